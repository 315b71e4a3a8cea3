"""Which role may do what, in one table (A02, A03, P12)."""

from typing import Final

from contracts.allowed import Orders, not_own_namnd, wrong_role
from contracts.answers import Refusal
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.organisation import (
    AppointCoordinator,
    AttestDuty,
    EndAppointment,
    EstablishNamnd,
    FormWorkGroup,
    MergeNamnder,
    RegisterUnit,
    ReportDeliverable,
)
from contracts.plan_approval import (
    AdoptHistoricalPlan,
    ApprovePlan,
    DecidePlan,
    RecordConsultation,
    SendPlanBack,
    SendPlanToKs,
    SubmitPlan,
)
from contracts.plan_progress import FollowUpActivity, FollowUpOutcome, MeasureTarget, ReportProgress, TakeCoverage
from contracts.plan_review import LinkPoliceArea, RequireReview, ReviewActivities
from contracts.plans import (
    AccountForActivity,
    AmendHead,
    ChangeActivity,
    DescribePlan,
    DraftPlan,
    PlanActivity,
    RevisePlan,
    WithdrawActivity,
)
from contracts.steering import IssueGuideline, IssueTemplate, ListCityGoals, PublishGlossary, SetRevisionMoment
from contracts.vocabulary import Role
from services.plans.register import Register

_DRAFTING: Final[Orders] = frozenset(
    {
        DraftPlan,
        RevisePlan,
        AmendHead,
        DescribePlan,
        PlanActivity,
        ChangeActivity,
        WithdrawActivity,
        AccountForActivity,
        AdoptHistoricalPlan,
    }
)
_IN_USE: Final[Orders] = frozenset(
    {
        ReportProgress,
        MeasureTarget,
        FollowUpActivity,
        FollowUpOutcome,
        AttestDuty,
        ReportDeliverable,
        ReviewActivities,
    }
)
_LOCAL: Final[Orders] = frozenset({RegisterUnit, FormWorkGroup, SetRevisionMoment, LinkPoliceArea})
_STEERING: Final[Orders] = frozenset({IssueGuideline, IssueTemplate, ListCityGoals, PublishGlossary})
_REGISTER: Final[Orders] = frozenset(
    {
        EstablishNamnd,
        MergeNamnder,
        RegisterUnit,
        AppointCoordinator,
        EndAppointment,
        SetRevisionMoment,
        LinkPoliceArea,
    }
)

MAY: Final[dict[Role, Orders]] = {
    Role.LOCAL_COORDINATOR: _DRAFTING | _IN_USE | _LOCAL | {RecordConsultation, SubmitPlan, ImportCommands},
    # The central coordinator and SLK lay down what holds for all; no plan of a nämnd is theirs to edit (A03).
    Role.CENTRAL_COORDINATOR: _STEERING | _REGISTER | {RecordConsultation, ImportCommands},
    Role.SLK: _STEERING | _REGISTER | {RecordConsultation, ImportCommands},
    Role.REGISTRAR: frozenset(
        {RecordConsultation, SubmitPlan, DecidePlan, SendPlanToKs, SendPlanBack, AppointCoordinator, EndAppointment}
    ),
    Role.KS_REGISTRAR: frozenset({ApprovePlan, SendPlanBack}),
    # What other services have recorded: nobody asks for a review, or tells coverage, by hand (R31, T16).
    Role.SYSTEM: frozenset({ImportCommands, AdoptHistoricalPlan, RequireReview, TakeCoverage}),
    # Staff file reports and recipients answer surveys: other services' affairs.
    Role.STAFF: frozenset(),
    Role.RECIPIENT: frozenset(),
}
IMPORTED_BY_SYSTEM: Final[Orders] = _DRAFTING | _IN_USE | _LOCAL | _STEERING | _REGISTER
"""What the system itself may do inside an import: everything but the chain of approval, which people take."""
BOUND_TO_NAMND: Final = frozenset({Role.LOCAL_COORDINATOR, Role.REGISTRAR})


def not_allowed(order: Instruction, namnd: str | None, register: Register, *, imported: bool) -> Refusal | None:
    """Refuse what the actor's role may not do, or may not do for this nämnd."""
    actor = order.actor
    may = IMPORTED_BY_SYSTEM if imported and actor.role is Role.SYSTEM else MAY.get(actor.role, frozenset())
    if type(order) not in may:
        return wrong_role(order, MAY)
    if actor.role in BOUND_TO_NAMND and not isinstance(order, ImportCommands):
        return None if namnd and register.cares_for(actor.namnd, namnd) else not_own_namnd(actor)
    return None
