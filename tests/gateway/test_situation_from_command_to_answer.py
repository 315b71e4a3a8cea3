"""What is told of situation pictures by commands is there when it is asked about."""

from datetime import date
from typing import Any

from contracts.envelope import Instruction
from contracts.organisation import EstablishNamnd, MergeNamnder
from contracts.plan_review import LinkPoliceArea, ReviewActivities
from contracts.situation_terms import Level, SourceKind, Trend
from contracts.steering import SetRevisionMoment
from contracts.vocabulary import Milieu, NamndKind, RevisionMoment
from tests.gateway.city_told import CityTold
from tests.plans import histories as plans
from tests.plans.spec import order as plans_order
from tests.reports import picture_histories as told
from tests.reports.picture_histories import LEFT, RIGHT, THIS, figure
from tests.reports.spec import NAMND

OLD, NEW = "hagersten-liljeholmen", "hagersten-alvsjo"


def established(code: str, since: date = date(2007, 1, 1)) -> EstablishNamnd:
    return plans_order(
        EstablishNamnd, namnd=code, name=code.capitalize(), kind=NamndKind.STADSDELSNAMND, valid_from=since
    )


def city_of(*codes: str) -> tuple[Instruction, ...]:
    return tuple(established(code) for code in codes)


DRAFT = (
    told.expecting(SourceKind.POLICE, SourceKind.OWN_UNITS_SURVEY, SourceKind.SISAB),
    told.opened(),
    told.source(),
    told.source("enkat", SourceKind.OWN_UNITS_SURVEY, figure(areas=3)),
    told.source("ia", SourceKind.IA, figure(events=1)),
    told.described(),
    told.assessed(),
    told.finding(),
    told.police_input(),
)


async def test_R04_R07_R21_a_draft_shows_its_sources_what_is_missing_and_what_is_suspected(city: CityTold) -> None:
    city.tell(*city_of(NAMND, "kungsholmen")).tell(*DRAFT)
    found = await city.ask(
        f"""{{ situationPicture(namnd: "{NAMND}", year: 2026) {{ id status namnd {{ code }} period {{ starts ends }}
            sources {{ key kind kindLabel method receivedOn figures {{ phenomenon areas events }} }}
            expected missingSources missingSourceLabels underReporting {{ phenomenonLabel areas events }}
            mapping otherInformation analysis levels {{ milieu level trendLabel reason dated }}
            policeInput {{ milieu level text receivedOn }} consultation {{ policeConsultedOn }} fixedOn nextDue }} }}"""
    )
    picture = found["situationPicture"]
    sources = picture.pop("sources")
    assert [(source["key"], source["kind"], source["receivedOn"]) for source in sources] == [
        ("enkat", "OWN_UNITS_SURVEY", "2026-09-01"),
        ("ia", "IA", "2026-09-01"),
        ("polisen", "POLICE", "2026-09-01"),
    ]
    assert sources[1]["figures"] == [{"phenomenon": "GRAFFITI", "areas": None, "events": 1}]
    assert picture == {
        "id": THIS,
        "status": "DRAFT",
        "namnd": {"code": NAMND},
        "period": {"starts": "2026-01-01", "ends": "2026-12-31"},
        "expected": ["POLICE", "OWN_UNITS_SURVEY", "SISAB"],
        "missingSources": ["SISAB"],
        "missingSourceLabels": ["SISAB:s klotterstatistik"],
        "underReporting": [{"phenomenonLabel": "Klotter eller klistermärken", "areas": 3, "events": 1}],
        "mapping": "Källorna.",
        "otherInformation": None,
        "analysis": "Läget är lugnt.",
        "levels": [
            {
                "milieu": "RIGHT_WING",
                "level": "LOW",
                "trendLabel": "Oförändrad",
                "reason": "Polisen och enkäten stämmer överens.",
                "dated": None,
            }
        ],
        "policeInput": [
            {
                "milieu": "RIGHT_WING",
                "level": "LOW",
                "text": "Miljön är svag i området.",
                "receivedOn": "2026-09-01",
            }
        ],
        "consultation": None,
        "fixedOn": None,
        "nextDue": "2026-11-30",
    }


