"""What must be taken in: every command as it is meant, every word of the lists, and what only looks bad."""

from collections.abc import Iterator, Mapping
from itertools import combinations, count
from typing import Any

from contracts.training_terms import Audience, CorrectionGround, CourseForm, ForgettingGround, Purpose
from contracts.vocabulary import Forum, FunctionLevel
from tests.deid.test_gate_catalogue import CLEAN
from tests.journeys.good_grants import ONLY_TEXT
from tests.journeys.good_reports import Good
from tests.journeys.training_city import CITY, CORRECTED
from tests.journeys.training_orders import (
    CLOSED_UNIT,
    COORDINATOR,
    DONE,
    LEFT_TOO,
    MOVES,
    NAMND,
    NEW,
    NEXT_COURSE,
    ORDERS,
    OTHER_DEPARTMENT,
    SINCE,
    STAYS,
    UNIT,
    ago,
    body_of,
    post,
    result,
)

Json = Any


def in_its_turn() -> Iterator[Good]:
    """Yield every command once as it is meant, in an order in which each can be carried out."""
    late = ("TakeInStaff", "TakeInCompletions", "RedateCompletion", "WithdrawCompletion", "MeasureCoverage")
    for order in (*(order for order in ORDERS if order not in {*late, "ForgetEmployee"}), *late, "ForgetEmployee"):
        yield Good("as it is meant", order, body_of(order))


def in_words() -> Iterator[Good]:
    """Yield every text that the gate must let through, as a description and in a note; and text that is only text."""
    number = count(1)
    for item, text in (*CLEAN, *(("30 only text", text) for text in ONLY_TEXT)):
        said = {"material": f"material-{next(number)}", "description": f"Enligt: {text}"}
        yield Good(f"{item}", "IssueMaterial", body_of("IssueMaterial", said))
        yield Good(f"{item}", "AttestUnit", body_of("AttestUnit", {"note": f"Enligt avtalet: {text}"}))
    for text in (*ONLY_TEXT, "Ö", "A" * 400, "Kurs 1 000 000 🎉"):
        yield _course("30 only text", number, title=text)
    name = {"field": "note", "start": 0, "end": len("Maria Svensson")}
    said = {"note": "Maria Svensson heter pjäsen.", "attested": [name]}
    yield Good("N02 attested", "AttestUnit", body_of("AttestUnit", said))


def _course(item: str, number: Iterator[int], **said: Json) -> Good:
    return Good(item, "IssueCourse", body_of("IssueCourse", {"course": f"kurs-{next(number)}", **said}))


def of_every_sort() -> Iterator[Good]:
    """Yield every word of the closed lists, and what lies at the bounds."""
    number = count(100)
    for form in CourseForm:
        yield _course(f"T01 {form}", number, form=form)
    for size in (1, 2, 3):
        for audience in combinations(Audience, size):
            yield _course("T14 an audience", number, audience=audience)
    for validity in ({"months": 1}, {"months": 120, "to_year_end": True}, {"counts_from": DONE, "counts_to": DONE}):
        yield _course("T05 a validity", number, validity=validity)
    yield _course("T06 a nämnd's own", number, provider=NAMND, actor=COORDINATOR)
    yield from _courses_of_odd_days(number)
    yield from _words_and_numbers()
    for ground, day in zip(CorrectionGround, CORRECTED, strict=True):
        said = {"ground": ground, "completed_on": day}
        yield Good(f"T16 {ground}", "WithdrawCompletion", body_of("WithdrawCompletion", said))
    for forgetting, employee in zip(ForgettingGround, LEFT_TOO, strict=True):
        said = {"ground": forgetting, "employee": employee, "decision": "1.2-10/26"}
        yield Good(f"T18 {forgetting}", "ForgetEmployee", body_of("ForgetEmployee", said))


def _courses_of_odd_days(number: Iterator[int]) -> Iterator[Good]:
    yield _course("29 offered for a day", number, offered_from=SINCE, offered_to=SINCE)
    yield _course("18 a leap day", number, offered_from="2024-02-29")
    yield _course("20 the first day of all", number, offered_from="2000-01-01")


