"""Measures of plans: one statement for many plans, and what follows from a measure by itself."""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from contracts.vocabulary import Orientation
from gateway.views.reader import Reader, Row, known


def activities(reader: Reader, as_of: int | None, plan_ids: Collection[str]) -> dict[str, list[Row]]:
    """Return the measures of each plan, in the order they were planned."""
    table = reader.table("activity")
    found: dict[str, list[Row]] = {plan_id: [] for plan_id in plan_ids}
    for row in reader.rows("activity", as_of, table.c.plan_id.in_(plan_ids)):
        found[row["plan_id"]].append(_activity(row))
    for rows in found.values():
        rows.sort(key=lambda row: (row["ordinal"], row["id"]))
    return found


def _activity(row: Row) -> Row:
    follow_ups_done: list[Row] = row["follow_ups_done"]
    return {
        **row["content"],
        **{name: row[name] for name in ("as_of", "plan_id", "status", "ancestor", "ordinal", "progress", "coverage")},
        "id": row["activity_id"],
        "namnd_code": row["namnd"],
        # Measures recorded before this could be said do not say it.
        "work_groups": row["content"].get("work_groups", []),
        "findings": row["content"].get("findings", []),
        "courses": row["content"].get("courses", []),
        "targets": [_target(target, row["measurements"]) for target in row["content"]["targets"]],
        "follow_ups_done": follow_ups_done,
    }


def _target(target: Row, measurements: Iterable[Row]) -> Row:
    measured = sorted((each for each in measurements if each["target"] == target["key"]), key=_when)
    latest = measured[-1]["value"] if measured else None
    reached = None if latest is None or not target["value"] else round(100 * latest / target["value"], 1)
    return {**target, "measurements": measured, "achieved_percent": reached}


def _when(measurement: Row) -> str:
    measured_on: str = measurement["measured_on"]
    return measured_on


def counts(reader: Reader, as_of: int | None, plan_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Return how many measures of each stated category each plan has."""
    table = reader.table("activity")
    asked = (
        sa.select(table.c.plan_id, table.c.category, sa.func.count().label("number"))
        .where(known(table, as_of), table.c.plan_id.in_(plan_ids))
        .group_by(table.c.plan_id, table.c.category)
    )
    found: dict[str, dict[str, int]] = {plan_id: {} for plan_id in plan_ids}
    for row in reader.select(asked):
        found[row.plan_id][row.category] = row.number
    return found


def accounts(reader: Reader, as_of: int | None, plan_ids: Collection[str]) -> dict[str, list[Row]]:
    """Return what became of the previous version's measures; without a status it is still to be said (P16)."""
    return _by_plan(reader, "account", as_of, plan_ids)


def history(reader: Reader, as_of: int | None, plan_ids: Collection[str]) -> dict[str, list[Row]]:
    """Return everything that happened to each plan, in order."""
    return _by_plan(reader, "history", as_of, plan_ids)


def _by_plan(reader: Reader, view: str, as_of: int | None, plan_ids: Collection[str]) -> dict[str, list[Row]]:
    table = reader.table(view)
    found: dict[str, list[Row]] = {plan_id: [] for plan_id in plan_ids}
    for row in reader.rows(view, as_of, table.c.plan_id.in_(plan_ids)):
        found[row["plan_id"]].append(row)
    return found


def untouched_orientations(its_activities: Iterable[Row]) -> list[str]:
    """Return the orientations of the guidelines that no measure works for (P30)."""
    touched = {orientation for activity in its_activities for orientation in activity["orientations"]}
    return [orientation.value for orientation in Orientation if orientation.value not in touched]


def warnings(activity: Row) -> list[Row]:
    """Return what a reader of a measure should be warned of, without anything being wrong with it."""
    found: list[Row] = []
    if activity["prevention_level"] == "indicated":
        found.append(
            _warning(
                "NO_INDIVIDUALS",
                "Indikerad insats: inga uppgifter om enskilda får skrivas i Värna.",
                "Indicated measure: nothing about individuals may be written in Värna.",
            ),
        )
    if "follow_up_before_plan" in activity["acknowledged"]:
        found.append(
            _warning(
                "FOLLOW_UP_BEFORE_PLAN",
                "Uppföljningsåret ligger före planens år. Det är bekräftat av den som lade in åtgärden.",
                "The follow-up year is before the plan year. Whoever entered the measure acknowledged it.",
            ),
        )
    return found


def _warning(code: str, text_sv: str, text_en: str) -> dict[str, Any]:
    return {"code": code, "text_sv": text_sv, "text_en": text_en}
