"""The vault: a text is there until it is erased, and then in no file; whatever dies, nothing is half done."""

import re
import secrets
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from contracts.vault import TextReference
from ledger.erasable import TracesLeftError
from ledger.store import LedgerBusyError
from ledger.vault import Unsettled, Vault
from tests.children import Child
from tests.ledger.vault_child import erase, hold, keep
from tests.ledger.vault_files import written

TEXT = "Klistermärken på fasaden mot torget. Anmält till Tyck till."


@pytest.fixture
def vault(database: str) -> Iterator[Vault]:
    opened = Vault.open("reports", database)
    yield opened
    opened.close()


def canary(more: int = 0) -> str:
    """A text that no compression makes shorter, so that its bytes stand in a file as they are."""
    return f"kanarie {secrets.token_hex(24 + more)}"


def test_a_text_is_kept_read_and_known_again(vault: Vault) -> None:
    kept = vault.keep("kungsholmen", "incident/1", TEXT)
    assert vault.namnd_of(kept.reference) == "kungsholmen"
    assert vault.read(kept.reference) == TEXT
    assert vault.verify(kept) is True
    assert vault.holds(kept.reference, TEXT) is True
    assert vault.holds(kept.reference, TEXT + ".") is False
    assert vault.verify(TextReference(reference=kept.reference, digest="0" * 64)) is False


def test_what_never_was_is_answered_as_what_is_erased(vault: Vault) -> None:
    kept = vault.keep("kungsholmen", "incident/1", TEXT)
    assert vault.erase(kept.reference, b"order") is True
    never = TextReference(reference="t-" + "0" * 32, digest="0" * 64)
    for gone in (kept, never):
        assert vault.namnd_of(gone.reference) is None
        assert vault.read(gone.reference) is None
        assert vault.verify(gone) is None
        assert vault.holds(gone.reference, TEXT) is None


def test_neither_reference_nor_digest_comes_from_the_text(vault: Vault) -> None:
    kept = [vault.keep("kungsholmen", "incident/1", "nej") for _ in range(50)]
    assert len({each.reference for each in kept}) == len({each.digest for each in kept}) == 50
    assert all(re.fullmatch(r"t-[0-9a-f]{32}", each.reference) for each in kept)
    assert sha256(b"nej").hexdigest() not in {each.digest for each in kept}


def test_a_text_is_on_disk_before_its_reference_is_known(database: str) -> None:
    killed = Child(keep, database, failpoint="V2")
    kept = TextReference.model_validate_json(*killed.said())
    assert killed.ended() == -signal.SIGKILL

    vault = Vault.open("reports", database)
    assert vault.unsettled() == [Unsettled(kept.reference, "incident/1")]
    assert vault.verify(kept) is True
    vault.discard([kept.reference])
    assert vault.unsettled() == []
    assert vault.read(kept.reference) is None
    vault.close()


def test_killed_between_erasing_and_its_event_the_command_is_still_known(database: str) -> None:
    killed = Child(erase, database, failpoint="V1")
    kept = TextReference.model_validate_json(*killed.said())
    assert killed.ended() == -signal.SIGKILL

    vault = Vault.open("reports", database)
    assert vault.read(kept.reference) is None
    assert vault.erasing() == [b'{"ground": "order"}']
    assert vault.erase(kept.reference, b"another") is False
    assert vault.erasing() == [b'{"ground": "order"}']
    vault.erased(kept.reference)
    assert vault.erasing() == []
    vault.close()


def test_an_erasure_of_what_is_not_there_is_remembered_all_the_same(vault: Vault) -> None:
    assert vault.erase("t-" + "0" * 32, b"order") is False
    assert vault.erasing() == [b"order"]


def test_a_settled_text_is_not_discarded(vault: Vault) -> None:
    settled, refused = vault.keep("a", "s", "ett"), vault.keep("a", "s", "två")
    vault.settle([settled.reference])
    vault.discard([settled.reference, refused.reference])
    assert vault.read(settled.reference) == "ett"
    assert vault.read(refused.reference) is None
    assert vault.unsettled() == []


@pytest.mark.parametrize("how", ["erase", "discard", "erase_again"])
def test_I8_what_is_gone_is_in_no_file(database: str, vault: Vault, how: str) -> None:
    texts = [canary(number * 37 % 1900) for number in range(60)]
    kept = [vault.keep("kungsholmen", f"incident/{number}", text) for number, text in enumerate(texts)]
    if how != "discard":
        vault.settle([each.reference for each in kept])
    gone = secrets.SystemRandom().sample(range(60), 20)
    for number in gone:
        assert vault.read(kept[number].reference) == texts[number]
        if how == "erase":
            assert vault.erase(kept[number].reference, b"order")
        else:
            getattr(vault, how)([kept[number].reference])

    on_disk = written(database)
    found = {number for number, text in enumerate(texts) if text[:56].encode() in on_disk}
    assert found == set(range(60)) - set(gone), "what is kept is found where it stands, what is gone nowhere"


