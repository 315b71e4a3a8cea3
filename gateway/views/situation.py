"""Situation pictures: one of a nämnd and a year, with its sources and what is missing, its levels and its findings."""

from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

import sqlalchemy as sa

from contracts.situation_terms import PictureStatus
from contracts.vocabulary import Milieu, RevisionMoment
from gateway.views.activities import activities
from gateway.views.calendar import revision_day
from gateway.views.organisation import register, with_successors
from gateway.views.plans import Chosen, plans
from gateway.views.reader import Reader, Row

_DRAFT = PictureStatus.DRAFT.value
_ORDER = [milieu.value for milieu in Milieu]


def picture(reader: Reader, as_of: int | None, namnd: str, year: int) -> Row | None:
    """Return a nämnd's picture of a year, a draft too."""
    return next(iter(pictures(reader, as_of, [namnd], range(year, year + 1))), None)


def pictures(
    reader: Reader, as_of: int | None, namnder: Collection[str] | None = None, years: range | None = None
) -> list[Row]:
    """Return pictures by year and nämnd."""
    table = reader.table("situation_picture")
    where: list[sa.ColumnElement[bool]] = [] if namnder is None else [table.c.namnd.in_(namnder)]
    if years is not None:
        where += [table.c.year >= years.start, table.c.year < years.stop]
    found = [_picture(row) for row in reader.rows("situation_picture", as_of, *where)]
    return sorted(found, key=itemgetter("year", "namnd_code"))


def current(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, Row | None]:
    """Return each nämnd's one current picture: the latest that is fixed (R05)."""
    found: dict[str, Row | None] = dict.fromkeys(namnder)
    for each in pictures(reader, as_of, namnder):
        if is_closed(each):
            found[each["namnd_code"]] = each
    return found


def by_id(reader: Reader, as_of: int | None, picture_ids: Collection[str]) -> dict[str, Row | None]:
    """Return the named pictures."""
    found = reader.rows("situation_picture", as_of, reader.table("situation_picture").c.key.in_(picture_ids))
    known = {row["key"]: _picture(row) for row in found}
    return {picture_id: known.get(picture_id) for picture_id in picture_ids}


def is_closed(found: Row) -> bool:
    """Return whether a picture is fixed, or was taken in as it was printed."""
    return bool(found["status"] != _DRAFT)


def due_on(year: int, moments: Iterable[Row]) -> str:
    """Return by which day a nämnd's picture of a year is to be fixed: with its activity plan (R05)."""
    moment = RevisionMoment.VP.value
    own = (each["due_on"] for each in moments if each["year"] == year and each["moment"] == moment)
    return next(own, revision_day(moment, year).isoformat())


def next_year(found: Row) -> int:
    """Return of which year the picture is that is to be fixed next."""
    return int(found["year"]) + int(is_closed(found))


def findings(reader: Reader, as_of: int | None, picture_ids: Collection[str]) -> dict[str, list[Row]]:
    """Return what each picture has found, in the order of the keys."""
    table = reader.table("finding")
    found: dict[str, list[Row]] = {picture_id: [] for picture_id in picture_ids}
    for row in reader.rows("finding", as_of, table.c.picture_id.in_(picture_ids)):
        found[row["picture_id"]].append(_finding(row))
    return found


def pointed_at(reader: Reader, as_of: int | None, finding_ids: Collection[str]) -> dict[str, Row | None]:
    """Return the findings with these ids; one that Värna does not know of has none."""
    table = reader.table("finding")
    known = {row["key"]: _finding(row) for row in reader.rows("finding", as_of, table.c.key.in_(finding_ids))}
    return {finding_id: known.get(finding_id) for finding_id in finding_ids}


def pointing_at(reader: Reader, as_of: int | None, finding_ids: Collection[str]) -> dict[str, list[Row]]:
    """Return the measures that answer to each finding: of its own nämnd's plans, or of what it has gone up in (R04)."""
    asked = {row["key"]: row["namnd"] for row in _rows_of(reader, as_of, finding_ids)}
    line = with_successors(asked.values(), register(reader, as_of))
    measures = activities(reader, as_of, [plan["id"] for plan in plans(reader, as_of, Chosen(line))])
    found: dict[str, list[Row]] = {finding_id: [] for finding_id in finding_ids}
    for activity in (activity for of_plan in measures.values() for activity in of_plan):
        for finding_id in found.keys() & set(activity["findings"]):
            found[finding_id].append(activity)
    return found


def expected_sources(reader: Reader, as_of: int | None) -> list[Row]:
    """Return which sources pictures are expected to have from each year on (R07)."""
    return sorted(reader.rows("expected_sources", as_of), key=itemgetter("from_year"))


def _rows_of(reader: Reader, as_of: int | None, finding_ids: Collection[str]) -> list[Row]:
    return reader.rows("finding", as_of, reader.table("finding").c.key.in_(finding_ids))


def _finding(row: Row) -> Row:
    return {**row, "id": row["key"]}


def _picture(row: Row) -> Row:
    sources = [{**source, "key": key} for key, source in row["sources"].items()]
    there = {source["kind"] for source in sources}
    missing = [kind for kind in row["expected"] if kind not in there]
    return {
        **row,
        "id": row["key"],
        "namnd_code": row["namnd"],
        "sources": sorted(sources, key=itemgetter("key")),
        # A fixed picture says for itself what it did without.
        "missing_sources": missing if row["missing"] is None else row["missing"],
        "levels": levels(row["assessments"]),
        "police_input": _in_order(row["police_input"].values()),
        "under_reporting": row["suspected"],
    }


def levels(assessments: Sequence[Row]) -> list[Row]:
    """Return each milieu as it was assessed last, with how it was assessed before (R23, R32)."""
    found: dict[str, list[Row]] = {}
    for each in assessments:
        found.setdefault(each["milieu"], []).append(each)
    return _in_order({**history[-1], "history": history} for history in found.values())


def _in_order(by_milieu: Iterable[Row]) -> list[Row]:
    return sorted(by_milieu, key=lambda each: _ORDER.index(each["milieu"]))
