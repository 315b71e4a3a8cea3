"""Commands and events of control: of contractors a nämnd finances, and the yearly control report (G15, G17)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.grant_terms import ControlResult
from contracts.organisation_number import OrganisationNumber
from contracts.text import Diarienummer, FreeText, Slug, Title


class ControlFinancedActivity(Instruction):
    """Record the control of an activity that a nämnd finances (G17)."""

    namnd: Slug
    control_id: Slug
    orgnr: OrganisationNumber
    activity: Title
    result: ControlResult
    summary: FreeText
    controlled_on: Day


class FinancedActivityControlled(Fact):
    """A financed activity has been controlled."""

    type: ClassVar[str] = "grants.FinancedActivityControlled.v1"
    namnd: Slug
    control_id: Slug
    orgnr: OrganisationNumber
    activity: Title
    result: ControlResult
    summary: FreeText
    controlled_on: Day


class AdoptControlReport(Instruction):
    """Adopt the control report of a year as it stands (G15)."""

    namnd: Slug
    year: int = Field(ge=2000, le=2100)
    diarienummer: Diarienummer
    adopted_on: Day


class ControlReportAdopted(Fact):
    """The control report of a year is adopted. `known_at` is the ledger position it stands on."""

    type: ClassVar[str] = "grants.ControlReportAdopted.v1"
    namnd: Slug
    year: int
    diarienummer: Diarienummer
    adopted_on: Day
    known_at: int
