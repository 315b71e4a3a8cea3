"""Amounts of money: whole öre and a currency, never a fraction."""

from pydantic import Field

from contracts.envelope import Contract
from contracts.grant_terms import Currency


class Money(Contract):
    """An amount in öre: 12 500 kr is 1 250 000."""

    ore: int = Field(ge=0, le=10**13)
    currency: Currency = Currency.SEK
