"""Receipts: what was answered to a command, so that the same command is never carried out twice."""

from hashlib import sha256
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from pydantic_core import to_json

from contracts.answers import Accepted, Refusal, refuse
from contracts.envelope import Contract, Instruction
from ledger.mapper import row, stream_id
from ledger.store import RECEIPT_TOPIC, Kept


class Receipt(Contract):
    """What is kept of an accepted command. Its position is where it stands, so that is not written down."""

    digest: str
    ids: tuple[str, ...]


def receipt_id(order: Instruction) -> UUID:
    """Return the stream that holds the receipt of a command, alone."""
    return stream_id(f"receipt/{order.command_id}")


def write(order: Instruction, ids: tuple[str, ...]) -> StoredEvent:
    """Return the row that remembers the answer; the unique (stream, version) makes a second one impossible."""
    return row(receipt_id(order), 1, RECEIPT_TOPIC, to_json({"digest": digest(order), "ids": ids}))


def read(order: Instruction, kept: Kept) -> Accepted | Refusal:
    """Return the stored answer to the same command, or the refusal of another one under its id."""
    receipt = Receipt.model_validate_json(kept.state)
    if receipt.digest == digest(order):
        return Accepted(position=kept.position, ids=receipt.ids)
    return refuse(
        "COMMAND_ID_REUSED",
        "Samma command_id har redan använts för något annat.",
        "The same command_id has already been used for something else.",
        field="command_id",
        hint="Skicka med ett nytt command_id. / Send a new command_id.",
    )


def digest(order: Instruction) -> str:
    """Return what tells two commands apart: all but their `command_id` and what nothing may be kept of.

    Fields at their default are left out, so that a release that adds an optional field still knows a command it
    answered before.
    """
    body = order.model_dump_json(exclude={"command_id", *order.unkept}, exclude_defaults=True)
    return sha256(f"{type(order).__name__} {body}".encode()).hexdigest()
