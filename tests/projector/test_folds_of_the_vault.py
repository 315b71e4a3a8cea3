"""What the read models know of texts in the vault: that they were read or erased, never what they say."""

from tests.projector import sample_vault_access
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger


def _folded(read_models: ReadModels) -> ReadModels:
    return read_models.fold(Ledger(sample_vault_access.facts(), "reports").recorded)


def test_each_reading_stands_with_who_and_for_what(read_models: ReadModels) -> None:
    row = _folded(read_models).now("text", sample_vault_access.READ)
    assert row is not None
    assert row["namnd"] == "skarpnack"
    assert [reading["purpose"] for reading in row["body"]["readings"]] == ["follow_up", "control"]
    assert {reading["account"] for reading in row["body"]["readings"]} == {"samordnare-1"}
    assert row["body"]["erased"] is None


def test_an_erased_text_keeps_its_readings_and_says_on_what_ground(read_models: ReadModels) -> None:
    row = _folded(read_models).now("text", sample_vault_access.ERASED)
    assert row is not None
    assert len(row["body"]["readings"]) == 1
    assert row["body"]["erased"]["ground"] == "identifies_somebody"
    assert row["body"]["erased"]["decision"] == "1.2-77/2026"
