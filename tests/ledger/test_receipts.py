from concurrent.futures import ThreadPoolExecutor

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands, Step
from contracts.organisation import EstablishNamnd
from ledger.ledger import ConflictError, Ledger
from ledger.receipts import digest
from tests.ledger.orders import CLERK, change, fact, order


def carry_out(ledger: Ledger, number: int | str, name: str = "Nämnd") -> Accepted | Refusal:
    """Do as a service does: look up the receipt, else load, decide and record, and again after a conflict."""
    while True:
        told = ledger.receipt(order(number, name))
        if told is not None:
            return told
        try:
            return ledger.record([change("a", len(ledger.load("a")), name)], order(number, name), (str(number),))
        except ConflictError:
            continue


def test_the_same_command_gets_its_stored_answer(ledger: Ledger) -> None:
    first = carry_out(ledger, 1)
    carry_out(ledger, 2)
    assert ledger.receipt(order(1)) == first
    assert ledger.record([change("a", 2)], order(1), ("other",)) == first
    assert ledger.load("a") == [fact(), fact()]


def test_a_command_sent_a_thousand_times_in_parallel_happens_once(ledger: Ledger) -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda _: carry_out(ledger, "same"), range(1000)))
    assert isinstance(answers[0], Accepted)
    assert answers == [answers[0]] * 1000
    assert ledger.load("a") == [fact()]


def test_a_command_recorded_without_looking_first_happens_once(ledger: Ledger) -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(lambda n: ledger.record([change(f"s{n}", 0)], order("same"), ()), range(100)))
    assert answers == [answers[0]] * 100
    assert len(ledger.entries(0, 1000)) == 1


def test_another_body_under_the_same_id_is_refused(ledger: Ledger) -> None:
    carry_out(ledger, 1)
    for refused in (ledger.receipt(order(1, "Annan")), ledger.record([change("b", 0)], order(1, "Annan"), ())):
        assert isinstance(refused, Refusal)
        assert (refused.code, refused.field) == ("COMMAND_ID_REUSED", "command_id")
        assert refused.reason_sv == "Samma command_id har redan använts för något annat."
        assert refused.reason_en == "The same command_id has already been used for something else."
        assert refused.hint == "Skicka med ett nytt command_id. / Send a new command_id."
    assert ledger.load("b") == []


def test_a_receipt_tells_commands_apart_by_all_but_their_id() -> None:
    one = order(1)
    assert digest(one) == digest(one.model_copy(update={"command_id": "another-id"}))
    others = [
        one.model_copy(update={"name": "Annan"}),
        one.model_copy(update={"expected_version": 3}),
        one.model_copy(update={"actor": CLERK.model_copy(update={"account": "b-2"})}),
    ]
    assert len({digest(one), *(digest(other) for other in others)}) == 4


def test_a_receipt_sees_what_is_inside_an_import() -> None:
    def imported(body: dict[str, object]) -> ImportCommands:
        step = Step.model_validate({"command": "DraftPlan", "body": body})
        return ImportCommands(command_id="import-1", actor=CLERK, steps=(step,))

    assert digest(imported({"a": 1, "b": "å"})) == digest(imported({"a": 1, "b": "å"}))
    assert digest(imported({"a": 1})) != digest(imported({"a": 2}))


def test_nothing_is_kept_of_what_must_be_erasable() -> None:
    class Report(EstablishNamnd):
        unkept = frozenset({"name"})

    one = Report.model_validate(order(1).model_dump())
    assert digest(one) == digest(one.model_copy(update={"name": "Annan"}))
    assert digest(one) != digest(one.model_copy(update={"namnd": "farsta"}))
