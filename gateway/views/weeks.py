"""Weeks as the read models write them, `2026-W13`: they are as near as anybody comes to the day of an event (N02)."""

from datetime import date

from contracts.plans import Period

_THURSDAY = 4


def day_of_week(week: str, weekday: int) -> date:
    """Return a day of a week, Monday being the first."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), weekday)


def in_period(week: str, period: Period | None) -> bool:
    """Tell whether a week belongs to a period: its Thursday does, as ISO gives weeks to years."""
    return period is None or period.starts <= day_of_week(week, _THURSDAY) <= period.ends
