"""How people write each kind of identifier, from `written_forms.tsv`: braces hold its parts, `|` begins and ends it."""

import csv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.deid_eval import inventions
from benchmarks.deid_eval.inventions import Invent


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One way to write one kind."""

    kind: str
    invent: Invent
    review: bool
    """It is enough that somebody must look at it; every other form must be refused outright."""
    pattern: str


def _read() -> tuple[WrittenForm, ...]:
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        return tuple(
            WrittenForm(
                row["kind"], getattr(inventions, row["invented_as"]), row["verdict"] == "review", row["pattern"]
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


FORMS = _read()
