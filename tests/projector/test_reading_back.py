"""Rows that were let go are read back by an index: a projector must not slow down as the city's history grows."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.spans import current_version
from gateway.projector.tables import INDEX_COLUMNS


@pytest.mark.parametrize("view", list(INDEX_COLUMNS))
def test_a_current_row_is_found_without_reading_the_table(tmp_path: Path, view: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'read-models.db'}")
    prepare(engine)
    asked: list[tuple[str, Any]] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, _many: bool) -> None:
        asked.append((statement, parameters))

    with engine.connect() as connection:
        tables = current_tables(engine)
        asked.clear()
        with pytest.raises(sa.exc.NoResultFound):
            current_version(connection, tables, view, "skarpnack-v1/a1")
        statement, parameters = asked[-1]
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    engine.dispose()
    assert [step.detail for step in steps if not step.detail.startswith("SEARCH")] == []
