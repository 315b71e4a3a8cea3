"""Commands and events of the units and how many work there: what coverage is counted against (S11, T07)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.text import Slug, Title
from contracts.vocabulary import FunctionLevel


class EnterUnit(Instruction):
    """Enter a unit in the catalogue, or describe it anew from a day on (S11)."""

    namnd: Slug
    unit: Slug
    name: Title
    department: Title | None = None
    function_levels: tuple[FunctionLevel, ...] = Field(default=(), max_length=3)
    target_groups: tuple[Title, ...] = Field(default=(), max_length=20)
    valid_from: Day
    valid_to: Day | None = None
    source: Title | None = None


class UnitEntered(Fact):
    """A nämnd has a unit, described so from a day on."""

    type: ClassVar[str] = "training.UnitEntered.v1"
    namnd: Slug
    unit: Slug
    name: Title
    department: Title | None
    function_levels: tuple[FunctionLevel, ...]
    target_groups: tuple[Title, ...]
    valid_from: Day
    valid_to: Day | None
    source: Title | None


class HeadcountCell(Contract):
    """So many are employed in a unit in a function."""

    unit: Slug
    function: Slug
    headcount: int = Field(ge=0, le=20_000)


class ReportHeadcounts(Instruction):
    """Say how many a nämnd employs, unit by unit and function by function, on a day: all of them, not only changes."""

    namnd: Slug
    on: Day
    cells: tuple[HeadcountCell, ...] = Field(min_length=1, max_length=5000)


class HeadcountsReported(Fact):
    """So many are employed in a unit from a day on; functions left out have nobody."""

    type: ClassVar[str] = "training.HeadcountsReported.v1"
    namnd: Slug
    unit: Slug
    on: Day
    functions: dict[Slug, int]
