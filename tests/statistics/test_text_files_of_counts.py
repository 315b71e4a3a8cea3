"""R19 and bad input 3.4: CSV files in any encoding and with any separator say the same; what is unsure is refused."""

from pathlib import Path

import pytest

from tests.statistics.sheets import TABLE, read, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.csv"


async def test_R19_a_file_is_one_command_for_each_namnd_and_period(path: Path) -> None:
    service, received = await read(path, TABLE)
    assert received.problems == ()
    assert [body["namnd"] for body in service.bodies] == ["kungsholmen", "skarpnack"]
    assert service.bodies[1]["period"] == {"starts": "2025-01-01", "ends": "2025-04-30"}
    assert service.bodies[1]["rows"] == [
        {"district": "bagarmossen", "kind": "graffiti", "count": 0, "in_time": 0, "late": 0},
        {"district": "bjorkhagen", "kind": "graffiti"},
        {"district": "karrtorp", "kind": "graffiti", "count": 12, "in_time": 9, "late": 2},
    ]
    assert service.bodies[0]["rows"] == [{"kind": "vandalism", "count": 1234}]


async def test_R19_zero_and_no_data_are_shown_apart(path: Path) -> None:
    _, received = await read(path, TABLE)
    assert [(part.namnd, part.rows, part.total, part.without_data) for part in received.parts] == [
        ("kungsholmen", 1, 1234, 0),
        ("skarpnack", 3, 12, 1),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
async def test_106_any_encoding_says_the_same(path: Path, encoding: str) -> None:
    plain, _ = await read(path, TABLE)
    other, received = await read(path, TABLE.encode(encoding))
    assert received.problems == ()
    assert other.digests == plain.digests
    assert len(plain.digests) == 1


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
async def test_108_any_separator_says_the_same(path: Path, separator: str, line_end: str) -> None:
    plain, _ = await read(path, TABLE)
    other, received = await read(path, TABLE.replace(";", separator).replace("\n", line_end))
    assert received.problems == ()
    assert other.digests == plain.digests


@pytest.mark.parametrize(
    "changed",
    [
        f"sep=;\n{TABLE}",
        f"\n;;\n{TABLE}\n\n",
        TABLE.replace(";12;", ";12,0;"),
        TABLE.replace(";1 234;", ";1\N{NO-BREAK SPACE}234,00;"),
        TABLE.replace("saknas", "-"),
        TABLE.replace("saknas", ""),
        TABLE.replace("Skarpnäck;", "Skarpnäcks stadsdelsnämnd;"),
        TABLE.replace("Skarpnäck;", "skarpnack;").replace("Kärrtorp", '"karrtorp"'),
        TABLE.replace("Typ", "Händelse").replace("Inom 24 h", "INOM 24 TIMMAR").replace("Antal", " antal: "),
        TABLE.replace("Från;Till", "Period;År").replace("2025-01-01;2025-04-30", "2025 T1;"),
        TABLE.replace("Från;Till", "Period;").replace("2025-01-01;2025-04-30", "2025-01-01--2025-04-30;"),
        TABLE.replace("Från;Till", "År;Tertial").replace("2025-01-01;2025-04-30", "2025;1"),
        "\n".join([TABLE.splitlines()[0], *reversed(TABLE.splitlines()[1:])]),
    ],
)
async def test_R19_the_same_written_in_another_way_has_the_same_digest(path: Path, changed: str) -> None:
    plain, _ = await read(path, TABLE)
    other, received = await read(path, changed)
    assert received.problems == ()
    assert other.digests == plain.digests


@pytest.mark.parametrize(
    ("old", "new"), [(";12;9;2", ";12;9;3"), (";0;0;0", ";;;"), ("saknas", "0"), ("Klotter;12", "Hot;12")]
)
async def test_R19_other_counts_have_another_digest(path: Path, old: str, new: str) -> None:
    plain, _ = await read(path, TABLE)
    other, received = await read(path, TABLE.replace(old, new))
    assert received.problems == ()
    assert other.digests.isdisjoint(plain.digests)


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("februari 2025", "2025-02-01", "2025-02-28"),
        ("T3 2025", "2025-09-01", "2025-12-31"),
        ("tertial 2 2025", "2025-05-01", "2025-08-31"),
        ("Kvartal 2 2025", "2025-04-01", "2025-06-30"),
        ("2025-03-02 till 2025-03-09", "2025-03-02", "2025-03-09"),
    ],
)
async def test_R19_a_period_in_words(path: Path, said: str, starts: str, ends: str) -> None:
    service, received = await read(path, f"nämnd;period;antal\nSkarpnäck;{said};3\n")
    assert received.problems == ()
    assert service.bodies[0]["period"] == {"starts": starts, "ends": ends}


@pytest.mark.parametrize(
    ("headings", "row", "ends"),
    [
        ("år;månad", "2025;2", "2025-02-28"),
        ("år;månad", "2025;maj", "2025-05-31"),
        ("år;kvartal", "2025;Q4", "2025-12-31"),
        ("år;tertial", "2025;T2", "2025-08-31"),
        ("år", "2025", "2025-12-31"),
    ],
)
async def test_R19_a_year_and_its_part(path: Path, headings: str, row: str, ends: str) -> None:
    service, received = await read(path, f"nämnd;{headings};antal\nSkarpnäck;{row};3\n")
    assert received.problems == ()
    assert service.bodies[0]["period"]["ends"] == ends


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (TABLE.encode("cp1252") + "Kungsholmen;Fredhäll;".encode(), "MIXED_ENCODING"),
        (TABLE.encode("mac_roman"), "UNKNOWN_ENCODING"),
        (TABLE.encode("cp850"), "UNKNOWN_ENCODING"),
        (b"\xef\xbb\xbf" + TABLE.encode("cp1252"), "UNKNOWN_ENCODING"),
        (TABLE.encode("utf-16-le")[:-1], "UNKNOWN_ENCODING"),
        (TABLE.replace("ä", "\N{REPLACEMENT CHARACTER}").encode(), "DAMAGED_TEXT"),
        (TABLE.encode().decode("cp1252", errors="replace").encode(), "DAMAGED_TEXT"),
        (TABLE.replace("Kärrtorp", "Kärr\0torp").encode(), "NUL"),
        (TABLE.replace("Kärrtorp", "Kärr\x07torp").encode(), "CONTROL_CHARACTER"),
        (TABLE.replace("Kärrtorp", "Kärr\u202etorp").encode(), "CONTROL_CHARACTER"),
        (b"a" * 2_000_001, "FILE_TOO_LARGE"),
        (b"", "EMPTY_FILE"),
        (b";;\n \n", "EMPTY_FILE"),
        (b"n\n" * 20_001, "TOO_MUCH"),
        (b";" * 60 + b"x", "TOO_MUCH"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLD_OR_LOCKED"),
        (b"%PDF-1.7\n", "UNKNOWN_COLUMN"),
    ],
)
async def test_107_109_a_file_whose_letters_or_size_are_wrong_is_refused_whole(
    path: Path, content: bytes, code: str
) -> None:
    service, received = await read(path, content)
    assert received.accepted is None
    assert {found.code for found in received.problems} - {"MISSING_COLUMN"} == {code}
    assert told(received.problems)
    assert service.asked == []


@pytest.mark.parametrize("wrong", ['"Kärrtorp', '"Kärr"torp'])
async def test_109_a_quotation_mark_out_of_place_is_told_with_its_line(path: Path, wrong: str) -> None:
    _, received = await read(path, TABLE.replace("Kärrtorp", wrong))
    assert told(received.problems) == [("QUOTES", 2, None)]
