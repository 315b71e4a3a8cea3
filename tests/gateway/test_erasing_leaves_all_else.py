"""Erasing a text takes the text and nothing else: digests, replays, counts and answers stay as they were."""

from pathlib import Path
from typing import Any

from contracts.envelope import microseconds
from contracts.incident_terms import ErasureGround
from contracts.vault_access import EraseText
from gateway.projector.digests import digest_as_of, digest_now
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from tests.gateway.city_told import CityTold
from tests.reports.incident_histories import READY, report
from tests.reports.spec import NAMND, order

TEXT = "Klistermärken med budskap hade satts upp vid entrén."
ASKED = """query ($namnd: String!) {
  incidents(namnd: $namnd) { id week kindLabel status text { reference erased } }
  graffitiRemovals(namnd: $namnd) { inTime late unknown } }"""


def digests(city: CityTold, moment: int | None = None) -> dict[str, str]:
    with city.engine.connect() as connection:
        tables = current_tables(city.engine)
        return digest_now(connection, tables) if moment is None else digest_as_of(connection, tables, moment)


def folded_anew(city: CityTold, folder: Path) -> dict[str, str]:
    """What a replay of both ledgers into empty read models makes."""
    engine = open_engine(f"sqlite:///{folder / 'anew.db'}")
    prepare(engine)
    tables = current_tables(engine)
    projection = Projection(engine, tables)
    for service in ("plans", "reports"):
        projection.apply(city.recorded(service))
    with engine.connect() as connection:
        found = digest_now(connection, tables)
    engine.dispose()
    return found


async def test_all_that_was_recorded_besides_a_text_stays_when_it_is_erased(tmp_path: Path) -> None:
    city = CityTold(tmp_path)
    city.tell(*READY, report(description=TEXT))
    before: dict[str, Any] = await city.ask(ASKED, namnd=NAMND)
    (incident,) = before["incidents"]
    moment = microseconds(city.now) + 1_000_000
    then = digests(city, moment)

    city.at("2026-11-20T10:00:00+00:00")
    reference = incident["text"]["reference"]
    assert city.stores.vault.read(reference) == TEXT
    city.tell(order(EraseText, reference=reference, ground=ErasureGround.IDENTIFIES_SOMEBODY))
    assert city.stores.vault.read(reference) is None

    after: dict[str, Any] = await city.ask(ASKED, namnd=NAMND)
    assert after["incidents"] == [{**incident, "text": {"reference": reference, "erased": True}}]
    assert after["graffitiRemovals"] == before["graffitiRemovals"]
    assert digests(city, moment) == then
    assert digests(city) == folded_anew(city, tmp_path)
    city.close()
