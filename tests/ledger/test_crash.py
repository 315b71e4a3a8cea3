"""kill -9 of the recording process: what it acknowledged is there, and nothing is there by half or twice."""

import signal

import pytest

from contracts.answers import ANSWER
from ledger.ledger import Ledger, LedgerBusyError
from tests.children import Child
from tests.ledger.orders import order
from tests.ledger.recording_child import record


def answers(process: Child) -> dict[int, str]:
    """Wait for the child's end and return what it acknowledged."""
    lines = [line.split(" ", 1) for line in process.said() if line != "open"]
    return {int(number): answer for number, answer in lines}


@pytest.mark.parametrize(("failpoint", "recorded"), [("C4:4", 3), ("C5:4", 4)])
def test_killed_before_or_after_the_commit(database: str, failpoint: str, recorded: int) -> None:
    first = Child(record, database, 10, failpoint=failpoint)
    acknowledged = answers(first)
    assert first.ended() == -signal.SIGKILL
    assert list(acknowledged) == [0, 1, 2]

    ledger = Ledger.open("plans", database)
    assert len(ledger.load("shared")) == recorded
    assert [len(ledger.load(f"own-{number}")) for number in range(10)] == [2] * recorded + [0] * (10 - recorded)
    ledger.close()

    second = Child(record, database, 10)
    again = answers(second)
    assert second.ended() == 0
    assert {number: again[number] for number in acknowledged} == acknowledged
    ledger = Ledger.open("plans", database)
    assert [fact.model_dump()["name"] for fact in ledger.load("shared")] == [str(number) for number in range(10)]
    assert len(ledger.entries(0, 100)) == 30
    ledger.close()


def test_killed_at_any_moment(database: str) -> None:
    process = Child(record, database, 100_000)
    seen: dict[int, str] = {}
    for line in process.said():
        if line != "open":
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
    process = Child(record, database, 1_000_000)
    assert next(process.said()) == "open"
    with pytest.raises(LedgerBusyError, match=r"(?s)Liggaren för plans används redan av .* in use by") as refused:
        Ledger.open("plans", database)
    assert (str(process.pid) in str(refused.value)) == database.startswith("sqlite")
    process.kill()
    Ledger.open("plans", database).close()


def test_a_second_ledger_in_the_same_process_is_refused_too(database: str) -> None:
    first = Ledger.open("plans", database)
    with pytest.raises(LedgerBusyError):
        Ledger.open("plans", database)
    first.close()
    Ledger.open("plans", database).close()
