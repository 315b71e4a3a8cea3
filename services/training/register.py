"""Which nämnder there are, as noted from the events of plans."""

from dataclasses import replace

from contracts.answers import Decision, Facts
from contracts.envelope import Fact
from contracts.namnder import Namnd, Namnder
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.training_noting import TrainingMergerNoted, TrainingNamndNoted


def evolve(namnder: Namnder, fact: Fact) -> Namnder:
    """Return the nämnder after a fact; facts of others leave them as they are."""
    match fact:
        case TrainingNamndNoted():
            return {**namnder, fact.namnd: Namnd(fact.valid_from)}
        case TrainingMergerNoted():
            return {**namnder, fact.namnd: replace(namnder[fact.namnd], last_day=fact.last_day, successor=fact.into)}
        case _:
            return namnder


def note_namnd(order: NoteNamnd) -> Decision:
    """Note a nämnd."""
    return (TrainingNamndNoted(namnd=order.namnd, valid_from=order.valid_from),)


def note_merger(order: NoteMerger) -> Facts:
    """Note that a nämnd ended."""
    return (TrainingMergerNoted(namnd=order.namnd, into=order.into, last_day=order.last_day),)
