"""Rule sets and rounds: by which criteria a nämnd decides on a day, and what is left of its budget (G01, G14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contracts.grant_terms import SupportKind
from contracts.namnder import Namnd, Namnder
from contracts.rules_in_force import Introduced, in_force
from gateway.views.organisation import Register, register, with_predecessors
from gateway.views.reader import Reader, Row


@dataclass(frozen=True, slots=True)
class Issued:
    """A row of a rule set, as the choice between rule sets sees it."""

    namnd: str | None
    rule_set: str
    kinds: tuple[SupportKind, ...]
    valid_from: date
    row: Row


def issued(reader: Reader, as_of: int | None) -> list[Issued]:
    """Return every rule set there is."""
    return [
        Issued(
            row["namnd"],
            row["rule_set"],
            tuple(SupportKind[kind.upper()] for kind in row["kinds"]),
            date.fromisoformat(row["valid_from"]),
            {**row, "namnd_code": row["namnd"]},
        )
        for row in reader.rows("rule_set", as_of)
    ]


def introduced(issued_sets: Iterable[Issued]) -> Introduced:
    """Return when each nämnd attested that it works by a rule set."""
    return {
        (namnd, rules.rule_set): date.fromisoformat(attested_on)
        for rules in issued_sets
        for namnd, attested_on in rules.row["introduced"].items()
    }


def namnder(known: Register) -> Namnder:
    """Return the register as the rules of the contracts read it."""
    return {
        code: Namnd(
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            row["successors"][-1] if row["successors"] else None,
        )
        for code, row in known.items()
    }


def rule_sets(reader: Reader, as_of: int | None, namnd: str, on: date) -> list[Row]:
    """Return the rules that hold for a nämnd on a day, for each kind of support, with whether it has attested them."""
    known = namnder(register(reader, as_of))
    found = issued(reader, as_of)
    shown = []
    for kind in SupportKind:
        rules = in_force(found, introduced(found), known, namnd, kind, on=on)
        if rules is not None:
            attested_on = rules.row["introduced"].get(namnd)
            shown.append({"as_of": as_of, "kind": kind.value, "rules": rules.row, "attested_on": attested_on})
    return shown


def rounds(reader: Reader, as_of: int | None, namnd: str, year: int | None = None) -> list[Row]:
    """Return the rounds of a nämnd and of those that went up in it, with what is left of each budget."""
    c = reader.table("round").c
    within = [c.namnd.in_(with_predecessors([namnd], register(reader, as_of))), *([c.year == year] if year else [])]
    return _by_opening(_with_left(row) for row in reader.rows("round", as_of, *within))


def _with_left(row: Row) -> Row:
    left = {**row["budget"], "ore": row["budget"]["ore"] - row["committed"]["ore"]}
    return {**row, "namnd_code": row["namnd"], "left": left}


def _by_opening(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["opens_on"], row["round_id"]))
