"""The examples as a newcomer's first start imports them: the plans service itself accepts them, once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from contracts.plan_approval import HistoricalPlanAdopted
from ledger.ledger import Ledger
from services.plans.handlers import handle
from varna.importing import import_files, in_turn

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open("plans", f"sqlite:///{tmp_path / 'plans.db'}")
    yield opened
    opened.close()


async def test_the_plans_service_takes_all_its_files_in_one_import_and_only_once(ledger: Ledger) -> None:
    async def ask(_service: str, order: ImportCommands) -> Accepted | Refusal:
        return handle(ledger, order, date(2026, 11, 20))

    plans = in_turn([STOCKHOLM])[0]
    rehearsed = await import_files(plans, ask, dry_run=True)
    assert rehearsed.problems == ()
    assert ledger.last_position() == 0

    first = await import_files(plans, ask)
    assert first.problems == ()
    assert first.accepted is not None
    assert first.accepted.ids == first.plan_ids
    recorded = ledger.last_position()
    assert recorded == first.accepted.position

    again = await import_files(plans, ask)
    assert again.accepted == first.accepted
    assert ledger.last_position() == recorded
    for plan_id in first.plan_ids:
        assert isinstance(ledger.load(f"plan/{plan_id}")[-1], HistoricalPlanAdopted)


async def test_P09_a_rule_of_the_service_is_told_with_file_and_line(ledger: Ledger, tmp_path: Path) -> None:
    text = (STOCKHOLM / "004-hagersten-liljeholmen-2017.yaml").read_text(encoding="utf-8")
    alone = tmp_path / "alone.yaml"
    alone.write_text(text, encoding="utf-8")

    async def ask(_service: str, order: ImportCommands) -> Accepted | Refusal:
        return handle(ledger, order, date(2026, 11, 20))

    result = await import_files([alone], ask)
    line = text.splitlines().index("namnd: hagersten-liljeholmen") + 1
    assert [(found.file, found.line, found.code) for found in result.problems] == [(str(alone), line, "NAMND_UNKNOWN")]
    assert ledger.last_position() == 0
