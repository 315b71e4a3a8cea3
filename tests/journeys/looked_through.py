"""Whether what must be refused was, in both ways in; and where a secret is found in what was told."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from strawberry.utils.str_converters import to_camel_case

from tests.journeys.sent_and_told import Answered

SAYS_NO = {200, 400, 413}
_UNREAD = {"BAD_REQUEST", "BODY_TOO_LARGE", "BAD_VARIABLES", "BATCHING_OFF", "MALFORMED_JSON"}
"""What HTTP and GraphQL say themselves, before the contract is asked."""
_SHORTEST = 6
"""What is shorter is found anywhere by chance."""


def refused_in_both(answered: Answered) -> bool:
    """Tell whether a command is refused as stated, with its field, why in two languages and what to do."""
    case, said, _ = answered
    as_stated = said.code == case.code and is_at(said.field, case.field)
    return said.outcome == "refused" and as_stated and all(said.words) and _refused_by_gateway(answered)


def _refused_by_gateway(answered: Answered) -> bool:
    """Tell whether the gateway says no in the same words, or by the shapes that HTTP and GraphQL have themselves."""
    case, _, said = answered
    if said is None:
        return not case.by_gateway
    if said.outcome == "accepted" or said.status not in SAYS_NO or not all(said.words):
        return False
    if said.outcome == "unread":
        return case.code in {"MALFORMED", "TOO_LARGE"} and said.code in _UNREAD
    return said.code == case.code and is_at(said.field, case.field, to_camel_case)


def is_at(said: str | None, place: str | None, written: Callable[[str], str] = str) -> bool:
    """Tell whether the field is the stated one or within it."""
    expected = ".".join(map(written, (place or "").split(".")))
    return (said or "").startswith(expected) and bool(said) == bool(place)


def found(places: Mapping[str, bytes], secrets: Iterable[str]) -> set[tuple[str, str]]:
    """Return where which of the secrets stands; what is too short to be told from chance is not looked for."""
    searched = {secret for secret in secrets if len(secret) >= _SHORTEST}
    contents: dict[bytes, list[str]] = {}
    for place, content in places.items():
        contents.setdefault(content, []).append(place)
    return {
        (place, secret)
        for content, those in contents.items()
        for secret in searched
        if any(form in content for form in _forms(secret))
        for place in those
    }


@cache
def _forms(secret: str) -> set[bytes]:
    plain = secret.encode("utf-8", "surrogatepass")
    return {plain, json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le", "surrogatepass")}
