"""A picture is fixed once it is written and talked over; after that it only grows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from contracts.envelope import Instruction
from contracts.guidance import SetLimits
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
from tests.reports.picture_histories import LEFT, RIGHT, THIS
from tests.reports.spec import NAMND, given, noted, order

OLD, NEW = "hagersten-liljeholmen", "hagersten-alvsjo"


def test_R06_fixing_needs_the_police_and_at_least_one_contributing_namnd() -> None:
    written = (*told.draft(), told.source(), told.described(), told.assessed())
    given(*written).when(told.fix()).then_refused("CONSULTATION_MISSING", "picture_id")
    given(*written).when(told.consulted()).then_said(
        PictureConsulted, police_consulted_on=date(2026, 10, 1), contributing=("kungsholmen",)
    )
    given(*written, told.consulted()).when(told.fix()).then(SituationPictureFixed)


@pytest.mark.parametrize(
    ("step", "code", "field"),
    [
        (told.consulted(date(2026, 11, 21)), "DATE_IN_FUTURE", "police_consulted_on"),
        (told.consulted(date(2025, 12, 31)), "DATE_OUT_OF_ORDER", "police_consulted_on"),
        (told.consulted(contributing=(NAMND,)), "CONTRIBUTOR_IS_OWN", "contributing"),
        (told.consulted(contributing=("kungsholmen", "farsta")), "NAMND_UNKNOWN", "contributing.1"),
        (told.consulted(contributing=("kungsholmen", OLD)), "NAMND_NOT_VALID", "contributing.1"),
        (told.consulted(contributing=("kungsholmen", "kungsholmen")), "KEY_TWICE", "contributing.1"),
    ],
)
def test_R06_a_consultation_says_who_and_when(step: Instruction, code: str, field: str) -> None:
    given(*told.draft()).when(step).then_refused(code, field)


@pytest.mark.parametrize(
    ("steps", "lacking"),
    [
        ((told.source(), told.described()), ("Nivå",)),
        ((told.source(), told.assessed()), ("Kartläggning", "Analys")),
        ((told.described(), told.assessed()), ("Källa",)),
        ((), ("Kartläggning", "Analys", "Källa", "Nivå")),
    ],
)
def test_R04_a_picture_without_mapping_analysis_source_or_level_is_not_fixed(
    steps: tuple[Instruction, ...], lacking: tuple[str, ...]
) -> None:
    given(*told.draft(), *steps, told.consulted()).when(told.fix()).then_refused(
        "PICTURE_INCOMPLETE", "picture_id", items=lacking
    )


def test_R06_it_is_fixed_after_the_consultation_and_not_ahead_of_time() -> None:
    given(*told.complete()).when(told.fix(date(2026, 9, 30))).then_refused("DATE_OUT_OF_ORDER", "fixed_on")
    given(*told.complete()).when(told.fix(date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "fixed_on")
    given(*told.fixed()).when(told.fix()).then_refused("PICTURE_CLOSED", "picture_id")


def test_R07_missing_expected_sources_do_not_hinder_but_are_named() -> None:
    expecting = told.expecting(SourceKind.POLICE, SourceKind.SISAB, SourceKind.IA)
    complete = told.complete()
    given(*noted(), expecting, *complete[len(noted()) :]).when(told.fix()).then_said(
        SituationPictureFixed, missing=(SourceKind.SISAB, SourceKind.IA)
    )


def test_R05_a_picture_is_not_fixed_behind_a_later_one() -> None:
    late = f"{NAMND}-2025"
    behind = (
        told.opened(2025),
        told.source(picture=late),
        told.described(late),
        told.assessed(picture=late),
        told.consulted(picture=late),
    )
    given(*told.fixed(), *behind).when(told.fix(picture=late)).then_refused("PICTURE_OVERTAKEN", items=(THIS,))
    given(*told.complete(), *behind).when(told.fix(picture=late)).then(SituationPictureFixed)


def test_R31_a_higher_level_than_last_year_is_a_dated_duty() -> None:
    given(*told.complete(), *told.historical(2025, (RIGHT, Level.NONE), (LEFT, Level.HIGH))).when(told.fix()).then(
        SituationPictureFixed, LevelRaised
    ).then_said(
        LevelRaised,
        milieu=RIGHT,
        from_level=Level.NONE,
        to_level=Level.LOW,
        raised_on=date(2026, 11, 1),
        review_by=date(2026, 12, 1),
    )


@pytest.mark.parametrize("before", [Level.LOW, Level.MEDIUM, Level.HIGH])
def test_R31_the_same_or_a_lower_level_is_no_duty(before: Level) -> None:
    given(*told.complete(), *told.historical(2025, (RIGHT, before))).when(told.fix()).then(SituationPictureFixed)


def test_R31_a_milieu_that_nobody_had_assessed_has_not_risen() -> None:
    given(*told.complete()).when(told.fix()).then(SituationPictureFixed)
    given(*told.complete(), *told.historical(2025, (LEFT, Level.NONE))).when(told.fix()).then(SituationPictureFixed)


def test_R31_years_without_a_picture_are_passed_over_and_drafts_do_not_count() -> None:
    draft = (told.opened(2025), told.assessed(Level.HIGH, picture=f"{NAMND}-2025"))
    given(*told.complete(), *told.historical(2021, (RIGHT, Level.NONE)), *draft).when(told.fix()).then(
        SituationPictureFixed, LevelRaised
    )


def test_R31_U12_the_highest_level_of_those_that_went_up_in_the_namnd_is_what_was_before() -> None:
    this = f"{NEW}-2021"
    written = (
        *noted(),
        told.opened(2021, NEW),
        told.source(picture=this),
        told.described(this),
        told.assessed(Level.MEDIUM, picture=this),
        told.consulted(date(2021, 10, 1), picture=this),
    )
    given(*written, *told.historical(2019, (RIGHT, Level.LOW), namnd=OLD)).when(
        told.fix(date(2021, 11, 1), this)
    ).then_said(LevelRaised, namnd=NEW, from_level=Level.LOW, to_level=Level.MEDIUM)
    own = told.historical(2020, (RIGHT, Level.LOW), namnd=NEW)
    last = told.historical(2020, (RIGHT, Level.HIGH), namnd=OLD, ends=date(2020, 6, 30))
    given(*written, *own).when(told.fix(date(2021, 11, 1), this)).then(SituationPictureFixed, LevelRaised)
    given(*written, *own, *last).when(told.fix(date(2021, 11, 1), this)).then(SituationPictureFixed)


def test_R31_the_city_sets_how_soon_activities_are_reviewed() -> None:
    limits = order(SetLimits, graffiti_hours=24, review_days=10, valid_from=date(2026, 6, 1))
    given(limits, *told.complete(), *told.historical(2025, (RIGHT, Level.NONE))).when(told.fix()).then_said(
        LevelRaised, review_by=date(2026, 11, 11)
    )


def test_R32_a_fixed_picture_grows_by_dated_addenda_that_are_never_changed() -> None:
    given(*told.fixed()).when(told.addendum()).then(AddendumAdded)
    given(*told.fixed(), told.addendum()).when(told.addendum()).then_refused("KEY_TAKEN", "key")
    given(*told.complete()).when(told.addendum()).then_refused("PICTURE_NOT_FIXED", "picture_id")
    given(*told.fixed()).when(told.addendum(dated=date(2026, 10, 31))).then_refused("DATE_OUT_OF_ORDER", "dated")
    given(*told.fixed()).when(told.addendum(dated=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "dated")
    given(*told.fixed(), told.addendum()).when(told.addendum("sen", date(2026, 11, 9))).then_refused(
        "DATE_OUT_OF_ORDER", "dated"
    )


def test_R31_R32_an_addendum_that_raises_a_level_is_a_duty_from_its_day() -> None:
    day = date(2026, 11, 10)
    raised = told.addendum("mars", day, (RIGHT, Level.HIGH), (LEFT, Level.LOW))
    given(*told.fixed()).when(raised).then(AddendumAdded, LevelRaised).then_said(
        LevelRaised, milieu=RIGHT, from_level=Level.LOW, raised_on=day, review_by=day + timedelta(days=30)
    )
    again = told.addendum("april", day, (RIGHT, Level.HIGH))
    given(*told.fixed(), raised).when(again).then(AddendumAdded)
    given(*told.fixed()).when(told.addendum("maj", day, (RIGHT, Level.LOW), (RIGHT, Level.HIGH))).then_refused(
        "KEY_TWICE", "changed.1"
    )


def test_R31_next_year_is_compared_with_the_addenda_of_this() -> None:
    raised = told.addendum("mars", date(2026, 11, 10), (RIGHT, Level.HIGH))
    later = f"{NAMND}-2027"
    period = told.opened(2026).period
    opened = told.opened(2027).model_copy(update={"period": period})
    written = (
        opened,
        told.source(picture=later),
        told.described(later),
        told.assessed(Level.HIGH, picture=later),
        told.consulted(picture=later),
    )
    given(*told.fixed(), raised, *written).when(told.fix(date(2026, 11, 20), later)).then(SituationPictureFixed)


def test_R05_an_addendum_is_made_to_the_latest_picture() -> None:
    older = (*told.historical(2025),)
    given(*told.fixed(), *older).when(told.addendum(picture=f"{NAMND}-2025")).then_refused("PICTURE_OVERTAKEN")
    given(*noted(), *older).when(told.addendum(picture=f"{NAMND}-2025")).then(AddendumAdded)


def test_A18_a_summary_is_published_of_a_fixed_picture_with_the_office_that_approved_it() -> None:
    given(*told.fixed()).when(told.summary()).then_said(SummaryPublished, approving_function="Kommunikatör")
    given(*told.complete()).when(told.summary()).then_refused("PICTURE_NOT_FIXED")
    given(*told.fixed()).when(told.summary(date(2026, 10, 1))).then_refused("DATE_OUT_OF_ORDER", "approved_on")
    given(*told.fixed()).when(told.summary(date(2026, 12, 1))).then_refused("DATE_IN_FUTURE", "approved_on")


def test_R05_a_picture_of_a_year_that_is_over_is_taken_in_as_printed() -> None:
    past = (*noted(), told.opened(2019), told.assessed(picture=f"{NAMND}-2019"))
    given(*past).when(told.adopt(f"{NAMND}-2019")).then_said(
        HistoricalPictureAdopted, year=2019, source="Handlingsplanen"
    )
    given(*told.draft(), told.assessed()).when(told.adopt(THIS)).then_refused("NOT_HISTORICAL")
    given(*told.draft(), told.assessed()).when(told.adopt(THIS), at=datetime(2027, 1, 1, 12, tzinfo=UTC)).then(
        HistoricalPictureAdopted
    )
    given(*told.complete()).when(told.adopt(THIS), at=datetime(2027, 1, 1, 12, tzinfo=UTC)).then_refused(
        "NOT_HISTORICAL"
    )
    given(*noted(), told.opened(2019)).when(told.adopt(f"{NAMND}-2019")).then_refused("PICTURE_INCOMPLETE")
    given(*noted(), *told.historical(2019)).when(told.adopt(f"{NAMND}-2019")).then_refused("NOT_HISTORICAL")
