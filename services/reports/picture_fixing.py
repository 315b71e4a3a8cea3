"""Fixing a picture, and what comes after: addenda, raised levels, the public summary (R05, R06, R31, R32, A18)."""

from collections.abc import Iterable

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, twice
from contracts.situation_fixing import (
    AddAddendum,
    AddendumAdded,
    AdoptHistoricalPicture,
    FixSituationPicture,
    HistoricalPictureAdopted,
    PictureConsulted,
    PublishSummary,
    RecordPictureConsultation,
    SituationPictureFixed,
    SummaryPublished,
)
from contracts.situation_terms import PictureStatus
from services.reports.picture import Around, Picture, not_closed, not_draft, picture_id_of
from services.reports.raised_levels import levels_before, raised
from services.reports.register import not_valid
from services.reports.register import unknown as namnd_unknown

_PARTS = {"mapping": "Kartläggning", "analysis": "Analys"}
"""What a picture cannot be fixed without, in the words of the law on crime prevention."""


def record_consultation(picture: Picture, order: RecordPictureConsultation, around: Around) -> Decision:
    """Record the consultation with the police, and who contributed (R06)."""
    return (
        not_draft(picture)
        or not_yet(order.police_consulted_on, around.today, "police_consulted_on")
        or not_before(order.police_consulted_on, picture.starts, "police_consulted_on")
        or twice(order.contributing, "contributing")
        or _contributors(picture, order, around)
        or (
            PictureConsulted(
                namnd=picture.namnd,
                picture_id=picture.picture_id,
                police_consulted_on=order.police_consulted_on,
                police_function=order.police_function,
                contributing=order.contributing,
            ),
        )
    )


def fix_picture(picture: Picture, order: FixSituationPicture, around: Around) -> Decision:
    """Fix a picture that is complete and talked over, and tell which levels have risen (R05, R06, R31)."""
    consulted_on = picture.consulted.police_consulted_on if picture.consulted else None
    return (
        not_draft(picture)
        or _not_consulted(picture)
        or _incomplete(picture)
        or not_yet(order.fixed_on, around.today, "fixed_on")
        or not_before(order.fixed_on, consulted_on, "fixed_on")
        or _overtaken(picture, around)
        or (
            SituationPictureFixed(
                namnd=picture.namnd,
                picture_id=picture.picture_id,
                year=picture.year,
                fixed_on=order.fixed_on,
                diarienummer=order.diarienummer,
                missing=picture.missing,
            ),
            *raised(picture, picture.levels, levels_before(picture, around), order.fixed_on, around.city),
        )
    )


def adopt_historical_picture(picture: Picture, order: AdoptHistoricalPicture, around: Around) -> Decision:
    """Take in a picture of a year that is over, as it was printed."""
    if picture.status is PictureStatus.DRAFT and picture.consulted is None and picture.year < around.today.year:
        return _unwritten(picture) or (
            HistoricalPictureAdopted(
                namnd=picture.namnd, picture_id=picture.picture_id, year=picture.year, source=order.source
            ),
        )
    return refuse(
        "NOT_HISTORICAL",
        "Bara ett utkast utan samråd, för ett år som är över, kan tas in som historiskt.",
        "Only a draft without consultation, of a year that is over, can be taken in as historical.",
        field="picture_id",
        hint="Fastställ lägesbilden i stället. / Fix the picture instead.",
    )


def add_addendum(picture: Picture, order: AddAddendum, around: Around) -> Decision:
    """Add to a picture what has changed since, and tell which levels have risen (R31, R32)."""
    before = {**levels_before(picture, around), **picture.levels}
    now = {each.milieu: each.level for each in order.changed}
    return (
        not_closed(picture)
        or _key_taken(picture, order)
        or twice((each.milieu for each in order.changed), "changed")
        or not_yet(order.dated, around.today, "dated")
        or not_before(order.dated, picture.last_dated or picture.starts, "dated")
        or _overtaken(picture, around)
        or (
            AddendumAdded(
                namnd=picture.namnd,
                picture_id=picture.picture_id,
                key=order.key,
                dated=order.dated,
                text=order.text,
                changed=order.changed,
            ),
            *raised(picture, now, before, order.dated, around.city),
        )
    )


