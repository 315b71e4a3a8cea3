"""The streams of this service: how each is folded, which of them a fact belongs to, and what facts are about."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contracts.answers import Facts
from contracts.envelope import Fact, Instruction
from contracts.grant_control import ControlReportAdopted, FinancedActivityControlled
from contracts.grant_rules import BudgetCommitted, BudgetReleased, RoundClosed, RoundOpened
from services.grants import city, control, letting, organisation, rounds


def organisation_stream(orgnr: str) -> str:
    """Return the stream of an organisation and all its support."""
    return f"organisation/{orgnr}"


def case_stream(case_id: str) -> str:
    """Return the stream a support or a letting is in: its organisation's, or its own for an individual tenant."""
    owner = case_id.rpartition("-")[0]
    return f"letting/{case_id}" if owner == "booking" else organisation_stream(owner)


def round_stream(namnd: str, round_id: str) -> str:
    """Return the stream of a round."""
    return f"round/{namnd}/{round_id}"


def control_stream(namnd: str) -> str:
    """Return the stream of a nämnd's controls."""
    return f"control/{namnd}"


_ROUND = frozenset({RoundOpened, BudgetCommitted, BudgetReleased, RoundClosed})
_CONTROL = frozenset({FinancedActivityControlled, ControlReportAdopted})


def stream_of(fact: Any) -> str:
    """Return the stream a fact belongs to: that of its organisation, or of the city when it is about none."""
    if type(fact) in _ROUND:
        return round_stream(fact.namnd, fact.round_id)
    if type(fact) in _CONTROL:
        return control_stream(fact.namnd)
    case_id = getattr(fact, "support_id", None) or getattr(fact, "letting_id", None)
    orgnr = getattr(fact, "orgnr", None)
    if case_id:
        return case_stream(case_id)
    return organisation_stream(orgnr) if orgnr else city.STREAM


EVOLVE: Final[Mapping[str, Callable[[Any, Fact], Any]]] = {
    city.STREAM: city.evolve,
    "organisation": organisation.evolve,
    "round": rounds.evolve,
    "letting": letting.evolve,
    "control": control.evolve,
}
"""How a stream is folded, by the first part of its name."""

REMEMBERED: Final = frozenset({city.STREAM})

_IDS = ("duty_id", "claim_id", "control_id", "support_id", "letting_id", "round_id", "rule_set", "orgnr", "namnd")


def ids_of(facts: Facts) -> tuple[str, ...]:
    """Return what the facts are about, each once, most exact first."""
    named = (_id_of(fact) for fact in facts)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _id_of(fact: Fact) -> str | None:
    found = (getattr(fact, attribute, None) for attribute in _IDS)
    return next((name for name in found if isinstance(name, str)), None)


def touched(step: Instruction | Fact) -> str | None:
    """Return what the answer to an import names: organisations, rounds and rule sets."""
    found: str | None = (
        getattr(step, "orgnr", None) or getattr(step, "round_id", None) or getattr(step, "rule_set", None)
    )
    return found
