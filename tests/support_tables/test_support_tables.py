"""Rounds, applications and decisions from tables: taken in whole, by the same rules as everything else."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from contracts.applications import ApplicationAssessed, ApplicationReceived
from contracts.grant_decisions import ApplicationRejected, SupportApproved
from contracts.grant_money import GrantPaid
from contracts.grant_terms import NegativeGround
from tests.support_tables.support_tables import (
    AFTERWARDS,
    APPLICATION,
    APPLIED,
    CRITERIA,
    DECIDED,
    DECISION,
    FULL,
    ORGANISATIONS,
    PAID,
    ROUNDS,
    Service,
    cases,
    said,
    table,
)

NOT_MET = ";2021-11-15;Stadgar;ja;ja;nej;ja;avslag;2021-12-01;1.2-10/21;§ 14;Stadens riktlinjer för stöd;"
NOT_MET += "Ett villkor är inte uppfyllt.;Ett villkor är inte uppfyllt;"
REJECTED = APPLIED + NOT_MET + ";;;;"
UNDECIDED = APPLIED + ";" * (len(DECISION) + len(AFTERWARDS))
LIFE = (
    "ApplicationReceived",
    "ApplicationCompleted",
    "ApplicationAssessed",
    "SupportApproved",
    "GrantPaid",
    "GrantReportReceived",
    "GrantReportApproved",
)


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    started = Service(tmp_path)
    yield await started.ready()
    started.ledger.close()


async def test_G01_a_row_is_an_application_and_what_became_of_it_with_its_own_days(service: Service) -> None:
    taken = await service.take(FULL)
    assert taken.problems == ()
    assert service.types() == ["OrganisationRegistered", *LIFE]
    approved = next(fact for fact in service.facts() if isinstance(fact, SupportApproved))
    assert (approved.amount.ore, approved.decision.decided_on.isoformat()) == (35_000_50, "2021-12-01")
    [summary] = taken.summaries
    assert (summary.holds, summary.rows, summary.approved, summary.granted) == ("ansökningar", 1, 1, 35_000_50)


async def test_G04_each_criterion_has_an_answer_of_its_own(service: Service) -> None:
    assert (await service.take(cases(REJECTED))).problems == ()
    assessed = next(fact for fact in service.facts() if isinstance(fact, ApplicationAssessed))
    assert [answer.criterion for answer in assessed.answers] == list(CRITERIA)
    rejected = next(fact for fact in service.facts() if isinstance(fact, ApplicationRejected))
    assert rejected.criteria == ("jamstalldhet",)
    assert rejected.grounds == (NegativeGround.CRITERION_NOT_MET,)


async def test_a_rehearsal_stores_nothing_and_finds_the_same(service: Service) -> None:
    before = service.ledger.last_position()
    taken = await service.take(FULL, dry_run=True)
    assert taken.accepted
    assert taken.steps == len(LIFE)
    assert service.ledger.last_position() == before


async def test_a_file_that_has_grown_adds_what_is_new_and_pays_nothing_twice(service: Service) -> None:
    for content in (cases(UNDECIDED), cases(APPLIED + DECIDED + ";2022-01-15;;;"), FULL, FULL):
        assert (await service.take(content)).problems == ()
    assert service.types() == ["OrganisationRegistered", *LIFE]
    assert sum(isinstance(fact, GrantPaid) for fact in service.facts()) == 1


async def test_G10_rows_are_carried_out_in_the_order_of_days_so_that_a_report_comes_before_the_next_application(
    service: Service,
) -> None:
    later = "Skarpnäck;bidrag-2023;802002-4280;40000;Läxhjälp;2023-04-05" + ";" * (len(DECISION) + len(AFTERWARDS))
    settled = APPLIED + DECIDED + ";2022-01-15;2023-04-04;35000;2023-04-20"
    assert (await service.take(cases(later, settled))).problems == ()
    assert [fact.round_id for fact in service.facts() if isinstance(fact, ApplicationReceived)] == [
        "bidrag-2022",
        "bidrag-2023",
    ]
    assert service.types()[-1] == "GrantReportApproved"


async def test_G10_what_the_rules_bar_is_barred_in_a_table_too(service: Service) -> None:
    later = "Skarpnäck;bidrag-2023;802002-4280;40000;Läxhjälp;2023-04-05" + ";" * (len(DECISION) + len(AFTERWARDS))
    unreported = APPLIED + DECIDED + ";2022-01-15;;;"
    taken = await service.take(cases(later, unreported))
    assert said(taken.problems) == [("REPORT_LATE", 2, "C2")]
    assert service.types() == ["OrganisationRegistered"], "all or nothing"


async def test_a_workbook_says_the_same_as_text(service: Service) -> None:
    book = Workbook()
    for line in FULL.splitlines():
        book.active.append([cell or None for cell in line.split(";")])
    saved = BytesIO()
    book.save(saved)
    assert (await service.take(saved.getvalue())).problems == ()
    assert (await service.take(FULL)).problems == ()
    assert service.types() == ["OrganisationRegistered", *LIFE]


async def test_organisations_rounds_and_applications_are_taken_in_together_whatever_their_order(
    tmp_path: Path,
) -> None:
    started = Service(tmp_path)
    try:
        await started.ready()
        others = (
            ROUNDS.replace("bidrag-", "stod-"),
            ORGANISATIONS.replace("802002-4280", "212000-0142"),
            FULL.replace("bidrag-", "stod-").replace("802002-4280", "2120000142"),
        )
        assert (await started.take(*reversed(others))).problems == ()
    finally:
        started.ledger.close()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (FULL.replace("40 000", "fyrtio"), ("NO_AMOUNT", 2, "D2")),
        (FULL.replace("40 000", ""), ("EMPTY_CELL", 2, "D2")),
        (FULL.replace("2021-10-01", "2021-13-01"), ("NOT_A_DAY", 2, "F2")),
        (FULL.replace(";ja;ja;ja;ja;", ";ja;ja;kanske;ja;"), ("NOT_IN_LIST", 2, "K2")),
        (FULL.replace("beviljad", "ogillad"), ("NOT_IN_LIST", 2, "M2")),
        (FULL.replace("Stadens riktlinjer för stöd", "Åsikter"), ("NOT_IN_LIST", 2, "Q2")),
        (cases(REJECTED.replace(";Ett villkor är inte uppfyllt;", ";Åsikter;")), ("NOT_IN_LIST", 2, "S2")),
        (FULL.replace("Villkoren är uppfyllda.", ""), ("NEEDED_TOO", 2, "R2")),
        (cases(APPLIED + DECIDED + ";2022-01-15;2023-02-01;;"), ("NEEDED_TOO", 2, "W2")),
        (cases(REJECTED.removesuffix(";;;;;") + ";9000;;;;"), ("CONTRADICTION", 2, "T2")),
        (FULL.replace("802002-4280", "802002-4281"), ("NO_ORGANISATION_NUMBER", 2, "C2")),
        (FULL.replace("802002-4280", "811228-9874"), ("PERSONAL_DATA", 2, "C2")),
        (FULL.replace("Läxhjälp för unga", "811228-9874"), ("PERSONAL_DATA", 2, "E2")),
        (FULL.replace("ändamål", "kontaktperson"), ("COLUMN_OF_PERSONS", 1, "E1")),
        (FULL.replace("ändamål", "bakgrund"), ("UNKNOWN_COLUMN", 1, "E1")),
        (FULL.replace("beslutad", "beslut"), ("COLUMN_TWICE", 1, "N1")),
        (cases(UNDECIDED, UNDECIDED), ("ROW_TWICE", 3, "C3")),
        (FULL.replace("bidrag-2022", "bidrag-2020"), ("ROUND_UNKNOWN", 2, "B2")),
        (FULL.replace("40 000", "30 000"), ("AMOUNT_TOO_LARGE", 2, "T2")),
        (FULL.replace("2021-12-01", "2021-11-01"), ("DATE_OUT_OF_ORDER", 2, "N2")),
        (table([*APPLICATION, "beslut"], APPLIED + ";avslag"), ("NEEDED_TOO", 2, "G2")),
        (table(APPLICATION[:-1], APPLIED.rpartition(";")[0]), ("MISSING_COLUMN", 1, "A1")),
    ],
)
async def test_what_is_wrong_is_told_with_row_and_cell_and_nothing_is_stored_or_repeated(
    service: Service, row: str, problem: tuple[str, int, str]
) -> None:
    before = service.ledger.last_position()
    taken = await service.take(row)
    assert problem in said(taken.problems)
    assert taken.accepted is None
    assert service.ledger.last_position() == before
    for refused in ("811228", "802002-4281", "Åsikter", "fyrtio", "bakgrund", "kanske"):
        assert refused not in repr(taken)


async def test_the_key_of_a_criterion_may_be_a_heading_too(service: Service) -> None:
    taken = await service.take(FULL.replace("villkor inget-vald", "villkor budget"))
    assert said(taken.problems) == [("CRITERION_UNKNOWN", 2, "L2")]


async def test_everything_wrong_in_all_files_is_told_at_once(service: Service) -> None:
    taken = await service.take(FULL.replace("40 000", "x").replace("2021-10-01", "y"), ROUNDS.replace("100 000", "z"))
    assert [(found.code, found.line) for found in taken.problems] == [
        ("NO_AMOUNT", 2),
        ("NOT_A_DAY", 2),
        ("NO_AMOUNT", 2),
        ("NO_AMOUNT", 3),
    ]


async def test_what_may_point_at_a_person_does_not_hide_what_else_is_wrong(service: Service) -> None:
    taken = await service.take(FULL.replace("Läxhjälp för unga", "811228-9874").replace("40 000", "811228-9874"))
    assert said(taken.problems) == [("PERSONAL_DATA", 2, "D2"), ("PERSONAL_DATA", 2, "E2")]
    also = await service.take(FULL.replace("Läxhjälp för unga", "811228-9874").replace("2021-10-01", "igår"))
    assert said(also.problems) == [("PERSONAL_DATA", 2, "E2"), ("NOT_A_DAY", 2, "F2")]


async def test_G01_the_budget_holds_for_a_table(service: Service) -> None:
    rows = [(APPLIED + DECIDED + PAID).replace("Läxhjälp för unga", f"Läxhjälp nummer {number}") for number in range(3)]
    taken = await service.take(cases(*rows))
    assert [found.code for found in taken.problems] == ["OVER_BUDGET"]
    assert service.types() == ["OrganisationRegistered"]


async def test_G04_no_answer_is_made_up_for_a_criterion_without_one(service: Service) -> None:
    taken = await service.take(FULL.replace(";ja;ja;ja;ja;", ";ja;ja;ja;;"))
    assert said(taken.problems) == [("CRITERIA_NOT_ANSWERED", 2, "G2")]
    unclear = await service.take(FULL.replace(";ja;ja;ja;ja;", ";ja;ja;ja;oklart;"))
    assert said(unclear.problems) == [("CRITERIA_NOT_MET", 2, "M2")]
