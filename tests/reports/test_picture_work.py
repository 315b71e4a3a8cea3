"""A picture as a draft: one per nämnd and year, with its sources, texts, levels and findings."""

from datetime import date

import pytest

from contracts.envelope import Instruction
from contracts.incident_terms import IncidentKind
from contracts.situation import (
    DescribeSituation,
    FindingAdded,
    MilieuAssessed,
    OpenSituationPicture,
    PoliceInputTaken,
    RegisterSource,
    SituationDescribed,
    SituationPictureOpened,
    SourceRegistered,
    UnderReportingJudged,
)
from contracts.situation_terms import Level, SourceKind, Trend, UnderReporting
from contracts.statistics import StatisticsPeriod
from contracts.vocabulary import Role
from tests.reports import picture_histories as told
from tests.reports.picture_histories import THIS, figure
from tests.reports.spec import NAMND, given, noted, order

SURVEY, OTHERS = SourceKind.OWN_UNITS_SURVEY, SourceKind.OUTSIDE_SURVEY
GRAFFITI = IncidentKind.GRAFFITI


def test_R04_R07_a_picture_is_opened_with_the_sources_the_city_expects_that_year() -> None:
    given(
        *noted(),
        told.expecting(SourceKind.POLICE),
        told.expecting(SourceKind.POLICE, SourceKind.IA, from_year=2025),
        told.expecting(SourceKind.SISAB, from_year=2027),
    ).when(told.opened()).then_said(
        SituationPictureOpened,
        picture_id=THIS,
        namnd=NAMND,
        year=2026,
        expected=(SourceKind.POLICE, SourceKind.IA),
    )


def test_R05_a_namnd_has_one_picture_of_a_year() -> None:
    given(*told.draft()).when(told.opened()).then_refused("PICTURE_EXISTS", "year", items=(THIS,))
    given(*told.draft()).when(told.opened(2025)).then(SituationPictureOpened)
    given(*told.draft()).when(told.opened(namnd="kungsholmen")).then(SituationPictureOpened)


@pytest.mark.parametrize(
    ("year", "starts", "code", "field"),
    [
        (2027, date(2026, 7, 1), None, None),
        (2028, date(2027, 7, 1), "YEAR_TOO_FAR", "year"),
        (2026, date(2025, 1, 1), None, None),
        (2026, date(2024, 1, 1), "PERIOD_OF_OTHER_YEAR", "period"),
        (2026, date(2027, 1, 1), "PERIOD_OF_OTHER_YEAR", "period"),
    ],
)
def test_R04_a_picture_tells_of_its_year_or_the_year_before(
    year: int, starts: date, code: str | None, field: str | None
) -> None:
    period = StatisticsPeriod(starts=starts, ends=starts)
    scenario = given(*noted()).when(order(OpenSituationPicture, namnd=NAMND, year=year, period=period))
    if code:
        scenario.then_refused(code, field)
    else:
        scenario.then(SituationPictureOpened)


def test_R05_the_namnd_must_have_existed_then() -> None:
    old = "hagersten-liljeholmen"
    given(*noted()).when(told.opened(2017, old)).then(SituationPictureOpened)
    given(*noted()).when(told.opened(2021, old)).then_refused("NAMND_NOT_VALID", "namnd")
    given(*noted()).when(told.opened(2026, "farsta")).then_refused("NAMND_UNKNOWN", "namnd")


