"""Processes that die for real and start at once: each is forked from one that has imported what they need."""

import importlib
import os
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from typing import Any

from contracts import failpoints

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "sqlalchemy.dialects.postgresql.psycopg",
        "tests.bus.relay_child",
        "tests.grants.grants_child",
        "tests.ledger.recording_child",
        "tests.ledger.vault_child",
        "tests.projector.projector_child",
        "tests.reports.reports_child",
        "tests.training.training_child",
    ]
)
"""One process for the whole run, as only one can be; what is not in the list each child imports for itself."""

LIFETIME = 60.0
"""Seconds a child may take to its end on a busy machine."""

Say = Callable[[str], None]


class Child:
    """A process that runs a function, which is given how to say something and then the rest."""

    def __init__(self, main: Callable[..., None], *given: Any, failpoint: str = "") -> None:
        self._heard, says = _FORKS.Pipe(duplex=False)
        self._process = _FORKS.Process(target=_live, args=(failpoint, main, says, given))
        self._process.start()
        says.close()  # or its end would not be heard

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def status(self) -> int | None:
        """How it ended: 0, or the signal that killed it as a negative number; None while it lives."""
        return self._process.exitcode

    def said(self) -> Iterator[str]:
        """Each thing it says, until its end."""
        while True:
            try:
                yield self._heard.recv()
            except EOFError:
                return

    def ended(self) -> int | None:
        """Wait for its end and return how it was."""
        self._process.join(LIFETIME)
        return self.status

    def kill(self) -> None:
        self._process.kill()
        self._process.join(LIFETIME)


def _live(failpoint: str, main: Callable[..., None], says: Any, given: tuple[Any, ...]) -> None:
    os.environ[failpoints.SETTING] = failpoint
    importlib.reload(failpoints)  # it was imported before the failpoint was known
    main(says.send, *given)
