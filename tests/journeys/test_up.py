"""What a newcomer meets: one command, the five plans, a clean stop, and nothing lost whatever is taken away."""

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from contracts.catalogue import SERVICES
from tests.journeys.one_machine import OneMachine, establish, one_machine
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

ROWS = {"hagersten-liljeholmen": 13, "hasselby-vallingby": 22, "kungsholmen": 14, "skarpnack": 20, "socialnamnden": 9}
INVENTED = '{ incidents(namnd: "skarpnack") { id } }'
RULES = '{ ruleSets(namnd: "skarpnack") { kind } }'
COURSES = "{ courses { key } }"
TABLE_ROWS = "{ plans { namnd { code } activities(presentation: TABLE_ROW) { id } } }"


@pytest.fixture(scope="module")
def newcomers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneMachine]:
    """One machine for all, started first as a newcomer does."""
    with one_machine(tmp_path_factory.mktemp("newcomer") / "data") as machine:
        machine.start()
        wait_until(lambda: len(machine.asked("{ plans { id } }")["plans"]) == 5, "the five plans are to be seen")
        wait_until(lambda: machine.asked(INVENTED)["incidents"], "the last of the examples are to be seen")
        wait_until(lambda: machine.asked(RULES)["ruleSets"], "the rules that the plans state are to be seen")
        wait_until(lambda: machine.asked(COURSES)["courses"], "the courses that the plans speak of are to be seen")
        yield machine


@pytest.fixture
def machine(newcomers: OneMachine) -> OneMachine:
    """Give the machine running and caught up; a test may end it."""
    if newcomers.process is None:
        newcomers.start("--no-examples")
    wait_until(lambda: has_heard(newcomers), "the others have heard it all")
    wait_until(lambda: is_caught_up(newcomers), "the projector is caught up with every service")
    return newcomers


def table_rows(machine: OneMachine) -> dict[str, int]:
    return {plan["namnd"]["code"]: len(plan["activities"]) for plan in machine.asked(TABLE_ROWS)["plans"]}


def has_heard(machine: OneMachine) -> bool:
    said = machine.positions()
    others = ("reports", "grants", "training")
    return all(said[service]["read"] == {"plans": said["plans"]["recorded"]} for service in others)


def is_caught_up(machine: OneMachine) -> bool:
    return bool(machine.positions()["projector"]["lag"] == dict.fromkeys(SERVICES, 0))


def test_one_command_starts_imports_answers_and_stops_without_an_orphan(machine: OneMachine) -> None:
    assert table_rows(machine) == ROWS
    assert machine.get("/healthz").json() == {"status": "up"}
    noted = machine.positions()
    assert all(noted[service]["recorded"] > 0 for service in SERVICES)
    assert machine.command("status").returncode == 0
    assert json.loads(machine.quick("status", "--json").stdout).keys() == {*SERVICES, "projector"}

    children = machine.children()
    assert [child.name() for child in children] == ["nats-server"]
    code, said = machine.stop()
    assert code == 0, said
    assert f"{machine.address}/graphql" in said
    assert said.count("curl") == 3
    assert not any(child.is_running() for child in children)

    machine.start()
    recorded = machine.positions()["plans"]["recorded"]
    assert recorded == noted["plans"]["recorded"], "a second start imports nothing"
    wait_until(lambda: has_heard(machine), "the others have heard it all again")
    again = machine.positions()
    assert [again[name]["recorded"] for name in SERVICES] == [noted[name]["recorded"] for name in SERVICES], "once"


def test_killed_outright_it_leaves_no_orphan_and_starts_again(machine: OneMachine) -> None:
    children = machine.children()
    machine.stop(signal.SIGKILL)
    wait_until(lambda: not any(_runs(child) for child in children), "the bus ends with its parent")
    machine.start("--no-examples")
    assert table_rows(machine) == ROWS


def _runs(child: psutil.Process) -> bool:
    return bool(child.is_running() and child.status() != psutil.STATUS_ZOMBIE)


def test_a_lost_bus_and_lost_read_models_are_made_again_from_the_ledger(machine: OneMachine) -> None:
    before = json.loads(machine.command("verify", "--json").stdout)
    assert before["equal"]
    assert machine.stop(signal.SIGTERM)[0] == 0

    shutil.rmtree(machine.data / "nats" / "jetstream")
    machine.start()
    after_bus = json.loads(machine.quick("verify", "--json").stdout)
    assert after_bus == before
    machine.stop()

    for file in machine.data.glob("read-models.db*"):
        file.unlink()
    machine.start("--no-examples")
    wait_until(lambda: table_rows(machine) == ROWS, "the read models are made again")
    assert json.loads(machine.quick("verify", "--json").stdout) == before
    wait_until(lambda: is_caught_up(machine), "every service is caught up with")


def test_a_replay_to_a_moment_equals_the_rows_of_that_moment(machine: OneMachine) -> None:
    early = machine.quick("replay", "--as-of", "2026-01-01", "--digest")
    now = machine.quick("replay", "--digest")
    assert (early.returncode, now.returncode) == (0, 0), early.stderr + now.stderr
    assert len(early.stdout.strip()) == 64
    assert early.stdout != now.stdout
    assert machine.asked('{ plans(asOf: "2026-01-01T00:00:00Z") { id } }') == {"plans": []}


def test_what_cannot_be_is_said_in_a_sentence(machine: OneMachine, tmp_path: Path) -> None:
    other = OneMachine(tmp_path / "other", machine.port)
    assert "Ingen Värna körs" in other.quick("status").stderr
    assert "Värna körs redan" in machine.command("up").stderr
    assert f"Porten {machine.port} är upptagen" in other.command("up", "--port", str(machine.port)).stderr
    open_to_all = other.command("up", "--host", "0.0.0.0")
    assert "VARNA_HOST" in open_to_all.stderr
    assert open_to_all.returncode == 1


def _ledgers(machine: OneMachine) -> list[Path]:
    return [file for service in SERVICES for file in machine.data.glob(f"{service}.db*")]


def test_a_ledger_restored_from_an_older_backup_is_never_hidden(machine: OneMachine) -> None:
    there = machine.codes()
    assert machine.asked(establish(0))["establishNamnd"]["__typename"] == "Accepted"
    machine.stop()
    backup = {file: file.read_bytes() for file in _ledgers(machine)}
    machine.start("--no-examples")
    assert machine.asked(establish(1))["establishNamnd"]["__typename"] == "Accepted"
    wait_until(lambda: "prov-1" in machine.codes(), "the read models know what the backup does not")
    machine.stop()

    for file in _ledgers(machine):
        file.unlink()
    for file, content in backup.items():
        file.write_bytes(content)
    shutil.rmtree(machine.data / "nats" / "jetstream")
    machine.launch("--no-examples")
    wait_until(
        lambda: machine.position_of("projector").get("state") == "waiting",
        "the projector says that it is ahead",
        within=60,
        every=0.1,
    )
    assert machine.get("/readyz").status_code == 503
    assert "vet mer än strömmen" in machine.command("verify").stderr

    for number in (2, 3):
        assert machine.asked(establish(number))["establishNamnd"]["__typename"] == "Accepted"
    expected = sorted([*there, "prov-0", "prov-2", "prov-3"])
    wait_until(lambda: sorted(machine.codes()) == expected, "what was lost is gone, what is new is there")
    wait_until(lambda: json.loads(machine.quick("verify", "--json").stdout)["equal"], "the rows are what the log says")