def test_R07_a_source_is_registered_and_registered_anew_under_its_key() -> None:
    given(*told.draft()).when(told.source()).then(SourceRegistered)
    given(*told.draft(), told.source()).when(told.source(received_on=date(2026, 10, 1))).then_said(
        SourceRegistered, key="polisen", received_on=date(2026, 10, 1)
    )
    given(*told.draft()).when(told.source(received_on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "received_on")
    given(*told.draft()).when(told.source("enkat", SURVEY, figure(areas=1), figure(areas=2))).then_refused(
        "KEY_TWICE", "figures.1"
    )


def test_R21_several_areas_against_almost_nothing_in_the_registers_is_judged_with_both_figures() -> None:
    survey = told.source("enkat", SURVEY, figure(areas=2))
    given(*told.draft(), survey).when(told.source("ia", SourceKind.IA, figure(events=1))).then(
        SourceRegistered, UnderReportingJudged
    ).then_said(UnderReportingJudged, suspected=(UnderReporting(phenomenon=GRAFFITI, areas=2, events=1),))


@pytest.mark.parametrize(
    "sources",
    [
        pytest.param((told.source("enkat", SURVEY, figure(areas=9)),), id="no register says anything"),
        pytest.param(
            (told.source("enkat", SURVEY, figure(areas=9)), told.source("ia", SourceKind.IA, figure())),
            id="the register has no data",
        ),
        pytest.param(
            (told.source("enkat", SURVEY, figure(areas=1)), told.source("ia", SourceKind.IA, figure(events=0))),
            id="one area",
        ),
        pytest.param(
            (
                told.source("enkat", SURVEY, figure(areas=1)),
                told.source("andra", OTHERS, figure(areas=1)),
                told.source("ia", SourceKind.IA, figure(events=0)),
            ),
            id="two surveys may mean the same area",
        ),
        pytest.param(
            (
                told.source("ia", SourceKind.IA, figure(events=1)),
                told.source("sisab", SourceKind.SISAB, figure(events=1)),
                told.source("enkat", SURVEY, figure(areas=2)),
            ),
            id="two events in all",
        ),
        pytest.param(
            (
                told.source("enkat", SURVEY, figure(areas=2)),
                told.source("ia", SourceKind.IA, figure(events=0, phenomenon=IncidentKind.THREAT)),
            ),
            id="another phenomenon",
        ),
        pytest.param(
            (
                told.source("polisen", SourceKind.POLICE, figure(areas=5)),
                told.source("ia", SourceKind.IA, figure(events=0)),
            ),
            id="not a survey",
        ),
    ],
)
def test_R21_no_suspicion(sources: tuple[RegisterSource, ...]) -> None:
    given(*told.draft(), *sources[:-1]).when(sources[-1]).then(SourceRegistered)


def test_R21_a_suspicion_is_taken_back_when_a_register_shows_more() -> None:
    survey, low = told.source("enkat", SURVEY, figure(areas=2)), told.source("ia", SourceKind.IA, figure(events=0))
    given(*told.draft(), survey, low).when(told.source("ia", SourceKind.IA, figure(events=7))).then_said(
        UnderReportingJudged, suspected=()
    )
    given(*told.draft(), survey, low).when(told.source()).then(SourceRegistered)


def test_R04_the_parts_are_written_one_by_one_but_not_none() -> None:
    given(*told.draft()).when(told.described()).then(SituationDescribed)
    given(*told.draft()).when(order(DescribeSituation, picture_id=THIS)).then_refused("NOTHING_SAID")


def test_R23_level_trend_and_reason_belong_together() -> None:
    given(*told.draft()).when(told.assessed(Level.MEDIUM, trend=Trend.FALLING)).then_said(
        MilieuAssessed, level=Level.MEDIUM, trend=Trend.FALLING, reason="Polisen och enkäten stämmer överens."
    )


def test_R04_a_finding_has_an_id_that_measures_point_to() -> None:
    scenario = given(*told.draft()).when(told.finding())
    scenario.then_said(FindingAdded, finding_id=f"{THIS}-klotter")


def test_R24_police_input_is_a_level_and_words() -> None:
    given(*told.draft()).when(told.police_input()).then(PoliceInputTaken)
    given(*told.draft()).when(told.police_input(date(2026, 12, 1))).then_refused("DATE_IN_FUTURE", "received_on")


WORK = (told.source(), told.described(), told.assessed(), told.finding(), told.police_input(), told.consulted())


@pytest.mark.parametrize("step", WORK, ids=lambda step: type(step).__name__)
def test_R32_nothing_of_this_is_done_to_a_fixed_picture(step: Instruction) -> None:
    given(*told.fixed()).when(step).then_refused("PICTURE_CLOSED", "picture_id")


@pytest.mark.parametrize("step", [*WORK, told.fix()], ids=lambda step: type(step).__name__)
def test_a_picture_that_does_not_exist_is_said_so(step: Instruction) -> None:
    given(*noted()).when(step).then_refused("PICTURE_UNKNOWN", "picture_id")


def test_A03_a_picture_is_its_own_namnds_to_write() -> None:
    other = told.assessed().model_copy(update={"actor": told.opened(namnd="kungsholmen").actor})
    given(*told.draft()).when(other).then_refused("NOT_OWN_NAMND")
    given(*told.draft()).when(order(DescribeSituation, by=Role.SLK, picture_id=THIS)).then_refused("ROLE_NOT_ALLOWED")
    successor = order(
        DescribeSituation, of="hagersten-alvsjo", picture_id="hagersten-liljeholmen-2017", analysis="Läget var lugnt."
    )
    given(*noted(), told.opened(2017, "hagersten-liljeholmen")).when(successor).then(SituationDescribed)


def test_a_picture_that_was_written_meanwhile_is_not_overwritten() -> None:
    given(*told.draft()).when(told.assessed().model_copy(update={"expected_version": 1})).then(MilieuAssessed)
    given(*told.draft(), told.source()).when(told.assessed().model_copy(update={"expected_version": 1})).then_refused(
        "CONFLICT", "expected_version"
    )
