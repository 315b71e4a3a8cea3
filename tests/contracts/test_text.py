"""The door for text: structure only, and what is refused is never told again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import to_json

from contracts.envelope import Contract
from contracts.text import Diarienummer, FreeText, Slug, Title


class Note(Contract):
    text: FreeText


class Heading(Contract):
    title: Title


class Codes(Contract):
    slug: Slug = "a"
    dnr: Diarienummer = "1"


REFUSED = {
    "NUL": ("a\x00b", "text_control"),
    "escape": ("a\x1b[31mb", "text_control"),
    "carriage return alone": ("a\rb", "text_control"),
    "delete": ("a\x7fb", "text_control"),
    "next line": ("a\x85b", "text_control"),
    "right-to-left override": ("a\u202eb", "text_bidi"),
    "isolate": ("a\u2066b", "text_bidi"),
    "arabic letter mark": ("a\u061cb", "text_bidi"),
    "nothing": ("", "text_empty"),
    "white space": (" \n\t\u00a0\u2003", "text_empty"),
    "zero-width only": ("\u200b\u200d\ufeff\u2060", "text_empty"),
    "soft hyphens only": ("\u00ad\u00ad", "text_empty"),
    "marks only": ("\u0301\ufe0f", "text_empty"),
    "tags only": ("\U000e0041\U000e0042", "text_empty"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=list(REFUSED))
def test_text_with_a_broken_structure_is_refused_with_its_reason(text: str, code: str) -> None:
    for model, field in ((Note, "text"), (Heading, "title")):
        with pytest.raises(ValidationError) as refused:
            model.model_validate_json(to_json({field: text}))
        [error] = refused.value.errors(include_input=False)
        assert (error["type"], error["loc"]) == (code, (field,))
        assert error["msg"].startswith("the text ")


def test_half_a_character_is_refused_from_python_and_from_json() -> None:
    with pytest.raises(ValidationError):
        Note(text="a\ud800b")
    with pytest.raises(ValidationError):
        Note.model_validate_json(b'{"text": "a\\ud800b"}')
    with pytest.raises(ValidationError):
        Note.model_validate_json(b'{"text": "a\xffb"}')


def test_text_is_stored_composed_and_without_outer_white_space() -> None:
    decomposed = unicodedata.normalize("NFD", "  Hägersten-Älvsjö  \n")
    assert Note(text=decomposed).text == "Hägersten-Älvsjö"
    assert Note(text="rad ett\r\nrad två\n\tindragen").text == "rad ett\nrad två\n\tindragen"
    assert Note(text="löv\u00adtunn").text == "löv\u00adtunn"


@pytest.mark.parametrize("breaking", ["\n", "\r\n", "\u2028", "\u2029"])
def test_a_title_is_one_line(breaking: str) -> None:
    with pytest.raises(ValidationError, match="several lines"):
        Heading(title=f"rad ett{breaking}rad två")
    assert Heading(title=f"rad ett{breaking}").title == "rad ett"


def test_text_has_an_end() -> None:
    assert len(Note(text="å" * 4000).text) == 4000
    assert len(Heading(title="å" * 400).title) == 400
    for model, field, length in ((Note, "text", 4001), (Heading, "title", 401)):
        with pytest.raises(ValidationError, match="at most"):
            model.model_validate_json(to_json({field: "å" * length}))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'; DROP TABLE plans; --", "{{7*7}}", "../../etc/passwd", "🙂"]
)
def test_text_that_only_looks_dangerous_is_text(text: str) -> None:
    assert Note(text=text).text == text


@pytest.mark.parametrize(
    "slug", ["", "A", "å", "a_b", "a--b", "-a", "a-", "a b", "a/b", "a.b", "a\n", "*", ">", "a" * 81]
)
def test_a_code_is_safe_in_a_subject_a_path_and_an_id(slug: str) -> None:
    with pytest.raises(ValidationError):
        Codes(slug=slug)


@pytest.mark.parametrize("dnr", ["1.2.1.-147/19", "155-943/2015", "KS 2024/880", "62-2017-1.2.5", "ÄN 2020:7"])
def test_registry_numbers_are_as_the_registrar_writes_them(dnr: str) -> None:
    assert Codes(dnr=dnr).dnr == dnr


@pytest.mark.parametrize("dnr", ["", " 1", "1\n", "-1", "1;2", "1" * 61])
def test_what_is_no_registry_number_is_refused(dnr: str) -> None:
    with pytest.raises(ValidationError):
        Codes(dnr=dnr)


ANY_TEXT = st.text(max_size=200)


@given(ANY_TEXT)
def test_what_is_let_in_is_sound_and_stays_as_it_is(text: str) -> None:
    try:
        stored = Note(text=text).text
    except ValidationError:
        return
    assert stored
    assert Note(text=stored).text == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert not any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in stored)
    assert Note.model_validate_json(Note(text=stored).model_dump_json()).text == stored


@given(st.sampled_from(["\x00", "\u202e", "\x1b", "å" * 5000]), st.sampled_from([Note, Heading, Codes]))
def test_a_refused_value_is_never_part_of_the_error(poison: str, model: type[Contract]) -> None:
    secret = "Hemligt Namn 19640823-3234"
    for field in model.model_fields:
        with pytest.raises(ValidationError) as refused:
            model.model_validate_json(to_json({field: f"{secret}{poison}"}))
        told = [str(refused.value), repr(refused.value), str(refused.value.errors(include_input=False))]
        assert not any("Hemligt" in text or "19640823" in text for text in told)
