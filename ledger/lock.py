"""One writer at a time for a ledger in a file."""

import fcntl
import os
from pathlib import Path

from ledger.store import LedgerBusyError


class FileLock:
    """Held from construction to `release`; the operating system lets go of it however the process dies."""

    def __init__(self, service: str, path: Path) -> None:
        self._file = path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _holder(path)
            self._file.close()
            raise LedgerBusyError(busy(service, holder)) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next writer in; the file stays, so that nobody locks a deleted one."""
        self._file.close()


def busy(service: str, holder: str) -> str:
    """Return what to tell whoever came second."""
    return (
        f"Liggaren för {service} används redan av {holder}. Stoppa den processen, eller ange en annan plats. / "
        f"The ledger of {service} is in use by {holder}. Stop that process, or give another place."
    )


def _holder(path: Path) -> str:
    number = path.read_text(encoding="ascii", errors="replace").strip()
    return f"process {number}" if number.isdigit() else "another process"
