"""Copies of the vault: whole while Värna runs, without tokens, and no way back for what is erased."""

import secrets
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from contracts.vault import TextReference
from ledger.links import Links, pseudonym
from ledger.tokens import Tokens
from ledger.vault import Vault
from tests.ledger.vault_files import written
from tests.processes import PostgresCluster, wait_until
from varna.cli import main


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VARNA_VAULT", raising=False)


def backup(data: Path, file: Path, *more: str) -> str:
    result = CliRunner().invoke(
        main, ["vault", "backup", "--data", str(data), str(file), *more], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def vault_of(data: Path) -> Vault:
    return Vault.open("reports", f"sqlite:///{data / 'reports-vault.db'}")


def restore(copy: Path, data: Path) -> Vault:
    """As docs/drift.md says: stopped, the copy in its place, started."""
    for file in data.glob("reports-vault.db-*"):
        file.unlink()
    copy.replace(data / "reports-vault.db")
    return vault_of(data)


def test_R01_a_restored_copy_is_brought_up_to_the_erasures_the_ledger_knows(tmp_path: Path) -> None:
    data, file, text = tmp_path / "data", tmp_path / "kopia.db", f"kanarie {secrets.token_hex(24)}"
    vault = vault_of(data)
    erased, stays = vault.keep("a", "s", text), vault.keep("a", "s", "Klistermärken på fasaden.")
    vault.settle([erased.reference, stays.reference])
    assert str(file) in backup(data, file)
    assert file.stat().st_mode & 0o077 == 0
    vault.erase(erased.reference, b"order")
    vault.erased(erased.reference)
    vault.close()

    restored = restore(file, data)
    assert restored.read(erased.reference) == text
    assert restored.erase_again([erased.reference, "t-" + "0" * 32]) == 1
    assert restored.read(erased.reference) is None
    assert restored.verify(stays) is True
    assert restored.erase_again([erased.reference]) == 0
    assert text.encode() not in written(f"sqlite:///{data / 'reports-vault.db'}")
    restored.close()


def test_N09_a_restored_copy_of_links_knows_everybody_but_those_the_ledger_has_forgotten(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "kopia.db"
    address = f"sqlite:///{data / 'training-vault.db'}"
    links, made = Links.open("training", address), {"10000": pseudonym(), "10001": pseudonym()}
    links.keep("employee", made)
    links.settle(made.values())
    assert str(file) in backup(data, file, "--service", "training")
    assert file.stat().st_mode & 0o077 == 0
    links.forget(made["10000"], b"order")
    links.close()

    for left in data.glob("training-vault.db-*"):
        left.unlink()
    file.replace(data / "training-vault.db")
    restored = Links.open("training", address)
    assert restored.known("employee", made) == made, "the copy has the secret too"
    assert restored.forget_again([made["10000"]]) == 1
    assert restored.known("employee", made) == {"10001": made["10001"]}
    restored.close()


def test_a_copy_made_while_texts_are_kept_and_erased_is_whole(tmp_path: Path) -> None:
    data, kept, stop = tmp_path / "data", list[TextReference](), threading.Event()
    vault = vault_of(data)

    def live() -> None:
        while not stop.is_set():
            kept.append(vault.keep("a", "s", "ord " * 700))
            if len(kept) % 10 == 0:
                vault.erase(kept[-1].reference, b"order")

    writer = threading.Thread(target=live)
    writer.start()
    try:
        wait_until(lambda: len(kept) > 30, "texts are kept")
        before = len(kept)
        backup(data, tmp_path / "kopia.db")
    finally:
        stop.set()
        writer.join()
    vault.close()

    restored = restore(tmp_path / "kopia.db", data)
    verdicts = [restored.verify(each) for each in kept]
    there = [number for number, verdict in enumerate(verdicts) if verdict]
    assert False not in verdicts
    assert set(range(before)) - set(range(9, before, 10)) <= set(there), "all that was kept before the copy"
    assert set(range(9, before - 1, 10)).isdisjoint(there)
    restored.close()


def test_N07_no_copy_of_the_vault_holds_tokens(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "kopior" / "kopia.db"
    file.parent.mkdir()
    vault = vault_of(data)
    tokens = Tokens.open("reports", f"sqlite:///{data / 'reports-vault.db'}")
    tokens.issue("utskick-1", 3)
    backup(data, file)
    assert b"utskick-1" in written(f"sqlite:///{data / 'reports-vault.db'}")
    assert b"utskick-1" not in written(f"sqlite:///{file}")
    tokens.close()
    vault.close()


def test_a_copy_never_replaces_a_file_and_is_never_made_of_nothing(tmp_path: Path) -> None:
    def refused(*arguments: str) -> str:
        result = CliRunner().invoke(main, ["vault", "backup", *arguments])
        assert result.exit_code == 1
        return result.output

    there, new = tmp_path / "there.db", tmp_path / "new.db"
    there.write_bytes(b"older copy")
    assert "inget valv där" in refused("--data", str(tmp_path), str(new))
    vault_of(tmp_path).close()
    assert "filen finns redan" in refused("--data", str(tmp_path), str(there))
    assert there.read_bytes() == b"older copy"
    (tmp_path / "reports-vault.db").write_bytes(b"no database" * 1000)
    assert CliRunner().invoke(main, ["vault", "backup", "--data", str(tmp_path), str(new)]).exit_code == 1
    assert not new.exists()


@pytest.mark.parametrize("service", ["reports", "training"])
def test_of_postgresql_it_says_which_command_copies_the_tables_there_are(
    tmp_path: Path, postgres: PostgresCluster, monkeypatch: pytest.MonkeyPatch, service: str
) -> None:
    address = postgres()
    if service == "training":
        Links.open("training", address).close()
    else:
        Vault.open("reports", address).close()
        Tokens.open("reports", address).close()
    monkeypatch.setenv("VARNA_VAULT", address)
    result = CliRunner().invoke(main, ["vault", "backup", str(tmp_path / "kopia.db"), "--service", service])
    assert result.exit_code == 1
    named = {word.partition("=")[2] for word in result.output.split() if word.startswith("--table=")}
    with psycopg.connect(address) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert named == {name for (name,) in tables} - {"reports_tokens"}
    assert address not in result.output


def test_in_postgresql_the_vault_is_put_back_and_the_tokens_stay_as_they_are(
    tmp_path: Path, postgres: PostgresCluster
) -> None:
    address, dump = postgres(), tmp_path / "valv.dump"
    vault, tokens = Vault.open("reports", address), Tokens.open("reports", address)
    kept = vault.keep("a", "s", "Klistermärken på fasaden.")
    token, _ = tokens.issue("utskick-1", 2)
    tables = ("--table=reports_texts", "--table=reports_erasures")
    subprocess.run([postgres.binaries / "pg_dump", "-Fc", *tables, "-f", dump, address], check=True)
    assert vault.erase(kept.reference, b"order")
    with tokens.spending(token) as spending:
        assert spending is not None
        spending.spent()
    vault.close()
    tokens.close()

    subprocess.run([postgres.binaries / "pg_restore", "--clean", "--if-exists", "-d", address, dump], check=True)
    vault, tokens = Vault.open("reports", address), Tokens.open("reports", address)
    assert vault.verify(kept) is True
    assert vault.erase_again([kept.reference]) == 1
    assert tokens.left("utskick-1") == 1
    assert tokens.distribution_of(token) is None
    vault.close()
    tokens.close()
