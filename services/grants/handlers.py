"""What the service does with each command. The table at the foot is what it can do."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from bus.requests import read
from contracts import applications as application
from contracts import grant_control, grant_money, grant_rules, noting_namnder
from contracts import grant_decisions as decision
from contracts import lettings as premises
from contracts import organisations as org
from contracts.answers import Accepted, Decision, Refusal, refuse
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from ledger import handling
from ledger.handling import Rules, other_version
from ledger.ledger import Ledger
from ledger.unit_of_work import UnitOfWork
from services.grants import (
    appeals,
    applications,
    cancelling,
    control,
    decisions,
    duties,
    lettings,
    organisation,
    payments,
    register,
    repayments,
    rounds,
    rules,
)
from services.grants.around import Around
from services.grants.city import STREAM
from services.grants.letting import Letting
from services.grants.now import Now
from services.grants.organisation import Organisation
from services.grants.roles import not_allowed
from services.grants.rounds import Round
from services.grants.session import Session
from services.grants.streams import (
    EVOLVE,
    REMEMBERED,
    case_stream,
    control_stream,
    ids_of,
    organisation_stream,
    round_stream,
    stream_of,
    touched,
)
from services.grants.support import Support

Handler = Callable[[Session, Any, Around], Decision]


def handle(ledger: Ledger, order: Instruction, moment: datetime) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""

    def decided(work: UnitOfWork, asked: Instruction, imported: bool) -> Decision:
        return decide(work, asked, imported, now=Now(moment, ledger.last_position()))

    return handling.handle(ledger, RULES, order, decided)


def decide(work: UnitOfWork, order: Instruction, imported: bool, *, now: Now) -> Decision:
    """Return what follows from a command on the states of the unit of work; changes nothing."""
    session = Session(work, imported)
    namnder = session.city.namnder
    if isinstance(order, ImportCommands):
        return not_allowed(order, None, namnder, imported=False) or ()
    return (
        _case_unknown(session, order)
        or not_allowed(order, _namnd_of(session, order), namnder, imported=imported)
        or other_version(work, order, _stream_named_by(order))
        or COMMANDS[type(order)](session, order, Around(session.city, now, imported))
    )


def _case_of(session: Session, order: Instruction) -> Support | Letting | None:
    if support_id := getattr(order, "support_id", None):
        return session.support(support_id)
    letting_id = getattr(order, "letting_id", None)
    return session.letting(letting_id) if letting_id else None


def _case_unknown(session: Session, order: Instruction) -> Refusal | None:
    named = next((name for name in ("support_id", "letting_id") if hasattr(order, name)), None)
    if named is None or _case_of(session, order):
        return None
    return refuse(
        "CASE_UNKNOWN",
        "Ärendet finns inte.",
        "There is no such case.",
        field=named,
        hint="Hämta id:t ur frågan organisation eller grants. / Take the id from the question organisation or grants.",
    )


def _namnd_of(session: Session, order: Instruction) -> str | None:
    found = _case_of(session, order)
    return found.namnd if found else getattr(order, "namnd", None)


def _stream_named_by(order: Any) -> str:
    if case_id := getattr(order, "support_id", None) or getattr(order, "letting_id", None):
        return case_stream(case_id)
    if isinstance(order, grant_control.ControlFinancedActivity | grant_control.AdoptControlReport):
        return control_stream(order.namnd)
    if orgnr := getattr(order, "orgnr", None):
        return organisation_stream(orgnr)
    return round_stream(order.namnd, order.round_id) if hasattr(order, "round_id") else STREAM


def _on_organisation(decides: Callable[[Organisation, Any, Around], Decision]) -> Handler:
    def handler(session: Session, order: Any, around: Around) -> Decision:
        found = session.organisation(order.orgnr)
        return decides(found, order, around) if found else organisation.unknown()

    return handler


def _on_support(decides: Callable[[Organisation, Support, Any, Around], Decision]) -> Handler:
    return lambda session, order, around: decides(*_named(session, order), order, around)


def _in_round(decides: Callable[[Organisation, Support, Round, Any, Around], Decision]) -> Handler:
    def handler(session: Session, order: Any, around: Around) -> Decision:
        owner, case = _named(session, order)
        current = session.round(case.namnd, case.round_id)
        return decides(owner, case, current, order, around) if current else rounds.unknown()

    return handler


def _named(session: Session, order: Any) -> tuple[Organisation, Support]:
    owner, case = session.owner(order.support_id), session.support(order.support_id)
    if owner is None or case is None:
        raise LookupError("a command about a case is decided only when there is one")
    return owner, case


def _on_letting(decides: Callable[[Organisation | None, Letting, Any, Around], Decision]) -> Handler:
    def handler(session: Session, order: Any, around: Around) -> Decision:
        found = session.letting(order.letting_id)
        if found is None:
            raise LookupError("a command about a letting is decided only when there is one")
        return decides(session.owner(order.letting_id), found, order, around)

    return handler


def _receive(session: Session, order: application.ReceiveApplication, around: Around) -> Decision:
    owner, current = session.organisation(order.orgnr), session.round(order.namnd, order.round_id)
    if owner is None:
        return organisation.unknown()
    return applications.receive(owner, current, order, around) if current else rounds.unknown()


def _request_letting(session: Session, order: premises.RequestLetting, around: Around) -> Decision:
    tenant = session.organisation(order.orgnr) if order.orgnr else None
    if order.orgnr and tenant is None:
        return organisation.unknown()
    return lettings.request(tenant, session.letting(lettings.letting_id_of(order)), order, around)


def _close_round(session: Session, order: grant_rules.CloseRound, around: Around) -> Decision:
    current = session.round(order.namnd, order.round_id)
    return rounds.close_round(current, order, around) if current else rounds.unknown()


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # what is noted from plans
    noting_namnder.NoteNamnd: lambda _session, order, _around: register.note_namnd(order),
    noting_namnder.NoteMerger: lambda _session, order, _around: register.note_merger(order),
    # organisations
    org.RegisterOrganisation: lambda session, order, around: organisation.register(
        session.organisation(order.orgnr), order, around
    ),
    org.RenameOrganisation: _on_organisation(organisation.rename),
    org.DissolveOrganisation: _on_organisation(organisation.dissolve),
    # rules and rounds
    grant_rules.IssueRuleSet: lambda _session, order, around: rules.issue_rule_set(order, around),
    grant_rules.AttestIntroduction: lambda _session, order, around: rules.attest_introduction(order, around),
    grant_rules.OpenRound: lambda session, order, around: rounds.open_round(
        session.round(order.namnd, order.round_id), order, around
    ),
    grant_rules.CloseRound: _close_round,
    # applications
    application.ReceiveApplication: _receive,
    application.CompleteApplication: _on_support(applications.complete),
    application.AssessApplication: _on_support(applications.assess),
    application.RequestProgramme: _on_support(applications.request_programme),
    application.ReceiveProgramme: _on_support(applications.receive_programme),
    application.AskAdvice: _on_support(applications.ask_advice),
    application.ReceiveAdvice: _on_support(applications.receive_advice),
    application.WithdrawApplication: _on_support(applications.withdraw),
    # decisions
    decision.ApproveSupport: _in_round(decisions.approve),
    decision.RejectApplication: _in_round(decisions.reject),
    decision.RevokeGrant: _on_support(decisions.revoke),
    decision.RecordAppeal: _on_support(appeals.record),
    decision.DecideOnDuty: _on_organisation(duties.decide),
    # money
    grant_money.PayGrant: _on_support(payments.pay),
    grant_money.RemindOfReport: _on_support(payments.remind),
    grant_money.ReceiveReport: _on_support(payments.receive_report),
    grant_money.ApproveReport: _on_support(payments.approve_report),
    grant_money.ClaimRepayment: _on_support(repayments.claim),
    grant_money.RecordRepayment: _on_support(repayments.record),
    grant_money.WriteOffClaim: _on_support(repayments.write_off),
    grant_money.HandOverClaim: _on_support(repayments.hand_over),
    # premises
    premises.RequestLetting: _request_letting,
    premises.AssessLetting: _on_letting(lettings.assess),
    premises.RequestLettingProgramme: _on_letting(lettings.request_programme),
    premises.ReceiveLettingProgramme: _on_letting(lettings.receive_programme),
    premises.LetPremises: _on_letting(lettings.let),
    premises.DenyLetting: _on_letting(lettings.deny),
    premises.CancelLetting: _on_letting(cancelling.cancel),
    premises.RecordLettingAppeal: _on_letting(appeals.record_of_letting),
    # control
    grant_control.ControlFinancedActivity: lambda session, order, around: control.control_activity(
        session.control(order.namnd), order, around
    ),
    grant_control.AdoptControlReport: lambda session, order, around: control.adopt_report(
        session.control(order.namnd), order, around
    ),
}
RULES: Final = Rules(
    evolve=EVOLVE,
    stream_of=stream_of,
    remembered=REMEMBERED,
    ids_of=ids_of,
    orders={order.__name__: order for order in COMMANDS},
    touched=touched,
    read=read,
    repeats=False,  # a payment is made once, and a court may have changed what was decided
)
