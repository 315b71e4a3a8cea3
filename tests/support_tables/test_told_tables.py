"""The tables that docs/bidrag.md shows are tables that are taken in."""

import re
from pathlib import Path

from tests.support_tables.support_tables import Service

DOCUMENT = Path(__file__).parents[2] / "docs" / "bidrag.md"


async def test_what_the_document_shows_is_taken_in(tmp_path: Path) -> None:
    shown = re.findall(r"```csv\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert len(shown) == 4
    service = Service(tmp_path)
    try:
        await service.rules()
        taken = await service.take(*shown)
        assert taken.problems == ()
        assert [summary.holds for summary in taken.summaries] == [
            "organisationer",
            "omgångar",
            "ansökningar",
            "upplåtelser",
        ]
        assert (taken.summaries[2].approved, taken.summaries[2].rejected) == (1, 1)
    finally:
        service.ledger.close()
