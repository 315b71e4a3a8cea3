"""Puts every text before the gate and counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.deid_eval.sentences import Sentence, Split, read
from benchmarks.deid_eval.variants import SEED, Variant, generate
from benchmarks.deid_eval.wilson import Share
from deid import Outcome, Span, Verdict, check

TODAY = date(2026, 11, 20)
"""The day the material was written; the century of a ten-digit number hangs on it."""

Gate = Callable[[str], Verdict]


def gate(text: str) -> Verdict:
    return check(text, TODAY)


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence and what the gate said."""

    sentence: Sentence
    stopped: bool
    pointed_at: bool
    """Every mark is touched by a span: the gate stopped the sentence for the right reason."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A variant and what the gate said."""

    variant: Variant
    found: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was asked and tried."""

    tried: tuple[Tried, ...]
    asked: tuple[Asked, ...]

    def of(self, split: Split, *, personal: bool) -> list[Asked]:
        return [one for one in self.asked if one.sentence.split == split and one.sentence.personal == personal]


def evaluate(gate: Gate = gate, seed: int = SEED) -> Evaluation:
    tried = tuple(Tried(variant, found(variant, gate(variant.text))) for variant in generate(seed))
    asked = tuple(_ask(sentence, gate) for split in Split for sentence in read(split))
    return Evaluation(tried, asked)


def found(variant: Variant, verdict: Verdict) -> bool:
    """Tell whether the text is stopped as it must be and the spans cover every letter and digit of the identifier."""
    stopped = verdict.outcome == Outcome.REFUSED or (variant.form.review and verdict.outcome == Outcome.NEEDS_REVIEW)
    covered = {place for span in verdict.spans for place in range(span.start, span.end)}
    return stopped and all(
        place in covered
        for start, end in variant.identifier
        for place in range(start, end)
        if variant.text[place].isalnum()
    )


def _ask(sentence: Sentence, gate: Gate) -> Asked:
    verdict = gate(sentence.text)
    pointed_at = bool(sentence.marks) and all(_touched(mark, verdict.spans) for mark in sentence.marks)
    return Asked(sentence, verdict.outcome != Outcome.CLEAN, pointed_at)


def _touched(mark: tuple[int, int], spans: Iterable[Span]) -> bool:
    return any(span.start < mark[1] and span.end > mark[0] for span in spans)


def stopped(asked: Sequence[Asked]) -> Share:
    """Recall of personal sentences, rate of false positives of clean ones."""
    return Share(sum(one.stopped for one in asked), len(asked))


def pointed_at(asked: Sequence[Asked]) -> Share:
    return Share(sum(one.pointed_at for one in asked), len(asked))
