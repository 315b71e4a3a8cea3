"""An application on its way to a decision: received, completed, assessed, and doubt put right first (G02-G06, G12)."""

from datetime import date

from contracts.answers import Decision, Refusal
from contracts.applications import (
    AdviceAsked,
    AdviceReceived,
    ApplicationAssessed,
    ApplicationCompleted,
    ApplicationReceived,
    ApplicationWithdrawn,
    AskAdvice,
    AssessApplication,
    CompleteApplication,
    ProgrammeReceived,
    ProgrammeRequested,
    ReceiveAdvice,
    ReceiveApplication,
    ReceiveProgramme,
    RequestProgramme,
    WithdrawApplication,
)
from contracts.checks import not_before, not_yet, out_of_range
from contracts.grant_terms import SupportStatus
from contracts.made_ids import made_of
from services.grants.amounts import nothing
from services.grants.around import Around
from services.grants.asking import asked_already, id_taken, not_asked
from services.grants.assessment import incomplete
from services.grants.late_reports import barred
from services.grants.organisation import Organisation, dissolved
from services.grants.rounds import Round, not_open
from services.grants.support import ADVICE, PROGRAMME, UNDECIDED, Support, not_among

_OPEN_FOR_DOCUMENTS = frozenset({SupportStatus.RECEIVED, SupportStatus.COMPLETED})
_RIPE = frozenset({SupportStatus.COMPLETED, SupportStatus.ASSESSED})


def receive(organisation: Organisation, current: Round, order: ReceiveApplication, around: Around) -> Decision:
    """Take in an application; one that comes after the last day is taken in too, and can only be rejected."""
    support_id = f"{order.orgnr}-{made_of('support', order.command_id, 8)}"
    return (
        not_open(current, order.received_on, "round_id")
        or not_yet(order.received_on, around.today, "received_on")
        or dissolved(organisation, order.received_on, "orgnr")
        or nothing(order.amount)
        or (id_taken() if support_id in organisation.supports else None)
        or barred(organisation, current, order.received_on, around)
        or (
            ApplicationReceived(
                namnd=current.namnd,
                support_id=support_id,
                round_id=current.round_id,
                kind=current.kind,
                orgnr=order.orgnr,
                amount=order.amount,
                purpose=order.purpose,
                period=current.period,
                received_on=order.received_on,
                rule_set=current.rule_set,
            ),
        )
    )


def complete(organisation: Organisation, case: Support, order: CompleteApplication, around: Around) -> Decision:
    """Say which documents there are."""
    return (
        not_among(case.status, _OPEN_FOR_DOCUMENTS, "support_id")
        or _in_time(case, order.completed_on, around, "completed_on")
        or (
            ApplicationCompleted(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                documents=order.documents,
                completed_on=order.completed_on,
            ),
        )
    )


def assess(organisation: Organisation, case: Support, order: AssessApplication, around: Around) -> Decision:
    """Answer every criterion; an application may be assessed again until it is decided."""
    return (
        not_among(case.status, _RIPE, "support_id")
        or incomplete(around.city.rules.by_key[case.rule_set], order.answers)
        or _in_time(case, order.assessed_on, around, "assessed_on")
        or (
            ApplicationAssessed(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                answers=order.answers,
                assessed_on=order.assessed_on,
                assessed_by=order.actor.account,
            ),
        )
    )


def request_programme(organisation: Organisation, case: Support, order: RequestProgramme, around: Around) -> Decision:
    """Ask for the programme (G12)."""
    return (
        not_among(case.status, UNDECIDED, "support_id")
        or (asked_already("support_id") if PROGRAMME in case.waiting else None)
        or _in_time(case, order.requested_on, around, "requested_on")
        or not_before(order.deadline, order.requested_on, "deadline")
        or out_of_range(order.deadline, "deadline")
        or (
            ProgrammeRequested(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                requested_on=order.requested_on,
                deadline=order.deadline,
            ),
        )
    )


def receive_programme(organisation: Organisation, case: Support, order: ReceiveProgramme, around: Around) -> Decision:
    """Say that the programme has come."""
    return (
        (None if PROGRAMME in case.waiting else not_asked("support_id"))
        or not_among(case.status, UNDECIDED, "support_id")
        or _in_time(case, order.received_on, around, "received_on")
        or (
            ProgrammeReceived(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                received_on=order.received_on,
            ),
        )
    )


def ask_advice(organisation: Organisation, case: Support, order: AskAdvice, around: Around) -> Decision:
    """Ask for advice on circumstances; the nämnd still decides."""
    return (
        not_among(case.status, UNDECIDED, "support_id")
        or (asked_already("support_id") if ADVICE in case.waiting else None)
        or _in_time(case, order.asked_on, around, "asked_on")
        or (
            AdviceAsked(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                asked_on=order.asked_on,
                circumstances=order.circumstances,
            ),
        )
    )


def receive_advice(organisation: Organisation, case: Support, order: ReceiveAdvice, around: Around) -> Decision:
    """Say what was advised."""
    return (
        (None if ADVICE in case.waiting else not_asked("support_id"))
        or not_among(case.status, UNDECIDED, "support_id")
        or _in_time(case, order.received_on, around, "received_on")
        or (
            AdviceReceived(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                received_on=order.received_on,
                summary=order.summary,
            ),
        )
    )


def withdraw(organisation: Organisation, case: Support, order: WithdrawApplication, around: Around) -> Decision:
    """Say that the applicant takes the application back."""
    return (
        not_among(case.status, UNDECIDED, "support_id")
        or _in_time(case, order.withdrawn_on, around, "withdrawn_on")
        or (
            ApplicationWithdrawn(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                withdrawn_on=order.withdrawn_on,
            ),
        )
    )


def _in_time(case: Support, on: date, around: Around, field: str) -> Refusal | None:
    return not_yet(on, around.today, field) or not_before(on, case.latest_on, field)
