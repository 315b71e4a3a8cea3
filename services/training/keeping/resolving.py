"""From employee numbers to pseudonyms, and what becomes of the links that a command makes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from contracts.failpoints import reach
from contracts.training_terms import Purpose
from ledger.links import Links, pseudonym
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of a list: those who have a pseudonym, and those who get one if the list is taken in."""

    purpose: Purpose
    known: Mapping[str, str]
    made: Mapping[str, str]

    def __getitem__(self, number: str) -> str:
        """Return somebody's pseudonym."""
        return self.known.get(number) or self.made[number]


def persons(links: Links, purpose: Purpose, numbers: Collection[str]) -> Persons:
    """Return the persons of a list; nothing is kept of them yet."""
    known = links.known(purpose, numbers)
    return Persons(purpose, known, {number: pseudonym() for number in numbers if number not in known})


def person(links: Links, purpose: Purpose, number: str) -> str | None:
    """Return the pseudonym of one person; None when nobody has that number."""
    return links.known(purpose, [number]).get(number)


def with_links(stores: Stores, found: Persons, order: Instruction, now: Now) -> Accepted | Refusal:
    """Record what follows from a command; new links are on disk before any event that carries them."""

    @cache
    def keep() -> None:
        stores.links.keep(found.purpose, found.made)
        reach("V2")

    answer = record(stores.ledger, order, now, keep)
    reach("V4")
    if isinstance(answer, Accepted):
        stores.links.settle(found.made.values())
    else:
        stores.links.discard(found.made.values())
    return answer
