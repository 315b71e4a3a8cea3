"""YAML is read as plain data with its lines, and what could be misread or harmful is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from varna.importing.yaml_lines import Document, Path, read_yaml

_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20)
_LEAVES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _WORDS
_DATA = st.dictionaries(
    _WORDS,
    st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=4)),
    max_size=5,
)


def _read(text: str) -> Document:
    document, problems = read_yaml("a.yaml", text.encode())
    assert document is not None, problems
    return document


def _nodes(node: yaml.Node, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """Every path of a document and its line, by the library's own tree."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key.start_mark.line + 1
            yield from _nodes(value, (*path, key.value))
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield (*path, number), item.start_mark.line + 1
            yield from _nodes(item, (*path, number))


@given(_DATA, st.booleans())
def test_any_data_written_as_yaml_comes_back_whole_with_its_lines(data: dict[str, JsonValue], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    document = _read(text)
    assert document.values == data
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    assert {path: line for path, line in document.lines.items() if path} == dict(_nodes(root))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on", "on"),
        ("no", "no"),
        ("012", "012"),
        ("12:30", "12:30"),
        ("2019-12-31", "2019-12-31"),
        ("1.2.1.-147/19", "1.2.1.-147/19"),
        ("12", 12),
        ("'12'", "12"),
        ("0.5", 0.5),
        ("true", True),
        ("~", None),
        ("", None),
    ],
)
def test_a_scalar_means_what_a_reader_thinks(written: str, meant: Any) -> None:
    assert _read(f"on: {written}").values == {"on": meant}


def test_a_byte_order_mark_is_no_part_of_the_first_field() -> None:
    document, _ = read_yaml("a.yaml", "﻿format: x".encode())
    assert document is not None
    assert document.values == {"format": "x"}


def test_a_missing_path_has_the_line_of_what_holds_it() -> None:
    document = _read("head:\n  title: a\nlist:\n  - x: 1\n")
    assert document.line(("head", "period", "starts")) == 1
    assert document.line(("list", 0, "y")) == 4


@pytest.mark.parametrize(
    ("content", "code", "line", "field"),
    [
        (b"a: 1\nb: \xe5\n", "NOT_UTF8", 2, None),
        ("a: 1".encode("utf-16"), "NOT_UTF8", 1, None),
        (b"a: 1\n\tb: 2\n", "TAB", 2, None),
        (b"a:\n  b: 1\n  \tc: 2\n", "TAB", 3, None),
        (b"a: 1\nb: [1, 2\nc: 3\n", "NOT_YAML", 3, None),
        (b"a: \x07\n", "NOT_YAML", 1, None),
        (b"a: 1\nb: 2\na: 3\n", "DUPLICATE_FIELD", 3, "a"),
        (b"x:\n  - a: 1\n    a: 2\n", "DUPLICATE_FIELD", 3, "x.0.a"),
        (b"a: &x 1\n", "ALIAS", 1, "a"),
        (b"a: !!python/object/apply:os.system [ls]\n", "TAG", 1, "a"),
        (b"a: 1\n---\nb: 2\n", "SEVERAL_DOCUMENTS", 1, None),
        (b"? [a, b]\n: 1\n", "BAD_KEY", 1, None),
        (b"a: " + b"[" * 60 + b"]" * 60, "TOO_DEEP", 1, None),
        (b"#" * 2_000_001, "FILE_TOO_LARGE", 1, None),
    ],
)
def test_what_cannot_be_read_safely_is_refused(content: bytes, code: str, line: int, field: str | None) -> None:
    document, problems = read_yaml("a.yaml", content)
    assert document is None
    told = [(found.code, found.file, found.line, found.field) for found in problems]
    assert (code, "a.yaml", line, field) in told
    assert all(found.reason_sv and found.reason_en and found.suggestion for found in problems)


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    layers = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 30))
    document, problems = read_yaml("a.yaml", ("l0: &l0 [x]\n" + layers).encode())
    assert document is None
    assert {found.code for found in problems} == {"ALIAS"}
