"""Commands about persons as the ledger may know them: with pseudonyms where the public ones have employee numbers.

Only the service itself makes these, in `keeping`, out of the commands of `contracts.completions`.
"""

from datetime import date
from typing import Any, ClassVar

from contracts.completions import (
    CompletionRow,
    ForgetEmployee,
    RedateCompletion,
    StaffRow,
    TakeInCompletions,
    TakeInStaff,
    WithdrawCompletion,
)
from contracts.envelope import Contract, Instruction
from contracts.text import Diarienummer
from contracts.training_terms import CorrectionGround, ForgettingGround, Purpose

Sent = TakeInStaff | TakeInCompletions | WithdrawCompletion | RedateCompletion | ForgetEmployee


def as_sent(order: Sent) -> dict[str, Any]:
    """Return what every command has in common with the one it is made of."""
    return {
        "command_id": order.command_id,
        "actor": order.actor,
        "expected_version": order.expected_version,
        "attested": order.attested,
        "namnd": order.namnd,
    }


class Completion(Contract):
    """A line of the training portal's list."""

    person: str
    unit: str
    function: str
    course: str
    version: int
    completed_on: date

    @classmethod
    def of(cls, person: str, row: CompletionRow) -> "Completion":
        """Return a line with the pseudonym in place of the number."""
        return cls(
            person=person,
            unit=row.unit,
            function=row.function,
            course=row.course,
            version=row.version,
            completed_on=row.completed_on,
        )


class RecordCompletions(Instruction):
    """Record what of a list of completions is news."""

    namnd: str
    purpose: Purpose
    rows: tuple[Completion, ...]


class Placing(Contract):
    """A line of a staff list."""

    person: str
    unit: str
    function: str

    @classmethod
    def of(cls, person: str, row: StaffRow) -> "Placing":
        """Return a line with the pseudonym in place of the number."""
        return cls(person=person, unit=row.unit, function=row.function)


class RecordStaff(Instruction):
    """Record what of a whole staff list is news."""

    namnd: str
    purpose: Purpose
    on: date
    rows: tuple[Placing, ...]


class RecordWithdrawal(Instruction):
    """Record that a completion never was."""

    namnd: str
    person: str | None
    """None when nobody has that number."""
    course: str
    version: int
    completed_on: date
    ground: CorrectionGround


class RecordRedating(Instruction):
    """Record that a completion was on another day."""

    namnd: str
    person: str | None
    course: str
    version: int
    completed_on: date
    corrected_to: date


class RecordForgetting(Instruction):
    """Record that nobody can tell any more whose pseudonym it is."""

    unkept: ClassVar[frozenset[str]] = frozenset({"person"})
    """Whoever sends the command again gets the answer again, though nobody is found by the number any more."""
    namnd: str
    person: str | None
    ground: ForgettingGround
    decision: Diarienummer | None