async def test_R05_R06_R31_R32_a_fixed_picture_grows_and_is_read_as_it_was(city: CityTold) -> None:
    before = (*told.historical(2025, (RIGHT, Level.LOW)),)
    moment = plans_order(SetRevisionMoment, namnd=NAMND, year=2027, moment=RevisionMoment.VP, due_on=date(2027, 10, 1))
    city.tell(*city_of(NAMND, "kungsholmen"), moment).tell(*before, *DRAFT, told.consulted(), told.fix())
    city.at("2026-11-22T09:00:00+00:00").tell(
        told.addendum("tillagg", date(2026, 11, 21), (RIGHT, Level.HIGH)), told.summary(date(2026, 11, 22))
    )
    asked = f"""query($asOf: DateTime) {{ situationPicture(namnd: "{NAMND}", year: 2026, asOf: $asOf) {{
        status fixedOn nextDue missingSources consultation {{ policeConsultedOn contributing {{ code }} }}
        levels {{ level dated addendum history {{ level dated }} }} addenda {{ key dated text changed {{ level }} }}
        raised {{ milieu fromLevel toLevel raisedOn reviewBy }} summary {{ summary approvingFunction }} }} }}"""
    picture = (await city.ask(asked))["situationPicture"]
    assert picture == {
        "status": "FIXED",
        "fixedOn": "2026-11-01",
        "nextDue": "2027-10-01",
        "missingSources": ["SISAB"],
        "consultation": {"policeConsultedOn": "2026-10-01", "contributing": [{"code": "kungsholmen"}]},
        "levels": [
            {
                "level": "HIGH",
                "dated": "2026-11-21",
                "addendum": "tillagg",
                "history": [{"level": "LOW", "dated": "2026-11-01"}, {"level": "HIGH", "dated": "2026-11-21"}],
            }
        ],
        "addenda": [
            {"key": "tillagg", "dated": "2026-11-21", "text": "Läget har ändrats.", "changed": [{"level": "HIGH"}]}
        ],
        "raised": [
            {
                "milieu": "RIGHT_WING",
                "fromLevel": "LOW",
                "toLevel": "HIGH",
                "raisedOn": "2026-11-21",
                "reviewBy": "2026-12-21",
            }
        ],
        "summary": {"summary": "Läget är lugnt.", "approvingFunction": "Kommunikatör"},
    }
    earlier = (await city.ask(asked, asOf="2026-11-21T00:00:00Z"))["situationPicture"]
    assert (earlier["levels"][0]["level"], earlier["addenda"], earlier["summary"]) == ("LOW", [], None)


async def test_R31_a_raised_level_is_a_duty_in_deadlines_until_the_activities_are_reviewed(city: CityTold) -> None:
    raised = told.addendum("tillagg", date(2026, 11, 20), (RIGHT, Level.HIGH))
    city.tell(*plans.drafted(), *city_of("kungsholmen")).tell(*DRAFT, told.consulted(), told.fix(), raised)
    asked = f"""{{ deadlines(namnd: "{NAMND}") {{ kind title dueOn about }}
        namnder {{ reviews {{ id milieu reviewBy reviewedOn daysTaken conclusion changed }} }} }}"""
    found = await city.ask(asked)
    [review] = [row for row in found["deadlines"] if row["kind"] == "ACTIVITY_REVIEW"]
    assert (review["title"], review["dueOn"]) == ("Högerextremistisk miljö: hög", "2026-12-20")
    assert "PICTURE" not in {row["kind"] for row in found["deadlines"]}

    done = plans_order(
        ReviewActivities,
        namnd=NAMND,
        review_id=review["about"],
        reviewed_on=date(2026, 11, 25),
        conclusion="Föräldrastödet byggs ut.",
        changed=("a1",),
    )
    found = await city.at("2026-11-25T09:00:00+00:00").tell(done).ask(asked)
    assert "ACTIVITY_REVIEW" not in {row["kind"] for row in found["deadlines"]}
    assert found["namnder"][-1]["reviews"] == [
        {
            "id": review["about"],
            "milieu": "RIGHT_WING",
            "reviewBy": "2026-12-20",
            "reviewedOn": "2026-11-25",
            "daysTaken": 5,
            "conclusion": "Föräldrastödet byggs ut.",
            "changed": ["a1"],
        }
    ]


