"""What every measurement is given: servers, a filled ledger, how thorough to be, and where to say how far it is."""

import hashlib
import sys
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from benchmarks.ledgers import filled
from benchmarks.report import Line
from benchmarks.servers import Servers
from benchmarks.timing import clocked
from ledger.ledger import Ledger


@dataclass
class Bench:
    """One run."""

    home: Path
    servers: Servers
    events: int
    full: bool

    def say(self, text: str) -> None:
        """Show what is being done, on standard error, so that the results stay alone."""
        sys.stderr.write(f"    … {text}\n")
        sys.stderr.flush()

    def rounds(self, quick: int, full: int) -> int:
        return full if self.full else quick

    @cached_property
    def ledger(self) -> Ledger:
        """A ledger with the whole synthetic history of this run."""
        self.say(f"recording {self.events:,} synthetic events")
        with clocked() as clock:
            ledger = filled(f"sqlite:///{self.home / 'synthetic.db'}", self.events)
        self.say(f"recorded in {clock.seconds:.0f} s")
        return ledger

    def close(self) -> None:
        """Let go of what was opened."""
        if "ledger" in self.__dict__:
            self.ledger.close()


Measure = Callable[[Bench], Coroutine[Any, Any, list[Line]]]


def one_digest(digests: Mapping[str, str]) -> str:
    """Return one digest for the digests of all views."""
    return hashlib.sha256(orjson.dumps(dict(digests), option=orjson.OPT_SORT_KEYS)).hexdigest()
