"""Parking: an operator's recorded decision that the projection goes past one event it cannot take."""

from collections.abc import Callable
from datetime import UTC, datetime

import sqlalchemy as sa

from contracts.catalogue import SERVICES
from contracts.envelope import microseconds
from gateway.projector.engine import writing
from gateway.projector.folds import Place
from gateway.projector.generations import current_tables, prepare
from gateway.projector.spans import read_positions
from gateway.projector.tables import PARKED


class AlreadyParkedError(ValueError):
    """Somebody has parked that position before; the first reason stands."""


def _now() -> datetime:
    return datetime.now(UTC)


def park(
    engine: sa.Engine, service: str, position: int, reason: str, account: str, *, clock: Callable[[], datetime] = _now
) -> None:
    """Record that a position is to be passed over; a projector that stands still at it goes on by itself."""
    prepare(engine)
    if not reason.strip():
        raise ValueError("reason is empty: say why the event is passed over")
    if position <= _folded(engine, service):
        raise ValueError("position is folded already: only an event that the projector cannot take may be passed over")
    row = {"service": service, "position": position, "reason": reason, "account": account}
    try:
        with writing(engine).begin() as connection:
            connection.execute(sa.insert(PARKED).values(**row, parked_at=microseconds(clock())))
    except sa.exc.IntegrityError:
        raise AlreadyParkedError("that position is parked already; the first reason stands") from None


def _folded(engine: sa.Engine, service: str) -> int:
    tables = current_tables(engine)
    with engine.connect() as connection:
        positions = read_positions(connection, tables)
    if service not in SERVICES:
        raise ValueError(f"service is not one of ours: {', '.join(SERVICES)}")
    return positions.get(service, 0)


def parked_places(engine: sa.Engine) -> frozenset[Place]:
    """Return every position that has been parked."""
    with engine.connect() as connection:
        rows = connection.execute(sa.select(PARKED.c.service, PARKED.c.position))
        return frozenset((row.service, row.position) for row in rows)
