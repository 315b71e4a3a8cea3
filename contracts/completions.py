"""Commands and events of who has learnt what. Commands name employees by number; events know pseudonyms only (N09)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.text import Diarienummer, Slug
from contracts.training_terms import CorrectionGround, EmployeeNumber, ForgettingGround, Pseudonym, Purpose

_VERSION = Field(ge=1, le=1000)


class CompletionRow(Contract):
    """One line of the training portal's list."""

    employee: EmployeeNumber
    unit: Slug
    function: Slug
    course: Slug
    version: int = _VERSION
    completed_on: Day


class TakeInCompletions(Instruction):
    """Take in a list of the training portal, all or nothing. What is known already changes nothing."""

    unkept: ClassVar[frozenset[str]] = frozenset({"rows"})
    namnd: Slug
    purpose: Purpose = Purpose.EMPLOYEE
    rows: tuple[CompletionRow, ...] = Field(min_length=1, max_length=20_000)
    dry_run: bool = False


class CourseCompleted(Fact):
    """Somebody has completed a version of a course; unit and function are those of the portal's list."""

    type: ClassVar[str] = "training.CourseCompleted.v1"
    namnd: Slug
    person: Pseudonym
    purpose: Purpose
    unit: Slug
    function: Slug
    course: Slug
    version: int
    completed_on: Day


class StaffRow(Contract):
    """One line of the staff list: a post. Somebody with two posts has two lines."""

    employee: EmployeeNumber
    unit: Slug
    function: Slug


class TakeInStaff(Instruction):
    """Take in the whole staff list of a nämnd as of a day: who is new, has moved, came back or has left follows."""

    unkept: ClassVar[frozenset[str]] = frozenset({"rows"})
    namnd: Slug
    purpose: Purpose = Purpose.EMPLOYEE
    on: Day
    rows: tuple[StaffRow, ...] = Field(min_length=1, max_length=30_000)
    dry_run: bool = False


class StaffListTaken(Fact):
    """The whole staff list of a nämnd as of a day is taken in; whoever it does not move is where they were."""

    type: ClassVar[str] = "training.StaffListTaken.v1"
    namnd: Slug
    purpose: Purpose
    on: Day


class Post(Contract):
    """Where somebody works, and as what."""

    unit: Slug
    function: Slug


class StaffPlaced(Fact):
    """Somebody has these posts in a nämnd from a day on, and no others there."""

    type: ClassVar[str] = "training.StaffPlaced.v1"
    namnd: Slug
    person: Pseudonym
    purpose: Purpose
    posts: tuple[Post, ...]
    from_day: Day


class StaffLeft(Fact):
    """Somebody has no post in a nämnd from a day on."""

    type: ClassVar[str] = "training.StaffLeft.v1"
    namnd: Slug
    person: Pseudonym
    purpose: Purpose
    from_day: Day


class WithdrawCompletion(Instruction):
    """Take back a completion that never was; frozen figures stay as they were."""

    unkept: ClassVar[frozenset[str]] = frozenset({"employee"})
    namnd: Slug
    purpose: Purpose = Purpose.EMPLOYEE
    employee: EmployeeNumber
    course: Slug
    version: int = _VERSION
    completed_on: Day
    ground: CorrectionGround


class CompletionWithdrawn(Fact):
    """A completion never was."""

    type: ClassVar[str] = "training.CompletionWithdrawn.v1"
    namnd: Slug
    person: Pseudonym
    course: Slug
    version: int
    completed_on: Day
    ground: CorrectionGround


class RedateCompletion(Instruction):
    """Correct the day of a completion; frozen figures stay as they were."""

    unkept: ClassVar[frozenset[str]] = frozenset({"employee"})
    namnd: Slug
    purpose: Purpose = Purpose.EMPLOYEE
    employee: EmployeeNumber
    course: Slug
    version: int = _VERSION
    completed_on: Day
    corrected_to: Day


class CompletionRedated(Fact):
    """A completion was on another day."""

    type: ClassVar[str] = "training.CompletionRedated.v1"
    namnd: Slug
    person: Pseudonym
    course: Slug
    version: int
    completed_on: Day
    corrected_to: Day


class ForgetEmployee(Instruction):
    """Erase the link between a person who has left and the pseudonym, for good. What is counted stays as it is."""

    unkept: ClassVar[frozenset[str]] = frozenset({"employee"})
    namnd: Slug
    purpose: Purpose = Purpose.EMPLOYEE
    employee: EmployeeNumber
    ground: ForgettingGround
    decision: Diarienummer | None = None


class EmployeeForgotten(Fact):
    """Nobody can tell any more whose pseudonym it is."""

    type: ClassVar[str] = "training.EmployeeForgotten.v1"
    namnd: Slug
    person: Pseudonym
    ground: ForgettingGround
    decision: Diarienummer | None
