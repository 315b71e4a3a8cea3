"""Whether every nämnd that must have a plan has one in force on a day (A08)."""

from datetime import date

from gateway.views.organisation import exists_on, register
from gateway.views.plans import Chosen, plans
from gateway.views.reader import Reader, Row


def coverage(reader: Reader, as_of: int | None, day: date, kind: str | None = None) -> Row:
    """Return the plans in force that day, and the nämnder of that day, of one kind or all, that had none."""
    obliged = {
        code: namnd
        for code, namnd in register(reader, as_of).items()
        if namnd["plan_obliged"] and exists_on(namnd, day) and kind in {None, namnd["kind"]}
    }
    in_force = plans(reader, as_of, Chosen(obliged.keys(), on=day))
    covered = {plan["namnd_code"] for plan in in_force}
    missing = [namnd for code, namnd in obliged.items() if code not in covered]
    return {"as_of": as_of, "complete": bool(obliged) and not missing, "plans": in_force, "missing": missing}
