"""A survey that is issued, sent, answered and closed by commands is there when it is asked about."""

from collections.abc import Iterable
from typing import Any

from contracts.incident_terms import ErasureGround
from contracts.surveys import Anonymity, RecipientCategory, SurveyReply
from contracts.vault_access import EraseText
from tests.gateway.city_told import CityTold
from tests.plans.histories import namnd
from tests.reports.spec import NAMND, order
from tests.reports.survey_histories import (
    SURVEY,
    add_local,
    answer,
    close,
    distribute,
    issue,
    scale,
    text,
    withdraw,
    yes,
)

UNITS, SCHOOLS = RecipientCategory.OWN_UNITS, RecipientCategory.SCHOOLS
OTHERS = ("farsta", "kungsholmen", "norrmalm")
COVERAGE = f"""{{ surveyCoverage(year: 2026, namnd: "{NAMND}") {{
    namnd {{ name }} invited answered responsePercent withheld
    categories {{ categoryLabel invited answered withdrawn withheldLabel }} }} }}"""
RESULTS = f"""query($asOf: DateTime) {{ surveyResults(year: 2026, namnd: "{NAMND}", asOf: $asOf) {{
    answers withheld
    questions {{ key answers mean yesPercent withheld values {{ text answers }}
        categories {{ category answers mean }} categoriesWithheld }}
    localQuestions {{ key answers yesPercent values {{ text answers }} }} }} }}"""
INDICATORS = """{ surveyIndicators(year: 2026, indicator: KNOWLEDGE_LEVEL) {
    key indicatorLabel city { answers mean withheld }
    namnder { namndCode answers mean withheld } } }"""
TEXTS = f'{{ surveyTexts(survey: "{SURVEY}", namnd: "{NAMND}") {{ reference question local erased }} }}'


def answers(city: CityTold, tokens: Iterable[str], *replies: SurveyReply, **said: Any) -> None:
    city.tell(*(answer(*replies, token=token, **said) for token in tokens))


def invited(city: CityTold, number: int, category: RecipientCategory = UNITS, of: str = NAMND) -> list[str]:
    """Send the survey, and return the tokens."""
    city.tell(distribute(number, category, of))
    return list(city.last.disclosed)


