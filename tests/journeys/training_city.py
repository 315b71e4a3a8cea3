"""A running city that has courses, units, staff lists, completions, somebody forgotten, and frozen coverage."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.journeys.one_machine import ROOT, one_machine
from tests.journeys.report_orders import LEFT_OUT, SLK, TODAY, TOMORROW
from tests.journeys.sent_to_a_city import City
from tests.journeys.training_orders import (
    AGAIN,
    CLOSED_UNIT,
    COORDINATOR,
    COURSE,
    DEPARTMENT,
    DONE,
    GONE,
    LEFT,
    LEFT_TOO,
    MOVES,
    NAMND,
    NEWEST,
    NEXT_COURSE,
    OLD_COURSE,
    OTHER,
    OTHER_DEPARTMENT,
    OWN_COURSE,
    SINCE,
    STAYS,
    THEIR_UNIT,
    THEIRS,
    UNIT,
    ago,
    body_of,
    post,
    result,
)
from tests.journeys.two_ways_in import TwoWaysIn
from varna.runfile import bus_address

Step = tuple[str, dict[str, Any]]
"""A command by its name, and what is other than usual in it."""
RECORDED = "recorded-before"
"""The id of a command that was accepted: to be found wherever that is looked for."""
CITY = {"actor": SLK, "namnd": LEFT_OUT}
THERE = {"actor.namnd": OTHER, "namnd": OTHER}
CORRECTED = tuple(ago(days) for days in (151, 152, 153))
"""Days on which somebody completed a course, each of them to be corrected."""


@contextmanager
def training_city(home: Path) -> Iterator[City]:
    """Start it, and kill it if it still runs in the end."""
    with one_machine(home) as machine:
        machine.start("--no-examples")
        files = (ROOT / "examples/stockholm" / file for file in ("organisation.yaml", "utbildning/training.yaml"))
        imported = machine.quick("import", *map(str, files))
        assert imported.returncode == 0, imported.stderr
        ways = TwoWaysIn(machine.address, bus_address(machine.data))
        history = [
            (order, {"command_id": f"before-{number:03}", **changes})
            for number, (order, changes) in enumerate(_history())
        ]
        sent = [(order, json.dumps(body_of(order, changes)).encode()) for order, changes in history]
        for step, answer in zip(history, ways.over_the_bus(sent, at_once=1), strict=True):
            assert answer.outcome == "accepted", (step, answer)
        yield City(machine, ways)


def _history() -> Iterator[Step]:
    yield from _catalogue()
    yield from _rules()
    yield from _people()
    yield "RequireAttestation", {"requirement": "kunskap", "departments": [DEPARTMENT]}
    yield "AttestUnit", {"fulfilled": True}
    yield "MeasureCoverage", {"year": TODAY.year - 2}


def _catalogue() -> Iterator[Step]:
    yield "IssueCourse", {"course": COURSE, "command_id": RECORDED}
    yield "IssueCourse", {"course": NEXT_COURSE, "prerequisites": [COURSE]}
    yield "IssueCourse", {"course": OLD_COURSE, "offered_to": ago(300)}
    yield "IssueCourse", {"course": OWN_COURSE, "provider": NAMND, "actor": COORDINATOR}
    yield "IssueMaterial", {"material": "symboler"}
    yield "PlanTrainingEvent", {"event_id": "forelasning", "on": ago(9)}
    yield "PlanTrainingEvent", {"event_id": "kommande", "on": str(TOMORROW)}
    yield "EnterUnit", {"unit": UNIT, "valid_from": SINCE}
    yield "EnterUnit", {"unit": OTHER_DEPARTMENT, "valid_from": SINCE, "department": "Äldreomsorg"}
    yield "EnterUnit", {"unit": CLOSED_UNIT, "valid_from": SINCE, "valid_to": ago(500)}
    yield "EnterUnit", {**THERE, "unit": THEIR_UNIT, "valid_from": SINCE}
    yield "AppointFunctionGroup", {"group": "grupp", "starts_on": ago(100)}
    yield "HoldGroupMeeting", {"met_on": ago(20)}


def _rules() -> Iterator[Step]:
    yield "LayDownRelevance", {**CITY, "rule_set": "stadens-behov", "rules.0.functions": ["biograf"]}
    yield "LayDownRelevance", {"rule_set": "behov"}
    yield "AdoptTrainingPlan", {**CITY, "training_plan": "stadens-plan", "priorities.0.units": LEFT_OUT}
    yield "AdoptTrainingPlan", {"training_plan": "plan", "follows": "stadens-plan"}
    yield "SetTrainingTarget", {"target": "mal"}


def _people() -> Iterator[Step]:
    yield "ReportHeadcounts", {"on": f"{TODAY.year - 3}-06-01"}
    everybody = [post(employee) for employee in (STAYS, MOVES, LEFT, GONE, *LEFT_TOO)]
    yield "TakeInStaff", {"on": ago(100), "rows": everybody}
    yield "TakeInStaff", {"on": NEWEST, "rows": [post(STAYS), post(MOVES, OTHER_DEPARTMENT)]}
    yield "TakeInStaff", {**THERE, "on": ago(100), "rows": [post(THEIRS, THEIR_UNIT)]}
    days = [result(STAYS, day) for day in (DONE, AGAIN, *CORRECTED)]
    yield "TakeInCompletions", {"rows": [*days, *(result(employee) for employee in (LEFT, GONE, MOVES))]}
    yield "TakeInCompletions", {**THERE, "rows": [{**result(THEIRS), "unit": THEIR_UNIT}]}
    yield "ForgetEmployee", {"employee": GONE}
