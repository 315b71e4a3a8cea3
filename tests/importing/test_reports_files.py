"""Files of the format varna.reports/1: every list is its command, in an order that works over several files."""

from pathlib import Path

from contracts import catalogue
from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.importing import ImportPlan, Problem, Source, import_files, in_turn, plan_import
from varna.importing.lists import LISTS, REPORTS_FORMAT

PICTURE = """\
format: varna.reports/1
pictures:
  - {namnd: skarpnack, year: 2019, period: {starts: 2018-01-01, ends: 2018-12-31}}
incidents:
  - namnd: skarpnack
    observation: {kind: graffiti, setting: park_or_nature, district: karrtorp, occurred_on: 2019-03-01}
    function: city_environment
    source: own_observation
    manager_told: not_applicable
"""
CITY = """\
format: varna.reports/1
limits:
  - {graffiti_hours: 24, review_days: 30, valid_from: 2015-01-01}
districts:
  - {namnd: skarpnack, districts: [{code: karrtorp, title: Kärrtorp}]}
"""


def planned(*texts: str) -> ImportPlan | list[Problem]:
    return plan_import([Source(f"file-{number}.yaml", text.encode()) for number, text in enumerate(texts)])


def test_lists_are_carried_out_in_their_order_over_all_files() -> None:
    found = planned(PICTURE, CITY)
    assert isinstance(found, ImportPlan), found
    commands = [step.command for step in found.order.steps]
    assert commands == ["ListDistricts", "SetLimits", "OpenSituationPicture", "ReportIncident"]


def test_every_list_is_a_command_of_reports() -> None:
    assert set(LISTS[REPORTS_FORMAT].values()) <= set(catalogue.commands("reports").values())


def test_R01_what_must_be_erasable_has_no_place_in_a_file() -> None:
    problems = planned(PICTURE + "    description: Klotter på en mur.\n")
    assert isinstance(problems, list)
    assert [(found.code, found.line, found.field) for found in problems] == [
        ("UNKNOWN_FIELD", 10, "incidents.0.description")
    ]


def test_two_reports_word_for_word_the_same_are_told_and_not_taken_for_one() -> None:
    again = PICTURE[PICTURE.index("  - namnd") :]
    problems = planned(PICTURE + again)
    assert isinstance(problems, list)
    assert [(found.code, found.line, found.field) for found in problems] == [("SAME_ENTRY", 10, "incidents.1")]
    apart = again.replace("    source:", '    case_number: "4711"\n    source:')
    assert isinstance(planned(PICTURE + apart), ImportPlan)


async def test_files_of_reports_are_imported_by_reports(tmp_path: Path) -> None:
    asked: list[str] = []

    async def ask(service: str, _order: ImportCommands) -> Accepted | Refusal:
        asked.append(service)
        return Accepted(position=1)

    (tmp_path / "reports.yaml").write_text(CITY, encoding="utf-8")
    assert (await import_files([tmp_path], ask)).accepted
    assert asked == ["reports"]


def test_files_of_several_services_are_taken_in_turn_and_plans_come_first(tmp_path: Path, plan_text: str) -> None:
    texts = {"a.yaml": CITY, "b.yaml": plan_text, "c.yaml": "format: other", "d.yaml": PICTURE}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    turns = [[path.name for path in files] for files in in_turn([tmp_path])]
    assert turns == [["b.yaml", "c.yaml"], ["a.yaml", "d.yaml"]]
    assert in_turn([tmp_path / "none"]) == []
