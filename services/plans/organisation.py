"""The stream `organisation` as one state: register, coordinators, work groups, steering and reviews."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

from contracts.envelope import Fact
from services.plans import coordination, register, review, steering, work_group
from services.plans.coordination import Coordination
from services.plans.register import Register
from services.plans.review import Reviews
from services.plans.steering import Steering
from services.plans.work_group import WorkGroups

STREAM = "organisation"


@dataclass(frozen=True, slots=True)
class Organisation:
    """All that is known of the city outside the plans themselves."""

    register: Register = field(default_factory=Register)
    coordination: Coordination = field(default_factory=Coordination)
    work_groups: WorkGroups = field(default_factory=dict)
    steering: Steering = field(default_factory=Steering)
    reviews: Reviews = field(default_factory=dict)


def evolve(city: Organisation, fact: Fact) -> Organisation:
    """Return the organisation after a fact; each part takes what is its own."""
    return Organisation(
        register.evolve(city.register, fact),
        coordination.evolve(city.coordination, fact),
        work_group.evolve(city.work_groups, fact),
        steering.evolve(city.steering, fact),
        review.evolve(city.reviews, fact),
    )


def replay(facts: Iterable[Fact]) -> Organisation:
    """Return the organisation that the facts of its stream make."""
    return reduce(evolve, facts, Organisation())
