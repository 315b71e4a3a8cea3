"""Organisation numbers of legal persons; a sole trader's is a personal identity number, and refused (N08, G18)."""

import re
from collections.abc import Mapping
from typing import Annotated, Final, LiteralString

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

import deid
from contracts.gate import as_recorded

_FORM = re.compile(r"(16)?([0-9]{6})-?([0-9]{4})")
WHY_NOT: Final[Mapping[str, tuple[str, str]]] = {
    "orgnr_form": (
        "Ett organisationsnummer är tio siffror, till exempel 802002-4280.",
        "An organisation number is ten digits, for example 802002-4280.",
    ),
    "orgnr_person": (
        "Numret är en fysisk persons och tas inte emot.",
        "The number belongs to a natural person; it is not taken.",
    ),
    "orgnr_check": (
        "Kontrollsiffran stämmer inte; jämför med källan.",
        "The check digit is wrong; compare with the source.",
    ),
}
"""Why a number is refused, in Swedish and English, by the type of the error."""


def of_a_legal_person(written: str) -> str:
    """Return the number as `802002-4280`, or refuse it; the refused number is never part of the error."""
    found = _FORM.fullmatch(written)
    if found is None:
        raise _refused("orgnr_form")
    number = f"{found[2]}{found[3]}"
    if int(number[2]) < 2:  # noqa: PLR2004 - the third digit of a legal person's number, where a person has a month
        raise _refused("orgnr_person")
    if not deid.check_digit_right(number):
        raise _refused("orgnr_check")
    return f"{found[2]}-{found[3]}"


def _refused(why: LiteralString) -> PydanticCustomError:
    return PydanticCustomError(why, "the number is not that of an organisation")


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