def test_what_a_dead_process_left_in_the_write_ahead_log_is_gone_after_the_next_start(tmp_path: Path) -> None:
    left, text = tmp_path / "left", canary()
    left.mkdir()
    vault = Vault.open("reports", f"sqlite:///{tmp_path / 'live' / 'vault.db'}")
    kept = vault.keep("kungsholmen", "incident/1", text)
    vault._delete([kept.reference])
    for file in (tmp_path / "live").iterdir():  # as a power cut would leave them
        shutil.copy(file, left)
    vault.close()

    address = f"sqlite:///{left / 'vault.db'}"
    assert text.encode() in written(address)
    again = Vault.open("reports", address)
    assert text.encode() not in written(address)
    again.close()


def test_erasing_while_somebody_reads_the_file_says_that_bytes_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.erasable_sqlite._PATIENCE", 0.05)
    file, text = tmp_path / "vault.db", canary()
    vault = Vault.open("reports", f"sqlite:///{file}")
    kept = vault.keep("kungsholmen", "incident/1", text)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM reports_texts").fetchall()
    with pytest.raises(TracesLeftError, match="another process reads"):
        vault.erase(kept.reference, b"order")
    assert vault.read(kept.reference) is None
    reader.close()
    assert vault.erase(kept.reference, b"order") is False
    assert text.encode() not in written(f"sqlite:///{file}")
    vault.close()


def test_many_threads_keep_read_and_erase_at_once(vault: Vault) -> None:
    def life(number: int) -> tuple[TextReference, bool]:
        kept = vault.keep(f"namnd-{number % 5}", f"incident/{number}", f"text {number}")
        vault.settle([kept.reference])
        assert vault.read(kept.reference) == f"text {number}"
        if number % 4:
            return kept, True
        assert vault.erase(kept.reference, str(number).encode())
        vault.erased(kept.reference)
        return kept, False

    with ThreadPoolExecutor(8) as threads:
        lives = list(threads.map(life, range(80)))
    assert [vault.verify(kept) for kept, stays in lives] == [True if stays else None for _, stays in lives]
    assert vault.unsettled() == []
    assert vault.erasing() == []


def test_I8_an_error_of_the_database_does_not_repeat_the_text(vault: Vault, database: str) -> None:
    text = canary()
    engine = sa.create_engine(database.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE reports_texts")
    engine.dispose()
    with pytest.raises(sa.exc.DBAPIError) as told:
        vault.keep("kungsholmen", "incident/1", text)
    assert text not in str(told.value)
    assert text not in repr(told.value.__cause__)


def test_a_second_process_is_told_that_the_vault_is_in_use(database: str) -> None:
    holder = Child(hold, database)
    assert next(holder.said()) == "open"
    with pytest.raises(LedgerBusyError, match=r"(?s)Valvet för reports används redan av .* The vault of reports is in"):
        Vault.open("reports", database)
    holder.kill()
    Vault.open("reports", database).close()


def test_a_second_vault_in_the_same_process_is_refused_too(vault: Vault, database: str) -> None:
    with pytest.raises(LedgerBusyError):
        Vault.open("reports", database)


def test_sqlite_waits_for_the_disk_and_overwrites(tmp_path: Path) -> None:
    vault = Vault.open("reports", f"sqlite:///{tmp_path / 'new' / 'vault.db'}")
    with vault._database.transaction() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
        }
    assert said == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}
    vault.close()


@pytest.mark.parametrize("address", ["", "sqlite:///", "vault.db", "mysql://clerk:hemligt@host/db", "postgresql://%"])
def test_an_address_of_a_vault_that_is_none_is_explained_and_not_repeated(address: str) -> None:
    with pytest.raises(ValueError, match=r"address (of|is)") as refused:
        Vault.open("reports", address)
    assert "hemligt" not in str(refused.value)
    with pytest.raises(ValueError, match="one word"):
        Vault.open("reports; DROP TABLE x", address)


def test_a_lost_session_takes_the_lock_again_unless_another_has_it(postgres: Callable[[], str]) -> None:
    address = postgres()
    vault = Vault.open("reports", address)
    kept = vault.keep("kungsholmen", "incident/1", TEXT)
    cut_off(address)
    assert vault.read(kept.reference) == TEXT
    with pytest.raises(LedgerBusyError):
        Vault.open("reports", address)

    cut_off(address)
    other = Vault.open("reports", address)
    with pytest.raises(LedgerBusyError):
        vault.keep("kungsholmen", "incident/1", TEXT)
    other.close()
    assert vault.read(kept.reference) == TEXT
    vault.close()


def cut_off(address: str) -> None:
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
    with psycopg.connect(address, autocommit=True) as connection:
        ended: list[Any] = connection.execute(others, (connection.info.backend_pid,)).fetchall()
    assert ended == [(True,)]
