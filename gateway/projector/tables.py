"""The tables of the read models. A row remembers: it was true from `known_from` until `known_to` of recorded time.

Every rebuild fills a generation of its own, so table names carry its number; the `generation` row says which one is
read.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from gateway.projector.joined import activity, create_activity

DEFINITION = "7"
"""Raise it whenever a table or a fold changes what is stored: a projector that finds another one rebuilds by itself."""

TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that is ordered byte by byte on every database, so that digests and lists agree."""

INDEX_COLUMNS: Mapping[str, Mapping[str, sa.types.TypeEngine[Any]]] = {
    "namnd": {},
    "unit": {"namnd": TEXT},
    "appointment": {"namnd": TEXT},
    "duty": {"namnd": TEXT, "year": sa.Integer()},
    "work_group": {"namnd": TEXT},
    "steering": {"kind": TEXT},
    "revision_moment": {"namnd": TEXT, "year": sa.Integer()},
    "plan": {"namnd": TEXT, "year": sa.Integer(), "version": sa.Integer(), "status": TEXT},
    "measure": {"plan_id": TEXT, "namnd": TEXT, "category": TEXT, "presentation": TEXT},
    "progress": {"plan_id": TEXT},
    "account": {"plan_id": TEXT},
    "history": {"plan_id": TEXT},
    "review": {"namnd": TEXT},
    "guidance": {},
    "contact": {"namnd": TEXT},
    "milieu_list": {},
    "district": {},
    "limits": {},
    "incident": {"namnd": TEXT, "year": sa.Integer()},
    "delivery_alert": {"namnd": TEXT},
    "text": {"namnd": TEXT},
    "survey": {"year": sa.Integer()},
    "survey_local": {"survey": TEXT, "namnd": TEXT},
    "survey_coverage": {"survey": TEXT, "namnd": TEXT},
    "survey_tally": {"survey": TEXT, "namnd": TEXT},
    "survey_text": {"survey": TEXT, "namnd": TEXT},
    "statistics": {"namnd": TEXT, "source": TEXT, "year": sa.Integer()},
    "announcement": {"namnd": TEXT},
    "consent_routine": {"namnd": TEXT, "year": sa.Integer()},
    "situation_picture": {"namnd": TEXT, "year": sa.Integer(), "status": TEXT},
    "finding": {"namnd": TEXT, "picture_id": TEXT},
    "expected_sources": {},
    "organisation": {"part": TEXT, "namnd": TEXT, "year": sa.Integer(), "status": TEXT, "due_on": TEXT},
    "rule_set": {"namnd": TEXT},
    "round": {"namnd": TEXT, "year": sa.Integer()},
    "control": {"namnd": TEXT, "year": sa.Integer()},
    "control_report": {"namnd": TEXT, "year": sa.Integer()},
    "course": {},
    "material": {},
    "training_event": {"namnd": TEXT},
    "function_group": {"namnd": TEXT},
    "training_unit": {"namnd": TEXT},
    "headcount": {"unit": TEXT, "from_day": TEXT},
    "relevance": {"namnd": TEXT},
    "training_plan": {"namnd": TEXT},
    "training_target": {"namnd": TEXT},
    "course_requirement": {"namnd": TEXT},
    "training_person": {},
    "attestation_requirement": {"namnd": TEXT, "year": sa.Integer()},
    "unit_attestation": {"namnd": TEXT, "year": sa.Integer()},
    "frozen_coverage": {"namnd": TEXT, "year": sa.Integer(), "forum": TEXT, "on_day": TEXT, "course": TEXT},
    "activity_coverage": {"namnd": TEXT, "year": sa.Integer(), "forum": TEXT},
}
"""Every view and the columns it is searched by, beside its key."""

APPEND_ONLY = frozenset({"history"})
"""Tables whose rows are never changed: nothing has to be closed, remembered or read back."""

IN_A_PLAN = frozenset({"measure", "progress", "account", "history"})
"""Tables that are read plan by plan and grow large: kept in the order of plans, so that one index serves all reads."""

_SEARCHED = {
    "unit": ("namnd",),
    "work_group": ("namnd",),
    "plan": ("namnd",),
    "organisation": ("namnd", "due_on"),
}


