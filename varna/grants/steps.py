"""Rows as the commands they stand for, in the order in which it all happened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.grant_terms import CriterionAnswer, NegativeGround
from contracts.importing import Step
from contracts.made_ids import made_of
from ledger.importing import step_id
from varna.grants.cells import APPROVED
from varna.grants.headings import Heading, Kind
from varna.grants.lines import Line
from varna.importing.steps import IMPORTER

_JUDGED = "Enligt nämndens beslut i ärendet."
"""The reason for an answer of a table: what the nämnd wrote of each criterion is in the matter, not in the table."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, and the row it stands for."""

    step: Step
    line: Line
    on: date
    """The day up to which all of the row before it has happened."""

    @property
    def is_application(self) -> bool:
        """Tell whether the step is what begins a case."""
        return self.step.command == "ReceiveApplication"


def in_order(read: Sequence[tuple[Kind, Line]]) -> list[Placed]:
    """Return the steps of all rows: organisations, rounds, and then what happened to the cases, day by day."""
    placed = {kind: [step for its, line in read if its is kind for step in _STEPS[kind](line)] for kind in Kind}
    cases = sorted(placed[Kind.APPLICATIONS], key=lambda step: step.on)
    return [*placed[Kind.ORGANISATIONS], *placed[Kind.ROUNDS], *cases]


def _organisation(line: Line) -> Iterator[Placed]:
    said = line.values
    body = {
        "orgnr": said[Heading.ORGNR],
        "title": said[Heading.TITLE],
        "registered_on": said[Heading.REGISTERED].isoformat(),
    }
    yield Placed(Step(command="RegisterOrganisation", body=body), line, said[Heading.REGISTERED])


def _round(line: Line) -> Iterator[Placed]:
    said = line.values
    body = {
        "namnd": said[Heading.NAMND],
        "round_id": said[Heading.ROUND],
        "kind": said[Heading.KIND].value,
        "period": {"starts": said[Heading.STARTS].isoformat(), "ends": said[Heading.ENDS].isoformat()},
        "budget": {"ore": said[Heading.BUDGET]},
        "opens_on": said[Heading.OPENS].isoformat(),
        "closes_on": said[Heading.CLOSES].isoformat(),
    }
    yield Placed(Step(command="OpenRound", body=body), line, said[Heading.OPENS])


def _case(line: Line) -> Iterator[Placed]:
    """Yield an application and what became of it. Its id is known beforehand: it is made of the step itself."""
    on = line.values[Heading.RECEIVED]
    received = Step(command="ReceiveApplication", body=_application(line.values))
    yield Placed(received, line, on)
    orgnr = line.values[Heading.ORGNR]
    support_id = f"{orgnr}-{made_of('support', step_id(IMPORTER, received), 8)}"
    for command, heading, body in _later(line):
        on = max(on, line.values[heading])
        yield Placed(Step(command=command, body={"support_id": support_id, **body}), line, on)


def _application(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "namnd": said[Heading.NAMND],
        "round_id": said[Heading.ROUND],
        "orgnr": said[Heading.ORGNR],
        "amount": {"ore": said[Heading.REQUESTED]},
        "purpose": said[Heading.PURPOSE],
        "received_on": said[Heading.RECEIVED].isoformat(),
    }


def _later(line: Line) -> Iterator[tuple[str, Heading, dict[str, Any]]]:
    """Yield each command after the application, the day it was done, and what is its own."""
    said = line.values
    days = {heading: said[heading].isoformat() for heading in _DAYS if heading in said}
    if assessed := days.get(Heading.ASSESSED):
        documents = {"documents": [said[Heading.EVIDENCE].value], "completed_on": assessed}
        yield "CompleteApplication", Heading.ASSESSED, documents
        yield "AssessApplication", Heading.ASSESSED, {"answers": _answers(line), "assessed_on": assessed}
    if Heading.DECISION in said:
        yield _decision(line)
    if paid := days.get(Heading.PAID):
        yield "PayGrant", Heading.PAID, {"amount": {"ore": said[Heading.GRANTED]}, "paid_on": paid}
    if reported := days.get(Heading.REPORTED):
        yield "ReceiveReport", Heading.REPORTED, {"received_on": reported, "used": {"ore": said[Heading.USED]}}
    if settled := days.get(Heading.SETTLED):
        yield "ApproveReport", Heading.SETTLED, {"approved_on": settled}


def _answers(line: Line) -> list[dict[str, Any]]:
    evidence = line.values[Heading.EVIDENCE].value
    return [
        {"criterion": key, "answer": answer.value, "evidence": evidence, "reason": _JUDGED}
        for key, answer in line.answers().items()
    ]


def _decision(line: Line) -> tuple[str, Heading, dict[str, Any]]:
    said = line.values
    record = {
        "diarienummer": said[Heading.CASE],
        "paragraph": said[Heading.PARAGRAPH],
        "legal_basis": [basis.value for basis in said[Heading.LEGAL_BASIS]],
        "reasons": said[Heading.REASONS],
        "decided_on": said[Heading.DECIDED].isoformat(),
    }
    if said[Heading.DECISION] == APPROVED:
        return "ApproveSupport", Heading.DECIDED, {"amount": {"ore": said[Heading.GRANTED]}, "decision": record}
    grounds = said[Heading.GROUNDS]
    criteria = _not_met(line) if NegativeGround.CRITERION_NOT_MET in grounds else []
    body = {"grounds": [ground.value for ground in grounds], "criteria": criteria, "decision": record}
    return "RejectApplication", Heading.DECIDED, body


def _not_met(line: Line) -> list[str]:
    return [key for key, answer in line.answers().items() if answer is CriterionAnswer.NOT_MET]


_DAYS = (Heading.ASSESSED, Heading.PAID, Heading.REPORTED, Heading.SETTLED)
_STEPS = {Kind.ORGANISATIONS: _organisation, Kind.ROUNDS: _round, Kind.APPLICATIONS: _case}
