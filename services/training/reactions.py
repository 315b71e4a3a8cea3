"""What plans records and this service must know: nämnder, units, and which courses measures require."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contracts.activity import ActivityContent, Party
from contracts.envelope import Actor, Fact, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.organisation import NamndEstablished, NamndMerged, UnitRegistered
from contracts.plan_approval import HistoricalPlanAdopted, PlanDecided, PlanSentBack
from contracts.plans import (
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
    HeadAmended,
    PlanDrafted,
    PlanRevised,
    PlanSuperseded,
)
from contracts.training_noting import NoteActivity, NotePlan, NotePlanInForce, NotePlanOver, NoteUnit
from contracts.vocabulary import Role
from services.training.plans_noted import day_after

HEARD = ("plans",)
_ACTOR = Actor(account="training-reactions", role=Role.SYSTEM)


def noted(event: Recorded) -> Instruction | None:
    """Return the command that an event of another service leads to, if any."""
    found = _NOTED.get(event.type)
    if found is None:
        return None
    kind, note = found
    fact = kind.model_validate(event.data, strict=False, context=as_recorded)
    return note({"command_id": f"noted:{event.service}-{event.position}", "actor": _ACTOR, "namnd": fact.namnd}, fact)


Noting = dict[str, Any]
"""What every command has: id, actor and nämnd."""


def _unit(noting: Noting, fact: UnitRegistered) -> Instruction:
    return NoteUnit(
        **noting,
        unit=fact.unit,
        name=fact.name,
        department=fact.department,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
    )


def _plan(noting: Noting, fact: PlanDrafted | PlanRevised | HeadAmended) -> Instruction:
    return NotePlan(**noting, plan_id=fact.plan_id, starts=fact.head.period.starts, ends=fact.head.period.ends)


def _activity(noting: Noting, fact: ActivityPlanned | ActivityChanged) -> Instruction | None:
    if isinstance(fact, ActivityPlanned) and not fact.activity.courses:
        return None
    return NoteActivity(
        **noting,
        plan_id=fact.plan_id,
        activity_id=fact.activity_id,
        courses=fact.activity.courses,
        departments=_departments(fact.activity),
    )


def _departments(activity: ActivityContent) -> tuple[str, ...]:
    """Return the departments that a measure is for: those of whoever is to do it. None of them is the whole nämnd."""
    parties: tuple[Party | None, ...] = (activity.performer, activity.responsible)
    return next((party.departments for party in parties if party and party.departments), ())


_NOTED: Final[Mapping[str, tuple[type[Fact], Callable[[Noting, Any], Instruction | None]]]] = {
    NamndEstablished.type: (
        NamndEstablished,
        lambda noting, fact: NoteNamnd(**noting, valid_from=fact.valid_from),
    ),
    NamndMerged.type: (
        NamndMerged,
        lambda noting, fact: NoteMerger(**noting, into=fact.into, last_day=fact.last_day),
    ),
    UnitRegistered.type: (UnitRegistered, _unit),
    PlanDrafted.type: (PlanDrafted, _plan),
    PlanRevised.type: (PlanRevised, _plan),
    HeadAmended.type: (HeadAmended, _plan),
    ActivityPlanned.type: (ActivityPlanned, _activity),
    ActivityChanged.type: (ActivityChanged, _activity),
    ActivityWithdrawn.type: (
        ActivityWithdrawn,
        lambda noting, fact: NoteActivity(
            **noting, plan_id=fact.plan_id, activity_id=fact.activity_id, courses=(), departments=()
        ),
    ),
    PlanDecided.type: (
        PlanDecided,
        lambda noting, fact: NotePlanInForce(**noting, plan_id=fact.plan_id, decided_on=fact.decided_on),
    ),
    HistoricalPlanAdopted.type: (
        HistoricalPlanAdopted,
        lambda noting, fact: NotePlanInForce(**noting, plan_id=fact.plan_id, decided_on=None),
    ),
    PlanSuperseded.type: (
        PlanSuperseded,
        lambda noting, fact: NotePlanOver(**noting, plan_id=fact.plan_id, from_day=day_after(fact.in_force_until)),
    ),
    PlanSentBack.type: (
        PlanSentBack,
        lambda noting, fact: NotePlanOver(**noting, plan_id=fact.plan_id, from_day=fact.decided_on),
    ),
}
"""What is noted of each event: how it is read, and the command it leads to."""
