"""Who may do what, and for which nämnd: whoever assesses is not whoever decides."""

from typing import Final

from contracts.allowed import Orders, not_own_namnd, wrong_role
from contracts.answers import Refusal
from contracts.applications import (
    AskAdvice,
    AssessApplication,
    CompleteApplication,
    ReceiveAdvice,
    ReceiveApplication,
    ReceiveProgramme,
    RequestProgramme,
    WithdrawApplication,
)
from contracts.envelope import Instruction
from contracts.grant_control import AdoptControlReport, ControlFinancedActivity
from contracts.grant_decisions import ApproveSupport, DecideOnDuty, RecordAppeal, RejectApplication, RevokeGrant
from contracts.grant_money import (
    ApproveReport,
    ClaimRepayment,
    HandOverClaim,
    PayGrant,
    ReceiveReport,
    RecordRepayment,
    RemindOfReport,
    WriteOffClaim,
)
from contracts.grant_rules import AttestIntroduction, CloseRound, IssueRuleSet, OpenRound
from contracts.importing import ImportCommands
from contracts.lettings import (
    AssessLetting,
    CancelLetting,
    DenyLetting,
    LetPremises,
    ReceiveLettingProgramme,
    RecordLettingAppeal,
    RequestLetting,
    RequestLettingProgramme,
)
from contracts.namnder import Namnder, cares_for
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.organisations import DissolveOrganisation, RegisterOrganisation, RenameOrganisation
from contracts.vocabulary import Role

REGISTER: Final[Orders] = frozenset({RegisterOrganisation, RenameOrganisation, DissolveOrganisation})
"""About an organisation itself, which is no nämnd's own (G18)."""
_PREPARING: Final[Orders] = frozenset(
    {
        ReceiveApplication,
        CompleteApplication,
        AssessApplication,
        RequestProgramme,
        ReceiveProgramme,
        AskAdvice,
        ReceiveAdvice,
        WithdrawApplication,
        RemindOfReport,
        ReceiveReport,
        ApproveReport,
        RecordRepayment,
        RequestLetting,
        AssessLetting,
        RequestLettingProgramme,
        ReceiveLettingProgramme,
        CancelLetting,
        ControlFinancedActivity,
    }
)
_DECIDING: Final[Orders] = frozenset(
    {
        IssueRuleSet,
        OpenRound,
        CloseRound,
        ApproveSupport,
        RejectApplication,
        RevokeGrant,
        RecordAppeal,
        DecideOnDuty,
        PayGrant,
        ClaimRepayment,
        WriteOffClaim,
        HandOverClaim,
        LetPremises,
        DenyLetting,
        CancelLetting,
        RecordLettingAppeal,
        AdoptControlReport,
    }
)

MAY: Final[dict[Role, Orders]] = {
    Role.GRANTS_OFFICER: REGISTER | _PREPARING | {ImportCommands},
    Role.GRANTS_DECIDER: _DECIDING | {ImportCommands},
    Role.LOCAL_COORDINATOR: frozenset({AttestIntroduction}),
    # What holds for the whole city; no case of a nämnd is SLK's to decide.
    Role.SLK: REGISTER | {IssueRuleSet, ImportCommands},
    Role.SYSTEM: frozenset({NoteNamnd, NoteMerger, ImportCommands}),
}
IMPORTED_BY_SYSTEM: Final[Orders] = REGISTER | _PREPARING | _DECIDING | {AttestIntroduction}
"""What the system itself may do inside an import: take in what people decided before Värna, and examples."""
BOUND_TO_NAMND: Final = frozenset({Role.GRANTS_OFFICER, Role.GRANTS_DECIDER, Role.LOCAL_COORDINATOR})


def not_allowed(order: Instruction, namnd: str | None, namnder: Namnder, *, imported: bool) -> Refusal | None:
    """Refuse what the actor's role may not do, or may not do for this nämnd."""
    actor = order.actor
    may = IMPORTED_BY_SYSTEM if imported and actor.role is Role.SYSTEM else MAY.get(actor.role, frozenset())
    if type(order) not in may:
        return wrong_role(order, MAY)
    if actor.role not in BOUND_TO_NAMND or isinstance(order, ImportCommands) or type(order) in REGISTER:
        return None
    return None if cares_for(namnder, actor.namnd, namnd) else not_own_namnd(actor)
