"""Training from command to answer: shares of those concerned, by any group, and nobody who could be told apart."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType, get_named_type
from strawberry.utils.str_converters import to_camel_case

from contracts.courses import CountAttendance
from gateway.schema import executable
from gateway.schema.training_query import QUERIES
from tests.gateway import training_told as told
from tests.gateway.city_told import CityTold
from tests.gateway.training_told import COURSE
from tests.training.spec import NAMND, OTHER, order
from tests.training.training_histories import lecture

COVERAGE = """query($by: CoverageBy!, $on: Date, $namnd: String, $asOf: DateTime) {
    trainingCoverage(by: $by, course: "grundutbildning", on: $on, namnd: $namnd, asOf: $asOf) { on byLabel groups {
        namndCode department unit unitName functionLevel completed relevant lacking percent withheld unitsLeftOut
        namnd { name } knowledge { year mean } } } }"""


async def groups(city: CityTold, by: str, **asked: Any) -> dict[Any, Any]:
    """The groups by what they are: completed and relevant, or that it is withheld."""
    found = (await city.ask(COVERAGE, by=by, **asked))["trainingCoverage"]["groups"]
    name = {"NAMND": "namndCode", "CITY": "namndCode", "FUNCTION_LEVEL": "functionLevel"}.get(by, by.lower())
    return {row[name]: "withheld" if row["withheld"] else (row["completed"], row["relevant"]) for row in found}


async def test_T01_the_share_of_those_concerned_by_every_group(city: CityTold) -> None:
    told.begun(city).at(told.JUNE)
    assert await groups(city, "CITY") == {None: (38, 81)}
    assert await groups(city, "NAMND") == {NAMND: (26, 51), OTHER: (12, 30)}
    assert await groups(city, "DEPARTMENT") == {"Ungdom": (26, 51), "Kansli": (12, 30)}
    assert await groups(city, "UNIT", namnd=OTHER) == {"stab": (12, 30)}
    [row] = (await city.ask(COVERAGE, by="NAMND", namnd=OTHER))["trainingCoverage"]["groups"]
    assert (row["lacking"], row["percent"], row["namnd"]) == (18, 40, {"name": "Kungsholmens stadsdelsnämnd"})


async def test_N09_a_small_unit_is_withheld_and_those_that_would_give_it_away(city: CityTold) -> None:
    told.begun(city).at(told.JUNE)
    units = await groups(city, "UNIT", namnd=NAMND)
    assert units == {"falt": "withheld", "fritid": "withheld", "kontor": "withheld", "skola": (10, 25)}
    withheld = (await city.ask(COVERAGE, by="UNIT", namnd=NAMND))["trainingCoverage"]["groups"][0]
    assert [withheld[name] for name in ("completed", "relevant", "lacking", "percent")] == [None] * 4


async def test_T10_a_function_level_counts_what_can_be_told_and_says_how_many_units_it_leaves_out(
    city: CityTold,
) -> None:
    told.begun(city).at(told.JUNE)
    assert await groups(city, "FUNCTION_LEVEL", namnd=NAMND) == {"PREVENTING": (26, 51), "ACTING": (10, 25)}
    found = (await city.ask(COVERAGE, by="FUNCTION_LEVEL", namnd=NAMND))["trainingCoverage"]["groups"]
    assert [row["unitsLeftOut"] for row in found] == [0, 0]


async def test_N09_a_day_within_a_month_is_answered_as_of_the_last_end_of_a_month(city: CityTold) -> None:
    told.begun(city, told.completions({"stab": 20}, OTHER)).at(told.JUNE)
    for asked, answered in (("2026-05-30", "2026-04-30"), ("2026-05-31", "2026-05-31"), (None, "2026-05-31")):
        assert (await city.ask(COVERAGE, by="CITY", on=asked))["trainingCoverage"]["on"] == answered
    city.at("2026-05-31T08:00:00+00:00")
    assert (await city.ask(COVERAGE, by="CITY", on="2027-01-31"))["trainingCoverage"]["on"] == "2026-04-30"


async def test_T01_who_has_moved_is_counted_where_they_are_and_an_earlier_day_stays(city: CityTold) -> None:
    told.begun(city)
    city.at(told.MAY).tell(told.staff({"skola": 20, "fritid": 12, "kontor": 10, "falt": 4}))
    city.at(told.JUNE)
    assert (await groups(city, "UNIT", namnd=NAMND))["skola"] == (10, 20)
    before = await groups(city, "UNIT", namnd=NAMND, on="2026-03-31", asOf="2026-05-01T00:00:00Z")
    assert before["skola"] == (10, 25)


async def test_T16_a_late_correction_changes_the_answer_and_not_what_was_frozen(city: CityTold) -> None:
    told.begun(city, told.target()).at(told.MAY).tell(told.measured(), told.measured(OTHER))
    city.at(told.JUNE).tell(told.withdrawn("skola"))
    shown = await city.ask(
        """query($n: String!) { frozenCoverage(namnd: $n, forum: TERTIAL_1, year: 2026) { courses { course on groups {
            unit department frozen { completed relevant withheld } knownNow { completed relevant withheld } } } }
          trainingTargets(namnd: $n) { share frozenOn frozen { percent } knownNow { completed } today { completed }
            todayOn } }""",
        n=NAMND,
    )
    [course] = shown["frozenCoverage"]["courses"]
    by_unit = {row["unit"]: row for row in course["groups"]}
    assert (course["course"], course["on"]) == (COURSE, "2026-04-30")
    assert by_unit["skola"]["frozen"] == {"completed": 10, "relevant": 25, "withheld": False}
    assert by_unit["skola"]["knownNow"] == {"completed": 9, "relevant": 25, "withheld": False}
    assert [unit for unit, row in by_unit.items() if row["frozen"]["withheld"]] == ["falt", "fritid", "kontor"]
    [target] = shown["trainingTargets"]
    assert (target["share"], target["frozenOn"], target["frozen"]) == (60, "2026-04-30", {"percent": 50})
    assert (target["knownNow"], target["today"], target["todayOn"]) == (
        {"completed": 25},
        {"completed": 25},
        "2026-05-31",
    )


async def test_T01_as_it_was_known_before_a_correction(city: CityTold) -> None:
    told.begun(city).at(told.MAY).tell(told.withdrawn("skola"))
    city.at(told.JUNE)
    assert await groups(city, "NAMND", namnd=NAMND) == {NAMND: (25, 51)}
    assert await groups(city, "NAMND", namnd=NAMND, asOf="2026-05-04T07:00:00Z", on="2026-04-30") == {NAMND: (26, 51)}


async def test_T10_what_is_lacking_by_unit_and_function_level(city: CityTold) -> None:
    told.begun(city).at(told.JUNE)
    shown = await city.ask(
        """query($n: String!) { trainingGaps(namnd: $n) { on units { name courses { title lacking withheld } }
            functionLevels { functionLevelLabel courses { course lacking unitsLeftOut } } } }""",
        n=NAMND,
    )
    units = {row["name"]: row["courses"] for row in shown["trainingGaps"]["units"]}
    lacked = {"title": "Grundutbildning på webben", "lacking": 15, "withheld": False}
    assert units["Enheten skola"] == [lacked]
    assert units["Enheten falt"] == [{**lacked, "lacking": None, "withheld": True}]
    assert shown["trainingGaps"]["functionLevels"] == [
        {"functionLevelLabel": label, "courses": [{"course": COURSE, "lacking": lacking, "unitsLeftOut": 0}]}
        for label, lacking in (("Förebyggande", 25), ("Åtgärdande", 15))
    ]


async def test_T08_T13_attestations_with_the_overdue_and_nothing_that_tells_of_a_few(city: CityTold) -> None:
    told.begun(city, told.attestation("kurs-2026", COURSE), told.attestation("rutiner-2026", None))
    city.at(told.MAY).tell(
        *(told.attested(each, unit) for each in ("kurs-2026", "rutiner-2026") for unit in ("skola", "falt"))
    )
    city.at(told.JUNE)
    shown = await city.ask(
        """query($n: String!) { attestations(namnd: $n, year: 2026) { requirement attested overdue { unit }
            units { unit attestedOn late overdue fulfilled note withheld } } }""",
        n=NAMND,
    )
    for requirement in shown["attestations"]:
        units = {row.pop("unit"): row for row in requirement["units"]}
        assert [row["unit"] for row in requirement["overdue"]] == ["fritid", "kontor"]
        assert requirement["attested"] == 2
        said = {"attestedOn": "2026-05-04", "late": False, "overdue": False}
        assert units["skola"] == {**said, "fulfilled": True, "note": "Alla har gått.", "withheld": False}
        assert units["falt"] == {**said, "fulfilled": None, "note": None, "withheld": True}


@pytest.mark.parametrize(
    ("came", "told_of_each", "told_together"),
    [
        ({NAMND: 12, OTHER: 9}, [9, 12], 21),
        ({NAMND: 12, OTHER: 2}, [None, None], None),
        ({NAMND: 3, OTHER: 4}, [None, None], 7),
    ],
)
async def test_T04_a_lecture_tells_how_many_came_but_not_of_a_few(
    city: CityTold, came: dict[str, int], told_of_each: list[int | None], told_together: int | None
) -> None:
    counted = (
        order(CountAttendance, of=namnd, namnd=namnd, event_id="forelasning-2018", attended=attended)
        for namnd, attended in came.items()
    )
    told.begun(city, lecture(), *counted).at(told.JUNE)
    [event] = (await city.ask("{ trainingEvents { seats attended attendance { namndCode attended } } }"))[
        "trainingEvents"
    ]
    assert event["seats"] == 80
    assert [each["attended"] for each in event["attendance"]] == told_of_each
    assert event["attended"] == told_together


OF_PERSONS = re.compile(r"person|pseudonym|employee", re.IGNORECASE)
A_PSEUDONYM = re.compile(r"p-[0-9a-f]{32}")


def fields_of(kind: type[Any]) -> Iterator[tuple[str, str]]:
    for name, found in executable().type_map.items():
        if isinstance(found, kind):
            yield from ((name, field) for field in found.fields)


def test_N09_no_type_that_answers_has_a_field_for_a_person() -> None:
    fields = {(name, field) for name, field in fields_of(GraphQLObjectType) if OF_PERSONS.search(field)}
    assert fields == {("Mutation", "forgetEmployee")}


def test_N09_no_command_takes_a_pseudonym() -> None:
    assert {field for _, field in fields_of(GraphQLInputObjectType) if OF_PERSONS.search(field)} == {"employee"}


def whole(kind: Any, depth: int = 5) -> str:
    """Everything that can be asked of a type, but for what it says of the nämnd."""
    named = get_named_type(kind)
    if not isinstance(named, GraphQLObjectType):
        return ""
    inner = {name: whole(field.type, depth - 1) for name, field in named.fields.items() if name not in _BESIDE}
    leaves = [
        f"{name} {below}"
        for name, below in inner.items()
        if below or not isinstance(get_named_type(named.fields[name].type), GraphQLObjectType)
    ]
    return f"{{ {' '.join(leaves)} }}" if leaves and depth else ""


_BESIDE = {"namnd", "provider", "follows"}
_ASKED = {"by": "UNIT", "course": f'"{COURSE}"', "namnd": f'"{NAMND}"', "forum": "TERTIAL_1", "year": "2026"}


async def test_N09_nothing_of_a_person_is_in_any_answer(city: CityTold) -> None:
    told.begun(city, told.target(), told.attestation("kurs-2026", COURSE)).at(told.MAY)
    city.tell(told.measured(), told.attested("kurs-2026", "skola")).at(told.JUNE)
    query = executable().query_type
    assert query is not None
    answers = {}
    for question in map(to_camel_case, QUERIES):
        field = query.fields[question]
        given = ", ".join(f"{name}: {said}" for name, said in _ASKED.items() if name in field.args)
        answers |= await city.ask(f"{{ {question}{f'({given})' if given else ''} {whole(field.type)} }}")
    assert len(answers) == len(QUERIES)
    assert sum(COURSE in str(answer) for answer in answers.values()) == 7
    assert not A_PSEUDONYM.search(str(answers))
    numbers = [number for unit, many in told.UNITS.items() for number in told.numbers(unit, many)]
    assert not any(number in str(answers) for number in numbers)
