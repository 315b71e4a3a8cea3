"""The plans' own situation pictures as examples: taken by the service, as the plans word them, and counting nobody."""

from pathlib import Path

import pytest

from contracts.situation import MilieuAssessed, SourceRegistered, UnderReportingJudged
from contracts.situation_fixing import HistoricalPictureAdopted
from contracts.situation_terms import Level, SourceKind, Trend
from contracts.vocabulary import Milieu
from tests.reports.spec import Scenario, given, noted
from varna.importing import ImportPlan, Source, plan_import

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"
FILES = sorted(STOCKHOLM.glob("lagesbild-*.yaml"))
SKARPNACK, KUNGSHOLMEN, HAGERSTEN = "skarpnack-2019", "kungsholmen-2023", "hagersten-liljeholmen-2017"


@pytest.fixture(scope="module")
def imported() -> Scenario:
    plan = plan_import([Source(path.name, path.read_bytes()) for path in FILES])
    assert isinstance(plan, ImportPlan), plan
    return given(*noted(), plan.order)


def test_R05_the_three_pictures_of_the_plans_are_historical(imported: Scenario) -> None:
    assert len(FILES) == 3
    for picture in (SKARPNACK, KUNGSHOLMEN, HAGERSTEN):
        assert isinstance(imported.log[f"picture/{picture}"][-1], HistoricalPictureAdopted)


def test_R23_level_and_trend_are_those_the_plans_state(imported: Scenario) -> None:
    stated = {
        picture: [
            (fact.milieu, fact.level, fact.trend)
            for fact in imported.log[f"picture/{picture}"]
            if isinstance(fact, MilieuAssessed)
        ]
        for picture in (SKARPNACK, KUNGSHOLMEN, HAGERSTEN)
    }
    assert stated == {
        SKARPNACK: [(Milieu.UNSPECIFIED, Level.LOW, Trend.UNKNOWN)],
        KUNGSHOLMEN: [(Milieu.UNSPECIFIED, Level.LOW, Trend.UNCHANGED)],
        HAGERSTEN: [],
    }


def test_R07_R19_every_source_of_the_plans_is_there_and_a_stated_zero_is_a_zero(imported: Scenario) -> None:
    sources = {
        picture: [fact for fact in imported.log[f"picture/{picture}"] if isinstance(fact, SourceRegistered)]
        for picture in (SKARPNACK, KUNGSHOLMEN, HAGERSTEN)
    }
    assert {picture: len(found) for picture, found in sources.items()} == {SKARPNACK: 13, KUNGSHOLMEN: 7, HAGERSTEN: 4}
    [zero] = [each for found in sources.values() for source in found for each in source.figures]
    assert (zero.events, zero.areas) == (0, None)
    assert {SourceKind.IA, SourceKind.TRAFIKKONTORET} <= {source.kind for source in sources[SKARPNACK]}
    assert not [fact for log in imported.log.values() for fact in log if isinstance(fact, UnderReportingJudged)]


def test_N05_the_count_of_individuals_that_a_plan_prints_is_not_carried_over() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8").lower()
        assert "tiotal" not in text, path.name
    remark = (STOCKHOLM / "lagesbild-hagersten-liljeholmen-2017.yaml").read_text(encoding="utf-8")
    assert "counts nobody" in remark
