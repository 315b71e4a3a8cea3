"""What the service does with each command. The table at the foot is what it can do."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bus.requests import read
from contracts import attestations as attestation
from contracts import courses as offer
from contracts import noting_namnder, training_measures, training_noting, training_rules, training_units
from contracts.answers import Decision, Refusal
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from ledger.handling import Rules, other_version
from ledger.unit_of_work import UnitOfWork
from services.training import (
    attestations,
    completions,
    corrections,
    courses,
    events,
    forgetting,
    groups,
    headcounts,
    materials,
    measuring,
    plans_noted,
    portal_posts,
    register,
    relevance,
    staff,
    targets,
    training_plans,
    units,
)
from services.training.by_pseudonym import (
    RecordCompletions,
    RecordForgetting,
    RecordRedating,
    RecordStaff,
    RecordWithdrawal,
)
from services.training.city import STREAM
from services.training.now import Now
from services.training.plans_noted import Plans
from services.training.roles import not_allowed
from services.training.session import Session
from services.training.streams import (
    EVOLVE,
    REMEMBERED,
    attestations_stream,
    headcounts_stream,
    ids_of,
    namnd_stream,
    staff_stream,
    stream_of,
    touched,
)

Handler = Callable[[Session, Any, Now], Decision]


def decide(work: UnitOfWork, order: Instruction, imported: bool, *, now: Now) -> Decision:
    """Return what follows from a command on the states of the unit of work; changes nothing."""
    session = Session(work, imported)
    if isinstance(order, ImportCommands):
        return not_allowed(order, session.city.namnder, imported=False) or ()
    return (
        not_allowed(order, session.city.namnder, imported=imported)
        or other_version(work, order, _stream_named_by(order))
        or (COMMANDS.get(type(order)) or BY_PSEUDONYM[type(order)])(session, order, now)
    )


def _stream_named_by(order: Any) -> str:
    match order:
        case attestation.RequireAttestation() | attestation.AttestUnit():
            return attestations_stream(order.namnd, order.year)
        case training_units.ReportHeadcounts():
            return headcounts_stream(order.namnd)
        case RecordStaff():
            return staff_stream(order.namnd)
    namnd = getattr(order, "namnd", None)
    return STREAM if namnd is None or isinstance(order, offer.PlanTrainingEvent) else namnd_stream(namnd)


def _on_plans(decides: Callable[[Plans, Any], Decision]) -> Handler:
    return lambda session, order, _now: decides(session.namnd(order.namnd).plans, order)


def _lay_down(session: Session, order: training_rules.LayDownRelevance, _now: Now) -> Decision:
    known = session.known(order.namnd)
    rule_sets = session.namnd(order.namnd).rule_sets if order.namnd else session.city.rule_sets
    return relevance.lay_down(rule_sets, known, order)


def _adopt_plan(session: Session, order: training_rules.AdoptTrainingPlan, _now: Now) -> Decision:
    of_the_city = session.city.training_plans
    own = session.namnd(order.namnd).training_plans if order.namnd else of_the_city
    return training_plans.adopt(own, of_the_city, session.known(order.namnd), order)


def _record_staff(session: Session, order: RecordStaff, now: Now) -> Decision:
    namnd = order.namnd
    around = staff.Around(session.city.namnder, session.namnd(namnd).units, session.headcounts(namnd), now.today)
    return staff.take_in(session.staff(namnd), around, order)


def _around(session: Session, order: Any, now: Now) -> completions.Around:
    city = session.city
    return completions.Around(city.namnder, city.courses, session.namnd(order.namnd).units, now.today)


def _record_completions(session: Session, order: RecordCompletions, now: Now) -> Decision:
    people, namnd = session.people({row.person for row in order.rows}), order.namnd
    news = completions.take_in(people, _around(session, order, now), order)
    if isinstance(news, Refusal) or namnd in now.standing.listed:
        return news  # the staff of a nämnd that gives lists is not read: it would take a third of the time
    return *news, *portal_posts.placed(people, session.staff(namnd), session.headcounts(namnd), order)


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # what is noted from plans
    noting_namnder.NoteNamnd: lambda _session, order, _now: register.note_namnd(order),
    noting_namnder.NoteMerger: lambda session, order, _now: (
        *register.note_merger(order),
        *units.end(session.namnd(order.namnd).units, order),
    ),
    training_noting.NoteUnit: lambda session, order, _now: units.note(
        session.namnd(order.namnd).units, session.city.namnder, order
    ),
    training_noting.NotePlan: _on_plans(plans_noted.note_plan),
    training_noting.NoteActivity: _on_plans(plans_noted.note_activity),
    training_noting.NotePlanInForce: _on_plans(plans_noted.note_in_force),
    training_noting.NotePlanOver: _on_plans(plans_noted.note_over),
    # what can be learnt
    offer.IssueCourse: lambda session, order, _now: courses.issue(session.city.courses, session.city.namnder, order),
    offer.IssueMaterial: lambda session, order, _now: materials.issue(session.city.materials, order),
    offer.PlanTrainingEvent: lambda session, order, _now: events.plan(
        session.city.events, session.city.courses, session.city.namnder, order
    ),
    offer.CountAttendance: lambda session, order, now: events.count(
        session.city.events, session.namnd(order.namnd).attendance, session.city.namnder, order, now.today
    ),
    offer.AppointFunctionGroup: lambda session, order, _now: groups.appoint(
        session.namnd(order.namnd).groups, session.city.courses, session.city.namnder, order
    ),
    offer.HoldGroupMeeting: lambda session, order, now: groups.hold_meeting(
        session.namnd(order.namnd).groups, order, now.today
    ),
    # units, and how many work there
    training_units.EnterUnit: lambda session, order, _now: units.enter(
        session.namnd(order.namnd).units, session.city.namnder, order
    ),
    training_units.ReportHeadcounts: lambda session, order, now: headcounts.report(
        session.headcounts(order.namnd), session.namnd(order.namnd).units, session.city.namnder, order, now.today
    ),
    # who needs what
    training_rules.LayDownRelevance: _lay_down,
    training_rules.AdoptTrainingPlan: _adopt_plan,
    training_rules.SetTrainingTarget: lambda session, order, _now: targets.set_target(
        session.namnd(order.namnd).targets, session.city.courses, session.city.namnder, order
    ),
    # what heads of units attest
    attestation.RequireAttestation: lambda session, order, _now: attestations.require(
        session.attestations(order.namnd, order.year), session.city.courses, session.city.namnder, order
    ),
    attestation.AttestUnit: lambda session, order, now: attestations.attest(
        session.attestations(order.namnd, order.year), session.namnd(order.namnd).units, order, now.today
    ),
    # how many have what they need
    training_measures.MeasureCoverage: lambda session, order, now: measuring.measure(
        session.measured(order.namnd), now.standing, session.city.namnder, order, now.today
    ),
}
BY_PSEUDONYM: Final[Mapping[type[Instruction], Handler]] = {
    RecordStaff: _record_staff,
    RecordCompletions: _record_completions,
    RecordWithdrawal: lambda session, order, now: corrections.withdraw(
        session.person(order.person), _around(session, order, now), order
    ),
    RecordRedating: lambda session, order, now: corrections.redate(
        session.person(order.person), _around(session, order, now), order
    ),
    RecordForgetting: lambda session, order, now: forgetting.forget(
        session.person(order.person), now.standing, session.city.namnder, order, now.today
    ),
}
"""What `keeping` makes of commands that name employees. Nobody sends these, and no import holds them."""
RULES: Final = Rules(
    evolve=EVOLVE,
    stream_of=stream_of,
    remembered=REMEMBERED,
    ids_of=ids_of,
    orders={order.__name__: order for order in COMMANDS},
    touched=touched,
    read=read,
)
