import pytest

from contracts.answers import Refusal
from contracts.importing import ImportCommands, Step
from contracts.organisation import EstablishNamnd
from ledger.importing import read_step
from tests.ledger.orders import CLERK


class Report(EstablishNamnd):
    unkept = frozenset({"name"})


@pytest.mark.parametrize("body", [{"name": "Kista"}, {"namnd": "kista", "name": "Kista"}])
def test_what_must_be_erasable_is_never_imported(body: dict[str, str]) -> None:
    def never_read(_: object, __: object) -> Refusal:
        raise AssertionError

    step = Step(command="Report", body={**body})
    imported = ImportCommands(command_id="import-1", actor=CLERK, steps=(step,))
    refusal = read_step({"Report": Report}, never_read, imported, step)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == ("FIELD_NOT_IMPORTED", "name")
    assert "Kista" not in refusal.model_dump_json()
