"""What staff say they know stands beside how many have learnt it, nämnd by nämnd (T12, R25)."""

from collections.abc import Iterator
from datetime import date

import pytest

from contracts.training_rules import RelevanceRule
from gateway.views.reader import Row, reading
from gateway.views.training_coverage import Asked, CoverageBy, coverage
from tests.projector import sample_surveys as surveyed
from tests.projector import sample_training as told
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger
from tests.projector.sample_training import BASIC, NAMND


@pytest.fixture
def rows(database: str) -> Iterator[ReadModels]:
    opened = ReadModels(database)
    counted = (told.headcounts(12, on=date(2018, 1, 31)), told.headcounts(8, on=date(2018, 6, 30)))
    needed = (told.course(), told.unit(), told.rules(RelevanceRule(course=BASIC)), *counted)
    learnt = [fact for number in range(3) for fact in (told.placed(number), told.done(number))]
    opened.fold(Ledger([*needed, *learnt], "training").recorded)
    yield opened
    opened.close()


def beside(rows: ReadModels, on: date) -> Row:
    with reading(rows.engine) as reader:
        [group] = coverage(reader, None, Asked(CoverageBy.NAMND, BASIC, on, None), date(2027, 2, 1))["groups"]
    return group


@pytest.mark.parametrize(
    ("answers", "said"),
    [(5, {"answers": 5, "mean": 3.0, "withheld": None}), (4, {"answers": None, "mean": None, "withheld": "too_few"})],
)
def test_T12_what_a_namnd_says_of_its_knowledge_stands_beside_its_coverage(
    rows: ReadModels, answers: int, said: Row
) -> None:
    replies = [surveyed.answered(surveyed.kept("kunskap", scale=3), namnd=NAMND) for _ in range(answers)]
    rows.fold(Ledger([surveyed.issued(), surveyed.distributed(9), *replies, surveyed.closed()], "reports").recorded)
    group = beside(rows, date(2026, 12, 31))
    assert (group["completed"], group["relevant"]) == (3, 8)
    assert group["knowledge"] == [{"year": 2026, "question": "Hur stor är din kunskap?", **said}]
    assert beside(rows, date(2025, 12, 31))["knowledge"] == []


def test_T12_an_open_survey_says_nothing_yet(rows: ReadModels) -> None:
    reply = surveyed.answered(surveyed.kept("kunskap", scale=3), namnd=NAMND)
    rows.fold(Ledger([surveyed.issued(), surveyed.distributed(9), reply], "reports").recorded)
    assert beside(rows, date(2026, 12, 31))["knowledge"] == []
