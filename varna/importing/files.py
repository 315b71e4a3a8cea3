"""The kinds of import file, built from the public language itself: what a command may say, a file may say."""

from typing import Literal

from pydantic import Field, JsonValue

from contracts.activity import ActivityContent
from contracts.envelope import Contract
from contracts.plan_content import PlanContent
from contracts.plans import PlanHead
from contracts.text import Slug, Title
from varna.importing.lists import (
    GRANTS_FORMAT,
    ORGANISATION_FORMAT,
    REPORTS_FORMAT,
    TRAINING_FORMAT,
    file_of_lists,
)
from varna.importing.not_persons import Listed

PLAN_FORMAT = "varna.plan/1"


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


OrganisationFile = file_of_lists(
    ORGANISATION_FORMAT,
    "OrganisationFile",
    "The nämnder of a city and what the city lays down for every plan.",
)
ReportsFile = file_of_lists(
    REPORTS_FORMAT,
    "ReportsFile",
    "What the city lays down for reports, situation pictures from before Värna, and de-identified incident reports.",
)
GrantsFile = file_of_lists(
    GRANTS_FORMAT,
    "GrantsFile",
    "The rules for support, their introduction, the organisations and the rounds; applications come in tables.",
)
TrainingFile = file_of_lists(
    TRAINING_FORMAT,
    "TrainingFile",
    "Courses, units, who needs what, training plans and what is attested; staff and completions come in tables.",
)

FILES: dict[str, type[Contract]] = {
    PLAN_FORMAT: PlanFile,
    ORGANISATION_FORMAT: OrganisationFile,
    REPORTS_FORMAT: ReportsFile,
    GRANTS_FORMAT: GrantsFile,
    TRAINING_FORMAT: TrainingFile,
}
SERVICES = {
    PLAN_FORMAT: "plans",
    ORGANISATION_FORMAT: "plans",
    REPORTS_FORMAT: "reports",
    GRANTS_FORMAT: "grants",
    TRAINING_FORMAT: "training",
}
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
