"""A nämnd's situation picture of a year: what it is after everything that has happened to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from contracts.answers import Refusal, refuse
from contracts.envelope import Fact
from contracts.situation import (
    FindingAdded,
    MilieuAssessed,
    PoliceInputTaken,
    SituationDescribed,
    SituationPictureOpened,
    SourceRegistered,
    UnderReportingJudged,
)
from contracts.situation_fixing import (
    AddendumAdded,
    HistoricalPictureAdopted,
    LevelRaised,
    PictureConsulted,
    SituationPictureFixed,
    SummaryPublished,
)
from contracts.situation_terms import Level, PictureStatus, SourceKind, UnderReporting
from contracts.vocabulary import Milieu
from services.reports.city import City


@dataclass(frozen=True, slots=True)
class Picture:
    """The state of one picture's stream."""

    picture_id: str
    namnd: str
    year: int
    starts: date
    """The first day it tells of."""
    expected: tuple[SourceKind, ...]
    status: PictureStatus = PictureStatus.DRAFT
    sources: Mapping[str, SourceRegistered] = field(default_factory=dict)
    suspected: tuple[UnderReporting, ...] = ()
    written: frozenset[str] = frozenset()
    """The parts that say something: `mapping`, `other_information`, `analysis`."""
    levels: Mapping[Milieu, Level] = field(default_factory=dict)
    """The latest, addenda included."""
    consulted: PictureConsulted | None = None
    last_dated: date | None = None
    """The day it was fixed, or that of its last addendum."""
    addenda: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[SourceKind, ...]:
        """Return the expected sources it does without (R07)."""
        there = {source.kind for source in self.sources.values()}
        return tuple(kind for kind in self.expected if kind not in there)


@dataclass(frozen=True, slots=True)
class Around:
    """What a decision about a picture may look at beside the picture itself."""

    city: City
    today: date
    find: Callable[[str], Picture | None]
    """Any picture, by its id."""


def picture_id_of(namnd: str, year: int) -> str:
    """Return the id of a nämnd's one picture of a year (R05)."""
    return f"{namnd}-{year}"


def evolve(picture: Picture | None, fact: Fact) -> Picture:
    """Return the picture after a fact; the first fact of a stream makes it."""
    if isinstance(fact, SituationPictureOpened):
        return Picture(fact.picture_id, fact.namnd, fact.year, fact.period.starts, fact.expected)
    if picture is None:
        raise LookupError(f"the stream of a picture cannot begin with {fact.type}")
    return _AFTER[type(fact)](picture, fact)


def not_draft(picture: Picture) -> Refusal | None:
    """Refuse to work on a picture that is fixed (R32)."""
    if picture.status is PictureStatus.DRAFT:
        return None
    return refuse(
        "PICTURE_CLOSED",
        f"Lägesbildens läge är ”{picture.status.label_sv}”; den ändras inte mer, men den kan få tillägg.",
        f"The picture's status is “{picture.status.label_en}”; it is not changed any more, but it can have addenda.",
        field="picture_id",
        hint="Gör ett tillägg med AddAddendum. / Make an addendum with AddAddendum.",
    )


def not_closed(picture: Picture) -> Refusal | None:
    """Refuse what is done only to a picture that is fixed or historical."""
    if picture.status is not PictureStatus.DRAFT:
        return None
    return refuse(
        "PICTURE_NOT_FIXED",
        "Lägesbilden är ett utkast.",
        "The picture is a draft.",
        field="picture_id",
        hint="Fastställ den först, eller ändra i utkastet. / Fix it first, or change the draft.",
    )


def unknown() -> Refusal:
    """Return the refusal of a picture that does not exist."""
    return refuse(
        "PICTURE_UNKNOWN",
        "Lägesbilden finns inte.",
        "There is no such picture.",
        field="picture_id",
        hint="Ett id är nämndens kod och året, till exempel skarpnack-2026. / An id is the code of the nämnd and the"
        " year, for example skarpnack-2026.",
    )


def _described(picture: Picture, fact: SituationDescribed) -> Picture:
    parts = ("mapping", "other_information", "analysis")
    return replace(picture, written=picture.written | {part for part in parts if getattr(fact, part) is not None})


def _added(picture: Picture, fact: AddendumAdded) -> Picture:
    changed = {each.milieu: each.level for each in fact.changed}
    return replace(
        picture,
        addenda=picture.addenda | {fact.key},
        levels={**picture.levels, **changed},
        last_dated=fact.dated,
    )


def _as_it_was(picture: Picture, _fact: Fact) -> Picture:
    return picture


_AFTER: dict[type[Fact], Callable[[Picture, Any], Picture]] = {
    SourceRegistered: lambda picture, fact: replace(picture, sources={**picture.sources, fact.key: fact}),
    UnderReportingJudged: lambda picture, fact: replace(picture, suspected=fact.suspected),
    SituationDescribed: _described,
    MilieuAssessed: lambda picture, fact: replace(picture, levels={**picture.levels, fact.milieu: fact.level}),
    FindingAdded: _as_it_was,
    PoliceInputTaken: _as_it_was,
    PictureConsulted: lambda picture, fact: replace(picture, consulted=fact),
    SituationPictureFixed: lambda picture, fact: replace(picture, status=PictureStatus.FIXED, last_dated=fact.fixed_on),
    HistoricalPictureAdopted: lambda picture, _: replace(picture, status=PictureStatus.HISTORICAL),
    AddendumAdded: _added,
    LevelRaised: _as_it_was,
    SummaryPublished: _as_it_was,
}
