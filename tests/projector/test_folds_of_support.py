"""What becomes of support and premises in the read models: a row a case, all of an organisation beside each other."""

from datetime import date
from typing import Any

import pytest

from contracts.envelope import Fact
from contracts.grant_rules import BudgetCommitted, BudgetReleased
from contracts.grant_terms import AppealOutcome, CriterionAnswer
from contracts.organisations import OrganisationDissolved, OrganisationRenamed
from tests.projector import sample_grants as sample
from tests.projector.read_models import ReadModels
from tests.projector.sample_grants import FIRST, HALL, NAMND, ORGNR, ROUND, SECOND
from tests.projector.sample_ledger import Ledger, moment

APPROVED = (sample.received(), sample.assessed(), sample.approved())


def folded(read_models: ReadModels, *facts: Fact) -> ReadModels:
    return read_models.fold(Ledger([sample.registered(), *facts], "grants").recorded)


def row(read_models: ReadModels, key: str = FIRST) -> dict[str, Any]:
    found = read_models.now("organisation", key)
    assert found is not None
    return found


def test_G18_an_organisation_is_its_number_and_what_it_has_been_called(read_models: ReadModels) -> None:
    renamed = OrganisationRenamed(orgnr=ORGNR, title="Lyktan", from_day=date(2026, 6, 1))
    dissolved = OrganisationDissolved(orgnr=ORGNR, dissolved_on=date(2027, 6, 30))
    shown = row(folded(read_models, renamed, dissolved), ORGNR)
    assert shown["body"] == {
        "title": "Lyktan",
        "registered_on": "2026-01-02",
        "former_titles": [{"title": "Föreningen Lyktan", "until": "2026-06-01"}],
        "dissolved_on": "2027-06-30",
    }


def test_G18_all_rows_of_an_organisation_lie_together_and_no_others_between(read_models: ReadModels) -> None:
    folded(read_models, sample.registered(sample.OTHER), *APPROVED, sample.duty(support_id=FIRST), sample.letting())
    together = [key for key in read_models.keys("organisation") if ORGNR <= key < f"{ORGNR}0"]
    assert together == [ORGNR, FIRST, HALL, f"{ORGNR}/{sample.DUTY}"]


@pytest.mark.parametrize(
    ("facts", "status", "due_on"),
    [
        ((sample.received(),), "received", None),
        ((sample.received(), sample.assessed()), "assessed", None),
        (APPROVED, "approved", None),
        ((*APPROVED, sample.paid()), "paid", "2027-03-31"),
        ((*APPROVED, sample.paid(), sample.reminded()), "paid", "2027-04-30"),
        ((*APPROVED, sample.paid(), sample.report_received()), "reported", None),
        ((*APPROVED, sample.paid(), sample.revoked()), "revoked", None),
        ((*APPROVED, sample.paid(), sample.revoked(), sample.claimed()), "revoked", "2026-10-15"),
        ((*APPROVED, sample.paid(), sample.revoked(), sample.claimed(), sample.handed_over()), "revoked", None),
        (
            (*APPROVED, sample.paid(), sample.claimed(), sample.repaid(10_000), sample.report_received()),
            "reported",
            None,
        ),
    ],
)
def test_G01_G10_where_a_case_stands_and_what_is_due_of_it(
    read_models: ReadModels, facts: tuple[Fact, ...], status: str, due_on: str | None
) -> None:
    shown = row(folded(read_models, *facts))
    assert (shown["status"], shown["due_on"], shown["namnd"], shown["year"]) == (status, due_on, NAMND, 2026)


def test_G12_a_case_waits_until_the_programme_has_come_and_stands_where_it_stood(read_models: ReadModels) -> None:
    asked, came = sample.life_of_an_application()[2:4]
    folded(read_models, sample.received(), asked)
    assert (row(read_models)["status"], row(read_models)["due_on"]) == ("waiting_for_programme", "2026-02-08")
    read_models.fold(Ledger([sample.registered(), sample.received(), asked, came], "grants").recorded)
    assert (row(read_models)["status"], row(read_models)["due_on"]) == ("received", None)


def test_G08_a_revocation_that_a_court_sets_aside_lets_the_support_run_again(read_models: ReadModels) -> None:
    folded(read_models, *APPROVED, sample.paid(), sample.revoked(), sample.appealed(outcome=AppealOutcome.UPHELD))
    assert row(read_models)["status"] == "revoked"
    facts = (
        *APPROVED,
        sample.paid(),
        sample.revoked(),
        sample.appealed(outcome=AppealOutcome.UPHELD),
        sample.appealed(),
    )
    shown = row(folded(read_models, *facts))
    assert shown["status"] == "paid"
    assert [each["outcome"] for each in shown["body"]["decisions"][1]["appeals"]] == ["upheld", "set_aside"]
    assert not shown["body"]["assessment"]["disputed"]


