"""Commands and events of the chain of approval: consultation, nämnd, city executive board (A02, P12, P13)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.text import Diarienummer, FreeText, Slug, Title
from contracts.vocabulary import ConsultedParty


class RecordConsultation(Instruction):
    """Record that somebody was consulted before the nämnd decides (P13)."""

    plan_id: Slug
    party: ConsultedParty
    consulted_on: Day
    function: Title
    result: FreeText


class ConsultationRecorded(Fact):
    """Somebody was consulted."""

    type: ClassVar[str] = "plans.ConsultationRecorded.v1"
    namnd: Slug
    plan_id: Slug
    party: ConsultedParty
    consulted_on: Day
    function: Title
    result: FreeText


class SubmitPlan(Instruction):
    """Hand the plan in to the nämnd."""

    plan_id: Slug
    submitted_on: Day


class PlanSubmitted(Fact):
    """The plan lies before the nämnd."""

    type: ClassVar[str] = "plans.PlanSubmitted.v1"
    namnd: Slug
    plan_id: Slug
    submitted_on: Day


class DecidePlan(Instruction):
    """Record the nämnd's decision."""

    plan_id: Slug
    decided_on: Day
    paragraph: int = Field(ge=1, le=9999)
    diarienummer: Diarienummer


class PlanDecided(Fact):
    """The nämnd decided the plan."""

    type: ClassVar[str] = "plans.PlanDecided.v1"
    namnd: Slug
    plan_id: Slug
    decided_on: Day
    paragraph: int
    diarienummer: Diarienummer


class SendPlanToKs(Instruction):
    """Send a decided plan to the city executive board."""

    plan_id: Slug
    sent_on: Day


class PlanSentToKs(Fact):
    """The plan lies before the city executive board."""

    type: ClassVar[str] = "plans.PlanSentToKs.v1"
    namnd: Slug
    plan_id: Slug
    sent_on: Day


class ApprovePlan(Instruction):
    """Record the city executive board's approval, with conditions where it set any (A02)."""

    plan_id: Slug
    decided_on: Day
    paragraph: int = Field(ge=1, le=9999)
    diarienummer: Diarienummer
    conditions: tuple[FreeText, ...] = ()


class PlanApproved(Fact):
    """The city executive board approved the plan; with `conditions`, subject to them."""

    type: ClassVar[str] = "plans.PlanApproved.v1"
    namnd: Slug
    plan_id: Slug
    decided_on: Day
    paragraph: int
    diarienummer: Diarienummer
    conditions: tuple[FreeText, ...]


class SendPlanBack(Instruction):
    """Record that the nämnd or the city executive board sent the plan back."""

    plan_id: Slug
    decided_on: Day
    paragraph: int = Field(ge=1, le=9999)
    reason: FreeText


class PlanSentBack(Fact):
    """The plan is open for changes again."""

    type: ClassVar[str] = "plans.PlanSentBack.v1"
    namnd: Slug
    plan_id: Slug
    decided_on: Day
    paragraph: int
    reason: FreeText


class AdoptHistoricalPlan(Instruction):
    """Take in a plan that was decided before Värna: its period is over and its chain of approval is not verified."""

    plan_id: Slug


class HistoricalPlanAdopted(Fact):
    """A plan from before Värna was taken in; it was in force during its own period."""

    type: ClassVar[str] = "plans.HistoricalPlanAdopted.v1"
    namnd: Slug
    plan_id: Slug
