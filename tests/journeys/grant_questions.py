"""Questions about support with arguments that cannot be answered; and odd ones that can."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.journeys.bad_fields import NO_ORGANISATIONS
from tests.journeys.bad_shapes import SECRET, Bad
from tests.journeys.grant_orders import NAMND, NEW_ORG, ORGNR
from tests.journeys.questions_sent import asked, out_of_type, question
from tests.journeys.report_orders import TODAY

Json = Any
_GOOD: Mapping[str, Mapping[str, Json]] = {
    "eligibility": {
        "orgnr": ORGNR,
        "namnd": NAMND,
        "kind": "GRANT",
        "on": "2026-01-15",
        "asOf": None,
    },
    "organisation": {"orgnr": ORGNR, "asOf": None},
    "grants": {"namnd": NAMND, "year": 2026, "status": "PAID", "asOf": None},
    "outstandingDuties": {"namnd": NAMND, "asOf": None},
    "controlReport": {"namnd": NAMND, "year": 2026, "published": True, "asOf": None},
    "financedControls": {"namnd": NAMND, "year": 2026, "asOf": None},
    "ruleSets": {"namnd": NAMND, "on": "2026-01-15", "asOf": None},
    "rounds": {"namnd": NAMND, "year": 2026, "asOf": None},
}


def bad_questions() -> Iterator[Bad]:
    """Yield every argument of every question with values that it cannot have."""
    yield from out_of_type(_GOOD)
    for name, good in _GOOD.items():
        if "orgnr" in good:
            for item, number in NO_ORGANISATIONS:
                code = "PERSON" if item.startswith(("72", "63")) else "FORM"
                code = "CHECK" if item.startswith("65") else code
                yield asked(name, {**good, "orgnr": number}, f"ORGNR_{code}", "orgnr", number)
            yield asked(name, {**good, "orgnr": SECRET * 5000}, "ORGNR_FORM", "orgnr", SECRET)
    for namnd in (SECRET, "640823-3234", f"{SECRET}\x00", "", "../../x/hemligt", f"{SECRET}\u202e", "SKARPNACK"):
        yield asked("eligibility", {**_GOOD["eligibility"], "namnd": namnd}, "NAMND_UNKNOWN", "namnd", namnd)


def odd_questions() -> Iterator[bytes]:
    """Yield questions that look bad and have an answer: far days, other forms, nämnder that do not exist."""
    for orgnr in (ORGNR, ORGNR.replace("-", ""), f"16{ORGNR}", NEW_ORG):
        for name in ("eligibility", "organisation"):
            yield question(name, {**_GOOD[name], "orgnr": orgnr})
    yield from _of_any_time()
    for name in ("grants", "controlReport", "financedControls", "rounds"):
        for year in (0, -1, 2**31 - 1, -(2**31)):
            yield question(name, {**_GOOD[name], "year": year})
        for namnd in (SECRET, f"{SECRET}\x00", "", "'; DROP TABLE organisation; --", "%"):
            yield question(name, {**_GOOD[name], "namnd": namnd})


def _of_any_time() -> Iterator[bytes]:
    for on in ("0001-01-01", "9999-12-31", "2024-02-29"):
        for name in ("eligibility", "ruleSets"):
            yield question(name, {**_GOOD[name], "on": on, "asOf": None})
    for moment in ("2000-01-01T00:00:00Z", "2199-12-31T23:59:59.999999+14:00", "2026-03-29T02:30:00+01:00"):
        for name, good in _GOOD.items():
            if name != "eligibility" or moment > str(TODAY):  # no nämnd was known before
                yield question(name, {**good, "asOf": moment})
