"""The stream `city` as one state: nämnder, courses, and what holds or is arranged for all."""

from dataclasses import dataclass, field

from contracts.envelope import Fact
from contracts.namnder import Namnder
from services.training import courses, events, materials, register, relevance, training_plans
from services.training.courses import Courses
from services.training.events import Events
from services.training.materials import Materials
from services.training.relevance import RuleSets
from services.training.training_plans import TrainingPlans

STREAM = "city"


@dataclass(frozen=True, slots=True)
class City:
    """All that holds for every nämnd."""

    namnder: Namnder = field(default_factory=dict)
    courses: Courses = field(default_factory=dict)
    materials: Materials = field(default_factory=dict)
    events: Events = field(default_factory=dict)
    rule_sets: RuleSets = field(default_factory=dict)
    training_plans: TrainingPlans = field(default_factory=dict)


def evolve(city: City | None, fact: Fact) -> City:
    """Return the city after a fact; each part takes what is its own."""
    before = city or City()
    return City(
        register.evolve(before.namnder, fact),
        courses.evolve(before.courses, fact),
        materials.evolve(before.materials, fact),
        events.evolve(before.events, fact),
        relevance.evolve(before.rule_sets, fact),
        training_plans.evolve(before.training_plans, fact),
    )
