"""What the city lays down for every plan, as GraphQL shows it, with the plans that build on it."""

from datetime import date
from typing import Any

import strawberry

from contracts.plan_content import Definition
from contracts.steering import CityGoal
from contracts.vocabulary import SectionKey
from gateway.schema.asking import asking, key
from gateway.schema.plan_types import Plan
from gateway.schema.shapes import computed, many, output_fields, output_of, shape


def _plans_naming(part: str, name: str) -> Any:
    async def plans(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
        return await asking(info).plans_naming[part].load(key(root, name))

    return computed(many(Plan), plans, "Every version of a plan that builds on it.")


Guideline = shape(
    "Guideline",
    "A version of the city's guidelines.",
    {"dnr": strawberry.ID, "title": str, "valid_from": date, "plans": _plans_naming("guideline", "dnr")},
)
Template = shape(
    "Template",
    "A version of the common structure of plans.",
    {
        "version": strawberry.ID,
        "valid_from": date,
        "mandatory_sections": many(SectionKey),
        "plans": _plans_naming("template", "version"),
    },
)
Glossary = shape(
    "Glossary",
    "A version of the glossary.",
    {
        "version": strawberry.ID,
        "valid_from": date,
        "entries": many(output_of(Definition)),
        "plans": _plans_naming("glossary", "version"),
    },
)
CityGoals = shape("CityGoals", "The city's goals of a year.", {"year": int, "goals": many(output_of(CityGoal))})
YearlyGoal = shape("YearlyGoal", "A goal as it was worded in a year.", {"year": int, **output_fields(CityGoal)})
GoalTheme = shape(
    "GoalTheme",
    "A theme that holds over the years, with the goals of each year and the plans followed up under it.",
    {"theme": str | None, "goals": many(YearlyGoal), "plans": many(Plan)},
)
