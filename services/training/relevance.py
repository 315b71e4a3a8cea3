"""Who needs which courses: rule sets of the city and of each nämnd, with what they said from which day (T07, T10)."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, out_of_range
from contracts.envelope import Fact
from contracts.namnder import Namnder
from contracts.namnder import unknown as namnd_unknown
from contracts.training_rules import LayDownRelevance, RelevanceLaidDown
from services.training import units
from services.training.courses import Courses, course_unknown
from services.training.units import Units

RuleSets = Mapping[str, RelevanceLaidDown]
"""What every rule set of the city, or of a nämnd, said last, by its key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rules can speak of: courses, and the units of the nämnd whose rules they are."""

    namnder: Namnder
    courses: Courses
    units: Units


def evolve(rule_sets: RuleSets, fact: Fact) -> RuleSets:
    """Return the rule sets after a fact; facts of others leave them as they are."""
    return {**rule_sets, fact.rule_set: fact} if isinstance(fact, RelevanceLaidDown) else rule_sets


def lay_down(rule_sets: RuleSets, known: Known, order: LayDownRelevance) -> Decision:
    """Lay down rules from a day on. It may have been: what is asked for a day is counted by the rules of that day."""
    newest = rule_sets.get(order.rule_set)
    laid_down = RelevanceLaidDown(
        namnd=order.namnd,
        rule_set=order.rule_set,
        valid_from=order.valid_from,
        rules=order.rules,
        source=order.source,
    )
    refusal = (
        (namnd_unknown(known.namnder, order.namnd) if order.namnd else None)
        or out_of_range(order.valid_from, "valid_from")
        or (not_before(order.valid_from, newest.valid_from, "valid_from") if newest else None)
        or (_nothing_to_end() if newest is None and not order.rules else None)
        or _speaks_of_unknown(known, order)
    )
    if refusal or newest == laid_down:
        return refusal or ()
    return (laid_down,)


def _speaks_of_unknown(known: Known, order: LayDownRelevance) -> Refusal | None:
    for place, rule in enumerate(order.rules):
        if rule.course not in known.courses:
            return course_unknown(f"rules.{place}.course")
        if rule.units and order.namnd is None:
            return _units_of_no_namnd(f"rules.{place}.units")
        if refusal := units.unknown(known.units, rule.units, f"rules.{place}.units"):
            return refusal
    return None


def _nothing_to_end() -> Refusal:
    return refuse(
        "RULES_MISSING",
        "Regelverket finns inte, så det finns inget att avsluta.",
        "There is no such rule set, so there is nothing to end.",
        field="rules",
        hint="Ange minst en regel. / Give at least one rule.",
    )


def _units_of_no_namnd(field: str) -> Refusal:
    return refuse(
        "UNITS_OF_NO_NAMND",
        "Enheter hör till en nämnd; stadens regler kan inte peka ut dem.",
        "Units belong to a nämnd; rules of the city cannot point to them.",
        field=field,
        hint="Ange funktionsnivåer, avdelningar eller funktioner. / Give function levels, departments or functions.",
    )
