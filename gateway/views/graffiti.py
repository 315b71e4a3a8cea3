"""Graffiti on the clock: gone within the limit, too late, or nobody knows (R18)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from contracts.incident_terms import RemovalState
from gateway.views.counted_reports import counted
from gateway.views.reader import Row
from gateway.views.reporting_terms import graffiti_hours_on
from gateway.views.weeks import day_of_week

_MONDAY = 1


def removal_state(report: Row, limits: Sequence[Row]) -> RemovalState:
    """Return whether graffiti was gone within the limit in force when the week of its notice began; never a guess."""
    clock = report["clock"]
    if clock["minutes"] is None:
        return RemovalState.UNKNOWN
    hours = graffiti_hours_on(limits, day_of_week(clock["noticed_week"], _MONDAY))
    return RemovalState.IN_TIME if clock["minutes"] <= hours * 60 else RemovalState.LATE


def removals(reports: Iterable[Row]) -> Row:
    """Count the states of graffiti, in all and by district; without a district comes last."""
    by_district: dict[str | None, Counter[str]] = {}
    for report in counted(reports):
        if report["removal"] is not None:
            by_district.setdefault(report["district"], Counter())[report["removal"]] += 1
    in_order = sorted(by_district, key=lambda code: (code is None, code or ""))
    return {
        **_share(sum(by_district.values(), Counter())),
        "districts": [{"district": code, **_share(by_district[code])} for code in in_order],
    }


def _share(states: Counter[str]) -> Row:
    """Return the three counts, and the share in time of those whose time is known."""
    in_time, known = states[RemovalState.IN_TIME], states[RemovalState.IN_TIME] + states[RemovalState.LATE]
    return {
        **{state.value: states[state] for state in RemovalState},
        "in_time_percent": round(100 * in_time / known, 1) if known else None,
    }
