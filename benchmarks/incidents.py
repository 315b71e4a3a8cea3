"""Synthetic reports, and the little that must be laid down before one is taken: every word of it is invented."""

from datetime import date
from random import Random
from uuid import UUID

from contracts.envelope import Actor, Instruction
from contracts.guidance import (
    GuidanceOption,
    GuidanceQuestion,
    GuidanceRule,
    GuidanceStep,
    GuidanceTree,
    IssueGuidance,
)
from contracts.incident_terms import IncidentKind, ManagerTold, ReporterFunction, ReportSource, Setting
from contracts.incidents import GivenAnswer, Observation, ReportIncident
from contracts.noting import NoteAppointment, NoteNamnd
from contracts.vocabulary import Milieu, Role

_NAMND = "prov-namnd"
_SINCE = date(2020, 1, 1)
_YES, _NO = GuidanceOption(key="yes", text_sv="Ja"), GuidanceOption(key="no", text_sv="Nej")
_CALM = GivenAnswer(question="threat", option="no")
_SENTENCES = (
    "Klotter med en extremistisk symbol har satts upp på fasaden mot skolgården.",
    "Klistermärken med propaganda satt på anslagstavlan i entrén och är nu borttagna.",
    "Flygblad delades ut vid torget under eftermiddagen, och personalen tog undan dem som låg kvar.",
    "En manifestation utan tillstånd hölls utanför biblioteket, som stängde en timme tidigare.",
    "Affischerna är fotograferade och nedtagna, och verksamheten har gått igenom rutinen.",
    "Det har hänt vid två tillfällen under veckan, båda gångerna på kvällstid.",
)


def laid_down() -> tuple[Instruction, ...]:
    """Return the commands that come before any report: a nämnd with a coordinator, and the guidance."""
    system, office = Actor(account="syntetisk", role=Role.SYSTEM), Actor(account="syntetisk", role=Role.SLK)
    return (
        NoteNamnd(command_id="syntetisk-namnd", actor=system, namnd=_NAMND, valid_from=_SINCE),
        NoteAppointment(
            command_id="syntetisk-uppdrag", actor=system, namnd=_NAMND, appointment_id="prov-a", from_day=_SINCE
        ),
        IssueGuidance(
            command_id="syntetisk-rutin",
            actor=office,
            version="prov",
            valid_from=_SINCE,
            source="Syntetisk rutin",
            tree=GuidanceTree(
                questions=(GuidanceQuestion(key="threat", text_sv="Pågår ett hot?", options=(_YES, _NO)),),
                steps=(GuidanceStep(key="manager", action_sv="Tala med närmaste chef."),),
                rules=(GuidanceRule(steps=("manager",)),),
            ),
        ),
    )


def report(number: int) -> ReportIncident:
    """Return a report with a text of two sentences; the same number gives the same one."""
    random = Random(number)
    return ReportIncident(
        command_id=str(UUID(int=random.getrandbits(128))),
        actor=Actor(account="staff", role=Role.STAFF, namnd=_NAMND),
        namnd=_NAMND,
        observation=Observation(
            kind=random.choice((IncidentKind.PROPAGANDA, IncidentKind.VANDALISM, IncidentKind.MANIFESTATION)),
            milieu=random.choice((None, Milieu.UNSPECIFIED)),
            setting=random.choice(list(Setting)),
            occurred_on=date(2026, 1, random.randint(1, 31)),
        ),
        function=random.choice(list(ReporterFunction)),
        source=random.choice(list(ReportSource)),
        guidance="prov",
        answers=(_CALM,),
        done=("manager",),
        manager_told=ManagerTold.YES,
        description=" ".join(random.sample(_SENTENCES, 2)),
    )
