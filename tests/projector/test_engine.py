"""Opening a new database of read models from several sides at once, as a starting system does."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gateway.projector.engine import open_engine, writing
from gateway.projector.generations import current_tables, prepare

SIDES = 4
FILES = 100


def test_several_sides_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    for number in range(FILES):
        address = f"sqlite:///{tmp_path / f'{number}.db'}"
        together = threading.Barrier(SIDES)

        def opened(_: int, address: str = address, together: threading.Barrier = together) -> str:
            engine = open_engine(address)
            together.wait()
            with writing(engine).begin() as connection:
                connection.exec_driver_sql("create table if not exists seen (side integer)")
                mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            engine.dispose()
            return str(mode)

        with ThreadPoolExecutor(SIDES) as threads:
            assert set(threads.map(opened, range(SIDES))) == {"wal"}


def test_several_sides_may_make_the_first_tables_at_once(postgres: Callable[[], str]) -> None:
    for _ in range(10):
        address = postgres()
        together = threading.Barrier(SIDES)

        def prepared(_: int, address: str = address, together: threading.Barrier = together) -> int:
            engine = open_engine(address)
            engine.connect().close()
            together.wait()
            prepare(engine)
            generation = current_tables(engine).generation
            engine.dispose()
            return generation

        with ThreadPoolExecutor(SIDES) as threads:
            assert set(threads.map(prepared, range(SIDES))) == {1}
