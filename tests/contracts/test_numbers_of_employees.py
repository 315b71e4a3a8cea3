"""N09: commands of training name employees by number, events know random pseudonyms only, and nothing holds both."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from contracts import catalogue
from contracts.envelope import Contract, Fact, Instruction
from contracts.training_terms import EmployeeNumber, Pseudonym
from tests.contracts.contract_fields import fields, typed

NUMBERED = {field.path for field in fields() if typed(field, EmployeeNumber)}
PSEUDONYMOUS = {field.path for field in fields() if typed(field, Pseudonym)}
COMMANDS = {name: kind for service in catalogue.SERVICES for name, kind in catalogue.commands(service).items()}


def held(kind: Any) -> Iterator[str]:
    """Yield the path of every field that a contract has, and of those its fields have."""
    if isinstance(kind, type) and issubclass(kind, Contract):
        for name, info in kind.model_fields.items():
            yield f"{kind.__name__}.{name}"
            yield from held(info.annotation)
    for part in get_args(kind):
        yield from held(part)


@pytest.mark.parametrize("kind", catalogue.EVENTS.values(), ids=lambda kind: kind.__name__)
def test_N09_no_event_holds_the_number_of_an_employee(kind: type[Fact]) -> None:
    assert not NUMBERED.intersection(held(kind))


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=lambda kind: kind.__name__)
def test_N09_no_command_holds_a_pseudonym_and_no_receipt_is_made_of_a_number(kind: type[Instruction]) -> None:
    assert not PSEUDONYMOUS.intersection(held(kind))
    numbered = {
        name
        for name, info in kind.model_fields.items()
        if f"{kind.__name__}.{name}" in NUMBERED or NUMBERED.intersection(held(info.annotation))
    }
    assert numbered <= kind.unkept


@pytest.mark.parametrize("said", ["8507099805", "850709-9805", "850709+9805", "198507099805", "0701740605"])
def test_N09_the_number_of_an_employee_is_never_a_personnummer_or_a_telephone(said: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(EmployeeNumber).validate_python(said)


def test_N09_pseudonyms_are_spoken_of_in_one_place() -> None:
    homes = {field.owner.__module__ for field in fields() if field.path in PSEUDONYMOUS}
    assert homes == {"contracts.completions"}


def test_the_rules_themselves_can_fail() -> None:
    assert {"CompletionRow.employee", "StaffRow.employee", "ForgetEmployee.employee"} <= NUMBERED
    assert {"CourseCompleted.person", "EmployeeForgotten.person"} <= PSEUDONYMOUS
    assert "CompletionRow.employee" in set(held(COMMANDS["TakeInCompletions"]))