def publish_summary(picture: Picture, order: PublishSummary, around: Around) -> Decision:
    """Publish a summary that a communications officer has approved (A18)."""
    return (
        not_closed(picture)
        or not_yet(order.approved_on, around.today, "approved_on")
        or not_before(order.approved_on, picture.last_dated or picture.starts, "approved_on")
        or (
            SummaryPublished(
                namnd=picture.namnd,
                picture_id=picture.picture_id,
                summary=order.summary,
                approving_function=order.approving_function,
                approved_on=order.approved_on,
            ),
        )
    )


def _contributors(picture: Picture, order: RecordPictureConsultation, around: Around) -> Refusal | None:
    if picture.namnd in order.contributing:
        return refuse(
            "CONTRIBUTOR_IS_OWN",
            "Nämnden själv räknas inte som bidragande.",
            "The nämnd itself does not count as contributing.",
            field="contributing",
            hint="Ange de andra nämnder som har bidragit. / Give the other nämnder that have contributed.",
        )
    register, day = around.city.register, order.police_consulted_on
    places = [(code, f"contributing.{place}") for place, code in enumerate(order.contributing)]
    return _first(namnd_unknown(register, code, at) or not_valid(register, code, day, at) for code, at in places)


def _first(refusals: Iterable[Refusal | None]) -> Refusal | None:
    return next((refusal for refusal in refusals if refusal is not None), None)


def _not_consulted(picture: Picture) -> Refusal | None:
    if picture.consulted is not None:
        return None
    return refuse(
        "CONSULTATION_MISSING",
        "Samråd med polisen, och vilka nämnder som har bidragit, är inte registrerat.",
        "The consultation with the police, and which nämnder have contributed, is not recorded.",
        field="picture_id",
        hint="Registrera det med RecordPictureConsultation. / Record it with RecordPictureConsultation.",
    )


def _incomplete(picture: Picture) -> Refusal | None:
    lacking = [title for part, title in _PARTS.items() if part not in picture.written]
    lacking += [] if picture.sources else ["Källa"]
    lacking += [] if picture.levels else ["Nivå"]
    if not lacking:
        return None
    return refuse(
        "PICTURE_INCOMPLETE",
        f"Lägesbilden saknar: {', '.join(lacking).lower()}.",
        "The picture lacks its mapping, its analysis, a source or the level of a milieu.",
        field="picture_id",
        hint="Skriv det som saknas först. / Write what is missing first.",
        items=tuple(lacking),
    )


def _unwritten(picture: Picture) -> Refusal | None:
    if picture.written or picture.levels:
        return None
    return refuse(
        "PICTURE_INCOMPLETE",
        "Lägesbilden är tom.",
        "The picture is empty.",
        field="picture_id",
        hint="Skriv det som källan säger först. / Write what the source says first.",
    )


def _key_taken(picture: Picture, order: AddAddendum) -> Refusal | None:
    if order.key not in picture.addenda:
        return None
    return refuse(
        "KEY_TAKEN",
        "Lägesbilden har redan ett tillägg med den nyckeln; tillägg ändras aldrig.",
        "The picture already has an addendum under that key; addenda are never changed.",
        field="key",
        hint="Ge tillägget en ny nyckel. / Give the addendum a new key.",
    )


def _overtaken(picture: Picture, around: Around) -> Refusal | None:
    later = (around.find(picture_id_of(picture.namnd, year)) for year in range(picture.year + 1, around.today.year + 2))
    closed = next((each for each in later if each is not None and each.status is not PictureStatus.DRAFT), None)
    if closed is None:
        return None
    return refuse(
        "PICTURE_OVERTAKEN",
        "Nämnden har redan en senare fastställd lägesbild.",
        "The nämnd already has a later picture that is fixed.",
        field="picture_id",
        hint="Gör ett tillägg till den senaste. / Make an addendum to the latest one.",
        items=(closed.picture_id,),
    )
