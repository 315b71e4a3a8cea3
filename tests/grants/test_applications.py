"""G02-G06, G12: an application is received, completed and assessed criterion by criterion; doubt is put right first."""

from datetime import date
from typing import Any

import pytest

from contracts.applications import (
    AdviceAsked,
    AdviceReceived,
    ApplicationAssessed,
    ApplicationCompleted,
    ApplicationReceived,
    ApplicationWithdrawn,
    AskAdvice,
    ProgrammeReceived,
    ProgrammeRequested,
    ReceiveAdvice,
    ReceiveProgramme,
    RequestProgramme,
    WithdrawApplication,
)
from contracts.envelope import Instruction
from contracts.grant_terms import CriterionAnswer
from contracts.money import Money
from tests.grants.histories import (
    DEMOCRACY,
    LOCAL,
    SECOND,
    STATUTES,
    SUPPORT,
    answers,
    applied,
    approve,
    assess,
    complete,
    ready,
    receive,
    support_id,
)
from tests.grants.spec import given, order


def request_programme(on: date = date(2026, 2, 2), **said: Any) -> RequestProgramme:
    body = {"requested_on": on, "deadline": date(2026, 3, 1), **said}
    return order(RequestProgramme, support_id=SUPPORT, **body)


def receive_programme(on: date = date(2026, 2, 5)) -> ReceiveProgramme:
    return order(ReceiveProgramme, support_id=SUPPORT, received_on=on)


def ask_advice(on: date = date(2026, 2, 2)) -> AskAdvice:
    return order(AskAdvice, support_id=SUPPORT, asked_on=on, circumstances="Program med hot mot en myndighet")


def receive_advice(on: date = date(2026, 2, 5)) -> ReceiveAdvice:
    return order(ReceiveAdvice, support_id=SUPPORT, received_on=on, summary="Pröva mot villkoren")


def withdraw() -> WithdrawApplication:
    return order(WithdrawApplication, support_id=SUPPORT, withdrawn_on=date(2026, 2, 6))


def test_G01_an_application_is_received_in_a_round_under_its_rules() -> None:
    told = given(*ready()).when(receive()).then(ApplicationReceived)
    told.then_said(ApplicationReceived, support_id=SUPPORT, rule_set="city-2019", round_id="2026")
    assert support_id("apply-0001") == SUPPORT


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"orgnr": SECOND}, "ORGANISATION_UNKNOWN", "orgnr"),
        ({"round_id": "2031"}, "ROUND_UNKNOWN", "round_id"),
        ({"amount": Money(ore=0)}, "AMOUNT_ZERO", "amount.ore"),
        ({"received_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "received_on"),
    ],
)
def test_G01_an_application_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*ready()).when(receive(**said)).then_refused(code, field)


def test_an_id_that_leads_to_a_case_there_is_makes_no_other_case() -> None:
    given(*ready(), receive()).when(receive()).then_refused("ID_TAKEN", "command_id")


def test_G04_an_application_is_completed_before_it_is_assessed() -> None:
    told = given(*ready(), receive())
    told.when(assess()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("completed", "assessed"))
    told.when(complete()).then(ApplicationCompleted)
    told.when(assess()).then(ApplicationAssessed)
    told.then_said(ApplicationAssessed, assessed_by="officer")
    told.when(complete()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("received", "completed"))


def test_G04_every_criterion_is_answered_and_no_other() -> None:
    told = given(*ready(), receive(), complete())
    told.when(assess(answers=answers()[:2])).then_refused("CRITERIA_NOT_ANSWERED", "answers", (LOCAL,))
    told.when(assess(answers=answers(views=CriterionAnswer.NOT_MET))).then_refused(
        "CRITERION_UNKNOWN", "answers.3.criterion", (DEMOCRACY, LOCAL, STATUTES)
    )
    told.when(assess(answers=(*answers(), answers()[0]))).then_refused("KEY_TWICE", "answers.3")


def test_G04_a_case_is_assessed_again_until_it_is_decided() -> None:
    told = given(*ready(), *applied()).when(assess(answers=answers(democracy=CriterionAnswer.NOT_MET)))
    told.then(ApplicationAssessed).when(approve()).then_refused("CRITERIA_NOT_MET", "support_id", (DEMOCRACY,))


def test_G12_in_doubt_the_programme_is_asked_for_and_awaited() -> None:
    told = given(*ready(), *applied()).when(request_programme()).then(ProgrammeRequested)
    told.then_said(ProgrammeRequested, deadline=date(2026, 3, 1))
    told.when(approve()).then_refused("STILL_WAITING", "support_id", ("waiting_for_programme",))
    told.when(request_programme()).then_refused("ASKED_ALREADY")
    told.when(receive_programme(date(2026, 2, 1))).then_refused("DATE_OUT_OF_ORDER", "received_on")
    told.when(receive_programme()).then(ProgrammeReceived)
    told.when(receive_programme()).then_refused("NOT_ASKED")


def test_G12_the_programme_has_a_deadline_after_the_day_it_is_asked_for() -> None:
    told = given(*ready(), *applied())
    told.when(request_programme(deadline=date(2026, 2, 1))).then_refused("DATE_OUT_OF_ORDER", "deadline")


def test_G12_advice_is_asked_on_circumstances_and_awaited() -> None:
    told = given(*ready(), *applied()).when(ask_advice()).then(AdviceAsked)
    told.when(approve()).then_refused("STILL_WAITING", "support_id", ("waiting_for_advice",))
    told.when(ask_advice()).then_refused("ASKED_ALREADY")
    told.when(receive_advice()).then(AdviceReceived)
    told.when(receive_advice()).then_refused("NOT_ASKED")


def test_an_application_that_is_taken_back_is_not_decided() -> None:
    told = given(*ready(), *applied()).when(withdraw()).then(ApplicationWithdrawn)
    told.when(approve()).then_refused("STATUS_NOT_POSSIBLE", "support_id")
    told.when(withdraw()).then_refused("STATUS_NOT_POSSIBLE", "support_id")


UNKNOWN = support_id("somebody-else")


@pytest.mark.parametrize("step", [complete(UNKNOWN), assess(UNKNOWN), approve(UNKNOWN)])
def test_a_case_that_is_not_there_is_refused(step: Instruction) -> None:
    given(*ready()).when(step).then_refused("CASE_UNKNOWN", "support_id")


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (complete().model_copy(update={"completed_on": date(2026, 1, 9)}), "completed_on"),
        (request_programme(date(2026, 1, 9)), "requested_on"),
        (ask_advice(date(2026, 1, 9)), "asked_on"),
    ],
)
def test_nothing_happens_before_the_application_came(step: Instruction, field: str) -> None:
    given(*ready(), receive()).when(step).then_refused("DATE_OUT_OF_ORDER", field)
