"""What the files of a database hold, and a process that is killed on it."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from contracts.failpoints import SETTING

ROOT = Path(__file__).parents[2]


def child(what: str, address: str, failpoint: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.vault_child", what, address]
    environment = {**os.environ, SETTING: failpoint}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None, text=True
    )


def written(address: str) -> bytes:
    """Return every byte on disk: all files of an SQLite directory, or those of a database of PostgreSQL."""
    if address.startswith("sqlite"):
        root = Path(address.removeprefix("sqlite:///")).parent
    else:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            place = "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = %s"
            row = connection.execute(place, (connection.info.dbname,)).fetchone()
        assert row is not None
        root = Path(row[0])
    return b"".join(file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file())
