"""The normal form, and the way back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.normal import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Åtgärd på Söder", "Åtgärd på Söder"),
        ("A\u030atga\u0308rd", "Åtgärd"),
        ("１２３－４", "123-4"),
        ("a\u00ad\u200b\u2060b", "ab"),
        ("a–b—c−d\u2011e", "a-b-c-d-e"),
        ("\u0410nnа", "Anna"),
        ("①②٣", "123"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a  b\tc\t  d", "a b\nc\nd"),
        ("ﬁn …", "fin ..."),
        ("6\u03364\u0336", "64"),
    ],
)
def test_one_way_to_write(text: str, normal: str) -> None:
    assert normalise(text).text == normal


@given(st.text())
def test_every_stretch_leads_back_into_the_text(text: str) -> None:
    normal = normalise(text)
    previous = (0, 0)
    for index in range(len(normal.text)):
        start, end = normal.original(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert previous <= (start, end)
        previous = (start, end)


@given(st.text(alphabet="abcåäö0123456789.,-\n"))
def test_plain_text_is_left_as_it_is(text: str) -> None:
    normal = normalise(text)
    assert normal.text == text
    assert all(normal.original(index, index + 1) == (index, index + 1) for index in range(len(text)))


@given(st.text(alphabet="ab1-"), st.sampled_from("\u200b\u00ad\u2060\ufeff\u200d"))
def test_what_shows_nothing_is_passed_over(text: str, nothing: str) -> None:
    normal = normalise(nothing.join(text))
    assert normal.text == text
    for index in range(len(text)):
        assert normal.original(index, index + 1) == (2 * index, 2 * index + 1)


@given(st.text())
def test_letters_keep_their_places_in_lower_case(text: str) -> None:
    normal = normalise(text).text
    assert len(normal.lower()) == len(normal)
