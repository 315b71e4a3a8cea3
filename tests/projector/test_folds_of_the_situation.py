"""What situation pictures and their findings look like after their events."""

from typing import Any

from contracts import situation_fixing
from contracts.situation_terms import Level, SourceKind, Trend
from tests.projector import sample_situation as told
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger

RIGHT = {"milieu": "right_wing", "reason": "Enligt källorna."}


def body(read_models: ReadModels, picture_id: str = told.THIS) -> dict[str, Any]:
    row = read_models.now("situation_picture", picture_id)
    assert row is not None
    found: dict[str, Any] = row["body"]
    return found


def test_R04_an_opened_picture(read_models: ReadModels) -> None:
    read_models.given(told.opened())
    assert read_models.now("situation_picture", told.THIS) == {
        "namnd": "skarpnack",
        "year": 2026,
        "status": "draft",
        "body": {
            "period": {"starts": "2026-01-01", "ends": "2026-12-31"},
            "expected": ["police", "own_units_survey", "sisab"],
            "mapping": None,
            "other_information": None,
            "analysis": None,
            "consultation": None,
            "summary": None,
            "fixed_on": None,
            "diarienummer": None,
            "source": None,
            "sources": {},
            "suspected": [],
            "assessments": [],
            "police_input": {},
            "missing": None,
            "addenda": [],
            "raised": [],
        },
    }


def test_R07_a_source_takes_the_place_of_one_under_the_same_key(read_models: ReadModels) -> None:
    read_models.given(
        told.opened(),
        told.source("enkat", SourceKind.OWN_UNITS_SURVEY, areas=1),
        told.source("enkat", SourceKind.OUTSIDE_SURVEY, areas=2),
        told.source("ia", SourceKind.IA, events=0),
    )
    sources = body(read_models)["sources"]
    assert {key: (source["kind"], source["figures"]) for key, source in sources.items()} == {
        "enkat": ("outside_survey", [{"phenomenon": "graffiti", "areas": 2, "events": None}]),
        "ia": ("ia", [{"phenomenon": "graffiti", "areas": None, "events": 0}]),
    }


def test_R21_the_judgement_is_the_last_one(read_models: ReadModels) -> None:
    read_models.given(told.opened(), told.judged(2, 0), told.judged(3, 1))
    assert body(read_models)["suspected"] == [{"phenomenon": "graffiti", "areas": 3, "events": 1}]


def test_R04_a_part_that_is_left_out_stays(read_models: ReadModels) -> None:
    read_models.given(told.opened(), told.described("Först.", "Källorna."), told.described("Sedan.", None))
    said = body(read_models)
    assert (said["analysis"], said["mapping"], said["other_information"]) == ("Sedan.", "Källorna.", None)


def test_R23_R32_a_draft_keeps_the_last_level_and_a_fixed_picture_keeps_all(read_models: ReadModels) -> None:
    read_models.given(told.opened(), told.assessed(Level.MEDIUM), told.assessed(Level.LOW))
    draft = {**RIGHT, "level": "low", "trend": "unchanged", "dated": None, "addendum": None}
    assert body(read_models)["assessments"] == [draft]

    read_models.fold(Ledger([told.opened(), told.assessed(Level.MEDIUM), told.assessed(), told.fixed()]).recorded)
    first = {**draft, "dated": "2026-11-01"}
    assert body(read_models)["assessments"] == [first]
    read_models.fold(
        Ledger(
            [told.opened(), told.assessed(Level.MEDIUM), told.assessed(), told.fixed(), told.addendum(), told.raised()]
        ).recorded
    )
    said = body(read_models)
    assert said["assessments"] == [
        first,
        {
            "milieu": "right_wing",
            "level": "high",
            "trend": "rising",
            "reason": "Fler händelser.",
            "dated": "2026-11-10",
            "addendum": "mars",
        },
    ]
    assert [(each["key"], each["dated"]) for each in said["addenda"]] == [("mars", "2026-11-10")]
    assert [(each["from_level"], each["to_level"], each["review_by"]) for each in said["raised"]] == [
        ("low", "high", "2026-12-10")
    ]


def test_R06_R07_a_fixed_picture_says_when_who_and_what_it_lacks(read_models: ReadModels) -> None:
    read_models.given(told.opened(), told.consulted(), told.fixed())
    row = read_models.now("situation_picture", told.THIS)
    assert row is not None
    said = row["body"]
    assert (row["status"], said["fixed_on"], said["diarienummer"], said["missing"]) == (
        "fixed",
        "2026-11-01",
        "1.2.1.-147/26",
        ["sisab"],
    )
    assert said["consultation"] == {
        "police_consulted_on": "2026-10-01",
        "police_function": "Kommunpolis",
        "contributing": ["kungsholmen"],
    }


def test_R05_a_picture_from_before_varna(read_models: ReadModels) -> None:
    adopted = situation_fixing.HistoricalPictureAdopted(
        namnd="skarpnack", picture_id=told.OLD, year=2019, source="Planen för 2019"
    )
    read_models.given(told.opened(told.OLD, 2019), told.assessed(Level.LOW, Trend.UNKNOWN, told.OLD), adopted)
    row = read_models.now("situation_picture", told.OLD)
    assert row is not None
    assert (row["status"], row["body"]["source"], row["body"]["fixed_on"]) == ("historical", "Planen för 2019", None)


def test_R04_a_finding_is_written_anew_under_its_key(read_models: ReadModels) -> None:
    read_models.given(told.opened(), told.finding("Först"), told.finding("Sedan"))
    assert read_models.now("finding", f"{told.THIS}-klotter") == {
        "namnd": "skarpnack",
        "picture_id": told.THIS,
        "body": {"key": "klotter", "title": "Sedan", "text": "Klotter vid skolorna."},
    }


def test_R24_A18_police_input_and_summary(read_models: ReadModels) -> None:
    read_models.given(*told.facts())
    said = body(read_models)
    assert said["police_input"]["right_wing"]["text"] == "Miljön är svag i området."
    assert said["summary"]["approving_function"] == "Kommunikatör"
    assert read_models.keys("expected_sources") == ["2019"]
