"""Every problem names file, line, field, reason and cure, and never repeats the refused text."""

from collections.abc import Callable
from dataclasses import astuple
from typing import NamedTuple

import pytest

from varna.importing import Problem, Severity

Change = Callable[[str, str], str]
Told = Callable[[str], list[Problem]]


class Case(NamedTuple):
    """A piece of the valid plan, what it is replaced with, and what is told of it."""

    old: str
    new: str
    line: int
    field: str
    code: str
    suggestion: str | None
    refused: str | None


CASES = [
    Case(
        "ends: 2019-12-31",
        "ends: 2019-31-12",
        7,
        "head.period.ends",
        "IMPOSSIBLE_DATE",
        "2019-12-31",
        "2019-31-12",
    ),
    Case("ends: 2019-12-31", "ends: 20191231", 7, "head.period.ends", "IMPOSSIBLE_DATE", "2019-12-31", "20191231"),
    Case("ends: 2019-12-31", "ends: 2019-02-31", 7, "head.period.ends", "IMPOSSIBLE_DATE", "källan", "2019-02-31"),
    Case("ends: 2019-12-31", "ends: nyårsafton", 7, "head.period.ends", "IMPOSSIBLE_DATE", "ÅÅÅÅ-MM-DD", "nyårs"),
    Case("ends: 2019-12-31", "ends: 2018-12-31", 7, "head.period", "CONTRADICTION", None, "2018-12-31"),
    Case(
        "T.o.m. 2022-12-31",
        "T.o.m. 2019-31-12",
        25,
        "activities.1.schedule",
        "IMPOSSIBLE_DATE",
        "2019-12-31",
        "31-12",
    ),
    Case(
        "T.o.m. 2022-12-31",
        "T.o.m. 2019-02-30",
        25,
        "activities.1.schedule",
        "IMPOSSIBLE_DATE",
        "corrected",
        "02-30",
    ),
    Case("kind: role", "kind: rolle", 19, "activities.0.responsible.kind", "UNKNOWN_VALUE", "role", "rolle"),
    Case("kind: role", "kind: Funktion", 19, "activities.0.responsible.kind", "UNKNOWN_VALUE", "role", "Funktion"),
    Case("kind: role", "kind: qqqq", 19, "activities.0.responsible.kind", "UNKNOWN_VALUE", "role, several", "qqqq"),
    Case("  guideline:", "  guidline:", 8, "head.guidline", "UNKNOWN_FIELD", "guideline", "155-943"),
    Case("  guideline:", "  zzzz:", 8, "head.zzzz", "UNKNOWN_FIELD", "title, period", "155-943"),
    Case("    title: Feriejobb\n", "", 22, "activities.1.title", "MISSING_FIELD", "lägg till", "Feriejobb"),
    Case("title: Feriejobb\n", "title: 4711\n", 23, "activities.1.title", "NOT_TEXT", "citattecken", "4711"),
    Case("title: Feriejobb\n", 'title: "   "\n', 23, "activities.1.title", "EMPTY_TEXT", "skriv", "   "),
    Case(
        "title: Feriejobb\n",
        'title: "a\\u202eb"\n',
        23,
        "activities.1.title",
        "DIRECTION_CONTROL",
        "ta bort",
        "\u202e",
    ),
    Case(
        "title: Feriejobb\n",
        'title: "a\\x07b"\n',
        23,
        "activities.1.title",
        "CONTROL_CHARACTER",
        "ta bort",
        "\x07",
    ),
    Case(
        "title: Feriejobb\n",
        f"title: {'Qx' * 300}\n",
        23,
        "activities.1.title",
        "TOO_LONG",
        "högst 400 tecken",
        "QxQx",
    ),
    Case("namnd: skarpnack", "namnd: Skarpnäck", 2, "namnd", "BAD_CODE", "små bokstäver", "Skarpnäck"),
    Case("version: 1", "version: första", 3, "version", "NOT_A_NUMBER", None, "första"),
    Case("version: 1", "version: 0", 3, "version", "TOO_SMALL", "minst 1", None),
    Case("version: 1", "version: 7777", 3, "version", "TOO_LARGE", "högst 999", "7777"),
    Case("historical: true", "historical: ja", 4, "historical", "NOT_TRUE_OR_FALSE", None, "ja"),
    Case("per: year", "per: yearr", 28, "activities.1.targets.0.per", "UNKNOWN_VALUE", "year", "yearr"),
    Case("same_as: [first]", "same_as: first", 26, "activities.1.same_as", "WRONG_SHAPE", None, None),
    Case(
        "same_as: [first]",
        "same_as: [third]",
        26,
        "activities.1.same_as.0",
        "SAME_AS_UNKNOWN",
        "tidigare",
        "third",
    ),
    Case(
        "same_as: [first]",
        "same_as: [second]",
        26,
        "activities.1.same_as.0",
        "SAME_AS_UNKNOWN",
        "tidigare",
        "second",
    ),
    Case("key: second", "key: first", 22, "activities.1.key", "KEY_TAKEN", "egen nyckel", None),
    Case(
        "title: Feriejobb\n",
        "title: Feriejobb?\n",
        23,
        "activities.1.title",
        "QUESTION_MARK",
        "question-mark",
        "jobb?",
    ),
    Case(
        "title: Feriejobb\n",
        "title: Orosanmälan unga >18 år\n",
        23,
        "activities.1.title",
        "AGE_SIGN",
        "age-sign",
        ">18",
    ),
    Case(
        "text: Kort sagt.",
        "text: Ring 08-508 22 605.",
        13,
        "content.sections.0.text",
        "PERSONAL_DATA",
        "contacts",
        "605",
    ),
    Case(
        "text: Kort sagt.",
        "text: 020 100 200",
        13,
        "content.sections.0.text",
        "PHONE_IN_TEXT",
        "contacts",
        "100 200",
    ),
    Case(
        "text: Kort sagt.",
        "text: +46 8 508 22 605",
        13,
        "content.sections.0.text",
        "PERSONAL_DATA",
        "contacts",
        "508",
    ),
    Case("format: varna.plan/1", "format: varna.plan/9", 1, "format", "FORMAT", "varna.plan/1", "plan/9"),
    Case("format: varna.plan/1\n", "", 1, "format", "FORMAT", "varna.plan/1", None),
]


