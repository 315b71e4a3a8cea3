from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

import pytest

from contracts.answers import Accepted, Refusal
from contracts.envelope import Fact, Instruction
from contracts.plans import DraftPlan, PlanActivity, RevisePlan
from ledger.ledger import Ledger
from services.plans.handlers import handle
from services.plans.plan import replay
from tests.plans.histories import (
    V1,
    V2,
    approved,
    begun,
    city,
    consultations,
    drafted,
    head,
    measure,
    namnd,
    plan_measure,
    submit,
)
from tests.plans.spec import NAMND, TODAY, order

Order = TypeVar("Order", bound=Instruction)


def called(command_id: str, order_given: Order, expected_version: int | None = None) -> Order:
    return order_given.model_copy(update={"command_id": command_id, "expected_version": expected_version})


def carried_out(ledger: Ledger, history: Iterable[Instruction]) -> None:
    for number, step in enumerate(history):
        answer = handle(ledger, called(f"history-{number}", step), TODAY)
        assert isinstance(answer, Accepted), answer


def test_an_accepted_command_is_recorded_and_answered_with_its_position_and_ids(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, begun())
    answer = handle(plans_ledger, called("activity-1", plan_measure("a1")), TODAY)
    assert answer == Accepted(position=plans_ledger.last_position(), ids=("a1",))
    assert [fact.type for fact in plans_ledger.load(f"plan/{V1}")] == [
        "plans.PlanDrafted.v1",
        "plans.ActivityPlanned.v1",
    ]


def test_a_refused_command_records_nothing_and_may_come_again(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, drafted())
    before = plans_ledger.last_position()
    handed_in = called("submit-1", submit())
    assert isinstance(handle(plans_ledger, handed_in, TODAY), Refusal)
    assert plans_ledger.last_position() == before
    for number, consulted in enumerate(consultations()):
        handle(plans_ledger, called(f"consulted-{number}", consulted), TODAY)
    assert isinstance(handle(plans_ledger, handed_in, TODAY), Accepted)


def test_the_same_command_is_answered_as_before_also_when_it_would_now_be_refused(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, city())
    begin = called("begin-plan", order(DraftPlan, namnd=NAMND, head=head()))
    first = handle(plans_ledger, begin, TODAY)
    assert isinstance(first, Accepted)
    carried = handle(plans_ledger, called("begin-again", begin), TODAY)
    assert isinstance(carried, Refusal)
    assert carried.code == "PLAN_EXISTS"
    assert handle(plans_ledger, begin, TODAY) == first


def test_a_command_id_is_not_used_for_something_else(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, begun())
    assert isinstance(handle(plans_ledger, called("activity-1", plan_measure("a1")), TODAY), Accepted)
    other = handle(plans_ledger, called("activity-1", plan_measure("a2")), TODAY)
    assert isinstance(other, Refusal)
    assert other.code == "COMMAND_ID_REUSED"


def test_the_same_command_in_parallel_is_carried_out_once(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, begun())
    before = plans_ledger.last_position()
    same = called("activity-1", plan_measure("a1"))
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: handle(plans_ledger, same, TODAY), range(50)))
    assert len(answers) == 1
    assert len(plans_ledger.entries(before, 10)) == 1


def test_different_commands_in_parallel_all_find_their_place(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, begun())
    orders = [called(f"activity-{number}", plan_measure(f"a{number}")) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: handle(plans_ledger, one, TODAY), orders))
    assert all(isinstance(answer, Accepted) for answer in answers)
    plan = replay(plans_ledger.load(f"plan/{V1}"))
    assert plan is not None
    assert len(plan.measures) == 40


@pytest.mark.parametrize(
    ("order_given", "version"),
    [(plan_measure("a1"), 1), (order(DraftPlan, of="farsta", namnd="farsta", head=head()), 0), (namnd("kista"), 4)],
)
def test_a_command_can_ask_for_the_version_it_has_seen(
    plans_ledger: Ledger, order_given: Instruction, version: int
) -> None:
    carried_out(plans_ledger, (*begun(), namnd("farsta")))
    for wrong in (version - 1, version + 1):
        if wrong >= 0:
            refused = handle(plans_ledger, called("versioned", order_given, wrong), TODAY)
            assert isinstance(refused, Refusal)
            assert (refused.code, refused.field) == ("CONFLICT", "expected_version")
    assert isinstance(handle(plans_ledger, called("versioned", order_given, version), TODAY), Accepted)


