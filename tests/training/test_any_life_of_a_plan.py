"""T01, T07: whatever happens to a plan, its measures require their courses on just the days it is in force."""

from datetime import date

from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from contracts.envelope import Fact
from contracts.plan_approval import PlanSentBack
from contracts.plans import ActivityChanged, ActivityWithdrawn, HeadAmended, PlanSuperseded
from services.training.standing import Standing
from services.training.streams import namnd_stream
from tests.training.plans_heard import ABOUT, ENDS, STARTS, activity, begun, decided, head, planned
from tests.training.spec import NAMND
from tests.training.training_histories import ADVANCED, BASIC

MONTHS = [date(2022 + month // 12, month % 12 + 1, 1) for month in range(28)]
COURSES = st.sets(st.sampled_from([BASIC, ADVANCED])).map(sorted)
Required = dict[date, set[tuple[str, str]]]


class Model:
    """A plan as it goes through the chain of approval, and what it required on the first of each month."""

    def __init__(self) -> None:
        self.days = STARTS, ENDS
        self.measures: dict[str, list[str]] = {}
        self.in_force = False
        self.last_step = MONTHS[0]
        self.required: Required = {month: set() for month in MONTHS}

    def still_to_come(self) -> list[date]:
        return MONTHS[MONTHS.index(self.last_step) :]

    def decided(self, on: date) -> None:
        self.in_force, self.last_step = True, on
        for month in MONTHS:
            if max(on, self.days[0]) <= month <= self.days[1]:
                self.required[month] = {(key, course) for key, found in self.measures.items() for course in found}

    def over(self, on: date) -> None:
        self.in_force, self.last_step = False, on
        for month in MONTHS:
            if on <= month:
                self.required[month] = set()


def step(draw: st.DrawFn, model: Model) -> Fact:
    """One thing that can happen to the plan now."""
    month = draw(st.sampled_from(model.still_to_come()))
    if model.in_force:
        model.over(month)
        return PlanSentBack(**ABOUT, decided_on=month, paragraph=1, reason="Ändras")
    what = draw(st.sampled_from(["measure", "measure", "withdraw", "days", "decide"]))
    key, courses = draw(st.sampled_from(["t1", "t2"])), draw(COURSES)
    if what == "decide":
        model.decided(month)
        return decided(month)
    if what == "days":
        model.days = (min(month, ENDS), ENDS)
        return HeadAmended(**ABOUT, head=head(*model.days))
    if what == "withdraw":
        model.measures.pop(key, None)
        return ActivityWithdrawn(**ABOUT, activity_id=key, reason="Utgår")
    known = key in model.measures
    model.measures[key] = courses
    changed = ActivityChanged(**ABOUT, activity_id=key, activity=activity(*courses))
    return changed if known else planned(*courses, key=key)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Fact], Required]:
    model = Model()
    facts = [step(draw, model) for _ in range(draw(st.integers(min_value=1, max_value=10)))]
    if model.in_force:
        last_day = draw(st.sampled_from(model.still_to_come()))
        facts.append(PlanSuperseded(**ABOUT, by_plan_id=f"{NAMND}-v2", in_force_until=last_day))
        model.over(last_day.replace(day=2))
    return facts, model.required


@settings(max_examples=60)
@any_of(lives())
def test_T07_what_is_required_follows_the_life_of_the_plan(life: tuple[list[Fact], Required]) -> None:
    facts, expected = life
    told = begun(*facts)
    standing = Standing()
    for position, fact in enumerate(told.log[namnd_stream(NAMND)], 1):
        standing.take(position, fact.type, fact.model_dump(mode="json"))
    found = {
        month: {
            (wanted.activity_id, wanted.course)
            for wanted, spans in standing.wanted.items()
            if any(span.holds(month) for span in spans)
        }
        for month in MONTHS
    }
    assert found == expected
