"""The guidance: its versions, and what one says to some answers, with whom to turn to on the day (R10-R17)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import orjson

from contracts.gate import as_recorded
from contracts.guidance import GuidanceStep, GuidanceTree
from contracts.guidance_outcome import advise
from contracts.incidents import GivenAnswer
from gateway.views.directory import reached
from gateway.views.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Situation:
    """What somebody answers, where and on which day; without a version, the one in force that day is asked."""

    answers: Sequence[GivenAnswer]
    on: date
    namnd: str | None = None
    version: str | None = None


def versions(reader: Reader, as_of: int | None) -> list[Row]:
    """Return every version, the earliest first."""
    return sorted(reader.rows("guidance", as_of), key=lambda row: (row["valid_from"], row["issued"]))


def guidance(reader: Reader, as_of: int | None, situation: Situation) -> Row | None:
    """Return what the guidance says in a situation; nothing when there is no such version."""
    shown = _version(versions(reader, as_of), situation)
    if shown is None:
        return None
    tree = GuidanceTree.model_validate_json(orjson.dumps(shown["tree"]), context=as_recorded)
    advised = advise(tree, situation.answers)
    offices = reached(reader, as_of, situation.namnd, situation.on)
    return {
        **shown,
        "question": advised.ask and advised.ask.model_dump(),
        "steps": [_step(step, offices) for step in advised.steps],
        "do_first": [_step(step, offices) for step in advised.first],
        "may_report": advised.ask is None and not advised.instead,
        "unfit": [{"place": each.place, "reason": each.reason} for each in advised.unfit],
    }


def _version(found: Sequence[Row], situation: Situation) -> Row | None:
    if situation.version is not None:
        return next((row for row in found if row["version"] == situation.version), None)
    begun = [row for row in found if row["valid_from"] <= situation.on.isoformat()]
    return begun[-1] if begun else None


def _step(step: GuidanceStep, offices: Mapping[str, Row]) -> Row:
    office = offices.get(step.contact) if step.contact else None
    return {
        **step.model_dump(),
        "contact": office,
        "contact_missing": step.contact is not None and office is None,
    }
