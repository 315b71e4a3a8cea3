"""N08, G18: an organisation is known by the number of a legal person; a person's is neither taken nor repeated."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from contracts.envelope import Contract
from contracts.organisation_number import LettingId, OrganisationNumber, SupportId
from contracts.organisations import RegisterOrganisation

NUMBER: TypeAdapter[str] = TypeAdapter(OrganisationNumber, config=Contract.model_config)
SUPPORT: TypeAdapter[str] = TypeAdapter(SupportId, config=Contract.model_config)
LETTING: TypeAdapter[str] = TypeAdapter(LettingId, config=Contract.model_config)
BIRTHS = st.dates(date(1880, 1, 1), date(2029, 12, 31))
DIGITS = st.text("0123456789", min_size=3, max_size=3)
KINDS = st.sampled_from("235789")
"""The first digit: the state, estates, stock and economic associations, other associations, trading companies."""


def checked(nine: str) -> str:
    """The digits with their check digit, reckoned here and not in the code that is tested."""
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
    return f"{nine}{-sum(map(int, doubled)) % 10}"


@st.composite
def legal(draw: st.DrawFn) -> str:
    """Ten digits of a legal person."""
    rest = draw(st.text("0123456789", min_size=6, max_size=6))
    return checked(f"{draw(KINDS)}{draw(st.sampled_from('0123456789'))}{draw(st.sampled_from('23456789'))}{rest}")


@st.composite
def personal(draw: st.DrawFn) -> str:
    """A personnummer, or a samordningsnummer with 60 added to the day, as ten or twelve digits."""
    born = draw(BIRTHS)
    day = born.day + draw(st.sampled_from([0, 60]))
    ten = checked(f"{born:%y%m}{day:02}{draw(DIGITS)}")
    return ten if draw(st.booleans()) else f"{born.year // 100}{ten}"


def refused(taken: TypeAdapter[str], written: str) -> str:
    with pytest.raises(ValidationError) as error:
        taken.validate_python(written)
    return str(error.value)


@given(legal())
def test_G18_the_number_of_a_legal_person_is_taken_and_kept_in_one_way(ten: str) -> None:
    kept = f"{ten[:6]}-{ten[6:]}"
    assert {NUMBER.validate_python(written) for written in (ten, kept, f"16{ten}", f"16{kept}")} == {kept}


@given(personal(), st.sampled_from(["", "-", "+"]))
def test_N08_every_shape_of_a_personal_number_is_refused_and_not_repeated(number: str, separator: str) -> None:
    written = f"{number[:-4]}{separator}{number[-4:]}"
    said = refused(NUMBER, written)
    assert written not in said
    assert number[-10:] not in re.sub(r"\D", "", said)


@given(personal())
def test_N08_no_personal_number_comes_in_as_the_beginning_of_an_id(number: str) -> None:
    written = f"{number[-10:-4]}-{number[-4:]}-0123abcd"
    for taken in (SUPPORT, LETTING):
        assert number[-10:] not in re.sub(r"\D", "", refused(taken, written))


@given(legal(), st.integers(1, 9))
def test_G18_a_wrong_check_digit_is_refused(ten: str, off: int) -> None:
    wrong = f"{ten[:9]}{(int(ten[9]) + off) % 10}"
    assert "orgnr_check" in refused(NUMBER, wrong)
    assert wrong not in refused(NUMBER, wrong)


@given(legal(), st.text("0123456789abcdef", min_size=8, max_size=8))
def test_G18_an_id_of_a_case_begins_with_the_number_of_its_organisation(ten: str, made: str) -> None:
    """Whatever letters Värna happens to make: none of them is taken for a person's number."""
    written = f"{ten[:6]}-{ten[6:]}-{made}"
    assert SUPPORT.validate_python(written) == LETTING.validate_python(written) == written
    assert LETTING.validate_python(f"booking-{made}") == f"booking-{made}"


@pytest.mark.parametrize(
    "written", ["", "802002", "802002 4280", "80-20024280", "19802002-4280", "802002-42800", "８０２００２４２８０"]
)
def test_G18_what_is_not_ten_digits_is_refused(written: str) -> None:
    refused(NUMBER, written)


def test_N08_the_command_that_registers_an_organisation_takes_no_person_either() -> None:
    with pytest.raises(ValidationError) as error:
        RegisterOrganisation.model_validate({"orgnr": "640823-3234"}, strict=False)
    assert "3234" not in str(error.value)
