"""Whatever is done to a picture, in whatever order: it is fixed once, after the police, and then only grows."""

from datetime import date

from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from contracts.answers import Refusal
from contracts.envelope import Instruction
from contracts.situation_fixing import (
    AddendumAdded,
    HistoricalPictureAdopted,
    LevelRaised,
    PictureConsulted,
    SituationPictureFixed,
    SummaryPublished,
)
from contracts.situation_terms import Level, SourceKind
from tests.reports import picture_histories as told
from tests.reports.picture_histories import LEFT, RIGHT, THIS, figure
from tests.reports.spec import given

BEFORE = told.historical(2025, (RIGHT, Level.LOW), (LEFT, Level.NONE))
STEPS = st.sampled_from(
    (
        told.opened(),
        told.source(),
        told.source("enkat", SourceKind.OWN_UNITS_SURVEY, figure(areas=3)),
        told.source("ia", SourceKind.IA, figure(events=0)),
        told.source("ia", SourceKind.IA, figure(events=9)),
        told.described(),
        told.assessed(),
        told.assessed(Level.HIGH, LEFT),
        told.finding(),
        told.police_input(),
        told.consulted(),
        told.fix(),
        told.fix(date(2026, 9, 30)),
        told.addendum("ett", date(2026, 11, 5), (RIGHT, Level.MEDIUM)),
        told.addendum("tva", date(2026, 11, 10), (RIGHT, Level.LOW), (LEFT, Level.HIGH)),
        told.adopt(THIS),
        told.summary(),
    )
)
CLOSING = (SituationPictureFixed, HistoricalPictureAdopted)
GROWING = (AddendumAdded, LevelRaised, SummaryPublished)


@settings(max_examples=150, deadline=None)
@whatever(st.sampled_from((told.draft(), told.complete())), st.lists(STEPS, max_size=25))
def test_R05_R06_R32_any_sequence(begun: told.History, steps: list[Instruction]) -> None:
    scenario = given(*begun, *BEFORE)
    for step in steps:
        outcome = scenario.when(step).outcome
        assert not isinstance(outcome, Refusal) or (outcome.reason_sv and outcome.hint)
    facts = scenario.log[f"picture/{THIS}"]
    closings = [place for place, fact in enumerate(facts) if isinstance(fact, CLOSING)]
    assert len(closings) <= 1
    for place in closings:
        assert any(isinstance(fact, PictureConsulted) for fact in facts[:place])
        assert all(isinstance(fact, GROWING) for fact in facts[place + 1 :])
    assert bool(closings) or not [fact for fact in facts if isinstance(fact, GROWING)]


@settings(max_examples=50, deadline=None)
@whatever(st.lists(st.tuples(st.sampled_from((RIGHT, LEFT)), st.sampled_from(Level)), max_size=8))
def test_R31_every_rise_and_nothing_else_is_a_duty(levels: list[tuple[told.Milieu, Level]]) -> None:
    scenario = given(*told.fixed(), *BEFORE)
    now = {RIGHT: Level.LOW, LEFT: Level.NONE}
    for number, (milieu, level) in enumerate(levels):
        outcome = scenario.when(told.addendum(f"nr-{number}", date(2026, 11, 10), (milieu, level))).outcome
        assert isinstance(outcome, tuple)
        rises = [(fact.milieu, fact.from_level) for fact in outcome if isinstance(fact, LevelRaised)]
        higher = list(Level).index(level) > list(Level).index(now[milieu])
        assert rises == ([(milieu, now[milieu])] if higher else [])
        now[milieu] = level
