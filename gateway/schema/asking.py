"""What a resolver may use: the request's snapshot, its clock, and one load for many of a kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from strawberry.dataloader import DataLoader
from strawberry.types import Info

from contracts.envelope import microseconds
from gateway.commands import Commands
from gateway.snapshots import Snapshot
from gateway.views import activities, organisation, organisations, plans, reviews, situation, steering
from gateway.views.reader import Reader, Row

STOCKHOLM = ZoneInfo("Europe/Stockholm")

Key = tuple[int | None, str]
"""What is loaded, as of which moment."""

ManyOf = Callable[[Reader, int | None, list[str]], Mapping[str, Any]]


class Asking:
    """One request: everything it reads is of the same snapshot, and nothing is read twice."""

    def __init__(self, snapshot: Snapshot, commands: Commands, now: Callable[[], datetime]) -> None:
        """Answer from a snapshot, and send what is to be done."""
        self.snapshot = snapshot
        self.commands = commands
        self._now = now
        self.moments: set[int | None] = set()
        """The moments that have been asked about."""
        self.namnd = self._loader(organisation.by_code)
        self.units = self._loader(organisation.units)
        self.coordinators = self._loader(organisation.coordinators)
        self.duties = self._loader(organisation.duties)
        self.work_groups = self._loader(organisation.work_groups)
        self.inherited_work_groups = self._loader(organisation.inherited_work_groups)
        self.glossaries = self._loader(steering.glossaries)
        self.plans = self._loader(plans.by_namnd)
        self.plans_naming = {part: self._loader(plans.naming(part)) for part in ("guideline", "template", "glossary")}
        self.periods = self._loader(plans.periods)
        self.revision_moments = self._loader(plans.revision_moments)
        self.activities = self._loader(activities.activities)
        self.accounts = self._loader(activities.accounts)
        self.history = self._loader(activities.history)
        self.reviews = self._loader(reviews.reviews)
        self.situation_picture = self._loader(situation.by_id)
        self.current_picture = self._loader(situation.current)
        self.findings = self._loader(situation.findings)
        self.pointed_at = self._loader(situation.pointed_at)
        self.pointing_at = self._loader(situation.pointing_at)
        self.organisations = self._loader(organisations.by_number)

    def as_of(self, moment: datetime | None) -> int | None:
        """Take down that a moment is asked about, and return it as the read models write it."""
        asked = None if moment is None else microseconds(moment)
        self.moments.add(asked)
        return asked

    def today(self, moment: datetime | None) -> date:
        """Return the day to count from: that of the moment asked about, else the present one, in Stockholm."""
        return day_in_stockholm(moment or self._now())

    def day(self, as_of: int | None) -> date:
        """Return the day to count from for a row that was read as of a moment."""
        return self.today(None if as_of is None else datetime.fromtimestamp(as_of / 1_000_000, UTC))

    def _loader(self, view: ManyOf) -> DataLoader[Key, Any]:
        async def load(keys: list[Key]) -> list[Any]:
            found: dict[Key, Any] = {}
            for as_of in {moment for moment, _ in keys}:
                wanted = [key for moment, key in keys if moment == as_of]
                answered = await self.snapshot.ask(view, as_of, wanted)
                found |= {(as_of, key): answered[key] for key in wanted}
            return [found[key] for key in keys]

        return DataLoader(load_fn=load)


def day_in_stockholm(moment: datetime) -> date:
    """Return the day it is in Stockholm at a moment."""
    return moment.astimezone(STOCKHOLM).date()


def asking(info: Info[Any, Any]) -> Asking:
    """Return the request that a field is resolved for."""
    request: Asking = info.context
    return request


def key(row: Row, name: str) -> Key:
    """Return what a loader wants to know of a row, as of the moment the row was read for."""
    return row["as_of"], row[name]
