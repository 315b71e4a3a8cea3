"""The written sentences: `dev.tsv` may be looked at while the gate is built, `held_out.tsv` may not."""

import csv
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HERE = Path(__file__).parent

PERSONAL = {
    "full_name": "first name and surname",
    "first_name": "first name alone",
    "surname": "surname alone",
    "genitive": "name in the genitive",
    "initials": "initials",
    "lower_case": "name in lower case",
    "nickname": "nickname or alias",
    "double_name": "double name",
    "titled": "title and name",
    "role_place": "role and place",
    "only_one": "the only one of a kind",
    "rare_combination": "rare combination of facts",
    "opinion": "a person's opinion",
    "religion": "a person's religion",
    "ethnicity": "a person's ethnicity",
}
CLEAN = {
    "action_plan": "action plan",
    "incident": "de-identified incident report",
    "survey": "answer to or result of a survey",
    "group_belief": "belief or origin of groups, not of a person",
    "association": "name of an association",
    "place": "place, often named after a person",
    "institution": "institution, often named after a person",
    "homonym": "word or month that is also a name",
    "legal": "legal reference",
    "registry": "diarienummer and the like",
    "date_age_amount": "date, age, amount",
    "function_number": "phone number of a function",
}


class Split(StrEnum):
    """Which half of the material a sentence belongs to."""

    DEV = "dev"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its label."""

    id: str
    split: Split
    personal: bool
    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]
    """What points at the person; none in a clean sentence."""


def digest(split: Split) -> str:
    """Return the SHA-256 of the file, so that figures name the very sentences they are of."""
    return hashlib.sha256((HERE / f"{split}.tsv").read_bytes()).hexdigest()


def read(split: Split) -> list[Sentence]:
    with (HERE / f"{split}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_sentence(split, row) for row in rows]


def _sentence(split: Split, row: dict[str, str]) -> Sentence:
    text, marks = _unmarked(row["text"])
    if row["label"] not in {"personal", "clean"}:
        raise ValueError(f"{row['id']}: label is neither personal nor clean")
    return Sentence(row["id"], split, row["label"] == "personal", row["kind"], text, marks)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the braces away and say where they were."""
    text, marks = "", []
    for place, piece in enumerate(re.split(r"[{}]", marked)):
        if place % 2:
            marks.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(marks)
