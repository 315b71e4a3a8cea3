"""A period from a day to a day passes however it is written; a number beside a day does not."""

from calendar import monthrange
from datetime import date

import pytest

import deid
from deid import Outcome

TODAY = date(2026, 11, 20)
MONTHS = [
    (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    for year in range(2014, 2028)
    for month in range(1, 13)
]


@pytest.mark.parametrize("between", ["--", "–", " – ", " - ", "-", "/", " till "])
def test_N01_every_month_passes(between: str) -> None:
    written = [f"Perioden {starts}{between}{ends} räknas." for starts, ends in MONTHS]
    assert [text for text in written if deid.check(text, TODAY).outcome is not Outcome.CLEAN] == []


@pytest.mark.parametrize("between", ["--", "–", " – ", "/"])
def test_N01_a_number_beside_a_period_is_found(between: str) -> None:
    for text in (
        f"640823-3234 {MONTHS[0][0]}{between}{MONTHS[0][1]}",
        f"{MONTHS[0][0]}{between}{MONTHS[0][1]}, 640823-3234",
    ):
        assert deid.check(text, TODAY).outcome is Outcome.REFUSED, text


def test_N01_a_number_dressed_up_as_a_period_is_found() -> None:
    assert deid.check("2013-01-01-2017", TODAY).outcome is Outcome.REFUSED
    for end in ("2017-13-01", "2017-01-011", "2017-01-01-1", "2009-01-01"):
        assert deid.check(f"2013-01-01-{end}", TODAY).outcome is Outcome.REFUSED, end


@pytest.mark.parametrize("between", [" ", ", ", " - ", "--", "/", ": "])
def test_N01_a_number_right_after_a_day_is_found(between: str) -> None:
    for number in ("640823-3234", "6408233234", "19640823-3234", "640883-3231"):
        written = (f"den {day}{between}{number}" for day in ("2014-01-01", "2026-11-20", "20260301"))
        assert [text for text in written if deid.check(text, TODAY).outcome is not Outcome.REFUSED] == []
