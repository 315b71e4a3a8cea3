import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from contracts.answers import Accepted, Refusal
from contracts.envelope import Actor, Instruction
from contracts.importing import ImportCommands, Step
from contracts.organisation import EstablishNamnd
from contracts.plan_approval import AdoptHistoricalPlan
from contracts.steering import CityGoal, ListCityGoals
from contracts.vocabulary import NamndKind, Role
from ledger.importing import MOST_DETAILS
from ledger.ledger import Ledger
from services.plans.handlers import handle
from tests.plans.histories import V1, city, consultations, drafted, historical, plan_measure, submit
from tests.plans.spec import TODAY, order

SYSTEM = Actor(account="varna-import", role=Role.SYSTEM)


def step(one: Instruction) -> Step:
    body = json.loads(one.model_dump_json(exclude={"command_id", "actor", "expected_version"}))
    return Step(command=type(one).__name__, body=body)


def an_import(orders: Iterable[Instruction | Step], **said: Any) -> ImportCommands:
    steps = tuple(one if isinstance(one, Step) else step(one) for one in orders)
    return ImportCommands(**{"command_id": "import-1", "actor": SYSTEM, "steps": steps, **said})


def problems(answer: Accepted | Refusal) -> list[tuple[str, str | None]]:
    assert isinstance(answer, Refusal)
    assert answer.code == "IMPORT_REFUSED"
    return [(problem.code, problem.field) for problem in answer.details]


def test_P04_an_import_is_recorded_whole(plans_ledger: Ledger) -> None:
    answer = handle(plans_ledger, an_import(historical()), TODAY)
    assert answer == Accepted(position=plans_ledger.last_position(), ids=(V1,))
    assert len(plans_ledger.entries(0, 100)) == len(historical())


def test_P04_an_import_is_recorded_whole_or_not_at_all(plans_ledger: Ledger) -> None:
    steps = (*historical(), plan_measure("a3"))
    assert problems(handle(plans_ledger, an_import(steps), TODAY)) == [
        ("PLAN_CLOSED", f"steps.{len(steps) - 1}.plan_id")
    ]
    assert plans_ledger.entries(0, 100) == []


def test_P09_every_problem_is_told_with_its_place(plans_ledger: Ledger) -> None:
    broken = step(plan_measure("a4"))
    schedule: Any = {"printed": "2019-31-12", "kind": "by", "precision": "day", "ends": "2019-31-12"}
    activity: Any = broken.body["activity"]
    broken = Step(command="PlanActivity", body={**broken.body, "activity": {**activity, "schedule": schedule}})
    more = (plan_measure("a1"), broken, plan_measure("a5", same_as=("a4",)), plan_measure("a6"))
    start = len(drafted(2019))
    assert problems(handle(plans_ledger, an_import((*drafted(2019), *more)), TODAY)) == [
        ("ACTIVITY_ID_TAKEN", f"steps.{start}.activity_id"),
        ("MALFORMED", f"steps.{start + 1}.activity.schedule.ends"),
        ("SAME_AS_UNKNOWN", f"steps.{start + 2}.activity.same_as"),
    ]


def test_P09_a_step_with_several_problems_tells_them_all_and_repeats_no_value(plans_ledger: Ledger) -> None:
    bad = Step(command="PlanActivity", body={"plan_id": "Felaktigt ID", "activity_id": "a1"})
    answer = handle(plans_ledger, an_import((bad,)), TODAY)
    assert problems(answer) == [("MALFORMED", "steps.0.plan_id"), ("MALFORMED", "steps.0.activity")]
    assert "Felaktigt" not in answer.model_dump_json()


@pytest.mark.parametrize(
    ("one", "code", "field"),
    [
        (Step(command="DropEverything", body={}), "COMMAND_UNKNOWN", "steps.0.command"),
        (Step(command="ImportCommands", body={"steps": []}), "COMMAND_UNKNOWN", "steps.0.command"),
        (Step(command="AdoptHistoricalPlan", body={"actor": "x"}), "FIELD_OF_THE_IMPORT", "steps.0.actor"),
        (step(order(AdoptHistoricalPlan, plan_id=V1)), "PLAN_UNKNOWN", "steps.0.plan_id"),
    ],
)
def test_a_step_is_one_command_of_the_service(plans_ledger: Ledger, one: Step, code: str, field: str) -> None:
    assert problems(handle(plans_ledger, an_import((one,)), TODAY)) == [(code, field)]


def test_P12_an_import_by_the_system_takes_no_step_of_the_chain(plans_ledger: Ledger) -> None:
    steps = (*drafted(), *consultations(), submit())
    assert problems(handle(plans_ledger, an_import(steps), TODAY)) == [
        ("ROLE_NOT_ALLOWED", f"steps.{len(drafted()) + number}.actor.role") for number in range(3)
    ]


