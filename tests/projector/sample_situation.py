"""A situation picture from its opening to its addendum, and one from before Värna."""

from datetime import date

from contracts import situation, situation_fixing
from contracts.envelope import Fact
from contracts.incident_terms import IncidentKind
from contracts.plan_content import Method
from contracts.situation_terms import Level, PhenomenonFigure, SourceCoverage, SourceKind, Trend, UnderReporting
from contracts.statistics import StatisticsPeriod
from contracts.vocabulary import Milieu

NAMND, THIS, OLD = "skarpnack", "skarpnack-2026", "skarpnack-2019"
RIGHT, LEFT = Milieu.RIGHT_WING, Milieu.LEFT_WING
EXPECTED = (SourceKind.POLICE, SourceKind.OWN_UNITS_SURVEY, SourceKind.SISAB)


def period(year: int) -> StatisticsPeriod:
    return StatisticsPeriod(starts=date(year, 1, 1), ends=date(year, 12, 31))


def opened(picture_id: str = THIS, year: int = 2026) -> Fact:
    return situation.SituationPictureOpened(
        namnd=NAMND, picture_id=picture_id, year=year, period=period(year), expected=EXPECTED
    )


def source(key: str, kind: SourceKind, *, areas: int | None = None, events: int | None = None) -> Fact:
    return situation.SourceRegistered(
        namnd=NAMND,
        picture_id=THIS,
        key=key,
        kind=kind,
        title=kind.label_sv,
        method=Method.SURVEY,
        period=period(2026),
        received_on=date(2026, 9, 1),
        coverage=SourceCoverage(invited=40, answered=34),
        figures=(PhenomenonFigure(phenomenon=IncidentKind.GRAFFITI, areas=areas, events=events),),
    )


def described(analysis: str | None = "Läget är lugnt.", mapping: str | None = "Källorna.") -> Fact:
    return situation.SituationDescribed(
        namnd=NAMND, picture_id=THIS, mapping=mapping, other_information=None, analysis=analysis
    )


def assessed(
    level: Level = Level.LOW, trend: Trend = Trend.UNCHANGED, picture_id: str = THIS, milieu: Milieu = RIGHT
) -> Fact:
    return situation.MilieuAssessed(
        namnd=NAMND, picture_id=picture_id, milieu=milieu, level=level, trend=trend, reason="Enligt källorna."
    )


def finding(title: str = "Klotter") -> Fact:
    return situation.FindingAdded(
        namnd=NAMND,
        picture_id=THIS,
        key="klotter",
        finding_id=f"{THIS}-klotter",
        title=title,
        text="Klotter vid skolorna.",
    )


def consulted() -> Fact:
    return situation_fixing.PictureConsulted(
        namnd=NAMND,
        picture_id=THIS,
        police_consulted_on=date(2026, 10, 1),
        police_function="Kommunpolis",
        contributing=("kungsholmen",),
    )


def fixed() -> Fact:
    return situation_fixing.SituationPictureFixed(
        namnd=NAMND,
        picture_id=THIS,
        year=2026,
        fixed_on=date(2026, 11, 1),
        diarienummer="1.2.1.-147/26",
        missing=(SourceKind.SISAB,),
    )


def addendum(level: Level = Level.HIGH) -> Fact:
    changed = situation_fixing.ChangedLevel(milieu=RIGHT, level=level, trend=Trend.RISING, reason="Fler händelser.")
    return situation_fixing.AddendumAdded(
        namnd=NAMND,
        picture_id=THIS,
        key="mars",
        dated=date(2026, 11, 10),
        text="Läget har ändrats.",
        changed=(changed,),
    )


def raised() -> Fact:
    return situation_fixing.LevelRaised(
        namnd=NAMND,
        picture_id=THIS,
        milieu=RIGHT,
        from_level=Level.LOW,
        to_level=Level.HIGH,
        raised_on=date(2026, 11, 10),
        review_by=date(2026, 12, 10),
    )


def judged(areas: int = 3, events: int = 1) -> Fact:
    suspected = UnderReporting(phenomenon=IncidentKind.GRAFFITI, areas=areas, events=events)
    return situation.UnderReportingJudged(namnd=NAMND, picture_id=THIS, suspected=(suspected,))


def facts() -> list[Fact]:
    return [
        situation.SourcesExpected(from_year=2019, kinds=EXPECTED),
        opened(OLD, 2019),
        assessed(Level.LOW, Trend.UNKNOWN, OLD),
        situation_fixing.HistoricalPictureAdopted(namnd=NAMND, picture_id=OLD, year=2019, source="Planen för 2019"),
        opened(),
        source("polisen", SourceKind.POLICE),
        source("enkat", SourceKind.OWN_UNITS_SURVEY, areas=3),
        source("ia", SourceKind.IA, events=1),
        judged(),
        described(),
        described("Läget är mycket lugnt.", None),
        assessed(Level.MEDIUM),
        assessed(),
        finding(),
        situation.PoliceInputTaken(
            namnd=NAMND,
            picture_id=THIS,
            milieu=RIGHT,
            level=Level.LOW,
            text="Miljön är svag i området.",
            received_on=date(2026, 9, 1),
        ),
        consulted(),
        fixed(),
        addendum(),
        raised(),
        situation_fixing.SummaryPublished(
            namnd=NAMND,
            picture_id=THIS,
            summary="Läget är lugnt.",
            approving_function="Kommunikatör",
            approved_on=date(2026, 11, 15),
        ),
    ]
