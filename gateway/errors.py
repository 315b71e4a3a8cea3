"""Errors as clients see them: a stable code, words that repeat no value, and nothing of our insides."""

import logging
import traceback
from collections.abc import Iterable, Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from sqlalchemy.exc import DataError

from contracts.answers import Refusal
from gateway.commands import UnansweredError

log = logging.getLogger(__name__)

_MASKED = "Något gick fel hos oss. / Something went wrong on our side."
_DOWN = "Tjänsten är inte igång. / The service is not running."
_SLOW = "Tjänsten svarade inte i tid. / The service did not answer in time."
_UNSEARCHABLE = (
    "Ett av frågans värden innehåller ett tecken som inte kan finnas i registret."
    " / A value of the question holds a character that cannot be in the register."
)
_CORRECT = "Rätta värdet och fråga igen. / Correct the value and ask again."
_SEND_AGAIN = "Send the command again with this commandId: it will not be done twice."


class RefusedQuestionError(Exception):
    """A question that cannot be answered as it is asked."""

    def __init__(self, refusal: Refusal) -> None:
        """Say why; a refusal never repeats what was asked."""
        super().__init__(refusal.code)
        self.refusal = refusal


def refused(code: str, message: str) -> dict[str, Any]:
    """Return the one error of a request that was not read as GraphQL."""
    return {"message": message, "extensions": {"code": code}}


def presented(errors: Iterable[GraphQLError], most: int) -> list[dict[str, Any]]:
    """Return errors as clients see them, no more than `most`."""
    return [_presented(error) for error in list(errors)[:most]]


def _presented(error: GraphQLError) -> dict[str, Any]:
    message, extensions = _said(error)
    shown: dict[str, Any] = {"message": message}
    if error.locations:
        shown["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        shown["path"] = error.path
    return {**shown, "extensions": extensions}


def _said(error: GraphQLError) -> tuple[str, dict[str, Any]]:
    cause = error.original_error
    if isinstance(cause, UnansweredError):
        code, words = ("SERVICE_SLOW", _SLOW) if cause.slow else ("SERVICE_DOWN", _DOWN)
        return words, {"code": code, "commandId": cause.command_id, "hint": _SEND_AGAIN}
    if isinstance(cause, RefusedQuestionError):
        why = cause.refusal
        return f"{why.reason_sv} / {why.reason_en}", {"code": why.code, "field": why.field, "hint": why.hint}
    if isinstance(cause, DataError):
        # PostgreSQL cannot hold the character NUL, nor look for it.
        return _UNSEARCHABLE, {"code": "VALUE_UNSEARCHABLE", "hint": _CORRECT}
    if cause is not None:
        # The text of an exception can hold what somebody wrote; its kind and place cannot.
        log.error("a field failed: %s at %s", type(cause).__name__, _place_of(cause))
        return _MASKED, {"code": "INTERNAL"}
    if isinstance(error, GraphQLSyntaxError):
        return "The document is not GraphQL.", {"code": "GRAPHQL_PARSE_FAILED"}
    return error.message, {"code": "GRAPHQL_VALIDATION_FAILED", **(error.extensions or {})}


def _place_of(error: BaseException) -> str:
    frames: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
