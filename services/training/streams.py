"""The streams of this service: how each is folded, which of them a fact belongs to, and what facts are about."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contracts.answers import Facts
from contracts.attestations import AttestationRequired, UnitAttested
from contracts.completions import (
    CompletionRedated,
    CompletionWithdrawn,
    CourseCompleted,
    EmployeeForgotten,
    StaffLeft,
    StaffListTaken,
    StaffPlaced,
)
from contracts.courses import CourseIssued, MaterialIssued, TrainingEventPlanned
from contracts.envelope import Fact, Instruction
from contracts.training_measures import ActivityCovered, CoverageFrozen
from contracts.training_noting import TrainingMergerNoted, TrainingNamndNoted
from contracts.training_units import HeadcountsReported
from services.training import attestations, city, completions, forgetting, headcounts, measuring, namnd, staff

Stream = Callable[[Any], str]


def namnd_stream(code: str) -> str:
    """Return the stream of a nämnd's units, rules and plans."""
    return f"namnd/{code}"


def attestations_stream(code: str, year: int) -> str:
    """Return the stream of what heads of a nämnd's units attest for a year."""
    return f"attestations/{code}/{year}"


def headcounts_stream(code: str) -> str:
    """Return the stream of how many a nämnd employs."""
    return f"headcounts/{code}"


def staff_stream(code: str) -> str:
    """Return the stream of who works in a nämnd, by pseudonym."""
    return f"staff/{code}"


def person_stream(pseudonym: str) -> str:
    """Return the stream of what somebody has completed, so that nothing is counted twice whatever nämnd tells it."""
    return f"person/{pseudonym}"


def measured_stream(code: str) -> str:
    """Return the stream of a nämnd's coverage at the cut-offs of forums."""
    return f"measured/{code}"


def stream_of(fact: Any) -> str:
    """Return the stream a fact belongs to: that of its nämnd, or of the city when it is about none."""
    found = STREAMS.get(type(fact))
    if found:
        return found(fact)
    return namnd_stream(fact.namnd) if fact.namnd else city.STREAM


_OF_A_PERSON: Final[tuple[type[Fact], ...]] = (
    CourseCompleted,
    CompletionWithdrawn,
    CompletionRedated,
)
_OF_THE_CITY: Final[tuple[type[Fact], ...]] = (
    TrainingNamndNoted,
    TrainingMergerNoted,
    CourseIssued,
    MaterialIssued,
    TrainingEventPlanned,
)
"""Kept together for the whole city, though some of them name a nämnd."""

STREAMS: Final[Mapping[type[Fact], Stream]] = {
    **dict.fromkeys(_OF_THE_CITY, lambda _fact: city.STREAM),
    **dict.fromkeys(_OF_A_PERSON, lambda fact: person_stream(fact.person)),
    AttestationRequired: lambda fact: attestations_stream(fact.namnd, fact.year),
    UnitAttested: lambda fact: attestations_stream(fact.namnd, fact.year),
    HeadcountsReported: lambda fact: headcounts_stream(fact.namnd),
    EmployeeForgotten: lambda _fact: forgetting.STREAM,
    StaffListTaken: lambda fact: staff_stream(fact.namnd),
    StaffPlaced: lambda fact: staff_stream(fact.namnd),
    StaffLeft: lambda fact: staff_stream(fact.namnd),
    CoverageFrozen: lambda fact: measured_stream(fact.namnd),
    ActivityCovered: lambda fact: measured_stream(fact.namnd),
}
"""Which facts have a stream of their own."""

EVOLVE: Final[Mapping[str, Callable[[Any, Fact], Any]]] = {
    city.STREAM: city.evolve,
    "namnd": namnd.evolve,
    "attestations": attestations.evolve,
    "headcounts": headcounts.evolve,
    "staff": staff.evolve,
    "person": completions.evolve,
    forgetting.STREAM: forgetting.evolve,
    "measured": measuring.evolve,
}
"""How a stream is folded, by the first part of its name."""

REMEMBERED: Final = frozenset({city.STREAM})

_IDS = (
    "course",
    "event_id",
    "material",
    "group",
    "target",
    "training_plan",
    "rule_set",
    "requirement",
    "unit",
    "activity_id",
    "plan_id",
    "namnd",
)
"""Never whose a completion is: a pseudonym is in no answer (N09)."""


def ids_of(facts: Facts) -> tuple[str, ...]:
    """Return what the facts are about, each once, most exact first."""
    named = (_id_of(fact) for fact in facts)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _id_of(fact: Fact) -> str | None:
    said = vars(fact)  # a list has thousands of facts, and asking a contract for what it has not is slow
    return next((said[name] for name in _IDS if isinstance(said.get(name), str)), None)


def touched(step: Instruction | Fact) -> str | None:
    """Return what the answer to an import names: what its facts are about."""
    return _id_of(step) if isinstance(step, Fact) else None
