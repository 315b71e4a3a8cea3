"""Nothing joins a token to an answer: not a value, not a digest, not an order (N07)."""

import contextlib
import shutil
import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import pytest

from contracts.surveys import AnswerSurvey, RecipientCategory, SurveyAnswered
from tests.reports.house import house_in
from tests.reports.spec import NAMND, noted
from tests.reports.survey_histories import SURVEY, add_local, answer, distribute, issue, scale, text, yes

LEDGER, VAULT, TOKENS = "reports.db", "reports-vault.db", "reports-vault-tokens.db"
OF_MANY = {SURVEY, NAMND}
"""What every token and every answer of a nämnd has in common, so that it joins none to another."""

COMMON_NUMBER = 1_000
"""No larger are steps of a scale, versions, places in the log and how many were invited."""

Value = str | bytes | int
StoredRow = tuple[Any, ...]


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """A folder with a survey that is sent to nine own units and nine schools; and all their tokens."""
    folder = tmp_path / "sent"
    folder.mkdir()
    with house_in(folder) as house:
        house.told(*noted(), issue(), add_local())
        units = house.accepted(distribute())
        schools = house.accepted(distribute(9, RecipientCategory.SCHOOLS, command_id="distribute-2"))
    return folder, (*units.disclosed, *schools.disclosed)


def answers(tokens: Iterable[str]) -> list[AnswerSurvey]:
    return [
        answer(
            scale(1 + number % 5),
            text(f"Mer stöd till fritidsgårdar, förslag {number}"),
            local=(yes("torget"),),
            token=token,
            command_id=str(uuid4()),
        )
        for number, token in enumerate(tokens)
    ]


def give(folder: Path, orders: Iterable[AnswerSurvey]) -> None:
    with house_in(folder) as house:
        house.told(*orders)


def rows(file: Path) -> list[StoredRow]:
    """Every row of every table, in the order they are stored in."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return [row for table in sorted(tables) for row in connection.execute(f'select * from "{table}"')]


def values(found: Any) -> Iterator[Value]:
    """Everything a value holds that another could be compared with: what is inside JSON and paths too."""
    match found:
        case dict():
            for part in (*found.keys(), *found.values()):
                yield from values(part)
        case list() | tuple():
            for part in found:
                yield from values(part)
        case bytes():
            yield found
            with contextlib.suppress(orjson.JSONDecodeError):
                yield from values(orjson.loads(found))
        case str():
            yield found
            yield from found.split("/")
        case bool() | None:
            return
        case int() if found > COMMON_NUMBER:
            yield found
        case _:
            return


def forms(token: str) -> set[Value]:
    """What could be kept of a token: itself, its letters, and their hash in the usual spellings."""
    letters = token.replace("-", "")
    hashed = sha256(letters.encode()).digest()
    return {token, letters, hashed, hashed.hex(), b64encode(hashed).decode()}


def join_keys(box: Iterable[StoredRow], issued: Iterable[str], other: Iterable[StoredRow]) -> set[Value]:
    """What both the token box and the other rows hold, in any spelling."""
    of_tokens = {*values(list(box)), *(form for token in issued for form in forms(token))}
    written = repr(list(other))
    known = set(values(list(other)))
    inside = {form for form in of_tokens if isinstance(form, str) and form in written}
    return (of_tokens & known) | inside


def test_N07_no_value_of_the_tokens_is_in_an_answer_or_a_text(sent: tuple[Path, tuple[str, ...]]) -> None:
    folder, tokens = sent
    box = rows(folder / TOKENS)
    give(folder, answers(tokens[3:15]))
    ledger, vault = rows(folder / LEDGER), rows(folder / VAULT)
    answered = [row for row in ledger if SurveyAnswered.type in row]
    assert (len(box), len(rows(folder / TOKENS)), len(answered), len(vault)) == (18, 6, 12, 12)
    assert {row[0] for row in box} <= {form for token in tokens for form in forms(token)}, "this is how it is hashed"
    assert join_keys(box, tokens, answered) == OF_MANY
    assert join_keys(box, tokens, vault) == OF_MANY
    distributed = {path.rpartition("/")[2] for _, path, _ in box}
    batches = {f"{SURVEY}/{NAMND}/{distribution}" for distribution in distributed}
    assert join_keys(box, tokens, ledger) <= OF_MANY | distributed | batches, "the whole ledger knows the distributions"


def test_N07_a_spent_token_leaves_nothing_in_any_file(sent: tuple[Path, tuple[str, ...]]) -> None:
    folder, tokens = sent
    hashes = {row[0] for row in rows(folder / TOKENS)}
    give(folder, answers(tokens[:9]))
    left = {row[0] for row in rows(folder / TOKENS)}
    written = b"".join(file.read_bytes() for file in folder.iterdir())
    assert len(hashes - left) == 9
    assert not any(spent in written for spent in hashes - left)
    assert all(kept in written for kept in left), "a hash that is there is found"


def twins(folder: Path) -> tuple[Path, Path]:
    found = folder.with_name("first"), folder.with_name("second")
    for twin in found:
        shutil.copytree(folder, twin)
    return found


def in_turn(tokens: Sequence[str], named: str = "svar-nummer-{number}") -> list[AnswerSurvey]:
    """The same answers under the same ids, whichever tokens they come with. Without texts: references are random."""
    return [
        answer(
            scale(1 + number % 5),
            token=token,
            command_id=named.format(number=number, token=token[:9]),
        )
        for number, token in enumerate(tokens)
    ]


def test_N07_the_ledger_is_the_same_whichever_token_an_answer_came_with_and_in_whatever_order(
    sent: tuple[Path, tuple[str, ...]],
) -> None:
    folder, tokens = sent
    first, second = twins(folder)
    units = tokens[:9]
    give(first, in_turn(units))
    give(second, in_turn(units[::-1]))
    assert rows(first / LEDGER) == rows(second / LEDGER)
    assert rows(first / TOKENS) == rows(second / TOKENS)


def test_N07_these_tests_would_find_a_join_key(sent: tuple[Path, tuple[str, ...]]) -> None:
    folder, tokens = sent
    box = rows(folder / TOKENS)
    first, second = twins(folder)
    units = tokens[:2]
    # A sender that makes the id of its command from the token, and not at random as the contract asks.
    give(first, in_turn(units, named="svar/{token}"))
    give(second, in_turn(units[::-1], named="svar/{token}"))
    assert rows(first / LEDGER) != rows(second / LEDGER)
    # A vault that keeps a text by its distribution.
    distribution = box[0][1].rpartition("/")[2]
    with house_in(first) as house:
        house.stores.vault.keep(NAMND, f"answers/{SURVEY}/{NAMND}/{distribution}", "Mer stöd")
    assert join_keys(box, tokens, rows(first / VAULT)) == {*OF_MANY, distribution, f"{SURVEY}/{NAMND}/{distribution}"}
    # Answers that hold the hash of their token, in letters or as it is.
    hashed = sha256(units[0].replace("-", "").encode()).digest()
    assert join_keys(box, tokens, [("answer", f"svar-{hashed.hex()}")]) == {hashed.hex()}
    assert join_keys(box, tokens, [("answer", hashed)]) == {hashed}
