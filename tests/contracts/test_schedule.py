"""The printed words for time of the five plans, and words nobody has printed yet."""

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import deid
from contracts.days import FIRST_DAY, LAST_DAY
from contracts.schedule import Per, Precision, Recurrence, Schedule, ScheduleKind, ScheduleProblem, parse_schedule

ONGOING, UNTIL, BY, DURING = ScheduleKind.ONGOING, ScheduleKind.UNTIL, ScheduleKind.BY, ScheduleKind.DURING
START, RECURRING, UNKNOWN = ScheduleKind.START, ScheduleKind.RECURRING, ScheduleKind.UNKNOWN
NONE, YEAR, SEASON, MONTH, DAY = Precision.NONE, Precision.YEAR, Precision.SEASON, Precision.MONTH, Precision.DAY

Meaning = tuple[ScheduleKind, Precision, str | None, str | None]
"""Kind, precision, first and last day."""

PRINTED = [
    ("Löpande", 2019, (ONGOING, NONE, None, None)),
    ("löpande", 2023, (ONGOING, NONE, None, None)),
    ("Pågående", 2017, (ONGOING, NONE, None, None)),
    ("Genomförs löpande under året", 2018, (ONGOING, NONE, None, None)),
    ("Löpande sedan 2018", 2023, (ONGOING, YEAR, "2018-01-01", None)),
    ("sedan januari 2017", 2018, (ONGOING, MONTH, "2017-01-01", None)),
    ("T.o.m. 2022-12-31", 2019, (UNTIL, DAY, None, "2022-12-31")),
    ("20190901", 2019, (BY, DAY, None, "2019-09-01")),
    ("Under utveckling klart hösten 2017", 2017, (BY, SEASON, None, "2017-11-30")),
    ("2019", 2019, (DURING, YEAR, "2019-01-01", "2019-12-31")),
    ("Hela 2018", 2018, (DURING, YEAR, "2018-01-01", "2018-12-31")),
    ("Hösten 2018", 2018, (DURING, SEASON, "2018-09-01", "2018-11-30")),
    ("Genomförs under 2023", 2023, (DURING, YEAR, "2023-01-01", "2023-12-31")),
    ("Pågående under 2017.", 2017, (DURING, YEAR, "2017-01-01", "2017-12-31")),
    ("Pågående under 2017-2019", 2017, (DURING, YEAR, "2017-01-01", "2019-12-31")),
    ("löpande under 2017 och 2018", 2017, (DURING, YEAR, "2017-01-01", "2018-12-31")),
    ("Start maj", 2018, (START, MONTH, "2018-05-01", None)),
    ("Start april", 2018, (START, MONTH, "2018-04-01", None)),
    ("Under utveckling genomförande påbörjas under 2017", 2017, (START, YEAR, "2017-01-01", None)),
    ("därefter", 2018, (UNKNOWN, NONE, None, None)),
    ("omgående", 2017, (UNKNOWN, NONE, None, None)),
    ("Under överskådlig framtid", 2018, (UNKNOWN, NONE, None, None)),
    ("1 februari 1998", 2018, (BY, DAY, None, "1998-02-01")),
    ("juni 1999", 2018, (DURING, MONTH, "1999-06-01", "1999-06-30")),
    ("februari", 2024, (DURING, MONTH, "2024-02-01", "2024-02-29")),
]


def parsed(
    printed: str | None, plan_year: int = 2018, corrected: str | None = None, column: str | None = None
) -> Schedule:
    found = parse_schedule(printed, plan_year, corrected, column)
    assert isinstance(found, Schedule), found
    return found


def meaning_of(found: Schedule) -> Meaning:
    starts, ends = (day.isoformat() if day else None for day in (found.starts, found.ends))
    return found.kind, found.precision, starts, ends


@pytest.mark.parametrize(("printed", "plan_year", "meaning"), PRINTED)
def test_P08_printed_words_mean_what_they_say_and_no_more(printed: str, plan_year: int, meaning: Meaning) -> None:
    found = parsed(printed, plan_year)
    assert meaning_of(found) == meaning
    assert found.printed == printed
    assert found.recurrence is None


@pytest.mark.parametrize(
    ("printed", "column", "meaning"),
    [
        ("2017", "Påbörjas", (START, YEAR, "2017-01-01", None)),
        ("14 Augusti 2017", "Påbörjas", (START, DAY, "2017-08-14", None)),
        ("Juni", "Klart", (BY, MONTH, None, "2018-06-30")),
    ],
)
def test_P08_the_heading_of_a_column_says_what_its_words_mean(printed: str, column: str, meaning: Meaning) -> None:
    found = parsed(printed, column=column)
    assert meaning_of(found) == meaning
    assert (found.printed, found.column) == (printed, column)


