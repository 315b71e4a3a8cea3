"""kill -9 of the whole system at every named place: nothing acknowledged is lost, and nothing is done twice.

One data directory lives through it all: each start has the next place armed, and is what recovers from the last one.
"""

import json
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest

from contracts.failpoints import SETTING
from tests.journeys.one_machine import OneMachine, establish, one_machine
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

COMMANDS = 8
"""How many it gets at the most, until it dies."""
POINTS = ["C2:12", "C1:4", "C3:4", "C4:4", "C5:4", "R1:4", "R2:4", "R3:4", "R4:4", "P1:4", "P2:3", "P3:3", "P4:3"]
"""C2 first, and later: each service that hears of a nämnd reaches it too, and at every start looks up all it heard."""
STARTS = 5
"""So many times a place may be reached by what waited to be caught up with, before a command is accepted."""


@dataclass
class Killed:
    """A machine that is killed and started again, and what it was sent."""

    machine: OneMachine
    sent: set[int] = field(default_factory=set)
    accepted: set[int] = field(default_factory=set)
    died_at: str = "no place yet"

    def until_dead(self, point: str) -> tuple[int, str]:
        """Start with a place armed, and send commands until it is reached: first those that were never answered."""
        self.machine.launch("--no-examples", settings={SETTING: point})
        self.recover()
        self.died_at = point
        for number in (*sorted(self.sent - self.accepted), *range(len(self.sent), len(self.sent) + COMMANDS)):
            try:
                self.send(number)
            except (httpx.TransportError, KeyError, TypeError):
                break
        return self.machine.ended()

    def recover(self) -> None:
        """Wait until all that was accepted is to be seen, or the armed place is reached."""
        what = f"killed at {self.died_at}, nothing acknowledged is lost"
        wait_until(lambda: self.is_dead() or self.nothing_is_lost(), what, within=60, every=0.1)

    def is_dead(self) -> bool:
        return self.machine.process is not None and self.machine.process.poll() is not None

    def nothing_is_lost(self) -> bool:
        try:
            return {f"prov-{number}" for number in self.accepted} <= set(self.machine.codes())
        except httpx.TransportError:
            return False

    def send(self, number: int) -> None:
        self.sent.add(number)
        if self.machine.post(establish(number))["data"]["establishNamnd"]["__typename"] == "Accepted":
            self.accepted.add(number)


@pytest.fixture(scope="module")
def again_and_again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killed]:
    with one_machine(tmp_path_factory.mktemp("killed") / "data") as machine:
        yield Killed(machine)


@pytest.fixture
def killed(again_and_again: Killed) -> Iterator[Killed]:
    yield again_and_again
    again_and_again.machine.kill()


@pytest.mark.parametrize("point", POINTS)
def test_killed_anywhere_nothing_acknowledged_is_lost_and_nothing_doubled(killed: Killed, point: str) -> None:
    before = len(killed.accepted)
    for _ in range(STARTS):
        code, said = killed.until_dead(point)
        assert code == -signal.SIGKILL, said
        if len(killed.accepted) > before:
            return
    pytest.fail("no command was accepted before the place was reached")


def test_killed_everywhere_each_command_was_carried_out_once(killed: Killed) -> None:
    machine = killed.machine
    machine.start("--no-examples")
    killed.recover()
    for number in killed.sent:
        assert machine.asked(establish(number))["establishNamnd"]["__typename"] == "Accepted"
    wait_until(lambda: len(machine.codes()) == len(killed.sent), "every command is carried out once")
    fact_and_receipt = 2
    assert machine.positions()["plans"]["recorded"] == fact_and_receipt * len(killed.sent) - 1, "and recorded once"
    assert json.loads(machine.command("verify", "--json").stdout)["equal"]
