"""A letting called off: by the tenant, or by a decision of the nämnd that other nämnder must look at (G08)."""

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.eligibility import ABOUT_THE_PREMISES
from contracts.grant_terms import NegativeGround, SupportStatus
from contracts.lettings import CancelLetting, LettingCancelled
from contracts.vocabulary import Role
from services.grants.around import Around
from services.grants.duties import arising, decided_by
from services.grants.grounds import CANCELLING, impossible
from services.grants.letting import Letting
from services.grants.organisation import Organisation, dissolved
from services.grants.support import UNDECIDED, not_among

_LET = frozenset({SupportStatus.APPROVED})


def cancel(tenant: Organisation | None, letting: Letting, order: CancelLetting, around: Around) -> Decision:
    """Call a letting off: with grounds and a decision it is the nämnd's, without them the tenant's."""
    untrue = {NegativeGround.DISSOLVED: tenant is None or dissolved(tenant, order.cancelled_on, "letting_id") is None}
    return (
        not_among(letting.status, _LET if order.grounds else _LET | UNDECIDED, "letting_id")
        or not_yet(order.cancelled_on, around.today, "cancelled_on")
        or not_before(order.cancelled_on, letting.latest_on, "cancelled_on")
        or (_half_a_decision() if bool(order.grounds) != (order.decision is not None) else None)
        or (_by_the_decider() if order.grounds and order.actor.role is Role.GRANTS_OFFICER else None)
        or impossible(order.grounds, CANCELLING, untrue)
        or (
            LettingCancelled(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                orgnr=letting.orgnr,
                grounds=order.grounds,
                decision=order.decision,
                cancelled_on=order.cancelled_on,
                known_at=around.now.position,
            ),
            *_others_decide(tenant, letting, order, around),
        )
    )


def _others_decide(tenant: Organisation | None, letting: Letting, order: CancelLetting, around: Around) -> Facts:
    """Return what follows for others; that premises are taken says nothing of the organisation."""
    if tenant is None or order.decision is None:
        return ()
    own = decided_by(tenant, letting.letting_id, order.decision, around)
    if ABOUT_THE_PREMISES.issuperset(order.grounds):
        return own
    return (*own, *arising(tenant, letting, order.decision.decided_on, around))


def _half_a_decision() -> Refusal:
    return refuse(
        "DECISION_INCOMPLETE",
        "När nämnden avbokar anges både grunder och beslut; när hyresgästen gör det anges ingetdera.",
        "When the nämnd calls off, both grounds and decision are given; when the tenant does, neither is.",
        field="decision",
        hint="Ange båda, eller ingen av dem. / Give both, or neither.",
    )


def _by_the_decider() -> Refusal:
    return refuse(
        "ROLE_NOT_ALLOWED",
        f"Nämndens egen avbokning är ett beslut; det registreras av {Role.GRANTS_DECIDER.label_sv.lower()}.",
        f"For the nämnd to call off is a decision; it is recorded by the {Role.GRANTS_DECIDER.label_en.lower()}.",
        field="actor.role",
        hint="Låt någon med rätt roll göra det. / Let somebody with the right role do it.",
        items=(Role.GRANTS_DECIDER.value,),
    )
