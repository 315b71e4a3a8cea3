"""Commands about persons, what is a nämnd's own, and measuring, that the rules of training refuse."""

from collections.abc import Mapping
from typing import Any

from contracts.vocabulary import Forum
from tests.journeys.report_orders import TODAY, TOMORROW
from tests.journeys.training_city import CITY, THERE
from tests.journeys.training_orders import (
    AGAIN,
    COORDINATOR,
    COURSE,
    DONE,
    GONE,
    LEFT,
    MOVES,
    NAMND,
    NEW,
    NEXT_COURSE,
    NOBODY,
    OTHER_DEPARTMENT,
    OWN_COURSE,
    STAYS,
    THEIRS,
    UNIT,
    ago,
    body_of,
    post,
)

Json = Any
Rule = tuple[str, str, Mapping[str, Json], str, str | None]
"""Its place in the catalogue, the command, what is other than usual in it, and the code and field of the refusal."""
UNKNOWN = "okand-kod-xyz"
ELSEWHERE = {"namnd": UNKNOWN, "actor.namnd": UNKNOWN}
SOON = str(TOMORROW)

PEOPLE: tuple[Rule, ...] = (
    ("T18 still employed", "ForgetEmployee", {"employee": STAYS}, "STILL_EMPLOYED", "employee"),
    ("T18 moved, still employed", "ForgetEmployee", {"employee": MOVES}, "STILL_EMPLOYED", "employee"),
    ("T18 nobody", "ForgetEmployee", {"employee": NOBODY}, "EMPLOYEE_UNKNOWN", "employee"),
    ("T18 forgotten already", "ForgetEmployee", {"employee": GONE}, "EMPLOYEE_UNKNOWN", "employee"),
    ("N09 of another nämnd", "ForgetEmployee", {"employee": THEIRS}, "EMPLOYEE_UNKNOWN", "employee"),
    (
        "N09 in another capacity",
        "ForgetEmployee",
        {"employee": LEFT, "purpose": "elected"},
        "EMPLOYEE_UNKNOWN",
        "employee",
    ),
    ("22 no such nämnd", "ForgetEmployee", ELSEWHERE, "EMPLOYEE_UNKNOWN", "employee"),
    (
        "09 too many posts of one",
        "TakeInStaff",
        {"rows": [post(NEW, UNIT, f"en-funktion-med-ett-langt-namn-{number}") for number in range(1200)]},
        "EVENT_TOO_LARGE",
        None,
    ),
)
CORRECTIONS: tuple[Rule, ...] = tuple(
    (item, order, changes, "COMPLETION_UNKNOWN", "completed_on")
    for order in ("WithdrawCompletion", "RedateCompletion")
    for item, changes in (
        ("N09 nobody", {"employee": NOBODY}),
        ("N09 forgotten", {"employee": GONE}),
        ("N09 of another nämnd", {"employee": THEIRS}),
        ("N09 in another capacity", {"purpose": "elected"}),
        ("22 no such nämnd", ELSEWHERE),
        ("22 no such course", {"course": UNKNOWN}),
        ("T02 another course", {"course": NEXT_COURSE}),
        ("T01 no such version", {"version": 2}),
        ("29 another day", {"completed_on": ago(149)}),
        ("19 a day to come", {"completed_on": SOON}),
    )
)
OWN: tuple[Rule, ...] = (
    *(
        ("23 what a nämnd does", order, {"actor": body_of("IssueCourse")["actor"]}, "NAMND_DOES_IT", "namnd")
        for order in ("PlanTrainingEvent", "LayDownRelevance", "AdoptTrainingPlan")
    ),
    ("23 what a nämnd does", "IssueCourse", {"provider": NAMND}, "NAMND_DOES_IT", "provider"),
    ("23 the city's", "IssueCourse", {"actor": COORDINATOR}, "NOT_OWN_NAMND", "actor.namnd"),
    (
        "T06 another's course",
        "IssueCourse",
        {"actor": COORDINATOR, "provider": NAMND, "course": COURSE, "version": 2},
        "COURSE_OF_ANOTHER",
        "provider",
    ),
    ("T06 another's course", "IssueCourse", {"course": OWN_COURSE, "version": 2}, "COURSE_OF_ANOTHER", "provider"),
    ("T04 more than seats", "CountAttendance", {"attended": 41}, "MORE_THAN_SEATS", "attended"),
    ("T04 before it is held", "CountAttendance", {"event_id": "kommande"}, "DATE_IN_FUTURE", "event_id"),
    ("T08 another department", "AttestUnit", {"unit": OTHER_DEPARTMENT}, "UNIT_NOT_CONCERNED", "unit"),
    ("T08 another year", "AttestUnit", {"year": TODAY.year - 1}, "REQUIREMENT_UNKNOWN", "requirement"),
    ("T10 nothing to end", "LayDownRelevance", {"rules": []}, "RULES_MISSING", "rules"),
    (
        "T10 units of no nämnd",
        "LayDownRelevance",
        {**CITY, "rules.0.units": [UNIT]},
        "UNITS_OF_NO_NAMND",
        "rules.0.units",
    ),
    (
        "T11 a plan that rests on itself",
        "AdoptTrainingPlan",
        {**CITY, "follows": "stadens-plan"},
        "CITY_PLAN_UNKNOWN",
        "follows",
    ),
    ("T16 there on that day", "RedateCompletion", {"corrected_to": DONE}, "COMPLETION_THERE", "corrected_to"),
    ("T16 the same day", "RedateCompletion", {"corrected_to": AGAIN}, "COMPLETION_THERE", "corrected_to"),
)
MEASURES: tuple[Rule, ...] = (
    *(
        ("T16 without a cut-off", "MeasureCoverage", {"forum": forum.value}, "FORUM_WITHOUT_CUT_OFF", "forum")
        for forum in Forum
        if forum not in {Forum.TERTIAL_1, Forum.TERTIAL_2, Forum.ANNUAL_REPORT}
    ),
    *(
        ("T16 before the cut-off", "MeasureCoverage", {"year": year}, "CUT_OFF_NOT_OVER", "year")
        for year in (TODAY.year, 2100)
    ),
    ("T16 frozen already", "MeasureCoverage", {"year": TODAY.year - 2}, "COVERAGE_FROZEN", "forum"),
    ("T16 before the nämnd", "MeasureCoverage", {"year": 2006}, "NAMND_NOT_VALID", "year"),
    ("T16 nobody needed one", "MeasureCoverage", THERE, "NOTHING_TO_MEASURE", "namnd"),
)
