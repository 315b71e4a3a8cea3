"""Interim numbers of people without a personnummer: a day of birth, then letters among the last four."""

import re
from collections.abc import Iterator

from deid.births import born
from deid.kinds import Kind
from deid.passage import Found, Passage

_NUMBER = re.compile(
    r"([0-9](?<!\d\d)\d(?:\d\d)?[ .\-/]?\d\d[ .\-/]?\d\d)"
    r"(?:\s?[-+]\s?(?:[a-z]\d{3}|[a-z]{2}\d\d)|\s?[trsuwxjklmn]\d{3})(?![^\W_])"
)


def reserve_numbers(passage: Passage) -> Iterator[Found]:
    """Yield T-numbers and the reserve numbers of health care."""
    for found in _NUMBER.finditer(passage.lower):
        if born(re.sub(r"\D", "", found.group(1)), passage.today) is not None:
            yield *found.span(), Kind.RESERVE_NUMBER
