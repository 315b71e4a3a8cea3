"""What a service answers to a command: accepted with a position, or refused with a reason. Exceptions are for bugs."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from contracts.envelope import Contract, Fact


class Accepted(Contract):
    """The command is recorded on disk; `position` is the ledger position of its last event."""

    outcome: Literal["accepted"] = "accepted"
    position: int
    ids: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    """What is told this once and kept with no receipt: a text out of the vault, or tokens."""


class Refusal(Contract):
    """Nothing was stored. Says which field, why, and what to do; never repeats the refused value."""

    outcome: Literal["refused"] = "refused"
    code: str
    field: str | None = None
    reason_sv: str
    reason_en: str
    hint: str | None = None
    items: tuple[str, ...] = ()
    """What the reason counts: for example the ids of the measures that lack a status."""
    details: tuple["Refusal", ...] = ()
    """For a command that holds several others: every refusal, each with its own field path."""


Answer = Annotated[Accepted | Refusal, Field(discriminator="outcome")]
ANSWER: TypeAdapter[Accepted | Refusal] = TypeAdapter(Answer)

Facts = tuple[Fact, ...]
Decision = Facts | Refusal
"""The facts to record, or why not. Checks give a refusal or nothing, so a decision reads `check or check or facts`."""


def refuse(
    code: str,
    sv: str,
    en: str,
    *,
    field: str | None = None,
    hint: str | None = None,
    items: tuple[str, ...] = (),
) -> Refusal:
    """Return a refusal with its two reasons."""
    return Refusal(code=code, field=field, reason_sv=sv, reason_en=en, hint=hint, items=items)
