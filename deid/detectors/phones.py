"""Phone numbers, but for those of functions.

phonenumbers decides, through its matcher at VALID: `is_valid_number` takes registry numbers and days for phones, and
STRICT_GROUPING misses common ways to write. It is shown the digits alone: beside a letter it sees nothing.
"""

import re
from collections.abc import Iterator

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
    format_number,
    number_type,
    parse,
)

from deid.kept import lines
from deid.kinds import Kind
from deid.passage import Found, Passage

# All numbering plans now, or a foreign number would make the gate read a file in the middle of a text.
PhoneMetadata.load_all()

_REGION = "SE"
_RUN = re.compile(r"[+(04](?<!\d.)(?:(?<=\+) ?[1-9]|(?<=\()0|(?<=0)|(?<=4)6)(?:[\s\-.()/_]{0,3}\d){6,}")
_GAP = r"[\s\-.()/_]{0,3}"
_MOBILE = re.compile(
    rf"[+04](?<!\d.)(?:(?:(?<=\+) ?46|(?<=0)046|(?<=4)6)(?:{_GAP}0)?|(?<=0)){_GAP}7{_GAP}[02369](?:{_GAP}\d){{7}}(?!\d)"
)
_HOURS = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d ?- ?(?:[01]?\d|2[0-4])[.:][0-5]\d")
_BLANK = re.compile(r"[\s_]")
_NEAR = 80
_SWEDEN = 46
_CARRIED = {PhoneNumberType.MOBILE, PhoneNumberType.PERSONAL_NUMBER, PhoneNumberType.PAGER}
_OVERLAP = 30
_MOST_AT_ONCE = 250
"""The matcher gives up in a long text; a run of digits is shown to it in parts."""


def _written_out(number: PhoneNumber) -> str:
    return format_number(number, PhoneNumberFormat.E164)


def _functions() -> dict[str, str]:
    """Return each kept number with the word it must stand beside; most need none."""
    entries = (line.partition(" beside ") for line in lines("allowed/function_numbers.txt"))
    return {_written_out(parse(number, _REGION)): word.strip() for number, _, word in entries}


_FUNCTIONS = _functions()


def phones(passage: Passage) -> Iterator[Found]:
    """Yield phone numbers of every country written in full, and Swedish ones."""
    for run in _RUN.finditer(passage.numbers):
        for start in range(run.start(), run.end(), _MOST_AT_ONCE):
            end = min(run.end(), start + _MOST_AT_ONCE + _OVERLAP)
            for found in PhoneNumberMatcher(
                _BLANK.sub(" ", passage.numbers[start:end]), _REGION, leniency=Leniency.VALID
            ):
                before = passage.lower[max(0, start + found.start - _NEAR) : start + found.start]
                if not (_HOURS.fullmatch(found.raw_string) or _of_a_function(found.number, before)):
                    # A bracket around the whole, or around what stands beside it, is not part of the number.
                    open_only = found.raw_string.startswith("(") and ")" not in found.raw_string
                    yield start + found.start + open_only, start + found.end, Kind.PHONE
    for mobile in _MOBILE.finditer(passage.numbers):
        yield *mobile.span(), Kind.PHONE


def is_mobile(number: str) -> bool:
    """Return whether a number given alone goes to what somebody carries."""
    try:
        kind = number_type(parse(number, _REGION))
    except NumberParseException:
        kind = PhoneNumberType.UNKNOWN
    return kind in _CARRIED or _MOBILE.search(number) is not None


def _of_a_function(number: PhoneNumber, before: str) -> bool:
    if number.country_code == _SWEDEN and number_type(number) == PhoneNumberType.TOLL_FREE:
        return True
    beside = _FUNCTIONS.get(_written_out(number))
    return beside is not None and beside in before
