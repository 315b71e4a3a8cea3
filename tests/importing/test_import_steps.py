"""Files become one import: every command in its order, the same content the same import, and all or nothing."""

import json
from collections.abc import Callable

import pytest

from contracts.activity import ActivityContent
from contracts.catalogue import commands
from contracts.schedule import Precision, ScheduleKind
from varna.importing import ImportPlan, Source, plan_import
from varna.importing import steps as importing_steps

Imported = Callable[..., ImportPlan]

ORGANISATION = """\
format: varna.organisation/1
mergers:
  - {merged: [skarpnack], into: soder, on: 2030-01-01}
namnder:
  - {namnd: skarpnack, name: Skarpnäck, kind: stadsdelsnamnd, valid_from: 2007-01-01}
  - {namnd: soder, name: Söder, kind: stadsdelsnamnd, valid_from: 2030-01-01}
guidelines:
  - {dnr: "155-943/2015", title: Riktlinjer, valid_from: 2016-05-01}
"""


def test_the_organisation_comes_first_and_plans_in_order(imported: Imported, plan_text: str) -> None:
    later = plan_text.replace("version: 1", "version: 2").replace("2019", "2023")
    planned = imported(later, plan_text, ORGANISATION)
    assert [step.command for step in planned.order.steps] == [
        "IssueGuideline",
        "EstablishNamnd",
        "EstablishNamnd",
        "MergeNamnder",
        *["DraftPlan", "DescribePlan", "PlanActivity", "PlanActivity", "AdoptHistoricalPlan"],
        *["RevisePlan", "DescribePlan", "PlanActivity", "PlanActivity", "AdoptHistoricalPlan"],
    ]
    assert planned.plan_ids == ("skarpnack-v1", "skarpnack-v2")
    assert planned.order.steps[9].body["plan_id"] == "skarpnack-v1"


def test_every_step_is_a_valid_command(imported: Imported, plan_text: str) -> None:
    planned = imported(plan_text, ORGANISATION)
    sender = {"command_id": "test:0000", "actor": planned.order.actor.model_dump(mode="json")}
    known = commands("plans")
    for step in planned.order.steps:
        known[step.command].model_validate_json(json.dumps(step.body | sender))


def test_P08_a_measure_carries_its_parsed_schedule_and_its_links(imported: Imported, plan_text: str) -> None:
    bodies = [step.body for step in imported(plan_text).order.steps if step.command == "PlanActivity"]
    assert [body["activity_id"] for body in bodies] == ["skarpnack-v1-first", "skarpnack-v1-second"]
    first, second = (ActivityContent.model_validate_json(json.dumps(body["activity"])) for body in bodies)
    assert (first.schedule.printed, first.schedule.kind) == ("Löpande", ScheduleKind.ONGOING)
    assert second.schedule.kind is ScheduleKind.UNTIL
    assert second.schedule.precision is Precision.DAY
    assert second.same_as == ("skarpnack-v1-first",)
    assert second.targets[0].value == 400


def test_a_measure_without_a_schedule_has_an_unknown_one(imported: Imported, plan_text: str) -> None:
    text = plan_text.replace("    schedule: Löpande\n", "")
    body = next(step.body for step in imported(text).order.steps if step.command == "PlanActivity")
    activity = ActivityContent.model_validate_json(json.dumps(body["activity"]))
    assert activity.schedule.kind is ScheduleKind.UNKNOWN


def test_a_plan_that_is_not_historical_stays_a_draft(imported: Imported, plan_text: str) -> None:
    planned = imported(plan_text.replace("historical: true", "historical: false"))
    assert "AdoptHistoricalPlan" not in [step.command for step in planned.order.steps]


def test_the_same_content_is_the_same_import(imported: Imported, plan_text: str) -> None:
    first = imported(plan_text, ORGANISATION).order
    assert imported(ORGANISATION, "# a remark for readers\n" + plan_text).order == first


def test_other_content_is_another_import(imported: Imported, plan_text: str) -> None:
    ids = {imported(text).order.command_id for text in (plan_text, plan_text.replace("400", "401"), ORGANISATION)}
    assert len(ids) == 3


def test_a_dry_run_is_the_import_itself_but_for_its_mark(imported: Imported, plan_text: str) -> None:
    dry, real = imported(plan_text, dry_run=True).order, imported(plan_text).order
    assert (dry.dry_run, real.dry_run) == (True, False)
    assert dry.model_copy(update={"dry_run": False}) == real


def test_one_bad_file_stops_all_and_every_file_is_told_of(plan_text: str) -> None:
    sources = [
        Source("b.yaml", plan_text.replace("2019-12-31", "2019-31-12").encode()),
        Source("a.yaml", b"\xff"),
        Source("good.yaml", ORGANISATION.encode()),
    ]
    problems = plan_import(sources)
    assert isinstance(problems, list)
    assert [(found.file, found.code) for found in problems] == [("a.yaml", "NOT_UTF8"), ("b.yaml", "IMPOSSIBLE_DATE")]


def test_nothing_to_import_is_said() -> None:
    problems = plan_import([])
    assert isinstance(problems, list)
    assert [found.code for found in problems] == ["NOTHING"]


def test_an_import_too_large_for_the_bus_is_said(plan_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_steps, "LARGEST_IMPORT", 1000)
    problems = plan_import([Source("plan.yaml", plan_text.encode())])
    assert isinstance(problems, list)
    assert [(found.code, bool(found.suggestion)) for found in problems] == [("IMPORT_TOO_LARGE", True)]


def test_an_import_of_too_many_steps_is_said() -> None:
    lines = [f"  - {{dnr: {number}/x, title: R, valid_from: 2016-05-01}}" for number in range(5001)]
    problems = plan_import(
        [Source("o.yaml", "\n".join(["format: varna.organisation/1", "guidelines:", *lines]).encode())]
    )
    assert isinstance(problems, list)
    assert [found.code for found in problems] == ["IMPORT_TOO_LARGE"]
