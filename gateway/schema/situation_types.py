"""Situation pictures as GraphQL shows them."""

from datetime import date
from typing import Any

import strawberry

from contracts.plan_content import Method
from contracts.situation_fixing import ChangedLevel, LevelRaised
from contracts.situation_terms import (
    Level,
    PhenomenonFigure,
    PictureStatus,
    SourceCoverage,
    SourceKind,
    Trend,
    UnderReporting,
)
from contracts.statistics import StatisticsPeriod
from contracts.vocabulary import Milieu
from gateway.schema.activity_types import Activity
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, later, many, output_fields, output_of, shape
from gateway.views import situation

_ABOUT = frozenset({"namnd", "picture_id"})
_PictureLater = later("LocalSituationPicture", "gateway.schema.situation_types")

PictureSource = shape(
    "PictureSource",
    "A source of a situation picture: when it came, how it was gathered, and how much of what was asked answered.",
    {
        "key": strawberry.ID,
        "kind": SourceKind,
        "title": str,
        "method": Method,
        "period": output_of(StatisticsPeriod) | None,
        "received_on": date | None,
        "coverage": output_of(SourceCoverage) | None,
        "figures": many(output_of(PhenomenonFigure)),
    },
)
_ASSESSED = {
    "milieu": Milieu,
    "level": Level,
    "trend": Trend,
    "reason": str,
    "dated": date | None,
    "addendum": strawberry.ID | None,
}
Assessment = shape(
    "Assessment",
    "How strong a milieu was judged to be, and why; without a day the picture is a draft or from before Värna.",
    _ASSESSED,
)
MilieuLevel = shape(
    "MilieuLevel",
    "A milieu as it was judged last, addenda included, with how it was judged before.",
    _ASSESSED | {"history": many(Assessment)},
)
PoliceInput = shape(
    "PoliceInput",
    "What the police say of a milieu: a level and words.",
    {"milieu": Milieu, "level": Level, "text": str, "received_on": date | None},
)
Addendum = shape(
    "Addendum",
    "What was added to a picture after it was fixed.",
    {"key": strawberry.ID, "dated": date, "text": str, "changed": many(output_of(ChangedLevel))},
)
RaisedLevel = shape(
    "RaisedLevel",
    "A level that rose, and by which day the activities were to be reviewed for it.",
    output_fields(LevelRaised, _ABOUT),
)
PublicSummary = shape(
    "PublicSummary",
    "What the public reads, with the office that approved it.",
    {"summary": str, "approving_function": str, "approved_on": date},
)


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


async def _contributing(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load_many([(root["as_of"], code) for code in root["contributing"]])


PictureConsultation = shape(
    "PictureConsultation",
    "When the police were consulted, and which nämnder contributed.",
    {
        "police_consulted_on": date,
        "police_function": str,
        "contributing": computed(many(Namnd | None), _contributing),
    },
)


async def _activities(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).pointing_at.load(key(root, "id"))


async def _picture(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).situation_picture.load(key(root, "picture_id"))


Finding = shape(
    "Finding",
    "Something a situation picture found, that measures of plans can answer to.",
    {
        "id": strawberry.ID,
        "key": strawberry.ID,
        "title": str,
        "text": str,
        "picture": computed(_PictureLater | None, _picture),
        "activities": computed(many(Activity), _activities, "The measures that answer to it."),
    },
)


def _consultation(root: strawberry.Parent[Any]) -> Any:
    return root["consultation"] and {**root["consultation"], "as_of": root["as_of"]}


async def _findings(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).findings.load(key(root, "id"))


async def _next_due(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    moments = await asking(info).revision_moments.load(key(root, "namnd_code"))
    return situation.due_on(situation.next_year(root), moments)


LocalSituationPicture = shape(
    "LocalSituationPicture",
    "A nämnd's situation picture of a year.",
    {
        "id": strawberry.ID,
        "namnd": computed(Namnd | None, _namnd),
        "year": int,
        "period": output_of(StatisticsPeriod),
        "status": PictureStatus,
        "fixed_on": date | None,
        "diarienummer": str | None,
        "source": str | None,
        "sources": many(PictureSource),
        "expected": many(SourceKind),
        "missing_sources": many(SourceKind),
        "mapping": str | None,
        "other_information": str | None,
        "analysis": str | None,
        "levels": many(MilieuLevel),
        "findings": computed(many(Finding), _findings),
        "consultation": computed(PictureConsultation | None, _consultation),
        "police_input": many(PoliceInput),
        "under_reporting": many(output_of(UnderReporting)),
        "addenda": many(Addendum),
        "raised": many(RaisedLevel),
        "summary": PublicSummary | None,
        "next_due": computed(
            date, _next_due, "By when the nämnd's next picture is to be fixed, or this one if a draft."
        ),
    },
)
LevelOfYear = shape(
    "LevelOfYear",
    "A milieu in a year, and whose picture says so.",
    {
        "milieu": Milieu,
        "level": Level,
        "trend": Trend,
        "namnd": computed(Namnd | None, _namnd),
        "picture_id": strawberry.ID,
    },
)
SituationYear = shape(
    "SituationYear",
    "A year of the series: the pictures fixed of it, each under its own nämnd, and whose is missing.",
    {
        "year": int,
        "pictures": many(LocalSituationPicture),
        "levels": many(LevelOfYear),
        "missing": many(Namnd),
    },
)
ExpectedSources = shape(
    "ExpectedSources",
    "Which sources every picture is expected to have from a year on.",
    {"from_year": int, "kinds": many(SourceKind)},
)
