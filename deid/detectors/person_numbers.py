"""Personnummer, samordningsnummer and interim numbers in every written form."""

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn

from deid.kinds import Kind
from deid.passage import Found, Passage

_RUN = re.compile(r"\d(?:[\s.\-/_+]{0,3}\d){9,}")


def person_numbers(passage: Passage) -> Iterator[Found]:
    """Yield every stretch that is, or nearly is, a person's number."""
    for run in _RUN.finditer(passage.text):
        digits = "".join(filter(str.isdigit, run.group()))
        if len(digits) in {10, 12} and luhn.is_valid(digits[-10:]) and _day(digits[-10:]):
            yield run.start(), run.end(), Kind.PERSONNUMMER


def _day(digits: str) -> date | None:
    try:
        return date(1900 + int(digits[:2]), int(digits[2:4]), int(digits[4:6]) % 60)
    except ValueError:
        return None
