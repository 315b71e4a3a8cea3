"""Writes tables of invented support: 3,000 associations and 20,000 decisions, the same every time.

Nothing in them has happened, and no association in them exists. Every number begins with a digit that no kind of
organisation has, and its third digit is one that no person's number has. Run it with a folder to write to:
`python -m examples.synthetic.support data/stod`; `make example-grants` does that and takes the tables in.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from stdnum import luhn

SEED, ORGANISATIONS, DECISIONS = 1, 3_000, 20_000
YEARS = range(2021, 2026)
NAMNDER = (
    *("bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "kungsholmen"),
    *("skarpnack", "skarholmen", "sodermalm", "socialnamnden", "kulturnamnden", "idrottsnamnden"),
)
"""Those that were there all those years."""

_CITY = ("rattsstat", "manskliga-rattigheter", "jamstalldhet", "inget-vald")
_OWN: Mapping[str, tuple[str, ...]] = {
    "hasselby-vallingby": (
        *("lokal-verksamhet", "kompletterar", "rattsstat", "manskliga-rattigheter", "jamstalldhet", "mangfald"),
        *("inget-vald", "obunden", "redovisning"),
    ),
    "socialnamnden": ("forenlig", "kompletterar", "individinriktad", "rattsstat", "inget-vald"),
}
"""The criteria of the rule sets in examples/stockholm/bidrag."""
_TAKEN_OVER: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("hagersten-alvsjo", 2021): ("demokratisk", "oppet-medlemskap", "ingen-diskriminering", "inget-vald"),
}
"""Those of a round that opened in the year of a merger, when the old rules still held."""
_WISHED = frozenset({"individinriktad"})
_NAMES = (
    *("Lyktan", "Bron", "Eken", "Källan", "Spåret", "Trampolinen", "Kompassen", "Vindruvan", "Stegen", "Lönnen"),
    *("Kupolen", "Fyren", "Ängen", "Segelduken", "Tråden", "Humlan", "Takåsen", "Portalen", "Tallkotten", "Myran"),
)
_PURPOSES = (
    *("Läxhjälp för unga", "Öppen verksamhet för äldre", "Idrott för flickor", "Språkkafé", "Sommarläger"),
    *("Teater för barn", "Körsång", "Odling på gården", "Schack i skolan", "Simskola", "Föräldracirklar"),
    *("Cykelverkstad", "Dansgrupper", "Hembygdsvandringar", "Musik för unga", "Lovaktiviteter"),
)
_REASONS = {
    "beviljad": "Villkoren är uppfyllda, och verksamheten ryms i budgeten.",
    "villkor": "Ett villkor är inte uppfyllt enligt underlaget.",
    "sen": "Ansökan kom in efter sista ansökningsdag.",
    "ofullständig": "Underlaget har inte kommit in trots begäran.",
}
_GROUNDS = {
    "villkor": "Ett villkor är inte uppfyllt",
    "sen": "Ansökan för sen",
    "ofullständig": "Ansökan ofullständig",
}
_OUTCOMES = {"beviljad": 80, "villkor": 8, "sen": 5, "ofullständig": 7}
_EVIDENCE = ("Stadgar", "Verksamhetsberättelse", "Verksamhetsplan", "Besök i verksamheten")
_REPORTS = {"i tid": 88, "sent": 8, "aldrig": 4}

Row = dict[str, str]


def number(serial: int) -> str:
    """Return the number of an association that cannot exist."""
    body = f"499{serial:06}"
    digits = f"{body}{luhn.calc_check_digit(body)}"
    return f"{digits[:6]}-{digits[6:]}"


def organisations() -> Iterator[Row]:
    """Yield the associations; their titles say what they are."""
    for serial in range(1, ORGANISATIONS + 1):
        title = f"Exempelföreningen {_NAMES[serial % len(_NAMES)]} {serial}"
        yield {"orgnr": number(serial), "organisation": title, "registrerad": "2015-01-01"}


@dataclass(slots=True)
class Invention:
    """Applications drawn from a seed, round by round."""

    chance: Random
    known: list[str]
    barred: set[tuple[str, str]] = field(default_factory=set)
    """Who never reported to which nämnd, and so gets nothing new there."""
    case: int = 0

    def round_of(self, namnd: str, year: int, count: int) -> list[Row]:
        """Return the applications of a round, each of another association."""
        able = [orgnr for orgnr in self.known if (orgnr, namnd) not in self.barred]
        return [self._application(namnd, year, orgnr) for orgnr in self.chance.sample(able, count)]

    def _application(self, namnd: str, year: int, orgnr: str) -> Row:
        self.case += 1
        outcome = self._drawn(_OUTCOMES)
        first = date(year - 1, 11, 5) if outcome == "sen" else date(year - 1, 9, 15)
        received = first + timedelta(days=self.chance.randrange(10 if outcome == "sen" else 45))
        asked = self.chance.randrange(10, 200) * 1_000
        row = {
            "nämnd": namnd,
            "omgång": round_id(year),
            "orgnr": orgnr,
            "sökt": str(asked),
            "ändamål": self.chance.choice(_PURPOSES),
            "inkommen": received.isoformat(),
        }
        return row | self._decision(namnd, year, outcome) | self._afterwards(namnd, year, orgnr, outcome, asked)

    def _decision(self, namnd: str, year: int, outcome: str) -> Row:
        decided = {
            "beslut": "beviljad" if outcome == "beviljad" else "avslag",
            "beslutad": f"{year - 1}-12-{self.chance.randrange(8, 20):02}",
            "diarienummer": f"EXEMPEL-{year}-{self.case:05}",
            "paragraf": f"§ {self.chance.randrange(3, 30)}",
            "lagrum": "Stadens riktlinjer för stöd",
            "skäl": _REASONS[outcome],
            "grunder": _GROUNDS.get(outcome, ""),
        }
        return decided if outcome == "ofullständig" else decided | self._assessment(namnd, year, outcome)

    def _assessment(self, namnd: str, year: int, outcome: str) -> Row:
        keys = criteria(namnd, year)
        failing = self.chance.choice([key for key in keys if key not in _WISHED]) if outcome == "villkor" else None
        answers = {f"villkor {key}": "nej" if key == failing else "ja" for key in keys}
        assessed = f"{year - 1}-11-{self.chance.randrange(16, 30):02}"
        return {"bedömd": assessed, "underlag": self.chance.choice(_EVIDENCE), **answers}

    def _afterwards(self, namnd: str, year: int, orgnr: str, outcome: str, asked: int) -> Row:
        if outcome != "beviljad":
            return {}
        granted = self.chance.choice((asked, asked // 2))
        row = {"beviljat": str(granted), "utbetald": f"{year}-01-{self.chance.randrange(10, 31):02}"}
        reported = self._drawn(_REPORTS)
        if reported == "aldrig":
            self.barred.add((orgnr, namnd))
            return row
        day = date(year + 1, 2, 1) if reported == "i tid" else date(year + 1, 4, 5)
        came = day + timedelta(days=self.chance.randrange(50))
        settled = came + timedelta(days=self.chance.randrange(1, 30))
        return row | {"redovisad": came.isoformat(), "använt": str(granted), "godkänd": settled.isoformat()}

    def _drawn(self, choices: Mapping[str, int]) -> str:
        return self.chance.choices(list(choices), list(choices.values()))[0]


def criteria(namnd: str, year: int) -> tuple[str, ...]:
    """Return the criteria of the rules that hold for the round of a nämnd and a year."""
    return _TAKEN_OVER.get((namnd, year)) or _OWN.get(namnd, _CITY)


def round_id(year: int) -> str:
    """Return the code of the round of a year."""
    return f"exempel-{year}"


def tables(seed: int = SEED) -> Iterator[tuple[str, list[Row]]]:
    """Yield every table with the name of its file, in the order in which they are taken in."""
    yield "0-organisationer.csv", list(organisations())
    invention = Invention(Random(seed), [row["orgnr"] for row in organisations()])
    places = [(year, namnd) for year in YEARS for namnd in NAMNDER]
    counts = [DECISIONS // len(places) + (place < DECISIONS % len(places)) for place in range(len(places))]
    drawn = {
        (year, namnd): invention.round_of(namnd, year, count)
        for (year, namnd), count in zip(places, counts, strict=True)
    }
    yield "1-omgangar.csv", [_round(year, namnd, rows) for (year, namnd), rows in drawn.items()]
    for (year, namnd), rows in drawn.items():
        yield f"{year}-{namnd}.csv", rows


def _round(year: int, namnd: str, rows: Iterable[Row]) -> Row:
    promised = sum(int(row.get("beviljat", "0")) for row in rows)
    return {
        "nämnd": namnd,
        "omgång": round_id(year),
        "stödform": "Föreningsbidrag",
        "från": f"{year}-01-01",
        "till": f"{year}-12-31",
        "budget": f"{promised // 1_000_000 + 1} 000 000",
        "öppnar": f"{year - 1}-09-01",
        "stänger": f"{year - 1}-10-31",
    }


def write(folder: Path) -> None:
    """Write every table to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, delimiter=";", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
