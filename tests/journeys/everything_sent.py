"""Everything bad and everything good sent to one running system; what it answered, printed and left on disk is kept."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.bad_rules import against_the_rules
from tests.journeys.bad_shapes import ORDERS, bytes_of_no_command, fields_out_of_shape
from tests.journeys.bad_tables import refused_by_the_service, taken_in, unreadable
from tests.journeys.bad_texts import counted_people, numbers_for_codes, persons
from tests.journeys.good_reports import in_words, of_any_hour, of_every_sort, of_pictures_and_surveys
from tests.journeys.report_orders import body_of
from tests.journeys.reports_city import ReportsCity, reports_city
from tests.journeys.sent_and_told import Outcome, files_of, import_files, send_bad, send_good

_STATISTICS = ("statistics", "--source", "trafikkontoret")


@contextmanager
def everything_sent(home: Path) -> Iterator[Outcome]:
    """Send it all, and stop the system."""
    with reports_city(home / "data") as city:
        seen = Outcome(there_before=files_of(home / "data"))
        seen.recorded.append(city.ways.recorded())
        _send_bad(city, seen, home)
        seen.recorded.append(city.ways.recorded())
        seen.told |= {f"while it ran: {name}": content for name, content in files_of(home / "data").items()}
        _send_good(city, seen, home)
        _, printed = city.machine.stop()
        seen.told |= {"printed": printed.encode(), **files_of(home / "data")}
        yield seen


def _send_bad(city: ReportsCity, seen: Outcome, home: Path) -> None:
    cases = {
        "shapes": [*bytes_of_no_command({order: body_of(order) for order in ORDERS})],
        "fields": [*fields_out_of_shape()],
        "persons": [*persons()],
        "codes": [*numbers_for_codes()],
        "counts": [*counted_people()],
        "rules": [*against_the_rules(city.known)],
    }
    send_bad(city.ways, seen, cases)
    for name, files in (("unreadable", [*unreadable()]), ("refused", [*refused_by_the_service()])):
        said = import_files(city.machine, home, {file.name: file.content for file in files}, *_STATISTICS)
        seen.files[name] = files, said
        seen.told[f"import of {name}"] = json.dumps(said, ensure_ascii=False).encode()


def _send_good(city: ReportsCity, seen: Outcome, home: Path) -> None:
    cases = {
        "sorts": [*of_every_sort()],
        "hours": [*of_any_hour()],
        "words": [*in_words()],
        "pictures": [*of_pictures_and_surveys(city.known)],
    }
    send_good(city.ways, seen, cases)
    seen.files["good"] = [], import_files(city.machine, home, dict(taken_in()), *_STATISTICS)
