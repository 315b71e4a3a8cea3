"""Writes `incidents-2025.yaml` beside this file: an invented year of reports, the same every time.

Nothing in it has happened. It is drawn from a seed: more reports in spring and autumn, graffiti mostly out of doors,
some of it with no time of notice or of removal. Run it with `python -m examples.synthetic.generate`.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from varna.importing.yaml_lines import read_yaml

YEAR, SEED, REPORTS = 2025, 1, 300
HERE = Path(__file__).parent
FILE = HERE / f"incidents-{YEAR}.yaml"
_STOCKHOLM = HERE.parent / "stockholm"

_HEAD = f"""\
# yaml-language-server: $schema=../schema/reports.schema.json
# PÅHITTAT. Ingenting i den här filen har hänt. / INVENTED. Nothing in this file has happened.
#
# A synthetic year of reports, drawn from seed {SEED} by examples/synthetic/generate.py: to try Värna with, and to show
# what a year can look like. It says nothing of any real nämnd. The script writes the file; do not edit it by hand.
format: varna.reports/1

incidents:
"""

Choices = dict[Any, int]
"""What can be drawn, and how often against the others."""

_BY_MONTH = (5, 6, 9, 11, 10, 6, 3, 6, 12, 12, 9, 5)
_KINDS: Choices = {
    "graffiti": 42,
    "propaganda": 22,
    "threat": 8,
    "vandalism": 8,
    "manifestation": 6,
    "improper_influence": 5,
    "recruitment_attempt": 4,
    "intrusion": 3,
    "other": 2,
}
_MILIEUS: Choices = {None: 4, "right_wing": 2, "left_wing": 2, "islamist": 2, "unspecified": 1}
"""Those with a name equally often: nobody is to read anything out of what is invented."""
_OUTDOORS: Choices = {"street_or_square": 6, "park_or_nature": 3, "housing": 3, "public_transport": 2, "school": 2}
_SETTINGS: Choices = {
    "school": 9,
    "street_or_square": 7,
    "online": 4,
    "youth_centre": 4,
    "library_or_culture": 4,
    "municipal_office": 3,
    "sports_venue": 2,
    "housing": 2,
    "association_premises": 1,
}
_FUNCTIONS: dict[str, Choices] = {
    "school": {"school": 1},
    "youth_centre": {"outreach": 1},
    "library_or_culture": {"culture_or_sports": 1},
    "sports_venue": {"culture_or_sports": 1},
    "municipal_office": {"administration": 2, "citizen_service": 1, "social_services": 1},
}
_ELSEWHERE: Choices = {"city_environment": 4, "outreach": 3, "social_services": 2, "administration": 1}
_SOURCES: Choices = {"own_observation": 10, "other_staff": 5, "from_the_public": 4, "partner": 2, "public_material": 1}
_TOLD: Choices = {"yes": 7, "no": 1, "not_applicable": 2}
_PRESSURE: Choices = {"harassment": 5, "threat": 4, "corruption": 1}
_AFFECTED: Choices = {"official": 3, "politician": 1}
_DISTRICT_SAID, _NOTICE_SAID, _REMOVAL_SAID, _CASE_SAID = 0.8, 0.85, 0.8, 0.5
"""How often a report says so much."""


def text(seed: int = SEED) -> str:
    """Return the file: as many different reports as there should be, by the day they are about."""
    drawn = _reports(Random(seed), _namnder())
    found: dict[str, str] = {}
    while len(found) < REPORTS:
        body = next(drawn)
        found[_line(body)] = body["observation"]["occurred_on"].isoformat()
    return _HEAD + "".join(sorted(found, key=lambda line: (found[line], line)))


def _namnder() -> dict[str, list[str]]:
    """Return the nämnder that were there all the year, with their districts."""
    city = _read("organisation.yaml")
    ended = {code for merger in city["mergers"] if merger["on"] <= f"{YEAR}-12-31" for code in merger["merged"]}
    listed = {
        entry["namnd"]: [each["code"] for each in entry["districts"]] for entry in _read("reports.yaml")["districts"]
    }
    there = [each["namnd"] for each in city["namnder"] if each["valid_from"] <= f"{YEAR}-01-01"]
    return {code: listed.get(code, []) for code in there if code not in ended}


def _read(name: str) -> dict[str, Any]:
    document, _ = read_yaml(name, (_STOCKHOLM / name).read_bytes())
    if document is None or not isinstance(document.values, dict):
        raise LookupError(f"{name} cannot be read")
    return document.values


def _reports(random: Random, namnder: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    often: Choices = {code: 5 if districts else 1 for code, districts in namnder.items()}
    while True:
        namnd = _one(random, often)
        seen = _observation(random, namnder[namnd])
        told = {"function": _one(random, _FUNCTIONS.get(seen["setting"], _ELSEWHERE)), "source": _one(random, _SOURCES)}
        yield {
            "namnd": namnd,
            "observation": seen,
            **told,
            **_of_graffiti(random, seen),
            "manager_told": _one(random, _TOLD),
        }


def _observation(random: Random, districts: list[str]) -> dict[str, Any]:
    kind, milieu = _one(random, _KINDS), _one(random, _MILIEUS)
    seen: dict[str, Any] = {"kind": kind}
    if kind == "improper_influence":
        seen |= {"influence": _one(random, _PRESSURE), "affected": _one(random, _AFFECTED)}
    if milieu is not None:
        seen["milieu"] = milieu
    seen["setting"] = _one(random, _OUTDOORS if kind in {"graffiti", "vandalism"} else _SETTINGS)
    if districts and seen["setting"] != "online" and random.random() < _DISTRICT_SAID:
        seen["district"] = random.choice(districts)
    seen["occurred_on"] = _day(random)
    if kind == "graffiti" and random.random() < _NOTICE_SAID:
        seen["noticed_at"] = _moment(seen["occurred_on"], random.randrange(6 * 60, 20 * 60))
    return seen


def _of_graffiti(random: Random, seen: dict[str, Any]) -> dict[str, Any]:
    """Return the number that another system gave it and when it was gone, as far as anybody wrote that down."""
    if seen["kind"] != "graffiti":
        return {}
    said: dict[str, Any] = {}
    if random.random() < _CASE_SAID:
        said["case_number"] = f"TT {random.randrange(1000, 99999)}"
    if random.random() < _REMOVAL_SAID:
        noticed = seen.get("noticed_at") or _moment(seen["occurred_on"], 20 * 60)
        said["removed_at"] = noticed + timedelta(minutes=int(random.lognormvariate(6.7, 0.8)))
    return said


def _day(random: Random) -> date:
    month = _one(random, dict(enumerate(_BY_MONTH, 1)))
    return date(YEAR, month, random.randint(1, monthrange(YEAR, month)[1]))


def _moment(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)


def _one(random: Random, choices: Choices) -> Any:
    return random.choices(list(choices), list(choices.values()))[0]


def _line(body: dict[str, Any]) -> str:
    return f"  - {_flow(body)}\n"


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in value.items()) + "}"
        case datetime():
            return f'"{value:%Y-%m-%dT%H:%M:00Z}"'
        case "yes" | "no":  # plain, YAML reads them as true and false
            return f'"{value}"'
        case _:
            return str(value)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
