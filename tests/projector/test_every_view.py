"""What must hold of every view, whatever it shows: folded once, again, in pieces or anew, it is the same."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.catalogue import EVENTS
from gateway.projector.folds import FOLDS
from gateway.projector.generations import next_tables, swap
from gateway.projector.loading import Loading
from gateway.projector.noted import FOLDS as NOT_SHOWN
from gateway.projector.tables import INDEX_COLUMNS
from tests.projector.read_models import ReadModels
from tests.projector.sample_reports import sample_history

HISTORY = sample_history()


@pytest.fixture(scope="module")
def reused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadModels]:
    """Read models to empty and fill many times."""
    opened = ReadModels(f"sqlite:///{tmp_path_factory.mktemp('reused') / 'read-models.db'}")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def once(reused: ReadModels) -> dict[str, str]:
    """The digest of the whole history, folded at once."""
    return reused.emptied().fold(HISTORY).digest()


def stride(read_models: ReadModels) -> int:
    """PostgreSQL takes a fold or a digest so much more slowly that a tenth of them must do for it."""
    return 1 if read_models.address.startswith("sqlite") else 10


def test_every_event_has_a_fold_and_is_in_the_sample_history() -> None:
    assert set(FOLDS) == set(EVENTS)
    assert {event.type for event in HISTORY} == set(EVENTS)


def test_the_sample_history_leaves_rows_in_every_view(read_models: ReadModels) -> None:
    read_models.fold(HISTORY)
    assert {view for view in INDEX_COLUMNS if read_models.keys(view)} == set(INDEX_COLUMNS)


def test_delivered_twice_changes_nothing(read_models: ReadModels, once: dict[str, str]) -> None:
    projection = read_models.projection()
    for start in range(0, len(HISTORY), 7):
        projection.apply(HISTORY[start : start + 7])
        projection.apply(HISTORY[max(0, start - 3) : start + 7])
    assert read_models.digest() == once


def test_committed_event_by_event_is_the_same(read_models: ReadModels, once: dict[str, str]) -> None:
    projection = read_models.projection()
    for event in HISTORY:
        projection.apply([event])
    assert read_models.digest() == once


def test_cut_and_restarted_at_every_position_is_the_same(read_models: ReadModels, once: dict[str, str]) -> None:
    step = stride(read_models)
    for start in range(0, len(HISTORY), step):
        # A new projection each time: what it knows comes from the tables. The event before comes again, unacknowledged.
        read_models.fold(HISTORY[max(0, start - 1) : start + step])
    assert read_models.digest() == once


def test_with_hardly_any_memory_is_the_same(read_models: ReadModels, once: dict[str, str]) -> None:
    projection = read_models.projection(limit=1)
    for start in range(0, len(HISTORY), 2):
        projection.apply(HISTORY[start : start + 2])
    assert read_models.digest() == once


@pytest.mark.parametrize("limit", [1, 1000], ids=["hardly any memory", "all in memory"])
def test_loaded_from_zero_is_the_same(read_models: ReadModels, once: dict[str, str], limit: int) -> None:
    tables = next_tables(read_models.engine)
    loading = Loading(read_models.engine, tables, limit=limit)
    for start in range(0, len(HISTORY), 3):
        loading.take_in(HISTORY[start : start + 3])
    loading.finish()
    swap(read_models.engine, tables)
    assert read_models.digest() == once
    assert read_models.projection().positions == {event.service: event.position for event in HISTORY}


@pytest.mark.timeout(600)
def test_at_every_recorded_moment_the_rows_are_those_of_the_history_until_then(
    read_models: ReadModels, another: Callable[[], ReadModels]
) -> None:
    read_models.fold(HISTORY)
    # Between two events nothing changes, so that the moments at which they were recorded are all there is to see.
    assert read_models.moments() <= {event.recorded_at for event in HISTORY}
    growing = another()
    projection, step = growing.projection(), stride(read_models)
    before = growing.digest_as_of(HISTORY[0].recorded_at - 1)
    assert read_models.digest_as_of(HISTORY[0].recorded_at - 1) == before
    for start in range(0, len(HISTORY), step):
        events = HISTORY[start : start + step]
        projection.apply(events)
        now = growing.digest_as_of(events[-1].recorded_at)
        assert read_models.digest_as_of(events[-1].recorded_at) == now
        assert (now == before) == all(event.type in NOT_SHOWN for event in events)
        before = now


@settings(max_examples=25, deadline=None)
@given(cuts=st.sets(st.integers(1, len(HISTORY) - 1)), limit=st.integers(1, 60))
def test_any_batches_make_the_same_rows(reused: ReadModels, once: dict[str, str], cuts: set[int], limit: int) -> None:
    marks = [0, *sorted(cuts), len(HISTORY)]
    pieces = reused.emptied()
    projection = pieces.projection(limit)
    for first, last in pairwise(marks):
        projection.apply(HISTORY[first:last])
    assert pieces.digest() == once


def test_a_digest_sees_a_changed_body_and_a_changed_span(read_models: ReadModels) -> None:
    whole = read_models.fold(HISTORY).digest()
    with read_models.engine.begin() as connection:
        connection.exec_driver_sql("update g1_namnd set known_from = known_from + 1 where key = 'alvsjo'")
        connection.exec_driver_sql("update g1_duty set body = '{}'")
    changed = read_models.digest()
    assert {view for view in whole if whole[view] != changed[view]} == {"namnd", "duty"}