@pytest.mark.parametrize("expected", [None, 1])
def test_a_command_overtaken_by_another_is_decided_anew_unless_it_named_a_version(
    plans_ledger: Ledger, monkeypatch: pytest.MonkeyPatch, expected: int | None
) -> None:
    carried_out(plans_ledger, begun())
    load, overtaker = plans_ledger.load, [called("overtaker", plan_measure("a2"))]

    def load_then_be_overtaken(stream: str) -> list[Fact]:
        facts = load(stream)
        if stream.startswith("plan/") and overtaker:
            assert isinstance(handle(plans_ledger, overtaker.pop(), TODAY), Accepted)
        return facts

    monkeypatch.setattr(plans_ledger, "load", load_then_be_overtaken)
    answer = handle(plans_ledger, called("overtaken", plan_measure("a1"), expected), TODAY)
    if expected is None:
        assert isinstance(answer, Accepted)
    else:
        assert isinstance(answer, Refusal)
        assert answer.code == "CONFLICT"
    assert len(load(f"plan/{V1}")) == (3 if expected is None else 2)


def test_a_revision_is_begun_and_the_old_plan_superseded_in_one_go(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, approved())
    before = plans_ledger.last_position()
    answer = handle(plans_ledger, called("revise-1", order(RevisePlan, plan_id=V1, head=head(2027))), TODAY)
    assert isinstance(answer, Accepted)
    assert answer.ids == (V2,)
    assert [entry.type for entry in plans_ledger.entries(before, 10)] == [
        "plans.PlanSuperseded.v1",
        "plans.PlanRevised.v1",
    ]


def test_what_is_too_large_for_one_event_is_refused(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, begun())
    content = measure(target_groups=tuple(f"{'å' * 390} {number}" for number in range(100)))
    tried = order(PlanActivity, plan_id=V1, activity_id="a1", activity=content)
    answer = handle(plans_ledger, called("too-large", tried), TODAY)
    assert isinstance(answer, Refusal)
    assert answer.code == "EVENT_TOO_LARGE"


def test_today_decides_what_lies_in_the_future(plans_ledger: Ledger) -> None:
    carried_out(plans_ledger, (*drafted(), *consultations()))
    early = handle(plans_ledger, called("submit-early", submit()), date(2026, 1, 31))
    assert isinstance(early, Refusal)
    assert early.code == "DATE_IN_FUTURE"
    assert isinstance(handle(plans_ledger, called("submit-then", submit()), date(2026, 2, 1)), Accepted)


def test_the_organisation_is_read_again_only_after_it_changed(
    plans_ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried_out(plans_ledger, begun())
    load, read = plans_ledger.load, list[str]()

    def noted(stream: str) -> list[Fact]:
        read.append(stream)
        return load(stream)

    monkeypatch.setattr(plans_ledger, "load", noted)
    for number in range(3):
        handle(plans_ledger, called(f"activity-{number}", plan_measure(f"a{number}")), TODAY)
    assert read.count("organisation") == 0
    handle(plans_ledger, called("farsta-1", namnd("farsta")), TODAY)
    begin = called("begin-farsta", order(DraftPlan, of="farsta", namnd="farsta", head=head()))
    assert isinstance(handle(plans_ledger, begin, TODAY), Accepted)
    assert read.count("organisation") == 1


def test_the_same_namnd_established_in_parallel_is_established_once(plans_ledger: Ledger) -> None:
    orders = [called(f"establish-{number}", namnd()) for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: handle(plans_ledger, one, TODAY), orders))
    refused = [answer.code for answer in answers if isinstance(answer, Refusal)]
    assert refused == ["NAMND_EXISTS"] * 19
    assert plans_ledger.last_position() == plans_ledger.entries(0, 10)[0].position
