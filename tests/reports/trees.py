"""Trees of guidance that the tests begin with."""

from datetime import date
from typing import Any

from contracts.envelope import Instruction
from contracts.guidance import (
    GuidanceOption,
    GuidanceQuestion,
    GuidanceRule,
    GuidanceStep,
    GuidanceTree,
    IssueGuidance,
    ListContact,
    Office,
)
from contracts.incidents import GivenAnswer
from contracts.vocabulary import Role
from tests.reports.spec import order

VERSION = "v1"


def answered(*given: str) -> tuple[GivenAnswer, ...]:
    """Answers written as `question:option`."""
    return tuple(GivenAnswer(question=each.split(":")[0], option=each.split(":")[1]) for each in given)


def question(key: str, *options: str, when: tuple[str, ...] = ()) -> GuidanceQuestion:
    choices = tuple(GuidanceOption(key=option, text_sv=option.capitalize()) for option in options or ("yes", "no"))
    return GuidanceQuestion(key=key, text_sv=f"{key.capitalize()}?", options=choices, asked_when=answered(*when))


def step(key: str, **said: Any) -> GuidanceStep:
    return GuidanceStep(key=key, action_sv=f"Gör så här: {key}.", **said)


def rule(*steps: str, when: tuple[str, ...] = ()) -> GuidanceRule:
    return GuidanceRule(when=answered(*when), steps=steps)


def tree(**said: Any) -> GuidanceTree:
    """First whether there is a threat now; without one, what it is about; a wall or somebody."""
    parts: dict[str, Any] = {
        "questions": (question("threat"), question("about", "wall", "somebody", when=("threat:no",))),
        "steps": (
            step("call", contact="alarm", before_report=True),
            step("elsewhere", instead_of_report=True),
            step("manager"),
        ),
        "rules": (
            rule("manager"),
            rule("call", when=("threat:yes",)),
            rule("elsewhere", when=("about:somebody",)),
        ),
    }
    return GuidanceTree(**{**parts, **said})


def contact(key: str = "alarm", **said: Any) -> ListContact:
    fields: dict[str, Any] = {"office": Office(function="Larmcentralen", phone="112"), "valid_from": date(2017, 1, 1)}
    return order(ListContact, by=Role.SLK, key=key, **{**fields, **said})


def issue(version: str = VERSION, **said: Any) -> IssueGuidance:
    fields: dict[str, Any] = {"valid_from": date(2026, 1, 1), "source": "Rutin vid oro", "tree": tree()}
    return order(IssueGuidance, version=version, **{**fields, **said})


def laid_down() -> tuple[Instruction, ...]:
    """The directory and the first version of the guidance."""
    return contact(), issue()
