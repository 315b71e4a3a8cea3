"""A running city in which support is applied for, approved, paid, late, revoked and denied already."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from tests.journeys.grant_orders import (
    CLAIM,
    DUTY_ORG,
    GONE_ORG,
    LATE_ORG,
    LATE_ROUND,
    NAMND,
    ORGNR,
    OTHER,
    ROUND,
    SHUT_ROUND,
    ago,
    answers,
    body_of,
    case,
    decided,
    letting,
    org_of,
)
from tests.journeys.one_machine import ROOT, OneMachine, one_machine
from tests.journeys.report_orders import TODAY
from tests.journeys.two_ways_in import TwoWaysIn
from varna.runfile import bus_address

Step = tuple[str, dict[str, Any]]
"""A command by its name, and what is other than usual in it."""
RECORDED = "recorded-before"
"""The id of a command that was accepted: to be found wherever that is looked for."""
CASES = (
    *("received", "completed", "assessed", "approved", "paid", "reported"),
    *("doubtful", "doubtless", "revocable", "rejected", "shut", "large"),
)
LETTINGS = ("asked", "waiting", "assessed-to-let", "failing", "let", "cancellable", "denied")
LIFE = ("received", "completed", "assessed", "approved", "paid")


class GrantsCity(NamedTuple):
    """The machine, the ways in, and what is known there."""

    machine: OneMachine
    ways: TwoWaysIn
    duty: str
    """The id of the nämnd's duty to decide for itself."""


@contextmanager
def grants_city(home: Path) -> Iterator[GrantsCity]:
    """Start it, and kill it if it still runs in the end."""
    with one_machine(home) as machine:
        machine.start("--no-examples")
        files = (ROOT / "examples/stockholm" / file for file in ("organisation.yaml", "bidrag/grants.yaml"))
        imported = machine.quick("import", *map(str, files))
        assert imported.returncode == 0, imported.stderr
        ways = TwoWaysIn(machine.address, bus_address(machine.data))
        yield GrantsCity(machine, ways, next(each for each in _ids_of_history(ways) if each.startswith("u-")))


def _ids_of_history(ways: TwoWaysIn) -> Iterator[str]:
    history = [*_history()]
    sent = [(name, json.dumps(body_of(name, changes)).encode()) for name, changes in history]
    for step, answer in zip(history, ways.over_the_bus(sent, at_once=1), strict=True):
        assert answer.outcome == "accepted", (step, answer)
        yield from answer.ids


def _history() -> Iterator[Step]:
    yield "RegisterOrganisation", {"orgnr": ORGNR, "command_id": RECORDED}
    for orgnr in (LATE_ORG, DUTY_ORG, GONE_ORG, *map(org_of, (*CASES, *LETTINGS))):
        yield "RegisterOrganisation", _step(orgnr, orgnr=orgnr)
    yield from _rounds()
    for name in LIFE:
        yield from _case(name, until=name)
    yield from _case("waiting", until="completed")
    yield "RequestProgramme", _step("programme", support_id=case("waiting"))
    yield from _case("doubtful", until="assessed")
    yield "RequestProgramme", _step("doubt", support_id=case("doubtful"))
    yield from _case("doubtless", until="assessed")
    yield from _case("revocable", until="approved")
    yield from _case("large", until="assessed", amount=9_900_000)
    yield "AskAdvice", _step("advice", support_id=case("waiting"))
    yield from _case("reported", until="paid")
    yield "ReceiveReport", _step("report", support_id=case("reported"))
    yield from _case("failing", until="assessed", not_met="jamstalldhet")
    yield from _case("rejected", until="assessed", not_met="jamstalldhet")
    yield "RejectApplication", _step("rejected-now", support_id=case("rejected"))
    yield "ClaimRepayment", _step("claim", claim_id=CLAIM)
    yield from _case("late", until="paid", orgnr=LATE_ORG, earlier=440, round_id=LATE_ROUND)
    yield from _case("shut", until="assessed", round_id=SHUT_ROUND)
    yield "CloseRound", _step("shut-now", round_id=SHUT_ROUND, closed_on=ago(25))
    yield from _case("gone", until="assessed", orgnr=GONE_ORG)
    yield "DissolveOrganisation", _step("gone-now", orgnr=GONE_ORG, dissolved_on=ago(28))
    yield from _case("ours", until="approved", orgnr=DUTY_ORG)
    yield from _case("theirs", until="approved", orgnr=DUTY_ORG, namnd=OTHER)
    yield "RevokeGrant", _in(OTHER, _step("theirs-revoked", support_id=case("theirs", DUTY_ORG)))
    yield from _lettings()