@pytest.mark.parametrize("case", CASES)
def test_P09_a_problem_is_told_with_its_place_and_its_cure(case: Case, changed: Change, problems_of: Told) -> None:
    [found] = problems_of(changed(case.old, case.new))
    assert (found.file, found.line, found.field, found.code) == ("plan.yaml", case.line, case.field, case.code)
    assert found.severity is Severity.REFUSED
    assert found.reason_sv
    assert found.reason_en
    assert found.reason_sv != found.reason_en
    assert case.suggestion is None or case.suggestion in (found.suggestion or "")
    assert case.refused is None or case.refused not in " ".join(str(part) for part in astuple(found)[4:])


def test_P11_a_follow_up_before_the_plan_must_be_acknowledged(changed: Change, problems_of: Told) -> None:
    odd = "    same_as: [first]\n    follow_ups: [{forum: annual_report, year: 2018}]"
    [found] = problems_of(changed("    same_as: [first]", odd))
    assert (found.line, found.field) == (27, "activities.1.follow_ups.0.year")
    assert found.code == "FOLLOW_UP_BEFORE_PLAN"
    assert "follow_up_before_plan" in (found.suggestion or "")
    assert problems_of(changed("    same_as: [first]", f"{odd}\n    acknowledged: [follow_up_before_plan]")) == []


@pytest.mark.parametrize(
    ("title", "code"), [("Försörjningsstöd?", "question-mark"), ("Orosanmälan unga >18 år", "age-sign")]
)
def test_P09_a_remark_settles_a_doubt(title: str, code: str, changed: Change, problems_of: Told) -> None:
    remark = f"title: {title}\n    remarks: [{{code: {code}, printed: X, note: Oklart.}}]\n"
    assert problems_of(changed("title: Feriejobb\n", remark)) == []


def test_P09_a_corrected_schedule_settles_an_impossible_date(changed: Change, problems_of: Told) -> None:
    schedule = '{printed: "T.o.m. 2019-31-12", corrected: "T.o.m. 2019-12-31"}'
    assert problems_of(changed("T.o.m. 2022-12-31", schedule)) == []


def test_P09_a_date_without_hyphens_is_read_and_noted(changed: Change, problems_of: Told) -> None:
    [found] = problems_of(changed("T.o.m. 2022-12-31", '"20190901"'))
    assert (found.line, found.field, found.code) == (25, "activities.1.schedule", "COMPACT_DATE")
    assert found.severity is Severity.NOTE
    assert found.suggestion == "2019-09-01"


@pytest.mark.parametrize(
    "text", ["dnr 155-943/2015", "1.2.1.-147/19", "2017-01-01 2018-01-01", "Tips på 114 14", "112"]
)
def test_registry_numbers_dates_and_short_numbers_are_no_phone_numbers(
    text: str, changed: Change, problems_of: Told
) -> None:
    assert problems_of(changed("text: Kort sagt.", f'text: "{text}"')) == []


def test_every_problem_of_a_file_is_told_at_once_in_order(problems_of: Told, plan_text: str) -> None:
    text = (
        plan_text.replace("2019-12-31", "2019-31-12")
        .replace("Kort sagt.", "020 100 200")
        .replace("per: year", "per: x")
    )
    problems = problems_of(text.replace("[first]", "[none]"))
    assert [found.line for found in problems] == [7, 13, 26, 28]


@pytest.mark.parametrize("text", ["", "# nothing", "- a\n- b", "just words", "activities: {a: 1}"])
def test_a_file_of_another_shape_is_told_apart_not_crashed_on(text: str, problems_of: Told) -> None:
    assert [found.code for found in problems_of(text)] == ["FORMAT"]


@pytest.mark.parametrize(
    "activities",
    ["x", "[x]", "[[x]]", "{a: b}", "[{schedule: [a]}]", "[{follow_ups: x, remarks: y, same_as: z, title: 1}]"],
)
def test_measures_of_another_shape_are_refused_not_crashed_on(
    activities: str, plan_text: str, problems_of: Told
) -> None:
    head = plan_text.partition("activities:")[0]
    assert problems_of(f"{head}activities: {activities}\n")
