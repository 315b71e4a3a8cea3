"""What a decision may know of its surroundings: the moment."""

from dataclasses import dataclass
from datetime import date, datetime

from contracts.days import day_in_the_city


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of a command."""

    moment: datetime

    @property
    def today(self) -> date:
        """The date on the wall of the town hall."""
        return day_in_the_city(self.moment)
