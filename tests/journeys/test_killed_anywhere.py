"""kill -9 of the whole system at every named place: nothing acknowledged is lost, and nothing is done twice."""

import json
import signal

import httpx
import pytest

from contracts.failpoints import SETTING
from tests.journeys.one_machine import OneMachine, establish
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

COMMANDS = 8
POINTS = ["C1:4", "C2:4", "C3:4", "C4:4", "C5:4", "R1:4", "R2:4", "R3:4", "R4:4", "P1:4", "P2:3", "P3:3", "P4:3"]


@pytest.mark.parametrize("point", POINTS)
def test_killed_anywhere_nothing_acknowledged_is_lost_and_nothing_doubled(machine: OneMachine, point: str) -> None:
    machine.start("--no-examples", settings={SETTING: point})
    accepted = set()
    for number in range(COMMANDS):
        try:
            if machine.post(establish(number))["data"]["establishNamnd"]["__typename"] == "Accepted":
                accepted.add(number)
        except (httpx.TransportError, KeyError, TypeError):
            break
    code, said = machine.ended()
    assert code == -signal.SIGKILL, said
    assert len(accepted) < COMMANDS

    machine.start("--no-examples")
    wait_until(
        lambda: {f"prov-{number}" for number in accepted} <= set(machine.codes()), "nothing acknowledged is lost"
    )
    for number in range(COMMANDS):
        assert machine.asked(establish(number))["establishNamnd"]["__typename"] == "Accepted"
    wait_until(lambda: len(machine.codes()) == COMMANDS, "every command is carried out once")
    assert machine.positions()["plans"]["recorded"] >= COMMANDS
    assert json.loads(machine.command("verify", "--json").stdout)["equal"]
