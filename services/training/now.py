"""What a decision may know of its surroundings: the moment, and where everybody stands."""

from dataclasses import dataclass, field
from datetime import date, datetime

from contracts.days import day_in_the_city
from services.training.standing import Standing


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of a command, and where everybody stands then, for the commands that look at all of them."""

    moment: datetime
    standing: Standing = field(default_factory=Standing)

    @property
    def today(self) -> date:
        """The date on the wall of the town hall."""
        return day_in_the_city(self.moment)
