"""Everything bad and everything good sent to one running system; what it answered, printed and left on disk is kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.journeys.bad_rules import against_the_rules
from tests.journeys.bad_shapes import Bad, bytes_of_no_command, fields_out_of_shape
from tests.journeys.bad_tables import BadFile, refused_by_the_service, taken_in, unreadable
from tests.journeys.bad_texts import counted_people, numbers_for_codes, persons
from tests.journeys.good_reports import in_words, of_any_hour, of_every_sort, of_pictures_and_surveys
from tests.journeys.reports_city import ReportsCity, reports_city
from tests.journeys.two_ways_in import Said, mutation

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
    files: dict[str, tuple[list[BadFile], dict[str, Any]]] = field(default_factory=dict)
    recorded: list[dict[str, int]] = field(default_factory=list)
    """How far the services had come before anything bad was sent, and after it all."""
    there_before: dict[str, bytes] = field(default_factory=dict)
    """Every file, before anything bad was sent."""
    told: dict[str, bytes] = field(default_factory=dict)
    """What was answered and printed, and every file, by name."""


@contextmanager
def everything_sent(home: Path) -> Iterator[Outcome]:
    """Send it all, and stop the system."""
    with reports_city(home / "data") as city:
        seen = Outcome(there_before=_files(home / "data"))
        seen.recorded.append(city.ways.recorded())
        _send_bad(city, seen, home)
        seen.recorded.append(city.ways.recorded())
        seen.told |= {f"while it ran: {name}": content for name, content in _files(home / "data").items()}
        _send_good(city, seen, home)
        _, printed = city.machine.stop()
        seen.told |= {"printed": printed.encode(), **_files(home / "data")}
        yield seen


def _send_bad(city: ReportsCity, seen: Outcome, home: Path) -> None:
    cases = {
        "shapes": [*bytes_of_no_command()],
        "fields": [*fields_out_of_shape()],
        "persons": [*persons()],
        "codes": [*numbers_for_codes()],
        "counts": [*counted_people()],
        "rules": [*against_the_rules(city.known)],
    }
    for group, bad in cases.items():
        for number, case in enumerate(bad):
            if isinstance(case.sent, dict):
                case.sent.setdefault("command_id", f"{MARK}-{group}-{number:04}")
        seen.bad[group] = _answered(city, bad)
    for name, files in (("unreadable", [*unreadable()]), ("refused", [*refused_by_the_service()])):
        said = _import(city, home, {file.name: file.content for file in files})
        seen.files[name] = files, said
        seen.told[f"import of {name}"] = json.dumps(said, ensure_ascii=False).encode()
    every = [each for answers in seen.bad.values() for each in answers]
    seen.told["answered"] = "\n".join(
        said.whole for each in every for said in (each.over_bus, each.by_gateway) if said
    ).encode()


def _answered(city: ReportsCity, bad: list[Bad]) -> list[Answered]:
    over_bus = city.ways.over_the_bus([(case.order, _as_bytes(case.sent)) for case in bad])
    by_gateway = iter(city.ways.over_http([_as_request(case) for case in bad if case.by_gateway]))
    answers = zip(bad, over_bus, strict=True)
    return [Answered(case, said, next(by_gateway) if case.by_gateway else None) for case, said in answers]


def _as_bytes(sent: Any) -> bytes:
    return sent if isinstance(sent, bytes) else json.dumps(sent).encode()


def _as_request(case: Bad) -> bytes:
    return mutation(case.order, case.sent) if isinstance(case.sent, dict) else case.sent


def _send_good(city: ReportsCity, seen: Outcome, home: Path) -> None:
    cases = {
        "sorts": [*of_every_sort()],
        "hours": [*of_any_hour()],
        "words": [*in_words()],
        "pictures": [*of_pictures_and_surveys(city.known)],
    }
    for group, good in cases.items():
        bodies = [{"command_id": f"{group}-good-{number:04}", **case.body} for number, case in enumerate(good)]
        half = len(good) // 2
        said = city.ways.over_the_bus([(c.order, _as_bytes(b)) for c, b in zip(good[:half], bodies, strict=False)])
        said += city.ways.over_http([mutation(c.order, b) for c, b in zip(good[half:], bodies[half:], strict=True)])
        seen.good[group] = [Answered(case, answer, None) for case, answer in zip(good, said, strict=True)]
    seen.files["good"] = [], _import(city, home, dict(taken_in()))


def _import(city: ReportsCity, home: Path, files: dict[str, bytes]) -> dict[str, Any]:
    for name, content in files.items():
        (home / name).write_bytes(content)
    source = ("--source", "trafikkontoret", "--json")
    done = city.machine.command("import", "statistics", *source, *(str(home / name) for name in files))
    said: dict[str, Any] = json.loads(done.stdout)
    return said | {"stderr": done.stderr}


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
