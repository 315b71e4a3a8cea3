"""Work groups and what they must deliver (A14, A15)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_yet, twice
from contracts.envelope import Fact
from contracts.organisation import DeliverableReported, FormWorkGroup, ReportDeliverable, WorkGroupFormed
from services.plans.register import Register, not_valid, unknown


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """A work group of a nämnd, and how far each of its deliverables has come."""

    namnd: str
    deliverables: Mapping[str, DeliverableReported | None]


WorkGroups = Mapping[str, WorkGroup]


def evolve(groups: WorkGroups, fact: Fact) -> WorkGroups:
    """Return the groups after a fact; facts of others leave them as they are."""
    match fact:
        case WorkGroupFormed():
            formed = WorkGroup(fact.namnd, dict.fromkeys((due.key for due in fact.deliverables), None))
            return {**groups, fact.work_group_id: formed}
        case DeliverableReported():
            group = groups[fact.work_group_id]
            reported = replace(group, deliverables={**group.deliverables, fact.deliverable: fact})
            return {**groups, fact.work_group_id: reported}
        case _:
            return groups


def form_work_group(groups: WorkGroups, order: FormWorkGroup, register: Register) -> Decision:
    """Form a group under an id nobody has had."""
    if order.work_group_id in groups:
        return refuse(
            "WORK_GROUP_EXISTS",
            "Det finns redan en arbetsgrupp med det id:t.",
            "There is already a work group with that id.",
            field="work_group_id",
            hint="Välj ett nytt id. / Choose a new id.",
        )
    return (
        unknown(register, order.namnd)
        or (not_valid(register, order.namnd, order.started_on, "namnd") if order.started_on else None)
        or twice((due.key for due in order.deliverables), "deliverables")
        or (
            WorkGroupFormed(
                namnd=order.namnd,
                work_group_id=order.work_group_id,
                name=order.name,
                mandate=order.mandate,
                members=order.members,
                started_on=order.started_on,
                deliverables=order.deliverables,
            ),
        )
    )


def report_deliverable(groups: WorkGroups, order: ReportDeliverable, today: date) -> Decision:
    """Say how far one of a group's deliverables has come."""
    group = groups.get(order.work_group_id)
    if group is None or group.namnd != order.namnd:
        return _missing("WORK_GROUP_UNKNOWN", "work_group_id", "Nämnden har ingen sådan arbetsgrupp.", "work group")
    if order.deliverable not in group.deliverables:
        return _missing("DELIVERABLE_UNKNOWN", "deliverable", "Arbetsgruppen har ingen sådan uppgift.", "deliverable")
    reported = DeliverableReported(
        namnd=order.namnd,
        work_group_id=order.work_group_id,
        deliverable=order.deliverable,
        status=order.status,
        reported_on=order.reported_on,
        note=order.note,
    )
    if group.deliverables[order.deliverable] == reported:
        return refuse(
            "DELIVERABLE_ALREADY_REPORTED",
            f"Läget ”{order.status.label_sv}” är redan rapporterat den dagen.",
            f"The status “{order.status.label_en}” is already reported for that day.",
            field="status",
            hint="Inget mer behöver göras. / Nothing more needs doing.",
        )
    return not_yet(order.reported_on, today, "reported_on") or (reported,)


def _missing(code: str, where: str, sv: str, what: str) -> Refusal:
    return refuse(code, sv, f"There is no such {what}.", field=where, hint="Kontrollera koden. / Check the code.")
