"""Groups of functions that learn more than others, and their meetings with the coordinator (T03)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range, twice
from contracts.courses import AppointFunctionGroup, FunctionGroupAppointed, GroupMeetingHeld, HoldGroupMeeting
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from services.training import courses
from services.training.courses import Courses


@dataclass(frozen=True, slots=True)
class Group:
    """When a group begins, and when it has met."""

    starts_on: date
    met: frozenset[date] = frozenset()


Groups = Mapping[str, Group]
"""Every group of a nämnd, by its key."""


def evolve(groups: Groups, fact: Fact) -> Groups:
    """Return the groups after a fact; facts of others leave them as they are."""
    match fact:
        case FunctionGroupAppointed():
            return {**groups, fact.group: Group(fact.starts_on)}
        case GroupMeetingHeld():
            met = replace(groups[fact.group], met=groups[fact.group].met | {fact.met_on})
            return {**groups, fact.group: met}
        case _:
            return groups


def appoint(groups: Groups, known: Courses, namnder: Namnder, order: AppointFunctionGroup) -> Decision:
    """Appoint a group of functions, never of persons."""
    return (
        (_exists() if order.group in groups else None)
        or not_valid(namnder, order.namnd, order.starts_on, "starts_on")
        or out_of_range(order.starts_on, "starts_on")
        or twice(order.functions, "functions")
        or courses.unknown(known, order.courses, "courses")
        or (
            FunctionGroupAppointed(
                namnd=order.namnd,
                group=order.group,
                name=order.name,
                functions=order.functions,
                courses=order.courses,
                starts_on=order.starts_on,
            ),
        )
    )


def hold_meeting(groups: Groups, order: HoldGroupMeeting, today: date) -> Decision:
    """Record a meeting, one a day at most."""
    group = groups.get(order.group)
    if group is None:
        return _unknown()
    return (
        not_yet(order.met_on, today, "met_on")
        or not_before(order.met_on, group.starts_on, "met_on")
        or (_met_already() if order.met_on in group.met else None)
        or (GroupMeetingHeld(namnd=order.namnd, group=order.group, met_on=order.met_on, note=order.note),)
    )


def _exists() -> Refusal:
    return refuse(
        "GROUP_EXISTS",
        "Det finns redan en grupp med den koden.",
        "There is already a group with that key.",
        field="group",
        hint="Ge den nya gruppen en egen kod. / Give the new group a key of its own.",
    )


def _unknown() -> Refusal:
    return refuse(
        "GROUP_UNKNOWN",
        "Nämnden har ingen sådan grupp.",
        "The nämnd has no such group.",
        field="group",
        hint="Utse gruppen först, eller rätta koden. / Appoint the group first, or correct its key.",
    )


def _met_already() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Gruppens möte den dagen är redan registrerat.",
        "The group's meeting on that day is already recorded.",
        field="met_on",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
