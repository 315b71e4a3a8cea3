"""One writer at a time for a database in a file."""

import fcntl
import os
from pathlib import Path

from ledger.store import LedgerBusyError

Named = tuple[str, str]
"""What is locked, in Swedish and English, as it begins a sentence."""
LEDGER: Named = ("Liggaren", "The ledger")


class FileLock:
    """Held from construction to `release`; the operating system lets go of it however the process dies."""

    def __init__(self, service: str, path: Path, what: Named = LEDGER) -> None:
        self._file = path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _holder(path)
            self._file.close()
            raise LedgerBusyError(busy(service, holder, what)) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next writer in; the file stays, so that nobody locks a deleted one."""
        self._file.close()


def busy(service: str, holder: str, what: Named = LEDGER) -> str:
    """Return what to tell whoever came second."""
    swedish, english = what
    return (
        f"{swedish} för {service} används redan av {holder}. Stoppa den processen, eller ange en annan plats. / "
        f"{english} of {service} is in use by {holder}. Stop that process, or give another place."
    )


def _holder(path: Path) -> str:
    number = path.read_text(encoding="ascii", errors="replace").strip()
    return f"process {number}" if number.isdigit() else "another process"