def _words_and_numbers() -> Iterator[Good]:
    for forum in Forum:
        said = {"target": f"mal-{forum}".replace("_", "-"), "forum": forum, "share": 1}
        yield Good(f"T16 {forum}", "SetTrainingTarget", body_of("SetTrainingTarget", said))
    levels = {"unit": "nivaer", "function_levels": list(FunctionLevel)}
    yield Good("T10 every level", "EnterUnit", body_of("EnterUnit", levels))
    for seats in (1, 10_000):
        said = {"event_id": f"tillfalle-{seats}", "seats": seats, "on": ago(0)}
        yield Good(f"08 {seats} seats", "PlanTrainingEvent", body_of("PlanTrainingEvent", said))
    yield Good("T04 the city's", "PlanTrainingEvent", body_of("PlanTrainingEvent", {**CITY, "event_id": "stadens"}))
    for attended in (0, 40):
        yield Good(f"08 {attended} came", "CountAttendance", body_of("CountAttendance", {"attended": attended}))
    for year in (2000, 2100):
        said = {"requirement": "langt-bort", "year": year, "due_on": "2100-12-31"}
        yield Good(f"T13 {year}", "RequireAttestation", body_of("RequireAttestation", said))
    yield Good("T10 an empty rule", "LayDownRelevance", body_of("LayDownRelevance", {"rule_set": "behov", "rules": []}))


def lists() -> Iterator[Good]:
    """Yield lists with numbers in every form, lines that stand twice, posts in two units, and rehearsals."""
    for employee in ("1234", "1234567", "A1234", "ABC12345678"):
        yield _completions("T01 a form of a number", result(employee))
    yield _completions("T01 told before", result(STAYS))
    yield _completions("T01 twice in the list", result(NEW), result(NEW))
    yield _completions("T01 two days", result(NEW), result(NEW, ago(140)))
    yield _completions("T01 today", result(NEW, ago(0)))
    yield _completions("T01 the first day", result(NEW, SINCE))
    yield _completions("18 a leap day", result(NEW, "2024-02-29"))
    yield _completions("T02 before what must come first", result(NEW, course=NEXT_COURSE))
    yield _completions("S11 in a unit that has closed", {**result(NEW), "unit": CLOSED_UNIT})
    yield _completions("T18 somebody who has left", result(LEFT_TOO[0]))
    yield _completions("T01 a rehearsal", result("KNR73918492"), dry_run=True)
    yield _completions("09 many", *(result(f"K{number}") for number in range(10_000, 10_080)))
    for purpose in Purpose:
        yield _completions(f"T14 {purpose}", result(NEW), purpose=purpose)
    here = [post(STAYS), post(MOVES, OTHER_DEPARTMENT)]
    for item, rows in (
        ("T07 as before", here),
        ("T07 twice in the list", [*here, post(STAYS)]),
        ("T07 two posts", [*here, post(STAYS, OTHER_DEPARTMENT), post(STAYS, UNIT, "chef")]),
    ):
        yield Good(item, "TakeInStaff", body_of("TakeInStaff", {"rows": rows}))
    rehearsed = {"rows": [post("KNR73918493")], "dry_run": True}
    yield Good("T07 a rehearsal", "TakeInStaff", body_of("TakeInStaff", rehearsed))
    elected = {"rows": [post("KNR73918494", UNIT, "ledamot")], "purpose": "elected"}
    yield Good("T14 elected", "TakeInStaff", body_of("TakeInStaff", elected))
    for headcount in (0, 20_000):
        cells = {"cells": [{"unit": UNIT, "function": "kurator", "headcount": headcount}]}
        yield Good(f"08 {headcount} employed", "ReportHeadcounts", body_of("ReportHeadcounts", cells))


def _completions(item: str, *rows: Mapping[str, Json], **said: Json) -> Good:
    return Good(item, "TakeInCompletions", body_of("TakeInCompletions", {"rows": list(rows), **said}))
