"""The de-identification gate as part of a type: what points at a person cannot become a value."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Self

from pydantic import ValidationInfo, ValidatorFunctionWrapHandler
from pydantic_core import PydanticCustomError

import deid
from deid import Kind, Outcome, Span

Screen = Callable[[str], tuple[Span, ...]]
"""Looks at a text: returns the stretches that a sender must attest, or raises why the text is not taken.

Given as the context of a validation it looks instead of the gate.
"""

_SIX_DIGITS = re.compile(r"(?:\d\D*+){6}")
_MADE_BY_MACHINE = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:step|import):[0-9a-f]{64}", re.IGNORECASE
)


class Screened(str):
    """A text that was looked at, with the stretches that a command holds only when its sender attests them."""

    __slots__ = ("review",)
    review: tuple[Span, ...]

    def __new__(cls, text: str, review: tuple[Span, ...] = ()) -> Self:
        """Mark a text; whoever builds a fact of it need not look again."""
        screened = super().__new__(cls, text)
        screened.review = review
        return screened


def screen(text: str) -> tuple[Span, ...]:
    """Ask the gate. A text that nobody could look at is refused."""
    try:
        verdict = deid.check(text)
    except Exception:  # noqa: BLE001 - whatever is wrong with the gate, nothing passes, and no traceback shows the text
        raise PydanticCustomError("text_gate_down", "the gate could not look at the text; try again later") from None
    if verdict.outcome is Outcome.REFUSED:
        raise personal(verdict.spans)
    return verdict.spans


def as_recorded(_text: str) -> tuple[Span, ...]:
    """Let through what stands in a log already: a stricter gate must never make an old log unreadable."""
    return ()


def gated(value: Any, sound: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Screened:
    """Return the text as Värna stores it, looked at once."""
    text: str = sound(value)
    if isinstance(value, Screened) and value == text:
        return value
    look: Screen = info.context or screen
    return Screened(text, look(text))


def impersonal(code: str, info: ValidationInfo) -> str:
    """Return a code as it is, or refuse it when it holds a person's number; with few digits it cannot."""
    if info.context is not as_recorded and _SIX_DIGITS.search(code) and not _MADE_BY_MACHINE.fullmatch(code):
        screen(code)
    return code


def of_nobody(code: str, info: ValidationInfo) -> str:
    """Return a code as it is, or refuse it when it holds a name or anything else that points at a person."""
    if info.context is not as_recorded and (spans := screen(code)):
        raise personal(spans)
    return code


def of_a_function(number: str, info: ValidationInfo) -> str:
    """Return a phone number that an office can have: not a mobile one, nor one that identifies a person."""
    if info.context is not as_recorded:
        if deid.is_mobile(number):
            raise personal((Span(0, len(number), Kind.PHONE),))
        try:
            screen(number)
        except PydanticCustomError as refused:
            if {span.kind for span in (refused.context or {}).get("spans", ())} != {Kind.PHONE}:
                raise
    return number


def personal(spans: tuple[Span, ...]) -> PydanticCustomError:
    """Return the refusal of a text that points at a person: where and what, never the words."""
    _, english = in_words(spans)
    return PydanticCustomError(
        "text_personal", f"the text points at a person: {english}; remove it or rephrase", {"spans": spans}
    )


def unattested(spans: tuple[Span, ...]) -> PydanticCustomError:
    """Return the refusal of a text that may point at a person, and that nobody has said does not."""
    _, english = in_words(spans)
    return PydanticCustomError(
        "text_review",
        f"the text may point at a person: {english}; rephrase, or attest that it does not",
        {"spans": spans},
    )


def in_words(spans: Iterable[Span]) -> tuple[str, str]:
    """Return in Swedish and in English what was found and where; characters are counted from 0."""
    found = tuple(spans)
    swedish = ", ".join(f"{span.kind.swedish} (tecken {span.start}–{span.end})" for span in found)
    return swedish, ", ".join(f"{span.kind.english} (characters {span.start}–{span.end})" for span in found)


def as_items(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the stretches as `start-end:kind`, for programs."""
    return tuple(f"{span.start}-{span.end}:{span.kind}" for span in spans)
