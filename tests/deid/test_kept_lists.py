"""The kept lists, and the five example plans they must let through."""

from pathlib import Path

import pytest
import yaml

import deid
from deid import Kind, Outcome
from deid.kept import lines, words

EXAMPLES = Path(__file__).parents[2] / "examples" / "stockholm"
NAMES = ["first", "first_words", "first_beside_surname", "last", "last_words"]


def _texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for child in inner for text in _texts(child)]


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("0*.yaml")), ids=lambda file: file.stem)
def test_the_example_plans_hold_nothing_to_refuse_but_numbers_of_functions(file: Path) -> None:
    texts = _texts(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert len(texts) > 200
    verdicts = [(text, deid.check(text)) for text in texts]
    refused = {text for text, verdict in verdicts if verdict.outcome is Outcome.REFUSED}
    assert refused <= {"08-508 22 605", "08-508 22 300"}
    assert sum(verdict.outcome is Outcome.NEEDS_REVIEW for _, verdict in verdicts) <= len(texts) // 100


def test_every_function_number_says_who_answers() -> None:
    path = Path(deid.__file__).parent / "allowed" / "function_numbers.txt"
    entries = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert len(entries) > 5
    assert all(len(entry.partition("#")[2].strip()) > 10 for entry in entries)
    for entry in lines("allowed/function_numbers.txt"):
        number, _, beside = entry.partition(" beside ")
        assert deid.check(f"{beside} {number}".strip()).outcome is Outcome.CLEAN


@pytest.mark.parametrize("name", NAMES)
def test_names_are_single_words_and_stand_once(name: str) -> None:
    entries = [word for line in lines(f"names/{name}.txt") for word in line.split()]
    assert len(entries) == len(set(entries))
    assert all(word == word.lower() and not any(character.isdigit() for character in word) for word in entries)


def test_a_name_has_one_degree_of_sureness() -> None:
    given = [words(f"names/{name}.txt") for name in NAMES[:3]]
    assert not given[0] & given[1]
    assert not given[0] & given[2]
    assert not given[1] & given[2]
    assert not words("names/last.txt") & words("names/last_words.txt")


def test_a_word_that_may_be_a_name_passes_in_small_letters() -> None:
    careful = words("names/first_beside_surname.txt") | words("names/first_words.txt") | words("names/last_words.txt")
    stopped = [word for word in careful if deid.check(f"det handlar om {word} och annat").outcome is not Outcome.CLEAN]
    assert stopped == []


def _is_name(written: str) -> bool:
    return Kind.PERSON_NAME in {span.kind for span in deid.check(f"enligt {written} igår").spans}


def test_a_sure_name_is_seen_in_every_form() -> None:
    names = words("names/first.txt") | words("names/last.txt")
    genitives = {name.capitalize() + ("" if name[-1] in "sxz" else "s") for name in names}
    written = genitives | names | {name.capitalize() for name in names} | {name.upper() for name in names}
    missed = [name for name in written if not _is_name(name)]
    assert missed == []


def test_every_kind_has_labels_in_both_languages() -> None:
    assert all(kind.swedish and kind.english for kind in Kind)
    assert len({kind.swedish for kind in Kind}) == len(Kind)
    assert {kind.refuses for kind in Kind} == {True, False}
