"""Rows as the commands they stand for, in the order in which it all happened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.grant_terms import NegativeGround
from contracts.importing import Step
from contracts.made_ids import made_of
from ledger.importing import step_id
from varna.grants import lettings
from varna.grants.cells import APPROVED
from varna.grants.headings import Heading, Kind
from varna.grants.lines import Line
from varna.grants.records import DECISION, REVOCATION, Told, answers, not_met, record
from varna.importing.steps import IMPORTER


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, and the row it stands for."""

    step: Step
    line: Line
    on: date
    """The day up to which all of the row before it has happened."""
    heading: Heading | None = None
    """The column of the day on which it was done; none for what begins a row."""

    @property
    def begins_a_case(self) -> bool:
        """Tell whether the step is what begins a case."""
        return self.step.command in {"ReceiveApplication", "RequestLetting"}


def in_order(read: Sequence[tuple[Kind, Line]]) -> list[Placed]:
    """Return the steps of all rows: organisations, rounds, and then what happened to the cases, day by day."""
    placed = {kind: [step for its, line in read if its is kind for step in _STEPS[kind](line)] for kind in Kind}
    cases = sorted([*placed[Kind.APPLICATIONS], *placed[Kind.LETTINGS]], key=lambda step: step.on)
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


def _support(line: Line) -> Iterator[Placed]:
    first = Step(command="ReceiveApplication", body=_application(line.values))
    orgnr = line.values[Heading.ORGNR]
    return _case(
        line, first, {"support_id": f"{orgnr}-{made_of('support', step_id(IMPORTER, first), 8)}"}, _later(line)
    )


def _letting(line: Line) -> Iterator[Placed]:
    first = Step(command="RequestLetting", body=lettings.request(line.values))
    owner = line.values.get(Heading.ORGNR, "booking")
    case = {"letting_id": f"{owner}-{made_of('letting', step_id(IMPORTER, first), 8)}"}
    return _case(line, first, case, lettings.later(line))


def _case(line: Line, first: Step, case: dict[str, str], later: Iterable[Told]) -> Iterator[Placed]:
    """Yield what begins a case and what became of it. Its id is known beforehand: it is made of the first step."""
    on = line.values[Heading.RECEIVED]
    yield Placed(first, line, on)
    for command, heading, body in later:
        on = max(on, line.values[heading])
        yield Placed(Step(command=command, body={**case, **body}), line, on, heading)


def _application(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "namnd": said[Heading.NAMND],
        "round_id": said[Heading.ROUND],
        "orgnr": said[Heading.ORGNR],
        "amount": {"ore": said[Heading.REQUESTED]},
        "purpose": said[Heading.PURPOSE],
        "received_on": said[Heading.RECEIVED].isoformat(),
    }


def _later(line: Line) -> Iterator[Told]:
    """Yield each command after the application; what follows the decision in the order of its days."""
    said = line.values
    if Heading.ASSESSED in said:
        assessed = said[Heading.ASSESSED].isoformat()
        documents = {"documents": [said[Heading.EVIDENCE].value], "completed_on": assessed}
        yield "CompleteApplication", Heading.ASSESSED, documents
        yield "AssessApplication", Heading.ASSESSED, {"answers": answers(line), "assessed_on": assessed}
    if Heading.DECISION in said:
        yield _decision(line)
    yield from sorted(_afterwards(line), key=lambda told: said[told[1]])


def _decision(line: Line) -> Told:
    said = line.values
    decided = record(said, DECISION)
    if said[Heading.DECISION] == APPROVED:
        return "ApproveSupport", Heading.DECIDED, {"amount": {"ore": said[Heading.GRANTED]}, "decision": decided}
    grounds = said[Heading.GROUNDS]
    criteria = not_met(line) if NegativeGround.CRITERION_NOT_MET in grounds else []
    body = {"grounds": [ground.value for ground in grounds], "criteria": criteria, "decision": decided}
    return "RejectApplication", Heading.DECIDED, body


def _afterwards(line: Line) -> Iterator[Told]:
    said = line.values
    days = {heading: said[heading].isoformat() for heading in _DAYS if heading in said}
    if paid := days.get(Heading.PAID):
        amount = said.get(Heading.PAID_SUM, said[Heading.GRANTED])
        yield "PayGrant", Heading.PAID, {"amount": {"ore": amount}, "paid_on": paid}
    if paid := days.get(Heading.PAID_LATER):
        amount = said[Heading.PAID_LATER_SUM]
        yield "PayGrant", Heading.PAID_LATER, {"amount": {"ore": amount}, "paid_on": paid}
    if reported := days.get(Heading.REPORTED):
        yield "ReceiveReport", Heading.REPORTED, {"received_on": reported, "used": {"ore": said[Heading.USED]}}
    if settled := days.get(Heading.SETTLED):
        yield "ApproveReport", Heading.SETTLED, {"approved_on": settled}
    if Heading.REVOKED in said:
        grounds = [ground.value for ground in said[Heading.REVOKED_GROUNDS]]
        criteria = said.get(Heading.REVOKED_CRITERIA, [])
        decided = {"grounds": grounds, "criteria": criteria, "decision": record(said, REVOCATION)}
        yield "RevokeGrant", Heading.REVOKED, decided


_DAYS = (Heading.PAID, Heading.PAID_LATER, Heading.REPORTED, Heading.SETTLED)
_STEPS = {
    Kind.ORGANISATIONS: _organisation,
    Kind.ROUNDS: _round,
    Kind.APPLICATIONS: _support,
    Kind.LETTINGS: _letting,
}
