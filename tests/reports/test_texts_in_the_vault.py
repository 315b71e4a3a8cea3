"""The free text of a report: kept before it is decided on, read on record, erased for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.incident_terms import ErasureGround, ReadingPurpose
from contracts.incidents import IncidentReported
from contracts.vault_access import EraseText, ReadText, TextErased, TextRead
from contracts.vocabulary import Role
from services.reports.keeping.erasing import Erasing
from services.reports.reading import ERASURES, READINGS
from services.reports.streams import incident_stream
from tests.reports.house import House, house_in
from tests.reports.incident_histories import INCIDENT, READY, report, seen
from tests.reports.spec import NAMND, order

TEXT = "Klistermärken med budskap hade satts upp vid entrén under helgen."
STREAM = incident_stream(INCIDENT)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*READY)


def reference_of(house: House) -> str:
    text = house.one(STREAM, IncidentReported).text
    assert text is not None
    reference: str = text.reference
    return reference


def read(reference: str, command_id: str = "read-0001", **by: str) -> ReadText:
    return order(ReadText, command_id=command_id, reference=reference, purpose=ReadingPurpose.FOLLOW_UP, **by)


def erase(reference: str, **said: object) -> EraseText:
    ground = {"ground": ErasureGround.IDENTIFIES_SOMEBODY}
    return order(EraseText, command_id="erase-0001", reference=reference, **{**ground, **said})


def files(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_R01_a_text_stands_in_the_vault_and_only_its_reference_in_the_event(house: House, tmp_path: Path) -> None:
    house.accepted(report(description=TEXT))
    reported = house.one(STREAM, IncidentReported)
    assert house.stores.vault.read(reported.text.reference) == TEXT
    assert house.stores.vault.verify(reported.text) is True
    assert house.stores.vault.unsettled() == []
    in_ledger = b"".join(file.read_bytes() for file in tmp_path.glob("reports.db*"))
    assert TEXT.encode() not in in_ledger
    assert TEXT.encode() in files(tmp_path), "the scan itself must be able to find it"


def test_a_report_without_text_leaves_the_vault_alone(house: House) -> None:
    house.accepted(report())
    assert house.one(STREAM, IncidentReported).text is None


def test_a_refused_report_leaves_no_text(house: House, tmp_path: Path) -> None:
    refusal = house.refusal(report(seen(district="sodermalm"), description=TEXT))
    assert refusal.code == "DISTRICT_UNKNOWN"
    assert house.stores.vault.unsettled() == []
    assert TEXT.encode() not in files(tmp_path)


def test_the_same_report_again_gets_the_same_answer_and_another_text_under_its_id_is_refused(house: House) -> None:
    first = house.accepted(report(description=TEXT))
    assert house.accepted(report(description=TEXT)) == first
    assert house.refusal(report(description="Något helt annat hade hänt.")).code == "COMMAND_ID_REUSED"
    assert house.refusal(report(description=None)).code == "COMMAND_ID_REUSED"
    assert house.stores.vault.unsettled() == []


def test_reading_is_recorded_first_and_tells_the_text_once(house: House) -> None:
    house.accepted(report(description=TEXT))
    reference = reference_of(house)
    assert house.accepted(read(reference)).disclosed == (TEXT,)
    assert house.accepted(read(reference)).disclosed == (), "a repeat would be a reading without a record"
    assert house.accepted(read(reference, "read-0002")).disclosed == (TEXT,)
    readings = [fact for fact in house.facts(f"{READINGS}/{NAMND}") if isinstance(fact, TextRead)]
    assert [fact.reference for fact in readings] == [reference, reference]


@pytest.mark.parametrize(
    ("by", "of", "code"),
    [
        (Role.LOCAL_COORDINATOR, "kungsholmen", "NOT_OWN_NAMND"),
        (Role.STAFF, NAMND, "ROLE_NOT_ALLOWED"),
        (Role.CENTRAL_COORDINATOR, NAMND, "ROLE_NOT_ALLOWED"),
        (Role.SLK, NAMND, "ROLE_NOT_ALLOWED"),
    ],
)
def test_only_the_own_coordinator_reads_and_erases(house: House, by: Role, of: str, code: str) -> None:
    house.accepted(report(description=TEXT))
    reference = reference_of(house)
    assert house.refusal(read(reference, by=by, of=of)).code == code
    assert house.refusal(erase(reference, by=by, of=of)).code == code
    assert house.stores.vault.read(reference) == TEXT
    assert house.facts(f"{READINGS}/{NAMND}") == []


def test_an_erased_text_is_in_no_file_and_all_else_stands(house: House, tmp_path: Path) -> None:
    house.accepted(report(description=TEXT))
    reference = reference_of(house)
    house.accepted(erase(reference))
    assert TEXT.encode() not in files(tmp_path)
    assert [fact.reference for fact in house.facts(ERASURES) if isinstance(fact, TextErased)] == [reference]
    assert house.one(STREAM, IncidentReported).text.reference == reference
    assert house.refusal(read(reference)).code == "TEXT_ERASED"
    again = erase(reference).model_copy(update={"command_id": "erase-0002"})
    assert house.refusal(again).code == "TEXT_ERASED"
    assert house.stores.vault.erasing() == []


def test_the_report_can_be_sent_again_after_its_text_is_erased(house: House) -> None:
    first = house.accepted(report(description=TEXT))
    house.accepted(erase(reference_of(house)))
    assert house.accepted(report(description=TEXT)) == first


@pytest.mark.parametrize("ground", [ErasureGround.RETENTION, ErasureGround.COURT_OR_AUTHORITY])
def test_disposal_and_orders_of_authorities_need_a_decision(house: House, ground: ErasureGround) -> None:
    house.accepted(report(description=TEXT))
    reference = reference_of(house)
    assert house.refusal(erase(reference, ground=ground)).code == "DECISION_MISSING"
    assert house.stores.vault.read(reference) == TEXT
    house.accepted(erase(reference, ground=ground, decision="1.2-77/2026"))
    assert house.stores.vault.read(reference) is None


def test_an_unknown_reference_is_refused_whoever_asks(house: House) -> None:
    refusal = house.refusal(read(f"t-{7:032x}"))
    assert refusal.code in {"TEXT_UNKNOWN", "NOT_OWN_NAMND"}


def test_restoring_an_older_backup_brings_no_erased_text_back(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY).accepted(report(description=TEXT))
        reference = reference_of(house)
    backup = (tmp_path / "reports-vault.db").read_bytes()
    with house_in(tmp_path) as house:
        house.accepted(erase(reference))
    (tmp_path / "reports-vault.db").write_bytes(backup)
    for beside in tmp_path.glob("reports-vault.db-*"):
        beside.unlink()
    assert TEXT.encode() in files(tmp_path)
    with house_in(tmp_path) as house:
        assert house.stores.vault.read(reference) is None
    assert TEXT.encode() not in files(tmp_path)


def test_an_erasure_that_got_no_further_than_the_row_is_completed_by_asking_again(house: House) -> None:
    house.accepted(report(description=TEXT))
    reference = reference_of(house)
    unanswered = Erasing(owner=NAMND, order=erase(reference))
    house.stores.vault.erase(reference, unanswered.model_dump_json().encode())
    house.accepted(erase(reference))
    assert house.one(ERASURES, TextErased).namnd == NAMND
    assert house.stores.vault.erasing() == []
