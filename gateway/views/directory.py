"""The directory of offices: how each is reached on a day, for a nämnd (A19, R16)."""

from collections.abc import Iterable, Sequence
from datetime import date

from gateway.views.organisation import register, with_predecessors
from gateway.views.reader import Reader, Row

_CITY_LAST: tuple[str | None, ...] = (None,)


def contacts(reader: Reader, as_of: int | None, namnd: str | None, on: date | None) -> list[Row]:
    """Return what a nämnd can turn to: every entry, or for each key the one that holds on a day."""
    found = entries(reader, as_of, _line(reader, as_of, namnd))
    return found if on is None else list(holding(found, on).values())


def entries(reader: Reader, as_of: int | None, namnder: Sequence[str | None] | None = None) -> list[Row]:
    """Return the entries of the directory: all of them, or those of some nämnder in the order these are given."""
    found = [_entry(row) for row in reader.rows("contact", as_of)]
    if namnder is None:
        return found
    return sorted(
        (entry for entry in found if entry["namnd_code"] in namnder),
        key=lambda entry: (namnder.index(entry["namnd_code"]), entry["key"]),
    )


def reached(reader: Reader, as_of: int | None, namnd: str | None, on: date) -> dict[str, Row]:
    """Return the entry that holds on a day under each key: the nämnd's own before the city's."""
    return holding(entries(reader, as_of, _line(reader, as_of, namnd)), on)


def holding(found: Iterable[Row], on: date) -> dict[str, Row]:
    """Return of each key the first entry that holds on a day."""
    held: dict[str, Row] = {}
    for entry in found:
        if entry["valid_from"] <= on.isoformat() <= (entry["valid_to"] or "9999-12-31"):
            held.setdefault(entry["key"], entry)
    return held


def _line(reader: Reader, as_of: int | None, namnd: str | None) -> tuple[str | None, ...]:
    if namnd is None:
        return _CITY_LAST
    return (*with_predecessors([namnd], register(reader, as_of)), *_CITY_LAST)


def _entry(row: Row) -> Row:
    return {
        **row,
        **row["office"],
        "key": row["key"].partition("/")[2],
        "namnd_code": row["namnd"],
        "confirmed": row["confirmed_on"] is not None,
    }
