"""kill -9 in the midst of an approval: support and its budget are recorded together or not at all."""

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from contracts.answers import ANSWER, Accepted, Refusal
from contracts.envelope import Fact, Instruction
from contracts.grant_decisions import DutyArose, GrantRevoked, SupportApproved
from contracts.grant_rules import BudgetCommitted, BudgetReleased, IssueRuleSet
from contracts.vocabulary import Role
from ledger.ledger import Ledger
from services.grants.handlers import handle
from services.grants.streams import organisation_stream, round_stream
from tests.children import Child
from tests.grants.acts import LATE
from tests.grants.grants_child import serve_one
from tests.grants.histories import (
    ORGNR,
    ROUND,
    SUPPORT,
    THEIRS,
    approve,
    assess,
    complete,
    decision,
    open_round,
    receive,
    register,
    revoke,
    rules,
)
from tests.grants.spec import NAMND, NOW, OTHER, noted, order

APPROVE = approve(decision=decision(LATE)).model_copy(update={"command_id": "approve-1"})
REVOKE = revoke(decision=decision(LATE)).model_copy(update={"command_id": "revoke-1"})


def sent(folder: Path, order_given: Instruction, failpoint: str = "") -> Accepted | Refusal | None:
    """The answer of a fresh process, or None when it was killed on the way."""
    child = Child(serve_one, folder, type(order_given).__name__, order_given.model_dump_json(), failpoint=failpoint)
    said = list(child.said())
    assert child.ended() == (0 if said else -signal.SIGKILL)
    return ANSWER.validate_json(said[0]) if said else None


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    with closing(Ledger.open("grants", f"sqlite:///{folder / 'grants.db'}")) as ledger:
        yield ledger


def facts(folder: Path, kind: type[Fact], stream: str) -> list[Any]:
    with opened(folder) as ledger:
        return [fact for fact in ledger.load(stream) if isinstance(fact, kind)]


def ripe(folder: Path, *more: Instruction) -> None:
    """Two nämnder have an application each that can be approved."""
    like = rules()
    issue = order(
        IssueRuleSet, Role.SLK, rule_set="city", kinds=like.kinds, valid_from=LATE, criteria=like.criteria, source="Nya"
    )
    days = {"opens_on": LATE, "closes_on": LATE}
    history: list[Instruction] = [*noted(), issue, register(), open_round(**days), open_round(OTHER, **days)]
    for namnd, case, command_id in ((NAMND, SUPPORT, "apply-0001"), (OTHER, THEIRS, "apply-other")):
        history.append(receive(namnd, command_id=command_id, received_on=LATE))
        history.append(complete(case, namnd).model_copy(update={"completed_on": LATE}))
        history.append(assess(case, namnd, assessed_on=LATE))
    with opened(folder) as ledger:
        for number, step in enumerate((*history, *more)):
            named = step.command_id if step.command_id.startswith("apply") else f"history-{number}"
            answer = handle(ledger, step.model_copy(update={"command_id": named}), NOW)
            assert isinstance(answer, Accepted), answer


@pytest.mark.parametrize(("failpoint", "recorded"), [("C2", 0), ("C3", 0), ("C4", 0), ("C5", 1)])
def test_G01_an_approval_and_its_budget_are_both_there_or_neither(
    tmp_path: Path, failpoint: str, recorded: int
) -> None:
    ripe(tmp_path)
    assert sent(tmp_path, APPROVE, failpoint) is None
    organisation, its_round = organisation_stream(ORGNR), round_stream(NAMND, ROUND)
    assert len(facts(tmp_path, SupportApproved, organisation)) == recorded
    assert len(facts(tmp_path, BudgetCommitted, its_round)) == recorded
    again = sent(tmp_path, APPROVE)
    assert isinstance(again, Accepted), "whoever never got an answer gets it now"
    assert sent(tmp_path, APPROVE) == again
    assert len(facts(tmp_path, SupportApproved, organisation)) == 1
    assert len(facts(tmp_path, BudgetCommitted, its_round)) == 1


@pytest.mark.parametrize(("failpoint", "recorded"), [("C3", 0), ("C4", 0), ("C5", 1)])
def test_G08_a_revocation_the_duties_and_the_freed_budget_are_all_there_or_none(
    tmp_path: Path, failpoint: str, recorded: int
) -> None:
    theirs = approve(THEIRS, OTHER, decision=decision(LATE))
    ripe(tmp_path, APPROVE, theirs)
    assert sent(tmp_path, REVOKE, failpoint) is None
    organisation = organisation_stream(ORGNR)
    for count in (recorded, 1):
        assert len(facts(tmp_path, GrantRevoked, organisation)) == count
        assert len(facts(tmp_path, DutyArose, organisation)) == count
        assert len(facts(tmp_path, BudgetReleased, round_stream(NAMND, ROUND))) == count
        assert isinstance(sent(tmp_path, REVOKE), Accepted)
