"""What plans records, as this service hears it: a plan drafted, measured out, decided."""

from datetime import date

from contracts.activity import ActivityContent, Each, Party, PartyKind
from contracts.envelope import Fact, Instruction, Recorded
from contracts.plan_approval import PlanDecided
from contracts.plans import ActivityPlanned, Period, PlanDrafted, PlanHead
from contracts.vocabulary import Category
from services.training.reactions import noted as reaction
from tests.training.spec import NAMND, Scenario, given, noted

PLAN = f"{NAMND}-v1"
STARTS, ENDS = date(2023, 1, 1), date(2023, 12, 31)
ABOUT = {"namnd": NAMND, "plan_id": PLAN}


def heard(fact: Fact, position: int = 7) -> Instruction | None:
    """What an event of plans leads to."""
    body = fact.model_dump(mode="json")
    return reaction(Recorded("plans", position, 0, fact.type, 0, {}, "", "", body))


def after(told: Scenario, *facts: Fact) -> Scenario:
    """Let plans record facts, and this service act on each."""
    for fact in facts:
        order = heard(fact)
        if order:
            told.given(order)
    return told


def head(starts: date = STARTS, ends: date = ENDS) -> PlanHead:
    return PlanHead(title="Handlingsplan", period=Period(starts=starts, ends=ends))


def activity(*courses: str, departments: tuple[str, ...] = ()) -> ActivityContent:
    collective = Party(kind=PartyKind.COLLECTIVE, title="Enhetschefer", departments=departments, each=Each.UNIT)
    return ActivityContent(title="Utbilda", category=Category.COMPETENCE, courses=courses, responsible=collective)


def planned(*courses: str, key: str = "t1", departments: tuple[str, ...] = ()) -> ActivityPlanned:
    return ActivityPlanned(
        **ABOUT, activity_id=key, activity=activity(*courses, departments=departments), ancestor=None
    )


def decided(on: date = date(2022, 12, 1)) -> PlanDecided:
    return PlanDecided(**ABOUT, decided_on=on, paragraph=7, diarienummer="KU 1-22")


DRAFTED = PlanDrafted(**ABOUT, version=1, head=head())


def begun(*facts: Fact) -> Scenario:
    return after(given(*noted()), DRAFTED, *facts)


def then(told: Scenario, fact: Fact) -> Scenario:
    order = heard(fact)
    assert order
    return told.when(order)
