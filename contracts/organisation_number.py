"""Organisation numbers of legal persons; a sole trader's is a personal identity number, and refused (N08, G18)."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

import deid
from contracts.gate import as_recorded

_FORM = re.compile(r"(16)?([0-9]{6})-?([0-9]{4})")


def of_a_legal_person(written: str) -> str:
    """Return the number as `802002-4280`, or refuse it; the refused number is never part of the error."""
    found = _FORM.fullmatch(written)
    if found is None:
        raise PydanticCustomError("orgnr_form", "an organisation number is ten digits, for example 802002-4280")
    number = f"{found[2]}{found[3]}"
    if int(number[2]) < 2:  # noqa: PLR2004 - the third digit of a legal person's number, where a person has a month
        raise PydanticCustomError("orgnr_person", "the number belongs to a natural person; it is not taken")
    if not deid.check_digit_right(number):
        raise PydanticCustomError("orgnr_check", "the check digit is wrong; compare with the source")
    return f"{found[2]}-{found[3]}"


def _taken(written: str, info: ValidationInfo) -> str:
    return written if info.context is as_recorded else of_a_legal_person(written)


OrganisationNumber = Annotated[
    str,
    Field(max_length=13, json_schema_extra={"pattern": f"^{_FORM.pattern}$"}),
    AfterValidator(_taken),
]
"""The number of a legal person; also taken as ten digits together, or twelve that begin with 16."""


def of_a_case(case: str, info: ValidationInfo) -> str:
    """Return the id of a case, or refuse it when it begins with a person's number; no number is in a booking's."""
    owner = case.rpartition("-")[0]
    if owner != "booking":
        _taken(owner, info)
    return case


SupportId = Annotated[str, Field(max_length=20, pattern=r"^[0-9]{6}-[0-9]{4}-[0-9a-f]{8}$"), AfterValidator(of_a_case)]
"""The organisation's number and eight letters that Värna makes: which case of support, or letting, of which one."""

LettingId = Annotated[
    str,
    Field(max_length=20, pattern=r"^([0-9]{6}-[0-9]{4}|booking)-[0-9a-f]{8}$"),
    AfterValidator(of_a_case),
]
"""As the id of support; for an individual tenant, whom Värna does not know, `booking` in place of the number (G13)."""
