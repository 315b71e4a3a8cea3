"""What a service makes of another's events: commands to itself."""

from collections.abc import Callable, Sequence

from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction, Recorded


class Hearing:
    """How far the other services have been heard."""

    def __init__(
        self,
        handle: Callable[[Instruction], Accepted | Refusal],
        services: Sequence[str],
        called_for: Callable[[Recorded], Instruction | None],
    ) -> None:
        """Hand on what an event calls for as a command."""
        self._handle = handle
        self._called_for = called_for
        self.read: dict[str, int] = dict.fromkeys(services, 0)
        """The position in each service's log up to which everything is acted on."""

    def hear(self, event: Recorded) -> None:
        """Do what an event calls for; a command's receipt sees to it that nothing is done twice."""
        order = self._called_for(event)
        if order is not None:
            answer = self._handle(order)
            if isinstance(answer, Refusal):
                raise DisagreementError(answer.code)
        self.read[event.service] = event.position


class DisagreementError(Exception):
    """What another service has recorded was refused here: the two disagree, and going on would hide it."""
