"""One-time tokens (N07): each is spent once, whatever dies; and nothing in the box says who spent which when."""

import secrets
import shutil
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.store import LedgerBusyError
from ledger.tokens import ALPHABET, Tokens, UnsettledTokenError
from ledger.vault import Vault
from tests.children import Child
from tests.ledger import vault_child
from tests.ledger.vault_files import written


@pytest.fixture
def tokens(database: str) -> Iterator[Tokens]:
    opened = Tokens.open("reports", database)
    yield opened
    opened.close()


def spend(tokens: Tokens, token: str) -> bool:
    with tokens.spending(token) as spending:
        if spending is None:
            return False
        spending.spent()
    return True


def rows(tokens: Tokens) -> list[bytes]:
    """The hashes as the database gives them when nobody asks for an order."""
    with tokens._database.transaction() as connection:
        return [bytes(each) for each in connection.execute(sa.select(tokens._rows.c.hash)).scalars()]


def test_a_token_can_be_read_out_and_not_guessed(tokens: Tokens) -> None:
    issued = tokens.issue("utskick-1", 500)
    assert len(set(issued)) == 500
    letters = {token.replace("-", "") for token in issued}
    assert {len(each) * log2(len(ALPHABET)) >= 128 for each in letters} == {True}
    assert set("".join(letters)) == set(ALPHABET)
    assert not set("0o1il5uv8aey") & set(ALPHABET) - {"v"}
    assert {token.count("-") for token in issued} == {7}


def test_a_token_is_spent_once(tokens: Tokens) -> None:
    one, other, *_ = tokens.issue("utskick-1", 3)
    assert tokens.left("utskick-1") == 3
    with tokens.spending(one) as spending:
        assert spending is not None
        assert spending.distribution == "utskick-1"
        assert tokens.left("utskick-1") == 3
        spending.spent()
    assert tokens.left("utskick-1") == 2
    assert tokens.distribution_of(one) is None
    assert tokens.distribution_of(other) == "utskick-1"
    assert spend(tokens, one) is False
    assert spend(tokens, "bbbb-bbbb") is False


def test_a_token_whose_answer_was_refused_is_given_back(tokens: Tokens) -> None:
    (token,) = tokens.issue("utskick-1", 1)
    with tokens.spending(token):
        pass
    assert tokens.marked() == []
    assert tokens.left("utskick-1") == 1
    assert spend(tokens, token)


@pytest.mark.parametrize("copied", [str.upper, lambda token: token.replace("-", ""), lambda t: f" {t[:7]} {t[7:]}\n"])
def test_a_token_is_known_however_it_was_copied_from_paper(tokens: Tokens, copied: Callable[[str], str]) -> None:
    (token,) = tokens.issue("utskick-1", 1)
    assert tokens.distribution_of(copied(token)) == "utskick-1"
    assert spend(tokens, copied(token))


@pytest.mark.parametrize("answered", [True, False])
def test_after_a_failure_nothing_is_spent_until_counting_has_settled_it(tokens: Tokens, answered: bool) -> None:
    one, other = tokens.issue("utskick-1", 2)
    with pytest.raises(OSError, match="no answer from the ledger"), tokens.spending(one):
        raise OSError("no answer from the ledger")
    assert tokens.marked() == ["utskick-1"]
    with pytest.raises(UnsettledTokenError, match="settle"), tokens.spending(other):
        pass
    tokens.settle("utskick-1", spent=answered)
    assert tokens.marked() == []
    assert spend(tokens, one) is not answered
    assert spend(tokens, other)


@pytest.mark.parametrize(("failpoint", "answers"), [("V3", 0), ("V4", 1)])
def test_N07_killed_while_spending_it_is_settled_by_counting(database: str, failpoint: str, answers: int) -> None:
    killed = Child(vault_child.spend, database, failpoint=failpoint)
    (token,) = killed.said()
    assert killed.ended() == -signal.SIGKILL

    tokens = Tokens.open("reports", database)
    assert tokens.marked() == ["utskick-1"]
    assert tokens.left("utskick-1") == 5
    tokens.settle("utskick-1", spent=answers + tokens.left("utskick-1") > 5)
    assert tokens.marked() == []
    assert answers + tokens.left("utskick-1") == 5
    assert (tokens.distribution_of(token) is None) == bool(answers)
    tokens.close()


def test_of_many_who_use_one_token_at_once_one_answers(tokens: Tokens) -> None:
    issued = tokens.issue("utskick-1", 5)
    inside: list[str] = []

    def answer(token: str) -> bool:
        with tokens.spending(token) as spending:
            if spending is None:
                return False
            inside.append(token)
            assert inside == [token], "one at a time"
            spending.spent()
            inside.clear()
            return True

    with ThreadPoolExecutor(8) as threads:
        done = list(threads.map(answer, issued * 8))
    assert done.count(True) == 5
    assert tokens.left("utskick-1") == 0


def test_who_is_alone_does_several_things_that_nobody_comes_between(tokens: Tokens) -> None:
    one, other = tokens.issue("utskick-1", 2)
    with ThreadPoolExecutor(1) as threads:
        with tokens.alone():
            late = threads.submit(spend, tokens, one)
            assert tokens.marked() == []
            assert spend(tokens, other)
            assert not late.done()
            assert tokens.left("utskick-1") == 1
        assert late.result(60)


