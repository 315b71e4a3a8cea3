"""A ledger opens only where it cannot lose what it acknowledges, and never tells an address with its password."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ledger.ledger import ConflictError, Ledger, LedgerBusyError, UnsafeLedgerError
from tests.ledger.orders import change, fact, order
from tests.processes import wait_until


def test_sqlite_writes_ahead_and_syncs_every_commit(tmp_path: Path) -> None:
    ledger = Ledger.open("plans", f"sqlite:///{tmp_path / 'new' / 'plans.db'}")
    store: Any = ledger._store
    writing = store._writing._sqlite_conn
    assert writing.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert writing.execute("PRAGMA synchronous").fetchone()[0] == 2
    ledger.close()


def test_an_sqlite_that_does_not_sync_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def careless(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    address = f"sqlite:///{tmp_path / 'plans.db'}"
    monkeypatch.setattr(sqlite3, "connect", careless)
    with pytest.raises(UnsafeLedgerError, match="full sync"):
        Ledger.open("plans", address)
    monkeypatch.undo()
    Ledger.open("plans", address).close()


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit"])
def test_a_postgresql_that_does_not_sync_is_refused(postgres: Callable[[], str], setting: str) -> None:
    address = postgres()
    set_up(address, f"ALTER SYSTEM SET {setting} = off", setting, "off")
    try:
        with pytest.raises(UnsafeLedgerError, match=f"{setting} off"):
            Ledger.open("plans", address)
    finally:
        set_up(address, f"ALTER SYSTEM RESET {setting}", setting, "on")
    Ledger.open("plans", address).close()


def set_up(address: str, statement: str, setting: str, value: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())
        connection.execute("SELECT pg_reload_conf()")
    wait_until(lambda: current(address, setting) == value, f"{setting} is {value} for new sessions")


def current(address: str, setting: str) -> str:
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT current_setting(%s)", (setting,)).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("name", ["POSTGRES_ENABLE_DB_FUNCTIONS", "PLANS_POSTGRES_ENABLE_DB_FUNCTIONS"])
def test_insert_functions_that_skip_events_are_refused(
    database: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "y")
    with pytest.raises(UnsafeLedgerError, match=name):
        Ledger.open("plans", database)
    monkeypatch.setenv(name, "no")
    Ledger.open("plans", database).close()


@pytest.mark.parametrize("address", ["", "sqlite:///", "plans.db", "mysql://clerk:hemligt@host/db", "postgresql://%"])
def test_an_address_that_is_none_is_explained_and_not_repeated(address: str) -> None:
    with pytest.raises(ValueError, match=r"address (of|is)") as refused:
        Ledger.open("plans", address)
    assert "hemligt" not in str(refused.value)


def test_a_password_is_in_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "2")
    with pytest.raises(psycopg.OperationalError) as refused:
        Ledger.open("plans", "postgresql://clerk:hemligt@127.0.0.1:1/varna")
    assert "hemligt" not in str(refused.value)


def test_two_services_keep_ledgers_in_one_postgresql(postgres: Callable[[], str]) -> None:
    address = postgres()
    plans, reports = Ledger.open("plans", address), Ledger.open("reports", address)
    plans.record([change("a", 0)], order(1), ())
    assert reports.load("a") == []
    assert reports.entries(0, 10) == []
    plans.close()
    reports.close()


def test_a_name_that_is_no_word_never_reaches_the_database(database: str) -> None:
    with pytest.raises(ValueError, match="one word"):
        Ledger.open("plans; DROP TABLE x", database)


def sessions(address: str, act: str) -> int:
    """Count, or terminate, the other sessions of a database that hold an advisory lock."""
    held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE "
    with psycopg.connect(address, autocommit=True) as connection:
        query = f"SELECT {act} FROM ({held} datname = current_database())) AS held"
        rows = connection.execute(query.encode()).fetchall()
    return len(rows)


def test_a_database_that_restarted_is_connected_to_again(postgres: Callable[[], str]) -> None:
    address = postgres()
    ledger = Ledger.open("plans", address)
    answer = ledger.record([change("a", 0)], order(1), ())
    entries = ledger.entries(0, 10)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"

    def lost() -> Ledger:
        with psycopg.connect(address, autocommit=True) as connection:
            assert connection.execute(others, (connection.info.backend_pid,)).fetchall()
        return ledger

    assert lost().load("a") == [fact()]
    assert lost().receipt(order(1)) == answer
    assert lost().entries(0, 10) == entries
    lost().record([change("a", 1)], order(2), ())
    assert ledger.load("a") == [fact(), fact()]
    ledger.close()


def test_a_writer_whose_session_was_lost_takes_the_lock_again_and_goes_on(postgres: Callable[[], str]) -> None:
    address = postgres()
    ledger = Ledger.open("plans", address)
    ledger.record([change("a", 0)], order(1), ())
    assert sessions(address, "pg_terminate_backend(pid)") == 1
    ledger.record([change("a", 1)], order(2), ())
    assert ledger.load("a") == [fact(), fact()]
    assert sessions(address, "pid") == 1
    with pytest.raises(LedgerBusyError):
        Ledger.open("plans", address)
    ledger.close()


def test_a_writer_that_lost_its_lock_to_another_cannot_write_behind_its_back(postgres: Callable[[], str]) -> None:
    address = postgres()
    old = Ledger.open("plans", address)
    old.record([change("a", 0)], order(1), ())
    assert sessions(address, "pg_terminate_backend(pid)") == 1
    new = Ledger.open("plans", address)
    with ThreadPoolExecutor(1) as threads:
        late = threads.submit(old.record, [change("a", 1, "old")], order(2), ())
        new.record([change("a", 1, "new")], order(3), ())
        assert not late.done()
        new.close()
        with pytest.raises(ConflictError):
            late.result(60)
    assert old.load("a") == [fact(), fact("new")]
    old.close()
