"""How large a share has a course: by unit, department, nämnd, function level, or in the whole city (T01, T10, T12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contracts.disclosure import CITY, Disclosure, Path
from contracts.surveys import Indicator
from contracts.vocabulary import FunctionLevel, Term
from gateway.views.reader import Reader, Row
from gateway.views.survey_results import indicators
from gateway.views.surveys import surveys
from gateway.views.training_catalogue import unit_names
from gateway.views.training_disclosure import Telling, has_level, settled_day, shown


class CoverageBy(Term):
    """What coverage is shown by."""

    UNIT = "unit", "Enhet", "Unit"
    DEPARTMENT = "department", "Avdelning", "Department"
    NAMND = "namnd", "Nämnd", "Nämnd"
    CITY = "city", "Hela staden", "The whole city"
    FUNCTION_LEVEL = "function_level", "Funktionsnivå", "Function level"


_DEPTH = {CoverageBy.CITY: 0, CoverageBy.NAMND: 1, CoverageBy.DEPARTMENT: 2, CoverageBy.UNIT: 4}
"""How long the paths of groups are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; without a nämnd, in the whole city."""

    by: CoverageBy
    course: str
    on: date | None
    namnd: str | None


def coverage(reader: Reader, as_of: int | None, asked: Asked, today: date) -> Row:
    """Return the figures of every group in which somebody needs the course."""
    on = settled_day(asked.on, today)
    disclosure = Telling(reader, as_of, on).of(asked.course)[asked.course]
    if asked.by is CoverageBy.FUNCTION_LEVEL:
        groups = list(_levels(disclosure, asked.namnd))
    else:
        groups = list(_groups(disclosure, asked))
    names = unit_names(reader, as_of, on)
    knowledge = _knowledge(reader, as_of, on) if asked.by is CoverageBy.NAMND else {}
    for group in groups:
        group["as_of"] = as_of
        group["unit_name"] = names.get((group["namnd_code"], group["unit"]))
        group["knowledge"] = knowledge.get(group["namnd_code"], [])
    return {"as_of": as_of, "course": asked.course, "on": on.isoformat(), "by": asked.by.value, "groups": groups}


def _groups(disclosure: Disclosure, asked: Asked) -> Iterator[Row]:
    for path in disclosure.groups(_DEPTH[asked.by]):
        if path == CITY or asked.namnd in {None, path[0]}:
            yield {**place(path), "function_level": None, "units_left_out": 0, **shown(disclosure.told(path))}


def place(path: Path) -> Row:
    """Return which nämnd, department and unit a group is, as far as it is one."""
    namnd, department, _levels_of, unit = (*path, *("",) * (4 - len(path)))
    return {"namnd_code": namnd or None, "department": department or None, "unit": unit or None}


def _levels(disclosure: Disclosure, namnd: str | None) -> Iterator[Row]:
    for level in FunctionLevel:
        units = [path for path in disclosure.groups(4) if namnd in {None, path[0]} and has_level(level, path)]
        if units:
            figures, left_out = disclosure.gathered(set(units).__contains__)
            within = {"namnd_code": namnd, "department": None, "unit": None, "function_level": level.value}
            yield {**within, "units_left_out": left_out, **shown(figures)}


def _knowledge(reader: Reader, as_of: int | None, on: date) -> dict[str, list[Row]]:
    """Return what the latest closed survey no later than the year of a day says of each nämnd's knowledge (R25)."""
    closed = [survey["year"] for survey in surveys(reader, as_of) if survey["closed_at"] and survey["year"] <= on.year]
    found: dict[str, list[Row]] = {}
    for question in indicators(reader, as_of, closed[-1], Indicator.KNOWLEDGE_LEVEL) if closed else ():
        for figure in question["namnder"]:
            said = {name: figure[name] for name in ("answers", "mean", "withheld")}
            asked = {"year": closed[-1], "question": question["text"]}
            found.setdefault(figure["namnd_code"], []).append({**asked, **said})
    return found
