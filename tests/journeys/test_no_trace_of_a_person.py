"""Identifiers sent in every text of every command, by every way in: none of them is found anywhere afterwards."""

import json
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import nats
import pytest
from nats.errors import NoRespondersError

from benchmarks.deid_eval.check_digits import luhn
from contracts.subjects import command_subject
from tests.contracts.filled_commands import COMMANDS, Filled, filled, replaced
from tests.journeys.one_machine import NO_TLS, OneMachine
from varna.runfile import bus_address

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

CONTROL = "kontrollordet"
ESTABLISH = f"""mutation {{ establishNamnd(input: {{commandId: "control-1", namnd: "prov-1", name: "{CONTROL}",
    kind: FACKNAMND, validFrom: "2024-01-01", actor: {{account: "test", role: CENTRAL_COORDINATOR}}}})
    {{ __typename }} }}"""
SHOWN = (
    "... on Accepted { ids } ... on Refused { code field reasonSv reasonEn hint items details { code field items } }"
)


class Canaries:
    """Numbers that identify nobody, each given out once and remembered."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self._days = (date(1950, 1, 1) + timedelta(days=number) for number in count())

    def fresh(self) -> str:
        number = f"{next(self._days):%y%m%d}980"
        self.sent.append(f"{number[:6]}-{number[6:]}{luhn(number)}")
        return self.sent[-1]

    def in_every_text(self, command: Filled) -> Any:
        texts = {path: f"Enligt uppgift {self.fresh()} i går" for path in command.texts}
        return json.loads(replaced(command.body, texts))

    def found_in(self, content: bytes) -> list[str]:
        return [
            number for number in self.sent if number.encode() in content or number.replace("-", "").encode() in content
        ]


def camel(value: Any) -> Any:
    """Return a command's JSON with its fields named as GraphQL names them."""
    if isinstance(value, list):
        return [camel(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        head + "".join(map(str.title, rest)): camel(part)
        for name, part in value.items()
        for head, *rest in [name.split("_")]
    }


def over_graphql(machine: OneMachine, name: str, canaries: Canaries) -> str:
    """Send a command as a mutation; return all that is answered."""
    command = filled(name)
    terms = {path: term.upper() for path, term in command.terms.items()}
    upper = command._replace(body=json.loads(replaced(command.body, terms)))
    order = name.partition(".")[2]
    query = f"mutation($v: {order}Input!) {{ it: {order[0].lower()}{order[1:]}(input: $v) {{ __typename {SHOWN} }} }}"
    variables = {"v": camel(canaries.in_every_text(upper))}
    sent = {"query": query, "variables": variables}
    return httpx.post(f"{machine.address}/graphql", json=sent, timeout=30, verify=NO_TLS).text


async def over_the_bus(machine: OneMachine, canaries: Canaries) -> dict[str, bytes]:
    """Ask every service for every command, past the gateway; return each answer."""
    connection = await nats.connect(bus_address(machine.data))
    answers: dict[str, bytes] = {}
    for name in COMMANDS:
        service, _, order = name.partition(".")
        body = canaries.in_every_text(filled(name))
        step = {key: part for key, part in body.items() if key not in {"command_id", "actor", "expected_version"}}
        whole = {"command_id": f"import-{order}", "actor": body["actor"], "steps": [{"command": order, "body": step}]}
        for subject, sent in ((order, body), ("ImportCommands", whole)):
            try:
                reply = await connection.request(
                    command_subject(service, subject), json.dumps(sent).encode(), timeout=30
                )
                answers[f"{name} {subject}"] = reply.data
            except NoRespondersError:
                answers[f"{name} {subject}"] = b""
    await connection.close()
    return answers


def plan_file(canaries: Canaries) -> str:
    """Return an import file that is in good order but for what it says."""
    return f"""format: varna.plan/1
namnd: prov-1
version: 1
head: {{title: Plan för {canaries.fresh()}, period: {{starts: 2025-01-01, ends: 2025-12-31}}}}
activities:
  - {{key: a1, title: Åtgärd, category: preventive, schedule: Löpande, description: "Om {canaries.fresh()}."}}
  - {{key: a2, title: Åtgärd, category: preventive, schedule: "Enligt {canaries.fresh()}"}}
"""


async def test_I8_no_identifier_that_was_sent_is_found_anywhere(machine: OneMachine, tmp_path: Path) -> None:
    canaries = Canaries()
    machine.start("--no-examples")
    assert machine.asked(ESTABLISH)["establishNamnd"]["__typename"] == "Accepted"

    said = {name: over_graphql(machine, name, canaries) for name in COMMANDS if not name.endswith(".ImportCommands")}
    answers = await over_the_bus(machine, canaries)
    file = tmp_path / "plan.yaml"
    file.write_text(plan_file(canaries), encoding="utf-8")
    imported = machine.command("import", str(file))

    assert len(canaries.sent) > 350
    assert all("PERSONAL_DATA" in said[name] for name in COMMANDS if name.startswith("plans.") and filled(name).texts)
    assert sum(b"PERSONAL_DATA" in answer for answer in answers.values()) > 50
    assert imported.stderr.count("Texten pekar ut en person") == 3

    shown = machine.asked("{ namnder { name } }")
    places = everything(machine.data)
    _code, printed = machine.stop()
    places |= {f"stopped {name}": content for name, content in everything(machine.data).items()}
    told = [*said.values(), imported.stdout, imported.stderr, printed, json.dumps(shown)]
    places |= answers | {"told": "\n".join(told).encode()}
    traces = {name: found for name, content in places.items() if (found := canaries.found_in(content))}
    assert traces == {}
    for place in ("plans.db", "read-models.db", "nats", "told"):  # what was let through is seen: the search can see
        assert any(place in name and CONTROL.encode() in content for name, content in places.items()), place


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
