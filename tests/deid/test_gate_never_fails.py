"""Any text gets an answer, the answer never holds the text, and no text takes for ever."""

import subprocess
import sys
import time
import traceback
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deid
from deid import Kind, Outcome

CANARY = "640823-3234"
_PIECES = [
    "640823-3234",
    "070-174 06 05",
    "anna",
    "Björn",
    "@",
    "#1234",
    "SE45",
    "8B",
    "elev",
    "född",
    "\ud800",
    "\u0301",
    "(at)",
    "://",
    "%41",
    "&#65;",
    "\n",
    " ",
    "-",
    ".",
    "а",
    "ﷺ",
    "İ",
    "ß",
    "🙂",
    "\u0000",
]
any_text = st.one_of(
    st.text(st.characters(codec=None, categories=None)),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)


@given(any_text)
@settings(max_examples=400, deadline=None)
def test_every_text_gets_an_answer_with_spans_inside_it(text: str) -> None:
    verdict = deid.check(text)
    assert all(0 <= span.start < span.end <= len(text) for span in verdict.spans)
    assert list(verdict.spans) == sorted(verdict.spans, key=lambda span: (span.start, span.end))
    refusing = any(span.kind.refuses for span in verdict.spans)
    expected = Outcome.REFUSED if refusing else Outcome.NEEDS_REVIEW if verdict.spans else Outcome.CLEAN
    assert verdict.outcome is expected


@given(any_text)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gets_the_same_answer(text: str) -> None:
    assert deid.check(text, date(2026, 11, 20)) == deid.check(text, date(2026, 11, 20))


@pytest.mark.parametrize("broken", ["\ud800", "a\udfffb", "x\ud83d", "\x00"])
def test_half_characters_are_refused(broken: str) -> None:
    assert deid.check(broken).outcome is Outcome.REFUSED
    assert Kind.UNREADABLE in {span.kind for span in deid.check(broken).spans}


def test_the_answer_never_holds_the_text() -> None:
    verdict = deid.check(f"Anna har {CANARY}")
    for shown in (repr(verdict), str(verdict), repr(verdict.spans), f"{verdict.outcome}"):
        assert CANARY not in shown
        assert "Anna" not in shown


def test_an_error_inside_never_shows_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(passage: object) -> list[object]:
        raise RuntimeError(repr(passage))

    monkeypatch.setattr("deid.detectors._PLAIN", (fails,))
    with pytest.raises(RuntimeError) as failed:
        deid.check(f"Anna har {CANARY}")
    assert CANARY not in "".join(traceback.format_exception(failed.value))


_WATCHED = """
import sys
import deid

touched = []
def watch(event, args):
    if event in {"open", "import"} or event.startswith("socket"):
        touched.append(event)

sys.addaudithook(watch)
deid.check("640823-3234 070-174 06 05 +47 21 07 00 00 +86 10 1234 5678 SE45 5000 0000 0583 9825 7466 "
           "NO93 8601 1117 947 anna 49-015420-323751-8 ISBN 978-91-38-24107-3 "
           "QW5uYSBBbmRlcnNzb24= 192.168.1.20 \u0410nna https://t.me/nagon")
sys.exit(len(touched))
"""


def test_no_file_and_no_network_is_touched_while_a_text_is_checked() -> None:
    assert subprocess.run([sys.executable, "-c", _WATCHED], check=False).returncode == 0


_SHORT, _TRIES = 5_000, 5
_HARD = [
    *("1", "0", "1 ", "0 ", "(0", "+46", "9 - ", "1.", "12.1234 ", "1.1.1.1.1.", "640823-3234 ", "070-174 06 05 "),
    *(" ", "\n", "@", "a@", "a.", "a@a.", "(at)", "-", "a-", "a", "A", "'", "anna ", "Anna.", "QUJD", "QW5uYSBBbmRl "),
    *("%41", "&#65;", "41", "sjutton ", "sextiofyra", "\u0301\u0323", "\u200b", "а", ":", "a:", "han är ", "den enda "),
    *("elev i 8B ", "snap: ", "t.me/", "ABC 123 ", "SE45 5000 ", "bg 1234-5678 ", "Storgatan 12 ", "\ud800", "１"),
    *("född 640823 Anna ", "A A-son ", "ab#1234", "k123456-19 "),
]


@pytest.mark.parametrize("piece", _HARD)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        deid.check(text)
        return time.process_time() - began

    def in_proportion() -> bool:
        # Ten times as much text takes ten times as long; what grows with the square needs a hundred times.
        return seconds(10 * _SHORT) < 25 * seconds(_SHORT) + 0.1

    # Once can be the turn of what is made when it is first needed, or of the collector of garbage: never every time.
    assert any(in_proportion() for _ in range(_TRIES))
