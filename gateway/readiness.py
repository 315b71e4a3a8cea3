"""Whether the answers can be trusted to be fresh: the read models are there, and their projector keeps up."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bus.rpc import ServiceDownError, ServiceSlowError, ask_status
from gateway.snapshots import Snapshots

PROJECTOR = "projector"
_BEHIND = 10
"""While commands come in, the projector is always a few positions behind; that is not worth an alarm."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Ready, or why not."""

    ready: bool
    reason: str = ""

    def said(self) -> dict[str, str]:
        """Return it for a machine, with words for whoever reads what the machine writes."""
        return {"status": "ready"} if self.ready else {"status": "not ready", "reason": self.reason}


class Watch:
    """Asks the read models and the projector."""

    def __init__(self, snapshots: Snapshots, connection: Any) -> None:
        """Ask the projector over a bus connection."""
        self._snapshots = snapshots
        self._connection = connection

    async def look(self) -> Readiness:
        """Return how it is now."""
        try:
            await self._snapshots.label()
        except sa.exc.SQLAlchemyError:
            return Readiness(False, "the read models are not there yet: start the projector")
        try:
            status = await ask_status(self._connection, PROJECTOR)
        except ServiceDownError:
            return Readiness(False, "the projector does not run, so answers do not become newer")
        except ServiceSlowError:
            return Readiness(False, "the projector does not answer in time")
        return judged(status)


def judged(status: dict[str, Any]) -> Readiness:
    """Return what a projector's own words mean for those who ask."""
    if status["state"] != "running":
        said = (status.get(part) for part in ("state_en", "reason_en", "todo_en"))
        return Readiness(False, "the projector: " + " · ".join(part for part in said if part))
    behind = sum(status["lag"].values())
    if behind > _BEHIND:
        return Readiness(False, f"the projector is catching up: {behind} positions behind")
    return Readiness(True)
