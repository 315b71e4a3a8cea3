"""What a row says of a decision: where and when it was taken, on what law, why, and on which answers."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from contracts.grant_terms import CriterionAnswer
from varna.grants.headings import Heading
from varna.grants.lines import Line

_JUDGED = "Enligt nämndens beslut i ärendet."
"""The reason for an answer of a table: what the nämnd wrote of each criterion is in the matter, not in the table."""

Told = tuple[str, Heading, dict[str, Any]]
"""A command, the column of the day it was done, and what is its own."""


class Columns(NamedTuple):
    """The columns that tell of one decision."""

    decided: Heading
    case: Heading
    paragraph: Heading
    legal_basis: Heading
    reasons: Heading


DECISION = Columns(Heading.DECIDED, Heading.CASE, Heading.PARAGRAPH, Heading.LEGAL_BASIS, Heading.REASONS)
REVOCATION = Columns(
    Heading.REVOKED,
    Heading.REVOKED_CASE,
    Heading.REVOKED_PARAGRAPH,
    Heading.REVOKED_LEGAL_BASIS,
    Heading.REVOKED_REASONS,
)


def record(said: Mapping[str, Any], of: Columns) -> dict[str, Any]:
    """Return the record of a decision."""
    return {
        "diarienummer": said[of.case],
        "paragraph": said[of.paragraph],
        "legal_basis": [basis.value for basis in said[of.legal_basis]],
        "reasons": said[of.reasons],
        "decided_on": said[of.decided].isoformat(),
    }


def answers(line: Line) -> list[dict[str, Any]]:
    """Return the answers to the criteria, which all rest on what the row names."""
    evidence = line.values[Heading.EVIDENCE].value
    return [
        {"criterion": key, "answer": answer.value, "evidence": evidence, "reason": _JUDGED}
        for key, answer in line.answers().items()
    ]


def not_met(line: Line) -> list[str]:
    """Return the criteria that are answered with no."""
    return [key for key, answer in line.answers().items() if answer is CriterionAnswer.NOT_MET]
