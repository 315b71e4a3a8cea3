"""The stream `city` as one state: the nämnder, and the rules they work by."""

from dataclasses import dataclass, field

from contracts.envelope import Fact
from contracts.namnder import Namnder
from services.grants import register, rule_book
from services.grants.rule_book import RuleBook

STREAM = "city"


@dataclass(frozen=True, slots=True)
class City:
    """All that holds for every organisation."""

    namnder: Namnder = field(default_factory=dict)
    rules: RuleBook = field(default_factory=RuleBook)


def evolve(city: City | None, fact: Fact) -> City:
    """Return the city after a fact; each part takes what is its own."""
    before = city or City()
    return City(register.evolve(before.namnder, fact), rule_book.evolve(before.rules, fact))
