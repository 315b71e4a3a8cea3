"""The routine that the city lays down is what somebody who asks is told, with the offices that hold that day."""

from datetime import date
from typing import Any

import pytest

from contracts.guidance import (
    ConfirmContact,
    District,
    IssueMilieuList,
    ListDistricts,
    MilieuEntry,
    Office,
    SetLimits,
)
from contracts.organisation import MergeNamnder
from contracts.vocabulary import Milieu, Role
from tests.gateway.city_told import CityTold
from tests.plans import histories as plans
from tests.plans.spec import order as plans_order
from tests.reports.spec import NAMND, TODAY, order
from tests.reports.trees import contact, issue, question, rule, step, tree

ASK = """query($answers: [GivenAnswerInput!]!, $namnd: String, $on: Date, $version: String, $asOf: DateTime) {
    guidance(answers: $answers, namnd: $namnd, on: $on, version: $version, asOf: $asOf) {
        version source question { key textSv options { key textSv } } mayReport doFirst { key }
        steps { key actionSv legalReference beforeReport insteadOfReport contactMissing
            contact { key function phone confirmed confirmedOn validTo namnd { code } } }
        unfit { place reason reasonLabel } } }"""


def _given(*answers: str) -> list[dict[str, str]]:
    return [dict(zip(("question", "option"), answer.split(":"), strict=True)) for answer in answers]


async def _guidance(city: CityTold, *answers: str, **said: Any) -> Any:
    return (await city.ask(ASK, answers=_given(*answers), **said))["guidance"]


async def _alarm(city: CityTold, **said: Any) -> Any:
    return (await _guidance(city, "threat:yes", **said))["steps"][0]


@pytest.fixture
def told(city: CityTold) -> CityTold:
    return city.tell(plans.namnd(NAMND), plans.namnd("farsta"), contact(), issue())


async def test_R10_the_first_question_is_asked_and_a_threat_is_answered_with_what_must_be_done_first(
    told: CityTold,
) -> None:
    first = await _guidance(told)
    assert (first["version"], first["source"], first["mayReport"]) == ("v1", "Rutin vid oro", False)
    assert first["question"] == {
        "key": "threat",
        "textSv": "Threat?",
        "options": [{"key": "yes", "textSv": "Yes"}, {"key": "no", "textSv": "No"}],
    }
    assert [step["key"] for step in first["steps"]] == ["manager"]
    threat = await _guidance(told, "threat:yes")
    assert (threat["question"], threat["mayReport"], threat["doFirst"]) == (None, True, [{"key": "call"}])
    assert [step["key"] for step in threat["steps"]] == ["call", "manager"], "in the order of the tree"
    assert threat["steps"][0] == {
        "key": "call",
        "actionSv": "Gör så här: call.",
        "legalReference": None,
        "beforeReport": True,
        "insteadOfReport": False,
        "contactMissing": False,
        "contact": {
            "key": "alarm",
            "function": "Larmcentralen",
            "phone": "112",
            "confirmed": False,
            "confirmedOn": None,
            "validTo": None,
            "namnd": None,
        },
    }
    assert (threat["steps"][1]["contact"], threat["steps"][1]["contactMissing"]) == (None, False)


async def test_R14_what_belongs_elsewhere_may_not_be_reported(told: CityTold) -> None:
    about = await _guidance(told, "threat:no")
    assert (about["question"]["key"], about["mayReport"]) == ("about", False)
    elsewhere = await _guidance(told, "threat:no", "about:somebody")
    assert (elsewhere["question"], elsewhere["mayReport"]) == (None, False)
    assert [step["key"] for step in elsewhere["steps"] if step["insteadOfReport"]] == ["elsewhere"]
    assert (await _guidance(told, "threat:no", "about:wall"))["mayReport"]


async def test_A19_the_offices_own_entry_comes_before_the_citys_and_only_while_it_holds(told: CityTold) -> None:
    own = Office(function="Mottagningsgruppen", phone="08-508 22 300")
    told.tell(contact(namnd=NAMND, office=own, valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30)))

    async def phone(**said: Any) -> str:
        found: str = (await _alarm(told, **said))["contact"]["phone"]
        return found

    assert await phone(on="2026-06-30") == "112"
    assert await phone(on="2026-06-30", namnd="farsta") == "112"
    assert await phone(on="2026-06-30", namnd=NAMND) == "08-508 22 300"
    assert await phone(on="2026-07-01", namnd=NAMND) == "112"
    assert await phone(namnd=NAMND) == "112", "without a day, today"
    assert (await _alarm(told, on="2026-06-30", namnd=NAMND))["contact"]["namnd"] == {"code": NAMND}


async def test_A19_an_office_of_a_namnd_that_went_up_in_another_holds_until_the_other_has_its_own(
    told: CityTold,
) -> None:
    own = Office(function="Mottagningsgruppen", phone="08-508 22 300")
    merger = plans_order(MergeNamnder, merged=(NAMND,), into="farsta", on=date(2026, 7, 1))
    told.tell(contact(namnd=NAMND, office=own), merger)
    assert (await _alarm(told, namnd="farsta"))["contact"]["phone"] == "08-508 22 300"
    told.tell(contact(namnd="farsta", office=own.model_copy(update={"phone": "08-508 18 000"})))
    assert (await _alarm(told, namnd="farsta"))["contact"]["phone"] == "08-508 18 000"


