"""The guidance, the directory and what is laid down for reports, as GraphQL shows them."""

from datetime import date
from typing import Any

import strawberry

from contracts.guidance import (
    District,
    GuidanceQuestion,
    GuidanceStep,
    GuidanceTree,
    LimitsSet,
    MilieuListIssued,
    Office,
)
from contracts.guidance_outcome import Unfit
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, output_fields, output_of, shape

_NO_NAMND = frozenset({"namnd"})


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code")) if root["namnd_code"] else None


Contact = shape(
    "Contact",
    "An office to turn to: a function, never a person.",
    {
        "key": strawberry.ID,
        "namnd": computed(Namnd | None, _namnd, "The nämnd it is the office of; none when it is the whole city's."),
        **output_fields(Office),
        "valid_from": date,
        "valid_to": date | None,
        "confirmed": bool,
        "confirmed_on": date | None,
    },
)
AdvisedStep = shape(
    "AdvisedStep",
    "Something to do now, with whom to turn to. `contactMissing` says that the office has no number that holds today.",
    output_fields(GuidanceStep) | {"contact": Contact | None, "contact_missing": bool},
)
UnfitAnswer = shape(
    "UnfitAnswer",
    "An answer that does not count, by its place among those sent, from 0.",
    {"place": int, "reason": Unfit},
)
Guidance = shape(
    "Guidance",
    "What the routine says to the answers: what to ask next, and what to do now, in order.",
    {
        "version": strawberry.ID,
        "valid_from": date,
        "source": str,
        "question": output_of(GuidanceQuestion) | None,
        "steps": many(AdvisedStep),
        "do_first": many(AdvisedStep),
        "may_report": bool,
        "unfit": many(UnfitAnswer),
    },
)
GuidanceVersion = shape(
    "GuidanceVersion",
    "A version of the guidance as the city executive office laid it down.",
    {"version": strawberry.ID, "valid_from": date, "source": str, "tree": output_of(GuidanceTree)},
)
MilieuList = shape(
    "MilieuList",
    "What the milieus are called from a day on, with the source.",
    output_fields(MilieuListIssued, _NO_NAMND),
)
DistrictsOfNamnd = shape(
    "DistrictsOfNamnd",
    "The districts of a nämnd: the most exact places there are in reports.",
    {"namnd": computed(Namnd | None, _namnd), "districts": many(output_of(District))},
)
ReportLimits = shape(
    "ReportLimits",
    "How soon graffiti is to be gone, and activities reviewed when a level rises, from a day on.",
    output_fields(LimitsSet, _NO_NAMND),
)
