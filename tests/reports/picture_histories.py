"""Histories of situation pictures that the tests begin with: opened, written, talked over, fixed."""

from datetime import date

from contracts.envelope import Instruction
from contracts.incident_terms import IncidentKind
from contracts.plan_content import Method
from contracts.situation import (
    AddFinding,
    AssessMilieu,
    DescribeSituation,
    ExpectSources,
    OpenSituationPicture,
    RegisterSource,
    TakePoliceInput,
)
from contracts.situation_fixing import (
    AddAddendum,
    AdoptHistoricalPicture,
    ChangedLevel,
    FixSituationPicture,
    PublishSummary,
    RecordPictureConsultation,
)
from contracts.situation_terms import Level, PhenomenonFigure, SourceKind, Trend
from contracts.statistics import StatisticsPeriod
from contracts.vocabulary import Milieu
from tests.reports.spec import NAMND, noted, order

THIS = f"{NAMND}-2026"
RIGHT, LEFT = Milieu.RIGHT_WING, Milieu.LEFT_WING

History = tuple[Instruction, ...]


def opened(year: int = 2026, namnd: str = NAMND, *, ends: date | None = None) -> OpenSituationPicture:
    period = StatisticsPeriod(starts=date(year, 1, 1), ends=ends or date(year, 12, 31))
    return order(OpenSituationPicture, of=namnd, namnd=namnd, year=year, period=period)


def expecting(*kinds: SourceKind, from_year: int = 2020) -> ExpectSources:
    return order(ExpectSources, from_year=from_year, kinds=kinds)


def source(
    key: str = "polisen",
    kind: SourceKind = SourceKind.POLICE,
    *figures: PhenomenonFigure,
    picture: str = THIS,
    received_on: date | None = date(2026, 9, 1),
) -> RegisterSource:
    return order(
        RegisterSource,
        of=picture[:-5],
        picture_id=picture,
        key=key,
        kind=kind,
        title=kind.label_sv,
        method=Method.SURVEY,
        received_on=received_on,
        figures=figures,
    )


def figure(
    *, areas: int | None = None, events: int | None = None, phenomenon: IncidentKind = IncidentKind.GRAFFITI
) -> PhenomenonFigure:
    return PhenomenonFigure(phenomenon=phenomenon, areas=areas, events=events)


def described(picture: str = THIS) -> DescribeSituation:
    return order(
        DescribeSituation, of=picture[:-5], picture_id=picture, mapping="Källorna.", analysis="Läget är lugnt."
    )


def assessed(
    level: Level = Level.LOW, milieu: Milieu = RIGHT, picture: str = THIS, trend: Trend = Trend.UNCHANGED
) -> AssessMilieu:
    return order(
        AssessMilieu,
        of=picture[:-5],
        picture_id=picture,
        milieu=milieu,
        level=level,
        trend=trend,
        reason="Polisen och enkäten stämmer överens.",
    )


def finding(key: str = "klotter", picture: str = THIS) -> AddFinding:
    return order(
        AddFinding, of=picture[:-5], picture_id=picture, key=key, title="Klotter", text="Klotter vid skolorna."
    )


def police_input(received_on: date = date(2026, 9, 1)) -> TakePoliceInput:
    return order(
        TakePoliceInput,
        picture_id=THIS,
        milieu=RIGHT,
        level=Level.LOW,
        text="Miljön är svag i området.",
        received_on=received_on,
    )


def consulted(
    on: date = date(2026, 10, 1), contributing: tuple[str, ...] = ("kungsholmen",), picture: str = THIS
) -> RecordPictureConsultation:
    return order(
        RecordPictureConsultation,
        of=picture[:-5],
        picture_id=picture,
        police_consulted_on=on,
        police_function="Kommunpolis",
        contributing=contributing,
    )


def fix(on: date = date(2026, 11, 1), picture: str = THIS) -> FixSituationPicture:
    return order(FixSituationPicture, of=picture[:-5], picture_id=picture, fixed_on=on)


def adopt(picture: str) -> AdoptHistoricalPicture:
    return order(AdoptHistoricalPicture, of=picture[:-5], picture_id=picture, source="Handlingsplanen")


def addendum(
    key: str = "mars",
    dated: date = date(2026, 11, 10),
    *changed: tuple[Milieu, Level],
    picture: str = THIS,
) -> AddAddendum:
    levels = tuple(
        ChangedLevel(milieu=milieu, level=level, trend=Trend.RISING, reason="Fler händelser.")
        for milieu, level in changed
    )
    return order(
        AddAddendum,
        of=picture[:-5],
        picture_id=picture,
        key=key,
        dated=dated,
        text="Läget har ändrats.",
        changed=levels,
    )


def summary(approved_on: date = date(2026, 11, 15)) -> PublishSummary:
    return order(
        PublishSummary,
        picture_id=THIS,
        summary="Läget är lugnt.",
        approving_function="Kommunikatör",
        approved_on=approved_on,
    )


def draft() -> History:
    return (*noted(), opened())


def complete() -> History:
    """A draft that can be fixed."""
    return (*draft(), source(), described(), assessed(), consulted())


def fixed() -> History:
    return (*complete(), fix())


def historical(year: int, *levels: tuple[Milieu, Level], namnd: str = NAMND, ends: date | None = None) -> History:
    """A picture of a year that is over, taken in as printed."""
    picture = f"{namnd}-{year}"
    return (
        opened(year, namnd, ends=ends),
        *(assessed(level, milieu, picture) for milieu, level in levels or ((RIGHT, Level.LOW),)),
        adopt(picture),
    )