def test_a_withdrawn_distribution_has_no_tokens(tokens: Tokens) -> None:
    one, *_ = tokens.issue("utskick-1", 4)
    (other,) = tokens.issue("utskick-2", 1)
    assert spend(tokens, one)
    assert sorted(tokens.distributions()) == ["utskick-1", "utskick-2"]
    assert tokens.withdraw("utskick-1") == 3
    assert tokens.distributions() == ["utskick-2"]
    assert tokens.left("utskick-1") == 0
    assert tokens.distribution_of(other) == "utskick-2"
    assert tokens.withdraw("utskick-1") == 0
    assert tokens.issue("utskick-3", 0) == ()


def test_N07_the_box_holds_a_hash_a_distribution_and_a_mark_and_nothing_else(database: str) -> None:
    Tokens.open("reports", database).close()
    file = database.removesuffix(".db") + "-tokens.db" if database.startswith("sqlite") else database
    engine = sa.create_engine(file.replace("postgresql://", "postgresql+psycopg://"))
    found = sa.inspect(engine)
    assert found.get_table_names() == ["reports_tokens"]
    assert [column["name"] for column in found.get_columns("reports_tokens")] == ["hash", "distribution", "spending"]
    assert found.get_pk_constraint("reports_tokens")["constrained_columns"] == ["hash"]
    assert found.get_foreign_keys("reports_tokens") == found.get_indexes("reports_tokens") == []
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, pytest.raises(sa.exc.OperationalError, match="no such column: rowid"):
            connection.exec_driver_sql("SELECT rowid FROM reports_tokens")
    else:
        assert found.get_sequence_names() == []
    engine.dispose()


def test_N07_rows_stand_in_the_order_of_their_hashes(tokens: Tokens) -> None:
    issued = tokens.issue("utskick-1", 40)
    hashed = [sha256(token.replace("-", "").encode()).digest() for token in issued]
    assert hashed != sorted(hashed), "the list that is sent out has another order"
    assert rows(tokens) == sorted(hashed)
    spent = secrets.SystemRandom().sample(range(40), 25)
    for number in spent:
        assert spend(tokens, issued[number])
    assert rows(tokens) == sorted(hashed[number] for number in set(range(40)) - set(spent))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_N07_the_order_of_spending_leaves_no_trace_in_the_file(data: st.DataObject) -> None:
    with TemporaryDirectory() as directory:
        one, other = Path(directory, "one"), Path(directory, "other")
        tokens = Tokens.open("reports", f"sqlite:///{one / 'vault.db'}")
        issued = tokens.issue("utskick-1", data.draw(st.integers(2, 60)))
        tokens.close()
        shutil.copytree(one, other)
        spent = data.draw(st.lists(st.sampled_from(issued), unique=True, min_size=2))
        for place, order in ((one, spent), (other, data.draw(st.permutations(spent)))):
            tokens = Tokens.open("reports", f"sqlite:///{place / 'vault.db'}")
            assert all(spend(tokens, token) for token in order)
            shutil.copytree(place, f"{place}-live")
            tokens.close()
        for suffix in ("", "-live"):
            files = [Path(f"{place}{suffix}") / "vault-tokens.db" for place in (one, other)]
            assert files[0].read_bytes() == files[1].read_bytes()
        assert (Path(f"{one}-live") / "vault-tokens.db-wal").read_bytes() == b""


def test_N07_postgresql_closes_the_gaps_where_spent_ones_stood(postgres: Callable[[], str]) -> None:
    address = postgres()
    tokens = Tokens.open("reports", address)
    for token in tokens.issue("utskick-1", 30)[5:20]:
        assert spend(tokens, token)
    with psycopg.connect(address) as connection:
        places = connection.execute("SELECT ctid::text FROM reports_tokens").fetchall()
    assert places == [(f"(0,{number})",) for number in range(1, 16)]
    tokens.close()


def test_N07_neither_tokens_nor_hashes_of_spent_ones_are_in_any_file(database: str, tokens: Tokens) -> None:
    issued = tokens.issue("utskick-1", 200)
    hashed = [sha256(token.replace("-", "").encode()).digest() for token in issued]
    for token in issued[50:90]:
        assert spend(tokens, token)
    on_disk = written(database)
    assert [each in on_disk for each in hashed] == [True] * 50 + [False] * 40 + [True] * 110
    assert not any(form.encode() in on_disk for token in issued for form in (token, token.replace("-", "")))


def test_vault_and_tokens_are_opened_at_one_address_and_kept_apart(database: str) -> None:
    vault, tokens = Vault.open("reports", database), Tokens.open("reports", database)
    (token,) = tokens.issue("utskick-1", 1)
    hashed = sha256(token.replace("-", "").encode()).digest()
    if database.startswith("sqlite"):
        directory = Path(database.removeprefix("sqlite:///")).parent
        holding = {file.name for file in directory.iterdir() if hashed in file.read_bytes()}
        assert holding <= {"varna-tokens.db", "varna-tokens.db-wal"}
        assert holding
    with pytest.raises(LedgerBusyError, match=r"(?s)Engångskoderna för reports används redan .* The token box of"):
        Tokens.open("reports", database)
    tokens.close()
    vault.close()
