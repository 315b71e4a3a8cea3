"""The stream `city` as one state: what every decision of this service may need to know of the city."""

from dataclasses import dataclass, field

from contracts.envelope import Fact
from services.reports import guidance, laid_down, register
from services.reports.guidance import Guidance
from services.reports.laid_down import LaidDown
from services.reports.register import Register

STREAM = "city"


@dataclass(frozen=True, slots=True)
class City:
    """All that holds for every nämnd."""

    register: Register = field(default_factory=Register)
    laid_down: LaidDown = field(default_factory=LaidDown)
    guidance: Guidance = field(default_factory=Guidance)


def evolve(city: City | None, fact: Fact) -> City:
    """Return the city after a fact; each part takes what is its own."""
    before = city or City()
    return City(
        register.evolve(before.register, fact),
        laid_down.evolve(before.laid_down, fact),
        guidance.evolve(before.guidance, fact),
    )
