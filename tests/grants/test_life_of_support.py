"""Whatever is sent, in whatever order: a small model of its own says what must hold of support."""

from copy import deepcopy
from datetime import date
from functools import cache

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from contracts.answers import Refusal
from contracts.grant_rules import RoundOpened
from contracts.grant_terms import DutyOutcome, SupportKind
from contracts.money import Money
from contracts.plans import Period
from services.grants.streams import organisation_stream, round_stream
from tests.grants.acts import CASE_ACTS, EARLY, LATE, Act, closing, on_case, on_duty
from tests.grants.histories import ORGNR, SECOND, receive, register, rules, support_id
from tests.grants.model_of_support import BrokenRuleError, Model, ModelCase, ModelRound
from tests.grants.spec import NAMND, OTHER, Scenario, given, noted

ASKED, BUDGET = 2_500, 5_000
SHORT = Period(starts=date(2026, 1, 1), ends=date(2026, 11, 10))
LONG = Period(starts=date(2026, 1, 1), ends=date(2026, 12, 31))
ROUNDS = {(NAMND, "long"): LONG, (NAMND, "short"): SHORT, (OTHER, "long"): LONG}
AMOUNTS = st.sampled_from([0, 1_000, ASKED, 4_000])
DAYS = st.sampled_from([EARLY, LATE])
NEXT = {
    "received": ("complete", "ask"),
    "completed": ("assess", "reject"),
    "assessed": ("approve", "approve", "ask", "assess"),
    "approved": ("pay", "pay", "revoke"),
    "paid": ("pay", "claim", "repay", "write_off", "revoke", "report"),
    "reported": ("settle", "revoke", "claim", "pay"),
    "revoked": ("appeal", "claim", "pay"),
    "rejected": ("appeal",),
}


def opened(namnd: str, round_id: str, period: Period) -> RoundOpened:
    return RoundOpened(
        namnd=namnd,
        round_id=round_id,
        kind=SupportKind.GRANT,
        period=period,
        budget=Money(ore=BUDGET),
        opens_on=date(2026, 1, 1),
        closes_on=date(2026, 12, 31),
        rule_set="city-2019",
    )


class Told:
    """A city that is sent commands, and the model that is told of those it accepts."""

    def __init__(self, city: Scenario, model: Model) -> None:
        self.city, self.model = city, model

    def receive(self, where: tuple[str, str], orgnr: str, amount: int) -> None:
        (namnd, round_id), command_id = where, f"apply-{len(self.model.cases):04}"
        asked = receive(
            namnd, command_id=command_id, round_id=round_id, orgnr=orgnr, amount=Money(ore=amount), received_on=EARLY
        )
        if isinstance(self.city.when(asked).outcome, Refusal):
            return
        made = ModelCase(namnd, f"{namnd}/{round_id}", ROUNDS[where].ends, amount)
        assert amount
        assert not self.model.rounds[made.round_id].closed
        self.model.cases[support_id(command_id, orgnr)] = made

    def send(self, done: Act) -> None:
        outcome = self.city.when(done.order).outcome
        if not isinstance(outcome, Refusal):
            done.told(self.model, outcome or ())

    def again(self) -> "Told":
        """The same history once more, to go on with."""
        city = Scenario()
        city.log = {stream: list(facts) for stream, facts in self.city.log.items()}
        return Told(city, deepcopy(self.model))


@cache
def begun() -> Told:
    """A city where rules can be broken at once: in each round a grant, and two to decide with money for one."""
    rounds = [opened(namnd, key, period) for (namnd, key), period in ROUNDS.items()]
    told = Told(given(*noted(), rules(), register(), register(SECOND), *rounds), Model())
    told.model.rounds = {f"{namnd}/{key}": ModelRound(BUDGET) for namnd, key in ROUNDS}
    for where in sorted(ROUNDS):
        for number in range(3):
            told.receive(where, ORGNR, ASKED)
            for what in ("complete", "assess", "approve")[: 2 if number else 3]:
                told.send(on_case(what, list(told.model.cases)[-1], where[0], amount=ASKED, on=EARLY))
    return told


