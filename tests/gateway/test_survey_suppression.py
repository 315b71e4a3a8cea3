"""Whatever is answered: no number that is shown of a survey, nor a difference of such numbers, is from one to four."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from contracts.envelope import Fact
from contracts.surveys import Anonymity, RecipientCategory
from gateway.views import survey_results, surveys
from gateway.views.reader import reading
from gateway.views.small_groups import SMALLEST, apart, large, together
from tests.projector import sample_surveys as told
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger

NAMNDER = ("farsta", "kungsholmen", "skarpnack")
CATEGORIES = (RecipientCategory.OWN_UNITS, RecipientCategory.SCHOOLS)
Cell = tuple[str, str]
"""A nämnd and a category: the smallest group there is a number of."""
CELLS: tuple[Cell, ...] = tuple((namnd, category) for namnd in NAMNDER for category in CATEGORIES)
Groups = Mapping[frozenset[Cell], int]
"""How many answered in each group that a number is shown of."""

ANSWERS = st.tuples(*(st.lists(st.booleans(), max_size=8) for _ in CELLS))
"""For each cell its answers; each says whether the question about the plan was answered too."""


class City:
    """Read models to which one survey after another is told, each in a year of its own."""

    def __init__(self, address: str) -> None:
        self.read_models = ReadModels(address)
        self.ledger = Ledger([], "reports")
        self.year = 1999

    def survey(self, facts: Iterable[Fact]) -> int:
        """Tell the facts of a new survey; return its year."""
        self.year += 1
        self.tell(facts)
        return self.year

    def tell(self, facts: Iterable[Fact]) -> None:
        begun = len(self.ledger.list)
        for fact in facts:
            of_the_year = {"survey": f"enkat-{self.year}"} | ({"year": self.year} if hasattr(fact, "year") else {})
            self.ledger.add(fact.model_copy(update=of_the_year))
        self.read_models.fold(self.ledger.recorded[begun:])

    def ask(self, question: Any, *asked: Any) -> Any:
        with reading(self.read_models.engine) as reader:
            return question(reader, None, *asked)


@pytest.fixture
def surveyed(tmp_path: Path) -> Iterator[City]:
    opened = City(f"sqlite:///{tmp_path / 'read-models.db'}")
    yield opened
    opened.read_models.close()


def history(cells: Iterable[list[bool]], anonymity: Anonymity) -> list[Fact]:
    facts = [told.issued(anonymity)]
    kept = anonymity is Anonymity.CATEGORY
    for (namnd, name), answers in zip(CELLS, cells, strict=True):
        category = RecipientCategory(name)
        facts.append(told.distributed(9, namnd, category))
        for on_plan in answers:
            replies = [told.kept("kunskap", scale=4), *([told.kept("plan", yes=True)] if on_plan else [])]
            facts.append(told.answered(*replies, namnd=namnd, category=category if kept else None))
    return facts


def whole(namnd: str) -> frozenset[Cell]:
    return frozenset(cell for cell in CELLS if cell[0] == namnd)


def covered(city: City, year: int) -> Groups:
    groups: dict[frozenset[Cell], int] = {}
    for row in city.ask(surveys.coverage, year):
        groups[whole(row["namnd_code"])] = row["answered"]
        groups |= {frozenset({(row["namnd_code"], each["category"])}): each["answered"] for each in row["categories"]}
    return shown(groups)


def replied(city: City, year: int, question: str) -> Groups:
    """Of a question, everything that any query shows."""
    groups: dict[frozenset[Cell], int] = {}
    for namnd in NAMNDER:
        told_of = city.ask(survey_results.results, year, namnd)
        for each in told_of["questions"]:
            if each["key"] == question:
                groups[whole(namnd)] = each["answers"]
                groups |= {frozenset({(namnd, part["category"])}): part["answers"] for part in each["categories"]}
    for each in city.ask(survey_results.indicators, year):
        if each["key"] == question:
            groups[frozenset(CELLS)] = each["city"]["answers"]
            groups |= {whole(row["namnd_code"]): row["answers"] for row in each["namnder"]}
    return shown(groups)


def shown(groups: Mapping[frozenset[Cell], int | None]) -> Groups:
    return {group: number for group, number in groups.items() if number is not None}


def derived(groups: Groups) -> Groups:
    """Everything that adding and subtracting gives, over and over."""
    known = dict(groups)
    while True:
        found = {
            **{one - other: known[one] - known[other] for one in known for other in known if other < one},
            **{one | other: known[one] + known[other] for one in known for other in known if not one & other},
        }
        if found.keys() <= known.keys():
            return known
        known = found | known


def too_small(groups: Groups) -> dict[frozenset[Cell], int]:
    return {group: number for group, number in derived(groups).items() if 0 < number < SMALLEST}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=ANSWERS, anonymity=st.sampled_from(list(Anonymity)))
def test_N11_nothing_small_is_shown_nor_found_by_subtraction(
    surveyed: City, cells: tuple[list[bool], ...], anonymity: Anonymity
) -> None:
    year = surveyed.survey(history(cells, anonymity))
    assert not too_small(covered(surveyed, year))
    assert not replied(surveyed, year, "kunskap"), "nothing is shown of what was replied while the survey is open"
    surveyed.tell([told.closed()])
    assert not too_small(covered(surveyed, year))
    for question in ("kunskap", "plan"):
        groups = replied(surveyed, year, question)
        event(f"{len(groups)} numbers shown of a question")
        assert not too_small(groups)


def test_N11_what_is_shown_is_true(surveyed: City) -> None:
    cells = ([True] * 5, [True] * 6, [True] * 7, [], [True] * 2, [True] * 3)
    year = surveyed.survey([*history(cells, Anonymity.CATEGORY), told.closed()])
    numbers = dict(zip(CELLS, map(len, cells), strict=True))
    groups = replied(surveyed, year, "kunskap")
    assert groups == {group: sum(numbers[cell] for cell in group) for group in groups}
    assert {frozenset(CELLS), whole("farsta"), whole("skarpnack")} <= groups.keys()
    assert not any(len(group) == 1 and next(iter(group))[0] == "skarpnack" for group in groups)


def test_N11_the_attack_finds_what_subtraction_gives() -> None:
    farsta, kungsholmen, skarpnack = map(whole, NAMNDER)
    assert too_small({frozenset(CELLS): 15, farsta: 6, kungsholmen: 6}) == {skarpnack: 3}
    one = frozenset({CELLS[0]})
    assert too_small({frozenset(CELLS): 20, kungsholmen | skarpnack: 12, one: 7}) == {farsta - one: 1}


def test_N11_two_moments_never_differ_by_an_answer_that_came_late(surveyed: City) -> None:
    year = surveyed.survey([*history(([True] * 5, [], [], [], [], []), Anonymity.CATEGORY), told.closed()])
    before = (surveyed.ask(surveys.coverage, year), surveyed.ask(survey_results.results, year, "farsta"))
    surveyed.tell([told.answered(told.kept("kunskap", scale=1), namnd="farsta", category=CATEGORIES[0])])
    after = (surveyed.ask(surveys.coverage, year), surveyed.ask(survey_results.results, year, "farsta"))
    assert after == before


@pytest.mark.parametrize(
    ("parts", "each_shown", "sum_shown"),
    [
        ([], True, True),
        ([0], True, True),
        ([4], False, False),
        ([5], True, True),
        ([5, 4], False, False),
        ([5, 0], True, True),
        ([2, 2], False, False),
        ([2, 3], False, True),
        ([9, 2, 3], False, True),
    ],
)
def test_N11_five_is_the_smallest_group(parts: list[int], each_shown: bool, sum_shown: bool) -> None:
    assert (apart(parts), together(parts)) == (each_shown, sum_shown)
    assert [number for number in range(7) if large(number)] == [0, 5, 6]
