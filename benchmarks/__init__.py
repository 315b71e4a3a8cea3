"""How fast Värna is, as ratios measured in one run on one machine: `python -m benchmarks --help`.

Every ratio compares two ways of doing the same work that took turns (A B A B …), because rates on a shared machine
drift more in a minute than the two ways differ. The events are synthetic; no real plan is in them.
"""