def test_G08_a_rejection_that_a_court_sets_aside_leaves_its_answers_disputed_until_assessed_anew(
    read_models: ReadModels,
) -> None:
    refused = (sample.received(), sample.assessed(FIRST, CriterionAnswer.NOT_MET), sample.rejected(FIRST))
    shown = row(folded(read_models, *refused, sample.appealed()))
    assert (shown["status"], shown["body"]["assessment"]["disputed"]) == ("assessed", True)
    anew = row(folded(read_models, *refused, sample.appealed(), sample.assessed()))
    assert not anew["body"]["assessment"]["disputed"]


def test_G08_a_rejection_without_answers_that_a_court_sets_aside_stands_where_it_stood(read_models: ReadModels) -> None:
    shown = row(folded(read_models, sample.received(), sample.rejected(FIRST), sample.appealed()))
    assert (shown["status"], shown["body"]["assessment"]) == ("received", None)


def test_G11_a_calling_off_that_a_court_sets_aside_lets_the_letting_run_again(read_models: ReadModels) -> None:
    upheld = sample.letting_appealed(outcome=AppealOutcome.UPHELD)
    called_off = (sample.letting(), sample.premises_let(), sample.called_off(), upheld)
    stood = row(folded(read_models, *called_off), HALL)
    assert (stood["status"], stood["body"]["cancelled_on"]) == ("cancelled", "2026-04-12")
    shown = row(folded(read_models, *called_off, sample.letting_appealed()), HALL)
    assert (shown["status"], shown["body"]["cancelled_on"]) == ("approved", None)
    appeals = [[appeal["outcome"] for appeal in each["appeals"]] for each in shown["body"]["decisions"]]
    assert appeals == [[], ["upheld", "set_aside"]]


def test_G08_a_decision_says_what_was_known_when_it_was_taken(read_models: ReadModels) -> None:
    [decision] = row(folded(read_models, *APPROVED))["body"]["decisions"]
    assert decision["known_at"] == 10
    then = read_models.as_of("organisation", FIRST, decision["known_until"])
    assert then is not None
    assert then["decisions"] == []
    assert decision["known_until"] == moment(5) - 1


def test_G09_a_claim_has_left_what_is_neither_repaid_nor_written_off(read_models: ReadModels) -> None:
    paid = (*APPROVED, sample.paid(), sample.claimed(), sample.claimed(claim_id="krav-2", amount=500))
    shown = row(folded(read_models, *paid, sample.repaid(2_000), sample.written_off(3_000)))
    assert [(each["claim_id"], each["left"]["ore"]) for each in shown["body"]["claims"]] == [
        ("krav-1", 500_000),
        ("krav-2", 50_000),
    ]


def test_G08_a_duty_is_outstanding_until_it_is_decided(read_models: ReadModels) -> None:
    key = f"{ORGNR}/{sample.DUTY}"
    shown = row(folded(read_models, sample.received(SECOND, "kungsholmen"), sample.duty()), key)
    assert (shown["status"], shown["namnd"], shown["due_on"]) == ("outstanding", "kungsholmen", "2026-10-01")
    facts = (sample.received(SECOND, "kungsholmen"), sample.duty(), sample.duty_decided())
    decided = row(folded(read_models, *facts), key)
    assert (decided["status"], decided["due_on"], decided["body"]["outcome"]) == ("decided", None, "support_kept")
    assert decided["body"]["decide_by"] == "2026-10-01"


def test_G01_a_round_knows_what_of_its_budget_is_promised(read_models: ReadModels) -> None:
    money = {"namnd": NAMND, "round_id": ROUND, "support_id": FIRST}
    committed = BudgetCommitted(**money, amount=sample.kronor(30_000))
    folded(read_models, sample.opened(), committed, BudgetReleased(**money, amount=sample.kronor(5_000)))
    shown = read_models.now("round", f"{NAMND}/{ROUND}")
    assert shown is not None
    assert shown["body"]["committed"] == {"ore": 2_500_000, "currency": "sek"}


def test_G13_an_individual_tenant_is_a_booking_reference_and_nothing_more(read_models: ReadModels) -> None:
    shown = row(folded(read_models, sample.letting(sample.BOOKED)), sample.BOOKED)
    assert (shown["body"]["orgnr"], shown["body"]["booking_reference"]) == (None, "bokning-77")
