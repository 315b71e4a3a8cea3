"""Where the system that runs on a data directory can be reached; written by `varna up`, read by the other commands."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

RUN_FILE = "run.json"


class AlreadyRunningError(Exception):
    """Another Värna holds the data directory."""


class NotRunningError(Exception):
    """No Värna runs on the data directory."""


@dataclass(frozen=True, slots=True)
class Run:
    """A running system: its process and its addresses."""

    pid: int
    bus: str
    gateway: str


@contextlib.contextmanager
def sole_owner(data: Path) -> Iterator[None]:
    """Hold the data directory, or say that somebody else does; the lock dies with the process."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "varna.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError(
                f"Värna körs redan med datakatalogen {data}. Stoppa den först, eller välj en annan med --data. · "
                f"Värna already runs on {data}. Stop it first, or choose another directory with --data."
            ) from None
        try:
            yield
        finally:
            (data / RUN_FILE).unlink(missing_ok=True)


def announce(data: Path, run: Run) -> None:
    """Tell the other commands where the system is."""
    (data / RUN_FILE).write_text(json.dumps(asdict(run)) + "\n")


def find(data: Path) -> Run:
    """Return the system that runs on the data directory."""
    try:
        run = Run(**json.loads((data / RUN_FILE).read_text()))
        with (data / "varna.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return run
    except (OSError, ValueError, TypeError):
        pass
    raise NotRunningError(
        f"Ingen Värna körs med datakatalogen {data}. Starta med `make up` eller `varna up --data {data}`. · "
        f"No Värna runs on {data}. Start it with `make up` or `varna up --data {data}`."
    )


def bus_address(data: Path) -> str:
    """Return the bus to talk to: `VARNA_BUS` where it is set, otherwise that of the system on the data directory."""
    return os.environ.get("VARNA_BUS") or find(data).bus
