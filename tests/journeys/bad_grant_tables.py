"""Tables of support that must be refused, as tests/support_tables does not have them yet; and such that must not."""

from collections.abc import Iterator

from tests.journeys.bad_tables import SECRET, BadFile, damaged, numbered, packages, workbook

HEADINGS = "orgnr;organisation;registrerad"
ROW = ("717910-0008", "Föreningen Exempel", "2015-01-01")
GOOD = f"{HEADINGS}\n{';'.join(ROW)}\n"
ROUND = "nämnd;omgång;stödform;från;till;budget;öppnar;stänger\n"
ROUND += "Skarpnäck;tabell;Föreningsbidrag;2022-01-01;2022-12-31;100 000;2021-09-01;2021-10-31\n"


def unreadable_tables() -> Iterator[BadFile]:
    """Yield files that are refused before the service is asked."""
    yield from numbered((*damaged(GOOD, ROW[1]), *_headings(), *_cells(), *packages(HEADINGS, ROW)))
    for number, secret in enumerate(("640823-3234", "6408233234", "640883-3231", "16640823-3234", "anna@exempel.se")):
        place = ROW[1] if "@" in secret else ROW[0]
        yield BadFile(
            "117 a person", f"person-{number}.csv", GOOD.replace(place, secret).encode(), "PERSONAL_DATA", secret
        )


def _headings() -> Iterator[tuple[str, str, bytes]]:
    for item, code, heading in (
        ("110 another heading", "UNKNOWN_COLUMN", SECRET),
        ("110 a heading twice", "COLUMN_TWICE", "organisation"),
        ("110 the name of a contact", "COLUMN_OF_PERSONS", "kontaktperson"),
    ):
        yield item, code, GOOD.replace("registrerad", heading).encode()
    yield "110 no heading", "MISSING_COLUMN", GOOD.replace(";registrerad", "").replace(f";{ROW[2]}", "").encode()
    yield "109 beside", "NO_HEADING", GOOD.replace(ROW[2], f"{ROW[2]};{SECRET}").encode()
    yield "109 many rows", "TOO_MUCH", (GOOD + f"{';'.join(ROW)}\n" * 20_000).encode()


def _cells() -> Iterator[tuple[str, str, bytes]]:
    for item, code, old, new in (
        ("65 a wrong check digit", "NO_ORGANISATION_NUMBER", ROW[0], "717910-0001"),
        ("31 a path", "NO_ORGANISATION_NUMBER", ROW[0], f"../../{SECRET}"),
        ("111 a formula", "NO_ORGANISATION_NUMBER", ROW[0], "=1+1"),
        ("116 a number for a day", "NOT_A_DAY", ROW[2], "45000"),
        ("17 no such day", "NOT_A_DAY", ROW[2], "2019-31-12"),
        ("07 words", "NOT_A_DAY", ROW[2], SECRET),
        ("15 nothing", "EMPTY_CELL", ROW[1], ""),
    ):
        yield item, code, GOOD.replace(old, new).encode()
    for item, new in (
        ("08 below zero", "-100 000"),
        ("03 not a number", "NaN"),
        ("03 1e999", "1e999"),
        ("111 a formula", "=1+1"),
        ("08 a part of an öre", "100,005"),
        ("G01 another currency", "100 000 eur"),
        ("07 words", SECRET),
    ):
        yield item, "NO_AMOUNT", ROUND.replace("100 000", new).encode()
    yield "22 an unknown kind", "NOT_IN_LIST", ROUND.replace("Föreningsbidrag", SECRET).encode()
    yield "31 a path", "BAD_CODE", ROUND.replace("tabell", f"../../{SECRET}").encode()


def refused_by_the_rules() -> Iterator[BadFile]:
    """Yield files in good order that the rules of support refuse."""
    for number, (item, code, content) in enumerate(
        (
            ("22 no such nämnd", "NAMND_UNKNOWN", ROUND.replace("Skarpnäck", SECRET)),
            ("G01 without rules", "RULES_MISSING", ROUND.replace("2021-09-01", "2010-09-01")),
            ("21 a period backwards", "MALFORMED", ROUND.replace("2022-12-31", "2021-12-31")),
            ("29 closed before it opens", "DATE_OUT_OF_ORDER", ROUND.replace("2021-10-31", "2021-08-31")),
            ("20 a day far away", "MALFORMED", GOOD.replace(ROW[2], "9999-12-31")),
            ("19 a day to come", "DATE_IN_FUTURE", GOOD.replace(ROW[2], "2150-01-01")),
        )
    ):
        yield BadFile(item, f"refused-{number}.csv", content.replace("tabell", f"tabell-{number}").encode(), code)


def tables_taken_in() -> Iterator[tuple[str, bytes]]:
    """Yield files that must be taken in: all encodings and separators, odd numbers and titles."""
    numbers = iter(("717910-0016", "7179100024", "16717910-0032", "167179100040", "717910-0057", "717910-0065"))
    for number, (encoding, change) in enumerate(
        (
            ("utf-8-sig", (";", ";")),
            ("cp1252", (";", ";")),
            ("utf-16", (";", ",")),
            ("utf-8", (";", "\t")),
            ("utf-8", ("Föreningen Exempel", '"Föreningen ""Exempel""; söder"')),
            ("utf-8", ("\n", "\r\n")),
        )
    ):
        yield f"good-{number}.csv", GOOD.replace(ROW[0], next(numbers)).replace(*change).encode(encoding)
    yield "good-rounds.csv", ROUND.replace("100 000", "0,01 kr").encode()
    yield "good.xlsx", workbook(HEADINGS, lambda sheet: sheet.append([7179100073, *ROW[1:]]))
