"""What an officer is told and what can then be decided are one answer, whatever has happened before."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.answers import Refusal
from contracts.eligibility_terms import Eligibility, Hindrance
from contracts.envelope import Fact, Instruction
from contracts.grant_terms import CriterionAnswer, SupportKind, SupportStatus
from contracts.money import Money
from contracts.organisations import DissolveOrganisation
from contracts.plans import Period
from gateway.views.eligibility import Asked, eligibility
from gateway.views.reader import reading
from services.grants.letting import Letting
from services.grants.streams import organisation_stream
from tests.grants import histories
from tests.grants.acts import on_case
from tests.grants.histories import DEMOCRACY, LETTING, ORGNR, STATUTES, SUPPORT, THEIRS, decision, support_id
from tests.grants.spec import FORMER, MERGED, NAMND, OTHER, Scenario, order
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import established
from tests.projector.sample_ledger import Ledger

SECOND, SPRING = support_id("apply-0002"), support_id("apply-spring")
CASES = {SUPPORT: NAMND, SECOND: NAMND, SPRING: NAMND, THEIRS: OTHER}
DAYS = [date(2026, 2, 10), date(2026, 2, 20), date(2026, 3, 1), date(2026, 6, 10)]
"""On the last of them a report of what was paid for the spring is late."""
LAST = date(2026, 6, 20)
STEPS = ("assess", "assess", "approve", "pay", "report", "ask", "answer", "reject", "revoke", "appeal")
AWAITED = {"PROGRAMME_AWAITED", "ADVICE_AWAITED"}
DOUBT = [CriterionAnswer.MET, CriterionAnswer.MET, CriterionAnswer.NOT_MET, CriterionAnswer.CANNOT_BE_JUDGED]


@dataclass(frozen=True)
class Step:
    """Something tried on a case; what cannot be done then is refused, and that is that."""

    what: str
    case: str
    democracy: CriterionAnswer
    yes: bool

    def order(self, on: date) -> Instruction:
        if self.what == "assess":
            given = histories.answers(democracy=self.democracy)
            return histories.assess(self.case, CASES[self.case], answers=given, assessed_on=on)
        return on_case(self.what, self.case, CASES[self.case], amount=1_000, on=on, yes=self.yes).order


def first(case: str, *steps: str) -> list[Step]:
    return [Step(what, case, CriterionAnswer.MET, yes=True) for what in steps]


BEGUN = [
    [],
    first(SPRING, "approve", "pay"),
    first(SECOND, "ask"),
    first(SECOND, "approve", "pay", "revoke"),
    [Step("assess", SECOND, CriterionAnswer.NOT_MET, yes=True)],
    [Step("assess", SECOND, CriterionAnswer.NOT_MET, yes=True), *first(SUPPORT, "assess")],
]
"""What a history begins with, so that few steps make every kind of answer."""
STEP = st.builds(Step, st.sampled_from(STEPS), st.sampled_from(sorted(CASES)), st.sampled_from(DOUBT), st.booleans())
HISTORIES = st.lists(st.lists(STEP, max_size=3), min_size=len(DAYS), max_size=len(DAYS))
ENDS = st.sampled_from([False, False, False, False, True])


class City:
    """A city that is sent commands, and everything it recorded in its order."""

    def __init__(self) -> None:
        self.told = Scenario()
        self.facts: list[Fact] = []

    def tell(self, *steps: Any) -> None:
        for step in steps:
            if isinstance(step, Fact):
                self.told.given(step)
                self.facts.append(step)
            elif not isinstance(outcome := self.told.when(step).outcome, Refusal):
                self.facts += outcome or ()

    def again(self) -> "City":
        """The same history once more, to try something on."""
        city = City()
        city.told.log = {stream: list(facts) for stream, facts in self.told.log.items()}
        return city


def begun(premises: CriterionAnswer) -> City:
    """Three applications to one nämnd and one to another, and a request for premises, all of them assessed."""
    city = City()
    spring = Period(starts=date(2026, 1, 1), ends=date(2026, 3, 31))
    city.tell(*histories.ready(), histories.open_round(round_id="spring", period=spring))
    city.tell(*histories.applied(), *histories.applied(SECOND, command_id="apply-0002"))
    city.tell(*histories.applied(THEIRS, OTHER, "apply-other"))
    city.tell(*histories.applied(SPRING, command_id="apply-spring", round_id="spring"))
    given = histories.answers(democracy=premises)
    asked = histories.request(requested_on=DAYS[0])
    city.tell(asked, histories.assess_letting(answers=given, assessed_on=DAYS[0]))
    return city


def shown(city: City) -> dict[SupportKind, Any]:
    """What an officer is told of each kind of support on the last day."""
    with tempfile.TemporaryDirectory() as folder:
        models = ReadModels(f"sqlite:///{folder}/rows.db")
        models.fold(Ledger([established(code) for code in (NAMND, OTHER, FORMER, MERGED)]).recorded)
        models.fold(Ledger(city.facts, "grants").recorded)
        with reading(models.engine) as reader:
            found = {kind: eligibility(reader, None, Asked(ORGNR, NAMND, kind, LAST)) for kind in SupportKind}
        models.close()
    return found


def agreed(city: City, case: str, told: Any) -> str:
    """How the answer and the decision go together; or fail."""
    organisation = city.told.state(organisation_stream(ORGNR))
    found = organisation.lettings.get(case) or organisation.supports[case]
    granting = (
        histories.let(decision=decision(LAST))
        if case == LETTING
        else histories.approve(case, amount=Money(ore=1), decision=decision(LAST))
    )
    outcome = city.told.when(granting).outcome
    refused = outcome.code if isinstance(outcome, Refusal) else None
    own_met = all(found.answers.get(key) is CriterionAnswer.MET for key in (DEMOCRACY, STATUTES))
    if told["outcome"] == Eligibility.NOT_ELIGIBLE:
        assert refused, "granted to who is not eligible"
    if told["outcome"] == Eligibility.ELIGIBLE:
        assert bool(refused) != own_met, (refused, own_met)
    if refused is None:
        assert {Hindrance[each.upper()].name for each in told["hindrances"]} <= AWAITED, told["hindrances"]
        assert not found.waiting
    return f"{told['outcome']}: {refused or 'granted'}"


def lived(begins: list[Step], history: list[list[Step]], premises: CriterionAnswer, *, ends: bool) -> Counter[str]:
    """Live through a history, and count how what is told and what can be granted go together at its end."""
    city = begun(premises)
    city.tell(*(step.order(DAYS[0]) for step in begins))
    for on, steps in zip(DAYS, history, strict=True):
        city.tell(*(step.order(on) for step in steps))
    if ends:
        city.tell(order(DissolveOrganisation, orgnr=ORGNR, dissolved_on=LAST))
    told = shown(city)
    found: Counter[str] = Counter()
    for case in city.told.state(organisation_stream(ORGNR)).cases():
        if case.namnd == NAMND and case.status is SupportStatus.ASSESSED:
            case_id, kind = (
                (LETTING, SupportKind.LETTING) if isinstance(case, Letting) else (case.support_id, case.kind)
            )
            found[agreed(city.again(), case_id, told[kind])] += 1
    return found


def test_G04_what_an_officer_is_told_and_what_can_be_granted_agree() -> None:
    quiet: list[list[Step]] = [[] for _ in DAYS]
    seen = sum((lived(begins, quiet, DOUBT[-1], ends=False) for begins in BEGUN), Counter())
    seen += lived([], quiet, DOUBT[0], ends=True)
    assert {
        "eligible: granted",
        "eligible: CRITERIA_NOT_MET",
        "not_yet: granted",
        "not_yet: REPORT_LATE",
        "not_yet: STILL_WAITING",
        "not_eligible: CRITERIA_NOT_MET",
        "not_eligible: ORGANISATION_DISSOLVED",
        "needs_assessment: CRITERIA_NOT_MET",
        "needs_assessment: ASSESSED_BEFORE_REVOCATION",
    } <= seen.keys(), seen


@settings(max_examples=40, deadline=None)
@given(begins=st.sampled_from(BEGUN), history=HISTORIES, premises=st.sampled_from(DOUBT), ends=ENDS)
def test_G04_they_agree_whatever_has_happened_before(
    begins: list[Step], history: list[list[Step]], premises: CriterionAnswer, ends: bool
) -> None:
    lived(begins, history, premises, ends=ends)
