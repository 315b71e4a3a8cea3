"""Letting of premises, by the same criteria for everybody: asked for, assessed, let, denied, called off (G11-G13)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range
from contracts.grant_decisions import DecisionRecord
from contracts.grant_terms import NegativeGround, SupportKind, SupportStatus
from contracts.lettings import (
    AssessLetting,
    DenyLetting,
    LetPremises,
    LettingAssessed,
    LettingDenied,
    LettingProgrammeReceived,
    LettingProgrammeRequested,
    LettingRequested,
    PremisesLet,
    ReceiveLettingProgramme,
    RequestLetting,
    RequestLettingProgramme,
)
from contracts.made_ids import made_of
from contracts.namnder import not_valid
from services.grants.around import Around
from services.grants.asking import asked_already, id_taken, not_asked
from services.grants.assessment import incomplete, same_eyes
from services.grants.granting import not_eligible
from services.grants.grounds import DENYING, criteria_unfounded, failed, impossible
from services.grants.late_reports import late
from services.grants.letting import Letting
from services.grants.organisation import Organisation, dissolved
from services.grants.rules import no_rules
from services.grants.support import PROGRAMME, UNDECIDED, not_among

_ASSESSABLE = frozenset({SupportStatus.RECEIVED, SupportStatus.ASSESSED})
_LET = frozenset({SupportStatus.APPROVED})


def letting_id_of(order: RequestLetting) -> str:
    """Return the id of the request that a command makes."""
    return f"{order.orgnr or 'booking'}-{made_of('letting', order.command_id, 8)}"


def request(tenant: Organisation | None, taken: Letting | None, order: RequestLetting, around: Around) -> Decision:
    """Enter a request; the rules of the day it came are those it is tried by (G11)."""
    city, on = around.city, order.requested_on
    refusal = (
        not_valid(city.namnder, order.namnd, on, "namnd")
        or (dissolved(tenant, on, "orgnr") if tenant else None)
        or (id_taken() if taken else None)
        or not_yet(on, around.today, "requested_on")
        or out_of_range(order.period.starts, "period.starts")
        or out_of_range(order.period.ends, "period.ends")
    )
    rules = city.rules.in_force(city.namnder, order.namnd, SupportKind.LETTING, on)
    if refusal or rules is None:
        return refusal or no_rules("requested_on")
    return (
        LettingRequested(
            namnd=order.namnd,
            letting_id=letting_id_of(order),
            orgnr=order.orgnr,
            booking_reference=order.booking_reference,
            premises=order.premises,
            occasion=order.occasion,
            period=order.period,
            requested_on=on,
            rule_set=rules.rule_set,
        ),
    )


def assess(_tenant: Organisation | None, letting: Letting, order: AssessLetting, around: Around) -> Decision:
    """Answer every criterion for letting."""
    return (
        not_among(letting.status, _ASSESSABLE, "letting_id")
        or incomplete(around.city.rules.by_key[letting.rule_set], order.answers)
        or not_yet(order.assessed_on, around.today, "assessed_on")
        or not_before(order.assessed_on, letting.latest_on, "assessed_on")
        or (
            LettingAssessed(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                answers=order.answers,
                assessed_on=order.assessed_on,
                assessed_by=order.actor.account,
            ),
        )
    )


def request_programme(
    _tenant: Organisation | None, letting: Letting, order: RequestLettingProgramme, around: Around
) -> Decision:
    """Ask what is to happen in the premises (G12)."""
    return (
        not_among(letting.status, UNDECIDED, "letting_id")
        or (asked_already("letting_id") if PROGRAMME in letting.waiting else None)
        or not_yet(order.requested_on, around.today, "requested_on")
        or not_before(order.requested_on, letting.latest_on, "requested_on")
        or not_before(order.deadline, order.requested_on, "deadline")
        or out_of_range(order.deadline, "deadline")
        or (
            LettingProgrammeRequested(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                requested_on=order.requested_on,
                deadline=order.deadline,
            ),
        )
    )


def receive_programme(
    _tenant: Organisation | None, letting: Letting, order: ReceiveLettingProgramme, around: Around
) -> Decision:
    """Say that the programme has come."""
    return (
        (None if PROGRAMME in letting.waiting else not_asked("letting_id"))
        or not_among(letting.status, UNDECIDED, "letting_id")
        or not_yet(order.received_on, around.today, "received_on")
        or not_before(order.received_on, letting.latest_on, "received_on")
        or (
            LettingProgrammeReceived(namnd=letting.namnd, letting_id=letting.letting_id, received_on=order.received_on),
        )
    )


def let(tenant: Organisation | None, letting: Letting, order: LetPremises, around: Around) -> Decision:
    """Let the premises."""
    on = order.decision.decided_on
    return (
        not_among(letting.status, frozenset({SupportStatus.ASSESSED}), "letting_id")
        or _untimely(letting, order.decision, around)
        or (None if on <= letting.period.ends else _over())
        or same_eyes(letting.assessed_by, order.actor)
        or not_eligible(tenant, letting, on, around, "letting_id")
        or (
            PremisesLet(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                orgnr=letting.orgnr,
                period=letting.period,
                decision=order.decision,
                known_at=around.now.position,
            ),
        )
    )


def deny(tenant: Organisation | None, letting: Letting, order: DenyLetting, around: Around) -> Decision:
    """Deny a request, on grounds that the case bears out."""
    untrue = {
        NegativeGround.DISSOLVED: not _is_dissolved(tenant, order.decision),
        NegativeGround.NOT_ACCOUNTED: tenant is None
        or not late(tenant, letting.namnd, order.decision.decided_on, around),
        NegativeGround.INCOMPLETE: letting.status is SupportStatus.ASSESSED and not letting.waiting,
    }
    rules = around.city.rules.by_key[letting.rule_set]
    return (
        not_among(letting.status, UNDECIDED, "letting_id")
        or _untimely(letting, order.decision, around)
        or same_eyes(letting.assessed_by, order.actor)
        or impossible(order.grounds, DENYING, untrue)
        or criteria_unfounded(order.grounds, order.criteria, failed(rules, letting.answers))
        or (
            LettingDenied(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                orgnr=letting.orgnr,
                grounds=order.grounds,
                criteria=order.criteria,
                decision=order.decision,
                known_at=around.now.position,
            ),
        )
    )


def _untimely(letting: Letting, decision: DecisionRecord, around: Around) -> Refusal | None:
    on = decision.decided_on
    return not_yet(on, around.today, "decision.decided_on") or not_before(on, letting.latest_on, "decision.decided_on")


def _is_dissolved(tenant: Organisation | None, decision: DecisionRecord) -> bool:
    return tenant is not None and dissolved(tenant, decision.decided_on, "letting_id") is not None


def _over() -> Refusal:
    return refuse(
        "SUPPORT_OVER",
        "Tiden för upplåtelsen är redan slut.",
        "The time of the letting is over already.",
        field="decision.decided_on",
        hint="Ta emot en ny förfrågan. / Take a new request.",
    )
