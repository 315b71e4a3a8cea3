"""Checks of amounts: something, and never more than there is."""

from contracts.answers import Refusal, refuse
from contracts.money import Money


def nothing(amount: Money) -> Refusal | None:
    """Refuse an amount of zero."""
    if amount.ore > 0:
        return None
    return refuse(
        "AMOUNT_ZERO",
        "Beloppet är noll.",
        "The amount is zero.",
        field="amount.ore",
        hint="Ange beloppet i öre. / Give the amount in öre.",
    )


def too_much(amount: Money, most: int) -> Refusal | None:
    """Refuse more than there is to take from."""
    if amount.ore <= most:
        return None
    return refuse(
        "AMOUNT_TOO_LARGE",
        f"Beloppet är för stort; det kan vara högst {most} öre.",
        f"The amount is too large; it can be at most {most} öre.",
        field="amount.ore",
        hint="Kontrollera beloppet. / Check the amount.",
    )
