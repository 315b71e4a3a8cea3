"""Histories that the tests begin with: a city, a plan in each of its stages."""

from datetime import date
from typing import Any

from contracts.activity import ActivityContent, Party, PartyKind
from contracts.envelope import Instruction
from contracts.organisation import EstablishNamnd
from contracts.plan_approval import (
    AdoptHistoricalPlan,
    ApprovePlan,
    DecidePlan,
    RecordConsultation,
    SendPlanToKs,
    SubmitPlan,
)
from contracts.plan_content import PlanContent, Section
from contracts.plans import DescribePlan, DraftPlan, NextRevision, Period, PlanActivity, PlanHead, RevisePlan
from contracts.schedule import Schedule, ScheduleKind
from contracts.steering import IssueGuideline, IssueTemplate
from contracts.vocabulary import Category, ConsultedParty, NamndKind, RevisionMoment, SectionKey
from tests.plans.spec import NAMND, order

V1, V2, V3 = "skarpnack-v1", "skarpnack-v2", "skarpnack-v3"
GUIDELINE = "155-943/2015"
MANDATORY = (SectionKey.INTRODUCTION, SectionKey.PREVENTIVE, SectionKey.HINDERING)
ALWAYS = Schedule(printed="Löpande", kind=ScheduleKind.ONGOING)
UNIT_HEAD = Party(kind=PartyKind.ROLE, title="Enhetschef")

History = tuple[Instruction, ...]


def namnd(code: str = NAMND, since: date = date(2000, 1, 1)) -> EstablishNamnd:
    return order(EstablishNamnd, namnd=code, name=code.capitalize(), kind=NamndKind.STADSDELSNAMND, valid_from=since)


def city(mandatory: tuple[SectionKey, ...] = MANDATORY) -> History:
    return (
        namnd(),
        order(IssueGuideline, dnr=GUIDELINE, title="Riktlinjer", valid_from=date(2016, 5, 1)),
        order(IssueTemplate, version="t1", valid_from=date(2016, 5, 1), mandatory_sections=mandatory),
    )


def year(number: int) -> Period:
    return Period(starts=date(number, 1, 1), ends=date(number, 12, 31))


def head(number: int = 2026, **said: Any) -> PlanHead:
    fields: dict[str, Any] = {
        "title": "Handlingsplan",
        "period": year(number),
        "guideline": GUIDELINE,
        "template": "t1",
        "next_revision": NextRevision(moment=RevisionMoment.T1, year=number + 1),
    }
    return PlanHead(**{**fields, **said})


def measure(title: str = "Dialog", category: Category = Category.PREVENTIVE, **said: Any) -> ActivityContent:
    fields: dict[str, Any] = {"responsible": UNIT_HEAD, "schedule": ALWAYS}
    return ActivityContent(title=title, category=category, **{**fields, **said})


def plan_measure(activity_id: str, plan_id: str = V1, **said: Any) -> PlanActivity:
    return order(PlanActivity, plan_id=plan_id, activity_id=activity_id, activity=measure(**said))


def written(plan_id: str = V1, keys: tuple[SectionKey, ...] = MANDATORY) -> DescribePlan:
    sections = tuple(Section(key=key, title=key.label_sv, text="Så här gör vi.") for key in keys)
    return order(DescribePlan, plan_id=plan_id, content=PlanContent(sections=sections))


def begun(number: int = 2026) -> History:
    return (*city(), order(DraftPlan, namnd=NAMND, head=head(number)))


def drafted(number: int = 2026) -> History:
    """A complete draft with the measures a1 (preventive) and a2 (hindering)."""
    return (
        *begun(number),
        written(),
        plan_measure("a1", title="Föräldrastöd"),
        plan_measure("a2", title="Orosanmälan", category=Category.HINDERING),
    )


def consulted_with(party: ConsultedParty, on: date = date(2026, 1, 10), plan_id: str = V1) -> RecordConsultation:
    return order(
        RecordConsultation, plan_id=plan_id, party=party, consulted_on=on, function="Handläggare", result="Utan erinran"
    )


def consultations(plan_id: str = V1) -> History:
    return tuple(consulted_with(party, plan_id=plan_id) for party in ConsultedParty)


def submit(plan_id: str = V1, on: date = date(2026, 2, 1)) -> SubmitPlan:
    return order(SubmitPlan, plan_id=plan_id, submitted_on=on)


def decide(plan_id: str = V1, on: date = date(2026, 2, 20)) -> DecidePlan:
    return order(DecidePlan, plan_id=plan_id, decided_on=on, paragraph=7, diarienummer="1.2.1.-147/26")


def send(plan_id: str = V1, on: date = date(2026, 2, 25)) -> SendPlanToKs:
    return order(SendPlanToKs, plan_id=plan_id, sent_on=on)


def approve(plan_id: str = V1, on: date = date(2026, 4, 1), conditions: tuple[str, ...] = ()) -> ApprovePlan:
    return order(
        ApprovePlan, plan_id=plan_id, decided_on=on, paragraph=3, diarienummer="KS 2026/11", conditions=conditions
    )


def chain(plan_id: str = V1) -> History:
    return (*consultations(plan_id), submit(plan_id), decide(plan_id), send(plan_id), approve(plan_id))


def approved() -> History:
    return (*drafted(), *chain())


def approved_with(*more: Instruction) -> History:
    """The approved plan of 2026, with more said before it was handed in."""
    return (*drafted(), *more, *chain())


def historical(number: int = 2019) -> History:
    return (*drafted(number), order(AdoptHistoricalPlan, plan_id=V1))


def revised(number: int = 2027) -> History:
    """The approved plan of 2026, and the draft of the next one with a1 and a2 to account for."""
    return (*approved(), order(RevisePlan, plan_id=V1, head=head(number)))
