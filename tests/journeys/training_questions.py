"""Questions about training with arguments that cannot be answered; and odd ones that can."""

from collections.abc import Iterator

from tests.journeys.bad_shapes import SECRET, Bad
from tests.journeys.questions_sent import Asked, out_of_type, question, with_each
from tests.journeys.training_orders import COURSE, NAMND

_DAY = "2026-01-15"
_GOOD: Asked = {
    "trainingCoverage": {"by": "UNIT", "course": COURSE, "on": _DAY, "namnd": NAMND, "asOf": None},
    "trainingGaps": {"namnd": NAMND, "on": _DAY, "asOf": None},
    "attestations": {"namnd": NAMND, "year": 2026, "asOf": None},
    "frozenCoverage": {"namnd": NAMND, "forum": "ANNUAL_REPORT", "year": 2026, "asOf": None},
    "trainingTargets": {"namnd": NAMND, "asOf": None},
    "trainingUnits": {"namnd": NAMND, "on": _DAY, "asOf": None},
    "courses": {"asOf": None},
    "materials": {"asOf": None},
    "trainingEvents": {"namnd": NAMND, "asOf": None},
    "functionGroups": {"namnd": NAMND, "asOf": None},
    "trainingRules": {"namnd": NAMND, "asOf": None},
    "trainingPlans": {"namnd": NAMND, "asOf": None},
}
_ODD = {
    "on": ("0001-01-01", "0001-01-31", "1999-12-31", "2024-02-29", "9999-12-31"),
    "year": (0, -1, 2**31 - 1, -(2**31)),
    "namnd": (SECRET, f"{SECRET}\x00", "", "'; DROP TABLE course; --", "%", "640823-3234"),
    "course": (SECRET, f"{SECRET}\x00", "", "%", "KNR73918490"),
    "by": ("UNIT", "DEPARTMENT", "NAMND", "CITY", "FUNCTION_LEVEL"),
    "forum": ("TERTIAL_1", "DATE", "OTHER"),
    "asOf": ("2000-01-01T00:00:00Z", "2199-12-31T23:59:59.999999+14:00", "2026-03-29T02:30:00+01:00"),
}


def bad_questions() -> Iterator[Bad]:
    """Yield every argument of every question with values that it cannot have."""
    yield from out_of_type(_GOOD)


def odd_questions() -> Iterator[bytes]:
    """Yield questions that look bad and have an answer: far days, odd words, nämnder and courses that do not exist."""
    yield from (question(name, said) for name, said, _ in with_each(_GOOD, _ODD))
