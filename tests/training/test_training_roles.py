"""Who may do what with training, and for which nämnd."""

import pytest

from contracts.attestations import AttestUnit
from contracts.catalogue import commands
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.vocabulary import Role
from services.training.carrying_out import WAYS
from services.training.handlers import COMMANDS
from services.training.roles import IMPORTED_BY_SYSTEM, MAY

PUBLIC = set(commands("training").values())


@pytest.mark.parametrize("kind", sorted(PUBLIC, key=lambda kind: kind.__name__))
def test_every_command_is_carried_out_and_somebody_may_give_it(kind: type[Instruction]) -> None:
    assert kind in {*COMMANDS, *WAYS, ImportCommands}
    assert any(kind in orders for orders in MAY.values())


def test_the_system_attests_nothing_and_names_nobody() -> None:
    assert IMPORTED_BY_SYSTEM < set(COMMANDS)
    assert AttestUnit not in IMPORTED_BY_SYSTEM
    assert not [kind for kind in IMPORTED_BY_SYSTEM if kind.unkept]
    assert Role.STAFF not in MAY
