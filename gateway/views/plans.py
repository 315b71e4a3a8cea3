"""Plans: which there are, which were in force on a day, and when each is revised next."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from gateway.views.calendar import revision_day
from gateway.views.organisation import register, rows_by_namnd, with_predecessors
from gateway.views.reader import Reader, Row

_APPROVED = frozenset({"approved", "approved_with_conditions"})
_USED = _APPROVED | {"decided", "sent_to_ks", "historical"}
_LISTS = ("sections", "definitions", "routines", "units", "criteria", "contacts", "remarks")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which plans are asked for; what is left out does not matter."""

    namnder: Collection[str] | None = None
    year: int | None = None
    """The year a plan's period starts in."""
    status: str | None = None
    on: date | None = None
    """The day they were in force."""


def plans(reader: Reader, as_of: int | None, chosen: Chosen = Chosen()) -> list[Row]:
    """Return plans by nämnd and version."""
    table = reader.table("plan")
    where: list[sa.ColumnElement[bool]] = []
    if chosen.year is not None:
        where.append(table.c.year == chosen.year)
    if chosen.namnder is not None:
        where.append(table.c.namnd.in_(chosen.namnder))
    if chosen.status is not None:
        where.append(table.c.status == chosen.status)
    found = [_plan(row) for row in reader.rows("plan", as_of, *where)]
    if chosen.on is not None:
        found = [plan for plan in found if in_force_on(plan, chosen.on)]
    return sorted(found, key=lambda plan: (plan["namnd_code"], plan["version"]))


def by_namnd(reader: Reader, as_of: int | None, codes: Collection[str]) -> dict[str, list[Row]]:
    """Return the plans of each nämnd and of those that went up in it, each under its own name (U12)."""
    known = register(reader, as_of)
    lines = {code: with_predecessors([code], known) for code in codes}
    own: dict[str, list[Row]] = {}
    for found in plans(reader, as_of, Chosen({each for line in lines.values() for each in line})):
        own.setdefault(found["namnd_code"], []).append(found)
    return {code: [found for each in line for found in own.get(each, [])] for code, line in lines.items()}


def plan(reader: Reader, as_of: int | None, namnd: str, year: int) -> Row | None:
    """Return a nämnd's plan for a year: one that starts in it, else one that covers it; of several the newest."""
    return plan_of_year(plans(reader, as_of, Chosen([namnd])), year)


def periods(reader: Reader, as_of: int | None, plan_ids: Collection[str]) -> dict[str, Row]:
    """Return the days each plan covers."""
    found = reader.rows("plan", as_of, reader.table("plan").c.key.in_(plan_ids))
    return {row["key"]: row["head"]["period"] for row in found}


def naming(part: str) -> Callable[[Reader, int | None, Collection[str]], dict[str, list[Row]]]:
    """Return the question which plans name each of some things in a part of their front page."""

    def named(reader: Reader, as_of: int | None, names: Collection[str]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {name: [] for name in names}
        for plan in plans(reader, as_of):
            found.get(plan[part], []).append(plan)
        return found

    return named


def plan_of_year(found: Iterable[Row], year: int) -> Row | None:
    """Choose among the plans of one nämnd the one for a year."""
    covering = [plan for plan in found if _covers(plan, year)]
    return max(covering, key=lambda plan: (plan["year"] == year, plan["version"]), default=None)


def _covers(plan: Row, year: int) -> bool:
    return bool(plan["period"]["starts"] <= f"{year}-12-31" and plan["period"]["ends"] >= f"{year}-01-01")


def in_force_on(plan: Row, day: date) -> bool:
    """Return whether a plan was in force on a day: approved and begun, and neither over nor followed by a newer one."""
    first = _first_day(plan)
    last = plan["in_force_until"] or plan["period"]["ends"]
    return first is not None and first <= day.isoformat() <= last


def _first_day(plan: Row) -> str | None:
    starts: str = plan["period"]["starts"]
    if plan["status"] == "historical":
        return starts
    if plan["status"] in _APPROVED:
        return max(starts, str(plan["approval"]["approved"]["on"]))
    return None


def is_used(plan: Row) -> bool:
    """Return whether a plan is or was worked by: from the nämnd's decision on its measures are followed."""
    return plan["status"] in _USED


def works_by(found: Sequence[Row], today: date) -> Row | None:
    """Choose among the plans of one nämnd the one it works by: what is in force, else the newest."""
    return max(found, key=lambda plan: (in_force_on(plan, today), plan["version"]), default=None)


def revision_moments(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return each nämnd's own calendar of revisions, earliest first."""
    found = rows_by_namnd(reader, "revision_moment", as_of, namnder)
    for moments in found.values():
        moments.sort(key=lambda row: row["due_on"])
    return found


def next_revision(plan: Row, moments: Iterable[Row]) -> Row | None:
    """Return a plan's one revision deadline: as the plan says, on the day the nämnd's calendar gives (P14, P15)."""
    stated = plan["next_revision"]
    if stated is None:
        own = [moment for moment in moments if moment["due_on"] > plan["period"]["starts"]]
        return {"printed": None, "source_lines": None, "yearly": False, **own[0]} if own else None
    for moment in moments:
        if moment["year"] == stated["year"]:
            return {**stated, "moment": moment["moment"], "due_on": moment["due_on"]}
    return {**stated, "due_on": revision_day(stated["moment"], stated["year"]).isoformat()}


def _plan(row: Row) -> Row:
    head: Row = row["head"]
    content: Row = row["content"] or {}
    approval: Row = row["approval"] or {}
    decided = approval.get("decided")
    return {
        **{name: row[name] for name in ("as_of", "year", "version", "status")},
        **{name: row.get(name) for name in ("previous_plan_id", "superseded_by", "in_force_until")},
        **{name: head[name] for name in ("title", "period", "guideline", "template", "goal", "goal_theme", "glossary")},
        **{name: content.get(name) or [] for name in _LISTS},
        "outcomes": [_outcome(said, row.get("outcomes_followed_up", ())) for said in content.get("outcomes") or ()],
        "id": row["key"],
        "namnd_code": row["namnd"],
        "diarienummer": head["diarienummer"] or (decided["diarienummer"] if decided else None),
        "source": head["source"],
        "next_revision": head["next_revision"],
        "situation_picture": content.get("situation_picture"),
        "approval": _approval(approval, content.get("approval_chain")),
    }


def _outcome(outcome: Row, followed_up: Iterable[Row]) -> Row:
    return {**outcome, "followed_up": [each for each in followed_up if each["statement"] == outcome["statement"]]}


def _approval(approval: Row, chain: Any) -> Row:
    return {
        "consultations": approval.get("consultations") or [],
        "submitted_on": approval.get("submitted_on"),
        "decided": approval.get("decided"),
        "sent_on": approval.get("sent_on"),
        "approved": approval.get("approved"),
        "sent_back": approval.get("sent_back") or [],
        "chain": chain,
    }