@pytest.mark.parametrize(
    ("printed", "kind", "times", "per"),
    [
        ("Mötesfrekvens 4 ggr/år", RECURRING, 4, Per.YEAR),
        ("Pågående samt stäms av 4 ggr/år", ONGOING, 4, Per.YEAR),
        ("2 gånger per tertial", RECURRING, 2, Per.TERTIAL),
        ("1 gånger om vecka", RECURRING, 1, Per.WEEK),
        ("årligen", RECURRING, 1, Per.YEAR),
        ("varje tertial", RECURRING, 1, Per.TERTIAL),
        ("varje månad", RECURRING, 1, Per.MONTH),
    ],
)
def test_P09_what_happens_again_has_its_rhythm(printed: str, kind: ScheduleKind, times: int, per: Per) -> None:
    found = parsed(printed)
    assert (found.kind, found.recurrence) == (kind, Recurrence(times=times, per=per))
    assert (found.starts, found.ends) == (None, None)


@pytest.mark.parametrize("printed", [None, "", "   ", "\n"])
def test_P08_a_missing_schedule_is_not_stated_rather_than_guessed(printed: str | None) -> None:
    assert parsed(printed) == Schedule()


@pytest.mark.parametrize(
    ("printed", "suggestion"),
    [
        ("T.o.m. 2019-31-12", "2019-12-31"),
        ("T.o.m. 2019-31-02", None),
        ("20183011", "2018-11-30"),
        ("2019-13-13", None),
        ("2019-02-29", None),
        ("31 februari 2019", None),
        ("2019-00-10", None),
        ("Pågående under 2019-2017", "2017-2019"),
        ("0 ggr/år", None),
        ("999 ggr/år", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
    ],
)
def test_P08_an_impossible_time_is_a_problem_with_a_suggestion_that_is_possible(
    printed: str, suggestion: str | None
) -> None:
    found = parse_schedule(printed, 2019)
    assert isinstance(found, ScheduleProblem)
    assert found.suggestion == suggestion
    assert found.reason
    assert not any(word in found.reason for word in printed.split())


def test_P08_a_corrected_reading_stands_beside_the_printed_words() -> None:
    found = parsed("T.o.m. 2019-31-12", 2019, corrected="T.o.m. 2019-12-31")
    assert (found.printed, found.corrected) == ("T.o.m. 2019-31-12", "T.o.m. 2019-12-31")
    assert (found.kind, found.ends) == (UNTIL, date(2019, 12, 31))


DAYS = st.dates(FIRST_DAY, LAST_DAY)


@given(DAYS, st.sampled_from(["T.o.m. {}", "Senast {}", "Start {}", "{}", "Löpande sedan {}", "Klart {}"]))
def test_P08_every_real_day_is_read_to_the_day(day: date, words: str) -> None:
    for written in (day.isoformat(), f"{day:%Y%m%d}"):
        found = parsed(words.format(written))
        assert found.precision is DAY
        assert {found.starts, found.ends} == {day, None}


WORDS = st.lists(
    st.sampled_from(
        [
            *("löpande", "pågående", "sedan", "t.o.m.", "senast", "klart", "start", "påbörjas", "under", "hösten"),
            *("våren", "juni", "februari", "2018", "2019-12-31", "20190901", "2019-31-12", "2017-2019", "2019-2017"),
            *("4 ggr/år", "0 ggr/år", "årligen", "varje vecka", "29", "31 juni 2018", "därefter", "1999", "0000-00-00"),
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
LETTERS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=80)


@example("sedan t.o.m. hösten", 2018)
@given(WORDS | LETTERS, st.integers(2000, 2100))
def test_P08_any_words_give_a_schedule_that_can_be_stored_or_a_problem(printed: str, plan_year: int) -> None:
    # What a plan prints has passed the gate before anybody asks what it means.
    assume(deid.check(printed).outcome is not deid.Outcome.REFUSED)
    found = parse_schedule(printed, plan_year)
    if isinstance(found, Schedule):
        assert Schedule.model_validate_json(found.model_dump_json()) == found
        assert (found.starts is None and found.ends is None) == (found.precision is NONE)
    elif found.suggestion:
        assert isinstance(parse_schedule(found.suggestion, plan_year), Schedule)
