"""N06: reporting over the running system leaves nothing of who did it, or from where, beyond role and function."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.journeys.one_machine import ROOT, OneMachine
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]

ADDRESS = "127.83.47.61"
"""A loopback address of its own, so that a trace of it is a trace of the one who reported."""
BROWSER, FORWARDED, NAMED = "webblasare-83471", "203.0.113.83", "konto-83471"
HEADERS = {"user-agent": BROWSER, "x-forwarded-for": FORWARDED, "cookie": f"session={BROWSER}", "from": BROWSER}
FILES = ("organisation", "reports")
TRACES = (ADDRESS, BROWSER, FORWARDED, NAMED)
ANSWERS = """[{question: "hot-nu", option: "nej"}, {question: "under-18", option: "nej"},
    {question: "vad", option: "handelse"}]"""


@pytest.fixture
def machine(machine: OneMachine) -> OneMachine:
    machine.start("--no-examples")
    imported = machine.quick("import", *[str(ROOT / f"examples/stockholm/{name}.yaml") for name in FILES])
    assert imported.returncode == 0, imported.stderr
    return machine


def reporting(account: str) -> str:
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the running system has the clock of this machine too
    return f"""mutation {{ reportIncident(input: {{commandId: "report-{account}", namnd: "skarpnack",
        actor: {{account: "{account}", role: STAFF, namnd: "skarpnack"}}, guidance: "rutin-1", answers: {ANSWERS},
        observation: {{kind: PROPAGANDA, setting: SCHOOL, occurredOn: "{yesterday}"}}, function: SCHOOL,
        source: OWN_OBSERVATION, managerTold: YES, description: "Affischer i korridoren."}})
        {{ ... on Accepted {{ ids }} ... on Refused {{ code field reasonSv hint }} }} }}"""


def posted(machine: OneMachine, query: str) -> Any:
    transport = httpx.HTTPTransport(local_address=ADDRESS)
    with httpx.Client(transport=transport, headers=HEADERS, timeout=30) as client:
        return client.post(f"{machine.address}/graphql", json={"query": query}).json()["data"]["reportIncident"]


def kept(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_N06_no_trace_of_the_reporter_is_in_any_file_or_log(machine: OneMachine) -> None:
    [incident_id] = posted(machine, reporting("staff"))["ids"]
    refused = posted(machine, reporting(NAMED))
    assert (refused["code"], refused["field"]) == ("ACCOUNT_NOT_KEPT", "actor.account")
    assert NAMED not in json.dumps(refused)

    asked = '{ incidents(namnd: "skarpnack") { id delivery { receiver } } }'
    there = [{"id": incident_id, "delivery": {"receiver": "LOCAL"}}]
    wait_until(lambda: machine.asked(asked)["incidents"] == there, "the report is shown")

    places = kept(machine.data)
    _code, printed = machine.stop()
    places |= {f"stopped {name}": content for name, content in kept(machine.data).items()}
    places["printed"] = printed.encode()
    found = {(name, trace) for name, content in places.items() for trace in TRACES if trace.encode() in content}
    assert found == set()
    # What may be kept is found where it is kept: the search can see.
    for place in ("reports.db", "read-models.db", "nats"):
        assert any(place in name and incident_id.encode() in content for name, content in places.items()), place
    whole = b'"actor":{"account":"staff","role":"staff","namnd":"skarpnack"}'
    assert any(name.endswith("reports.db") and whole in content for name, content in places.items())
    assert any("vault" in name and b"Affischer i korridoren." in content for name, content in places.items())
    assert not any("vault" not in name and b"Affischer i korridoren." in content for name, content in places.items())
