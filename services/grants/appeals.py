"""What a court makes of a negative decision on support or premises: it stands, or things are as before it."""

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.grant_decisions import DecisionAppealed, RecordAppeal
from contracts.grant_rules import BudgetCommitted
from contracts.grant_terms import AppealOutcome, SupportStatus
from contracts.lettings import LettingDecisionAppealed, RecordLettingAppeal
from contracts.money import Money, Ore
from services.grants.around import Around
from services.grants.duties import arising
from services.grants.letting import Letting
from services.grants.organisation import Organisation
from services.grants.support import Support, not_among

_APPEALABLE = frozenset({SupportStatus.REJECTED, SupportStatus.REVOKED})
_LETTING_APPEALABLE = frozenset({SupportStatus.REJECTED, SupportStatus.CANCELLED})


def record(organisation: Organisation, case: Support, order: RecordAppeal, around: Around) -> Decision:
    """Record a judgement; support that runs again is promised money again, and other nämnder look anew (G08)."""
    return (
        not_among(case.status, _APPEALABLE, "support_id")
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, case.latest_on, "decided_on")
        or (
            DecisionAppealed(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                outcome=order.outcome,
                court_case=order.court_case,
                decided_on=order.decided_on,
            ),
            *_runs_again(organisation, case, order, around),
        )
    )


def record_of_letting(
    tenant: Organisation | None, letting: Letting, order: RecordLettingAppeal, around: Around
) -> Decision:
    """Record a judgement; when premises that the nämnd called off are let again, other nämnder look anew (G08)."""
    return (
        not_among(letting.status, _LETTING_APPEALABLE, "letting_id")
        or (_by_the_tenant() if letting.before is None else None)
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, letting.latest_on, "decided_on")
        or (
            LettingDecisionAppealed(
                namnd=letting.namnd,
                letting_id=letting.letting_id,
                orgnr=letting.orgnr,
                outcome=order.outcome,
                court_case=order.court_case,
                decided_on=order.decided_on,
            ),
            *_let_again(tenant, letting, order, around),
        )
    )


def _runs_again(organisation: Organisation, case: Support, order: RecordAppeal, around: Around) -> Facts:
    if order.outcome is not AppealOutcome.SET_ASIDE or case.status is not SupportStatus.REVOKED:
        return ()
    return (*arising(organisation, case, order.decided_on, around, reinstated=True), *_promised_again(case))


def _promised_again(case: Support) -> Facts:
    left = case.approved - case.paid
    if left == 0:
        return ()
    promised = BudgetCommitted(
        namnd=case.namnd, round_id=case.round_id, support_id=case.support_id, amount=Money(ore=Ore(left))
    )
    return (promised,)


def _let_again(tenant: Organisation | None, letting: Letting, order: RecordLettingAppeal, around: Around) -> Facts:
    if tenant is None or order.outcome is not AppealOutcome.SET_ASIDE or letting.taken_back_on is None:
        return ()
    return arising(tenant, letting, order.decided_on, around, reinstated=True)


def _by_the_tenant() -> Refusal:
    return refuse(
        "NOTHING_TO_APPEAL",
        "Hyresgästen avbokade själv; det är inget beslut som kan överklagas.",
        "The tenant called off; there is no decision to appeal.",
        field="letting_id",
        hint="Ta emot en ny förfrågan om lokalen behövs. / Take a new request if the premises are needed.",
    )