def _rounds() -> Iterator[Step]:
    days = {"opens_on": ago(100), "closes_on": str(TODAY), "period.starts": ago(60)}
    for namnd in (NAMND, OTHER):
        yield "OpenRound", _in(namnd, _step(f"round-{namnd}", namnd=namnd, round_id=ROUND, **days))
    yield "OpenRound", _step("round-shut", round_id=SHUT_ROUND, **days)
    long_ago = {"opens_on": ago(600), "closes_on": ago(400), "period": {"starts": ago(560), "ends": ago(200)}}
    yield "OpenRound", _step("round-late", round_id=LATE_ROUND, **long_ago)


def _case(
    name: str,
    *,
    until: str,
    orgnr: str | None = None,
    namnd: str = NAMND,
    round_id: str = ROUND,
    earlier: int = 0,
    not_met: str | None = None,
    amount: int = 4_000_000,
) -> Iterator[Step]:
    """Yield the life of a case until a step of it."""
    of = {"support_id": case(name, orgnr)}
    days = (ago(days + earlier) for days in (50, 40, 30, 20, 15))
    received, completed, assessed, approved, paid = days
    applied = {
        "namnd": namnd,
        "round_id": round_id,
        "orgnr": orgnr or org_of(name),
        "received_on": received,
        "amount.ore": amount,
    }
    steps: tuple[Step, ...] = (
        ("ReceiveApplication", {**_step(name), **applied}),
        ("CompleteApplication", {**_step(f"{name}-2"), **of, "completed_on": completed}),
        ("AssessApplication", {**_step(f"{name}-3"), **of, "answers": answers(not_met), "assessed_on": assessed}),
        ("ApproveSupport", {**_step(f"{name}-4"), **of, "amount.ore": 300_000, "decision.decided_on": approved}),
        ("PayGrant", {**_step(f"{name}-5"), **of, "amount.ore": 200_000, "paid_on": paid}),
    )
    yield from ((order, _in(namnd, changes)) for order, changes in steps[: LIFE.index(until) + 1])


def _lettings() -> Iterator[Step]:
    for name in LETTINGS:
        yield "RequestLetting", _step(f"lokal-{name}", orgnr=org_of(name))
        of = {"letting_id": letting(name)}
        if name == "waiting":
            yield "RequestLettingProgramme", _step(f"lokal-{name}-2", **of)
        elif name != "asked":
            failed = "jamstalldhet" if name in {"failing", "denied"} else None
            yield "AssessLetting", _step(f"lokal-{name}-2", **of, answers=answers(failed))
    for name in ("let", "cancellable"):
        yield "LetPremises", _step(f"{name}-now", letting_id=letting(name), decision=decided(20))
    yield "DenyLetting", _step("denied-3", letting_id=letting("denied"))
    booked = {"orgnr": None, "booking_reference": "bokning-17", "period.ends": str(TODAY + timedelta(days=1))}
    yield "RequestLetting", _step("booked", **booked)


def _step(name: str, **changes: Any) -> dict[str, Any]:
    return {"command_id": f"before-{name}", **changes}


def _in(namnd: str, changes: dict[str, Any]) -> dict[str, Any]:
    return {**changes, "actor.namnd": namnd}
