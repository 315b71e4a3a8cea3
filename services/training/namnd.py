"""The stream of a nämnd as one state: its units, rules and plans, and what measures require of it."""

from dataclasses import dataclass, field

from contracts.envelope import Fact
from services.training import events, groups, plans_noted, relevance, targets, training_plans, units
from services.training.events import Attendance
from services.training.groups import Groups
from services.training.plans_noted import Plans
from services.training.relevance import RuleSets
from services.training.targets import Targets
from services.training.training_plans import TrainingPlans
from services.training.units import Units


@dataclass(frozen=True, slots=True)
class Namnd:
    """All of a nämnd but its staff and what is attested: that grows from year to year."""

    units: Units = field(default_factory=dict)
    rule_sets: RuleSets = field(default_factory=dict)
    training_plans: TrainingPlans = field(default_factory=dict)
    targets: Targets = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    attendance: Attendance = field(default_factory=dict)
    plans: Plans = field(default_factory=dict)


def evolve(namnd: Namnd | None, fact: Fact) -> Namnd:
    """Return the nämnd after a fact; each part takes what is its own."""
    before = namnd or Namnd()
    return Namnd(
        units.evolve(before.units, fact),
        relevance.evolve(before.rule_sets, fact),
        training_plans.evolve(before.training_plans, fact),
        targets.evolve(before.targets, fact),
        groups.evolve(before.groups, fact),
        events.evolve_attendance(before.attendance, fact),
        plans_noted.evolve(before.plans, fact),
    )
