"""What the city lays down by commands is there when it is asked about, with the plans that build on it."""

from datetime import date

from contracts.plan_content import Definition
from contracts.plans import DraftPlan
from contracts.steering import CityGoal, IssueGuideline, ListCityGoals, PublishGlossary
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import GUIDELINE, V1
from tests.plans.spec import NAMND, order


async def test_A01_guidelines_know_their_plans_and_a_new_version_flags_those_built_on_the_old(city: CityTold) -> None:
    city.tell(*told.approved())
    flags = f'{{ deadlines(namnd: "{NAMND}") {{ kind planId }} guidelines {{ dnr validFrom plans {{ id }} }} }}'
    before = await city.ask(flags)
    assert before["guidelines"] == [{"dnr": GUIDELINE, "validFrom": "2016-05-01", "plans": [{"id": V1}]}]
    assert "OLD_GUIDELINE" not in [each["kind"] for each in before["deadlines"]]
    city.tell(order(IssueGuideline, dnr="KS 2026/1", title="Nya riktlinjer", valid_from=date(2026, 11, 1)))
    after = await city.ask(flags)
    assert {"kind": "OLD_GUIDELINE", "planId": V1} in after["deadlines"]
    assert [(each["dnr"], each["plans"]) for each in after["guidelines"]] == [
        (GUIDELINE, [{"id": V1}]),
        ("KS 2026/1", []),
    ]


async def test_P02_P29_a_plan_shows_the_structure_and_the_words_of_the_versions_it_points_to(city: CityTold) -> None:
    for version, meaning in (("o1", "Att gå mot våld"), ("o2", "Att gå mot våldsbejakande extremism")):
        entry = Definition(term="radikalisering", meaning=meaning, source="SOU 2013:81")
        since = date(2016 if version == "o1" else 2020, 1, 1)
        city.tell(order(PublishGlossary, version=version, valid_from=since, entries=(entry,)))
    city.tell(*told.city(), order(DraftPlan, namnd=NAMND, head=told.head(glossary="o1")))
    found = await city.ask(
        f"""{{ templates {{ version mandatorySectionLabels plans {{ id }} }}
            glossaries {{ version entries {{ meaning }} plans {{ id }} }}
            plan(namnd: "{NAMND}", year: 2026) {{ template glossary glossaryEntries {{ term meaning source }} }} }}"""
    )
    assert found["templates"] == [
        {
            "version": "t1",
            "mandatorySectionLabels": ["Inledning och syfte", "Förebyggande arbete", "Förhindrande arbete"],
            "plans": [{"id": V1}],
        }
    ]
    assert [(each["version"], each["plans"]) for each in found["glossaries"]] == [("o1", [{"id": V1}]), ("o2", [])]
    assert found["plan"] == {
        "template": "t1",
        "glossary": "o1",
        "glossaryEntries": [{"term": "radikalisering", "meaning": "Att gå mot våld", "source": "SOU 2013:81"}],
    }


async def test_P18_goals_of_the_years_and_plans_are_put_together_by_theme(city: CityTold) -> None:
    for year, code, title in (
        (2017, "trygga", "Levande och trygga stadsdelar"),
        (2026, "3-6", "Tryggheten ska öka genom förebyggande insatser"),
    ):
        goal = CityGoal(code=code, title=title, theme="trygghet")
        city.tell(order(ListCityGoals, year=year, goals=(goal,)))
    other = CityGoal(code="val", title="Möjligheter och valfrihet", theme="mojligheter")
    city.tell(order(ListCityGoals, year=2019, goals=(other,)), *told.city(), told.namnd("farsta"))
    safe = told.head(goal="3.6 Tryggheten ska öka", goal_theme="trygghet")
    city.tell(order(DraftPlan, namnd=NAMND, head=safe))
    city.tell(order(DraftPlan, of="farsta", namnd="farsta", head=told.head(2024, goal="Egna ord")))
    found = await city.ask(
        """{ cityGoals { year goals { code theme } }
            goalThemes { theme goals { year code title } plans { id goal } } }"""
    )
    assert found["cityGoals"] == [
        {"year": 2017, "goals": [{"code": "trygga", "theme": "trygghet"}]},
        {"year": 2019, "goals": [{"code": "val", "theme": "mojligheter"}]},
        {"year": 2026, "goals": [{"code": "3-6", "theme": "trygghet"}]},
    ]
    assert found["goalThemes"] == [
        {
            "theme": "mojligheter",
            "goals": [{"year": 2019, "code": "val", "title": "Möjligheter och valfrihet"}],
            "plans": [],
        },
        {
            "theme": "trygghet",
            "goals": [
                {"year": 2017, "code": "trygga", "title": "Levande och trygga stadsdelar"},
                {"year": 2026, "code": "3-6", "title": "Tryggheten ska öka genom förebyggande insatser"},
            ],
            "plans": [{"id": V1, "goal": "3.6 Tryggheten ska öka"}],
        },
        {"theme": None, "goals": [], "plans": [{"id": "farsta-v1", "goal": "Egna ord"}]},
    ]
