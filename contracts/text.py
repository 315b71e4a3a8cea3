"""Text that people write, and the door it must pass: structure first, the de-identification gate when it is built."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff")
_LAYOUT = frozenset("\n\t")


def structurally_sound(text: str) -> str:
    """Return the text in NFC without outer white space, or refuse it; the refused text is never part of the error."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise PydanticCustomError("text_surrogate", "the text holds half a character; send it as whole UTF-8") from None
    for character in text:
        if character in _BIDI:
            raise PydanticCustomError("text_bidi", "the text holds a direction control; remove it")
        if unicodedata.category(character) == "Cc" and character not in _LAYOUT:
            raise PydanticCustomError("text_control", "the text holds a control character; remove it")
    normal = unicodedata.normalize("NFC", text).strip()
    if not any(character not in _INVISIBLE and not character.isspace() for character in normal):
        raise PydanticCustomError("text_empty", "the text is empty; write something or leave the field out")
    return normal


Title = Annotated[str, Field(max_length=400), AfterValidator(structurally_sound)]
"""One line: a title, a function, a name of a unit. At most 400 characters."""

FreeText = Annotated[str, Field(max_length=4000), AfterValidator(structurally_sound)]
"""The only way for free text into Värna. At most 4,000 characters."""

Slug = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A code of lower-case ASCII letters, digits and single hyphens: safe in a subject, a path and an id."""

Diarienummer = Annotated[str, Field(max_length=60, pattern=r"^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö .:/\-]*$")]
"""A registry number as the registrar writes it, for example `1.2.1.-147/19`."""
