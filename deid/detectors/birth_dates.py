"""Dates of birth: days that are called so, days beside a name, and numbers with the last four hidden."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from deid.births import Birth, born
from deid.kept import words
from deid.kinds import Kind
from deid.passage import Found, Passage

_DAY = re.compile(
    r"[0-9](?<![\d.,/:\-].)(?:"
    r"(?P<whole>\d{3}[\-./ ]?\d\d[\-./ ]?\d\d|\d[\-. ]?\d\d[\-. ]?\d\d)"
    r"|\d?[./\- ]{1,2}\d{1,2}[./\- ]{1,2}(?:19|20)?\d\d"
    r"|\d?(?::?e|:a)?[ \n](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?[ \n](?:19|20)?\d\d"
    r")(?![\d:]|[.,/\-]\d)"
)
_BORN = words("words/births.txt")
_HIDDEN = re.compile(r"[0-9](?<!\d\d)(?:\d{5}|\d{7})[ \n]?[-+][ \n]?(?:[x*#._n?]{2,4}|\d{1,3}[x*#?]{1,3})(?![^\W_])")
_NEAR = 30


def birth_dates(passage: Passage, names: list[Found]) -> Iterator[Found]:
    """Yield every day somebody seems to be born on."""
    text = passage.lower
    for hidden in _HIDDEN.finditer(text):
        if born(re.sub(r"\D", "", re.split("[-+]", hidden.group())[0]), passage.today):
            yield *hidden.span(), Kind.BIRTH_DATE
    days = [day for day in _DAY.finditer(text) if _possible(day, passage)]
    if not days:
        return
    called = [passage.words[place][:2] for place in passage.where(_BORN)]
    marks = sorted([*called, *((start, end) for start, end, _ in names)])
    starts = [start for start, _ in marks]
    for day in days:
        at = bisect_left(starts, day.start())
        before = at > 0 and 0 <= day.start() - marks[at - 1][1] <= _NEAR
        after = at < len(marks) and 0 <= marks[at][0] - day.end() <= _NEAR
        if before or after:
            yield *day.span(), Kind.BIRTH_DATE


def _possible(day: re.Match[str], passage: Passage) -> bool:
    if day.group("whole") is None:
        return True
    return born(re.sub(r"\D", "", day.group()), passage.today) is Birth.PLAIN
