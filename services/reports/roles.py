"""Who may do what, and for which nämnd."""

from typing import Final

from contracts.answers import Refusal, refuse
from contracts.envelope import Actor, Instruction
from contracts.guidance import (
    ConfirmContact,
    IssueGuidance,
    IssueMilieuList,
    ListContact,
    ListDistricts,
    SetLimits,
)
from contracts.importing import ImportCommands
from contracts.incidents import (
    CloseIncident,
    CorrectIncident,
    FollowUpIncident,
    RecordRemoval,
    ReportIncident,
    RetractIncident,
    ShareReport,
)
from contracts.noting import NOTES
from contracts.preparedness import AnnounceManifestation, AttestConsentRoutine, ConfirmAnnouncement
from contracts.situation import (
    AddFinding,
    AssessMilieu,
    DescribeSituation,
    ExpectSources,
    OpenSituationPicture,
    RegisterSource,
    TakePoliceInput,
)
from contracts.situation_fixing import (
    AddAddendum,
    AdoptHistoricalPicture,
    FixSituationPicture,
    PublishSummary,
    RecordPictureConsultation,
)
from contracts.statistics import ReceiveStatistics
from contracts.surveys import (
    AddLocalQuestions,
    AnswerSurvey,
    CloseSurvey,
    DistributeSurvey,
    IssueSurvey,
    WithdrawDistribution,
)
from contracts.vault_access import EraseText, ReadText
from contracts.vocabulary import Role
from services.reports.register import Register

Orders = frozenset[type[Instruction]]

_REPORT_CARE: Final[Orders] = frozenset(
    {FollowUpIncident, CorrectIncident, RetractIncident, CloseIncident, RecordRemoval, ShareReport}
)
_TEXTS: Final[Orders] = frozenset({ReadText, EraseText})
_PICTURE: Final[Orders] = frozenset(
    {
        OpenSituationPicture,
        RegisterSource,
        DescribeSituation,
        AssessMilieu,
        AddFinding,
        TakePoliceInput,
        RecordPictureConsultation,
        FixSituationPicture,
        AddAddendum,
        PublishSummary,
        AdoptHistoricalPicture,
    }
)
_LOCAL: Final[Orders] = frozenset(
    {
        AddLocalQuestions,
        DistributeSurvey,
        WithdrawDistribution,
        AnnounceManifestation,
        ConfirmAnnouncement,
        AttestConsentRoutine,
        ListContact,
        ConfirmContact,
    }
)
_FOR_ALL: Final[Orders] = frozenset(
    {
        IssueGuidance,
        IssueMilieuList,
        ListContact,
        ConfirmContact,
        ListDistricts,
        SetLimits,
        ExpectSources,
        IssueSurvey,
        CloseSurvey,
        ReceiveStatistics,
    }
)

MAY: Final[dict[Role, Orders]] = {
    Role.LOCAL_COORDINATOR: _REPORT_CARE | _TEXTS | _PICTURE | _LOCAL | {ReceiveStatistics, ImportCommands},
    # The central coordinator stands in for a nämnd without one (R02), and lays down nothing in its picture.
    Role.CENTRAL_COORDINATOR: _REPORT_CARE | {ListDistricts, ReceiveStatistics, ConfirmContact, ImportCommands},
    Role.SLK: _FOR_ALL | {ImportCommands},
    Role.STAFF: frozenset({ReportIncident, ConfirmAnnouncement}),
    Role.RECIPIENT: frozenset({AnswerSurvey}),
    Role.SYSTEM: frozenset({*NOTES, ImportCommands}),
    Role.REGISTRAR: frozenset(),
    Role.KS_REGISTRAR: frozenset(),
}
IMPORTED: Final[dict[Role, Orders]] = {
    # Examples, and pictures from before Värna.
    Role.SYSTEM: _FOR_ALL | _PICTURE | _REPORT_CARE | {ReportIncident},
    # Forms from before Värna. Now a coordinator reports as everybody else does: as one of the staff (N06).
    Role.LOCAL_COORDINATOR: MAY[Role.LOCAL_COORDINATOR] | {ReportIncident},
}
"""What a role may do inside an import, when that is not what it may do always."""
BOUND_TO_NAMND: Final = frozenset({Role.LOCAL_COORDINATOR, Role.STAFF})
NOBODY_IN_PARTICULAR: Final = {Role.STAFF: "staff", Role.RECIPIENT: "recipient"}
"""The one account these roles act under: who reports and who answers is not kept (N06, N07)."""


def not_allowed(order: Instruction, namnd: str | None, register: Register, *, imported: bool) -> Refusal | None:
    """Refuse what the actor's role may not do, or may not do for this nämnd."""
    actor = order.actor
    may = IMPORTED.get(actor.role, MAY[actor.role]) if imported else MAY[actor.role]
    if type(order) not in may:
        return _wrong_role(order)
    if actor.account != NOBODY_IN_PARTICULAR.get(actor.role, actor.account):
        return _says_who(actor)
    if actor.role in BOUND_TO_NAMND and not isinstance(order, ImportCommands):
        return _wrong_namnd(actor, namnd, register)
    return None


def _wrong_role(order: Instruction) -> Refusal:
    able = [role for role, orders in MAY.items() if type(order) in orders]
    return refuse(
        "ROLE_NOT_ALLOWED",
        f"Detta görs inte som {order.actor.role.label_sv.lower()}, utan som"
        f" {' eller '.join(role.label_sv.lower() for role in able)}.",
        f"This is not done as {order.actor.role.label_en.lower()} but as"
        f" {' or '.join(role.label_en.lower() for role in able)}.",
        field="actor.role",
        hint="Låt någon med rätt roll göra det. / Let somebody with the right role do it.",
        items=tuple(role.value for role in able),
    )


def _says_who(actor: Actor) -> Refusal:
    account = NOBODY_IN_PARTICULAR[actor.role]
    return refuse(
        "ACCOUNT_NOT_KEPT",
        "Vem som rapporterar eller svarar sparas inte; kontot ska vara gemensamt för alla.",
        "Who reports or answers is not kept; the account must be the same for everybody.",
        field="actor.account",
        hint=f"Ange kontot ”{account}”. / Give the account “{account}”.",
    )


def _wrong_namnd(actor: Actor, namnd: str | None, register: Register) -> Refusal | None:
    if namnd is not None and register.cares_for(actor.namnd, namnd):
        return None
    return refuse(
        "NOT_OWN_NAMND",
        f"Som {actor.role.label_sv.lower()} handlar man för den egna nämnden, eller den som har gått upp i den.",
        f"As {actor.role.label_en.lower()} one acts for one's own nämnd, or for one that went up in it.",
        field="actor.namnd",
        hint="Låt den andra nämnden göra det. / Let the other nämnd do it.",
    )
