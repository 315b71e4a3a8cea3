"""Dates of birth: days that are called so, days beside a name, and numbers with the last four hidden."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from deid.births import Birth, born
from deid.detectors.person_names import person_names
from deid.kinds import Kind
from deid.passage import Found, Passage

_MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()
_DAY = re.compile(
    r"(?<![\d.,/:\-])(?:"
    r"(?P<whole>\d{4}[\-./ ]?\d\d[\-./ ]?\d\d|\d\d[\-. ]?\d\d[\-. ]?\d\d)"
    r"|\d{1,2}[./\- ]{1,2}\d{1,2}[./\- ]{1,2}(?:19|20)?\d\d"
    r"|\d{1,2}(?::?e|:a)?[ ](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?[ ](?:19|20)?\d\d"
    r")(?![\d:]|[.,/\-]\d)"
)
_BORN = re.compile(
    r"(?<![^\W_])(?:född|föddes|fdd|födelsedatum|födelsedag|födelsetid|fyller|persnr|personnr|f\.)(?![^\W_])"
)
_HIDDEN = re.compile(r"(?<!\d)(?:\d{6}|\d{8})[ ]?[-+][ ]?(?:[x*#._n?]{2,4}|\d{1,3}[x*#?]{1,3})(?![^\W_])")
_NEAR = 30


def birth_dates(passage: Passage) -> Iterator[Found]:
    """Yield every day somebody seems to be born on."""
    text = passage.lower
    for hidden in _HIDDEN.finditer(text):
        if born(re.sub(r"\D", "", hidden.group().partition("-")[0].partition("+")[0]), passage.today):
            yield *hidden.span(), Kind.BIRTH_DATE
    days = [day for day in _DAY.finditer(text) if _possible(day, passage)]
    if not days:
        return
    marks = sorted(
        [*(found.span() for found in _BORN.finditer(text)), *((name[0], name[1]) for name in person_names(passage))]
    )
    starts = [mark[0] for mark in marks]
    for day in days:
        at = bisect_left(starts, day.start())
        before = at and 0 <= day.start() - marks[at - 1][1] <= _NEAR
        after = at < len(marks) and 0 <= marks[at][0] - day.end() <= _NEAR
        if before or after:
            yield *day.span(), Kind.BIRTH_DATE


def _possible(day: re.Match[str], passage: Passage) -> bool:
    whole = day.group("whole")
    return whole is None or born(re.sub(r"\D", "", whole), passage.today) is Birth.PLAIN