def test_A03_an_import_gives_nobody_more_than_their_role(plans_ledger: Ledger) -> None:
    local = Actor(account="samordnare", role=Role.LOCAL_COORDINATOR, namnd="skarpnack")
    steps = drafted()
    assert problems(handle(plans_ledger, an_import(steps, actor=local), TODAY))[0] == (
        "ROLE_NOT_ALLOWED",
        "steps.0.actor.role",
    )
    assert isinstance(handle(plans_ledger, an_import(city()), TODAY), Accepted)
    own = an_import(steps[len(city()) :], actor=local, command_id="import-2")
    assert isinstance(handle(plans_ledger, own, TODAY), Accepted)


def test_A02_a_registrar_does_not_import(plans_ledger: Ledger) -> None:
    registrar = Actor(account="registrator", role=Role.REGISTRAR, namnd="skarpnack")
    answer = handle(plans_ledger, an_import(city(), actor=registrar), TODAY)
    assert isinstance(answer, Refusal)
    assert answer.code == "ROLE_NOT_ALLOWED"


def test_a_rehearsal_records_nothing_and_says_the_same(plans_ledger: Ledger) -> None:
    rehearsed = handle(plans_ledger, an_import(historical(), dry_run=True), TODAY)
    assert rehearsed == Accepted(position=0, ids=(V1,))
    assert plans_ledger.entries(0, 10) == []
    bad = (*historical(), plan_measure("a3"))
    assert problems(handle(plans_ledger, an_import(bad, dry_run=True), TODAY)) == problems(
        handle(plans_ledger, an_import(bad), TODAY)
    )


def test_an_import_sent_again_gives_the_stored_answer_also_to_a_rehearsal(plans_ledger: Ledger) -> None:
    first = handle(plans_ledger, an_import(historical()), TODAY)
    assert handle(plans_ledger, an_import(historical()), TODAY) == first
    assert handle(plans_ledger, an_import(historical(), dry_run=True), TODAY) == first
    other = handle(plans_ledger, an_import(historical(2018)), TODAY)
    assert isinstance(other, Refusal)
    assert other.code == "COMMAND_ID_REUSED"


def test_a_hopeless_import_is_answered_within_one_message(plans_ledger: Ledger) -> None:
    answer = handle(plans_ledger, an_import([plan_measure("a1")] * (MOST_DETAILS + 100)), TODAY)
    assert isinstance(answer, Refusal)
    assert len(answer.details) == MOST_DETAILS
    assert str(MOST_DETAILS + 100) in answer.reason_sv
    assert len(answer.model_dump_json()) < 512 * 1024


def test_what_an_earlier_import_carried_out_is_not_done_twice_in_any_other_import(plans_ledger: Ledger) -> None:
    whole = handle(plans_ledger, an_import(historical()), TODAY)
    before = plans_ledger.last_position()
    assert isinstance(whole, Accepted)

    part = handle(plans_ledger, an_import(historical()[len(city()) :], command_id="import-part"), TODAY)
    assert part == Accepted(position=before, ids=(V1,))

    farsta = order(
        EstablishNamnd,
        namnd="farsta",
        name="Farsta stadsdelsnämnd",
        kind=NamndKind.STADSDELSNAMND,
        valid_from=date(2007, 1, 1),
    )
    more = handle(plans_ledger, an_import((*historical(), farsta), command_id="import-more"), TODAY)
    assert isinstance(more, Accepted)
    assert [entry.type for entry in plans_ledger.entries(before, 10)] == ["plans.NamndEstablished.v1"]


def test_a_step_that_says_something_else_than_before_is_decided_like_any_other(plans_ledger: Ledger) -> None:
    handle(plans_ledger, an_import(historical()), TODAY)
    changed = (*historical(), plan_measure("another"))
    answer = handle(plans_ledger, an_import(changed, command_id="import-changed"), TODAY)
    assert problems(answer) == [("PLAN_CLOSED", f"steps.{len(changed) - 1}.plan_id")]


def goals(theme: str) -> Instruction:
    goal = CityGoal(code="trygghet", title="Tryggheten ska öka", theme=theme)
    return order(ListCityGoals, year=2026, goals=(goal,))


def test_P18_what_replaces_can_be_imported_back(plans_ledger: Ledger) -> None:
    themes = ("one", "two", "one")
    for number, theme in enumerate(themes):
        answer = handle(plans_ledger, an_import((goals(theme),), command_id=f"import-goals-{number}"), TODAY)
        assert isinstance(answer, Accepted)
    assert [json.loads(entry.sealed)["data"]["goals"][0]["theme"] for entry in plans_ledger.entries(0, 10)] == [*themes]
