"""Who may do what with training, and for which nämnd."""

import pytest

from contracts.attestations import AttestUnit
from contracts.catalogue import commands
from contracts.courses import CourseIssued, TrainingEventPlanned
from contracts.envelope import Instruction
from contracts.importing import ImportCommands, Step
from contracts.training_units import UnitEntered
from contracts.vocabulary import Role
from services.training.carrying_out import WAYS
from services.training.handlers import COMMANDS
from services.training.roles import IMPORTED_BY_SYSTEM, MAY
from tests.training.spec import OTHER, given, noted, order
from tests.training.training_histories import enter, issue, lecture

PUBLIC = set(commands("training").values())


@pytest.mark.parametrize("kind", sorted(PUBLIC, key=lambda kind: kind.__name__))
def test_every_command_is_carried_out_and_somebody_may_give_it(kind: type[Instruction]) -> None:
    assert kind in {*COMMANDS, *WAYS, ImportCommands}
    assert any(kind in orders for orders in MAY.values())


def test_the_system_attests_nothing_and_names_nobody() -> None:
    assert set(COMMANDS) > IMPORTED_BY_SYSTEM
    assert AttestUnit not in IMPORTED_BY_SYSTEM
    assert not [kind for kind in IMPORTED_BY_SYSTEM if kind.unkept]
    assert Role.STAFF not in MAY


def _step(made: Instruction) -> Step:
    left_out = {"command_id", "actor", "expected_version", "attested"}
    return Step(command=type(made).__name__, body=made.model_dump(mode="json", exclude=left_out))


def test_an_import_takes_in_courses_units_and_rules_of_several_namnder_in_turn() -> None:
    steps = tuple(_step(made) for made in (issue(), enter(), enter(namnd=OTHER), lecture()))
    told = given(*noted()).when(order(ImportCommands, Role.SYSTEM, steps=steps))
    told.then(CourseIssued, UnitEntered, UnitEntered, TrainingEventPlanned)
    wrong = order(ImportCommands, Role.SYSTEM, steps=(*steps[1:], _step(enter(namnd="farsta"))))
    details = told.when(wrong).then_refused("IMPORT_REFUSED").details
    assert [(each.code, each.field) for each in details] == [
        ("EVENT_EXISTS", "steps.2.event_id"),
        ("NAMND_UNKNOWN", "steps.3.namnd"),
    ]


def test_a_coordinator_imports_for_the_own_namnd_only() -> None:
    tried = order(ImportCommands, Role.LOCAL_COORDINATOR, steps=(_step(enter()), _step(enter(namnd=OTHER))))
    details = given(*noted()).when(tried).then_refused("IMPORT_REFUSED").details
    assert [(each.code, each.field) for each in details] == [("NOT_OWN_NAMND", "steps.1.actor.namnd")]


def test_the_system_lays_down_nothing_by_itself() -> None:
    told = given(*noted())
    told.when(issue(by=Role.SYSTEM)).then_refused("ROLE_NOT_ALLOWED", "actor.role")
    told.when(issue(by=Role.STAFF)).then_refused("ROLE_NOT_ALLOWED", "actor.role")


def test_whoever_read_an_older_version_is_told() -> None:
    told = given(*noted(), issue())
    version = len(told.log["city"])
    late = issue(version=2).model_copy(update={"expected_version": version - 1})
    told.when(late).then_refused("CONFLICT", "expected_version")
    told.when(late.model_copy(update={"expected_version": version})).then(CourseIssued)
    entered = enter().model_copy(update={"expected_version": 0})
    told.when(entered).then(UnitEntered)
    told.when(enter(name="Nytt namn").model_copy(update={"expected_version": 0})).then_refused("CONFLICT")
