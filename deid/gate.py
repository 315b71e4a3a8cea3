"""The gate: normalise, look for every kind, answer."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from deid.detectors import DETECTORS
from deid.kinds import Kind
from deid.normal import normalise
from deid.passage import Passage
from deid.verdict import Outcome, Span, Verdict


def check(text: str, today: date | None = None) -> Verdict:
    """Return whether the text may be taken, and where it points at a person. `today` decides which birth days exist."""
    normal = normalise(text)
    # One day of grace: somewhere it is already tomorrow.
    passage = Passage(text, normal.text, today or (datetime.now(UTC).date() + timedelta(days=1)))
    found = (Span(*normal.original(start, end), kind) for start, end, kind in _found(passage))
    spans = tuple(_settled(found))
    if any(span.kind.refuses for span in spans):
        return Verdict(Outcome.REFUSED, spans)
    return Verdict(Outcome.NEEDS_REVIEW if spans else Outcome.CLEAN, spans)


def _found(passage: Passage) -> Iterator[tuple[int, int, Kind]]:
    for detector in DETECTORS:
        yield from detector(passage)


def _settled(found: Iterable[Span]) -> list[Span]:
    """Return the spans in order, without those that say nothing new."""
    return sorted(set(found))
