"""Tables of support, the service that takes them in, and what is told of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from contracts.answers import Accepted, Refusal
from contracts.envelope import Actor, Fact
from contracts.importing import ImportCommands
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.vocabulary import Role
from ledger.ledger import Ledger
from services.grants.handlers import handle
from varna.grants import Received, receive
from varna.importing import Problem, import_files

RULES = Path(__file__).parents[2] / "examples" / "stockholm" / "bidrag"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HEARER = Actor(account="grants-reactions", role=Role.SYSTEM)
NAMNDER = ("skarpnack", "hasselby-vallingby", "hagersten-liljeholmen", "socialnamnden")

ORGANISATIONS = """\
orgnr;organisation;registrerad
802002-4280;Föreningen Exempel;2015-01-01
"""
ROUNDS = """\
nämnd;omgång;stödform;från;till;budget;öppnar;stänger
Skarpnäck;bidrag-2022;Föreningsbidrag;2022-01-01;2022-12-31;100 000;2021-09-01;2021-10-31
Skarpnäck;bidrag-2023;Föreningsbidrag;2023-01-01;2023-12-31;100 000 kr;2022-09-01;2022-10-31
"""
CRITERIA = ("rattsstat", "manskliga-rattigheter", "jamstalldhet", "inget-vald")
APPLICATION = ("nämnd", "omgång", "orgnr", "sökt", "ändamål", "inkommen")
DECISION = (
    *("bedömd", "underlag", *(f"villkor {key}" for key in CRITERIA)),
    *("beslut", "beslutad", "diarienummer", "paragraf", "lagrum", "skäl", "grunder", "beviljat"),
)
AFTERWARDS = ("utbetald", "redovisad", "använt", "godkänd")
APPLIED = "Skarpnäck;bidrag-2022;802002-4280;40 000;Läxhjälp för unga;2021-10-01"
DECIDED = ";2021-11-15;Stadgar;ja;ja;ja;ja;beviljad;2021-12-01;1.2-10/21;§ 14;Stadens riktlinjer för stöd;"
DECIDED += "Villkoren är uppfyllda.;;35 000,50"
PAID = ";2022-01-15;2023-02-01;35000;2023-03-01"


def table(headings: Sequence[str], *rows: str) -> str:
    return "\n".join([";".join(headings), *rows]) + "\n"


def cases(*rows: str) -> str:
    return table([*APPLICATION, *DECISION, *AFTERWARDS], *rows)


FULL = cases(APPLIED + DECIDED + PAID)


class Service:
    """The grants service on a ledger of its own, with the nämnder and the rules of the five plans."""

    def __init__(self, folder: Path, namnder: Sequence[str] = NAMNDER) -> None:
        self.folder = folder
        self.ledger = Ledger.open("grants", f"sqlite:///{folder / 'grants.db'}")
        for namnd in namnder:
            self._note(NoteNamnd(command_id=f"noted-{namnd}", actor=HEARER, namnd=namnd, valid_from=date(2007, 1, 1)))

    def merge(self, namnd: str, into: str, last_day: date) -> None:
        self._note(NoteMerger(command_id=f"over-{namnd}", actor=HEARER, namnd=namnd, into=into, last_day=last_day))

    def _note(self, order: NoteNamnd | NoteMerger) -> None:
        assert isinstance(handle(self.ledger, order, NOW), Accepted)

    async def ask(self, order: ImportCommands) -> Accepted | Refusal:
        return handle(self.ledger, order, NOW)

    async def ready(self) -> "Service":
        """Let the rules, an organisation and two rounds be there."""
        await self.rules()
        assert (await self.take(ORGANISATIONS, ROUNDS)).problems == ()
        return self

    async def rules(self) -> None:
        """Let the rules of the five plans be there."""

        async def ask(_service: str, order: ImportCommands) -> Accepted | Refusal:
            return await self.ask(order)

        assert (await import_files([RULES], ask)).accepted

    async def take(self, *contents: str | bytes, dry_run: bool = False) -> Received:
        files = []
        for number, content in enumerate(contents):
            file = self.folder / f"table-{number}"
            file.write_bytes(content.encode() if isinstance(content, str) else content)
            files.append(file)
        return await receive(files, self.ask, dry_run=dry_run)

    def facts(self) -> list[Fact]:
        """What is recorded of the organisation."""
        return self.ledger.load("organisation/802002-4280")

    def types(self) -> list[str]:
        return [type(fact).__name__ for fact in self.facts()]


def said(problems: Sequence[Problem]) -> list[tuple[str, int | None, str | None]]:
    """What is wrong, and where; every problem says in two languages why, and what to do."""
    assert all(found.reason_sv and found.reason_en and found.suggestion for found in problems)
    return [(found.code, found.line, found.field) for found in problems]
