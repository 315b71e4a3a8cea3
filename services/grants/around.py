"""What a decision may look at beside the organisation itself."""

from dataclasses import dataclass
from datetime import date

from services.grants.city import City
from services.grants.now import Now


@dataclass(frozen=True, slots=True)
class Around:
    """The city, the moment, and whether this was decided before Värna and is only taken in."""

    city: City
    now: Now
    imported: bool = False

    @property
    def today(self) -> date:
        """The date on the wall of the town hall."""
        return self.now.today