class LifeOfSupport(RuleBasedStateMachine):
    """Sends commands to a city with three small rounds and two organisations."""

    def __init__(self) -> None:
        super().__init__()
        self.told = begun().again()
        self.city, self.model = self.told.city, self.told.model

    @rule(where=st.sampled_from(sorted(ROUNDS)), orgnr=st.sampled_from([ORGNR, SECOND]), amount=AMOUNTS)
    def receive(self, where: tuple[str, str], orgnr: str, amount: int) -> None:
        self.told.receive(where, orgnr, amount)

    @rule(data=st.data(), what=st.sampled_from(sorted(CASE_ACTS)), amount=AMOUNTS, on=DAYS, yes=st.booleans())
    def act(self, data: st.DataObject, what: str, amount: int, on: date, *, yes: bool) -> None:
        case = data.draw(st.sampled_from(sorted(self.model.cases)))
        key = data.draw(st.sampled_from(["k1", "k2"]))
        self.told.send(on_case(what, case, self.model.cases[case].namnd, amount=amount, on=on, key=key, yes=yes))

    @rule(data=st.data(), amount=AMOUNTS, on=DAYS, yes=st.booleans())
    def next_step(self, data: st.DataObject, amount: int, on: date, *, yes: bool) -> None:
        """Something that suits where a case stands, or that somebody could be tempted to do there."""
        case = data.draw(st.sampled_from(sorted(self.model.cases)))
        found = self.model.cases[case]
        what = data.draw(st.sampled_from(NEXT.get(found.stage, ("claim", "repay", "write_off"))))
        self.told.send(on_case(what, case, found.namnd, amount=amount, on=on, yes=yes))

    @rule(where=st.sampled_from(sorted(ROUNDS)), really=st.integers(0, 9))
    def close(self, where: tuple[str, str], really: int) -> None:
        if really >= 7:
            self.told.send(closing(*where))

    @precondition(lambda self: self.model.duties)
    @rule(data=st.data(), outcome=st.sampled_from(DutyOutcome), own=st.booleans())
    def decide_on_duty(self, data: st.DataObject, outcome: DutyOutcome, *, own: bool) -> None:
        duty_id, case = data.draw(st.sampled_from(sorted(self.model.duties.items())))
        namnd = self.model.cases[case].namnd if own else NAMND
        self.told.send(on_duty(namnd, case[:11], duty_id, outcome))

    @invariant()
    def the_service_and_the_model_agree(self) -> None:
        shown: dict[str, str] = {}
        for orgnr in (ORGNR, SECOND):
            organisation = self.city.state(organisation_stream(orgnr))
            shown |= {duty.duty_id: duty.support_id for duty in organisation.duties.values() if duty.outcome is None}
            for case_id, case in organisation.supports.items():
                mine = self.model.cases[case_id]
                assert (case.status.value, case.approved, case.paid) == (mine.stage, mine.approved, mine.paid)
        assert shown == self.model.duties, "every duty is shown until it is decided"
        for name, found in self.model.rounds.items():
            assert self.city.state(round_stream(*name.split("/"))).room == found.budget - sum(found.promised.values())


TestLifeOfSupport = pytest.mark.timeout(300)(LifeOfSupport.TestCase)
TestLifeOfSupport.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)


@pytest.mark.parametrize(
    ("steps", "broken"),
    [
        (("complete", "approve"), "approved unripe"),
        (("complete", "assess", "approve", "revoke", "pay"), "paid what is not granted"),
        (("complete", "assess", "approve", "claim"), "claimed more than paid"),
        (("complete", "assess", "close", "approve"), "decided outside an open round"),
    ],
)
def test_the_model_itself_can_find_a_broken_rule(steps: tuple[str, ...], broken: str) -> None:
    model, case = Model(), support_id()
    model.rounds[f"{NAMND}/long"] = ModelRound(BUDGET)
    model.cases[case] = ModelCase(NAMND, f"{NAMND}/long", LATE, 4_000)
    acts = [on_case(what, case, NAMND, amount=4_000) if what in CASE_ACTS else closing(NAMND, "long") for what in steps]
    for done in acts[:-1]:
        done.told(model)
    with pytest.raises(BrokenRuleError, match=broken):
        acts[-1].told(model)
