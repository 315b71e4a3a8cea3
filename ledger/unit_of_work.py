"""One unit of work: the states of the streams a decision needs, with what is decided so far already applied."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import itemgetter
from threading import Lock
from typing import Any

from contracts.answers import Decision, Facts
from contracts.envelope import Fact, Instruction
from ledger.ledger import Attestations, Change

__all__ = ["Decision", "Evolve", "Facts", "Load", "Memory", "UnitOfWork"]

Load = Callable[[str], Sequence[Fact]]
LoadAll = Callable[[Iterable[str]], Mapping[str, Sequence[Fact]]]
Evolve = Callable[[Any, Fact], Any]
"""The state after a fact, from the state before it: None when the fact is the first of its stream."""


class Memory:
    """The states of some streams as a ledger has them, folded once and not for every command. Safe for many threads."""

    def __init__(self, streams: Iterable[str] = ()) -> None:
        """Name the streams to remember; nothing is known of them yet."""
        self._lock = Lock()
        self._ages = dict.fromkeys(streams, 0)
        self._known: dict[str, tuple[int, Any]] = {}

    def recall(self, stream: str) -> tuple[int, tuple[int, Any] | None]:
        """Return the age of what is remembered, and the state with its number of events, if it is known."""
        with self._lock:
            return self._ages.get(stream, 0), self._known.get(stream)

    def keep(self, stream: str, age: int, events: int, state: Any) -> None:
        """Remember what was read, unless it was read before the last change, or is no stream to remember."""
        with self._lock:
            if self._ages.get(stream) == age:
                self._known[stream] = events, state

    def forget(self, streams: Iterable[str]) -> None:
        """Let the next command read these anew."""
        with self._lock:
            for stream in self._ages.keys() & set(streams):
                self._ages[stream] += 1
                self._known.pop(stream, None)


class UnitOfWork:
    """Reads each stream once; remembers new facts until they are recorded, all together."""

    def __init__(
        self,
        load: Load,
        evolve: Mapping[str, Evolve],
        stream_of: Callable[[Fact], str],
        memory: Memory | None = None,
        load_all: LoadAll | None = None,
    ) -> None:
        """`evolve` folds a stream by the first part of its name: `plan` for `plan/skarpnack-v1`."""
        self._load = load
        self._load_all = load_all or (lambda streams: {stream: load(stream) for stream in streams})
        self._evolve = evolve
        self._stream_of = stream_of
        self._memory = memory or Memory()
        self._states: dict[str, Any] = {}
        self._versions: dict[str, int] = {}
        self._pending: list[tuple[str, Fact, Attestations]] = []
        self.steps: dict[str, Instruction] = {}
        """The steps of an import that are decided here, by the id each has of its own."""

    def state(self, stream: str) -> Any:
        """Return what the facts of a stream make, pending ones included; None when it has none."""
        if stream not in self._states:
            age, known = self._memory.recall(stream)
            if known is None:
                known = self._read(stream)
                self._memory.keep(stream, age, *known)
            self._versions[stream], self._states[stream] = known
        return self._states[stream]

    def read_ahead(self, streams: Iterable[str]) -> None:
        """Read many streams at once that will be asked for one by one; none that is remembered."""
        nothing: Any = None
        for stream, facts in self._load_all(stream for stream in streams if stream not in self._states).items():
            self._versions[stream] = len(facts)
            self._states[stream] = reduce(self._fold_of(stream), facts, nothing)

    def version(self, stream: str) -> int:
        """Return how many events a stream has, pending ones not counted."""
        self.state(stream)
        return self._versions[stream]

    def add(self, facts: Facts, attested: Attestations = ()) -> None:
        """Apply new facts and remember them, with what the step of an import they follow from attests."""
        for fact in facts:
            stream = self._stream_of(fact)
            self._states[stream] = self._fold_of(stream)(self.state(stream), fact)
            self._pending.append((stream, fact, attested))

    def changes(self) -> list[Change]:
        """Return what is to be recorded, in the order it was decided: whoever reads the log meets causes first."""
        versions = dict(self._versions)
        changes = []
        for stream, pending in groupby(self._pending, key=itemgetter(0)):
            _, facts, attested = zip(*pending, strict=True)
            changes.append(Change(stream, versions[stream], facts, attested if any(attested) else ()))
            versions[stream] += len(facts)
        return changes

    def _read(self, stream: str) -> tuple[int, Any]:
        facts = self._load(stream)
        nothing: Any = None
        return len(facts), reduce(self._fold_of(stream), facts, nothing)

    def _fold_of(self, stream: str) -> Evolve:
        return self._evolve[stream.partition("/")[0]]
