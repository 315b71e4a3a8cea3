"""A running city in which there is something already: guidance, a survey, a picture, a message, and some reports."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tests.journeys.one_machine import ROOT, OneMachine, one_machine
from tests.journeys.report_orders import MESSAGE, OTHER, TODAY, body_of
from tests.journeys.two_ways_in import Said, TwoWaysIn
from tests.reports.survey_histories import add_local, issue
from varna.runfile import bus_address

RECORDED = "recorded-before"
"""The id of a command that was accepted: to be found wherever that is looked for."""
FAR_OFF = date(2199, 12, 31)
WALL = {"observation.kind": "graffiti", "observation.noticed_at": f"{TODAY.year - 1}-06-02T08:00:00+02:00"}
WALL |= {"observation.occurred_on": f"{TODAY.year - 1}-06-01", "command_id": "a-wall-1"}


class Known(NamedTuple):
    """What the city holds already, by the ids that were answered."""

    wall: str
    """A report of graffiti, noticed but not removed."""
    shout: str
    """A report of something else."""
    elsewhere: str
    """A report of another nämnd."""
    used: str
    """A token that has been spent."""
    tokens: tuple[str, ...]
    """Tokens that have not."""


class ReportsCity(NamedTuple):
    """The machine, the ways in, and what is known there."""

    machine: OneMachine
    ways: TwoWaysIn
    known: Known


@contextmanager
def reports_city(home: Path) -> Iterator[ReportsCity]:
    """Start it, and kill it if it still runs in the end."""
    with one_machine(home) as machine:
        machine.start("--no-examples")
        files = [str(ROOT / "examples/stockholm" / file) for file in ("organisation.yaml", "reports.yaml")]
        imported = machine.quick("import", *files)
        assert imported.returncode == 0, imported.stderr
        ways = TwoWaysIn(machine.address, bus_address(machine.data))
        yield ReportsCity(machine, ways, _told(ways))


def _told(ways: TwoWaysIn) -> Known:
    for each in (issue(closes_on=FAR_OFF).model_copy(update={"command_id": RECORDED}), add_local()):
        _accepted(ways, type(each).__name__, each.model_dump(mode="json"))
    tokens = _accepted(ways, "DistributeSurvey", body_of("DistributeSurvey", {"invited": 12})).disclosed
    _accepted(ways, "AnswerSurvey", body_of("AnswerSurvey", {"token": tokens[0]}))
    _accepted(ways, "OpenSituationPicture", body_of("OpenSituationPicture", {"year": TODAY.year}))
    _accepted(ways, "AnnounceManifestation", body_of("AnnounceManifestation", {"announcement_id": MESSAGE}))
    there = {"namnd": OTHER, "actor.namnd": OTHER, "command_id": "elsewhere-1", "observation.kind": "propaganda"}
    wall, shout, elsewhere = (
        _accepted(ways, "ReportIncident", body_of("ReportIncident", each)).ids[0]
        for each in (WALL, {"observation.kind": "propaganda"}, there)
    )
    return Known(wall, shout, elsewhere, tokens[0], tokens[1:])


def _accepted(ways: TwoWaysIn, name: str, body: Any) -> Said:
    [answer] = ways.over_the_bus([(name, json.dumps({"command_id": f"before-{name}", **body}).encode())])
    assert answer.outcome == "accepted", (name, answer)
    return answer
