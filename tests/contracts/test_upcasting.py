from typing import Any

import pytest

from contracts.upcasting import UnknownEventError, upcast

KNOWN = {"plans.Told.v3": object, "plans.Other.v1": object}


def split_name(data: dict[str, Any]) -> dict[str, Any]:
    return {"title": data["name"]}


def add_year(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "year": 2026}


STEPS = {"plans.Told.v1": ("plans.Told.v2", split_name), "plans.Told.v2": ("plans.Told.v3", add_year)}


def test_an_old_event_takes_every_step_to_the_newest_version() -> None:
    assert upcast("plans.Told.v1", {"name": "a"}, STEPS, KNOWN) == ("plans.Told.v3", {"title": "a", "year": 2026})
    assert upcast("plans.Told.v2", {"title": "b"}, STEPS, KNOWN) == ("plans.Told.v3", {"title": "b", "year": 2026})


def test_a_newest_event_is_left_as_it_is() -> None:
    data = {"title": "c", "year": 2027}
    assert upcast("plans.Told.v3", data, STEPS, KNOWN) == ("plans.Told.v3", {"title": "c", "year": 2027})
    assert upcast("plans.Other.v1", {}, STEPS, KNOWN) == ("plans.Other.v1", {})


def test_the_recorded_data_itself_is_not_changed() -> None:
    data = {"name": "a"}
    upcast("plans.Told.v1", data, STEPS, KNOWN)
    assert data == {"name": "a"}


@pytest.mark.parametrize("name", ["plans.Told.v4", "plans.Untold.v1", "", "reports.Told.v3"])
def test_a_later_version_or_another_type_is_never_guessed_at(name: str) -> None:
    with pytest.raises(UnknownEventError) as unknown:
        upcast(name, {"name": "secret"}, STEPS, KNOWN)
    assert str(unknown.value) == name
