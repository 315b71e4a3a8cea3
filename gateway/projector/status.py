"""How the projector is, in words that say what to do. Never repeats anything an event holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bus.inbox import GapError
from bus.wire import PoisonError
from contracts.upcasting import UnknownEventError
from contracts.vocabulary import Term
from gateway.projector.folds import Place, UnfoldableError

Stop = GapError | PoisonError | UnknownEventError | UnfoldableError


class State(Term):
    """What the projector does."""

    RUNNING = "running", "Går", "Running"
    REBUILDING = "rebuilding", "Bygger om läsmodellerna", "Rebuilding the read models"
    WAITING = "waiting", "Väntar och försöker igen", "Waiting and trying again"
    STOPPED = "stopped", "Stannad", "Stopped"


class Words(NamedTuple):
    """Why, and what to do, in both languages."""

    reason_sv: str | None = None
    reason_en: str | None = None
    todo_sv: str | None = None
    todo_en: str | None = None


NOTHING = Words()
AHEAD = (
    State.WAITING,
    Words(
        "Läsmodellerna vet mer än strömmen: bussen har tömts, eller en liggare är återställd ur en äldre kopia.",
        "The read models know more than the stream: the bus was emptied, or a ledger restored from an older backup.",
        "Vänta medan strömmen fylls på; läsmodellerna byggs sedan om av sig själva. Är en liggare återställd: stoppa "
        "projektorn, ta bort läsmodellerna och starta den igen.",
        "Wait while the stream is refilled; the read models are then built anew by themselves. If a ledger was "
        "restored: stop the projector, remove the read models and start it again.",
    ),
)


@dataclass
class Status:
    """The state, since when, and how far the projector has come against how far the stream has."""

    state: State = State.WAITING
    words: Words = NOTHING
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    positions: Mapping[str, int] = field(default_factory=dict)
    on_stream: Mapping[str, int] = field(default_factory=dict)

    def turn(self, state: State, words: Words = NOTHING) -> None:
        """Go over to a state; `since` moves only when something is new."""
        if (state, words) != (self.state, self.words):
            self.state, self.words, self.since = state, words, datetime.now(UTC)

    def told(self) -> dict[str, Any]:
        """Return the status as JSON data; `lag` counts positions, which is at least the number of events behind."""
        lag = {name: max(0, last - self.positions.get(name, 0)) for name, last in self.on_stream.items()}
        return {
            "role": "projector",
            "state": self.state.value,
            "state_sv": self.state.label_sv,
            "state_en": self.state.label_en,
            "since": self.since.isoformat(timespec="seconds"),
            "positions": dict(self.positions),
            "lag": lag,
            **self.words._asdict(),
        }


def words_for(stop: Stop) -> Words:
    """Say why the projection stands still and what a person has to do."""
    match stop:
        case GapError():
            return Words(
                f"Händelser från {stop.service} saknas i strömmen efter position {stop.expected}.",
                f"Events of {stop.service} are missing in the stream after position {stop.expected}.",
                "Kontrollera att tjänsten går, så att den fyller på strömmen; projektorn försöker igen av sig själv.",
                "See that the service runs, so that it refills the stream; the projector tries again by itself.",
            )
        case UnknownEventError():
            return Words(
                "Nästa händelse har en typ eller version som den här utgåvan inte känner till.",
                "The next event has a type or version that this release does not know.",
                "Installera en utgåva som känner till den och starta om projektorn.",
                "Install a release that knows it and start the projector again.",
            )
        case PoisonError(position=None):
            return Words(
                f"Ett meddelande från {stop.service} saknar position och är ingen händelse.",
                f"A message of {stop.service} has no position and is not an event.",
                "Ta bort strömmen EVENTS; tjänsten fyller på den igen ur sin liggare.",
                "Delete the stream EVENTS; the service refills it from its ledger.",
            )
        case PoisonError():
            return _unusable(stop.service, stop.position or 0, "går inte att läsa", "cannot be read")
        case UnfoldableError():
            return _unusable(
                stop.service,
                stop.position,
                f"({stop.type}) går inte att ta in: {stop.trouble}",
                f"({stop.type}) cannot be taken in: {stop.trouble}",
            )


def _unusable(service: str, position: int, sv: str, en: str) -> Words:
    return Words(
        f"Händelsen på position {position} från {service} {sv}.",
        f"The event at position {position} of {service} {en}.",
        "Rätta utgåvan och starta om, eller parkera händelsen med ett skäl; projektorn går då vidare av sig själv.",
        "Correct the release and start again, or park the event with a reason; the projector then goes on by itself.",
    )


def parkable(stop: Stop) -> Place | None:
    """Return the place that an operator may park to let the projection go on."""
    if isinstance(stop, PoisonError | UnfoldableError) and stop.position is not None:
        return stop.service, stop.position
    return None
