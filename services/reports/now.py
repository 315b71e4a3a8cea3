"""What a decision may know of its surroundings: the moment, and what the stores say of what the command names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from contracts.days import day_in_the_city
from contracts.made_ids import made_of
from contracts.vault import TextReference


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of a command, and what the stores know of what it names."""

    moment: datetime
    texts: Mapping[str, TextReference] = field(default_factory=dict)
    """Where the vault keeps the command's texts, by the path of their field."""
    owner: str | None = None
    """Whose text it is that a command names; none when the vault has no such text."""
    distribution: str | None = None
    """The distribution of a survey that the token belongs to."""
    withdrawn: int = 0
    """How many tokens of the distribution are not used."""

    @property
    def today(self) -> date:
        """The date on the wall of the town hall."""
        return day_in_the_city(self.moment)


def made_id(letter: str, command_id: str) -> str:
    """Return the id of what a command makes: the same when it is sent again, and telling of nothing but the command."""
    return f"{letter}-{made_of(letter, command_id, 16)}"
