"""Commands and events that tests of the ledger record; what they say is of no account there."""

from datetime import date

from contracts.envelope import Actor, Fact
from contracts.organisation import EstablishNamnd, NamndEstablished
from contracts.vocabulary import NamndKind, Role
from ledger.ledger import Change

CLERK = Actor(account="a-17", role=Role.CENTRAL_COORDINATOR)


def order(number: int | str, name: str = "Nämnd") -> EstablishNamnd:
    return EstablishNamnd(
        command_id=f"command-{number}",
        actor=CLERK,
        namnd="skarpnack",
        name=name,
        kind=NamndKind.STADSDELSNAMND,
        valid_from=date(2007, 1, 1),
    )


def fact(name: str = "Nämnd") -> NamndEstablished:
    return NamndEstablished(
        namnd="skarpnack",
        name=name,
        kind=NamndKind.STADSDELSNAMND,
        valid_from=date(2007, 1, 1),
        plan_obliged=True,
        police_area=None,
    )


def change(stream: str, version: int, *names: str) -> Change:
    facts: tuple[Fact, ...] = tuple(fact(name) for name in names or ("Nämnd",))
    return Change(stream, version, facts)
