"""Who may do what with support, and for which nämnd."""

from datetime import date

import pytest

from contracts.catalogue import commands
from contracts.envelope import Actor, Instruction
from contracts.grant_decisions import ApproveSupport, SupportApproved
from contracts.importing import ImportCommands, Step
from contracts.made_ids import made_of
from contracts.vocabulary import Role
from ledger.importing import step_id
from services.grants.handlers import COMMANDS
from services.grants.roles import IMPORTED_BY_SYSTEM, MAY
from tests.grants.histories import (
    ORGNR,
    applied,
    approve,
    assess,
    complete,
    decision,
    open_round,
    ready,
    receive,
    request,
    support_id,
)
from tests.grants.spec import FORMER, MERGED, OTHER, given, order


def test_every_command_has_a_handler_and_somebody_who_may_give_it() -> None:
    assert set(COMMANDS) | {ImportCommands} == set(commands("grants").values())
    assert set().union(*MAY.values()) == set(commands("grants").values())
    assert set(COMMANDS) > IMPORTED_BY_SYSTEM


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GRANTS_DECIDER])
def test_G04_nobody_but_the_decider_approves(role: Role) -> None:
    tried = approve(by=role)
    given(*ready(), *applied()).when(tried).then_refused("ROLE_NOT_ALLOWED", "actor.role", ("grants_decider",))


@pytest.mark.parametrize(
    "tried", [receive().model_copy(update={"namnd": OTHER}), request().model_copy(update={"namnd": OTHER})]
)
def test_each_namnd_deals_with_its_own_cases(tried: Instruction) -> None:
    given(*ready()).when(tried).then_refused("NOT_OWN_NAMND", "actor.namnd")


def test_each_namnd_decides_its_own_cases() -> None:
    given(*ready(), *applied()).when(approve(of=OTHER)).then_refused("NOT_OWN_NAMND", "actor.namnd")


def test_a_namnd_goes_on_with_the_cases_of_one_that_went_up_in_it() -> None:
    told = given(*ready(), open_round(FORMER, opens_on=date(2020, 1, 1)), *applied(of=FORMER))
    told.when(approve(of=MERGED)).then_said(SupportApproved, namnd=FORMER)


def test_an_import_by_the_system_takes_in_what_others_decided() -> None:
    """Four eyes were those of people, before Värna; everything else holds as ever."""
    received = _step(receive())
    system = Actor(account="test", role=Role.SYSTEM)
    case = f"{ORGNR}-{made_of('support', step_id(system, received), 8)}"
    steps = received, *(_step(step) for step in (complete(case), assess(case), approve(case)))
    told = given(*ready()).when(order(ImportCommands, Role.SYSTEM, steps=steps))
    told.then_said(SupportApproved, support_id=case)


def _step(order_given: Instruction) -> Step:
    left_out = {"command_id", "actor", "expected_version", "attested"}
    return Step(command=type(order_given).__name__, body=order_given.model_dump(mode="json", exclude=left_out))


def test_the_system_decides_nothing_by_itself() -> None:
    tried = order(ApproveSupport, Role.SYSTEM, support_id=support_id(), amount=approve().amount, decision=decision())
    given(*ready(), *applied()).when(tried).then_refused("ROLE_NOT_ALLOWED")