def by_key(questions: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {question["key"]: question for question in questions}


async def test_R08_a_survey_shows_its_questions_and_those_of_namnder_apart(city: CityTold) -> None:
    city.tell(namnd()).tell(issue("enkat-2025", 2025), issue(), add_local())
    found = await city.ask(
        """{ surveys { key year } survey(year: 2026) { key title anonymityLabel closesOn closedOn
            questions { key kindLabel indicatorLabel phenomenonLabel options { text } }
            localQuestions { namnd { code } questions { text } } } }"""
    )
    assert found["surveys"] == [{"key": "enkat-2025", "year": 2025}, {"key": SURVEY, "year": 2026}]
    survey = found["survey"]
    assert (survey["key"], survey["anonymityLabel"]) == (SURVEY, "Mottagarkategori sparas")
    assert (survey["closesOn"], survey["closedOn"]) == ("2026-12-15", None)
    assert by_key(survey["questions"])["propaganda"] == {
        "key": "propaganda",
        "kindLabel": "Ja eller nej",
        "indicatorLabel": "Har märkt av en företeelse",
        "phenomenonLabel": "Propaganda",
        "options": [],
    }
    assert [option["text"] for option in by_key(survey["questions"])["stod"]["options"]] == ["Utbildning", "Dialog"]
    assert survey["localQuestions"] == [{"namnd": {"code": NAMND}, "questions": [{"text": "Är torget tryggt?"}]}]


async def test_R09_coverage_is_seen_while_the_survey_is_open_but_never_one_to_four_answers(city: CityTold) -> None:
    city.tell(namnd()).tell(issue())
    units, schools = invited(city, 9), invited(city, 14, SCHOOLS)
    answers(city, units[:4], scale(3))
    (covered,) = (await city.ask(COVERAGE))["surveyCoverage"]
    assert (covered["namnd"], covered["invited"]) == ({"name": "Skarpnack"}, 23)
    assert (covered["answered"], covered["responsePercent"], covered["withheld"]) == (None, None, "TOO_FEW")
    answers(city, [units[4], *schools[:5]], scale(3))
    (covered,) = (await city.ask(COVERAGE))["surveyCoverage"]
    assert (covered["answered"], covered["responsePercent"], covered["withheld"]) == (10, 43.5, None)
    assert covered["categories"] == [
        {"categoryLabel": label, "invited": number, "answered": 5, "withdrawn": 0, "withheldLabel": None}
        for label, number in (("Egna verksamheter", 9), ("Skolor", 14))
    ]
    few = invited(city, 1, RecipientCategory.FOUNDATIONS)
    answers(city, few, scale(3))
    (covered,) = (await city.ask(COVERAGE))["surveyCoverage"]
    assert covered["answered"] == 11
    assert [(each["answered"], each["withheldLabel"]) for each in covered["categories"]] == [
        (None, "För få svar för att visas")
    ] * 3


async def test_R09_what_is_withdrawn_counts_no_longer_as_invited(city: CityTold) -> None:
    city.tell(namnd()).tell(issue())
    tokens = invited(city, 9)
    (sent,) = city.last.ids
    answers(city, tokens[:6], scale(3))
    city.tell(withdraw(sent))
    (covered,) = (await city.ask(COVERAGE))["surveyCoverage"]
    assert (covered["invited"], covered["answered"], covered["responsePercent"]) == (9, 6, 100.0)
    assert covered["categories"][0]["withdrawn"] == 3


async def test_R25_R26_results_are_read_when_the_survey_is_closed_with_their_denominators(city: CityTold) -> None:
    city.tell(namnd()).tell(issue(), add_local())
    units, schools = invited(city, 9), invited(city, 14, SCHOOLS)
    answers(city, units[:5], scale(4), yes(), local=(yes("torget"),))
    answers(city, schools[:4], scale(2), yes(said=False), yes("propaganda"), local=(yes("torget", said=False),))
    answers(city, schools[4:6], scale(5))
    open_still = (await city.ask(RESULTS))["surveyResults"]
    assert open_still == {"answers": None, "withheld": "OPEN", "questions": [], "localQuestions": []}
    city.at("2026-11-21T09:00:00+00:00").tell(close())
    found = (await city.ask(RESULTS))["surveyResults"]
    assert (found["answers"], found["withheld"]) == (11, None)
    shown = by_key(found["questions"])
    assert set(shown) == {"kunskap", "plan", "propaganda", "stod"}
    assert shown["kunskap"] == {
        "key": "kunskap",
        "answers": 11,
        "mean": 3.45,
        "yesPercent": None,
        "withheld": None,
        "values": [{"text": "2", "answers": 4}, {"text": "4", "answers": 5}, {"text": "5", "answers": 2}],
        "categories": [
            {"category": "OWN_UNITS", "answers": 5, "mean": 4.0},
            {"category": "SCHOOLS", "answers": 6, "mean": 3.0},
        ],
        "categoriesWithheld": None,
    }
    assert (shown["plan"]["answers"], shown["plan"]["yesPercent"]) == (9, 55.6)
    assert (shown["plan"]["categories"], shown["plan"]["categoriesWithheld"]) == ([], "TOO_FEW")
    assert (shown["propaganda"]["answers"], shown["propaganda"]["withheld"]) == (None, "TOO_FEW")
    assert (shown["stod"]["answers"], shown["stod"]["values"]) == (0, [])
    assert found["localQuestions"] == [
        {
            "key": "torget",
            "answers": 9,
            "yesPercent": 55.6,
            "values": [{"text": "Ja", "answers": 5}, {"text": "Nej", "answers": 4}],
        }
    ]
    before = (await city.ask(RESULTS, asOf="2026-11-20T12:00:00Z"))["surveyResults"]
    assert before["withheld"] == "OPEN"


async def test_N11_a_namnd_with_one_to_four_answers_has_no_results(city: CityTold) -> None:
    city.tell(namnd()).tell(issue())
    answers(city, invited(city, 9)[:4], scale(4), text("Mer stöd"))
    city.tell(close())
    found = await city.ask(RESULTS)
    assert found["surveyResults"] == {"answers": None, "withheld": "TOO_FEW", "questions": [], "localQuestions": []}
    assert (await city.ask(TEXTS))["surveyTexts"] == []


async def test_R09_by_category_is_shown_only_where_the_anonymity_keeps_it(city: CityTold) -> None:
    city.tell(namnd()).tell(issue(anonymity=Anonymity.NAMND_ONLY))
    answers(city, [*invited(city, 9), *invited(city, 9, SCHOOLS)], scale(4))
    (covered,) = (await city.ask(COVERAGE))["surveyCoverage"]
    assert (covered["invited"], covered["answered"]) == (18, 18)
    assert [(each["invited"], each["answered"], each["withheldLabel"]) for each in covered["categories"]] == [
        (9, None, "Sparas inte, enligt enkätens anonymitet")
    ] * 2
    city.tell(close())
    shown = by_key((await city.ask(RESULTS))["surveyResults"]["questions"])
    assert (shown["kunskap"]["answers"], shown["kunskap"]["categories"]) == (18, [])
    assert shown["kunskap"]["categoriesWithheld"] == "NOT_KEPT"


async def test_R25_N11_indicators_stand_beside_each_other_and_the_city_tells_none_that_is_withheld(
    city: CityTold,
) -> None:
    city.tell(namnd(), *(namnd(code) for code in OTHERS)).tell(issue())
    for code, number in ((NAMND, 6), ("farsta", 5), ("kungsholmen", 3)):
        answers(city, invited(city, 9, of=code)[:number], scale(number - 2))
    found = (await city.ask(INDICATORS))["surveyIndicators"][0]
    assert found["city"] == {"answers": None, "mean": None, "withheld": "OPEN"}
    invited(city, 9, of="norrmalm")
    city.tell(close())
    found = (await city.ask(INDICATORS))["surveyIndicators"]
    assert found == [
        {
            "key": "kunskap",
            "indicatorLabel": "Kunskapsnivå",
            "city": {"answers": None, "mean": None, "withheld": "TOO_FEW"},
            "namnder": [
                {"namndCode": "farsta", "answers": 5, "mean": 3.0, "withheld": None},
                {"namndCode": "kungsholmen", "answers": None, "mean": None, "withheld": "TOO_FEW"},
                {"namndCode": "norrmalm", "answers": 0, "mean": None, "withheld": None},
                {"namndCode": NAMND, "answers": 6, "mean": 4.0, "withheld": None},
            ],
        }
    ]


async def test_N11_the_city_is_shown_when_those_withheld_are_enough_together(city: CityTold) -> None:
    city.tell(namnd(), *(namnd(code) for code in OTHERS)).tell(issue())
    for code, number in ((NAMND, 6), ("farsta", 2), ("kungsholmen", 3)):
        answers(city, invited(city, 9, of=code)[:number], scale(4))
    city.tell(close())
    (found,) = (await city.ask(INDICATORS))["surveyIndicators"]
    assert found["city"] == {"answers": 11, "mean": 4.0, "withheld": None}
    assert [each["answers"] for each in found["namnder"]] == [None, None, 6]


async def test_N07_texts_are_listed_when_the_survey_is_closed_each_by_itself(city: CityTold) -> None:
    city.tell(namnd()).tell(issue())
    answers(city, invited(city, 9)[:6], scale(4), text("Mer stöd till fritidsgården"))
    assert (await city.ask(TEXTS))["surveyTexts"] == []
    city.tell(close())
    listed = (await city.ask(TEXTS))["surveyTexts"]
    assert [(each["question"], each["local"], each["erased"]) for each in listed] == [("ovrigt", False, False)] * 6
    assert [each["reference"] for each in listed] == sorted(each["reference"] for each in listed)
    gone = listed[2]["reference"]
    city.tell(order(EraseText, reference=gone, ground=ErasureGround.IDENTIFIES_SOMEBODY))
    left = {each["reference"]: each["erased"] for each in (await city.ask(TEXTS))["surveyTexts"]}
    assert [reference for reference, erased in left.items() if erased] == [gone]
