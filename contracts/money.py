"""Amounts of money: whole öre and a currency, never a fraction."""

from typing import NewType

from pydantic import Field

from contracts.envelope import Contract
from contracts.grant_terms import Currency

Ore = NewType("Ore", int)
"""Whole öre: a city's budget is more of them than the 32 bits of a GraphQL `Int` can hold."""


class Money(Contract):
    """An amount in öre: 12 500 kr is 1 250 000."""

    ore: Ore = Field(ge=0, le=10**13)
    currency: Currency = Currency.SEK
