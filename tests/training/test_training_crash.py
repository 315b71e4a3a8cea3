"""kill -9 at the vault: nobody gets two pseudonyms, no link is left without an event, and who is forgotten stays so."""

import signal
from pathlib import Path

import pytest

from contracts.answers import Accepted
from contracts.completions import EmployeeForgotten, StaffPlaced
from contracts.envelope import Instruction
from tests.children import Child
from tests.training.house import House, house_in
from tests.training.persons import ANNA, BO, COURSE, DONE, LATER, READY, forget, results, staff
from tests.training.spec import NAMND
from tests.training.training_child import serve_one

LIST = staff((ANNA, "enhet-1", "larare"), (BO, "enhet-1", "larare")).model_copy(update={"command_id": "list-0001"})


def killed(folder: Path, order: Instruction, failpoint: str) -> None:
    """Let a process of its own take in a command and die on the way."""
    child = Child(serve_one, folder, type(order).__name__, order.model_dump_json(), failpoint=failpoint)
    assert list(child.said()) == []
    assert child.ended() == -signal.SIGKILL


def placed(house: House) -> list[str]:
    return [fact.person for fact in house.facts(f"staff/{NAMND}") if isinstance(fact, StaffPlaced)]


@pytest.mark.parametrize(("failpoint", "recorded"), [("V2", 0), ("C4", 0), ("V4", 2)])
def test_N09_killed_with_links_in_the_vault_everybody_has_one_pseudonym(
    tmp_path: Path, failpoint: str, recorded: int
) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY)
    killed(tmp_path, LIST, failpoint)
    with house_in(tmp_path) as house:
        assert len(placed(house)) == recorded
        assert house.stores.links.unsettled() == []
        assert house.knows(ANNA) == house.knows(BO) == bool(recorded), "a link of no event is taken out at start"
        assert isinstance(house.tell(LIST), Accepted), "whoever never got an answer gets it now"
        house.told(results((ANNA, COURSE, 1, DONE)))
        assert sorted(placed(house)) == sorted([house.who(ANNA), house.who(BO)])
        assert house.done(ANNA) == [(COURSE, 1, DONE)]


def test_V1_killed_between_the_deleted_link_and_its_event(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY, LIST, staff((BO, "enhet-1", "larare"), on=LATER))
        pseudonym, link = house.who(ANNA), house.stores.links._hash("employee", ANNA)
    killed(tmp_path, forget(ANNA), "V1")
    assert link not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    with house_in(tmp_path) as house:
        (forgotten,) = house.facts("forgotten")
        assert isinstance(forgotten, EmployeeForgotten)
        assert forgotten.person == pseudonym
        assert house.stores.links.forgetting() == []
        assert isinstance(house.tell(forget(ANNA)), Accepted), "whoever never got an answer gets it now"
        assert len(house.facts("forgotten")) == 1
