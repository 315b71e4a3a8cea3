"""N11: counts across nämnder are told once a year, as they were frozen, and give no small number away.

The read models know of a year's reports from September on; the year is frozen on 31 January, as it was known then.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from contracts.envelope import Fact
from contracts.incident_terms import IncidentKind, Setting
from contracts.organisation import NamndEstablished, NamndMerged
from contracts.plans import Period
from contracts.vocabulary import Milieu, NamndKind
from gateway.app import build_app
from gateway.schema.asking import day_in_stockholm
from gateway.views.incident_counts import CountedBy, Release, incident_counts
from gateway.views.reader import reading
from tests.gateway.asking_gateway import Client, client_of
from tests.projector.read_models import ReadModels
from tests.projector.sample_incidents import corrected, reported, retracted, seen
from tests.projector.sample_ledger import Ledger

YEAR = 2026
FROZEN = date(2027, 2, 1)
AFTER_THE_FREEZE = 140 * 24 * 3600
"""Seconds from the first recorded moment, in September, to a day in February."""
NAMNDER = ("bromma", "farsta", "norrmalm")

Told = dict[str | None, int]
NewModels = Callable[[], ReadModels]


@pytest.fixture(scope="module")
def new_models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewModels]:
    opened = ReadModels(f"sqlite:///{tmp_path_factory.mktemp('counts') / 'read-models.db'}")
    yield opened.emptied
    opened.close()


def register(*more: Fact, namnder: tuple[str, ...] = NAMNDER) -> Ledger:
    stated: dict[str, Any] = {"kind": NamndKind.STADSDELSNAMND, "plan_obliged": True, "police_area": None}
    since = date(2007, 1, 1)
    return Ledger(
        [*(NamndEstablished(namnd=code, name=code.capitalize(), valid_from=since, **stated) for code in namnder), *more]
    )


Report = tuple[str, IncidentKind, Milieu | None, Setting]
A: Report = ("bromma", IncidentKind.THREAT, Milieu.RIGHT_WING, Setting.SCHOOL)


def several(number: int, report: Report = A) -> list[Report]:
    return [report] * number


def at(namnd: str, report: Report = A) -> Report:
    return (namnd, *report[1:])


def facts(reports: list[Report], first: int = 0, **said: Any) -> list[Fact]:
    return [
        reported(
            f"i-{number:016x}",
            namnd=namnd,
            observation=seen(kind, milieu=milieu, setting=setting, occurred_on=date(YEAR, 5, 1)),
            **said,
        )
        for number, (namnd, kind, milieu, setting) in enumerate(reports, first)
    ]


def told_of(models: ReadModels, *told: Fact, begins: int = 0) -> ReadModels:
    models.fold(register().recorded)
    return models.fold(Ledger(list(told), "reports", begins).recorded)


def whole(year: int) -> Period:
    return Period(starts=date(year, 1, 1), ends=date(year, 12, 31))


def counts(
    models: ReadModels, by: CountedBy = CountedBy.KIND, today: date = FROZEN, year: int = YEAR
) -> dict[str, Any]:
    with reading(models.engine) as reader:
        return incident_counts(reader, by, whole(year), today)


def numbers(answer: dict[str, Any]) -> Told:
    return {each["key"]: each["count"] for each in answer["counts"] if each["count"]}


def test_N11_large_numbers_are_told_with_their_noughts(new_models: NewModels) -> None:
    models = told_of(new_models(), *facts([*several(5), *several(6, at("farsta")), *several(5, at("norrmalm"))]))
    by_kind = counts(models)
    assert (by_kind["release"], by_kind["total"], by_kind["known_until"]) == (Release.RELEASED, 16, "2027-01-31")
    assert numbers(by_kind) == {"threat": 16}
    assert [each["label"] for each in by_kind["counts"]] == [kind.label_sv for kind in IncidentKind]
    assert numbers(counts(models, CountedBy.NAMND)) == {"bromma": 5, "farsta": 6, "norrmalm": 5}
    assert [each["label"] for each in counts(models, CountedBy.MILIEU)["counts"]][-1] == "Okänd"
    assert {by: counts(models, by)["total"] for by in CountedBy} == dict.fromkeys(CountedBy, 16)


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_N11_one_small_number_withholds_the_whole_table(new_models: NewModels, few: int) -> None:
    rare = ("farsta", IncidentKind.VIOLENCE, None, Setting.SCHOOL)
    models = told_of(new_models(), *facts([*several(9), *several(9, at("farsta")), *several(few, rare)]))
    assert counts(models)["release"] is Release.WITHHELD
    assert (counts(models)["counts"], counts(models)["total"]) == ([], None)
    assert counts(models, CountedBy.SETTING)["release"] is Release.RELEASED


@pytest.mark.parametrize(("others", "release"), [(4, Release.WITHHELD), (5, Release.RELEASED), (0, Release.RELEASED)])
def test_N11_what_is_left_when_a_namnd_takes_its_own_away_is_not_small(
    new_models: NewModels, others: int, release: Release
) -> None:
    models = told_of(new_models(), *facts([*several(20), *several(others, at("farsta"))]))
    assert counts(models)["release"] is release


def test_N11_a_namnd_knows_the_reports_of_those_that_went_up_in_it(new_models: NewModels) -> None:
    models = new_models()
    merged = NamndMerged(namnd="farsta", into="bromma", last_day=date(2026, 1, 1))
    told = facts([*several(9), *several(9, at("farsta")), *several(4, at("norrmalm"))])
    models.fold(register(merged).recorded).fold(Ledger(told, "reports").recorded)
    assert counts(models)["release"] is Release.WITHHELD


def test_R17_what_is_taken_back_and_a_case_told_twice_are_not_counted(new_models: NewModels) -> None:
    twice = [*facts(several(2), case_number="AB 12"), *facts(several(1), 2, case_number="AB12")]
    elsewhere = facts(several(1, at("farsta")), 3, case_number="AB 12")
    rest = [*facts(several(9), 4), *facts(several(9, at("farsta")), 20)]
    told = told_of(new_models(), *twice, *elsewhere, *rest, retracted(f"i-{4:016x}"))
    assert numbers(counts(told, CountedBy.NAMND)) == {"bromma": 9, "farsta": 10}


def test_N11_a_year_is_told_from_the_day_after_the_last_of_january(new_models: NewModels) -> None:
    models = told_of(new_models(), *facts([*several(9), *several(9, at("farsta"))]))
    for today in (date(2026, 12, 31), date(2027, 1, 31)):
        assert counts(models, today=today)["release"] is Release.NOT_YET
        assert counts(models, today=today)["counts"] == []
    for today in (FROZEN, date(2031, 6, 1)):
        assert counts(models, today=today)["release"] is Release.RELEASED


def test_N11_what_comes_after_the_freeze_changes_nothing(new_models: NewModels) -> None:
    before = facts([*several(9), *several(9, at("farsta"))])
    models = told_of(new_models(), *before)
    frozen = {by: counts(models, by) for by in CountedBy}
    late = [
        *facts(several(1), 100),
        retracted(f"i-{3:016x}"),
        corrected(f"i-{4:016x}", seen(IncidentKind.OTHER, occurred_on=date(2025, 5, 1)), namnd="bromma"),
    ]
    later = Ledger([*before, *late], "reports").recorded[len(before) :]
    models.fold(one._replace(recorded_at=one.recorded_at + AFTER_THE_FREEZE * 1_000_000) for one in later)
    assert {by: counts(models, by) for by in CountedBy} == frozen


def test_R19_a_year_that_was_frozen_before_any_report_came_is_not_told_as_noughts(new_models: NewModels) -> None:
    models = told_of(new_models(), *facts(several(9)), begins=AFTER_THE_FREEZE)
    assert counts(models)["release"] is Release.NOTHING_KNOWN
    assert counts(models, year=1999)["release"] is Release.NOTHING_KNOWN


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(YEAR, 1, 1), date(YEAR, 12, 30)),
        (date(YEAR, 1, 2), date(YEAR, 12, 31)),
        (date(YEAR, 1, 1), date(YEAR + 1, 12, 31)),
        (date(YEAR, 1, 1), date(YEAR, 4, 30)),
        (date(YEAR, 12, 31), date(YEAR, 1, 1)),
    ],
)
def test_N11_a_period_that_is_not_a_whole_year_is_not_told(new_models: NewModels, starts: date, ends: date) -> None:
    models = told_of(new_models(), *facts([*several(9), *several(9, at("farsta"))]))
    period = Period.model_construct(starts=starts, ends=ends)
    with reading(models.engine) as reader:
        told = incident_counts(reader, CountedBy.NAMND, period, FROZEN)
    assert (told["release"], told["counts"], told["total"]) == (Release.NOT_A_YEAR, [], None)


async def test_N11_every_moment_after_the_freeze_is_given_the_same_answer(new_models: NewModels) -> None:
    models = told_of(new_models(), *facts([*several(9), *several(9, at("farsta"))]))
    asked = """query ($asOf: DateTime) {
        incidentCounts(by: NAMND, period: {starts: "2026-01-01", ends: "2026-12-31"}, asOf: $asOf) {
        by byLabel year release releaseLabel knownUntil total counts { key label count } } }"""
    now = datetime(2029, 3, 1, tzinfo=UTC)
    assert day_in_stockholm(now) == date(2029, 3, 1)
    async with client_of(build_app(models.engine, None, now=lambda: now)) as http:
        ask = Client(http)
        told = [
            (await ask(asked, asOf=moment))["incidentCounts"]
            for moment in (None, "2027-01-31T23:00:00Z", "2027-06-01T12:00:00Z", "2028-01-01T00:00:00Z")
        ]
        before = (await ask(asked, asOf="2027-01-31T22:59:59Z"))["incidentCounts"]
    assert all(each == told[0] for each in told)
    assert (told[0]["release"], told[0]["total"], told[0]["byLabel"]) == ("RELEASED", 18, "Nämnd")
    assert (before["release"], before["total"], before["counts"]) == ("NOT_YET", None, [])


BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(NAMNDER),
        st.sampled_from([IncidentKind.THREAT, IncidentKind.GRAFFITI, IncidentKind.OTHER]),
        st.sampled_from([Milieu.RIGHT_WING, None]),
        st.sampled_from([Setting.SCHOOL, Setting.ONLINE]),
        st.sampled_from([1, 3, 5, 5, 6, 8, 10]),
    ),
    min_size=1,
    max_size=8,
)
"""So many alike; mostly enough, so that tables are told that could give something away."""


def margin(reports: list[Report], by: CountedBy) -> Told:
    place = list(CountedBy).index(by)
    whole = Counter(
        (kind.value, milieu and milieu.value, setting.value, namnd) for namnd, kind, milieu, setting in reports
    )
    told: Counter[str | None] = Counter()
    for what, number in whole.items():
        told[what[place]] += number
    return dict(told)


def without(told: Told, own: Told) -> Told:
    return {key: number - own.get(key, 0) for key, number in told.items()}


def worked_out(one: Told, other: Told) -> Iterator[int]:
    """Every number that two tables of the same reports give away: their own, and where their cells meet for certain."""
    total = sum(one.values())
    yield from (total, *one.values(), *other.values())
    for first, second in product(one.values(), other.values()):
        least, most = max(0, first + second - total), min(first, second)
        if least == most:
            yield least


def test_the_attack_works_out_small_numbers_where_there_are_any() -> None:
    assert 2 in set(worked_out({"a": 9, "b": 2}, {"x": 11}))
    assert 3 in set(worked_out(without({"a": 20}, {"a": 17}), {"x": 3}))


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_N11_nobody_works_out_a_small_number_from_all_the_tables_of_a_year(
    new_models: NewModels, blocks: list[tuple[str, IncidentKind, Milieu | None, Setting, int]]
) -> None:
    reports = [report for *alike, number in blocks for report in several(number, tuple(alike))]  # type: ignore[arg-type]
    models = told_of(new_models(), *facts(reports))
    offered = {by: numbers(answer) for by in CountedBy if (answer := counts(models, by))["release"] is Release.RELEASED}
    event(f"{len(offered)} tables told")
    for by, told in offered.items():
        assert told == margin(reports, by)
    for who in (None, *NAMNDER):
        own = [report for report in reports if report[0] == who]
        left = {by: without(told, margin(own, by)) for by, told in offered.items()}
        assert not {1, 2, 3, 4} & {number for told in left.values() for number in (sum(told.values()), *told.values())}
        for one, other in combinations(left.values(), 2):
            assert not {1, 2, 3, 4} & set(worked_out(one, other))
