"""The gate: normalise, look for every kind, answer."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from deid.detectors import found_in
from deid.detectors.scripts import broken, foreign_scripts
from deid.kinds import Kind
from deid.normal import normalise
from deid.passage import Passage
from deid.verdict import Outcome, Span, Verdict


def check(text: str, today: date | None = None) -> Verdict:
    """Return whether the text may be taken, and where it points at a person. `today` decides which birth days exist."""
    normal = normalise(text)
    # One day of grace: somewhere it is already tomorrow.
    passage = Passage(normal.text, today or (datetime.now(UTC).date() + timedelta(days=1)))
    found = [Span(*normal.original(start, end), kind) for start, end, kind in found_in(passage)]
    found += [Span(*plain) for plain in (*broken(text), *foreign_scripts(text))]
    spans = tuple(_settled(found)) if found else ()
    if any(span.kind.refuses for span in spans):
        return Verdict(Outcome.REFUSED, spans)
    return Verdict(Outcome.NEEDS_REVIEW if spans else Outcome.CLEAN, spans)


def _settled(found: Iterable[Span]) -> list[Span]:
    """Return the spans in order, without those that say nothing beside a larger or a refusing one."""
    kept: list[Span] = []
    refused_to = 0
    for span in _merged([span for span in found if span.kind.refuses]):
        # Of two refusals for the same letters the longer one is enough; of equals, the first detector's.
        if span.start >= refused_to:
            kept.append(span)
            refused_to = span.end
        elif span.end > refused_to:
            kept[-1] = Span(kept[-1].start, span.end, kept[-1].kind)
            refused_to = span.end
    refused = list(kept)
    for kind in Kind:
        kept += _outside(refused, _merged([span for span in found if span.kind is kind and not kind.refuses]))
    return sorted(kept, key=lambda span: (span.start, span.end))


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans by where they begin, longest first, without those inside another one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _outside(refused: list[Span], spans: list[Span]) -> list[Span]:
    """Return the spans that do not lie inside a refused stretch."""
    kept, at = [], 0
    for span in spans:
        while at < len(refused) and refused[at].end < span.end:
            at += 1
        if at == len(refused) or refused[at].start > span.start:
            kept.append(span)
    return kept
