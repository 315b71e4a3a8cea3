"""What becomes of training in the read models: small rows of pseudonyms, and what they are counted against."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from contracts.envelope import Fact
from contracts.training_rules import RelevanceRule
from tests.projector import sample_training as sample
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger
from tests.projector.sample_training import BASIC, FUNCTION, MEASURE, NAMND, PLAN, UNIT


@pytest.fixture
def rows(another: Callable[[], ReadModels]) -> ReadModels:
    """Empty read models on SQLite; `test_every_view.py` folds the same events on PostgreSQL too."""
    return another()


def body(rows: ReadModels, view: str, key: str, *facts: Fact) -> Any:
    rows.fold(Ledger(list(facts), "training").recorded)
    found = rows.now(view, key)
    assert found is not None
    return found["body"]


def person(rows: ReadModels, *facts: Fact) -> Any:
    return body(rows, "training_person", sample.person(1), *facts)


SINCE = "2018-01-31"
THEN = date(2018, 6, 30)


@pytest.mark.parametrize(
    ("facts", "held"),
    [
        ((sample.placed(1),), [[NAMND, UNIT, FUNCTION, SINCE, None]]),
        (
            (sample.placed(1), sample.placed(1, "falt", on=THEN)),
            [[NAMND, UNIT, FUNCTION, SINCE, "2018-06-30"], [NAMND, "falt", FUNCTION, "2018-06-30", None]],
        ),
        (
            (sample.placed(1), sample.placed(1, UNIT, "falt", on=THEN)),
            [[NAMND, UNIT, FUNCTION, SINCE, None], [NAMND, "falt", FUNCTION, "2018-06-30", None]],
        ),
        (
            (sample.placed(1), sample.left(1), sample.placed(1, on=date(2018, 9, 30))),
            [[NAMND, UNIT, FUNCTION, SINCE, "2018-06-30"], [NAMND, UNIT, FUNCTION, "2018-09-30", None]],
        ),
        (
            (sample.placed(1), sample.placed(1, "kontor", namnd="farsta"), sample.left(1)),
            [[NAMND, UNIT, FUNCTION, SINCE, "2018-06-30"], ["farsta", "kontor", FUNCTION, SINCE, None]],
        ),
    ],
    ids=["new", "moved", "a second post", "came back", "left one of two nämnder"],
)
def test_T07_where_somebody_works(rows: ReadModels, facts: tuple[Fact, ...], held: list[Any]) -> None:
    assert person(rows, *facts) == {"held": held, "done": []}


def test_T01_every_completion_counts_until_it_is_withdrawn_or_given_another_day(rows: ReadModels) -> None:
    again = sample.done(1, on=date(2018, 5, 1))
    assert person(rows, sample.done(1), again)["done"] == [[BASIC, 1, "2018-03-01"], [BASIC, 1, "2018-05-01"]]


def test_T01_a_completion_is_withdrawn_or_given_another_day(rows: ReadModels) -> None:
    facts = (sample.done(1), sample.done(1, on=date(2018, 5, 1)), sample.redated(1, date(2018, 2, 1)))
    assert person(rows, *facts)["done"] == [[BASIC, 1, "2018-05-01"], [BASIC, 1, "2018-02-01"]]


def test_T01_what_never_was_is_gone_now_and_stays_in_the_past(rows: ReadModels) -> None:
    ledger = Ledger([sample.done(1), sample.withdrawn(1)], "training")
    rows.fold(ledger.recorded)
    then = rows.as_of("training_person", sample.person(1), ledger.recorded[0].recorded_at)
    assert then == {"held": [], "done": [[BASIC, 1, "2018-03-01"]]}
    assert rows.now("training_person", sample.person(1)) == {"body": {"held": [], "done": []}}


def test_N09_the_row_of_a_pseudonym_is_small(rows: ReadModels) -> None:
    done = [sample.done(1, on=date(2018 + year, 3, 1)) for year in range(7)]
    rows.fold(Ledger([sample.placed(1), *done], "training").recorded)
    found = rows.now("training_person", sample.person(1))
    assert len(str(found)) < 500


def test_S11_a_unit_is_described_anew_from_a_day_on(rows: ReadModels) -> None:
    anew = sample.unit(department="Förebyggande", valid_from=date(2019, 1, 1))
    corrected = sample.unit(department="Unga", valid_from=date(2016, 1, 1))
    said = body(rows, "training_unit", f"{NAMND}/{UNIT}", sample.unit(), anew, corrected)
    described = [(each["valid_from"], each["department"]) for each in said["versions"]]
    assert described == [("2016-01-01", "Unga"), ("2019-01-01", "Förebyggande")]


def test_T07_headcounts_are_a_row_a_day(rows: ReadModels) -> None:
    rows.fold(Ledger([sample.headcounts(4), sample.headcounts(0, on=THEN)], "training").recorded)
    counted = rows.now("headcount", f"{NAMND}/{UNIT}/2018-01-31")
    nobody = rows.now("headcount", f"{NAMND}/{UNIT}/2018-06-30")
    assert counted == {"unit": f"{NAMND}/{UNIT}", "from_day": SINCE, "body": {"functions": {FUNCTION: 4}}}
    assert nobody == {"unit": f"{NAMND}/{UNIT}", "from_day": "2018-06-30", "body": {"functions": {}}}


def test_T07_what_a_rule_set_said_stays_beside_what_it_says_later(rows: ReadModels) -> None:
    later = sample.rules(on=date(2019, 1, 1))
    rows.fold(Ledger([sample.rules(RelevanceRule(course=BASIC)), later], "training").recorded)
    assert rows.keys("relevance") == [f"{NAMND}/behov/2017-01-01", f"{NAMND}/behov/2019-01-01"]


def test_T01_a_requirement_ends_no_later_than_it_is_taken_back(rows: ReadModels) -> None:
    key = f"{PLAN}/{MEASURE}/{BASIC}"
    facts = (sample.required(("Ungdom",)), sample.no_longer_required(), sample.required(on=date(2018, 12, 1)))
    spans = body(rows, "course_requirement", key, *facts)["spans"]
    assert [(span["departments"], span["from_day"], span["to_day"]) for span in spans] == [
        (["Ungdom"], "2018-01-01", "2018-11-01"),
        ([], "2018-12-01", "2019-01-01"),
    ]


def test_T04_each_namnd_has_its_own_count_of_an_event(rows: ReadModels) -> None:
    planned, counted = sample.offered()[2:4]
    others = counted.model_copy(update={"namnd": "farsta", "attended": 30})
    corrected = counted.model_copy(update={"attended": 12})
    said = body(rows, "training_event", "forelasning-1", planned, counted, others, corrected)
    assert said["attended"] == {NAMND: 12, "farsta": 30}


def test_T08_a_later_attestation_takes_the_place_of_an_earlier(rows: ReadModels) -> None:
    facts = (sample.attestation_required(), sample.attested(), sample.attested(fulfilled=False, note=None))
    said = body(rows, "unit_attestation", f"{NAMND}/2018/grund-2018/{UNIT}", *facts)
    assert (said["fulfilled"], said["note"]) == (False, None)


def test_T16_frozen_figures_of_many_parts_stay_apart(rows: ReadModels) -> None:
    parts = (sample.frozen((UNIT, 1, 2)), sample.frozen(("falt", 3, 9), part=2))
    rows.fold(Ledger(list(parts), "training").recorded)
    keys = rows.keys("frozen_coverage")
    assert keys == [f"{NAMND}/2018/tertial_2/{BASIC}/0001", f"{NAMND}/2018/tertial_2/{BASIC}/0002"]
    second = rows.now("frozen_coverage", keys[1])
    assert second is not None
    assert (second["on_day"], second["body"]) == ("2018-08-31", {"figures": [["falt", FUNCTION, 3, 9]]})
