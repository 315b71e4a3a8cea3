"""The five real plans hold what their sources say: the counts, links and quirks that a reader can check by hand."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from contracts.activity import ActivityContent
from contracts.schedule import ScheduleKind
from contracts.vocabulary import Category, Milieu, Presentation, PreventionLevel
from varna.importing import ImportPlan, find_sources, plan_import

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"

PLANS = {
    "000-hasselby-vallingby-2018.yaml": (22, {"list_item", "narrative_example", "commitment"}),
    "001-skarpnack-2019.yaml": (20, set()),
    "002-socialnamnden-2017.yaml": (9, {"commitment"}),
    "003-kungsholmen-2023.yaml": (14, set()),
    "004-hagersten-liljeholmen-2017.yaml": (13, {"list_item", "action_list", "narrative_example", "commitment"}),
}
"""Table rows of each plan, and how else it may present measures."""
LINES = {"000": 573, "001": 204, "002": 600, "003": 656, "004": 302}
"""The last line of each source."""


def _plan(*names: str) -> ImportPlan:
    sources, missing = find_sources([STOCKHOLM / name for name in names] or [STOCKHOLM])
    planned = plan_import(sources)
    assert isinstance(planned, ImportPlan), planned
    assert missing == []
    return planned


def _measures(name: str) -> dict[str, ActivityContent]:
    bodies: list[dict[str, Any]] = [step.body for step in _plan(name).order.steps if step.command == "PlanActivity"]
    parse = ActivityContent.model_validate
    return {body["activity_id"].split("-")[-1]: parse(body["activity"], strict=False) for body in bodies}


@pytest.fixture(scope="module")
def liljeholmen() -> dict[str, ActivityContent]:
    return _measures("004-hagersten-liljeholmen-2017.yaml")


@pytest.mark.parametrize("name", PLANS)
def test_P04_every_row_of_the_tables_is_there(name: str) -> None:
    rows, others = PLANS[name]
    counts = Counter(measure.presentation.value for measure in _measures(name).values())
    assert counts.pop("table_row") == rows
    assert set(counts) == others


def test_P04_the_five_plans_hold_78_table_rows() -> None:
    assert sum(rows for rows, _ in PLANS.values()) == 78
    planned = _plan()
    assert planned.plan_ids == (
        "hagersten-liljeholmen-v1",
        "hasselby-vallingby-v1",
        "kungsholmen-v1",
        "skarpnack-v1",
        "socialnamnden-v1",
    )


@pytest.mark.parametrize("name", PLANS)
def test_P04_every_measure_says_where_it_stands_in_its_source(name: str) -> None:
    for key, measure in _measures(name).items():
        assert measure.source_lines is not None, key
        assert 1 <= measure.source_lines.first <= measure.source_lines.last <= LINES[name[:3]], key


@pytest.mark.parametrize("name", PLANS)
def test_no_number_of_an_office_is_called_confirmed(name: str) -> None:
    assert "confirmed: true" not in (STOCKHOLM / name).read_text(encoding="utf-8")


def test_P04_one_printed_line_can_hold_three_measures(liljeholmen: dict[str, ActivityContent]) -> None:
    rows = [found for found in liljeholmen.values() if found.presentation is Presentation.TABLE_ROW]
    on_line = [found.prevention_level for found in rows if found.source_lines and found.source_lines.first == 295]
    assert on_line == [PreventionLevel.UNIVERSAL, PreventionLevel.SELECTIVE, PreventionLevel.INDICATED]


def test_P06_the_lists_hold_ten_five_and_six_measures_by_level(liljeholmen: dict[str, ActivityContent]) -> None:
    items = [found for found in liljeholmen.values() if found.presentation is Presentation.LIST_ITEM]
    assert Counter(found.prevention_level for found in items) == {
        PreventionLevel.UNIVERSAL: 10,
        PreventionLevel.SELECTIVE: 5,
        PreventionLevel.INDICATED: 6,
    }


def test_P05_the_table_counts_by_category(liljeholmen: dict[str, ActivityContent]) -> None:
    rows = [found for found in liljeholmen.values() if found.presentation is Presentation.TABLE_ROW]
    assert Counter(found.category for found in rows) == {
        Category.ORGANISATION: 1,
        Category.SITUATION_PICTURE: 1,
        Category.PREVENTIVE: 3,
        Category.HINDERING: 6,
        Category.TRAINING: 1,
        Category.FOLLOW_UP: 1,
    }


def test_P08_status_and_time_of_one_column_are_split(liljeholmen: dict[str, ActivityContent]) -> None:
    support = liljeholmen["t300"]
    assert support.stated_status is not None
    assert (support.stated_status.status, support.schedule.kind) == ("under_development", ScheduleKind.BY)
    assert str(support.schedule.ends) == "2017-11-30"
    assert str(liljeholmen["t294"].schedule.ends) == "2019-12-31"


def test_P04_the_same_action_is_linked_and_equal_titles_can_differ(liljeholmen: dict[str, ActivityContent]) -> None:
    same_title = [key for key, found in liljeholmen.items() if found.title.startswith("Stödja ungdomar")]
    assert same_title == ["l152", "l161"]
    assert liljeholmen["l161"].same_as == ("hagersten-liljeholmen-v1-l152",)
    assert liljeholmen["l162"].title == liljeholmen["t300"].title
    assert "hagersten-liljeholmen-v1-l162" not in liljeholmen["t300"].same_as


def test_P09_what_the_source_leaves_in_doubt_has_a_remark(liljeholmen: dict[str, ActivityContent]) -> None:
    doubts = {key: found.remarks[0].code for key, found in liljeholmen.items() if found.remarks}
    assert doubts.items() >= {"l163": "question-mark", "t295c": "age-sign", "t298": "age-sign"}.items()


def test_P03_the_police_are_responsible_only_as_cooperating(liljeholmen: dict[str, ActivityContent]) -> None:
    outside = [found for found in liljeholmen.values() if found.responsible and found.responsible.kind == "outside"]
    assert len(outside) >= 3
    assert all(found.cooperating for found in outside)


def test_N02_the_situation_picture_holds_no_count_of_persons_in_a_milieu() -> None:
    [step] = [
        step for step in _plan("004-hagersten-liljeholmen-2017.yaml").order.steps if step.command == "DescribePlan"
    ]
    content: Any = step.body["content"]
    picture = content["situation_picture"]
    assert [figure["value"] for figure in picture["figures"]] == [34, 9, 14]
    assert {figure["unit"] for figure in picture["figures"]} == {"svar", "skolor"}
    assert {milieu["milieu"] for milieu in picture["milieus"]} == {milieu.value for milieu in Milieu} - {"unspecified"}
    assert "tiotal" not in str(picture)
    assert not any(re.search(r"\d", milieu["statement"]) for milieu in picture["milieus"])
    assert content["approval_chain"] == {"stated": False}


def test_A08_the_register_holds_every_namnd_with_its_mergers() -> None:
    steps = _plan("organisation.yaml").order.steps
    kinds = Counter(step.body["kind"] for step in steps if step.command == "EstablishNamnd")
    assert kinds == {"stadsdelsnamnd": 17, "facknamnd": 5, "kommunstyrelse": 1}
    assert [(step.body["into"], step.body["on"]) for step in steps if step.command == "MergeNamnder"] == [
        ("hagersten-alvsjo", "2020-07-01"),
        ("jarva", "2023-07-01"),
        ("norra-innerstaden", "2023-07-01"),
    ]


def test_P02_the_template_has_the_nine_mandatory_sections() -> None:
    [template] = [step.body for step in _plan("organisation.yaml").order.steps if step.command == "IssueTemplate"]
    sections: Any = template["mandatory_sections"]
    assert len(set(sections)) == 9


def test_A15_the_local_work_group_must_deliver_in_2017() -> None:
    groups: list[Any] = [
        step.body for step in _plan("organisation.yaml").order.steps if step.command == "FormWorkGroup"
    ]
    due = {group["namnd"]: {item["due_year"] for item in group["deliverables"]} for group in groups}
    assert due == {"hagersten-liljeholmen": {2017}, "socialnamnden": {2017, 2018}}


def test_P15_the_five_namnder_revise_at_their_own_moments() -> None:
    steps = _plan("organisation.yaml").order.steps
    moments = {step.body["namnd"]: step.body["moment"] for step in steps if step.command == "SetRevisionMoment"}
    assert moments == {
        "hasselby-vallingby": "t2",
        "skarpnack": "t1",
        "socialnamnden": "t1",
        "kungsholmen": "vp",
        "hagersten-liljeholmen": "vp",
    }
