"""Text that people write, and the door it must pass: structure first, then the de-identification gate."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field, WrapValidator
from pydantic_core import PydanticCustomError

from contracts.gate import gated, impersonal, of_a_function, of_nobody

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_BREAK = re.compile("[\n\u2028\u2029]")
_UNSEEN = "CZM"
"""First letters of the Unicode categories that show nothing by themselves: controls, spaces, combining marks."""


def structurally_sound(text: str) -> str:
    """Return the text in NFC without outer white space, or refuse it; the refused text is never part of the error."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise PydanticCustomError("text_surrogate", "the text holds half a character; send it as whole UTF-8") from None
    text = text.replace("\r\n", "\n")
    if _BIDI.search(text):
        raise PydanticCustomError("text_bidi", "the text holds a direction control; remove it")
    if _CONTROL.search(text):
        raise PydanticCustomError("text_control", "the text holds a control character; remove it")
    normal = unicodedata.normalize("NFC", text).strip()
    if not any(unicodedata.category(character)[0] not in _UNSEEN for character in normal):
        raise PydanticCustomError("text_empty", "the text is empty; write something or leave the field out")
    return normal


def one_line(text: str) -> str:
    """Return the text as it is, or refuse it when it breaks into lines."""
    if _LINE_BREAK.search(text):
        raise PydanticCustomError("text_lines", "the text has several lines; write it on one")
    return text


Title = Annotated[
    str, Field(max_length=400), AfterValidator(structurally_sound), AfterValidator(one_line), WrapValidator(gated)
]
"""One line: a title, a function, a name of a unit. At most 400 characters."""

FreeText = Annotated[str, Field(max_length=4000), AfterValidator(structurally_sound), WrapValidator(gated)]
"""The only way for free text into Värna. At most 4,000 characters."""

Slug = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), AfterValidator(impersonal)]
"""A code of lower-case ASCII letters, digits and single hyphens: safe in a subject, a path and an id."""

BookingReference = Annotated[Slug, AfterValidator(of_nobody)]
"""What a booking system calls a booking: never by the name of whoever booked (G13)."""

Diarienummer = Annotated[
    str, Field(max_length=60, pattern=r"^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö .:/\-]*$"), AfterValidator(impersonal)
]
"""A registry number as the registrar writes it, for example `1.2.1.-147/19`."""

CommandId = Annotated[
    str, Field(min_length=8, max_length=120, pattern=r"^[A-Za-z0-9._:/-]+$"), AfterValidator(impersonal)
]
"""What a sender calls a command, to be able to send it again."""

FunctionPhone = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 \-]{1,20}$"), AfterValidator(of_a_function)]
"""The number of an office. In no text: only here does a number pass that the gate does not know for a function's."""

WebAddress = Annotated[str, Field(max_length=200, pattern=r"^https?://[^\s]+$"), WrapValidator(gated)]
"""A page of an office."""
