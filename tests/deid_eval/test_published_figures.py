"""The figures are worked out right, are the ones in the document, and never show a text."""

import sys
from math import isclose

import orjson
import pytest

from benchmarks.deid_eval import __main__ as command
from benchmarks.deid_eval.document import figures
from benchmarks.deid_eval.evaluation import Evaluation, evaluate, pointed_at, stopped
from benchmarks.deid_eval.sentences import Sentence, Split
from benchmarks.deid_eval.tables import as_json, markdown
from benchmarks.deid_eval.wilson import Share
from deid import Kind, Outcome, Span, Verdict


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962), (1, 150, 0.0012, 0.0368)],
)
def test_the_interval_is_wilsons(hits: int, of: int, low: float, high: float) -> None:
    assert all(isclose(a, b, abs_tol=0.00006) for a, b in zip(Share(hits, of).interval, (low, high), strict=True))


def test_a_gate_that_stops_everything_has_full_recall_and_is_always_wrong_on_clean() -> None:
    everything = evaluate(lambda text: Verdict(Outcome.REFUSED, (Span(0, len(text), Kind.PERSON_NAME),)))
    for split in Split:
        assert stopped(everything.of(split, personal=True)).value == 1
        assert pointed_at(everything.of(split, personal=True)).value == 1
        assert stopped(everything.of(split, personal=False)).value == 1
    assert all(one.found for one in everything.tried)


def test_a_gate_that_stops_nothing_finds_nothing() -> None:
    nothing = evaluate(lambda text: Verdict(Outcome.CLEAN))
    assert not any(one.found for one in nothing.tried)
    assert stopped(nothing.of(Split.HELD_OUT, personal=True)).hits == 0
    assert "| **all** | 188 |" in markdown(nothing)


def test_stopping_for_the_wrong_reason_is_recall_but_does_not_point_at_the_person() -> None:
    beside = evaluate(lambda text: Verdict(Outcome.NEEDS_REVIEW, (Span(len(text) - 1, len(text), Kind.BELIEF),)))
    personal = beside.of(Split.HELD_OUT, personal=True)
    assert stopped(personal).value == 1
    assert pointed_at(personal).value < 0.2


def test_no_figure_shows_a_text(evaluation: Evaluation, sentences: list[Sentence]) -> None:
    shown = markdown(evaluation) + orjson.dumps(as_json(evaluation)).decode()
    assert [sentence.id for sentence in sentences if sentence.text in shown] == []
    assert [one.variant.name for one in evaluation.tried if one.variant.text in shown] == []


def test_the_command_fails_when_an_identifier_is_missed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["deid_eval", "--json"])
    blind = evaluate(lambda text: Verdict(Outcome.CLEAN))
    monkeypatch.setattr(command, "evaluate", lambda: blind)
    assert command.main() == 1
    said = capsys.readouterr()
    assert orjson.loads(said.out)["generated"]["found"] == 0
    assert "MISSED personnummer: {y}{m}{d}-{n}{k}" in said.err


def test_the_figures_of_another_seed_are_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["deid_eval", "--write", "--seed", "3"])
    with pytest.raises(SystemExit):
        command.main()


def test_the_document_says_what_the_gate_does_now(evaluation: Evaluation) -> None:
    assert figures() == markdown(evaluation), "run `make deid-eval` and commit docs/deid-evaluation.md"
