"""What messages to schools and attestations of the routine for consent look like after their events."""

from tests.projector.read_models import ReadModels
from tests.projector.sample_preparedness import announced, attested, confirmed


def test_R27_a_message_shows_which_schools_have_read_it(read_models: ReadModels) -> None:
    read_models.given(announced(), confirmed("skarpnacks-skola"))
    found = read_models.now("announcement", "torget")
    assert found is not None
    assert found["namnd"] == "skarpnack"
    assert (found["body"]["on"], found["body"]["hours"]) == ("2026-12-05", "Klockan 13 till 15")
    assert (found["body"]["district"], found["body"]["what_to_do"]) == ("karrtorp", "Håll eleverna inne på rasten.")
    assert found["body"]["schools"] == [
        {"school": "karrtorps-skola", "read_on": None},
        {"school": "skarpnacks-skola", "read_on": "2026-11-21"},
    ]


def test_R30_the_last_attestation_of_a_unit_and_year_holds(read_models: ReadModels) -> None:
    read_models.given(
        attested("unga", 2025, used=False), attested("unga", 2026, used=False), attested("unga", 2025, used=True)
    )
    found = read_models.now("consent_routine", "skarpnack/unga/2025")
    assert found == {
        "namnd": "skarpnack",
        "year": 2025,
        "body": {"unit": "unga", "used": True, "attested_on": "2025-03-01"},
    }
    assert read_models.keys("consent_routine") == ["skarpnack/unga/2025", "skarpnack/unga/2026"]
