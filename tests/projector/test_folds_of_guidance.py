"""What the guidance, the directory and what is laid down for reports look like after their events."""

from datetime import date

from contracts.guidance import ContactConfirmed, DistrictsListed, LimitsSet
from tests.projector.read_models import ReadModels
from tests.projector.sample_guidance import TREE, called, facts, issued, listed


def test_R15_every_version_of_the_guidance_is_kept_with_the_order_they_were_issued_in(read_models: ReadModels) -> None:
    read_models.given(issued("g2", date(2026, 1, 1)), issued("g1", date(2026, 1, 1)))
    first, second = read_models.now("guidance", "g2"), read_models.now("guidance", "g1")
    assert first is not None
    assert second is not None
    assert first["body"] == {
        "namnd": None,
        "version": "g2",
        "valid_from": "2026-01-01",
        "source": "Rutin vid oro",
        "tree": TREE.model_dump(mode="json"),
        "issued": first["body"]["issued"],
    }
    assert first["body"]["issued"] < second["body"]["issued"]


def test_A19_an_entry_is_the_citys_or_a_namnds_and_is_unconfirmed_until_somebody_confirms_it(
    read_models: ReadModels,
) -> None:
    read_models.given(
        listed(None, "112"),
        listed("skarpnack", "08-508 15 000"),
        ContactConfirmed(namnd="skarpnack", key="alarm", confirmed_on=date(2026, 1, 2)),
    )
    citys, own = read_models.now("contact", "/alarm"), read_models.now("contact", "skarpnack/alarm")
    assert citys == {
        "namnd": None,
        "body": {
            "office": {"function": "Mottagning", "phone": "112", "address": None, "hours": None},
            "valid_from": "2017-01-01",
            "valid_to": "2026-12-31",
            "confirmed_on": None,
        },
    }
    assert own is not None
    assert (own["namnd"], own["body"]["confirmed_on"]) == ("skarpnack", "2026-01-02")


def test_R16_an_entry_that_is_listed_anew_is_unconfirmed_again(read_models: ReadModels) -> None:
    confirmed = ContactConfirmed(key="alarm", confirmed_on=date(2026, 1, 2))
    read_models.given(listed(None, "112"), confirmed, listed(None, "114 14"))
    row = read_models.now("contact", "/alarm")
    assert row is not None
    assert (row["body"]["office"]["phone"], row["body"]["confirmed_on"]) == ("114 14", None)


def test_A17_every_version_of_the_milieu_list_is_kept(read_models: ReadModels) -> None:
    read_models.given(called("m1", date(2017, 1, 1), "Vit makt"), called("m2", date(2023, 1, 1), "Högerextremism"))
    assert read_models.keys("milieu_list") == ["m1", "m2"]
    row = read_models.now("milieu_list", "m1")
    assert row is not None
    assert row["body"]["entries"][0]["label_sv"] == "Vit makt"
    assert row["body"]["source"] == "Säkerhetspolisen"


def test_N02_R18_districts_and_limits_are_rows_of_their_namnd_and_their_day(read_models: ReadModels) -> None:
    listing = next(fact for fact in facts() if isinstance(fact, DistrictsListed))
    limits = LimitsSet(graffiti_hours=24, review_days=30, valid_from=date(2017, 1, 1))
    read_models.given(listing, limits, limits.model_copy(update={"graffiti_hours": 48}))
    districts, row = read_models.now("district", "skarpnack"), read_models.now("limits", "2017-01-01")
    assert districts is not None
    assert [each["code"] for each in districts["body"]["districts"]] == ["bagarmossen", "karrtorp"]
    assert row is not None
    assert row["body"]["graffiti_hours"] == 48, "of two that hold from the same day the last one set"
