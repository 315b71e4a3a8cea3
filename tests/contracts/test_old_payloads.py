"""What was recorded once can be read for ever."""

import json
from hashlib import sha256

import pytest
from eventsourcing.persistence import StoredEvent
from pydantic_core import to_json

from contracts.catalogue import EVENTS
from contracts.envelope import Actor, unseal
from contracts.upcasting import STEPS, upcast
from ledger.mapper import fact_of, stream_id
from tests.contracts.payloads import FOLDER, PAYLOADS, payload


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_old_event_is_read_as_the_newest_version_of_its_class(name: str) -> None:
    sealed = to_json(payload(name))
    fact = fact_of(StoredEvent(stream_id("any"), 1, name, sealed))
    newest, data = upcast(name, payload(name)["data"])
    assert type(fact) is EVENTS[newest]
    assert json.loads(fact.model_dump_json(exclude_unset=True)) == data


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_old_event_reaches_readers_with_its_envelope(name: str) -> None:
    body = payload(name)
    recorded = unseal("plans", 7, 3, name, to_json(body))
    assert (recorded.position, recorded.previous, recorded.type) == (7, 3, name)
    assert recorded.recorded_at == body["recorded_at"]
    assert (recorded.causation, recorded.correlation) == (body["causation"], body["correlation"])
    assert recorded.data == body["data"]
    assert Actor.model_validate_json(to_json(recorded.actor)).account == body["actor"]["account"]


def test_every_type_and_version_there_ever_was_has_a_payload() -> None:
    missing = (set(EVENTS) | set(STEPS)) - set(PAYLOADS)
    assert missing == set(), "write contracts/old_payloads/<type>.json by hand and add it to SHA256SUMS"


def test_every_payload_is_of_a_type_that_can_be_read() -> None:
    assert set(PAYLOADS) - set(EVENTS) - set(STEPS) == set()


def test_no_payload_was_ever_edited() -> None:
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    stated = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {file.name: sha256(file.read_bytes()).hexdigest() for file in FOLDER.glob("*.json")}
    assert found == stated, "old payloads are never edited: a changed event gets a new version and an upcast"