async def test_R16_an_office_that_no_longer_holds_is_said_to_be_missing_and_confirmation_is_shown(
    city: CityTold,
) -> None:
    city.tell(contact(valid_to=date(2026, 11, 19)), issue())
    missing = await _alarm(city)
    assert (missing["contact"], missing["contactMissing"]) == (None, True)
    city.tell(contact(valid_to=date(2027, 1, 1)))
    city.tell(order(ConfirmContact, by=Role.SLK, key="alarm", confirmed_on=TODAY))
    found = await _alarm(city)
    assert found["contactMissing"] is False
    assert found["contact"] | {"phone": None} == {
        "key": "alarm",
        "function": "Larmcentralen",
        "phone": None,
        "confirmed": True,
        "confirmedOn": "2026-11-20",
        "validTo": "2027-01-01",
        "namnd": None,
    }


async def test_R15_the_version_of_the_day_is_asked_or_the_one_that_is_named_and_as_it_was_known(
    told: CityTold,
) -> None:
    told.at("2026-11-25T09:00:00+00:00").tell(
        issue("v3", valid_from=date(2026, 12, 1)), issue("v2", valid_from=date(2026, 12, 1), source="Rättad rutin")
    )

    async def version(**said: Any) -> str | None:
        found = await _guidance(told, **said)
        return found and str(found["version"])

    assert await version() == "v1"
    assert await version(on="2025-12-31") is None
    assert await version(on="2026-12-01") == "v2", "of two from the same day the one issued last"
    assert await version(on="2026-12-01", asOf="2026-11-24T00:00:00Z") == "v1"
    assert await version(version="v3") == "v3"
    assert await version(version="v9") is None
    whole = await told.ask("{ guidanceVersions { version validFrom tree { rules { when { option } steps } } } }")
    assert [each["version"] for each in whole["guidanceVersions"]] == ["v1", "v3", "v2"]
    assert whole["guidanceVersions"][0]["tree"]["rules"][1] == {"when": [{"option": "yes"}], "steps": ["call"]}


async def test_R15_answers_that_do_not_fit_are_told_by_place_and_never_said_back(told: CityTold) -> None:
    found = await _guidance(told, "Anna Andersson:yes", "threat:no", "about:19121212-1212")
    assert found["unfit"] == [
        {"place": 0, "reason": "UNKNOWN_QUESTION", "reasonLabel": "Frågan finns inte i vägledningen"},
        {"place": 2, "reason": "UNKNOWN_OPTION", "reasonLabel": "Frågan har inget sådant svar"},
    ]
    assert (found["question"]["key"], found["mayReport"]) == ("about", False)
    assert "Anna" not in str(found)
    assert "1212" not in str(found)


async def test_R29_a_step_shows_its_legal_reference(city: CityTold) -> None:
    lawyer = step("lawyer", legal_reference="Offentlighets- och sekretesslagen (2009:400)", instead_of_report=True)
    parts = {"questions": (question("crime"),), "steps": (lawyer,), "rules": (rule("lawyer"),)}
    city.tell(issue(tree=tree(**parts)))
    shown = (await _guidance(city))["steps"][0]
    assert shown["legalReference"] == "Offentlighets- och sekretesslagen (2009:400)"


async def test_A19_the_directory_lists_the_citys_entries_and_those_of_a_namnd(told: CityTold) -> None:
    own = Office(function="Mottagningsgruppen", phone="08-508 22 300", hours="Dygnet runt")
    told.tell(
        contact(namnd=NAMND, office=own), contact("tips", valid_to=date(2020, 1, 1)), contact("old", namnd="farsta")
    )
    query = "query($namnd: String, $on: Date) { contacts(namnd: $namnd, on: $on) { key phone namnd { code } } }"

    async def listed(**said: Any) -> list[tuple[str, str | None]]:
        found = (await told.ask(query, **said))["contacts"]
        return [(each["key"], each["namnd"] and each["namnd"]["code"]) for each in found]

    assert await listed() == [("alarm", None), ("tips", None)]
    assert await listed(namnd=NAMND) == [("alarm", NAMND), ("alarm", None), ("tips", None)]
    assert await listed(namnd=NAMND, on="2026-11-20") == [("alarm", NAMND)]
    assert await listed(namnd="farsta", on="2019-01-01") == [("old", "farsta"), ("alarm", None), ("tips", None)]


async def test_A17_N02_R18_what_is_laid_down_for_reports_is_shown(told: CityTold) -> None:
    for version, since, label in (
        ("2023", date(2023, 1, 1), "Högerextremism"),
        ("2017", date(2017, 1, 1), "Vit makt-miljön"),
    ):
        entry = MilieuEntry(milieu=Milieu.RIGHT_WING, label_sv=label, label_en="Right-wing", definition="Så här.")
        told.tell(
            order(
                IssueMilieuList,
                version=version,
                valid_from=since,
                source="Säkerhetspolisen",
                dated=since,
                entries=(entry,),
            )
        )
    districts = (District(code="karrtorp", title="Kärrtorp"),)
    told.tell(order(ListDistricts, by=Role.SLK, namnd=NAMND, districts=districts))
    told.tell(order(SetLimits, graffiti_hours=48, review_days=20, valid_from=date(2026, 1, 1)))
    found = await told.ask(
        """{ milieuLists { version source dated entries { milieu labelSv definition } }
            districts { namnd { code } districts { code title } } none: districts(namnd: "farsta") { namnd { code } }
            reportLimits { validFrom graffitiHours reviewDays } }"""
    )
    assert [each["version"] for each in found["milieuLists"]] == ["2017", "2023"]
    assert found["milieuLists"][0] == {
        "version": "2017",
        "source": "Säkerhetspolisen",
        "dated": "2017-01-01",
        "entries": [{"milieu": "RIGHT_WING", "labelSv": "Vit makt-miljön", "definition": "Så här."}],
    }
    assert found["districts"] == [{"namnd": {"code": NAMND}, "districts": [{"code": "karrtorp", "title": "Kärrtorp"}]}]
    assert found["none"] == []
    assert found["reportLimits"] == [{"validFrom": "2026-01-01", "graffitiHours": 48, "reviewDays": 20}]
