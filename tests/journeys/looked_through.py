"""Whether what must be refused was, in both ways in and in files; and where a secret is found in what was told."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from tests.journeys.bad_tables import BadFile
from tests.journeys.sent_and_told import MARK, Answered, Outcome

_SAYS_NO = {200, 400, 413}
_UNREAD = {"BAD_REQUEST", "BODY_TOO_LARGE", "BAD_VARIABLES", "BATCHING_OFF", "MALFORMED_JSON"}
"""What HTTP and GraphQL say themselves, before the contract is asked."""
_SHORTEST = 6
"""What is shorter is found anywhere by chance."""


def refused_in_both(answered: Answered) -> bool:
    """Tell whether a command is refused as stated, with its field, why in two languages and what to do."""
    case, said, _ = answered
    as_stated = said.code == case.code and _is_at(said.field, case.field)
    return said.outcome == "refused" and as_stated and all(said.words) and _refused_by_gateway(answered)


def _refused_by_gateway(answered: Answered) -> bool:
    """Tell whether the gateway says no in the same words, or by the shapes that HTTP and GraphQL have themselves."""
    case, _, said = answered
    if said is None:
        return not case.by_gateway
    if said.outcome == "accepted" or said.status not in _SAYS_NO or not all(said.words):
        return False
    if said.outcome == "unread":
        return case.code in {"MALFORMED", "TOO_LARGE"} and said.code in _UNREAD
    return said.code == case.code and _is_at(said.field, case.field, to_camel_case)


def unexplained(outcome: Outcome) -> list[Answered]:
    """Return the questions that were answered, or not refused as stated."""
    return [
        each
        for each in outcome.questions
        for case, said, _ in (each,)
        if said.outcome != "unread"
        or said.status not in _SAYS_NO
        or not all(said.words)
        or said.code != case.code
        or not _is_at(said.field, case.field)
    ]


def not_refused(files: Iterable[BadFile], said: Mapping[str, Any]) -> list[BadFile]:
    """Return the files that were not each refused for its own fault, with a reason and what to do."""
    assert said["accepted"] is None
    assert all(problem[part] for problem in said["problems"] for part in ("reason_sv", "reason_en", "suggestion"))
    told = {(Path(problem["file"]).name, problem["code"]) for problem in said["problems"]}
    return [file for file in files if (file.name, file.code) not in told]


def gone_wrong(outcome: Outcome) -> list[str]:
    """Return what says that something was recorded of what is bad, or went wrong inside."""
    before, after = outcome.recorded
    answered = b"".join(content for name, content in outcome.told.items() if name.startswith("answered"))
    printed = outcome.told["printed"].decode()
    return [
        *(f"{service} recorded" for service in after if before[service] != after[service]),
        *(["INTERNAL"] if b"INTERNAL" in answered else []),
        *(trouble for trouble in ("Traceback", "failed", "stands still") if trouble in printed),
    ]


def secrets_of(outcome: Outcome) -> set[str]:
    """Return what must be found nowhere: what is wrong in the bad input, and the ids of its commands."""
    answers = [*outcome.questions, *(each for group in outcome.bad.values() for each in group)]
    sent = {secret for each in answers for secret in each.case.secrets} | {f"{MARK}-{group}" for group in outcome.bad}
    return sent | {file.secret for files, _ in outcome.files.values() for file in files}


def counted(outcome: Outcome) -> tuple[dict[str, int], dict[str, int]]:
    """Return how much was bad and how much good, by group; files that are good are counted by who knows them."""
    bad = {group: len(answers) for group, answers in outcome.bad.items()}
    bad |= {"files": sum(len(files) for files, _ in outcome.files.values()), "questions": len(outcome.questions)}
    return bad, {group: len(answers) for group, answers in outcome.good.items()}


def _is_at(said: str | None, place: str | None, written: Callable[[str], str] = str) -> bool:
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
