"""The routine of the examples is taken by the service, and says what the five plans say (R10-R17, R20, R28, R29)."""

import re
from datetime import date
from pathlib import Path

import pytest

from contracts.answers import Refusal
from contracts.guidance import GuidanceTree
from contracts.guidance_outcome import Advised, advise
from contracts.noting import NamndNoted
from services.reports.city import STREAM, City
from tests.reports.spec import given
from tests.reports.trees import answered
from varna.importing import ImportPlan, Source, plan_import

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"
CURRENT = {
    *("bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "jarva", "kungsholmen"),
    *("norra-innerstaden", "skarpnack", "skarholmen", "sodermalm"),
}
WHAT = ("tecken", "handelse", "klotter", "skadegorelse", "paverkan", "tips", "enskild", "krigsbrott")


@pytest.fixture(scope="module")
def city() -> City:
    """What the service knows once the file is imported by itself, with every nämnd noted."""
    text = (STOCKHOLM / "reports.yaml").read_bytes()
    planned = plan_import([Source("reports.yaml", text)])
    assert isinstance(planned, ImportPlan), planned
    namnder = sorted({*CURRENT, "hagersten-liljeholmen"})
    told = given(*(NamndNoted(namnd=code, valid_from=date(2007, 1, 1)) for code in namnder)).when(planned.order)
    assert not isinstance(told.outcome, Refusal), told.outcome
    found: City = told.work().state(STREAM)
    return found


@pytest.fixture(scope="module")
def tree(city: City) -> GuidanceTree:
    return city.guidance.versions["rutin-1"].tree


def _advised(tree: GuidanceTree, what: str, *, threat: bool = False, child: bool = False) -> Advised:
    answers = answered(f"hot-nu:{'ja' if threat else 'nej'}", f"under-18:{'ja' if child else 'nej'}", f"vad:{what}")
    advised = advise(tree, answers)
    assert (advised.ask, advised.unfit) == (None, ())
    return advised


def _keys(advised: Advised) -> list[str]:
    return [step.key for step in advised.steps]


@pytest.mark.parametrize("what", WHAT)
def test_R10_a_threat_right_now_is_asked_about_first_and_comes_before_everything_else(
    tree: GuidanceTree, what: str
) -> None:
    assert tree.questions[0].key == "hot-nu"
    assert [step.key for step in advise(tree, answered("hot-nu:ja")).first] == ["larma"]
    advised = _advised(tree, what, threat=True)
    assert advised.steps[0].key == "larma"
    assert advised.steps[0].contact == "larm"
    assert _advised(tree, what).first == ()


@pytest.mark.parametrize("what", WHAT)
def test_R13_concern_for_somebody_under_18_is_told_to_the_intake_point_by_duty_of_law(
    tree: GuidanceTree, what: str
) -> None:
    step = next(step for step in _advised(tree, what, child=True).steps if step.key == "orosanmalan-barn")
    assert step.contact == "barn-och-unga"
    assert step.legal_reference is not None
    assert "orosanmalan-barn" not in _keys(_advised(tree, what))
    assert "under 18" in tree.questions[1].text_sv


@pytest.mark.parametrize(
    ("what", "steps"),
    [
        ("tecken", ["narmaste-chef", "blankett", "orostelefonen"]),
        ("handelse", ["narmaste-chef", "blankett"]),
        ("klotter", ["tyck-till", "blankett"]),
        ("skadegorelse", ["narmaste-chef", "ia", "blankett"]),
        ("paverkan", ["narmaste-chef", "anmal-paverkan", "blankett"]),
    ],
)
def test_R12_R17_R20_R28_what_is_reported_here_has_its_own_steps_first(
    tree: GuidanceTree, what: str, steps: list[str]
) -> None:
    advised = _advised(tree, what)
    assert _keys(advised) == steps
    assert advised.instead == ()


@pytest.mark.parametrize(
    ("what", "instead", "contact"),
    [
        ("tips", "tipsa-polisen", "polisen"),
        ("enskild", "vanlig-rutin", "socialtjansten"),
        ("krigsbrott", "jurist", None),
    ],
)
def test_R11_R14_R29_what_belongs_elsewhere_is_not_reported_here(
    tree: GuidanceTree, what: str, instead: str, contact: str | None
) -> None:
    (step,) = _advised(tree, what, threat=True, child=True).instead
    assert (step.key, step.contact) == (instead, contact)


def test_R29_the_rule_of_war_crimes_is_guidance_with_a_legal_reference_and_somebody_to_talk_to(
    tree: GuidanceTree,
) -> None:
    step = next(step for step in tree.steps if step.key == "jurist")
    assert step.instead_of_report
    assert step.legal_reference is not None
    assert "jurist" in step.action_sv
    assert "chef" in step.action_sv


def test_A19_numbers_stand_in_the_directory_only(tree: GuidanceTree) -> None:
    words = [text for step in tree.steps for text in (step.action_sv, step.action_en or "")]
    words += [text for question in tree.questions for text in (question.text_sv, question.text_en or "")]
    assert [text for text in words if re.search(r"\d{3}|\d\d-\d|\d \d", text)] == []


def test_R16_offices_of_old_plans_have_ended_and_nobody_has_confirmed_any(city: City) -> None:
    contacts = city.guidance.contacts
    assert {entry.confirmed_on for entry in contacts.values()} == {None}
    old = {(None, "orostelefonen"), *(key for key in contacts if key[0] == "hagersten-liljeholmen")}
    assert {key for key, entry in contacts.items() if entry.valid_to is not None} == old
    assert len(old) == 3


def test_N02_every_stadsdelsnamnd_of_today_has_its_districts(city: City) -> None:
    assert set(city.register.districts) == {*CURRENT, "hagersten-liljeholmen"}
    shared = city.register.districts["hagersten-liljeholmen"] & city.register.districts["hagersten-alvsjo"]
    assert shared == city.register.districts["hagersten-liljeholmen"]


def test_A17_R18_R07_each_year_has_its_names_of_milieus_its_limits_and_its_sources(city: City) -> None:
    lists = [city.laid_down.milieu_list_on(date(year, 6, 1)) for year in (2016, 2017, 2019, 2023, 2026)]
    assert lists == [None, "2017", "2018", "2023", "2023"]
    assert city.laid_down.review_days_on(date(2026, 1, 1)) == 30
    assert [len(city.laid_down.expected_in(year)) for year in (2016, 2017, 2019, 2023)] == [0, 4, 6, 6]
