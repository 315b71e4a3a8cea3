"""32 writers, 50 grants and thousands of commands at once: an independent model finds nothing that must not be."""

import logging
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contracts.answers import Accepted, Refusal
from contracts.catalogue import EVENTS
from contracts.envelope import Fact, Instruction, unseal
from contracts.gate import as_recorded
from contracts.grant_rules import IssueRuleSet
from contracts.money import Money
from contracts.plans import Period
from contracts.vocabulary import Role
from ledger.ledger import ConflictError, Ledger
from ledger.unit_of_work import UnitOfWork
from services.grants.handlers import RULES, handle
from services.grants.streams import organisation_stream, round_stream
from tests.contracts.test_organisation_number import checked
from tests.grants.acts import CASE_ACTS, LATE, Act, on_case
from tests.grants.histories import open_round, receive, register, rules, support_id
from tests.grants.model_of_support import Model, ModelCase, ModelRound
from tests.grants.spec import NAMND, NOW, OTHER, noted, order

log = logging.getLogger(__name__)
WRITERS, GRANTS = 32, 50
BUDGET = 30_000
"""Not enough for the grants of a nämnd."""
ASKED = 3_000
YEAR = Period(starts=date(2026, 1, 1), ends=date(2026, 12, 31))
ORGANISATIONS = [f"{ten[:6]}-{ten[6:]}" for ten in (checked(f"8020{number:05}") for number in range(GRANTS // 2))]
LIKELY = ("approve", "approve", "pay", "revoke", "appeal", "claim", "repay", "write_off", "report")


class CountingLedger(Ledger):
    """A ledger that counts how often a writer came second."""

    conflicts = 0

    def record(self, *said: Any, **more: Any) -> Accepted | Refusal:
        try:
            return super().record(*said, **more)
        except ConflictError:
            self.conflicts += 1
            raise


def prepared(ledger: Ledger) -> Model:
    """A city of 25 organisations that each can get support of two nämnder, and the model of it."""
    model, namnder = Model(), (NAMND, OTHER)
    model.rounds = {f"{namnd}/2026": ModelRound(BUDGET) for namnd in namnder}
    told(ledger, issued(), *noted())
    told(ledger, *(open_round(namnd, budget=Money(ore=BUDGET), closes_on=LATE, opens_on=LATE) for namnd in namnder))
    for orgnr in ORGANISATIONS:
        told(ledger, register(orgnr))
        for namnd in namnder:
            command_id = f"apply-{namnd}-{orgnr}"
            asked = receive(namnd, command_id=command_id, orgnr=orgnr, amount=Money(ore=ASKED), received_on=LATE)
            assert isinstance(handle(ledger, asked, NOW), Accepted)
            case = support_id(command_id, orgnr)
            model.cases[case] = ModelCase(namnd, f"{namnd}/2026", YEAR.ends, ASKED)
            for what in ("complete", "assess"):
                ripe = on_case(what, case, namnd)
                told(ledger, ripe.order)
                ripe.told(model)
    return model


def issued() -> IssueRuleSet:
    like = rules()
    return order(
        IssueRuleSet, Role.SLK, rule_set="city", kinds=like.kinds, valid_from=LATE, criteria=like.criteria, source="Nya"
    )


def told(ledger: Ledger, *orders: Instruction) -> None:
    for each in orders:
        answer = handle(ledger, each.model_copy(update={"command_id": f"told-{ledger.last_position()}"}), NOW)
        assert isinstance(answer, Accepted), answer


def written(ledger: Ledger, writer: int, cases: dict[str, str], count: int) -> list[tuple[int, Act]]:
    """What a writer got accepted of many commands; all go through the cases together, so that they meet."""
    chance, named = random.Random(writer), list(cases.items())
    accepted = []
    for number in range(count):
        case, namnd = named[(number * len(named) // count + chance.randrange(12)) % len(named)]
        what = chance.choice(LIKELY if chance.random() < 0.95 else list(CASE_ACTS))
        key, yes = f"k{chance.randrange(3)}", chance.random() < 0.8
        act = on_case(what, case, namnd, amount=chance.choice([500, 1_500, ASKED]), key=key, yes=yes)
        answer = handle(ledger, act.order.model_copy(update={"command_id": f"writer-{writer}-{number:05}"}), NOW)
        if isinstance(answer, Accepted):
            accepted.append((answer.position, act))
    return accepted


def recorded(ledger: Ledger) -> dict[int, tuple[str, Fact]]:
    """Every fact with the command it follows from, by its position."""
    return {
        entry.position: (
            unseal("grants", entry.position, 0, entry.type, entry.sealed).causation,
            EVENTS[entry.type].model_validate(
                unseal("grants", entry.position, 0, entry.type, entry.sealed).data, strict=False, context=as_recorded
            ),
        )
        for entry in ledger.entries(0, 1_000_000)
    }


def checked_by_the_model(ledger: Ledger, model: Model, accepted: list[tuple[int, Act]]) -> Counter[str]:
    """Tell the model what was accepted, in the order of the log; it raises at what must not be."""
    facts: dict[str, list[Fact]] = {}
    causes = {}
    for position, (cause, fact) in recorded(ledger).items():
        facts.setdefault(cause, []).append(fact)
        causes[position] = cause
    done: Counter[str] = Counter()
    for position, act in sorted(accepted, key=lambda one: one[0]):
        act.told(model, facts[causes[position]])
        done[act.what] += 1
    return done


def agreed(ledger: Ledger, model: Model) -> None:
    """The states that the service folds are those of the model."""
    work = UnitOfWork(ledger.load, RULES.evolve, RULES.stream_of)
    for orgnr in ORGANISATIONS:
        organisation = work.state(organisation_stream(orgnr))
        for case_id, case in organisation.supports.items():
            mine = model.cases[case_id]
            assert (case.status.value, case.approved, case.paid) == (mine.stage, mine.approved, mine.paid)
    for name, found in model.rounds.items():
        assert work.state(round_stream(*name.split("/"))).committed == found.promised


@pytest.mark.parametrize(("kind", "commands"), [("sqlite", 10_000), ("postgresql", 1_500)])
@pytest.mark.timeout(180)
def test_G01_G08_G09_nothing_that_must_not_be_happens_between_32_writers(
    kind: str, commands: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = f"sqlite:///{tmp_path / 'grants.db'}" if kind == "sqlite" else request.getfixturevalue("postgres")()
    with closing(CountingLedger.open("grants", address)) as ledger:
        model = prepared(ledger)
        cases = {name: case.namnd for name, case in model.cases.items()}
        assert len(cases) == GRANTS
        with ThreadPoolExecutor(WRITERS) as pool:
            each = [pool.submit(written, ledger, one, cases, commands // WRITERS + 1) for one in range(WRITERS)]
            accepted = [one for writer in each for one in writer.result()]
        done = checked_by_the_model(ledger, model, accepted)
        agreed(ledger, model)
    log.info("accepted %d of %d, conflicts %d: %s", len(accepted), commands, ledger.conflicts, dict(done))
    assert ledger.conflicts > 0, "the writers never met"
    assert {"approve", "revoke", "appeal", "pay", "claim"} <= done.keys()
