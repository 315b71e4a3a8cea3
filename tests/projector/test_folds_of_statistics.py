"""What the counts of other systems look like after their events (R19)."""

from typing import Any

from tests.projector.read_models import ReadModels
from tests.projector.sample_statistics import SPRING, SUMMER, YEAR, facts, received, row


def periods(read_models: ReadModels, key: str = "skarpnack/trafikkontoret/2025") -> list[dict[str, Any]]:
    found = read_models.now("statistics", key)
    assert found is not None
    return list(found["body"]["periods"])


def test_R19_a_period_has_its_rows_with_zero_and_no_data_apart(read_models: ReadModels) -> None:
    read_models.given(received(row("bagarmossen", 0), row("karrtorp", None)))
    (period,) = periods(read_models)
    assert (period["starts"], period["ends"], period["file"]) == ("2025-01-01", "2025-04-30", "a" * 64)
    assert [(each["district"], each["count"]) for each in period["rows"]] == [("bagarmossen", 0), ("karrtorp", None)]
    found = read_models.now("statistics", "skarpnack/trafikkontoret/2025")
    assert found is not None
    assert (found["namnd"], found["source"], found["year"]) == ("skarpnack", "trafikkontoret", 2025)


def test_R19_other_counts_for_the_same_period_replace_the_earlier_ones(read_models: ReadModels) -> None:
    read_models.given(received(row(None, 3)), received(row(None, 4)))
    assert [each["count"] for period in periods(read_models) for each in period["rows"]] == [4]
    first, second = read_models.spans("statistics", "skarpnack/trafikkontoret/2025")
    assert first[1] == second[0]


def test_R19_periods_of_a_year_stand_beside_each_other_in_their_order(read_models: ReadModels) -> None:
    read_models.given(received(row(None, 3), period=SUMMER), received(row(None, 3)))
    assert [period["starts"] for period in periods(read_models)] == [str(SPRING.starts), str(SUMMER.starts)]


def test_R19_a_longer_period_takes_the_place_of_those_within_it_and_of_no_other_source(
    read_models: ReadModels,
) -> None:
    read_models.given(*facts())
    assert [period["ends"] for period in periods(read_models)] == [str(YEAR.ends)]
    assert [period["ends"] for period in periods(read_models, "skarpnack/sisab/2025")] == [str(SPRING.ends)]
