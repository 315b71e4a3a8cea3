"""What a report must take up: the measures that name its forum, and no others (P10)."""

from dataclasses import dataclass

from gateway.views.activities import activities
from gateway.views.plans import Chosen, is_used, plans
from gateway.views.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Report:
    """A report: where, for which year, and whose; what is left out does not matter."""

    forum: str
    year: int
    namnd: str | None = None
    level: str | None = None


def follow_ups(reader: Reader, as_of: int | None, report: Report) -> list[Row]:
    """Return the measures of decided plans that are to be followed up in a report, and what was followed up."""
    chosen = Chosen(None if report.namnd is None else [report.namnd])
    used = {plan["id"]: plan for plan in plans(reader, as_of, chosen) if is_used(plan)}
    measures = activities(reader, as_of, used)
    return [
        {
            "as_of": as_of,
            "namnd_code": activity["namnd_code"],
            "activity": activity,
            "planned": planned,
            "done": [each for each in activity["follow_ups_done"] if _in(each, report)],
            "coverage": [each for each in activity["coverage"] if _in(each, report)],
        }
        for plan_id, plan in used.items()
        for activity in measures[plan_id]
        for planned in _named(activity, plan, report)
    ]


def _named(activity: Row, plan: Row, report: Report) -> list[Row]:
    return [
        planned
        for planned in activity["follow_ups"]
        if planned["forum"] == report.forum
        and report.level in {None, planned["level"]}
        and report.year in _years(planned, plan)
    ]


def _years(planned: Row, plan: Row) -> range:
    """Return the years a planned follow-up is for: its own, else every year the plan is worked by."""
    day: str | None = planned["on"]
    stated: int | None = planned["year"] or (int(day[:4]) if day else None)
    if stated is not None:
        return range(stated, stated + 1)
    starts, ends = plan["period"]["starts"], min(plan["period"]["ends"], plan["in_force_until"] or "9999")
    return range(int(starts[:4]), int(ends[:4]) + 1)


def _in(told: Row, report: Report) -> bool:
    return bool(told["forum"] == report.forum and told["year"] == report.year)
