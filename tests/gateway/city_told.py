"""The whole path but for the bus: a command to its service, its events into the rows, a question to the gateway."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from bus.hearing import Hearing
from contracts.answers import Accepted, Refusal
from contracts.catalogue import SERVICES, commands
from contracts.envelope import Instruction, Recorded, unseal
from gateway.app import build_app
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from gateway.views.reader import Reader, reading
from ledger.ledger import Ledger
from ledger.links import Links
from ledger.tokens import Tokens
from ledger.vault import Vault
from services.grants import handlers as grants
from services.grants import reactions as grants_reactions
from services.plans import handlers as plans
from services.plans import reactions as plans_reactions
from services.reports import carrying_out as reports
from services.reports import reactions as reports_reactions
from services.reports.keeping.stores import Stores
from services.training import carrying_out as training
from services.training import reactions as training_reactions
from services.training.keeping.stores import Stores as TrainingStores
from tests.gateway.asking_gateway import Client, client_of


class CityTold:
    """A city that is told of by commands, all of which must be accepted, and asked about in GraphQL."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        self._ledgers = {
            service: Ledger.open(service, f"sqlite:///{folder / service}.db", lambda: self.now) for service in SERVICES
        }
        vault = f"sqlite:///{folder / 'reports-vault.db'}"
        self.stores = Stores(self._ledgers["reports"], Vault.open("reports", vault), Tokens.open("reports", vault))
        links = Links.open("training", f"sqlite:///{folder / 'training-vault.db'}")
        self._training = TrainingStores(self._ledgers["training"], links)
        self._hearings = [
            Hearing(self._handle_in(service), reactions.HEARD, called_for)
            for service, reactions, called_for in (
                ("plans", plans_reactions, plans_reactions.called_for),
                ("reports", reports_reactions, reports_reactions.noted),
                ("grants", grants_reactions, grants_reactions.noted),
                ("training", training_reactions, training_reactions.noted),
            )
        ]
        self.engine = open_engine(f"sqlite:///{folder / 'read-models.db'}")
        prepare(self.engine)
        self._projection = Projection(self.engine, current_tables(self.engine))
        self._told = 0
        self.last = Accepted(position=0)
        """What was answered to the last command."""

    def at(self, moment: str) -> Self:
        """Go on at a moment."""
        self.now = datetime.fromisoformat(moment)
        return self

    def tell(self, *orders: Instruction) -> Self:
        for order in orders:
            self._told += 1
            named = order.model_copy(update={"command_id": f"told-{self._told:04}"})
            answer = self._handle(named)
            assert isinstance(answer, Accepted), answer
            self.last = answer
        self._hear()
        for service in SERVICES:
            self._project(service)
        return self

    def _handle(self, order: Instruction) -> Accepted | Refusal:
        service = next(service for service in SERVICES if type(order).__name__ in commands(service))
        return self._handle_in(service)(order)

    def _handle_in(self, service: str) -> Callable[[Instruction], Accepted | Refusal]:
        match service:
            case "plans":
                return lambda order: plans.handle(self._ledgers["plans"], order, self.now.date())
            case "reports":
                return lambda order: reports.handle(self.stores, order, self.now)
            case "training":
                return lambda order: training.handle(self._training, order, self.now)
            case _:
                return lambda order: grants.handle(self._ledgers["grants"], order, self.now)

    def _hear(self) -> None:
        for hearing in self._hearings:
            for service, read in dict(hearing.read).items():
                for event in self.recorded(service, read):
                    hearing.hear(event)

    def _project(self, service: str) -> None:
        self._projection.apply(self.recorded(service, self._projection.positions.get(service, 0)))

    def recorded(self, service: str, before: int = 0) -> list[Recorded]:
        events = []
        for entry in self._ledgers[service].entries(before, 10_000):
            events.append(unseal(service, entry.position, before, entry.type, entry.sealed))
            before = entry.position
        return events

    async def ask(self, query: str, **variables: Any) -> Any:
        """Return the data of an answer without errors."""
        async with client_of(build_app(self.engine, None, now=lambda: self.now)) as http:
            return await Client(http)(query, **variables)

    def reading(self) -> AbstractContextManager[Reader]:
        """Read the rows as a view does."""
        return reading(self.engine)

    def close(self) -> None:
        self.engine.dispose()
        for ledger in self._ledgers.values():
            ledger.close()
        self.stores.vault.close()
        self.stores.tokens.close()
        self._training.links.close()
