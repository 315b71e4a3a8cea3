"""The composed system: three nodes with TLS and users of their own, PostgreSQL, each role a process of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.catalogue import SERVICES
from tests.journeys.city import COMPOSE, NODES, ROOT, City, city
from tests.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    with city(tmp_path_factory.mktemp("city")) as started:
        yield started


def asked(running: City, query: str) -> dict[str, Any]:
    answer = running.post(query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert "errors" not in found, found
    return found["data"]


def accepted(running: City, mutation: str) -> bool:
    """Send a command with its own id, as a client does that is told to send it again."""
    answer = running.post(mutation).json()
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes <= {"SERVICE_DOWN", "SERVICE_SLOW"}, answer
    return not codes and answer["data"]["establishNamnd"]["__typename"] == "Accepted"


def test_the_gateway_is_published_on_loopback_only() -> None:
    gateway = COMPOSE["services"]["gateway"]
    assert gateway["environment"]["VARNA_PUBLISHED_ON_LOOPBACK"] == "yes"
    assert all(port.startswith("127.0.0.1:") for port in gateway["ports"])


def test_every_role_runs_from_one_image_with_a_user_of_its_own() -> None:
    roles = {name: COMPOSE["services"][name] for name in (*SERVICES, "projector", "gateway")}
    assert len({role["image"] for role in roles.values()}) == 1
    assert {name: role["environment"]["VARNA_BUS_USER"] for name, role in roles.items()} == {n: n for n in roles}
    copied = {line.split()[1] for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("COPY")}
    assert {"bus", "contracts", "deid", "gateway", "ledger", "services", "varna"} <= copied


def _has_heard(running: City) -> bool:
    said = running.statuses()
    recorded = said["plans"]["recorded"]
    return all(said[service]["read"] == {"plans": recorded} for service in ("reports", "grants", "training"))


def test_the_city_imports_answers_and_outlives_a_node(running: City) -> None:
    imported = running.varna("import", "examples/stockholm")
    assert imported.returncode == 0, imported.stdout + imported.stderr

    wait_until(lambda: len(asked(running, "{ plans { id } }")["plans"]) == 5, "the five plans are to be seen")

    wait_until(lambda: _has_heard(running), "the others have heard all of plans under their own users")
    for check in ("status", "verify"):
        done = running.varna(check, role="deploy")
        assert done.returncode == 0, done.stdout + done.stderr

    running.processes[NODES[0]].kill()
    running.processes.pop(NODES[0]).wait()
    established = """mutation { establishNamnd(input: {commandId: "journey-1", namnd: "prov", name: "Provnämnden",
        actor: {account: "test", role: CENTRAL_COORDINATOR}, kind: FACKNAMND, validFrom: "2024-01-01"})
        { __typename ... on Refused { code } } }"""
    wait_until(lambda: accepted(running, established), "a command is accepted with one node lost", within=60)
    wait_until(
        lambda: "prov" in {namnd["code"] for namnd in asked(running, "{ namnder { code } }")["namnder"]},
        "the new nämnd is to be seen with one node lost",
        within=60,
    )


@pytest.mark.parametrize(
    ("service", "setting"),
    [
        ("plans", "VARNA_LEDGER"),
        ("reports", "VARNA_VAULT"),
        ("grants", "VARNA_LEDGER"),
        ("training", "VARNA_VAULT"),
    ],
)
def test_a_role_without_its_settings_says_what_is_missing(running: City, service: str, setting: str) -> None:
    home = Path(running.home)
    assert home.exists()
    refused = running.varna("serve", service)
    assert refused.returncode == 1
    assert f"{setting} is missing" in refused.stderr
