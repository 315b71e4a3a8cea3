"""Lists of staff and completions that must be refused, as tests/training_lists has not; and such that must not."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.journeys.bad_fields import NO_EMPLOYEE_NUMBERS
from tests.journeys.bad_tables import SECRET, BadFile, damaged, numbered, packages, workbook
from tests.journeys.one_machine import OneMachine
from tests.journeys.training_orders import CLOSED_UNIT, COURSE, DONE, NAMND, NEW, UNIT, ago

JOB = "barnskötare"
"""With a letter that says which encoding a file has."""
HEADINGS = "anställningsnummer;enhet;funktion;kurs;version;genomförd"
ROW = (NEW, UNIT, JOB, COURSE, "1", DONE)
GOOD = f"{HEADINGS}\n{';'.join(ROW)}\n"
STAFF = "anställningsnummer;enhet;funktion\n"
POSTS = f"{STAFF}{';'.join(ROW[:3])}\n"


def unreadable_lists() -> Iterator[BadFile]:
    """Yield lists that are refused before the service is asked."""
    yield from numbered((*_damaged(), *_headings(), *_cells(), *packages(HEADINGS, ROW)), "completions")
    yield from numbered((*_headings_of_staff(), *_posts()), "staff")
    for number, (item, secret) in enumerate(NO_EMPLOYEE_NUMBERS):
        if item not in _READ_AS_MEANT:
            digits = re.sub("[-+]", "", secret)
            code = "PERSONAL_DATA" if digits.isdecimal() and len(digits) in {10, 12} else "NO_EMPLOYEE_NUMBER"
            code = "CONTROL_CHARACTER" if item.startswith("67") else code
            sort, good = (("completions", GOOD), ("staff", POSTS))[number % 2]
            yield BadFile(item, f"{sort}-person-{number}.csv", good.replace(NEW, secret).encode(), code, secret)


_READ_AS_MEANT = {"11 a line break", "32 in small letters"}
"""What is no number in a command, and is one in a file that people have written."""


def _damaged() -> Iterator[tuple[str, str, bytes]]:
    """Yield what is no table; of lists, five years may be in one file, so 10 MB are not too much."""
    yield from (each for each in damaged(GOOD, JOB) if each[0] != "109 a line of 10 MB")


def _headings() -> Iterator[tuple[str, str, bytes]]:
    for item, code, heading in (
        ("110 another heading", "UNKNOWN_COLUMN", SECRET),
        ("110 a heading twice", "COLUMN_TWICE", "funktion"),
        ("110 the name", "COLUMN_OF_PERSONS", "den anställdes namn"),
        ("110 an e-mail", "COLUMN_OF_PERSONS", "e-postadress, arbete"),
        ("110 a personnummer", "COLUMN_OF_PERSONS", "personnr"),
        ("110 an account", "COLUMN_OF_PERSONS", "användarnamn"),
        ("110 a gender", "COLUMN_OF_PERSONS", "kön"),
    ):
        yield item, code, GOOD.replace("genomförd", heading).encode()
    yield "110 no heading", "MISSING_COLUMN", GOOD.replace(";genomförd", "").replace(f";{DONE}", "").encode()
    yield "109 beside", "NO_HEADING", GOOD.replace(DONE, f"{DONE};{SECRET}").encode()
    yield "109 no rows", "NO_ROWS", f"{HEADINGS}\n".encode()


def _headings_of_staff() -> Iterator[tuple[str, str, bytes]]:
    for item, code, heading in (
        ("110 of the other list", "UNKNOWN_COLUMN", "kurs"),
        ("110 the name", "COLUMN_OF_PERSONS", "efternamn, förnamn"),
        ("110 a telephone", "COLUMN_OF_PERSONS", "mobilnr"),
        ("110 a birthday", "COLUMN_OF_PERSONS", "födelsedag"),
        ("110 an age", "COLUMN_OF_PERSONS", "ålder"),
    ):
        yield item, code, POSTS.replace("funktion", f"funktion;{heading}").replace(JOB, f"{JOB};x").encode()


def _posts() -> Iterator[tuple[str, str, bytes]]:
    yield "111 a formula", "BAD_CODE", POSTS.replace(JOB, "=1+1").encode()
    yield "15 nothing", "EMPTY_CELL", POSTS.replace(UNIT, "").encode()
    yield "117 a name in a cell", "PERSONAL_DATA", POSTS.replace(JOB, "anna.andersson@exempel.se").encode()


def _cells() -> Iterator[tuple[str, str, bytes]]:
    for item, code, old, new in (
        ("31 a path", "NO_EMPLOYEE_NUMBER", NEW, f"../../{SECRET}"),
        ("111 a formula", "NO_EMPLOYEE_NUMBER", NEW, "=1+1"),
        ("15 nothing", "EMPTY_CELL", NEW, ""),
        ("31 a path", "BAD_CODE", UNIT, f"../../{SECRET}"),
        ("111 a formula", "BAD_CODE", UNIT, "=cmd"),
        ("111 a formula", "BAD_CODE", JOB, "+sum(a1)"),
        ("117 an e-mail", "PERSONAL_DATA", JOB, "anna.andersson@exempel.se"),
        ("117 a personnummer", "PERSONAL_DATA", JOB, "640823-3234"),
        ("14 a long cell", "TOO_LONG", JOB, f"{SECRET} " * 100),
        ("116 a number for a day", "NOT_A_DAY", DONE, "45000"),
        ("17 no such day", "NOT_A_DAY", DONE, "2019-31-12"),
        ("20 the year 9999", "NOT_A_DAY", DONE, "9999-12-31"),
        ("07 words", "NOT_A_DAY", DONE, SECRET),
        ("03 not a number", "NOT_A_VERSION", ";1;", ";NaN;"),
        ("08 below zero", "NOT_A_VERSION", ";1;", ";-1;"),
        ("08 a half", "NOT_A_VERSION", ";1;", ";1,5;"),
        ("08 beyond reason", "NOT_A_VERSION", ";1;", ";1000000;"),
    ):
        yield item, code, GOOD.replace(old, new).encode()


def refused_lists() -> Iterator[BadFile]:
    """Yield lists in good order that the rules of training refuse."""
    for number, (item, code, content) in enumerate(
        (
            ("22 no such unit", "UNIT_UNKNOWN", GOOD.replace(UNIT, SECRET)),
            ("22 no such course", "COURSE_UNKNOWN", GOOD.replace(COURSE, SECRET)),
            ("T01 no such version", "VERSION_UNKNOWN", GOOD.replace(";1;", ";7;")),
            ("19 a day to come", "DATE_IN_FUTURE", GOOD.replace(DONE, "2150-01-01")),
            ("T01 not offered", "COURSE_NOT_OFFERED", GOOD.replace(DONE, "2010-01-01")),
            ("119 half of it", "UNIT_UNKNOWN", GOOD + ";".join(ROW).replace(UNIT, SECRET)),
        )
    ):
        yield BadFile(item, f"completions-refused-{number}.csv", content.encode(), code)
    for number, unit in enumerate((SECRET, CLOSED_UNIT)):
        code = "UNIT_NOT_VALID" if unit == CLOSED_UNIT else "UNIT_UNKNOWN"
        yield BadFile("S11 no such unit", f"staff-refused-{number}.csv", POSTS.replace(UNIT, unit).encode(), code)


def lists_taken_in() -> Iterator[tuple[str, bytes]]:
    """Yield lists that must be taken in: all encodings and separators, and numbers, days and versions as written."""
    for number, (encoding, change) in enumerate(
        (
            ("utf-8-sig", (";", ";")),
            ("cp1252", (";", ";")),
            ("utf-16", (";", ",")),
            ("utf-8", (";", "\t")),
            ("utf-8", ("\n", "\r\n")),
            ("utf-8", (";1;", ";;")),
            ("utf-8", (";1;", ";version 1;")),
            ("utf-8", (NEW, f" {NEW.lower()} ")),
            ("utf-8", (JOB, "Skolläkare")),
        )
    ):
        yield f"completions-{number}.csv", GOOD.replace(*change).encode(encoding)
    row = [4711, *ROW[1:4], 1, ROW[5]]
    yield "completions.xlsx", workbook(HEADINGS, lambda sheet: sheet.append(row))
    yield "staff.csv", (POSTS + POSTS.removeprefix(STAFF)).encode()


def import_lists(machine: OneMachine, home: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Let lists be imported, each by a command of its own; return what all of them said."""
    said: dict[str, Any] = {"accepted": None, "problems": [], "taken_in": 0, "stderr": ""}
    for name, content in files.items():
        (home / name).write_bytes(content)
        done = machine.quick("import", "training", *_command(name), str(home / name), "--json")
        told = json.loads(done.stdout)
        said["accepted"] = told["accepted"] or said["accepted"]
        said["problems"] += told["problems"]
        said["taken_in"] += told["accepted"] is not None
        said["stderr"] += done.stderr
    return said


def _command(name: str) -> tuple[str, ...]:
    of_staff = ("staff", "--namnd", NAMND, "--on", ago(0))
    return of_staff if name.startswith("staff") else ("completions", "--namnd", NAMND)
