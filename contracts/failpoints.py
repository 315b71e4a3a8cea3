"""Named places where a test can make the process die, to show that nothing acknowledged is lost there."""

import os
import signal
from typing import Final

SETTING: Final = "VARNA_FAILPOINT"
"""For example `R3` or `P2:5`: die the first time, or the fifth time, that place is reached."""

NAMES: Final = frozenset(
    {"C1", "C2", "C3", "C4", "C5", "R1", "R2", "R3", "R4", "P1", "P2", "P3", "P4", "B1", "B2", "V1", "V2", "V3", "V4"}
)
"""C a command, R the relay, P the projector, B a rebuild, V the vault and the tokens; see `docs/reliability.md`."""

_armed, _, _nth = os.environ.get(SETTING, "").partition(":")
_left = int(_nth or "1")


def reach(name: str) -> None:
    """Die by SIGKILL here when the test asked for it; otherwise do nothing."""
    global _left  # noqa: PLW0603 - a countdown of the process itself
    if name != _armed:
        return
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
