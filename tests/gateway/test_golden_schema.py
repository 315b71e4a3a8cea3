"""The public contract in GraphQL does not change unnoticed."""

from pathlib import Path

from graphql import build_schema

from contracts.vocabulary import Term
from gateway.schema import executable, sdl

GOLDEN = Path("gateway/schema/schema.graphql")


def test_the_schema_is_the_published_one() -> None:
    assert sdl() == GOLDEN.read_text("utf-8"), "run `make golden` and read the difference"


def test_the_published_schema_is_one() -> None:
    assert build_schema(GOLDEN.read_text("utf-8")).query_type is not None


def test_every_closed_list_shows_its_labels() -> None:
    described = {term.__name__: term for term in Term.__subclasses__()}
    shown = {name: kind for name, kind in executable().type_map.items() if name in described}
    assert len(shown) > 15
    for name, kind in shown.items():
        labels = {term.name: f"{term.label_sv} / {term.label_en}" for term in described[name]}
        assert {member: value.description for member, value in kind.values.items()} == labels  # type: ignore[attr-defined]
