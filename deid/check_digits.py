"""Check digits of Swedish numbers."""

from stdnum import luhn


def check_digit_right(number: str) -> bool:
    """Tell whether the last of the digits is right for those before it."""
    return bool(luhn.is_valid(number))
