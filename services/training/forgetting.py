"""Forgetting who somebody was: only who works nowhere any more, since a new link would count them twice."""

from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.completions import EmployeeForgotten
from contracts.coverage import Held
from contracts.coverage import Person as Stood
from contracts.envelope import Fact
from contracts.namnder import Namnder, cares_for
from services.training.by_pseudonym import RecordForgetting
from services.training.completions import Person
from services.training.standing import Standing

STREAM = "forgotten"
"""Of the whole city, and short: it is read at each start, in case an older copy of the vault was put back."""

Forgotten = frozenset[str]
"""The pseudonyms of which nobody can tell any more whose they are."""


def evolve(forgotten: Forgotten | None, fact: Fact) -> Forgotten:
    """Return the forgotten after a fact."""
    before = forgotten or frozenset()
    return before | {fact.person} if isinstance(fact, EmployeeForgotten) else before


def forget(person: Person, standing: Standing, namnder: Namnder, order: RecordForgetting, today: date) -> Decision:
    """Let nobody know any more whose pseudonym it is."""
    if order.person is None:
        return _nobody_known()
    stood = standing.people.get(order.person) or Stood()
    # A nämnd without staff lists never tells that somebody has left.
    listed = [held for held in stood.held if held.namnd in standing.listed]
    return (
        _not_known_to(person, stood, namnder, order.namnd)
        or (_still_employed() if any(_held_now(held, namnder, today) for held in listed) else None)
        or (EmployeeForgotten(namnd=order.namnd, person=order.person, ground=order.ground, decision=order.decision),)
    )


def _held_now(held: Held, namnder: Namnder, today: date) -> bool:
    """Tell whether a post is held; those of a nämnd that has ended are not, though no list of it says so."""
    last_day = namnder[held.namnd].last_day
    return held.to_day is None and (last_day is None or today <= last_day)


def _not_known_to(person: Person, stood: Stood, namnder: Namnder, namnd: str) -> Refusal | None:
    """Refuse somebody who never was at the nämnd, in the same words as if nobody had that number."""
    known_to = {*person.known.values(), *(held.namnd for held in stood.held)}
    return None if any(cares_for(namnder, namnd, each) for each in known_to) else _nobody_known()


def _still_employed() -> Refusal:
    return refuse(
        "STILL_EMPLOYED",
        "Personen har ännu en tjänst i staden och skulle räknas två gånger.",
        "The person still has a post in the city, and would be counted twice.",
        field="employee",
        hint="Ta först in en personallista där personen inte står. / First take in a staff list without the person.",
    )


def _nobody_known() -> Refusal:
    return refuse(
        "EMPLOYEE_UNKNOWN",
        "Ingen med det numret är känd i nämnden; kanske är personen redan glömd.",
        "Nobody of that number is known in the nämnd; perhaps the person is forgotten already.",
        field="employee",
        hint="Kontrollera numret. / Check the number.",
    )
