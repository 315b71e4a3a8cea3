"""Everything bad and everything good about support sent to one running system, and what became of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.bad_fields import out_of_shape, persons_in_codes, persons_in_texts
from tests.journeys.bad_grant_tables import refused_by_the_rules, tables_taken_in, unreadable_tables
from tests.journeys.bad_grants import against_the_rules
from tests.journeys.bad_shapes import Bad, bytes_of_no_command
from tests.journeys.good_grants import in_its_turn, in_words, of_every_sort, organisations
from tests.journeys.grant_orders import ORDERS, body_of
from tests.journeys.grant_questions import bad_questions, odd_questions
from tests.journeys.grants_city import GrantsCity, grants_city
from tests.journeys.sent_and_told import Answered, Outcome, files_of, import_files, send_bad, send_good


@contextmanager
def everything_about_grants(home: Path) -> Iterator[Outcome]:
    """Send it all, and stop the system."""
    with grants_city(home / "data") as city:
        seen = Outcome(there_before=files_of(home / "data"))
        seen.recorded.append(city.ways.recorded())
        _send_bad(city, seen, home)
        seen.recorded.append(city.ways.recorded())
        seen.told |= {f"while it ran: {name}": content for name, content in files_of(home / "data").items()}
        _send_good(city, seen, home)
        _, printed = city.machine.stop()
        seen.told |= {"printed": printed.encode(), **files_of(home / "data")}
        yield seen


def _send_bad(city: GrantsCity, seen: Outcome, home: Path) -> None:
    cases = {
        "shapes": [*_shapes()],
        "fields": [*out_of_shape("grants")],
        "persons": [*persons_in_texts("grants")],
        "codes": [*persons_in_codes("grants")],
        "rules": [*against_the_rules(city.duty)],
    }
    send_bad(city.ways, seen, cases)
    asked = [*bad_questions()]
    answers = city.ways.over_http([case.sent for case in asked])
    seen.questions = [Answered(case, said, None) for case, said in zip(asked, answers, strict=True)]
    seen.told["answered to questions"] = "\n".join(said.whole for said in answers).encode()
    for name, files in (("unreadable", [*unreadable_tables()]), ("refused", [*refused_by_the_rules()])):
        said = import_files(city.machine, home, {file.name: file.content for file in files}, "grants")
        seen.files[name] = files, said
        seen.told[f"import of {name}"] = json.dumps(said, ensure_ascii=False).encode()


def _shapes() -> Iterator[Bad]:
    """Yield bytes that are no command for every command, and for a few of them as bodies of requests too."""
    for bad in bytes_of_no_command({order: body_of(order) for order in ORDERS}):
        yield bad._replace(by_gateway=bad.order in ORDERS[:2])


def _send_good(city: GrantsCity, seen: Outcome, home: Path) -> None:
    cases = {"organisations": [*organisations()], "words": [*in_words()], "sorts": [*of_every_sort()]}
    send_good(city.ways, seen, cases)
    send_good(city.ways, seen, {"turns": [*in_its_turn(city.duty)]}, in_turn=True)
    odd = [*odd_questions()]
    answers = city.ways.over_http(odd)
    seen.good["questions"] = [Answered(question, said, None) for question, said in zip(odd, answers, strict=True)]
    seen.files["good"] = [], import_files(city.machine, home, dict(tables_taken_in()), "grants")