async def test_R04_a_measure_shows_the_finding_it_answers_to_and_the_finding_its_measures(city: CityTold) -> None:
    pointing = plans.plan_measure("a3", title="Klottersanering", findings=(f"{THIS}-klotter", f"{THIS}-okand"))
    city.tell(*plans.drafted(), pointing).tell(*DRAFT)
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ activities {{ id
            findings {{ id finding {{ title text picture {{ year }} }} }} }} }}
            situationPicture(namnd: "{NAMND}", year: 2026) {{ findings {{ id activities {{ id title }} }} }} }}"""
    )
    assert [activity["findings"] for activity in found["plan"]["activities"]] == [
        [],
        [],
        [
            {
                "id": f"{THIS}-klotter",
                "finding": {"title": "Klotter", "text": "Klotter vid skolorna.", "picture": {"year": 2026}},
            },
            {"id": f"{THIS}-okand", "finding": None},
        ],
    ]
    assert found["situationPicture"]["findings"] == [
        {"id": f"{THIS}-klotter", "activities": [{"id": "a3", "title": "Klottersanering"}]}
    ]


async def test_R23_U07_U12_the_series_goes_over_years_gaps_and_a_merger(city: CityTold) -> None:
    merger = plans_order(MergeNamnder, merged=(OLD,), into=NEW, on=date(2020, 7, 1))
    city.tell(*city_of(OLD), established(NEW, date(2020, 7, 1)), merger)
    levels = {
        (2016, OLD): Level.MEDIUM,
        (2017, OLD): Level.MEDIUM,
        (2019, OLD): Level.LOW,
        (2021, NEW): Level.NONE,
        (2022, NEW): Level.LOW,
    }
    for (year, namnd), level in levels.items():
        city.tell(*told.historical(year, (RIGHT, level), (LEFT, Level.LOW), namnd=namnd))
    city.tell(told.opened(2023, NEW), told.assessed(Level.HIGH, picture=f"{NEW}-2023"))
    found = await city.ask(
        f"""{{ situationSeries(namnd: "{NEW}", from: 2015, to: 2023) {{ year missing {{ code }}
            pictures {{ id namnd {{ code }} }} levels {{ milieu level trend namnd {{ code }} pictureId }} }} }}"""
    )
    series: list[Any] = found["situationSeries"]
    right = {
        row["year"]: [
            (each["level"], each["namnd"]["code"]) for each in row["levels"] if each["milieu"] == "RIGHT_WING"
        ]
        for row in series
    }
    assert right == {
        2015: [],
        2016: [("MEDIUM", OLD)],
        2017: [("MEDIUM", OLD)],
        2018: [],
        2019: [("LOW", OLD)],
        2020: [],
        2021: [("NONE", NEW)],
        2022: [("LOW", NEW)],
        2023: [],
    }
    assert {row["year"]: [namnd["code"] for namnd in row["missing"]] for row in series if row["missing"]} == {
        2015: [OLD],
        2018: [OLD],
        2020: [NEW],
        2023: [NEW],
    }
    assert [each["id"] for each in series[2]["pictures"]] == [f"{OLD}-2017"]
    assert await city.ask(f'{{ situationSeries(namnd: "{NEW}", from: 2023, to: 2015) {{ year }} }}') == {
        "situationSeries": []
    }


async def test_R05_a_namnd_has_one_current_picture_the_latest_that_is_fixed(city: CityTold) -> None:
    city.tell(*city_of("kungsholmen", NAMND))
    asked = "{ namnder { code situationPicture { id } } }"
    assert [namnd["situationPicture"] for namnd in (await city.ask(asked))["namnder"]] == [None, None]
    city.tell(*told.historical(2025), *told.historical(2019), *DRAFT)
    found = (await city.ask(asked))["namnder"]
    assert [namnd["situationPicture"] for namnd in found] == [None, {"id": f"{NAMND}-2025"}]
    city.tell(told.consulted(), told.fix())
    found = (await city.ask(asked))["namnder"]
    assert [namnd["situationPicture"] for namnd in found] == [None, {"id": THIS}]


async def test_A16_a_namnd_shows_its_police_area_of_the_day(city: CityTold) -> None:
    link = plans_order(LinkPoliceArea, namnd=NAMND, police_area="Lokalpolisområde Farsta", valid_from=date(2026, 1, 1))
    later = link.model_copy(update={"police_area": "Lokalpolisområde Söderort", "valid_from": date(2027, 1, 1)})
    city.tell(*city_of(NAMND), link, later)
    found = await city.ask(
        """{ namnder { policeArea before: policeArea(on: "2025-12-31") later: policeArea(on: "2027-01-01")
            policeAreas { policeArea validFrom } } }"""
    )
    assert found["namnder"] == [
        {
            "policeArea": "Lokalpolisområde Farsta",
            "before": None,
            "later": "Lokalpolisområde Söderort",
            "policeAreas": [
                {"policeArea": "Lokalpolisområde Farsta", "validFrom": "2026-01-01"},
                {"policeArea": "Lokalpolisområde Söderort", "validFrom": "2027-01-01"},
            ],
        }
    ]


async def test_R07_what_every_picture_is_expected_to_have(city: CityTold) -> None:
    city.tell(told.expecting(SourceKind.SISAB, from_year=2027), told.expecting(SourceKind.POLICE, from_year=2020))
    found = await city.ask("{ expectedSources { fromYear kinds kindLabels } }")
    assert found["expectedSources"] == [
        {"fromYear": 2020, "kinds": ["POLICE"], "kindLabels": ["Polisen"]},
        {"fromYear": 2027, "kinds": ["SISAB"], "kindLabels": ["SISAB:s klotterstatistik"]},
    ]


async def test_R23_levels_stand_in_the_order_of_the_milieus(city: CityTold) -> None:
    levels = (told.assessed(milieu=Milieu.LONE_ACTOR), told.assessed(milieu=LEFT), told.assessed(trend=Trend.RISING))
    city.tell(*city_of(NAMND)).tell(told.opened(), *levels)
    found = await city.ask(f'{{ situationPicture(namnd: "{NAMND}", year: 2026) {{ levels {{ milieu }} }} }}')
    assert [each["milieu"] for each in found["situationPicture"]["levels"]] == ["RIGHT_WING", "LEFT_WING", "LONE_ACTOR"]
