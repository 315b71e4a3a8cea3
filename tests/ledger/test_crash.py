"""kill -9 of the recording process: what it acknowledged is there, and nothing is there by half or twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from contracts.answers import ANSWER
from contracts.failpoints import SETTING
from ledger.ledger import Ledger, LedgerBusyError
from tests.ledger.orders import order

ROOT = Path(__file__).parents[2]


def child(address: str, first: int, count: int, failpoint: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.recording_child", address, str(first), str(count)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, SETTING: failpoint}, stdout=subprocess.PIPE, stderr=None, text=True
    )


def answers(process: subprocess.Popen[str]) -> dict[int, str]:
    """Wait for the child's end and return what it acknowledged."""
    out, _ = process.communicate(timeout=60)
    lines = [line.split(" ", 1) for line in out.splitlines() if line != "open" and line.endswith("}")]
    return {int(number): answer for number, answer in lines}


@pytest.mark.parametrize(("failpoint", "recorded"), [("C4:4", 3), ("C5:4", 4)])
def test_killed_before_or_after_the_commit(database: str, failpoint: str, recorded: int) -> None:
    first = child(database, 0, 10, failpoint)
    acknowledged = answers(first)
    assert first.returncode == -signal.SIGKILL
    assert list(acknowledged) == [0, 1, 2]

    ledger = Ledger.open("plans", database)
    assert len(ledger.load("shared")) == recorded
    assert [len(ledger.load(f"own-{number}")) for number in range(10)] == [2] * recorded + [0] * (10 - recorded)
    ledger.close()

    second = child(database, 0, 10)
    again = answers(second)
    assert second.returncode == 0
    assert {number: again[number] for number in acknowledged} == acknowledged
    ledger = Ledger.open("plans", database)
    assert [fact.model_dump()["name"] for fact in ledger.load("shared")] == [str(number) for number in range(10)]
    assert len(ledger.entries(0, 100)) == 30
    ledger.close()


def test_killed_at_any_moment(database: str) -> None:
    process = child(database, 0, 100_000)
    assert process.stdout is not None
    seen: dict[int, str] = {}
    for line in process.stdout:
        if line != "open\n":
            number, answer = line.split(" ", 1)
            seen[int(number)] = answer
        if len(seen) == 50:
            process.kill()
            break
    seen |= answers(process)

    ledger = Ledger.open("plans", database)
    for done, told in seen.items():
        assert ledger.receipt(order(done)) == ANSWER.validate_json(told)
    recorded = len(ledger.load("shared"))
    assert recorded - len(seen) in (0, 1)
    assert len(ledger.entries(0, 100_000)) == 3 * recorded
    ledger.close()


def test_a_second_process_is_told_that_the_ledger_is_in_use(database: str) -> None:
    process = child(database, 0, 1_000_000)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(LedgerBusyError, match=r"(?s)Liggaren för plans används redan av .* in use by") as refused:
        Ledger.open("plans", database)
    assert (str(process.pid) in str(refused.value)) == database.startswith("sqlite")
    process.kill()
    answers(process)
    Ledger.open("plans", database).close()


def test_a_second_ledger_in_the_same_process_is_refused_too(database: str) -> None:
    first = Ledger.open("plans", database)
    with pytest.raises(LedgerBusyError):
        Ledger.open("plans", database)
    first.close()
    Ledger.open("plans", database).close()
