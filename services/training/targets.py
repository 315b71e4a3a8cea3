"""Targets: so large a share of the relevant staff by a day, followed up in a forum (T16)."""

from collections.abc import Mapping

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import out_of_range
from contracts.envelope import Fact
from contracts.namnder import Namnder
from contracts.namnder import unknown as namnd_unknown
from contracts.training_rules import SetTrainingTarget, TrainingTargetSet
from services.training.courses import Courses, course_unknown

Targets = Mapping[str, TrainingTargetSet]
"""Every target of a nämnd, by its key."""


def evolve(targets: Targets, fact: Fact) -> Targets:
    """Return the targets after a fact; facts of others leave them as they are."""
    return {**targets, fact.target: fact} if isinstance(fact, TrainingTargetSet) else targets


def set_target(targets: Targets, courses: Courses, namnder: Namnder, order: SetTrainingTarget) -> Decision:
    """Set a target once: what it was is compared with what came of it."""
    return (
        namnd_unknown(namnder, order.namnd)
        or (_exists() if order.target in targets else None)
        or (course_unknown() if order.course not in courses else None)
        or out_of_range(order.by, "by")
        or (
            TrainingTargetSet(
                namnd=order.namnd,
                target=order.target,
                course=order.course,
                share=order.share,
                by=order.by,
                forum=order.forum,
                year=order.year,
            ),
        )
    )


def _exists() -> Refusal:
    return refuse(
        "TARGET_EXISTS",
        "Det finns redan ett mål med den koden; ett mål ändras inte i efterhand.",
        "There is already a target with that key; a target is not changed afterwards.",
        field="target",
        hint="Ge det nya målet en egen kod. / Give the new target a key of its own.",
    )
