"""Adding, changing and withdrawing the measures of an open plan (P03, P04, P11, P20)."""

import json

from contracts.activity import ActivityContent, Party, PartyKind
from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.plans import (
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
    ChangeActivity,
    PlanActivity,
    WithdrawActivity,
)
from contracts.vocabulary import Warned
from services.plans.drafting import closed, unchanged
from services.plans.plan import Around, Plan

ROOM = 48 * 1024
"""Bytes: a revision lists every measure by id and title in one event, so they must all fit there."""
_ENTRY = 120
"""Bytes of an entry beside its title, with the longest id."""


def plan_activity(plan: Plan, order: PlanActivity, around: Around) -> Decision:
    """Add a measure to an open plan."""
    return (
        closed(plan)
        or id_taken(plan, order.activity_id)
        or unsound(plan, order.activity_id, order.activity, around)
        or (
            ActivityPlanned(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                activity_id=order.activity_id,
                activity=order.activity,
                ancestor=None,
            ),
        )
    )


def change_activity(plan: Plan, order: ChangeActivity, around: Around) -> Decision:
    """Change a measure of an open plan."""
    if refusal := closed(plan) or no_measure(plan, order.activity_id):
        return refusal
    if plan.measures[order.activity_id].content == order.activity:
        return unchanged("activity")
    return unsound(plan, order.activity_id, order.activity, around) or (
        ActivityChanged(namnd=plan.namnd, plan_id=plan.plan_id, activity_id=order.activity_id, activity=order.activity),
    )


def withdraw_activity(plan: Plan, order: WithdrawActivity, _around: Around) -> Decision:
    """Take a measure out of an open plan."""
    return (
        closed(plan)
        or no_measure(plan, order.activity_id)
        or _carried(plan, order.activity_id)
        or linked(plan, order.activity_id)
        or (
            ActivityWithdrawn(
                namnd=plan.namnd, plan_id=plan.plan_id, activity_id=order.activity_id, reason=order.reason
            ),
        )
    )


def id_taken(plan: Plan, activity_id: str) -> Refusal | None:
    """Refuse an id that a measure of the plan has or has had."""
    if activity_id not in plan.measures and activity_id not in plan.withdrawn:
        return None
    return refuse(
        "ACTIVITY_ID_TAKEN",
        "En åtgärd i planen har eller har haft det id:t.",
        "A measure of the plan has or has had that id.",
        field="activity_id",
        hint="Välj ett nytt id. / Choose a new id.",
    )


def no_measure(plan: Plan, activity_id: str) -> Refusal | None:
    """Refuse to speak of a measure that does not stand in the plan."""
    if activity_id in plan.measures:
        return None
    gone = activity_id in plan.withdrawn
    return refuse(
        "ACTIVITY_WITHDRAWN" if gone else "ACTIVITY_UNKNOWN",
        "Åtgärden är utgången ur planen." if gone else "Åtgärden finns inte i planen.",
        "The measure has been withdrawn from the plan." if gone else "The measure is not in the plan.",
        field="activity_id",
        hint="Kontrollera åtgärdens id. / Check the id of the measure.",
    )


def unsound(
    plan: Plan, activity_id: str, activity: ActivityContent, around: Around, where: str = "activity"
) -> Refusal | None:
    """Refuse a measure that the plan cannot hold."""
    return (
        _outside(plan, activity, where)
        or early_follow_up(plan, activity, where)
        or twice((target.key for target in activity.targets), f"{where}.targets")
        or _bad_link(plan, activity_id, activity, where)
        or _no_such_group(plan, activity, around, where)
        or _no_room(plan, activity_id, activity)
    )


def _no_such_group(plan: Plan, activity: ActivityContent, around: Around, where: str) -> Refusal | None:
    own = [key for key, group in around.city.work_groups.items() if group.namnd == plan.namnd]
    if set(activity.work_groups) <= set(own):
        return None
    return refuse(
        "WORK_GROUP_UNKNOWN",
        "Åtgärden nämner en arbetsgrupp som nämnden inte har.",
        "The measure names a work group that the nämnd does not have.",
        field=f"{where}.work_groups",
        hint="Ange en av nämndens arbetsgrupper, eller bilda den först (FormWorkGroup). / Give one of the nämnd's work"
        " groups, or form it first (FormWorkGroup).",
        items=tuple(own),
    )


