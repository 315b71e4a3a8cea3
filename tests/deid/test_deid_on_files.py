"""`varna deid check`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from varna.cli import main

NUMBER = "640823-3234"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    file = tmp_path / "mixed.txt"
    file.write_bytes(
        f"Möte i mars.\nHan har {NUMBER}\r\n\ndet sade anna\n\xff".encode("utf-8", "surrogateescape") + b"\xff\n"
    )
    return file


def test_json_is_one_object_for_each_line_of_input(mixed: Path) -> None:
    result = CliRunner().invoke(main, ["deid", "check", "--json", str(mixed)])
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [set(answer) for answer in answers] == [{"file", "line", "verdict", "spans"}] * 5
    assert [(answer["line"], answer["verdict"]) for answer in answers] == [
        (1, "clean"), (2, "refused"), (3, "clean"), (4, "needs_review"), (5, "refused"),
    ]  # fmt: skip
    assert answers[1]["spans"] == [{"start": 8, "end": 19, "kind": "personnummer"}]
    assert answers[1]["file"] == str(mixed)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_text_is_never_printed(mixed: Path, options: list[str]) -> None:
    result = CliRunner().invoke(main, ["deid", "check", *options, str(mixed)])
    assert NUMBER not in result.output
    assert "anna" not in result.output.lower()


def test_people_read_kinds_by_line(mixed: Path) -> None:
    result = CliRunner().invoke(main, ["deid", "check", str(mixed)])
    assert f"{mixed}:2: stoppas · refused" in result.output
    assert "8–19  personnummer · personal identity number" in result.output
    assert f"{mixed}:1:" not in result.output


def test_clean_files_end_well(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Allt är väl.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(main, ["deid", "check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert result.exit_code == 0
    assert "Nothing found" in result.output
