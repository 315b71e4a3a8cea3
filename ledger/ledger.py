"""A service's ledger: record what happened once, load a stream, read on from a position."""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from pydantic_core import from_json

from contracts.answers import Accepted, Refusal, refuse
from contracts.envelope import EVENT_LIMIT, Attested, Fact, Instruction, microseconds, seal
from ledger import receipts
from ledger.mapper import fact_of, row, stream_id
from ledger.store import ConflictError, Entry, LedgerBusyError, Store, UnsafeLedgerError, open_store

__all__ = ["Change", "ConflictError", "Entry", "Ledger", "LedgerBusyError", "UnsafeLedgerError", "utc_now"]

_STREAMS_REMEMBERED = 10_000

log = logging.getLogger(__name__)


Attestations = tuple[Attested, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """New events of one stream; `expected_version` is the number of events it already has."""

    stream: str
    expected_version: int
    facts: tuple[Fact, ...]
    attested: tuple[Attestations, ...] = ()
    """For each fact what its own step of an import attests; without, the command says it itself."""


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class Ledger:
    """The facts of one service. Safe to use from many threads; one process at a time may hold it open."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        """Take over an opened store; use `Ledger.open`."""
        last = store.last()
        self.on_recorded: list[Callable[[], None]] = []
        """Called after each commit, in the thread that recorded. Enough to wake a relay, since all writing is here."""
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._lengths: dict[str, int] = {}
        """At least so long are these streams, as streams never get shorter: saves a query before most inserts."""
        self._position = last.position if last else 0
        self._recorded_at: int = from_json(last.sealed)["recorded_at"] if last else 0

    @classmethod
    def open(cls, service: str, address: str, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open a service's ledger for writing; raise LedgerBusyError when another process has it."""
        return cls(open_store(service, address), clock)

    def load(self, stream: str) -> list[Fact]:
        """Return the events of a stream in order, each as the newest version of its class."""
        facts = [fact_of(stored) for stored in self._store.stream(stream_id(stream))]
        self._remember({stream: len(facts)})
        return facts

    def load_all(self, streams: Iterable[str]) -> dict[str, list[Fact]]:
        """Return the events of many streams, each as `load` does: much faster than one by one."""
        names: dict[UUID | str, str] = {stream_id(name): name for name in streams}
        loaded: dict[str, list[Fact]] = {name: [] for name in names.values()}
        for stored in self._store.streams([stream_id(name) for name in loaded]):
            loaded[names[stored.originator_id]].append(fact_of(stored))
        return loaded

    def receipt(self, order: Instruction) -> Accepted | Refusal | None:
        """Return what was answered to this command before; a refusal when its id was used for another body."""
        kept = self._store.kept(receipts.receipt_id(order))
        return receipts.read(order, kept) if kept else None

    def record(
        self,
        changes: Sequence[Change],
        order: Instruction,
        ids: tuple[str, ...],
        correlation: str | None = None,
        *,
        steps: Sequence[Instruction] = (),
    ) -> Accepted | Refusal:
        """Record the events of all changes and the receipt of the command in one transaction.

        A command recorded meanwhile gives its stored answer; a stream written meanwhile raises ConflictError. The
        `steps` that the command consists of get receipts of their own, so that none of them is carried out again.
        """
        with self._lock:
            rows = self._rows(changes, order, correlation or order.command_id)
            if isinstance(rows, Refusal):
                return rows
            try:
                lengths = self._lengths_after(changes)
                receipted = [receipts.write(step, ()) for step in steps] + [receipts.write(order, ids)]
                positions = self._store.insert([*rows, *receipted])[: len(rows)]
            except ConflictError:
                answer = self.receipt(order)
                if answer is None:
                    raise
            else:
                self._remember(lengths)
                answer = Accepted(position=positions[-1] if positions else self._position, ids=ids)
            if isinstance(answer, Accepted):
                self._position = max(self._position, answer.position)
        self._tell()
        return answer

    def entries(self, after: int, limit: int) -> list[Entry]:
        """Return at most `limit` events with a position above `after`, in the order they were committed."""
        return self._store.published(after, limit)

    def last_position(self) -> int:
        """Return the position of the last event, 0 when there is none."""
        return self._position

    def close(self) -> None:
        """Let another process open the ledger."""
        self._store.close()

    def _rows(self, changes: Sequence[Change], order: Instruction, correlation: str) -> list[StoredEvent] | Refusal:
        rows: list[StoredEvent] = []
        moment = max(microseconds(self._clock()), self._recorded_at + 1)
        for change in changes:
            stream = stream_id(change.stream)
            pairs = zip(change.facts, change.attested or [()] * len(change.facts), strict=True)
            for version, (fact, attested) in enumerate(pairs, change.expected_version + 1):
                asking = order.model_copy(update={"attested": attested}) if attested else order
                sealed = seal(fact, moment, asking, correlation)
                if len(sealed) > EVENT_LIMIT:
                    return _too_large(fact, len(sealed))
                rows.append(row(stream, version, fact.type, sealed))
                moment += 1
        self._recorded_at = moment - 1
        return rows

    def _lengths_after(self, changes: Sequence[Change]) -> dict[str, int]:
        """Refuse to leave a hole in a stream; that nothing is overwritten is the database's own rule."""
        reached: dict[str, int] = {}
        for change in changes:
            length = reached.get(change.stream, self._lengths.get(change.stream, 0))
            if change.expected_version > length:
                length = self._store.length(stream_id(change.stream))
            if change.expected_version > length:
                raise ConflictError(change.stream)
            reached[change.stream] = change.expected_version + len(change.facts)
        return reached

    def _remember(self, lengths: dict[str, int]) -> None:
        if len(self._lengths) > _STREAMS_REMEMBERED:
            self._lengths.clear()
        self._lengths.update(lengths)

    def _tell(self) -> None:
        for callback in self.on_recorded:
            try:
                callback()
            except Exception:  # what is recorded is recorded, whoever fails to hear of it
                log.exception("a listener of the ledger failed")


def _too_large(fact: Fact, size: int) -> Refusal:
    return refuse(
        "EVENT_TOO_LARGE",
        f"Uppgifterna tar {size} byte; högst {EVENT_LIMIT} får plats i en händelse.",
        f"The data takes {size} bytes; an event holds at most {EVENT_LIMIT}.",
        hint="Dela upp det i flera kommandon. / Split it into several commands.",
        items=(fact.type,),
    )
