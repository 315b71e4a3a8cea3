"""What nobody can mean: days far away, the same ground twice, a title before its day, a booking by a name."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bus.requests import read
from contracts.answers import Refusal
from contracts.applications import RequestProgramme
from contracts.envelope import Instruction
from contracts.grant_decisions import RejectApplication
from contracts.grant_terms import CriterionAnswer, NegativeGround
from contracts.lettings import DenyLetting, RequestLettingProgramme
from contracts.organisations import RegisterOrganisation, RenameOrganisation
from contracts.plans import Period
from tests.grants.histories import (
    DEMOCRACY,
    LETTING,
    ORGNR,
    ROUND,
    SUPPORT,
    answers,
    approved,
    assess,
    assess_letting,
    complete,
    decision,
    open_round,
    ready,
    receive,
    register,
    request,
    revoke,
)
from tests.grants.spec import given, order

FAR = date(2199, 12, 31)
VIOLENCE = (NegativeGround.VIOLENT_ACT,) * 2
NOT_MET: dict[str, Any] = {"grounds": (NegativeGround.CRITERION_NOT_MET,), "criteria": (DEMOCRACY,) * 2}
FAILED = answers(**{DEMOCRACY: CriterionAnswer.NOT_MET})


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (open_round(round_id=f"{ROUND}-2", closes_on=FAR), "closes_on"),
        (order(RequestProgramme, support_id=SUPPORT, requested_on=date(2026, 2, 2), deadline=FAR), "deadline"),
        (order(RequestLettingProgramme, letting_id=LETTING, requested_on=date(2026, 4, 2), deadline=FAR), "deadline"),
        (request(command_id="ask-far-1", period=Period(starts=date(1900, 1, 1), ends=FAR)), "period.starts"),
    ],
)
def test_G01_G12_a_day_that_nobody_means_is_refused(step: Instruction, field: str) -> None:
    given(*ready(), receive(), request()).when(step).then_refused("DATE_OUT_OF_RANGE", field)


@pytest.mark.parametrize("said", [{"grounds": VIOLENCE}, NOT_MET])
def test_G08_G15_a_ground_or_a_criterion_stands_once_so_that_the_control_report_counts_it_once(
    said: dict[str, Any],
) -> None:
    place = "grounds.1" if said["grounds"] is VIOLENCE else "criteria.1"
    reject = order(RejectApplication, support_id=SUPPORT, decision=decision(), **said)
    told = given(*ready(), receive(), complete(), assess(answers=FAILED), request(), assess_letting(answers=FAILED))
    told.when(reject).then_refused("KEY_TWICE", place)
    deny = order(DenyLetting, letting_id=LETTING, decision=decision(date(2026, 4, 20)), **said)
    told.when(deny).then_refused("KEY_TWICE", place)
    given(*ready(), *approved()).when(revoke(**said)).then_refused("KEY_TWICE", place)


def test_G18_a_title_is_recorded_when_it_holds() -> None:
    rename = order(RenameOrganisation, orgnr=ORGNR, title="Föreningen Annat", from_day=date(2026, 11, 21))
    given(*ready()).when(rename).then_refused("DATE_IN_FUTURE", "from_day")


@pytest.mark.parametrize("reference", ["anna-andersson", "bokning-bjorn-svensson-17", "anna"])
def test_G13_a_booking_reference_is_nobodys_name(reference: str) -> None:
    with pytest.raises(ValidationError, match="points at a person"):
        request(orgnr=None, booking_reference=reference)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"orgnr": "811228-9874"}, "Numret är en fysisk persons"),
        ({"orgnr": "802002-4281"}, "Kontrollsiffran stämmer inte"),
        ({"orgnr": "17"}, "tio siffror"),
        ({"title": "Föreningen\nExempel"}, "flera rader"),
    ],
)
def test_G18_a_command_says_in_its_own_words_what_is_wrong_with_a_number_or_a_title(
    said: dict[str, Any], reason: str
) -> None:
    body = register().model_copy(update=said).model_dump_json(warnings=False).encode()
    refusal = read(RegisterOrganisation, body)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason_sv
    assert all((refusal.field in said, refusal.reason_en, refusal.hint))
