"""What a decision reads: the city and its nämnder, as a unit of work has them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ledger.unit_of_work import UnitOfWork
from services.training.attestations import Attestations
from services.training.city import STREAM, City
from services.training.completions import Person
from services.training.headcounts import Headcounts
from services.training.measuring import Measured
from services.training.namnd import Namnd
from services.training.relevance import Known
from services.training.staff import Staff
from services.training.streams import (
    attestations_stream,
    headcounts_stream,
    measured_stream,
    namnd_stream,
    person_stream,
    staff_stream,
)


@dataclass(frozen=True, slots=True)
class Session:
    """The city and its nämnder, as a unit of work has them."""

    work: UnitOfWork
    imported: bool = False

    @property
    def city(self) -> City:
        """What holds for every nämnd, with what is pending."""
        return self.work.state(STREAM) or City()

    def namnd(self, code: str) -> Namnd:
        """Return what a nämnd has."""
        return self.work.state(namnd_stream(code)) or Namnd()

    def attestations(self, code: str, year: int) -> Attestations:
        """Return what the units of a nämnd are to attest for a year, and have attested."""
        return self.work.state(attestations_stream(code, year)) or Attestations()

    def headcounts(self, code: str) -> Headcounts:
        """Return how many a nämnd employs."""
        return self.work.state(headcounts_stream(code)) or Headcounts()

    def staff(self, code: str) -> Staff:
        """Return who works in a nämnd."""
        return self.work.state(staff_stream(code)) or Staff()

    def person(self, pseudonym: str | None) -> Person:
        """Return what somebody has completed."""
        return (self.work.state(person_stream(pseudonym)) if pseudonym else None) or Person()

    def people(self, pseudonyms: Iterable[str]) -> Callable[[str], Person]:
        """Return what many persons have completed, by pseudonym."""
        self.work.read_ahead(map(person_stream, pseudonyms))
        return self.person

    def measured(self, code: str) -> Measured:
        """Return of which forums a nämnd's coverage is frozen."""
        return self.work.state(measured_stream(code)) or frozenset()

    def known(self, code: str | None) -> Known:
        """Return what the rules and training plans of a nämnd, or of the city, can speak of."""
        city = self.city
        return Known(city.namnder, city.courses, self.namnd(code).units if code else {})
