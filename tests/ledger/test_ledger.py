from datetime import UTC, datetime, timedelta

import pytest
from pydantic_core import from_json

from contracts import catalogue
from contracts.answers import Accepted, Refusal
from contracts.envelope import EVENT_LIMIT, unseal
from contracts.plan_content import PlanContent, Section
from contracts.plans import PlanDescribed
from contracts.upcasting import UnknownEventError
from contracts.vocabulary import SectionKey
from ledger.ledger import Change, ConflictError, Ledger
from ledger.store import STREAMS_AT_A_TIME
from tests.ledger.orders import CLERK, change, fact, order


def accepted(answer: Accepted | Refusal) -> Accepted:
    assert isinstance(answer, Accepted), answer
    return answer


def test_what_is_recorded_is_loaded_back_as_the_same_facts(ledger: Ledger) -> None:
    answer = accepted(ledger.record([change("organisation", 0, "Åsö", "Örby")], order(1), ("skarpnack",)))
    assert ledger.load("organisation") == [fact("Åsö"), fact("Örby")]
    assert ledger.load("plan/nobody-v1") == []
    assert answer.ids == ("skarpnack",)
    assert answer.position == ledger.last_position() == ledger.entries(0, 10)[-1].position


def test_the_relay_reads_the_stored_bytes_without_receipts(ledger: Ledger) -> None:
    ledger.record([change("a", 0, "one", "two")], order(1), (), correlation="letter-7")
    ledger.record([change("a", 2, "three")], order(2), ())
    entries = ledger.entries(0, 10)
    assert [entry.type for entry in entries] == ["plans.NamndEstablished.v1"] * 3
    read = [unseal("plans", entry.position, 0, entry.type, entry.sealed) for entry in entries]
    assert [event.data["name"] for event in read] == ["one", "two", "three"]
    assert [event.causation for event in read] == ["command-1", "command-1", "command-2"]
    assert [event.correlation for event in read] == ["letter-7", "letter-7", "command-2"]
    assert read[0].actor == from_json(CLERK.model_dump_json())


def test_entries_go_on_after_a_position_and_stop_at_the_limit(ledger: Ledger) -> None:
    for number in range(5):
        ledger.record([change("a", number)], order(number), ())
    everything = ledger.entries(0, 100)
    assert [*ledger.entries(0, 2), *ledger.entries(everything[1].position, 100)] == everything
    assert ledger.entries(everything[-1].position, 100) == []


def test_several_streams_are_one_transaction(ledger: Ledger) -> None:
    ledger.record([change("new", 0), change("old", 0, "first", "second")], order(1), ())
    assert (len(ledger.load("new")), len(ledger.load("old"))) == (1, 2)


def test_a_clash_in_one_stream_records_nothing_of_the_others(ledger: Ledger) -> None:
    ledger.record([change("old", 0)], order(1), ())
    with pytest.raises(ConflictError):
        ledger.record([change("new", 0), change("old", 0, "late")], order(2), ())
    assert ledger.load("new") == []
    assert ledger.load("old") == [fact()]
    assert ledger.receipt(order(2)) is None
    assert len(ledger.entries(0, 10)) == 1


def test_a_version_ahead_of_the_stream_leaves_no_hole(ledger: Ledger) -> None:
    ledger.record([change("old", 0)], order(1), ())
    for version in (2, 7):
        with pytest.raises(ConflictError):
            ledger.record([change("old", version)], order(2), ())
    assert ledger.load("old") == [fact()]


def test_one_transaction_may_come_back_to_a_stream(ledger: Ledger) -> None:
    ledger.record([change("a", 0, "one"), change("b", 0), change("a", 1, "two")], order(1), ())
    assert ledger.load("a") == [fact("one"), fact("two")]


