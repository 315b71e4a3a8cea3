"""What must hold of support, reckoned independently: from commands and answers alone, with nothing of the service.

It knows rounds, cases and duties as plain numbers and words. It says whether a command that was accepted may have been,
and in `whole` that nothing is over its bounds; it never says why something is refused.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class ModelRound:
    """A round: what there is, and what is promised to whom."""

    budget: int
    closed: bool = False
    promised: dict[str, int] = field(default_factory=dict)
    ordered: int = 0
    """How much courts have promised again beyond the budget."""


@dataclass
class ModelCase:
    """A case of support."""

    namnd: str
    round_id: str
    ends: date
    requested: int
    stage: str = "received"
    before: str = "received"
    met: bool = False
    sent_back: bool = False
    """Whether a court has set a rejection aside."""
    asked: set[str] = field(default_factory=set)
    approved: int = 0
    paid: int = 0
    claims: dict[str, int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)


class BrokenRuleError(AssertionError):
    """Something was accepted that must not be."""


class Model:
    """All rounds and cases, as accepted commands made them."""

    def __init__(self) -> None:
        self.rounds: dict[str, ModelRound] = {}
        self.cases: dict[str, ModelCase] = {}
        self.duties: dict[str, str] = {}
        """Every duty that has arisen and is not decided, with the support it is about."""

    def accepted(self, what: str, case_id: str, amount: int = 0, on: date | None = None, key: str = "") -> None:
        """Take in a command that was accepted, or say that it must not have been."""
        getattr(self, f"_{what}")(case_id, amount, on, key)

    def running(self, on: date, *, beside: str) -> set[str]:
        """The support of other nämnder than that of a case that runs on a day."""
        own = self.cases[beside].namnd
        granted = {"approved", "paid", "reported"}
        return {
            name
            for name, case in self.cases.items()
            if case.stage in granted and on <= case.ends and case.namnd != own and name[:11] == beside[:11]
        }

    def whole(self) -> None:
        """Nothing is over its bounds, whatever happened."""
        for found in self.rounds.values():
            self._must(sum(found.promised.values()) <= found.budget + found.ordered, "over budget")
        for case in self.cases.values():
            self._must(case.paid <= case.approved <= case.requested, "paid more than approved")
            self._must(sum(case.claims.values()) <= case.paid, "claimed more than paid")
            self._must(all(case.back.get(key, 0) <= most for key, most in case.claims.items()), "repaid too much")

    def _must(self, true: object, what: str) -> None:
        if not true:
            raise BrokenRuleError(what)

    def _complete(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"received", "completed"}, "completed too late")
        case.stage = "completed"

    def _assess(self, case_id: str, met: int, _on: date | None, _key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"completed", "assessed"}, "assessed at the wrong time")
        case.stage, case.met = "assessed", bool(met)

    def _ask(self, case_id: str, _amount: int, _on: date | None, key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"received", "completed", "assessed"} and key not in case.asked, "asked twice")
        case.asked.add(key)

    def _answer(self, case_id: str, _amount: int, _on: date | None, key: str) -> None:
        self._must(key in self.cases[case_id].asked, "answered unasked")
        self.cases[case_id].asked.remove(key)

    def _withdraw(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"received", "completed", "assessed"}, "withdrawn after the decision")
        case.stage = "withdrawn"

    def _approve(self, case_id: str, amount: int, _on: date | None, _key: str) -> None:
        case, found = self._open_round(case_id)
        self._must(case.stage == "assessed" and case.met and not case.asked, "approved unripe")
        self._must(sum(found.promised.values()) + amount <= found.budget, "approved over budget")
        found.promised[case_id] = found.promised.get(case_id, 0) + amount
        case.before, case.stage, case.approved = case.stage, "approved", amount

    def _reject(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        case, _ = self._open_round(case_id)
        self._must(case.stage in {"received", "completed", "assessed"}, "rejected after the decision")
        case.before, case.stage = case.stage, "rejected"

    def _open_round(self, case_id: str) -> tuple[ModelCase, ModelRound]:
        case = self.cases[case_id]
        self._must(case.sent_back or not self.rounds[case.round_id].closed, "decided outside an open round")
        return case, self.rounds[case.round_id]

    def _revoke(self, case_id: str, _amount: int, on: date | None, _key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"approved", "paid", "reported"}, "revoked what does not run")
        self._must(on and on <= case.ends, "revoked what is over")
        self.rounds[case.round_id].promised[case_id] -= case.approved - case.paid
        case.before, case.stage = case.stage, "revoked"
        self.duties = {duty: about for duty, about in self.duties.items() if about != case_id}

    def _appeal(self, case_id: str, _amount: int, _on: date | None, key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"revoked", "rejected"}, "appealed what is not negative")
        if key == "upheld":
            return
        if case.stage == "revoked":
            found = self.rounds[case.round_id]
            found.promised[case_id] += case.approved - case.paid
            found.ordered = max(found.ordered, sum(found.promised.values()) - found.budget)
        else:
            case.sent_back, case.met = True, False
        case.stage = case.before

    def _pay(self, case_id: str, amount: int, on: date | None, _key: str) -> None:
        case = self.cases[case_id]
        self._must(case.stage in {"approved", "paid"}, "paid what is not granted")
        self._must(on and on <= case.ends, "paid what is over")
        case.stage, case.paid = "paid", case.paid + amount

    def _report(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        self._must(self.cases[case_id].stage == "paid", "reported what is not paid")
        self.cases[case_id].stage = "reported"

    def _settle(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        self._must(self.cases[case_id].stage == "reported", "settled without a report")
        self.cases[case_id].stage = "settled"

    def _claim(self, case_id: str, amount: int, _on: date | None, key: str) -> None:
        self._must(key not in self.cases[case_id].claims, "claimed twice under one code")
        self.cases[case_id].claims[key] = amount

    def _repay(self, case_id: str, amount: int, _on: date | None, key: str) -> None:
        back = self.cases[case_id].back
        back[key] = back.get(key, 0) + amount

    def _write_off(self, case_id: str, amount: int, _on: date | None, key: str) -> None:
        self._repay(case_id, amount, _on, key)

    def _close(self, case_id: str, _amount: int, _on: date | None, _key: str) -> None:
        self._must(not self.rounds[case_id].closed, "closed twice")
        self.rounds[case_id].closed = True

    def _decide(self, duty_id: str, _amount: int, _on: date | None, _key: str) -> None:
        self._must(duty_id in self.duties, "decided on a duty that is not there")
        del self.duties[duty_id]
