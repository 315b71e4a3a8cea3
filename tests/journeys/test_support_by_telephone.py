"""From tables to the answer an officer gives on the phone: `varna import grants` and `varna grants check`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.one_machine import OneMachine, one_machine
from tests.processes import wait_until
from tests.support_tables.support_tables import APPLIED, DECIDED, FULL, ORGANISATIONS, ROUNDS, cases

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

ORGNR = "802002-4280"
RULES = '{ ruleSets(namnd: "skarpnack") { kind } }'


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneMachine]:
    with one_machine(tmp_path_factory.mktemp("machine") / "data") as machine:
        machine.start()
        wait_until(lambda: "skarpnack" in machine.codes(), "the nämnder are to be seen")
        wait_until(lambda: machine.asked(RULES)["ruleSets"], "the rules that the plans state are to be seen")
        yield machine


def tables(folder: Path, **contents: str) -> list[str]:
    for name, content in contents.items():
        (folder / f"{name}.csv").write_text(content, "utf-8")
    return [str(folder / f"{name}.csv") for name in contents]


def check(machine: OneMachine, *options: str, orgnr: str = ORGNR) -> tuple[int, str]:
    done = machine.quick("grants", "check", orgnr, "--namnd", "skarpnack", *options)
    return done.returncode, done.stdout + done.stderr


def test_from_tables_to_the_answer_on_the_phone(machine: OneMachine, tmp_path: Path) -> None:
    unknown, said = check(machine)
    assert (unknown, "Registrera organisationen" in said) == (4, True), said

    files = tables(tmp_path, organisations=ORGANISATIONS, rounds=ROUNDS, cases=FULL)
    rehearsed = machine.quick("import", "grants", "--dry-run", *files)
    assert rehearsed.returncode == 0, rehearsed.stderr
    assert "1 beviljade (35000 kr)" in rehearsed.stderr
    assert check(machine)[0] == 4, "a rehearsal stores nothing"

    for told in ("Importerat", "Redan importerat"):
        taken = machine.quick("import", "grants", *files)
        assert told in taken.stderr
    wait_until(lambda: check(machine)[0] == 0, "the organisation can get support")
    answer = check(machine)[1]
    assert "Kan få stöd: Föreningen Exempel" in answer
    assert answer.count("Uppfyllt 2021-11-15, Skarpnäcks stadsdelsnämnd, underlag: stadgar") == 4

    found = json.loads(check(machine, "--json")[1])
    assert (found["outcome"], found["ruleSet"]["ruleSet"]) == ("ELIGIBLE", "stadens-rutin-2019")
    assert check(machine, "--kind", "lokal")[0] == 3, "premises are assessed for themselves"
    assert check(machine, "--on", "2019-08-31", "--as-of", "2020-01-01T00:00:00Z")[0] == 1, "nothing was known then"


def test_what_has_no_answer_is_said_in_a_sentence_without_the_number(machine: OneMachine) -> None:
    code, said = check(machine, orgnr="811228-9874")
    assert code == 1
    assert "fysisk persons" in said
    assert "811228" not in said
    assert check(machine, "--address", "http://127.0.0.1:1")[0] == 1


def test_a_table_with_faults_is_told_by_cell_and_stores_nothing(machine: OneMachine, tmp_path: Path) -> None:
    before = machine.positions()["grants"]["recorded"]
    wrong = cases(APPLIED.replace("40 000", "fyrtio") + DECIDED + ";;;;")
    refused = machine.quick("import", "grants", *tables(tmp_path, wrong=wrong))
    assert refused.returncode == 1
    assert "wrong.csv:2 D2" in refused.stderr
    assert machine.positions()["grants"]["recorded"] == before
