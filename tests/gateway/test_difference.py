"""Which measure of one version is which of another."""

from hypothesis import given
from hypothesis import strategies as st

from gateway.views.difference import pair
from gateway.views.reader import Row
from gateway.views.wording import said


def rows(*ids: str) -> list[Row]:
    return [{"id": each} for each in ids]


def ids(pairs: list[tuple[Row | None, Row | None]]) -> list[tuple[str | None, str | None]]:
    return [(old and old["id"], new and new["id"]) for old, new in pairs]


def test_P17_measures_pair_by_descent_over_several_versions() -> None:
    ancestors = {"v3-a": "v2-a", "v2-a": "v1-a", "v3-b": "v2-b"}
    assert ids(pair(rows("v1-a", "v1-x"), rows("v3-a", "v3-b"), ancestors)) == [
        ("v1-a", "v3-a"),
        (None, "v3-b"),
        ("v1-x", None),
    ]


def test_P17_a_measure_that_kept_its_id_is_the_same() -> None:
    assert ids(pair(rows("a", "b"), rows("b", "c"), {})) == [("b", "b"), (None, "c"), ("a", None)]


def test_P17_a_circle_of_ancestors_does_not_hang() -> None:
    assert ids(pair(rows("x"), rows("a"), {"a": "b", "b": "a"})) == [(None, "a"), ("x", None)]


names = st.sampled_from([f"m{number}" for number in range(8)])


@given(st.sets(names), st.sets(names), st.dictionaries(names, names, max_size=6))
def test_P17_every_measure_is_in_exactly_one_pair(old: set[str], new: set[str], ancestors: dict[str, str]) -> None:
    pairs = ids(pair(rows(*sorted(old)), rows(*sorted(new)), ancestors))
    assert sorted(a for a, _ in pairs if a) == sorted(old)
    assert sorted(b for _, b in pairs if b) == sorted(new)


def test_values_are_said_in_words() -> None:
    assert said("schedule", {"printed": None, "kind": "ongoing", "starts": None}) == "Löpande"
    assert said("cooperating", value=True) == "ja"
    assert said("orientations", ["knowledge", "cohesion"]) == "Kunskapen ska öka; En stad som håller samman"
    party = {"kind": "several", "title": "Två chefer", "members": ["A", "B"], "departments": [], "each": "unit"}
    assert said("responsible", party) == "Två chefer, A; B"
    follow_up = {"forum": "tertial_1", "printed": None, "year": 2026, "on": None, "level": "unit"}
    assert said("follow_ups", [follow_up]) == "Tertialrapport 1, 2026, Enhet"
    assert said("title", []) is None
