"""G08, G11, G13: revocations, payments in parts and premises from tables, by the same rules as everything else."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from contracts.grant_decisions import GrantRevoked
from contracts.grant_money import GrantPaid
from contracts.grant_terms import NegativeGround
from contracts.lettings import LettingCancelled, LettingDenied, LettingRequested
from services.grants.streams import case_stream
from tests.support_tables.support_tables import APPLICATION, APPLIED, CRITERIA, DECIDED, DECISION, Service, said, table

REVOCATION = (
    "återkallad",
    *(f"återkallelsens {name}" for name in ("diarienummer", "paragraf", "lagrum", "skäl", "grunder", "villkor")),
)
PAYMENTS = ("utbetald", "utbetalt", "utbetald 2", "utbetalt 2")
REVOKED = ";2022-05-04;1.2-44/22;§ 9;Stadens riktlinjer för stöd;Pengarna gick till annat.;Medel använda till annat;"
PAID = ";2022-01-15;20 000;2022-03-15;15000,50"
WHOLE = table([*APPLICATION, *DECISION, *PAYMENTS, *REVOCATION], APPLIED + DECIDED + PAID + REVOKED)

ASKED = ("nämnd", "orgnr", "bokning", "lokal", "tillfälle", "från", "till", "inkommen")
JUDGED = ("bedömd", "underlag", *(f"villkor {key}" for key in CRITERIA))
DECIDED_ON = ("beslut", "beslutad", "diarienummer", "paragraf", "lagrum", "skäl", "grunder")
HALL = "Skarpnäck;802002-4280;;Stora salen;Årsmöte;2022-03-05;2022-03-05;2022-01-10;2022-01-12;Stadgar;ja;ja;ja;ja"
LET = HALL + ";uthyrd;2022-01-20;1.2-3/22;§ 2;Villkor för upplåtelse;Villkoren är uppfyllda.;"
DENIED = "Skarpnäck;;bokning-17;Stora salen;Fest;2022-03-05;2022-03-05;2022-01-10" + ";" * 6
DENIED += ";avslag;2022-01-20;1.2-4/22;§ 3;Villkor för upplåtelse;Lokalen var bokad.;Lokalen är upptagen"
CALLED_OFF = ";;" + REVOKED.removesuffix(";").removeprefix(";").replace("2022-05-04", "2022-02-20")
CALLED_OFF = CALLED_OFF.replace("Medel använda till annat", "Villkoren godtas inte")


def premises(*rows: str) -> str:
    """Requests for premises; a row that is not called off ends with its decision."""
    headings = [*ASKED, *JUDGED, *DECIDED_ON, "avbokad", *REVOCATION[:-1]]
    width = len(headings) - 1
    return table(headings, *(row + ";" * (width - row.count(";")) for row in rows))


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    started = Service(tmp_path)
    yield await started.ready()
    started.ledger.close()


async def test_G08_a_row_says_payments_in_parts_and_the_revocation(service: Service) -> None:
    taken = await service.take(WHOLE)
    assert taken.problems == ()
    assert [fact.amount.ore for fact in service.facts() if isinstance(fact, GrantPaid)] == [2_000_000, 1_500_050]
    [revoked] = [fact for fact in service.facts() if isinstance(fact, GrantRevoked)]
    assert (revoked.grounds, revoked.criteria) == ((NegativeGround.MISUSE,), ())
    assert (revoked.decision.diarienummer, revoked.decision.decided_on.isoformat()) == ("1.2-44/22", "2022-05-04")
    [summary] = taken.summaries
    assert (summary.approved, summary.revoked) == (1, 1)


async def test_G08_a_criterion_that_is_no_longer_met_is_named_by_its_key(service: Service) -> None:
    by_criterion = REVOKED.replace("Medel använda till annat;", "Ett villkor är inte uppfyllt;jamstalldhet")
    assert (await service.take(WHOLE.replace(REVOKED, by_criterion))).problems == ()
    [revoked] = [fact for fact in service.facts() if isinstance(fact, GrantRevoked)]
    assert revoked.criteria == ("jamstalldhet",)


async def test_G11_G13_premises_are_let_denied_and_called_off(service: Service) -> None:
    taken = await service.take(premises(LET + CALLED_OFF, DENIED))
    assert taken.problems == ()
    assert service.types()[-4:] == ["LettingRequested", "LettingAssessed", "PremisesLet", "LettingCancelled"]
    [cancelled] = [fact for fact in service.facts() if isinstance(fact, LettingCancelled)]
    assert cancelled.decision is not None
    asked = [json.loads(each.sealed)["data"] for each in service.ledger.entries(0, 1000) if "LettingReq" in each.type]
    [booked] = [each["letting_id"] for each in asked if each["booking_reference"]]
    request, denied = service.ledger.load(case_stream(booked))
    assert isinstance(request, LettingRequested)
    assert isinstance(denied, LettingDenied)
    assert (request.orgnr, request.booking_reference) == (None, "bokning-17")
    assert (await service.take(premises(LET + CALLED_OFF, DENIED))).problems == ()
    assert service.types().count("LettingRequested") == 1, "nothing is done twice"


async def test_G11_the_tenant_calls_off_without_a_decision(service: Service) -> None:
    assert (await service.take(premises(LET + ";2022-02-01"))).problems == ()
    [cancelled] = [fact for fact in service.facts() if isinstance(fact, LettingCancelled)]
    assert (cancelled.grounds, cancelled.decision) == ((), None)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (WHOLE.replace("§ 9", ""), ("NEEDED_TOO", 2, "AA2")),
        (WHOLE.replace("Medel använda till annat", "Åsikter"), ("NOT_IN_LIST", 2, "AD2")),
        (WHOLE.replace("Medel använda till annat", "Budgeten är slut"), ("GROUND_NOT_POSSIBLE", 2, "AD2")),
        (WHOLE.replace("2022-05-04", "2021-05-04"), ("DATE_OUT_OF_ORDER", 2, "Y2")),
        (WHOLE.replace("15000,50", "15000,51"), ("AMOUNT_TOO_LARGE", 2, "T2")),
        (WHOLE.replace("20 000;", ";"), ("NEEDED_TOO", 2, "V2")),
        (premises(DENIED.replace("bokning-17", "")), ("ONE_TENANT", 2, "A2")),
        (premises(LET.replace("802002-4280;", "802002-4280;bokning-17")), ("ONE_TENANT", 2, "A2")),
        (premises(DENIED.replace("bokning-17", "811228-9874")), ("PERSONAL_DATA", 2, "C2")),
        (premises(DENIED + CALLED_OFF), ("CONTRADICTION", 2, "W2")),
        (premises(LET.replace(";ja;ja;ja;ja", ";ja;ja;ja;oklart")), ("CRITERIA_NOT_MET", 2, "O2")),
        (premises(LET, LET), ("ROW_TWICE", 3, "B3")),
    ],
)
async def test_what_is_wrong_is_told_with_row_and_cell_and_nothing_is_stored(
    service: Service, content: str, problem: tuple[str, int, str]
) -> None:
    before = service.ledger.last_position()
    taken = await service.take(content)
    assert problem in said(taken.problems), said(taken.problems)
    assert service.ledger.last_position() == before
    assert "811228" not in repr(taken)
