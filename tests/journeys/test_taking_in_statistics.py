"""From a file of another system to an answer: previewed, taken in once, and told where it is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.one_machine import ROOT, OneMachine, one_machine
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

FOLDER = ROOT / "examples" / "stockholm" / "statistik"
FILES = {"trafikkontoret": "trafikkontoret-2025-t1.csv", "sisab": "sisab-2025-h1.csv", "ia": "ia-2025.csv"}
ASK = """{ statistics(namnd: "skarpnack", year: 2025, source: TRAFIKKONTORET) {
    kinds { kind count rowsWithoutData inTime late unknownTime } } }"""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneMachine]:
    with one_machine(tmp_path_factory.mktemp("machine") / "data") as machine:
        machine.start("--no-examples")
        examples = ROOT / "examples" / "stockholm"
        done = machine.command("import", *[str(examples / file) for file in ("organisation.yaml", "reports.yaml")])
        assert done.returncode == 0, done.stderr
        yield machine


def taken_in(machine: OneMachine, source: str, file: Path, *options: str) -> dict[str, Any]:
    done = machine.quick("import", "statistics", "--source", source, "--json", str(file), *options)
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if found["accepted"] else 1), done.stderr
    return found


def test_R19_R20_the_example_files_are_previewed_taken_in_once_and_answered(machine: OneMachine) -> None:
    for source, name in FILES.items():
        preview = taken_in(machine, source, FOLDER / name, "--dry-run")
        assert preview["problems"] == []
        assert all(part["is_new"] for part in preview["parts"]), "a dry run shows what would be new"
        assert taken_in(machine, source, FOLDER / name)["parts"] == preview["parts"], "and stores nothing"
    recorded = machine.positions()["reports"]["recorded"]
    again = taken_in(machine, "trafikkontoret", FOLDER / FILES["trafikkontoret"])
    assert not any(part["is_new"] for part in again["parts"])
    assert machine.positions()["reports"]["recorded"] == recorded
    wait_until(lambda: machine.asked(ASK)["statistics"], "the counts are to be seen")
    (answer,) = machine.asked(ASK)["statistics"]
    assert answer["kinds"] == [
        {"kind": "GRAFFITI", "count": 50, "rowsWithoutData": 1, "inTime": 39, "late": 8, "unknownTime": 3}
    ]


def test_R19_what_the_service_does_not_know_is_told_with_its_row_and_nothing_is_taken_in(
    machine: OneMachine, tmp_path: Path
) -> None:
    text = (FOLDER / FILES["trafikkontoret"]).read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(text.replace("Bagarmossen", "Bagarmosen").replace("Fruängen", "Farsta"), encoding="cp1252")
    recorded = machine.positions()["reports"]["recorded"]
    found = taken_in(machine, "trafikkontoret", wrong)
    assert [(each["code"], each["line"], each["field"]) for each in found["problems"]] == [
        ("DISTRICT_UNKNOWN", 2, "stadsdel"),
        ("DISTRICT_UNKNOWN", 9, "stadsdel"),
    ]
    assert machine.positions()["reports"]["recorded"] == recorded
