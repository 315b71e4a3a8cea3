"""What a fold sees of the read models: the current rows, and two verbs. Nothing here speaks SQL.

What a fold puts is kept here as versions until `spans.py` has written them. Current rows are held as text, up to a
limit; those beyond it are read back when they are asked for.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson

from gateway.projector.tables import APPEND_ONLY, INDEX_COLUMNS

Body = dict[str, Any]
Current = tuple[int, tuple[Any, ...], str]
"""The version of a row that is true now: since when, its index columns, and its body as text."""
Version = tuple[Any, ...]
"""`key, known_from, known_to`, the view's index columns, and the body as text: a row as it is stored."""

Lookup = Callable[[str, str], Version]
"""Reads the current version of a table's key from the database."""

LIMIT = 50_000
"""How many current rows of a view are held: some tens of megabytes."""


class MissingRowError(LookupError):
    """An event is about something that no earlier event has told of."""


class View:
    """One view: its current rows in memory, and what is to be written."""

    __slots__ = ("append_only", "closings", "columns", "elsewhere", "fresh", "name", "stored", "versions")

    def __init__(self, name: str) -> None:
        """Begin with nothing known and nothing to write."""
        self.name = name
        self.columns = tuple(INDEX_COLUMNS[name])
        self.append_only = name in APPEND_ONLY
        self.fresh: dict[str, Current] = {}
        """Current rows that the database does not have yet."""
        self.stored: dict[str, Current] = {}
        """Current rows as the database has them."""
        self.elsewhere: set[str] = set()
        """Keys of the current rows that only the database holds; every other key that is not held is not there."""
        self.closings: list[tuple[int, str, Current]] = []
        """When which stored row stopped being true."""
        self.versions: list[Version] = []
        """Rows to insert."""

    def __len__(self) -> int:
        """Return how many current rows are held."""
        return len(self.fresh) + len(self.stored)


def canonical(body: Body) -> str:
    """Return the one text of a body."""
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()


class Rows:
    """The read models as a fold reads and changes them."""

    def __init__(self, limit: int = LIMIT) -> None:
        """Begin with empty views."""
        self.views = {name: View(name) for name in INDEX_COLUMNS}
        self.moment = 0
        """The recorded time of the event being folded; whoever folds sets it."""
        self.lookup: Lookup = _nothing
        self.limit = limit

    def get(self, table: str, key: str) -> Body | None:
        """Return the current body of a key."""
        row = self._current(self.views[table], key)
        if row is None:
            return None
        body: Body = orjson.loads(row[2])
        return body

    def need(self, table: str, key: str) -> Body:
        """Return the current body of a key that must be there."""
        body = self.get(table, key)
        if body is None:
            raise MissingRowError(table)
        return body

    def index(self, table: str, key: str) -> Mapping[str, Any]:
        """Return the index columns of a key that must be there."""
        view = self.views[table]
        row = self._current(view, key)
        if row is None:
            raise MissingRowError(table)
        return dict(zip(view.columns, row[1], strict=True))

    def put(self, table: str, key: str, body: Body, **index: Any) -> None:
        """Let `body` be true of a key from now on; index columns that are not given stay as they were."""
        view = self.views[table]
        text = canonical(body)
        if view.append_only:
            view.versions.append((key, self.moment, None, *map(index.__getitem__, view.columns), text))
            return
        old = self._close(view, key)
        if old is not None:
            values = tuple(map(index.get, view.columns, old[1])) if index else old[1]
        elif len(index) == len(view.columns):
            values = tuple(map(index.__getitem__, view.columns))
        else:
            raise MissingRowError(table)
        view.fresh[key] = (self.moment, values, text)

    def end(self, table: str, key: str) -> None:
        """Let a key be no more from now on."""
        self._close(self.views[table], key)

    def _current(self, view: View, key: str) -> Current | None:
        return view.fresh.get(key) or view.stored.get(key) or self._read_back(view, key)

    def _close(self, view: View, key: str) -> Current | None:
        row = view.fresh.pop(key, None)
        if row is not None:
            known_from, index, text = row
            if known_from != self.moment:
                view.versions.append((key, known_from, self.moment, *index, text))
            return row
        row = view.stored.pop(key, None) or self._read_back(view, key)
        if row is not None:
            view.stored.pop(key, None)
            view.closings.append((self.moment, key, row))
        return row

    def _read_back(self, view: View, key: str) -> Current | None:
        if key not in view.elsewhere:
            return None
        version = self.lookup(view.name, key)
        view.elsewhere.remove(key)
        row = view.stored[key] = _as_stored(version)
        return row

    def remember(self, table: str, versions: Sequence[Version], keys: Collection[str]) -> None:
        """Take in current rows as the database has them, the latest changed first, out of those with these keys."""
        view = self.views[table]
        view.stored = {version[0]: _as_stored(version) for version in reversed(versions)}
        view.elsewhere = set(keys).difference(view.stored)

    def settle(self, at_most: int | None = None) -> bool:
        """Move current rows that the database lacks to what is to be written; tell whether any are left."""
        for view in self.views.values():
            for key in list(islice(view.fresh, at_most)):
                view.stored[key] = _written(view, key)
        return any(view.fresh for view in self.views.values())

    def forget_surplus(self) -> bool:
        """Let go of the rows changed longest ago when there are more than the limit; tell whether any were.

        Those not yet stored are to be written before anything more is folded: from now on they are read back.
        """
        crowded = [view for view in self.views.values() if len(view) > self.limit]
        for view in crowded:
            surplus = len(view) - self.limit * 9 // 10
            old = list(islice(view.stored, surplus))
            new = list(islice(view.fresh, surplus - len(old)))
            for key in old:
                del view.stored[key]
            for key in new:
                _written(view, key)
            view.elsewhere.update(old, new)
        return bool(crowded)

    def written(self) -> None:
        """Drop what has been written."""
        for view in self.views.values():
            view.closings = []
            view.versions = []

    def waiting(self) -> int:
        """Return how many rows are to be written."""
        return sum(len(view.versions) + len(view.closings) for view in self.views.values())


def _nothing(table: str, _key: str) -> Version:
    raise MissingRowError(table)


def _as_stored(version: Version) -> Current:
    return version[1], tuple(version[3:-1]), version[-1]


def _written(view: View, key: str) -> Current:
    row = view.fresh.pop(key)
    known_from, index, text = row
    view.versions.append((key, known_from, None, *index, text))
    return row
