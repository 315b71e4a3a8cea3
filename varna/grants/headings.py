"""The headings of tables of support, which table has which, and what must be said together."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum

from varna.importing.problems import Problem
from varna.sheets.columns import lacking, placed, plain
from varna.sheets.table import Cell, Reason, Table


class Heading(StrEnum):
    """What a column says."""

    NAMND = "nämnd"
    ROUND = "omgång"
    ORGNR = "orgnr"
    TITLE = "organisation"
    REGISTERED = "registrerad"
    KIND = "stödform"
    STARTS = "från"
    ENDS = "till"
    BUDGET = "budget"
    OPENS = "öppnar"
    CLOSES = "stänger"
    REQUESTED = "sökt"
    PURPOSE = "ändamål"
    RECEIVED = "inkommen"
    ASSESSED = "bedömd"
    EVIDENCE = "underlag"
    DECISION = "beslut"
    DECIDED = "beslutad"
    CASE = "diarienummer"
    PARAGRAPH = "paragraf"
    LEGAL_BASIS = "lagrum"
    REASONS = "skäl"
    GROUNDS = "grunder"
    GRANTED = "beviljat"
    PAID = "utbetald"
    PAID_SUM = "utbetalt"
    PAID_LATER = "utbetald 2"
    PAID_LATER_SUM = "utbetalt 2"
    REPORTED = "redovisad"
    USED = "använt"
    SETTLED = "godkänd"
    REVOKED = "återkallad"
    REVOKED_CASE = "återkallelsens diarienummer"
    REVOKED_PARAGRAPH = "återkallelsens paragraf"
    REVOKED_LEGAL_BASIS = "återkallelsens lagrum"
    REVOKED_REASONS = "återkallelsens skäl"
    REVOKED_GROUNDS = "återkallelsens grunder"
    REVOKED_CRITERIA = "återkallelsens villkor"
    BOOKING = "bokning"
    PREMISES = "lokal"
    OCCASION = "tillfälle"
    CANCELLED = "avbokad"


class Kind(StrEnum):
    """What a table holds."""

    ORGANISATIONS = "organisationer"
    ROUNDS = "omgångar"
    APPLICATIONS = "ansökningar"
    LETTINGS = "upplåtelser"


NEEDED: Mapping[Kind, tuple[Heading, ...]] = {
    Kind.ORGANISATIONS: (Heading.ORGNR, Heading.TITLE, Heading.REGISTERED),
    Kind.ROUNDS: (
        Heading.NAMND,
        Heading.ROUND,
        Heading.KIND,
        Heading.STARTS,
        Heading.ENDS,
        Heading.BUDGET,
        Heading.OPENS,
        Heading.CLOSES,
    ),
    Kind.APPLICATIONS: (
        Heading.NAMND,
        Heading.ROUND,
        Heading.ORGNR,
        Heading.REQUESTED,
        Heading.PURPOSE,
        Heading.RECEIVED,
    ),
    Kind.LETTINGS: (
        Heading.NAMND,
        Heading.PREMISES,
        Heading.OCCASION,
        Heading.STARTS,
        Heading.ENDS,
        Heading.RECEIVED,
    ),
}
"""The columns that a table must have, every cell of them filled in."""
_DECIDED = (
    Heading.ASSESSED,
    Heading.EVIDENCE,
    Heading.DECISION,
    Heading.DECIDED,
    Heading.CASE,
    Heading.PARAGRAPH,
    Heading.LEGAL_BASIS,
    Heading.REASONS,
    Heading.GROUNDS,
)
_REVOKED = (
    Heading.REVOKED,
    Heading.REVOKED_CASE,
    Heading.REVOKED_PARAGRAPH,
    Heading.REVOKED_LEGAL_BASIS,
    Heading.REVOKED_REASONS,
    Heading.REVOKED_GROUNDS,
)
_ALSO: Mapping[Kind, tuple[Heading, ...]] = {
    Kind.APPLICATIONS: (
        *_DECIDED,
        Heading.GRANTED,
        Heading.PAID,
        Heading.PAID_SUM,
        Heading.PAID_LATER,
        Heading.PAID_LATER_SUM,
        Heading.REPORTED,
        Heading.USED,
        Heading.SETTLED,
        *_REVOKED,
        Heading.REVOKED_CRITERIA,
    ),
    Kind.LETTINGS: (Heading.ORGNR, Heading.BOOKING, *_DECIDED, Heading.CANCELLED, *_REVOKED),
}
"""The columns that a table may have beside them; criteria too."""
_TELLING = {Heading.TITLE: Kind.ORGANISATIONS, Heading.BUDGET: Kind.ROUNDS, Heading.PREMISES: Kind.LETTINGS}
_SPELLED = {
    "namnd": Heading.NAMND,
    "stadsdelsnämnd": Heading.NAMND,
    "organisationsnummer": Heading.ORGNR,
    "org.nr": Heading.ORGNR,
    "org nr": Heading.ORGNR,
    "förening": Heading.TITLE,
    "föreningens namn": Heading.TITLE,
    "ansökningsomgång": Heading.ROUND,
    "sökt belopp": Heading.REQUESTED,
    "beviljat belopp": Heading.GRANTED,
    "dnr": Heading.CASE,
    "§": Heading.PARAGRAPH,
    "avslagsgrund": Heading.GROUNDS,
    "beslutsdatum": Heading.DECIDED,
}
_KNOWN: Mapping[str, Heading] = _SPELLED | {heading.value: heading for heading in Heading}
CRITERION = "villkor "
"""What stands before the key of a criterion."""
_CRITERION = re.compile(r"villkor:? ([a-z0-9]+(?:-[a-z0-9]+)*)")
_OF_PERSONS = re.compile(r"kontakt|ordförande|firmateckn|styrelse|medlem|person|telefon|adress|post|handläggare")
"""What headings about people are made of."""

Columns = Mapping[str, int]
"""The place of each heading in a row, from 0; those of criteria have their keys in them."""


def is_heading(name: str) -> bool:
    """Tell whether a name is a known heading."""
    return _heading_of(name) is not None


def kind_of(table: Table) -> Kind:
    """Return what a table holds, by the headings that only one kind has."""
    names = {_heading_of(cell.value) for cell in table.rows[0] if isinstance(cell.value, str)}
    return next((kind for heading, kind in _TELLING.items() if heading in names), Kind.APPLICATIONS)


def columns(table: Table, kind: Kind) -> tuple[Columns, list[Problem]]:
    """Return where each heading stands, with every heading that is unknown, given twice or missing."""

    def heading_of(name: str) -> str | None:
        found = _heading_of(name)
        of_kind = found in NEEDED[kind] or (kind in _ALSO and (found in _ALSO[kind] or not isinstance(found, Heading)))
        return found if of_kind else None

    found, problems = placed(table, heading_of, lambda cell: _unknown(cell, kind))
    missing = () if problems else _missing(found, kind)
    return found, problems + [table.problem(table.rows[0][0], lacking(name)) for name in missing]


def _heading_of(name: str) -> str | None:
    said = plain(name)
    criterion = _CRITERION.fullmatch(said)
    return f"{CRITERION}{criterion[1]}" if criterion else _KNOWN.get(said)


def _missing(found: Columns, kind: Kind) -> Iterator[str]:
    yield from (heading.value for heading in NEEDED[kind] if heading not in found)


def _unknown(cell: Cell, kind: Kind) -> Reason:
    said = plain(str(cell.value or ""))
    if _OF_PERSONS.search(said):
        return (
            "COLUMN_OF_PERSONS",
            "Kolumnen handlar om personer. Värna vet bara vilken organisation det gäller.",
            "The column is about persons. Värna knows only which organisation it is.",
            "ta bort kolumnen",
        )
    names = [heading.value for heading in (*NEEDED[kind], *_ALSO.get(kind, ()))]
    close = get_close_matches(said, names, n=1)
    return (
        "UNKNOWN_COLUMN",
        f"Kolumnens rubrik hör inte till en tabell med {kind}.",
        "The heading of the column does not belong to such a table.",
        f"{close[0]}?" if close else f"någon av {', '.join(names)}; ta bort andra kolumner",
    )
