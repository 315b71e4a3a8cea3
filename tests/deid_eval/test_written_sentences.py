"""The written sentences are enough, balanced, different from each other and labelled so that counting is right."""

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.deid_eval import sentences as written
from benchmarks.deid_eval.sentences import CLEAN, PERSONAL, Sentence, Split, read


def test_there_are_at_least_three_hundred_and_half_are_about_a_person(sentences: list[Sentence]) -> None:
    personal = sum(sentence.personal for sentence in sentences)
    assert len(sentences) >= 300
    assert abs(personal / len(sentences) - 0.5) < 0.02


def test_no_sentence_stands_twice(sentences: list[Sentence]) -> None:
    letters = Counter(re.sub(r"\W", "", sentence.text).casefold() for sentence in sentences)
    assert [text for text, times in letters.items() if times > 1] == []
    assert len({sentence.id for sentence in sentences}) == len(sentences)


def test_every_kind_is_known_and_on_the_right_side(sentences: list[Sentence]) -> None:
    for sentence in sentences:
        assert sentence.kind in (PERSONAL if sentence.personal else CLEAN), sentence.id
        assert re.fullmatch(sentence.kind.replace("_", "-") + r"-\d\d", sentence.id), sentence.id
    assert {sentence.kind for sentence in sentences} == PERSONAL.keys() | CLEAN.keys()


def test_what_points_at_the_person_is_marked_and_nothing_else(sentences: list[Sentence]) -> None:
    for sentence in sentences:
        assert bool(sentence.marks) == sentence.personal, sentence.id
        assert all(sentence.text[start:end].strip() for start, end in sentence.marks), sentence.id
        assert not re.search(r"[{}\t]|  |^\s|\s$", sentence.text), sentence.id


@pytest.mark.parametrize("kind", [*PERSONAL, *CLEAN])
def test_three_in_ten_of_each_kind_are_dev(kind: str, sentences: list[Sentence]) -> None:
    of_kind = [sentence for sentence in sentences if sentence.kind == kind]
    dev = sum(sentence.split == Split.DEV for sentence in of_kind)
    assert len(of_kind) >= 10
    assert dev == round(0.3 * len(of_kind))


def test_no_sentence_about_a_person_gives_itself_away_by_a_number(sentences: list[Sentence]) -> None:
    # Numbers are what the generated identifiers are for; here the gate must understand words.
    long_numbers = [s.id for s in sentences if s.personal and re.search(r"\d[\d \-]{4,}\d", s.text)]
    assert long_numbers == []


def test_a_row_without_a_label_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "HERE", tmp_path)
    (written.HERE / "dev.tsv").write_text("id\tlabel\tkind\ttext\nincident-99\tmaybe\tincident\tKlotter.\n")
    with pytest.raises(ValueError, match="incident-99: label"):
        read(Split.DEV)


def test_marks_are_places_in_the_text_without_braces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "HERE", tmp_path)
    row = 'nickname-99\tpersonal\tnickname\t"Då kom {Abbe} och {Nisse}.\n'
    (written.HERE / "dev.tsv").write_text("id\tlabel\tkind\ttext\n" + row, encoding="utf-8")
    (sentence,) = read(Split.DEV)
    assert sentence.text == '"Då kom Abbe och Nisse.'
    assert [sentence.text[start:end] for start, end in sentence.marks] == ["Abbe", "Nisse"]
