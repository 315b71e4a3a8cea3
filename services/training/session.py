"""What a decision reads: the city and its nämnder, as a unit of work has them."""

from dataclasses import dataclass

from ledger.unit_of_work import UnitOfWork
from services.training.city import STREAM, City
from services.training.headcounts import Headcounts
from services.training.namnd import Namnd
from services.training.relevance import Known
from services.training.streams import headcounts_stream, namnd_stream


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

    def headcounts(self, code: str) -> Headcounts:
        """Return how many a nämnd employs."""
        return self.work.state(headcounts_stream(code)) or Headcounts()

    def known(self, code: str | None) -> Known:
        """Return what the rules and training plans of a nämnd, or of the city, can speak of."""
        city = self.city
        return Known(city.namnder, city.courses, self.namnd(code).units if code else {})
