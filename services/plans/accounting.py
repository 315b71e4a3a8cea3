"""Accounting in a revision for every measure of the previous version (P16).

Ongoing and changed measures are carried over, done and dropped ones are not. While the revision is open an account can
be given anew; what was carried over then changes, or is withdrawn, in the same decision.
"""

import re
from functools import reduce
from itertools import count

from contracts.activity import ActivityContent
from contracts.answers import Decision, Refusal, refuse
from contracts.plans import (
    AccountForActivity,
    ActivityAccounted,
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
)
from contracts.vocabulary import ActivityStatus
from services.plans.drafting import closed, unchanged
from services.plans.measures import id_taken, linked, unsound
from services.plans.plan import Account, Around, Plan, evolve

ACCOUNTABLE = (ActivityStatus.DONE, ActivityStatus.ONGOING, ActivityStatus.CHANGED, ActivityStatus.DROPPED)
_CARRIED = frozenset({ActivityStatus.ONGOING, ActivityStatus.CHANGED})
_REASONED = frozenset({ActivityStatus.CHANGED, ActivityStatus.DROPPED})
_STEM = 70
"""Characters of an old id that a new one keeps, so that a version still fits after them."""


def account_for_activity(plan: Plan, order: AccountForActivity, around: Around) -> Decision:
    """Say what became of a measure of the previous version, and carry it over when it lives on."""
    if refusal := closed(plan) or _no_ancestor(plan, order) or _ill_formed(order):
        return refusal
    carried = _carry(plan, order, around) if order.status in _CARRIED else _let_go(plan, order)
    if isinstance(carried, Refusal):
        return carried
    if not carried and plan.accounts.get(order.ancestor) == Account(order.status, order.reason):
        return unchanged("status")
    accounted = ActivityAccounted(
        namnd=plan.namnd,
        plan_id=plan.plan_id,
        ancestor=order.ancestor,
        status=order.status,
        reason=order.reason,
    )
    return accounted, *carried


def unaccounted(plan: Plan) -> Refusal | None:
    """Refuse a revision while a measure of the previous version has no status."""
    missing = {key: title for key, title in plan.ancestors.items() if key not in plan.accounts}
    if not missing:
        return None
    titles = "; ".join(f"”{title}”" for title in missing.values())
    return refuse(
        "ANCESTORS_UNACCOUNTED",
        f"{len(missing)} av den föregående planens {len(plan.ancestors)} åtgärder saknar status: {titles}.",
        f"{len(missing)} of the {len(plan.ancestors)} measures of the previous plan lack a status: {titles}.",
        field="plan_id",
        hint="Redovisa varje åtgärd som genomförd, pågående, ändrad eller utgången (AccountForActivity). / Account for"
        " each as done, ongoing, changed or dropped (AccountForActivity).",
        items=tuple(missing),
    )


def _carry(plan: Plan, order: AccountForActivity, around: Around) -> Decision:
    """Return what makes the measure stand in the revision; nothing when it already does, in the same words."""
    content = order.changed_to or _as_it_was(plan, order, around)
    where = "changed_to" if order.changed_to else "ancestor"
    kept = plan.carrier(order.ancestor)
    activity_id = order.activity_id or kept or _new_id(plan, order.ancestor)
    if activity_id == kept:
        changed = ActivityChanged(namnd=plan.namnd, plan_id=plan.plan_id, activity_id=kept, activity=content)
        same = plan.measures[kept].content == content
        return unsound(plan, kept, content, around, where) or (() if same else (changed,))
    gone = _let_go(plan, order)
    if isinstance(gone, Refusal):
        return gone
    after = reduce(evolve, gone, plan)
    planned = ActivityPlanned(
        namnd=plan.namnd,
        plan_id=plan.plan_id,
        activity_id=activity_id,
        activity=content,
        ancestor=order.ancestor,
    )
    return id_taken(after, activity_id) or unsound(after, activity_id, content, around, where) or (*gone, planned)


def _let_go(plan: Plan, order: AccountForActivity) -> Decision:
    kept = plan.carrier(order.ancestor)
    if kept is None:
        return ()
    if refusal := linked(plan, kept):
        return refusal
    reason = order.reason or f"Redovisad på nytt: {order.status.label_sv.lower()}"
    return (ActivityWithdrawn(namnd=plan.namnd, plan_id=plan.plan_id, activity_id=kept, reason=reason),)


def _as_it_was(plan: Plan, order: AccountForActivity, around: Around) -> ActivityContent:
    """Return the old words, linked to the measures that carry on the ones it was linked to, in either direction."""
    if around.previous is None:
        raise LookupError("a plan with ancestors revises a plan")
    before = around.previous.measures
    content = before[order.ancestor].content
    linking = (key for key, measure in before.items() if order.ancestor in measure.content.same_as)
    carriers = (plan.carrier(key) for key in (*content.same_as, *linking))
    links = dict.fromkeys(carrier for carrier in carriers if carrier is not None)
    return content.model_copy(update={"same_as": tuple(links), "acknowledged": order.acknowledged})


def _new_id(plan: Plan, ancestor: str) -> str:
    stem = re.sub(r"-v\d+$", "", ancestor)[:_STEM].rstrip("-")
    used: set[str] = {*plan.measures, *plan.withdrawn}
    first = f"{stem}-v{plan.version}"
    return next(name for n in count(1) if (name := first if n == 1 else f"{first}-{n}") not in used)


def _no_ancestor(plan: Plan, order: AccountForActivity) -> Refusal | None:
    if order.ancestor in plan.ancestors:
        return None
    return refuse(
        "ANCESTOR_UNKNOWN",
        "Åtgärden fanns inte i den föregående planen.",
        "The measure was not in the previous plan.",
        field="ancestor",
        hint="Ange id:t på en åtgärd i den föregående planen. / Give the id of a measure of the previous plan.",
    )


def _ill_formed(order: AccountForActivity) -> Refusal | None:
    for field, wrong, sv, en in _problems(order):
        if wrong:
            return refuse("ACCOUNT_INCOMPLETE", sv, en, field=field, hint=_ALLOWED)
    return None


_ALLOWED = (
    "done, ongoing, changed (reason och changed_to) eller dropped (reason). / done, ongoing, changed (reason and"
    " changed_to) or dropped (reason)."
)


def _problems(order: AccountForActivity) -> list[tuple[str, bool, str, str]]:
    carried, changed = order.status in _CARRIED, order.status is ActivityStatus.CHANGED
    return [
        (
            "status",
            order.status not in ACCOUNTABLE,
            "En åtgärd redovisas som genomförd, pågående, ändrad eller utgången.",
            "A measure is accounted for as done, ongoing, changed or dropped.",
        ),
        (
            "reason",
            order.status in _REASONED and order.reason is None,
            "En ändrad eller utgången åtgärd ska ha ett skäl.",
            "A changed or dropped measure must have a reason.",
        ),
        (
            "changed_to",
            changed != (order.changed_to is not None),
            "Den nya lydelsen anges för en ändrad åtgärd, och bara då.",
            "The new wording is given for a changed measure, and only then.",
        ),
        (
            "activity_id",
            not carried and order.activity_id is not None,
            "Bara en pågående eller ändrad åtgärd förs vidare.",
            "Only an ongoing or changed measure is carried over.",
        ),
    ]
