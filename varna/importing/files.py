"""The two kinds of import file, built from the public language itself: what a command may say, a file may say."""

from types import GenericAlias
from typing import Any, Literal

from pydantic import Field, JsonValue, create_model

from contracts.activity import ActivityContent
from contracts.envelope import Contract, Instruction
from contracts.organisation import (
    AppointCoordinator,
    AttestDuty,
    EstablishNamnd,
    FormWorkGroup,
    MergeNamnder,
    RegisterUnit,
    ReportDeliverable,
)
from contracts.plan_content import PlanContent
from contracts.plans import PlanHead
from contracts.steering import IssueGuideline, IssueTemplate, ListCityGoals, PublishGlossary, SetRevisionMoment
from contracts.text import Slug, Title
from varna.importing.not_persons import Listed

PLAN_FORMAT = "varna.plan/1"
ORGANISATION_FORMAT = "varna.organisation/1"

ORGANISATION_LISTS: dict[str, type[Instruction]] = {
    "guidelines": IssueGuideline,
    "templates": IssueTemplate,
    "city_goals": ListCityGoals,
    "glossaries": PublishGlossary,
    "namnder": EstablishNamnd,
    "units": RegisterUnit,
    "coordinators": AppointCoordinator,
    "duties": AttestDuty,
    "revision_moments": SetRevisionMoment,
    "work_groups": FormWorkGroup,
    "deliverables": ReportDeliverable,
    "mergers": MergeNamnder,
}
"""The lists of an organisation file and the command each item stands for, in their order: what ends comes last."""


class PrintedSchedule(Contract):
    """A schedule as the plan prints it; `corrected` is what it should have said when the source is wrong."""

    printed: Title
    corrected: Title | None = None
    column: Title | None = None


class Measure(ActivityContent):
    """A measure of a plan file: its key within the file, and its time in the plan's own words."""

    key: Slug
    schedule: PrintedSchedule | None = None  # type: ignore[assignment] # words here, their meaning in the command


class PlanFile(Contract):
    """One action plan of one nämnd."""

    format: Literal["varna.plan/1"]
    namnd: Slug
    version: int = Field(ge=1, le=999)
    historical: bool = False
    """A plan decided before Värna: taken in as it is, without the chain of approval."""
    head: PlanHead
    content: PlanContent | None = None
    activities: tuple[Measure, ...] = ()
    not_persons: Listed = ()

    @property
    def plan_id(self) -> str:
        """The id of the plan in Värna."""
        return f"{self.namnd}-v{self.version}"


def _entry(order: type[Instruction]) -> type[Contract]:
    """Return a model with a command's own fields, without who sends it and how."""
    own = {name: field for name, field in order.model_fields.items() if name not in Instruction.model_fields}
    fields: dict[str, Any] = {name: (field.annotation, field) for name, field in own.items()}
    return create_model(f"{order.__name__}Entry", __base__=Contract, __doc__=order.__doc__, **fields)


_LISTS: dict[str, Any] = {
    name: (GenericAlias(tuple, (_entry(order), ...)), ()) for name, order in ORGANISATION_LISTS.items()
}
_OF_THE_FILE: dict[str, Any] = {
    "format": (Literal["varna.organisation/1"], ...),
    "not_persons": (Listed, ()),
}

OrganisationFile: type[Contract] = create_model(
    "OrganisationFile",
    __base__=Contract,
    __doc__="The nämnder of a city and what the city lays down for every plan.",
    **_OF_THE_FILE,
    **_LISTS,
)

FILES: dict[str, type[Contract]] = {PLAN_FORMAT: PlanFile, ORGANISATION_FORMAT: OrganisationFile}
SERVICES = {PLAN_FORMAT: "plans", ORGANISATION_FORMAT: "plans"}
"""Whose commands a file of each format holds."""


def written_out(value: JsonValue) -> JsonValue:
    """Return a file's data with its two short forms written out: one source line, and a schedule in words alone."""
    if isinstance(value, list):
        return [written_out(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _field(name, item) for name, item in value.items()}


def _field(name: str, value: JsonValue) -> JsonValue:
    if name == "source_lines" and isinstance(value, int) and not isinstance(value, bool):
        return {"first": value, "last": value}
    if name == "schedule" and isinstance(value, str):
        return {"printed": value}
    return written_out(value)