class Tables(Mapping[str, sa.Table]):
    """The tables of one generation, by name or as attributes."""

    namnd: sa.Table
    unit: sa.Table
    appointment: sa.Table
    duty: sa.Table
    work_group: sa.Table
    steering: sa.Table
    revision_moment: sa.Table
    plan: sa.Table
    measure: sa.Table
    progress: sa.Table
    activity: sa.Table
    account: sa.Table
    history: sa.Table
    review: sa.Table
    guidance: sa.Table
    contact: sa.Table
    milieu_list: sa.Table
    district: sa.Table
    limits: sa.Table
    incident: sa.Table
    delivery_alert: sa.Table
    text: sa.Table
    survey: sa.Table
    survey_local: sa.Table
    survey_coverage: sa.Table
    survey_tally: sa.Table
    survey_text: sa.Table
    statistics: sa.Table
    announcement: sa.Table
    consent_routine: sa.Table
    situation_picture: sa.Table
    finding: sa.Table
    expected_sources: sa.Table
    organisation: sa.Table
    rule_set: sa.Table
    round: sa.Table
    control: sa.Table
    control_report: sa.Table
    course: sa.Table
    material: sa.Table
    training_event: sa.Table
    function_group: sa.Table
    training_unit: sa.Table
    headcount: sa.Table
    relevance: sa.Table
    training_plan: sa.Table
    training_target: sa.Table
    course_requirement: sa.Table
    training_person: sa.Table
    attestation_requirement: sa.Table
    unit_attestation: sa.Table
    frozen_coverage: sa.Table
    activity_coverage: sa.Table

    def __init__(self, generation: int) -> None:
        """Define the tables; nothing is created in a database."""
        self.generation = generation
        self.metadata = sa.MetaData()
        self._views = {name: _view(name, generation, self.metadata) for name in INDEX_COLUMNS}
        self._read = self._views | {"activity": activity(generation, self._views["measure"])}
        for name, table in self._read.items():
            setattr(self, name, table)
        self.position = sa.Table(
            f"g{generation}_position",
            self.metadata,
            sa.Column("service", TEXT, primary_key=True),
            sa.Column("position", sa.BigInteger, nullable=False),
            # When the event at that position was recorded; not known of one that could not be read.
            sa.Column("recorded_at", sa.BigInteger, nullable=False),
        )

    def __getitem__(self, name: str) -> sa.Table:
        """Return the table of a view; also of one that only joins others."""
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the views that are written."""
        return iter(self._views)

    def __len__(self) -> int:
        """Return the number of views that are written."""
        return len(self._views)


def _view(name: str, generation: int, metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        f"g{generation}_{name}",
        metadata,
        sa.Column("key", TEXT, nullable=False),
        sa.Column("known_from", sa.BigInteger, nullable=False),
        sa.Column("known_to", sa.BigInteger),
        *(sa.Column(column, kind) for column, kind in INDEX_COLUMNS[name].items()),
        sa.Column("body", TEXT, nullable=False),
    )
    # An index and not a constraint, so that it can be made after a table has been filled.
    sa.Index(f"g{generation}_{name}_version", *(table.c[column] for column in version_key(name)), unique=True)
    for column in _SEARCHED.get(name, ()):
        sa.Index(f"g{generation}_{name}_{column}", table.c[column])
    return table


def version_key(name: str) -> tuple[str, ...]:
    """Return the columns that name one version of a row of a view."""
    return ("plan_id", "key", "known_from") if name in IN_A_PLAN else ("key", "known_from")


@cache
def read_tables(generation: int) -> Tables:
    """Return the tables of a generation."""
    return Tables(generation)


FIXED = sa.MetaData()
"""What outlives a rebuild: which generation is read, and which positions an operator has parked."""

POINTER = sa.Table(
    "generation",
    FIXED,
    sa.Column("only", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("current", sa.Integer, nullable=False),
    sa.Column("definition", TEXT, nullable=False),
)
_CURRENT = sa.select(POINTER.c.current)
PARKED = sa.Table(
    "parked",
    FIXED,
    sa.Column("service", TEXT, primary_key=True),
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("reason", TEXT, nullable=False),
    sa.Column("account", TEXT, nullable=False),
    sa.Column("parked_at", sa.BigInteger, nullable=False),
)


def current_generation(connection: sa.Connection) -> int:
    """Return the generation to read; ask in the same transaction as the reads that follow."""
    current = connection.execute(_CURRENT).scalar_one()
    return int(current)


def create_tables(connection: sa.Connection, tables: Tables) -> None:
    """Create the tables of a generation, empty and without indexes."""
    for table in tables.metadata.sorted_tables:
        connection.execute(sa.schema.CreateTable(table))
    create_activity(connection, tables.generation)


def create_indexes(connection: sa.Connection, tables: Tables) -> None:
    """Create the indexes of a generation, best when its tables are filled."""
    for table in tables.metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(sa.schema.CreateIndex(index))
        if table.indexes and connection.dialect.name == "postgresql":
            # Until somebody counts, the planner takes a full table for an empty one.
            connection.exec_driver_sql(f'analyze "{table.name}"')
