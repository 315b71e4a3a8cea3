"""Commands and events of incident reports: what was noticed, in what sort of place, and what became of the report.

A report is about an act, an event or an expression in a place. It has no field for anybody it might concern, and no
field that points at another report (R03, N03, N04). Its free text lies in the vault; events hold a reference.
"""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from contracts.days import Day, Moment
from contracts.envelope import Contract, Fact, Instruction
from contracts.gate import impersonal
from contracts.incident_terms import (
    Affected,
    IncidentKind,
    IncidentMeasure,
    Influence,
    ManagerTold,
    Receiver,
    ReporterFunction,
    ReportSource,
    RetractionGround,
    Setting,
    SharedWith,
    SharingBasis,
)
from contracts.text import FreeText, Slug, Title
from contracts.vault import TextReference
from contracts.vocabulary import Milieu

IncidentId = Annotated[str, Field(pattern=r"^i-[0-9a-f]{16}$")]
"""A random id, made by the service: it tells nothing of when, where or who."""

CaseNumber = Annotated[
    str, Field(max_length=40, pattern=r"^[A-Z]{0,4}[ -]?[0-9]{1,4}[0-9/ -]{0,12}$"), AfterValidator(impersonal)
]
"""The number of a case about a thing in another system, such as a reported graffito; so that it is counted once."""


class Observation(Contract):
    """What was noticed. The place is a sort of place and at most a district; `milieu` is left out when unknown."""

    kind: IncidentKind
    influence: Influence | None = None
    affected: Affected | None = None
    milieu: Milieu | None = None
    setting: Setting
    district: Slug | None = None
    occurred_on: Day
    noticed_at: Moment | None = None
    """When the owner of the wall was told: the 24-hour clock starts here (R18)."""

    @model_validator(mode="after")
    def _told_in_full(self) -> Self:
        influence = self.kind is IncidentKind.IMPROPER_INFLUENCE
        if influence != (self.influence is not None) or influence != (self.affected is not None):
            raise ValueError("improper influence has its form and the role affected, and no other kind has them")
        if self.noticed_at is not None and self.kind is not IncidentKind.GRAFFITI:
            raise ValueError("only graffiti has a moment of notice")
        return self


class GivenAnswer(Contract):
    """An option chosen in the guidance."""

    question: Slug
    option: Slug


class Delivery(Contract):
    """Who has got a report: by the coordinator's appointment, never by name."""

    receiver: Receiver
    appointment_id: Slug | None = None


class ReportIncident(Instruction):
    """File a de-identified report (R01). What chose the guidance, and what was done of it, is not kept (R13, R15)."""

    unkept: ClassVar[frozenset[str]] = frozenset({"description", "answers", "done"})

    namnd: Slug
    observation: Observation
    function: ReporterFunction
    source: ReportSource
    case_number: CaseNumber | None = None
    removed_at: Moment | None = None
    """When graffiti was removed, if it is gone already (R18)."""
    guidance: Slug | None = None
    """The version of the guidance that was shown; only a report from before Värna, imported, has none."""
    answers: tuple[GivenAnswer, ...] = Field(default=(), max_length=40)
    done: tuple[Slug, ...] = Field(default=(), max_length=40)
    """The steps of the guidance that have been taken already."""
    manager_told: ManagerTold
    description: FreeText | None = None
    """In a few words and without anybody in it; kept in the vault."""


class IncidentReported(Fact):
    """A report came in, and somebody has got it or is alerted (R02)."""

    type: ClassVar[str] = "reports.IncidentReported.v1"
    namnd: Slug
    incident_id: IncidentId
    observation: Observation
    function: ReporterFunction
    source: ReportSource
    case_number: CaseNumber | None
    guidance: Slug | None
    manager_told: ManagerTold
    text: TextReference | None
    milieu_list: Slug | None
    """The version of the milieu list in force when it was filed (A17)."""
    delivery: Delivery


class DeliveryAlertRaised(Fact):
    """A report came in while its nämnd had no coordinator: the central one has it, or nobody yet (R02)."""

    type: ClassVar[str] = "reports.DeliveryAlertRaised.v1"
    namnd: Slug
    incident_id: IncidentId
    receiver: Receiver


class IncidentDelivered(Fact):
    """A report that nobody had got has reached a coordinator (R02)."""

    type: ClassVar[str] = "reports.IncidentDelivered.v1"
    namnd: Slug
    incident_id: IncidentId
    delivery: Delivery


class FollowUpIncident(Instruction):
    """Say what was done about it."""

    incident_id: IncidentId
    measures: tuple[IncidentMeasure, ...] = Field(min_length=1, max_length=6)
    followed_up_on: Day


class IncidentFollowedUp(Fact):
    """Something was done, or nothing was needed."""

    type: ClassVar[str] = "reports.IncidentFollowedUp.v1"
    namnd: Slug
    incident_id: IncidentId
    measures: tuple[IncidentMeasure, ...]
    followed_up_on: Day


class CorrectIncident(Instruction):
    """Say what should have been in the report; the first version stays in the log."""

    incident_id: IncidentId
    observation: Observation
    case_number: CaseNumber | None = None


class IncidentCorrected(Fact):
    """A report says something else from now on."""

    type: ClassVar[str] = "reports.IncidentCorrected.v1"
    namnd: Slug
    incident_id: IncidentId
    observation: Observation
    case_number: CaseNumber | None
    milieu_list: Slug | None


class RetractIncident(Instruction):
    """Take a report out of the counts; the report itself stays in the log."""

    incident_id: IncidentId
    ground: RetractionGround


class IncidentRetracted(Fact):
    """A report no longer counts."""

    type: ClassVar[str] = "reports.IncidentRetracted.v1"
    namnd: Slug
    incident_id: IncidentId
    ground: RetractionGround


class CloseIncident(Instruction):
    """Close a report that has been followed up."""

    incident_id: IncidentId
    closed_on: Day


class IncidentClosed(Fact):
    """Nothing more is done about a report."""

    type: ClassVar[str] = "reports.IncidentClosed.v1"
    namnd: Slug
    incident_id: IncidentId
    closed_on: Day


class RecordRemoval(Instruction):
    """Say when graffiti was removed, and when it was noticed if the report did not say (R18)."""

    incident_id: IncidentId
    removed_at: Moment
    noticed_at: Moment | None = None


class GraffitiRemoved(Fact):
    """Graffiti is gone; `noticed_at` is when the clock started, if anybody knows."""

    type: ClassVar[str] = "reports.GraffitiRemoved.v1"
    namnd: Slug
    incident_id: IncidentId
    removed_at: Moment
    noticed_at: Moment | None


class ShareReport(Instruction):
    """Record that a report was passed on, to whom and on what basis; Värna itself passes nothing on (R30)."""

    incident_id: IncidentId
    shared_with: SharedWith
    basis: SharingBasis
    legal_reference: Title | None = None
    shared_on: Day


class ReportShared(Fact):
    """A report was passed on, with a basis."""

    type: ClassVar[str] = "reports.ReportShared.v1"
    namnd: Slug
    incident_id: IncidentId
    shared_with: SharedWith
    basis: SharingBasis
    legal_reference: Title | None
    shared_on: Day