def early_follow_up(plan: Plan, activity: ActivityContent, where: str) -> Refusal | None:
    """Refuse a follow-up year before the plan's, unless the sender knows of it (P11)."""
    year = plan.head.period.starts.year
    early = [
        number
        for number, follow_up in enumerate(activity.follow_ups)
        if (follow_up.year or year) < year or (follow_up.on is not None and follow_up.on.year < year)
    ]
    if not early or Warned.FOLLOW_UP_BEFORE_PLAN in activity.acknowledged:
        return None
    return refuse(
        "FOLLOW_UP_BEFORE_PLAN",
        f"Uppföljningen ligger före planens år, {year}.",
        f"The follow-up lies before the plan's year, {year}.",
        field=f"{where}.follow_ups.{early[0]}",
        hint="Rätta året, eller kvittera varningen follow_up_before_plan i acknowledged. / Correct the year, or"
        " acknowledge follow_up_before_plan.",
    )


def linked(plan: Plan, activity_id: str) -> Refusal | None:
    """Refuse to take out a measure that others say they are the same as."""
    linking = tuple(key for key, measure in plan.measures.items() if activity_id in measure.content.same_as)
    if not linking:
        return None
    return refuse(
        "ACTIVITY_LINKED",
        "Andra åtgärder i planen anger att de är samma som denna.",
        "Other measures of the plan say that they are the same as this one.",
        field="activity_id",
        hint="Ändra först same_as i dem. / Change same_as in them first.",
        items=linking,
    )


def _carried(plan: Plan, activity_id: str) -> Refusal | None:
    ancestor = plan.measures[activity_id].ancestor
    if ancestor is None:
        return None
    return refuse(
        "ACTIVITY_CARRIED",
        "Åtgärden för vidare en åtgärd ur den föregående planen, som är redovisad som pågående eller ändrad.",
        "The measure carries on one of the previous plan, which is accounted for as ongoing or changed.",
        field="activity_id",
        hint="Redovisa den på nytt som done eller dropped (AccountForActivity). / Account for it anew as done or"
        " dropped (AccountForActivity).",
        items=(ancestor,),
    )


def _outside(plan: Plan, activity: ActivityContent, where: str) -> Refusal | None:
    if activity.cooperating or activity.responsible is None or not _is_outside(activity.responsible, plan.namnd):
        return None
    return refuse(
        "RESPONSIBLE_OUTSIDE",
        "Den ansvarige finns utanför nämnden, och planen omfattar bara det nämnden själv råder över.",
        "The responsible party is outside the nämnd, and a plan covers only what the nämnd itself controls.",
        field=f"{where}.responsible",
        hint="Markera åtgärden som samverkan (cooperating), eller ange en ansvarig inom nämnden. / Mark the measure as"
        " cooperating, or name somebody within the nämnd.",
    )


def _is_outside(party: Party, namnd: str) -> bool:
    return party.kind is PartyKind.OUTSIDE or party.namnd not in (None, namnd)


def _bad_link(plan: Plan, activity_id: str, activity: ActivityContent, where: str) -> Refusal | None:
    bad = tuple(key for key in activity.same_as if key == activity_id or key not in plan.measures)
    if not bad:
        return None
    return refuse(
        "SAME_AS_UNKNOWN",
        "Åtgärden anges vara samma som sig själv eller som en åtgärd som inte finns i planen.",
        "The measure is said to be the same as itself, or as one that is not in the plan.",
        field=f"{where}.same_as",
        hint="Lägg in den andra åtgärden först. / Add the other measure first.",
    )


def _no_room(plan: Plan, activity_id: str, activity: ActivityContent) -> Refusal | None:
    titles = [measure.content.title for key, measure in plan.measures.items() if key != activity_id]
    sizes = [len(json.dumps(title, ensure_ascii=False).encode()) for title in (*titles, activity.title)]
    if sum(sizes) + _ENTRY * len(sizes) <= ROOM:
        return None
    return refuse(
        "PLAN_FULL",
        f"Planen har {len(titles)} åtgärder; fler får inte plats i en revidering.",
        f"The plan has {len(titles)} measures; a revision has no room for more.",
        field="activity_id",
        hint="Slå ihop åtgärder. / Merge measures.",
    )
