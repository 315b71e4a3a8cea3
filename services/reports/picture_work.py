"""A picture as a draft: opening it, its sources, its texts, its levels, its findings (R04, R07, R21-R24)."""

from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_yet, twice
from contracts.situation import (
    AddFinding,
    AssessMilieu,
    DescribeSituation,
    FindingAdded,
    MilieuAssessed,
    OpenSituationPicture,
    PoliceInputTaken,
    RegisterSource,
    SituationDescribed,
    SituationPictureOpened,
    SourceRegistered,
    TakePoliceInput,
    UnderReportingJudged,
)
from services.reports.picture import Around, Picture, not_draft, picture_id_of
from services.reports.register import not_valid
from services.reports.under_reporting import suspected


def open_picture(order: OpenSituationPicture, around: Around) -> Decision:
    """Begin the one picture of a nämnd and a year (R05)."""
    picture_id = picture_id_of(order.namnd, order.year)
    return (
        not_valid(around.city.register, order.namnd, order.period.ends, "namnd")
        or _exists(around.find(picture_id))
        or _too_early(order, around.today)
        or _other_year(order)
        or (
            SituationPictureOpened(
                namnd=order.namnd,
                picture_id=picture_id,
                year=order.year,
                period=order.period,
                expected=around.city.laid_down.expected_in(order.year),
            ),
        )
    )


def register_source(picture: Picture, order: RegisterSource, around: Around) -> Decision:
    """Enter a source, and judge anew whether something is possibly under-reported (R07, R21)."""
    source = SourceRegistered(
        namnd=picture.namnd,
        picture_id=picture.picture_id,
        key=order.key,
        kind=order.kind,
        title=order.title,
        method=order.method,
        period=order.period,
        received_on=order.received_on,
        coverage=order.coverage,
        figures=order.figures,
    )
    return (
        not_draft(picture)
        or (not_yet(order.received_on, around.today, "received_on") if order.received_on else None)
        or twice((figure.phenomenon for figure in order.figures), "figures")
        or (source, *_judged(picture, source))
    )


def describe_situation(picture: Picture, order: DescribeSituation, _around: Around) -> Decision:
    """Write parts of the picture."""
    described = SituationDescribed(
        namnd=picture.namnd,
        picture_id=picture.picture_id,
        mapping=order.mapping,
        other_information=order.other_information,
        analysis=order.analysis,
    )
    return not_draft(picture) or _nothing_said(order) or (described,)


def assess_milieu(picture: Picture, order: AssessMilieu, _around: Around) -> Decision:
    """Assess a milieu; a later assessment takes the place of an earlier one (R23)."""
    return not_draft(picture) or (
        MilieuAssessed(
            namnd=picture.namnd,
            picture_id=picture.picture_id,
            milieu=order.milieu,
            level=order.level,
            trend=order.trend,
            reason=order.reason,
        ),
    )


def add_finding(picture: Picture, order: AddFinding, _around: Around) -> Decision:
    """Enter a finding that plans can point to (R04)."""
    return not_draft(picture) or (
        FindingAdded(
            namnd=picture.namnd,
            picture_id=picture.picture_id,
            key=order.key,
            finding_id=f"{picture.picture_id}-{order.key}",
            title=order.title,
            text=order.text,
        ),
    )


def take_police_input(picture: Picture, order: TakePoliceInput, around: Around) -> Decision:
    """Enter what the police say of a milieu; what they say later takes its place (R24)."""
    return (
        not_draft(picture)
        or (not_yet(order.received_on, around.today, "received_on") if order.received_on else None)
        or (
            PoliceInputTaken(
                namnd=picture.namnd,
                picture_id=picture.picture_id,
                milieu=order.milieu,
                level=order.level,
                text=order.text,
                received_on=order.received_on,
            ),
        )
    )


def _judged(picture: Picture, source: SourceRegistered) -> tuple[UnderReportingJudged, ...]:
    found = suspected({**picture.sources, source.key: source}.values())
    if found == picture.suspected:
        return ()
    return (UnderReportingJudged(namnd=picture.namnd, picture_id=picture.picture_id, suspected=found),)


def _exists(picture: Picture | None) -> Refusal | None:
    if picture is None:
        return None
    return refuse(
        "PICTURE_EXISTS",
        "Nämnden har redan en lägesbild för året.",
        "The nämnd already has a picture of the year.",
        field="year",
        hint="Arbeta vidare i den, eller gör ett tillägg. / Go on with that one, or make an addendum.",
        items=(picture.picture_id,),
    )


def _too_early(order: OpenSituationPicture, today: date) -> Refusal | None:
    if order.year <= today.year + 1:
        return None
    return refuse(
        "YEAR_TOO_FAR",
        "En lägesbild tas fram för innevarande eller nästa år, eller för ett år som har varit.",
        "A picture is made of this year or the next, or of a year that has been.",
        field="year",
        hint=f"Ange {today.year + 1} eller tidigare. / Give {today.year + 1} or earlier.",
    )


def _other_year(order: OpenSituationPicture) -> Refusal | None:
    if order.period.starts.year in {order.year - 1, order.year}:
        return None
    return refuse(
        "PERIOD_OF_OTHER_YEAR",
        "En lägesbild berättar om året självt eller om året före.",
        "A picture tells of its own year or of the year before.",
        field="period",
        hint=f"Ange en period i {order.year - 1} eller {order.year}. / Give a period in {order.year - 1} or"
        f" {order.year}.",
    )


def _nothing_said(order: DescribeSituation) -> Refusal | None:
    if order.mapping or order.other_information or order.analysis:
        return None
    return refuse(
        "NOTHING_SAID",
        "Ingen del av lägesbilden är skriven.",
        "No part of the picture is written.",
        field="analysis",
        hint="Skriv kartläggning, övrig information eller analys. / Write mapping, other information or analysis.",
    )
