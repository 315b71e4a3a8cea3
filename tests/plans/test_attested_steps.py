"""What is attested stands beside the events it is about: of a command, and of one step among many."""

import json
from datetime import date
from typing import Any

from contracts.answers import Accepted, Refusal
from contracts.envelope import Actor, Attested, unseal
from contracts.importing import ImportCommands, Step
from contracts.organisation import EstablishNamnd
from contracts.vocabulary import NamndKind, Role
from ledger.ledger import Ledger
from services.plans.handlers import handle
from tests.plans.spec import TODAY, order

SYSTEM = Actor(account="varna-import", role=Role.SYSTEM)
NAMED = "Nämnden efter Anna Andersson"
SAID = {"field": "name", "start": 14, "end": 28}


def body(namnd: str, name: str, **more: Any) -> dict[str, Any]:
    return {"namnd": namnd, "name": name, "kind": "stadsdelsnamnd", "valid_from": "2007-01-01", **more}


def imported(ledger: Ledger, *bodies: dict[str, Any]) -> Accepted | Refusal:
    steps = tuple(Step(command="EstablishNamnd", body=one) for one in bodies)
    return handle(ledger, ImportCommands(command_id="import-1", actor=SYSTEM, steps=steps), TODAY)


def attested(ledger: Ledger) -> list[Any]:
    entries = ledger.entries(0, 10)
    return [list(unseal("plans", one.position, 0, one.type, one.sealed).attested) for one in entries]


def test_N02_an_attestation_is_recorded_with_the_event_of_its_step_and_with_no_other(plans_ledger: Ledger) -> None:
    steps = body("farsta", "Farsta"), body("anna", NAMED, attested=[SAID]), body("vallingby", "Vällingby")
    assert isinstance(imported(plans_ledger, *steps), Accepted)
    assert attested(plans_ledger) == [[], [SAID], []]
    assert len(plans_ledger.load("organisation")) == len(steps)


def test_N02_a_step_that_is_not_attested_stops_the_import_and_is_told_by_its_place(plans_ledger: Ledger) -> None:
    answer = imported(plans_ledger, body("farsta", "Farsta"), body("anna", NAMED), body("beata", "Om 640823-3234"))
    assert isinstance(answer, Refusal)
    assert [(one.code, one.field, one.items) for one in answer.details] == [
        ("NEEDS_REVIEW", "steps.1.name", ("14-28:person_name",)),
        ("PERSONAL_DATA", "steps.2.name", ("3-14:personnummer",)),
    ]
    assert "Anna" not in answer.model_dump_json()
    assert plans_ledger.entries(0, 10) == []


def test_N02_an_attestation_of_a_single_command_is_recorded(plans_ledger: Ledger) -> None:
    one = order(
        EstablishNamnd,
        namnd="anna",
        name=NAMED,
        kind=NamndKind.STADSDELSNAMND,
        valid_from=date(2007, 1, 1),
        attested=(Attested(field="name", start=14, end=28),),
    )
    assert isinstance(handle(plans_ledger, one, TODAY), Accepted)
    assert attested(plans_ledger) == [[SAID]]
    [entry] = plans_ledger.entries(0, 10)
    assert json.loads(entry.sealed)["data"]["name"] == NAMED
