"""S11, T07: the units of a nämnd and how many work in each: what coverage is counted against."""

from datetime import date
from typing import Any

import pytest

from contracts.training_noting import NoteUnit, TrainingMergerNoted
from contracts.training_units import EnterUnit, HeadcountCell, HeadcountsReported, ReportHeadcounts, UnitEntered
from contracts.vocabulary import FunctionLevel
from services.training import units
from services.training.streams import headcounts_stream, namnd_stream
from tests.training.spec import FORMER, MERGED, NAMND, OTHER, given, noted, order
from tests.training.training_histories import FIELD, OFFICE, SOCIAL, enter, founded


def test_S11_a_unit_has_its_function_levels_and_can_be_described_anew_from_a_day() -> None:
    told = given(*noted(), enter(function_levels=(FunctionLevel.PREVENTING,)))
    told.when(enter(function_levels=(FunctionLevel.ACTING,), valid_from=date(2020, 1, 1))).then(UnitEntered)
    known = told.state(namnd_stream(NAMND)).units
    for day, level in ((date(2019, 12, 31), FunctionLevel.PREVENTING), (date(2020, 1, 1), FunctionLevel.ACTING)):
        found = units.on_day(known, FIELD, day)
        assert found is not None
        assert found.function_levels == (level,)
    assert units.on_day(known, FIELD, date(2016, 12, 31)) is None


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"valid_from": date(2016, 1, 1)}, "DATE_OUT_OF_ORDER", "valid_from"),
        ({"valid_to": date(2016, 1, 1)}, "DATE_OUT_OF_ORDER", "valid_to"),
        ({"function_levels": (FunctionLevel.ACTING,) * 2}, "KEY_TWICE", "function_levels.1"),
        ({"target_groups": ("Unga", "Unga")}, "KEY_TWICE", "target_groups.1"),
    ],
)
def test_S11_a_description_is_whole(said: dict[str, Any], code: str, field: str) -> None:
    given(*noted(), enter()).when(enter(**said)).then_refused(code, field)


def test_S11_a_unit_can_be_older_than_the_work() -> None:
    given(*noted()).when(enter(valid_from=date(1998, 1, 1))).then(UnitEntered)


def test_S11_the_same_description_again_is_no_news() -> None:
    given(*noted(), enter()).when(enter()).then()


def test_S11_units_are_those_of_a_namnd_that_exists() -> None:
    told = given(*noted())
    told.when(enter(namnd=MERGED)).then_refused("NAMND_NOT_VALID", "valid_from")
    told.when(order(EnterUnit, of=MERGED, namnd=FORMER, unit="x", name="X", valid_from=date(2018, 1, 1))).then(
        UnitEntered
    )
    told.when(order(EnterUnit, namnd=OTHER, unit="x", name="X", valid_from=date(2018, 1, 1))).then_refused(
        "NOT_OWN_NAMND", "actor.namnd"
    )


def note(unit: str = FIELD, namnd: str = NAMND, **said: Any) -> NoteUnit:
    body = {"name": "Ur planen", "department": None, "valid_from": date(2018, 1, 1), "valid_to": None, **said}
    return order(NoteUnit, namnd=namnd, unit=unit, **body)


def test_S11_a_unit_of_the_plans_is_noted_unless_the_catalogue_says_more() -> None:
    told = given(*founded())
    told.when(note()).then()
    told.when(note("ny-enhet", department=SOCIAL)).then_said(UnitEntered, unit="ny-enhet", department=SOCIAL)
    told.when(note("ny-enhet")).then()


def report(*cells: tuple[str, str, int], on: date = date(2026, 10, 31)) -> ReportHeadcounts:
    made = tuple(HeadcountCell(unit=unit, function=function, headcount=count) for unit, function, count in cells)
    return order(ReportHeadcounts, namnd=NAMND, on=on, cells=made)


