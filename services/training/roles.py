"""Who may do what, and for which nämnd."""

from typing import Final

from contracts.allowed import Orders, not_own_namnd, wrong_role
from contracts.answers import Refusal, refuse
from contracts.attestations import AttestUnit, RequireAttestation
from contracts.completions import (
    ForgetEmployee,
    RedateCompletion,
    TakeInCompletions,
    TakeInStaff,
    WithdrawCompletion,
)
from contracts.courses import (
    AppointFunctionGroup,
    CountAttendance,
    HoldGroupMeeting,
    IssueCourse,
    IssueMaterial,
    PlanTrainingEvent,
)
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.namnder import Namnder, cares_for
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.training_measures import MeasureCoverage
from contracts.training_noting import NoteActivity, NotePlan, NotePlanInForce, NotePlanOver, NoteUnit
from contracts.training_rules import AdoptTrainingPlan, LayDownRelevance, SetTrainingTarget
from contracts.training_units import EnterUnit, ReportHeadcounts
from contracts.vocabulary import Role
from services.training.by_pseudonym import (
    RecordCompletions,
    RecordForgetting,
    RecordRedating,
    RecordStaff,
    RecordWithdrawal,
)

_CITY_OR_NAMND: Final[Orders] = frozenset({IssueCourse, PlanTrainingEvent, LayDownRelevance, AdoptTrainingPlan})
"""What the city does without a nämnd, and each nämnd for itself."""
_CITY: Final[Orders] = _CITY_OR_NAMND | {IssueMaterial}
_LOCAL: Final[Orders] = _CITY_OR_NAMND | {
    CountAttendance,
    AppointFunctionGroup,
    HoldGroupMeeting,
    EnterUnit,
    ReportHeadcounts,
    SetTrainingTarget,
    RequireAttestation,
}
_LISTS: Final[Orders] = frozenset({TakeInCompletions, TakeInStaff, RecordCompletions, RecordStaff})
"""Lists of staff and of completions: as they come, and by pseudonym."""
_PERSONS: Final[Orders] = _LISTS | {
    WithdrawCompletion,
    RedateCompletion,
    ForgetEmployee,
    MeasureCoverage,
    RecordWithdrawal,
    RecordRedating,
    RecordForgetting,
}
"""What is recorded of persons, what is corrected in it, and what is measured."""
_NOTES: Final[Orders] = frozenset(
    {NoteNamnd, NoteMerger, NoteUnit, NotePlan, NoteActivity, NotePlanInForce, NotePlanOver}
)

MAY: Final[dict[Role, Orders]] = {
    Role.CENTRAL_COORDINATOR: _CITY | {ImportCommands},
    Role.SLK: _CITY | {ImportCommands},
    Role.LOCAL_COORDINATOR: _LOCAL | _PERSONS | {ImportCommands},
    Role.UNIT_HEAD: frozenset({AttestUnit}),
    Role.SYSTEM: _NOTES | _LISTS | {ImportCommands},
}
IMPORTED_BY_SYSTEM: Final[Orders] = _CITY | _LOCAL
"""What the system itself may do inside an import: take in what was laid down before Värna, and examples."""
BOUND_TO_NAMND: Final = frozenset({Role.LOCAL_COORDINATOR, Role.UNIT_HEAD})


def not_allowed(order: Instruction, namnder: Namnder, *, imported: bool) -> Refusal | None:
    """Refuse what the actor's role may not do, or may not do for this nämnd."""
    actor = order.actor
    may = IMPORTED_BY_SYSTEM if imported and actor.role is Role.SYSTEM else MAY.get(actor.role, frozenset())
    if type(order) not in may:
        return wrong_role(order, MAY)
    if isinstance(order, ImportCommands) or actor.role is Role.SYSTEM:
        return None
    whose = _whose(order)
    if actor.role in BOUND_TO_NAMND:
        return None if cares_for(namnder, actor.namnd, whose) else not_own_namnd(actor)
    return _of_a_namnd(order) if whose else None


def _whose(order: Instruction) -> str | None:
    return order.provider if isinstance(order, IssueCourse) else getattr(order, "namnd", None)


def _of_a_namnd(order: Instruction) -> Refusal:
    return refuse(
        "NAMND_DOES_IT",
        "Det som är en nämnds eget gör nämndens samordnare; här görs det som gäller hela staden.",
        "What is a nämnd's own is done by its coordinator; here is done what holds for the whole city.",
        field="provider" if isinstance(order, IssueCourse) else "namnd",
        hint="Utelämna nämnden, eller låt nämnden göra det. / Leave the nämnd out, or let the nämnd do it.",
    )