def test_recorded_time_is_strictly_increasing_when_the_clock_steps_back(database: str) -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    times = [noon, noon, noon - timedelta(hours=1), noon + timedelta(hours=1), noon + timedelta(hours=1)]
    ledger = Ledger.open("plans", database, clock=iter(times).__next__)
    for number in range(3):
        ledger.record([change("a", 2 * number, "one", "two")], order(number), ())
    ledger.close()
    again = Ledger.open("plans", database, clock=iter(times[2:]).__next__)
    for number in range(3, 5):
        again.record([change("a", 2 * number, "one", "two")], order(number), ())
    moments = [from_json(entry.sealed)["recorded_at"] for entry in again.entries(0, 100)]
    again.close()
    base = int(noon.timestamp()) * 1_000_000
    hour = 3_600_000_000
    assert moments == [*(base + step for step in range(8)), base + hour, base + hour + 1]


def test_a_ledger_opened_again_goes_on_where_it_was(database: str) -> None:
    first = Ledger.open("plans", database)
    assert first.last_position() == 0
    before = accepted(first.record([change("a", 0)], order(1), ("x",)))
    first.close()
    second = Ledger.open("plans", database)
    assert second.last_position() == before.position
    assert second.receipt(order(1)) == before
    after = accepted(second.record([change("a", 1)], order(2), ()))
    assert after.position > before.position
    assert second.load("a") == [fact(), fact()]
    second.close()


def test_an_event_too_large_for_the_bus_is_refused_before_anything_is_stored(ledger: Ledger) -> None:
    section = Section(key=SectionKey.SCOPE, title="Avgränsning", text="å" * 4000)
    large = PlanDescribed(namnd="skarpnack", plan_id="skarpnack-v1", content=PlanContent(sections=(section,) * 10))
    refused = ledger.record([change("a", 0), Change("b", 0, (large,))], order(1), ())
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.items) == ("EVENT_TOO_LARGE", ("plans.PlanDescribed.v1",))
    assert str(EVENT_LIMIT) in refused.reason_sv
    assert str(EVENT_LIMIT) in refused.reason_en
    assert refused.hint
    assert "åå" not in refused.model_dump_json()
    assert ledger.load("a") == []
    assert ledger.entries(0, 10) == []
    assert ledger.receipt(order(1)) is None
    accepted(ledger.record([change("a", 0)], order(1), ()))


def test_listeners_are_told_after_the_commit_and_cannot_undo_it(ledger: Ledger) -> None:
    heard: list[int] = []

    def broken() -> None:
        raise RuntimeError("the loop is closed")

    ledger.on_recorded += [broken, lambda: heard.append(len(ledger.entries(0, 10)))]
    accepted(ledger.record([change("a", 0, "one", "two")], order(1), ()))
    assert heard == [2]


def test_a_command_that_changes_nothing_is_remembered_too(ledger: Ledger) -> None:
    ledger.record([change("a", 0)], order(1), ())
    nothing = accepted(ledger.record([], order(2), ("a",)))
    assert nothing.position == ledger.last_position()
    ledger.record([change("a", 1)], order(3), ())
    assert ledger.receipt(order(2)) == nothing


def test_an_event_of_a_type_from_a_later_release_is_not_guessed_at(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.record([change("a", 0)], order(1), ())
    monkeypatch.delitem(catalogue.EVENTS, "plans.NamndEstablished.v1")
    with pytest.raises(UnknownEventError, match=r"plans\.NamndEstablished\.v1"):
        ledger.load("a")
    assert len(ledger.entries(0, 10)) == 1


def test_many_streams_are_loaded_at_once_as_one_by_one(ledger: Ledger) -> None:
    names = [f"namn/{number}" for number in range(STREAMS_AT_A_TIME + 3)]
    accepted(ledger.record([change(name, 0, f"{name} ett", f"{name} två") for name in names[:-1]], order(1), ()))
    accepted(ledger.record([change(names[0], 2, "tre"), change("annat", 0)], order(2), ()))
    assert ledger.load_all(reversed(names)) == {name: ledger.load(name) for name in names}
    assert len(ledger.load_all(names)[names[0]]) == 3
    assert ledger.load_all([]) == {}
