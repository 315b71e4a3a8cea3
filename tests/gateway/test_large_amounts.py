"""Amounts of a city through GraphQL: more öre than the 32 bits of an `Int` hold, in and out."""

import pytest
from graphql import parse, validate

from gateway.schema import executable
from tests.gateway import support_told as told
from tests.gateway.city_told import CityTold
from tests.grants import histories
from tests.grants.spec import NAMND

LARGE = 50_000_000_00


async def test_G01_the_budget_of_a_large_round_is_shown_whole(city: CityTold) -> None:
    told.begun(city, histories.open_round(round_id="large", budget=histories.kronor(LARGE // 100)))
    found = await city.ask(f'{{ rounds(namnd: "{NAMND}") {{ roundId budget {{ ore }} left {{ ore }} }} }}')
    shown = next(each for each in found["rounds"] if each["roundId"] == "large")
    assert (shown["budget"], shown["left"]) == ({"ore": LARGE}, {"ore": LARGE})


@pytest.mark.parametrize(("ore", "taken"), [(str(LARGE), True), ("12.5", False), ("true", False), ('"12"', False)])
def test_an_amount_is_given_as_a_whole_number(ore: str, taken: bool) -> None:
    asked = f"""mutation {{ openRound(input: {{
        actor: {{account: "u-1", role: GRANTS_DECIDER, namnd: "skarpnack"}}
        namnd: "skarpnack", roundId: "r", kind: GRANT, opensOn: "2026-01-01", closesOn: "2026-02-01"
        period: {{starts: "2026-01-01", ends: "2026-12-31"}}, budget: {{ore: {ore}}}
    }}) {{ __typename }} }}"""
    assert (validate(executable(), parse(asked)) == []) is taken
