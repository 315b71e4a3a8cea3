"""What the gate answers: where and what, never the text itself."""

from dataclasses import dataclass
from enum import StrEnum

from deid.kinds import Kind


class Outcome(StrEnum):
    """What may happen to the text."""

    CLEAN = "clean"
    REFUSED = "refused"
    NEEDS_REVIEW = "needs_review"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the original text, from start up to but not including end."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one text. It holds positions only, so it may be logged, stored and sent."""

    outcome: Outcome
    spans: tuple[Span, ...] = ()
