"""An import from paths to answer: asked once, refusals back with file and line."""

from pathlib import Path

import pytest

from contracts import catalogue
from contracts.answers import Accepted, Refusal, refuse
from contracts.importing import ImportCommands
from varna.importing import import_files
from varna.importing.files import FILES, ORGANISATION_FORMAT, SERVICES


class Plans:
    """Stands for a service: remembers what it was asked and gives one answer."""

    def __init__(self, answer: Accepted | Refusal) -> None:
        self.answer = answer
        self.asked: list[ImportCommands] = []
        self.services: list[str] = []

    async def __call__(self, service: str, order: ImportCommands) -> Accepted | Refusal:
        self.services.append(service)
        self.asked.append(order)
        return self.answer


@pytest.fixture
def plan_path(tmp_path: Path, plan_text: str) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(plan_text, encoding="utf-8")
    return path


async def test_an_accepted_import_is_asked_for_once_and_tells_its_progress(plan_path: Path) -> None:
    plans, told = Plans(Accepted(position=9)), list[tuple[str, int]]()
    result = await import_files([plan_path.parent], plans, progress=lambda what, count: told.append((what, count)))
    assert (result.accepted, result.problems, result.plan_ids, result.steps) == (
        Accepted(position=9),
        (),
        ("skarpnack-v1",),
        5,
    )
    assert told == [("read", 1), ("ask", 5)]
    assert len(plans.asked) == 1
    assert plans.services == ["plans"]


async def test_files_of_different_services_are_not_imported_together(
    plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SERVICES, ORGANISATION_FORMAT, "other")
    (plan_path.parent / "organisation.yaml").write_text(
        "format: varna.organisation/1\nguidelines:\n  - {dnr: 1/x, title: R, valid_from: 2016-05-01}", encoding="utf-8"
    )
    plans = Plans(Accepted(position=1))
    result = await import_files([plan_path.parent], plans)
    assert [(found.code, bool(found.suggestion)) for found in result.problems] == [("SEVERAL_SERVICES", True)]
    assert plans.asked == []


async def test_nothing_is_asked_for_when_a_file_has_a_problem(plan_path: Path) -> None:
    (plan_path.parent / "other.yaml").write_text("format: x", encoding="utf-8")
    plans = Plans(Accepted(position=1))
    result = await import_files([plan_path.parent], plans)
    assert result.accepted is None
    assert [found.code for found in result.problems] == ["FORMAT"]
    assert plans.asked == []


async def test_nothing_is_asked_for_when_a_file_is_missing(plan_path: Path) -> None:
    plans = Plans(Accepted(position=1))
    result = await import_files([plan_path, plan_path.with_name("none.yaml")], plans)
    assert [found.code for found in result.problems] == ["NO_FILE"]
    assert plans.asked == []


@pytest.mark.parametrize(
    ("told", "line", "field"),
    [
        ("steps.0.head.period", 7, "head.period"),
        ("steps.0.head.template", 5, "head"),
        ("steps.0.namnd", 2, "namnd"),
        ("steps.1.content.sections.0.title", 12, "content.sections.0.title"),
        ("steps.3.activity.schedule", 25, "activities.1.schedule"),
        ("steps.3.activity_id", 22, "activities.1"),
        ("steps.4", 4, "historical"),
    ],
)
async def test_a_refusal_of_a_step_comes_back_with_file_and_line(
    told: str, line: int, field: str, plan_path: Path
) -> None:
    detail = refuse("SOME_CODE", "Skäl.", "Reason.", field=told, hint="Gör så.")
    refusal = refuse("IMPORT_REFUSED", "Nej.", "No.").model_copy(update={"details": (detail,)})
    result = await import_files([plan_path], Plans(refusal))
    [found] = result.problems
    assert (found.file, found.line, found.field) == (str(plan_path), line, field)
    assert (found.code, found.reason_sv, found.reason_en, found.suggestion) == (
        "SOME_CODE",
        "Skäl.",
        "Reason.",
        "Gör så.",
    )
    assert result.accepted is None


async def test_a_refusal_of_the_whole_import_is_told_as_it_is(plan_path: Path) -> None:
    result = await import_files([plan_path], Plans(refuse("COMMAND_ID_REUSED", "Nej.", "No.", field="command_id")))
    assert [(found.code, found.line, found.field) for found in result.problems] == [
        ("COMMAND_ID_REUSED", None, "command_id")
    ]


async def test_a_dry_run_asks_for_a_dry_run(plan_path: Path) -> None:
    plans = Plans(Accepted(position=0))
    result = await import_files([plan_path], plans, dry_run=True)
    assert plans.asked[0].dry_run
    assert result.dry_run


async def test_what_follows_from_a_plan_that_could_not_be_begun_is_not_told(plan_path: Path) -> None:
    details = tuple(refuse(f"CODE_{step}", "Skäl.", "Reason.", field=f"steps.{step}.plan_id") for step in range(5))
    refusal = refuse("IMPORT_REFUSED", "Nej.", "No.").model_copy(update={"details": details})
    result = await import_files([plan_path], Plans(refusal))
    assert [found.code for found in result.problems] == ["CODE_0"]


def test_every_format_belongs_to_a_service() -> None:
    assert SERVICES.keys() == FILES.keys()
    assert set(SERVICES.values()) <= set(catalogue.SERVICES)
