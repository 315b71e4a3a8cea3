"""Whether what a report says was noticed can have been: a day, a moment and a place that there are."""

from zoneinfo import ZoneInfo

from contracts.answers import Refusal
from contracts.checks import not_before, not_yet, out_of_range
from contracts.incidents import Observation
from services.reports.graffiti import in_future
from services.reports.now import Now
from services.reports.register import Register, district_unknown, not_valid

_CITY = ZoneInfo("Europe/Stockholm")


def unsound(namnd: str, seen: Observation, register: Register, now: Now) -> Refusal | None:
    """Refuse a day that has not come or on which the nämnd was not there, and a place more exact than its list."""
    noticed_on = seen.noticed_at.astimezone(_CITY).date() if seen.noticed_at else None
    return (
        out_of_range(seen.occurred_on, "observation.occurred_on")
        or not_yet(seen.occurred_on, now.today, "observation.occurred_on")
        or not_valid(register, namnd, seen.occurred_on, "observation.occurred_on")
        or in_future(seen.noticed_at, now, "observation.noticed_at")
        or (not_before(noticed_on, seen.occurred_on, "observation.noticed_at") if noticed_on else None)
        or district_unknown(register, namnd, seen.district, "observation.district")
    )
