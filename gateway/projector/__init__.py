"""The projector: events from the bus in, rows that remember out. `spans.py` is the only place that writes SQL rows."""