def test_T07_headcounts_are_reported_whole_and_only_what_changes_is_news() -> None:
    told = given(*founded()).when(report((FIELD, "faltassistent", 7), (FIELD, "chef", 1), (OFFICE, "handlaggare", 9)))
    told.then_said(HeadcountsReported, unit=FIELD, functions={"chef": 1, "faltassistent": 7})
    told.then_said(HeadcountsReported, unit=OFFICE, functions={"handlaggare": 9})
    later = date(2026, 11, 1)
    told.when(report((FIELD, "faltassistent", 7), (FIELD, "chef", 1), (OFFICE, "handlaggare", 9), on=later)).then()
    told.when(report((FIELD, "faltassistent", 8), (FIELD, "chef", 0), on=later)).then(
        HeadcountsReported, HeadcountsReported
    )
    told.then_said(HeadcountsReported, unit=FIELD, on=later, functions={"faltassistent": 8})
    told.then_said(HeadcountsReported, unit=OFFICE, on=later, functions={})
    assert told.state(headcounts_stream(NAMND)).on == later


def test_T07_whoever_read_an_older_report_is_told() -> None:
    told = given(*founded(), report((FIELD, "chef", 1)))
    seen = report((FIELD, "chef", 2)).model_copy(update={"expected_version": 0})
    told.when(seen).then_refused("CONFLICT", "expected_version")
    told.when(seen.model_copy(update={"expected_version": 1})).then(HeadcountsReported)


def test_T07_an_older_report_and_one_of_tomorrow_are_refused() -> None:
    told = given(*founded(), report((FIELD, "chef", 1)))
    told.when(report((FIELD, "chef", 2), on=date(2026, 10, 30))).then_refused("OLDER_THAN_NEWEST", "on")
    told.when(report((FIELD, "chef", 2), on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "on")
    told.when(report((FIELD, "chef", 2), on=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "on")


def test_T07_every_wrong_cell_of_a_report_is_told_at_once() -> None:
    told = given(*founded()).when(
        report((FIELD, "chef", 1), (FIELD, "chef", 2), ("ingen", "chef", 1), on=date(2026, 10, 1))
    )
    details = told.then_refused("CELL_TWICE", "cells.1").details
    assert [(each.code, each.field) for each in details] == [
        ("CELL_TWICE", "cells.1"),
        ("UNIT_UNKNOWN", "cells.2.unit"),
    ]
    told.when(report((FIELD, "chef", 1), on=date(2016, 6, 1))).then_refused("UNIT_NOT_VALID", "cells.0.unit")


def test_U12_the_units_of_a_namnd_end_with_it_so_that_nobody_is_counted_twice() -> None:
    units_before = (
        enter(namnd=FORMER),
        enter(namnd=FORMER, valid_from=date(2019, 1, 1), name="Nytt namn"),
        enter("nedlagd", FORMER, valid_to=date(2019, 12, 31)),
    )
    *namnder, merger = noted()
    told = given(*namnder, *units_before).when(merger)
    told.then(TrainingMergerNoted, UnitEntered, UnitEntered)
    told.then_said(UnitEntered, unit=FIELD, name="Nytt namn", valid_to=date(2020, 6, 30))
    known = told.state(namnd_stream(FORMER)).units
    described = [units.on_day(known, FIELD, day) for day in (date(2018, 12, 31), date(2020, 6, 30), date(2020, 7, 1))]
    assert [each and each.name for each in described] == [FIELD.capitalize(), "Nytt namn", None]


def test_U12_a_unit_that_is_entered_or_noted_later_does_not_outlive_its_namnd_either() -> None:
    of_the_successor = {name: getattr(enter(), name) for name in ("unit", "name", "valid_from")}
    told = given(*noted()).when(order(EnterUnit, of=MERGED, namnd=FORMER, **of_the_successor))
    told.then_said(UnitEntered, valid_to=date(2020, 6, 30))
    told.when(note("ny-enhet", FORMER)).then_said(UnitEntered, valid_to=date(2020, 6, 30))
