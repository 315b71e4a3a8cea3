"""Opening a new database of read models from several sides at once, as a starting system does."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare


def test_many_may_open_and_prepare_a_new_file_at_once(tmp_path: Path) -> None:
    for attempt in range(10):
        address = f"sqlite:///{tmp_path / f'{attempt}.db'}"

        def opened(_: int, address: str = address) -> str:
            engine = open_engine(address)
            prepare(engine)
            with engine.connect() as connection:
                mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            current_tables(engine)
            engine.dispose()
            return str(mode)

        with ThreadPoolExecutor(8) as threads:
            assert set(threads.map(opened, range(16))) == {"wal"}
