"""The lists that docs/utbildning.md shows are lists that are taken in."""

import re
from datetime import date
from pathlib import Path

from tests.training.house import house_in
from tests.training.spec import NAMND
from tests.training_lists.test_training_lists import Lists

DOCUMENT = Path(__file__).parents[2] / "docs" / "utbildning.md"


async def test_what_the_document_shows_is_taken_in(tmp_path: Path) -> None:
    staff, completions = re.findall(r"```csv\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    with house_in(tmp_path) as house:
        lists = Lists(house, tmp_path)
        assert (await lists.staff(staff)).problems == ()
        assert (await lists.completions(completions)).problems == ()
        assert house.posts("E1003") == [(NAMND, "familjeenheten", "enhetschef")]
        assert house.done("E1001") == [("grundutbildning", 1, date(2026, 2, 3))]
