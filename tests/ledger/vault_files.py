"""What the files of a database hold."""

from pathlib import Path

import psycopg


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
