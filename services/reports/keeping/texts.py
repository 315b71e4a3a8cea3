"""A command's free texts on their way into the vault: kept before the decision, taken back unless an event has them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from contracts.answers import Accepted, Refusal, refuse
from contracts.failpoints import reach
from contracts.vault import TextReference
from ledger.ledger import Ledger
from services.reports.keeping.stores import Stores
from services.reports.now import Now

CarryOut = Callable[[Now], Accepted | Refusal]
"""Decides a command and records what follows from it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a command by the path of their field, whose they are, and which stream its event goes to."""

    by_path: Mapping[str, str]
    namnd: str
    stream: str


def with_texts(stores: Stores, texts: Texts, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Carry out a command with its texts in the vault."""
    kept = {path: stores.vault.keep(texts.namnd, texts.stream, text) for path, text in texts.by_path.items()}
    if kept:
        reach("V2")
    try:
        return carry_out(replace(now, texts=kept))
    finally:
        settle(stores, texts.stream, [reference.reference for reference in kept.values()])


def settle(stores: Stores, stream: str, references: list[str]) -> None:
    """Let the vault keep the texts that an event of the stream carries, and no others."""
    if references:
        carried = carried_in(stores.ledger, stream)
        stores.vault.settle([reference for reference in references if reference in carried])
        stores.vault.discard([reference for reference in references if reference not in carried])


def carried_in(ledger: Ledger, stream: str) -> frozenset[str]:
    """Return the references that the events of a stream carry."""
    return frozenset(found.reference for fact in ledger.load(stream) for found in _references(fact))


def said_otherwise(stores: Stores, stream: str, text: str | None) -> Refusal | None:
    """Refuse a repeated command whose text is another one: no digest of a text stands in its receipt.

    A text that is erased cannot be compared, and need not be.
    """
    held = [stores.vault.holds(reference, text or "") for reference in carried_in(stores.ledger, stream)]
    if not any(same is False for same in held) and (held or text is None):
        return None
    return refuse(
        "COMMAND_ID_REUSED",
        "Samma command_id har redan använts med en annan text.",
        "The same command_id has already been used with another text.",
        field="command_id",
        hint="Skicka med ett nytt command_id. / Send a new command_id.",
    )


def _references(value: Any) -> Iterator[TextReference]:
    if isinstance(value, TextReference):
        yield value
    elif isinstance(value, BaseModel):
        for _, part in value:
            yield from _references(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _references(part)
