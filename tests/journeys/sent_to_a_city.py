"""Everything bad and everything good sent to one running city, and what became of it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from tests.journeys.bad_shapes import Bad
from tests.journeys.bad_tables import BadFile
from tests.journeys.good_reports import Good
from tests.journeys.one_machine import OneMachine
from tests.journeys.sent_and_told import Answered, ImportFiles, Outcome, files_of, send_bad, send_good
from tests.journeys.two_ways_in import TwoWaysIn


class City(NamedTuple):
    """The machine, and the ways in."""

    machine: OneMachine
    ways: TwoWaysIn


class Running(Protocol):
    """A city that runs, whatever else is known of it."""

    @property
    def machine(self) -> OneMachine: ...

    @property
    def ways(self) -> TwoWaysIn: ...


@dataclass(frozen=True)
class Sending:
    """What is sent to a city: first what must be refused, then what must be accepted, each by group."""

    bad: Mapping[str, Sequence[Bad]]
    bad_files: Mapping[str, Sequence[BadFile]]
    good: Mapping[str, Sequence[Good]]
    good_files: Mapping[str, bytes]
    import_files: ImportFiles
    in_turn: Mapping[str, Sequence[Good]] = field(default_factory=dict)
    """What must be accepted in the order in which it stands."""
    bad_questions: Sequence[Bad] = ()
    odd_questions: Sequence[bytes] = ()


@contextmanager
def everything_sent_to(
    city: AbstractContextManager[Running], home: Path, sending: Callable[[Any], Sending]
) -> Iterator[Outcome]:
    """Send it all to a city whose data is in a folder of its home, and stop the city."""
    with city as running:
        to_send = sending(running)
        seen = Outcome(there_before=files_of(home / "data"))
        seen.recorded.append(running.ways.recorded())
        _send_bad(running, to_send, seen, home)
        seen.recorded.append(running.ways.recorded())
        seen.told |= {f"while it ran: {name}": content for name, content in files_of(home / "data").items()}
        _send_good(running, to_send, seen, home)
        _, printed = running.machine.stop()
        seen.told |= {"printed": printed.encode(), **files_of(home / "data")}
        yield seen


def _send_bad(city: Running, sending: Sending, seen: Outcome, home: Path) -> None:
    send_bad(city.ways, seen, sending.bad)
    asked = sending.bad_questions
    answers = city.ways.over_http([case.sent for case in asked])
    seen.questions = [Answered(case, said, None) for case, said in zip(asked, answers, strict=True)]
    seen.told["answered to questions"] = "\n".join(said.whole for said in answers).encode()
    for name, files in sending.bad_files.items():
        said = sending.import_files(city.machine, home, {file.name: file.content for file in files})
        seen.files[name] = list(files), said
        seen.told[f"import of {name}"] = json.dumps(said, ensure_ascii=False).encode()


def _send_good(city: Running, sending: Sending, seen: Outcome, home: Path) -> None:
    send_good(city.ways, seen, sending.good)
    send_good(city.ways, seen, sending.in_turn, in_turn=True)
    odd = sending.odd_questions
    answers = city.ways.over_http(odd)
    seen.good["questions"] = [Answered(question, said, None) for question, said in zip(odd, answers, strict=True)]
    seen.files["good"] = [], sending.import_files(city.machine, home, sending.good_files)
