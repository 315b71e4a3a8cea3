"""Phone numbers, but for those of functions.

phonenumbers decides, through its matcher at VALID: `is_valid_number` takes registry numbers and days for phones, and
STRICT_GROUPING misses common ways to write. It is shown the digits alone: beside a letter it sees nothing.
"""

import re
from collections.abc import Iterator

from phonenumbers import (
    Leniency,
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

_REGION = "SE"
_RUN = re.compile(r"[+(04](?<!\d.)(?:(?<=\+) ?[1-9]|(?<=\()0|(?<=0)|(?<=4)6)(?:[\s\-.()/_]{0,3}\d){6,}")
_GAP = r"[\s\-.()/_]{0,3}"
_MOBILE = re.compile(
    rf"[+04](?<!\d.)(?:(?:(?<=\+) ?46|(?<=0)046|(?<=4)6)(?:{_GAP}0)?|(?<=0)){_GAP}7(?:{_GAP}\d){{8}}(?!\d)"
)
_HOURS = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d ?- ?(?:[01]?\d|2[0-4])[.:][0-5]\d")
_BLANK = re.compile(r"[\s_]")
_MOST_AT_ONCE = 250
"""The matcher gives up in a long text; a run of digits is shown to it in parts."""


def _written_out(number: PhoneNumber) -> str:
    return format_number(number, PhoneNumberFormat.E164)


_FUNCTIONS = frozenset(_written_out(parse(number, _REGION)) for number in lines("allowed/function_numbers.txt"))


def phones(passage: Passage) -> Iterator[Found]:
    """Yield phone numbers of every country written in full, and Swedish ones."""
    for run in _RUN.finditer(passage.text):
        for start in range(run.start(), run.end(), _MOST_AT_ONCE):
            end = min(run.end(), start + _MOST_AT_ONCE + 30)
            for found in PhoneNumberMatcher(_BLANK.sub(" ", passage.text[start:end]), _REGION, leniency=Leniency.VALID):
                if not (_HOURS.fullmatch(found.raw_string) or _of_a_function(found.number)):
                    yield start + found.start, start + found.end, Kind.PHONE
    for mobile in _MOBILE.finditer(passage.text):
        yield *mobile.span(), Kind.PHONE


def _of_a_function(number: PhoneNumber) -> bool:
    return _written_out(number) in _FUNCTIONS or (
        number.country_code == 46 and number_type(number) == PhoneNumberType.TOLL_FREE  # noqa: PLR2004
    )
