"""Bad and good commands sent to a running system in both ways, and what it answers, prints and leaves on disk."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.journeys.bad_shapes import Bad
from tests.journeys.bad_tables import BadFile
from tests.journeys.good_reports import Good
from tests.journeys.one_machine import OneMachine
from tests.journeys.two_ways_in import AT_ONCE, Said, TwoWaysIn, mutation

ImportFiles = Callable[[OneMachine, Path, Mapping[str, bytes]], dict[str, Any]]
"""Lets files be imported by way of a folder, and returns what was said."""
MARK = "refused"
"""What the id of every command begins with that must be refused."""


class Answered(NamedTuple):
    """A case, and what was answered to it over the bus and by the gateway."""

    case: Any
    over_bus: Said
    by_gateway: Said | None


@dataclass
class Outcome:
    """All that was sent, answered, printed and left."""

    bad: dict[str, list[Answered]] = field(default_factory=dict)
    good: dict[str, list[Answered]] = field(default_factory=dict)
    questions: list[Answered] = field(default_factory=list)
    """Questions that cannot be answered, by the gateway only."""
    files: dict[str, tuple[list[BadFile], dict[str, Any]]] = field(default_factory=dict)
    recorded: list[dict[str, int]] = field(default_factory=list)
    """How far the services had come before anything bad was sent, and after it all."""
    there_before: dict[str, bytes] = field(default_factory=dict)
    """Every file, before anything bad was sent."""
    told: dict[str, bytes] = field(default_factory=dict)
    """What was answered and printed, and every file, by name."""


def send_bad(ways: TwoWaysIn, seen: Outcome, cases: Mapping[str, Sequence[Bad]]) -> None:
    """Send what must be refused over the bus, and by the gateway too unless a case says otherwise."""
    for group, bad in cases.items():
        for number, case in enumerate(bad):
            if isinstance(case.sent, dict):
                case.sent.setdefault("command_id", f"{MARK}-{group}-{number:04}")
        seen.bad[group] = _answered(ways, bad)
    every = [each for group in cases for each in seen.bad[group]]
    seen.told["answered"] = "\n".join(
        said.whole for each in every for said in (each.over_bus, each.by_gateway) if said
    ).encode()


def _answered(ways: TwoWaysIn, bad: Sequence[Bad]) -> list[Answered]:
    over_bus = ways.over_the_bus([(case.order, _as_bytes(case.sent)) for case in bad])
    by_gateway = iter(ways.over_http([_as_request(case) for case in bad if case.by_gateway]))
    answers = zip(bad, over_bus, strict=True)
    return [Answered(case, said, next(by_gateway) if case.by_gateway else None) for case, said in answers]


def _as_bytes(sent: Any) -> bytes:
    return sent if isinstance(sent, bytes) else json.dumps(sent).encode()


def _as_request(case: Bad) -> bytes:
    return mutation(case.order, case.sent) if isinstance(case.sent, dict) else case.sent


def send_good(ways: TwoWaysIn, seen: Outcome, cases: Mapping[str, Sequence[Good]], *, in_turn: bool = False) -> None:
    """Send what must be accepted: the first half over the bus and the other by the gateway, many at once or in turn."""
    for group, good in cases.items():
        bodies = [{"command_id": f"{group}-good-{number:04}", **case.body} for number, case in enumerate(good)]
        half = len(good) // 2
        at_once = 1 if in_turn else AT_ONCE
        said = ways.over_the_bus([(c.order, _as_bytes(b)) for c, b in zip(good[:half], bodies, strict=False)], at_once)
        said += ways.over_http([mutation(c.order, b) for c, b in zip(good[half:], bodies[half:], strict=True)], at_once)
        seen.good[group] = [Answered(case, answer, None) for case, answer in zip(good, said, strict=True)]


def imported_by(*command: str) -> ImportFiles:
    """Return what lets files be imported by a command, all of them at once, and returns what it said."""

    def import_files(machine: OneMachine, home: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
        for name, content in files.items():
            (home / name).write_bytes(content)
        done = machine.quick("import", *command, "--json", *(str(home / name) for name in files))
        said: dict[str, Any] = json.loads(done.stdout)
        return said | {"stderr": done.stderr}

    return import_files


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder; one that the bus is about to put in place of another may be gone meanwhile."""
    found: dict[str, bytes] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            with suppress(FileNotFoundError):
                found[str(file.relative_to(folder))] = file.read_bytes()
    return found
