"""Whatever is sent, in whatever order: what must hold of a plan, checked on the log alone."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from contracts.answers import Refusal
from contracts.envelope import Fact, Instruction
from contracts.plan_approval import (
    AdoptHistoricalPlan,
    ConsultationRecorded,
    PlanApproved,
    PlanDecided,
    PlanSentBack,
    PlanSentToKs,
    PlanSubmitted,
    SendPlanBack,
)
from contracts.plans import (
    AccountForActivity,
    ActivityAccounted,
    ActivityPlanned,
    AmendHead,
    ChangeActivity,
    DraftPlan,
    PlanRevised,
    RevisePlan,
    WithdrawActivity,
)
from contracts.vocabulary import ActivityStatus, Category, ConsultedParty, Role, SectionKey
from services.plans.plan import Plan, evolve, replay
from tests.plans.histories import (
    V1,
    V2,
    V3,
    approve,
    chain,
    city,
    consulted_with,
    decide,
    head,
    measure,
    plan_measure,
    send,
    submit,
    written,
)
from tests.plans.spec import NAMND, Scenario, order

START = date(2026, 5, 1)
PLANS = st.sampled_from([V1, V2, V3])
LAST_VERSION = 3
DAYS = st.integers(0, 2).map(lambda number: START + timedelta(days=number))
MEASURES = st.sampled_from(["a1", "a2", "b1", "b2", "a1-v2", "a2-v2", "a1-v3"])
TEXTS = st.sampled_from(["Dialog", "Läxhjälp", "Orosanmälan"])
STATUSES = st.sampled_from(list(ActivityStatus))


@st.composite
def accounts(draw: st.DrawFn) -> Instruction:
    status = draw(STATUSES)
    said: dict[str, Any] = {}
    if draw(st.booleans()) or status is ActivityStatus.CHANGED:
        said["reason"] = "Skäl"
    if status is ActivityStatus.CHANGED:
        said["changed_to"] = measure(draw(TEXTS), draw(st.sampled_from([Category.PREVENTIVE, Category.HINDERING])))
    if draw(st.integers(0, 3)) == 0:
        said["activity_id"] = draw(MEASURES)
    return order(AccountForActivity, plan_id=draw(PLANS), ancestor=draw(MEASURES), status=status, **said)


def sent_back(plan_id: str, day: date, role: Role) -> Instruction:
    return order(SendPlanBack, role, plan_id=plan_id, decided_on=day, paragraph=1, reason="Komplettera")


EDITS = st.one_of(
    st.builds(lambda p, a, t, s: plan_measure(a, p, title=t, same_as=s), PLANS, MEASURES, TEXTS,
              st.lists(MEASURES, max_size=1).map(tuple)),
    st.builds(lambda p, a, t: order(ChangeActivity, plan_id=p, activity_id=a, activity=measure(t)), PLANS, MEASURES,
              TEXTS),
    st.builds(lambda p, a: order(WithdrawActivity, plan_id=p, activity_id=a, reason="Utgår"), PLANS, MEASURES),
    st.builds(lambda p, y: order(AmendHead, plan_id=p, head=head(y)), PLANS, st.integers(2026, 2028)),
    st.builds(written, PLANS),
    accounts(),
)  # fmt: skip
STEPS = st.one_of(
    st.builds(lambda p, party, day: consulted_with(party, day, p), PLANS, st.sampled_from(list(ConsultedParty)), DAYS),
    st.builds(submit, PLANS, DAYS),
    st.builds(decide, PLANS, DAYS),
    st.builds(send, PLANS, DAYS),
    st.builds(approve, PLANS, DAYS),
    st.builds(sent_back, PLANS, DAYS, st.sampled_from([Role.REGISTRAR, Role.KS_REGISTRAR])),
    st.builds(lambda p: order(AdoptHistoricalPlan, plan_id=p), PLANS),
    st.builds(lambda p, y: order(RevisePlan, plan_id=p, head=head(y)), PLANS, st.integers(2026, 2028)),
)
CHAIN = (ConsultationRecorded, PlanSubmitted, PlanDecided, PlanSentToKs, PlanApproved)


class AnySequence(RuleBasedStateMachine):
    """Sends commands to a city whose plans need little to be complete, and reads its log."""

    def __init__(self) -> None:
        super().__init__()
        begin = order(DraftPlan, namnd=NAMND, head=head())
        self.city = Scenario().given(*city((SectionKey.INTRODUCTION,)), begin, written())

    @initialize(measures=st.sets(MEASURES, max_size=3), settled=st.booleans())
    def start(self, measures: set[str], settled: bool) -> None:
        """Begin with a draft, or with the revision of an approved plan."""
        self.city.given(*(plan_measure(activity_id) for activity_id in sorted(measures)))
        if settled:
            self.city.given(*chain(), order(RevisePlan, plan_id=V1, head=head(2027)))

    @rule(order_given=EDITS)
    def edit(self, order_given: Instruction) -> None:
        self.city.when(order_given)

    @rule(order_given=STEPS)
    def step(self, order_given: Instruction) -> None:
        self.city.when(order_given)

    def newest(self) -> Plan:
        found = [replay(self.city.log.get(f"plan/{plan_id}", [])) for plan_id in (V1, V2, V3)]
        return [plan for plan in found if plan is not None][-1]

    @rule(day=DAYS)
    def go_on(self, day: date) -> None:
        """Take what may be the next step of the newest plan, so that chance also reaches its end."""
        plan_id, version = self.newest().plan_id, self.newest().version
        for party in ConsultedParty:
            self.city.when(consulted_with(party, START, plan_id))
        for nearer in (submit, decide, send, approve):
            if not isinstance(self.city.when(nearer(plan_id, day)).outcome, Refusal):
                return
        if version < LAST_VERSION:
            self.city.when(order(RevisePlan, plan_id=plan_id, head=head(2026 + version)))

    @rule(status=st.sampled_from([ActivityStatus.ONGOING, ActivityStatus.DONE]), number=st.integers(0, 2))
    def account(self, status: ActivityStatus, number: int) -> None:
        """Account for measures of the newest plan, all or not quite, and write what it must say."""
        plan = self.newest()
        self.city.when(written(plan.plan_id))
        for ancestor in sorted(plan.ancestors)[number:]:
            self.city.when(order(AccountForActivity, plan_id=plan.plan_id, ancestor=ancestor, status=status))

    @invariant()
    def the_log_replays_to_the_state_that_decisions_saw(self) -> None:
        for plan_id in (V1, V2, V3):
            facts = self.city.log.get(f"plan/{plan_id}", [])
            seen = self.city.work().state(f"plan/{plan_id}")
            step_by_step: Plan | None = None
            for fact in facts:
                step_by_step = evolve(step_by_step, fact)
            assert step_by_step == replay(facts) == seen
            if seen is not None:
                event(f"{plan_id} {seen.status}")

    @invariant()
    def nothing_is_approved_without_every_step_before_it(self) -> None:
        for facts in self.city.log.values():
            taken: list[type[Fact]] = []
            consulted: set[ConsultedParty] = set()
            for fact in facts:
                if isinstance(fact, ConsultationRecorded):
                    consulted.add(fact.party)
                if isinstance(fact, PlanSentBack):
                    taken = []
                elif type(fact) in CHAIN[1:]:
                    assert consulted == set(ConsultedParty)
                    taken.append(type(fact))
                    assert taken == list(CHAIN[1 : len(taken) + 1])

    @invariant()
    def days_of_the_chain_never_go_back(self) -> None:
        for facts in self.city.log.values():
            days = [getattr(fact, name) for fact in facts for name in ("submitted_on", "decided_on", "sent_on")
                    if hasattr(fact, name)]  # fmt: skip
            assert days == sorted(days)

    @invariant()
    def P16_no_revision_is_submitted_with_a_measure_unaccounted_for(self) -> None:
        for facts in self.city.log.values():
            missing: set[str] = set()
            for fact in facts:
                if isinstance(fact, PlanRevised):
                    missing = {ancestor.activity_id for ancestor in fact.ancestors}
                if isinstance(fact, ActivityAccounted):
                    missing.discard(fact.ancestor)
                assert not (isinstance(fact, PlanSubmitted) and missing)

    @invariant()
    def an_account_and_what_is_carried_over_agree(self) -> None:
        for plan_id in (V2, V3):
            plan = replay(self.city.log.get(f"plan/{plan_id}", []))
            for ancestor, account in plan.accounts.items() if plan else ():
                lives = account.status in {ActivityStatus.ONGOING, ActivityStatus.CHANGED}
                assert plan is not None
                assert (plan.carrier(ancestor) is not None) is lives

    @invariant()
    def no_id_is_planned_twice_and_every_link_leads_somewhere(self) -> None:
        for stream, facts in self.city.log.items():
            planned = [fact.activity_id for fact in facts if isinstance(fact, ActivityPlanned)]
            assert len(planned) == len(set(planned))
            plan = replay(facts) if stream.startswith("plan/") else None
            for measure_id, one in plan.measures.items() if plan else ():
                assert plan is not None
                assert set(one.content.same_as) <= set(plan.measures) - {measure_id}


TestAnySequence = pytest.mark.timeout(300)(AnySequence.TestCase)
TestAnySequence.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)
