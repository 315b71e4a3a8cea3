"""Personnummer and samordningsnummer in every written form, and organisation numbers that are a person's.

python-stdnum is right about check digits, and only they are taken from it: its personnummer module knows no
samordningsnummer and reads the prefix 16 as a century, its orgnr module takes a person's number for a company's.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum import isbn, luhn

from deid.births import Birth, born
from deid.kinds import Kind
from deid.passage import Found, Passage

_RUN = re.compile(r"[0-9](?:(?:[^\w,;]|_){0,3}[0-9]){9,}")
_GIVEN_ORGANISATION = re.compile(r"(?:org|företag|firma|moms|vat)[^\d\n]{0,30}$")
_MISREAD = re.compile(r"[0-9OoIl](?<![^\W_].)[0-9OoIl]{5,7}[-+ ]?[0-9OoIl]{4}(?![^\W_])")
_READ = str.maketrans("OoIl", "0011")
_LONGEST_LABEL = 34
_YEAR_IN_FULL = 12
_CENTURY = 2
_LEGAL_PERSON = "16"
_BLANKS_ONLY = ({5}, {4}, {3, 6}, {4, 7})
"""Places for blanks that no rule gives but hands do."""


def person_numbers(passage: Passage) -> Iterator[Found]:
    """Yield every stretch that is, or nearly is, a person's number."""
    for run in _RUN.finditer(passage.numbers):
        yield from _in_run(passage, run.start(), run.group())
    for misread in _MISREAD.finditer(passage.numbers):
        yield from _misread(passage, misread)


def _in_run(passage: Passage, offset: int, run: str) -> Iterator[Found]:
    """Try twelve and ten digits from the start of each group: a number may follow another one."""
    places = [index for index, character in enumerate(run) if character.isdigit()]
    first = 0
    while first + 10 <= len(places):
        size, kind = _best(passage, offset, run, places[first : first + 13])
        if kind is Kind.CHECK_DIGIT and _right_one_within(passage, offset, run, places[first:], size):
            size, kind = 1, None
        if kind is not None:
            yield offset + places[first], offset + places[first + size - 1] + 1, kind
        first += size
        while first < len(places) and places[first] == places[first - 1] + 1:
            first += 1


def _right_one_within(passage: Passage, offset: int, run: str, places: list[int], size: int) -> bool:
    """Tell whether a number that is right begins inside one that is not: a day before it makes a longer, wrong one."""
    groups = (at for at in range(1, size) if places[at] > places[at - 1] + 1)
    found = (_best(passage, offset, run, places[at : at + 13])[1] for at in groups)
    return any(kind is not None and kind.refuses for kind in found)


def _best(passage: Passage, offset: int, run: str, places: list[int]) -> tuple[int, Kind | None]:
    for size in (_YEAR_IN_FULL, 10):
        if len(places) < size or (len(places) > size and places[size] == places[size - 1] + 1):
            continue
        kind = _kind(passage, offset + places[0], [run[place] for place in places[:size]], _gaps(run, places[:size]))
        if kind is not None:
            return size, kind
    return 1, None


def _gaps(run: str, places: list[int]) -> dict[int, str]:
    """Return what stands between the digits, by how many digits stand before it."""
    pairs = enumerate(pairwise(places), start=1)
    return {count: run[left + 1 : right] for count, (left, right) in pairs if right > left + 1}


def _kind(passage: Passage, start: int, digits: list[str], gaps: dict[int, str]) -> Kind | None:
    number = "".join(digits)
    if not _written_so(len(number), gaps):
        return None
    label = passage.lower[max(0, start - _LONGEST_LABEL) : start]
    if label.endswith("se") and number.endswith("01") and len(number) == _YEAR_IN_FULL:
        return _right(number[:10], born(number[:10], passage.today), Kind.SOLE_TRADER)
    if number.startswith(_LEGAL_PERSON) and len(number) == _YEAR_IN_FULL:
        return _right(number[2:], born(number[2:], passage.today), Kind.SOLE_TRADER)
    birth = born(number, passage.today)
    if "isbn" in label and isbn.is_valid(number):
        return None
    kind = Kind.SAMORDNINGSNUMMER if birth is Birth.COORDINATED else Kind.PERSONNUMMER
    found = _right(number[-10:], birth, Kind.SOLE_TRADER if _GIVEN_ORGANISATION.search(label) else kind)
    return None if found is Kind.CHECK_DIGIT and not _surely_meant(len(number), gaps) else found


def _right(number: str, birth: Birth | None, kind: Kind) -> Kind | None:
    if birth is None:
        return None
    return kind if luhn.is_valid(number) else Kind.CHECK_DIGIT


def _written_so(size: int, gaps: dict[int, str]) -> bool:
    """Return whether a hand would part the digits so; amounts and registry numbers are parted otherwise."""
    places = set(gaps)
    if len(places) == size - 1 or places <= {2, 4, 6, 8, size - 3, size - 2, size - 1}:
        return True
    return size < _YEAR_IN_FULL and all(gap.isspace() for gap in gaps.values()) and places in _BLANKS_ONLY


def _surely_meant(size: int, gaps: dict[int, str]) -> bool:
    """Return whether only a person's number looks so; a day in dashes with an hour after it does not count."""
    end = size - 4
    if set(gaps) - {end - 4, end - 2, end} or (size == _YEAR_IN_FULL and _CENTURY in gaps):
        return False
    return gaps.get(end, "").strip() in {"", "-", "+"} and not ("-" in gaps.get(end - 2, "") and gaps.get(end) == " ")


def _misread(passage: Passage, found: re.Match[str]) -> Iterator[Found]:
    """Yield a number in which letters stand for 0 and 1."""
    number = re.sub(r"\D", "", found.group().translate(_READ))
    if not re.search("[OoIl]", found.group()) or len(number) not in {10, _YEAR_IN_FULL}:
        return
    birth = born(number, passage.today)
    if birth is not None and luhn.is_valid(number[-10:]):
        coordinated = birth is Birth.COORDINATED
        yield found.start(), found.end(), Kind.SAMORDNINGSNUMMER if coordinated else Kind.PERSONNUMMER
