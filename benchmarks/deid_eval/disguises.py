"""The ways Unicode lets an identifier look the same, or be read the same, and be other characters."""

from collections.abc import Callable
from random import Random

Disguise = Callable[[str, Random], str]
"""Returns the text unchanged when there is nothing in it to disguise."""

_LOOKALIKES = str.maketrans("aceiopsxyABCEHIKMOPSTXY", "асеіорѕхуАВСЕНІКМОРЅТХУ")
_GREEK = str.maketrans("oABEHIKMNOPTXYZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")


def _inside(sign: str) -> Disguise:
    """Put an unseen sign between two characters somewhere in the middle."""

    def disguise(text: str, random: Random) -> str:
        place = random.randint(1, len(text) - 1)
        return text[:place] + sign + text[place:]

    return disguise


def _everywhere(sign: str) -> Disguise:
    return lambda text, _: sign.join(text)


def _after_each_digit(sign: str) -> Disguise:
    return lambda text, _: "".join(char + sign if char.isdigit() else char for char in text)


def _digits_from(zero: str) -> Disguise:
    table = {ord("0") + value: chr(ord(zero) + value) for value in range(10)}
    return lambda text, _: text.translate(table)


def _instead_of(old: str, new: str) -> Disguise:
    return lambda text, _: text.replace(old, new)


def _wrapped(text: str, random: Random) -> str:
    """Break the line at one of the spaces, as text copied from a page does."""
    spaces = [place for place, char in enumerate(text) if char == " "]
    if not spaces:
        return text
    place = random.choice(spaces)
    return f"{text[:place]}\n{text[place + 1 :]}"


def _full_width(text: str, _: Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _look_alike(text: str, _: Random) -> str:
    return text.translate(_LOOKALIKES)


def _look_alike_greek(text: str, _: Random) -> str:
    return text.translate(_GREEK)


def _plain(text: str, _: Random) -> str:
    return text


DISGUISES: dict[str, Disguise] = {
    "plain": _plain,
    "zero-width space": _inside("\u200b"),
    "zero-width space everywhere": _everywhere("\u200b"),
    "zero-width non-joiner": _inside("\u200c"),
    "zero-width joiner": _inside("\u200d"),
    "word joiner": _inside("\u2060"),
    "byte order mark": _inside("\ufeff"),
    "soft hyphen": _inside("\u00ad"),
    "invisible separator": _inside("\u2063"),
    "grapheme joiner": _inside("\u034f"),
    "underlined": _after_each_digit("\u0332"),
    "keycaps": _after_each_digit("\ufe0f\u20e3"),
    "full width": _full_width,
    "bold digits": _digits_from("\U0001d7ce"),
    "double-struck digits": _digits_from("\U0001d7d8"),
    "Arabic digits": _digits_from("\u0660"),
    "Persian digits": _digits_from("\u06f0"),
    "hyphen U+2010": _instead_of("-", "\u2010"),
    "no-break hyphen": _instead_of("-", "\u2011"),
    "en dash": _instead_of("-", "\u2013"),
    "em dash": _instead_of("-", "\u2014"),
    "minus sign": _instead_of("-", "\u2212"),
    "no-break space": _instead_of(" ", "\u00a0"),
    "narrow no-break space": _instead_of(" ", "\u202f"),
    "thin space": _instead_of(" ", "\u2009"),
    "figure space": _instead_of(" ", "\u2007"),
    "tabulator": _instead_of(" ", "\t"),
    "two spaces": _instead_of(" ", "  "),
    "line break": _wrapped,
    "Cyrillic letters": _look_alike,
    "Greek letters": _look_alike_greek,
}
