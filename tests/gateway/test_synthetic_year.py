"""The invented year of reports: what its script writes, taken by the service, and shown as any other year."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from contracts.answers import Accepted
from contracts.importing import ImportCommands
from examples.synthetic import generate
from services.reports import carrying_out as reports
from tests.gateway.city_told import CityTold
from varna.importing import ImportPlan, Source, plan_import

EXAMPLES = Path(generate.__file__).parents[1]


def planned(*names: str) -> ImportPlan:
    found = plan_import([Source(name, (EXAMPLES / name).read_bytes()) for name in names])
    assert isinstance(found, ImportPlan), found
    return found


@pytest.fixture(scope="module")
def bodies() -> list[dict[str, Any]]:
    return [dict(step.body) for step in planned("synthetic/incidents-2025.yaml").order.steps]


def told_of(city: CityTold) -> ImportCommands:
    """Let the register, what is laid down and the invented year be imported; return the last."""
    city.tell(planned("stockholm/organisation.yaml").order)
    invented = planned("synthetic/incidents-2025.yaml").order
    for order in (planned("stockholm/reports.yaml").order, invented):
        answer = reports.handle(city.stores, order, city.now)
        assert isinstance(answer, Accepted), answer
    city.tell()
    return invented


def test_the_file_is_what_the_script_writes_from_its_seed() -> None:
    assert generate.FILE.read_text(encoding="utf-8") == generate.text()
    assert generate.text(2) != generate.text()


def test_whoever_opens_the_file_sees_that_it_is_invented() -> None:
    assert "PÅHITTAT" in generate.FILE.read_text(encoding="utf-8")[:300]
    assert "INVENTED" in generate.FILE.read_text(encoding="utf-8")[:300]


def test_the_year_is_a_whole_one_with_seasons_and_gaps_in_what_is_known_of_graffiti(
    bodies: list[dict[str, Any]],
) -> None:
    assert len(bodies) == len({str(body) for body in bodies}) == generate.REPORTS
    days = [body["observation"]["occurred_on"] for body in bodies]
    assert all(before <= after for before, after in pairwise(days))
    months = Counter(day[:7] for day in days)
    assert len(months) == 12
    assert months["2025-07"] < months["2025-09"]
    graffiti = [body for body in bodies if body["observation"]["kind"] == "graffiti"]
    known = Counter(("noticed_at" in body["observation"], "removed_at" in body) for body in graffiti)
    assert len(known) == 4
    assert {"answers", "description", "done", "guidance"}.isdisjoint({name for body in bodies for name in body})


async def test_the_service_takes_every_report_once_and_every_namnd_of_the_year_has_some(
    city: CityTold, bodies: list[dict[str, Any]]
) -> None:
    invented = told_of(city)
    position = city.stores.ledger.last_position()
    again = invented.model_copy(update={"command_id": "the-same-again"})
    assert isinstance(reports.handle(city.stores, again, city.now), Accepted)
    assert position <= city.stores.ledger.last_position() <= position + 1
    namnder = {body["namnd"] for body in bodies}
    assert len(namnder) == 17
    asked = "query ($namnd: String!) { incidents(namnd: $namnd) { id } }"
    found = [len((await city.ask(asked, namnd=namnd))["incidents"]) for namnd in namnder]
    assert all(found)
    assert sum(found) == generate.REPORTS


async def test_R18_the_invented_graffiti_is_in_time_late_and_unknown(city: CityTold) -> None:
    told_of(city)
    period = '{starts: "2025-01-01", ends: "2025-12-31"}'
    asked = f"""{{ graffitiRemovals(namnd: "sodermalm", period: {period}) {{ inTime late unknown inTimePercent }}
        incidentCounts(by: KIND, period: {period}) {{ release }} }}"""
    found = await city.ask(asked)
    removals = found["graffitiRemovals"]
    assert min(removals["inTime"], removals["late"], removals["unknown"]) > 0
    assert 0 < removals["inTimePercent"] < 100
    # Taken in after the year was frozen: nothing was known of it then.
    assert found["incidentCounts"] == {"release": "NOTHING_KNOWN"}


async def test_N11_had_it_come_in_time_it_would_be_counted_across_namnder(city: CityTold) -> None:
    told_of(city.at("2026-01-15T09:00:00+00:00"))
    city.at("2026-11-20T09:00:00+00:00")
    assert city.now.date() > date(2026, 1, 31)
    found = await city.ask(
        """query ($year: PeriodInput!) { byMilieu: incidentCounts(by: MILIEU, period: $year) { release total }
            bySetting: incidentCounts(by: SETTING, period: $year) { release total } }""",
        year={"starts": "2025-01-01", "ends": "2025-12-31"},
    )
    assert (found["byMilieu"]["release"], found["byMilieu"]["total"]) == ("RELEASED", generate.REPORTS)
    assert found["bySetting"] == {"release": "WITHHELD", "total": None}
