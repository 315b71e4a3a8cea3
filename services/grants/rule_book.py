"""Every rule set there is, and which nämnd works by which (G14)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.envelope import Fact
from contracts.grant_rules import IntroductionAttested, RuleSetIssued
from contracts.grant_terms import SupportKind
from contracts.namnder import Namnder
from contracts.rules_in_force import Introduced, in_force


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule set by its key, as it was issued: nothing in it ever changes."""

    by_key: Mapping[str, RuleSetIssued] = field(default_factory=dict)
    attested: Introduced = field(default_factory=dict)
    """When which nämnd attested which rule set."""

    def in_force(self, namnder: Namnder, namnd: str, kind: SupportKind, on: date) -> RuleSetIssued | None:
        """Return the rule set that holds for a nämnd, a kind of support and a day."""
        return in_force(self.by_key.values(), self.attested, namnder, namnd, kind, on=on)


def evolve(book: RuleBook, fact: Fact) -> RuleBook:
    """Return the rules after a fact; facts of others leave them as they are."""
    match fact:
        case RuleSetIssued():
            return replace(book, by_key={**book.by_key, fact.rule_set: fact})
        case IntroductionAttested():
            return replace(book, attested={**book.attested, (fact.namnd, fact.rule_set): fact.attested_on})
        case _:
            return book
