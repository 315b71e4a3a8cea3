"""One thing done to a case, as a command and as what the model is told when the command is accepted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from contracts.applications import (
    AskAdvice,
    CompleteApplication,
    ReceiveAdvice,
    ReceiveProgramme,
    RequestProgramme,
    WithdrawApplication,
)
from contracts.envelope import Instruction
from contracts.grant_decisions import DecideOnDuty, DutyArose, RecordAppeal, RejectApplication
from contracts.grant_money import (
    ApproveReport,
    ClaimRepayment,
    ClaimWrittenOff,
    PayGrant,
    ReceiveReport,
    RecordRepayment,
    WriteOffClaim,
)
from contracts.grant_rules import CloseRound
from contracts.grant_terms import AppealOutcome, CriterionAnswer, DutyOutcome, Evidence, NegativeGround
from contracts.money import Money
from tests.grants.histories import answers, approve, assess, decision, revoke
from tests.grants.model_of_support import BrokenRuleError, Model
from tests.grants.spec import Order, order

EARLY, LATE = date(2026, 11, 5), date(2026, 11, 20)


@dataclass(frozen=True)
class Act:
    """What is done, to what, and with which command."""

    what: str
    about: str
    order: Instruction
    amount: int = 0
    on: date | None = None
    key: str = ""

    def told(self, model: Model, facts: Sequence[Any] = ()) -> None:
        """Tell the model that the command was accepted, and hold the facts against it."""
        arisen = [fact for fact in facts if isinstance(fact, DutyArose)]
        owed = model.running(self.on or LATE, beside=self.about) if self.what == "revoke" else set()
        if self.what == "revoke" and {duty.support_id for duty in arisen} != owed:
            raise BrokenRuleError("duties are not those of the running support of others")
        amount = next((fact.amount.ore for fact in facts if isinstance(fact, ClaimWrittenOff)), self.amount)
        model.accepted(self.what, self.about, amount, self.on, self.key)
        model.duties |= {duty.duty_id: duty.support_id for duty in arisen}
        model.whole()


class Said(NamedTuple):
    """What is left open of a command on a case; `yes` is whichever of two ways it can go."""

    case: str
    of: str
    amount: int
    on: date
    key: str
    yes: bool

    def order(self, kind: type[Order], **body: Any) -> Order:
        return order(kind, of=self.of, support_id=self.case, **body)

    @property
    def money(self) -> Money:
        return Money(ore=self.amount)


def _assess(said: Said) -> Instruction:
    given = answers() if said.yes else answers(democracy=CriterionAnswer.NOT_MET)
    return assess(said.case, said.of, answers=given, assessed_on=said.on)


def _reject(said: Said) -> Instruction:
    grounds = (NegativeGround.FALSE_STATEMENT,)
    return said.order(RejectApplication, grounds=grounds, decision=decision(said.on))


def _ask(said: Said) -> Instruction:
    if said.yes:
        return said.order(RequestProgramme, requested_on=said.on, deadline=LATE)
    return said.order(AskAdvice, asked_on=said.on, circumstances="Programmet är oklart")


def _answer(said: Said) -> Instruction:
    if said.yes:
        return said.order(ReceiveProgramme, received_on=said.on)
    return said.order(ReceiveAdvice, received_on=said.on, summary="Pröva villkoren")


def _appeal(said: Said) -> Instruction:
    outcome = AppealOutcome.SET_ASIDE if said.yes else AppealOutcome.UPHELD
    return said.order(RecordAppeal, outcome=outcome, court_case="1-26", decided_on=said.on)


def _claim(said: Said) -> Instruction:
    told = {"reasons": "Annat ändamål", "paragraph": "§ 3", "decided_on": said.on, "due_on": said.on}
    ground = NegativeGround.MISUSE
    return said.order(ClaimRepayment, claim_id=said.key, amount=said.money, ground=ground, **told)


CASE_ACTS: dict[str, Callable[[Said], Instruction]] = {
    "complete": lambda said: said.order(CompleteApplication, documents=(Evidence.STATUTES,), completed_on=said.on),
    "assess": _assess,
    "ask": _ask,
    "answer": _answer,
    "withdraw": lambda said: said.order(WithdrawApplication, withdrawn_on=said.on),
    "approve": lambda said: approve(said.case, said.of, amount=said.money, decision=decision(said.on)),
    "reject": _reject,
    "revoke": lambda said: revoke(said.case, said.of, decision=decision(said.on)),
    "appeal": _appeal,
    "pay": lambda said: said.order(PayGrant, amount=said.money, paid_on=said.on),
    "report": lambda said: said.order(ReceiveReport, received_on=said.on, used=said.money),
    "settle": lambda said: said.order(ApproveReport, approved_on=said.on),
    "claim": _claim,
    "repay": lambda said: said.order(RecordRepayment, claim_id=said.key, amount=said.money, repaid_on=said.on),
    "write_off": lambda said: said.order(WriteOffClaim, claim_id=said.key, reasons="Inget kvar", decided_on=said.on),
}
"""Everything that is done to a case after it is received."""
WAYS = {"ask": ("programme", "advice"), "answer": ("programme", "advice"), "appeal": ("set aside", "upheld")}


def on_case(
    what: str, case: str, of: str, *, amount: int = 0, on: date = LATE, key: str = "k1", yes: bool = True
) -> Act:
    """Something done to a case of support."""
    made = CASE_ACTS[what](Said(case, of, amount, on, key, yes))
    told = WAYS[what][0 if yes else 1] if what in WAYS else key
    return Act(what, case, made, int(yes) if what == "assess" else amount, on, told)


def closing(namnd: str, round_id: str) -> Act:
    """A round closed for good."""
    return Act(
        "close", f"{namnd}/{round_id}", order(CloseRound, of=namnd, namnd=namnd, round_id=round_id, closed_on=LATE)
    )


def on_duty(namnd: str, orgnr: str, duty_id: str, outcome: DutyOutcome) -> Act:
    """A nämnd's own decision on a duty."""
    body = {"namnd": namnd, "orgnr": orgnr, "duty_id": duty_id, "outcome": outcome, "decision": decision(LATE)}
    return Act("decide", duty_id, order(DecideOnDuty, of=namnd, **body))
