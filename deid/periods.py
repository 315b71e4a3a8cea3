"""Periods from a day to a day: written one after the other, the two read as one long number."""

import re
from datetime import date, timedelta

_DAY = r"\d\d-[01]\d-[0-3]\d"
_PERIOD = re.compile(rf"2(?<![\d-].)0{_DAY} ?(?:--?|/) ?20{_DAY}(?!\d|-\d)")
_SIZE = len("2026-01-31")
_LONGEST = timedelta(days=3660)
"""Ten years: what goes on for longer is looked at as a number."""


def without_periods(text: str) -> str:
    """Return the text with something that is no part of a number in place of every period; letter for letter."""
    return _PERIOD.sub(_blanked, text)


def _blanked(period: re.Match[str]) -> str:
    written = period.group()
    try:
        length = date.fromisoformat(written[-_SIZE:]) - date.fromisoformat(written[:_SIZE])
    except ValueError:
        return written
    return ";" * len(written) if timedelta(0) <= length <= _LONGEST else written
