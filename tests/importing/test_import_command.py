"""`varna import` takes files as it always has, and what is named by its own command."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from varna.cli import main


@pytest.mark.parametrize("options", [[], ["--dry-run"], ["files"], ["files", "--json"]])
def test_files_need_no_command_of_their_own(options: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", *options, str(tmp_path / "none.yaml")])
    assert done.exit_code == 2
    assert "none.yaml" in done.output.replace("\n", "")


def test_help_tells_what_can_be_taken_in() -> None:
    done = CliRunner().invoke(main, ["import", "--help"])
    assert done.exit_code == 0
    assert "varna import statistics" in done.output
    assert CliRunner().invoke(main, ["import", "statistics", "--help"]).exit_code == 0


def test_statistics_say_where_they_come_from(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("nämnd;år;antal\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["import", "statistics", str(file)])
    assert done.exit_code == 2
    assert "--source" in done.output


def test_nothing_is_taken_in_when_nothing_runs(tmp_path: Path) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("nämnd;år;antal\nSkarpnäck;2025;1\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["import", "statistics", "--source", "sisab", "--data", str(tmp_path / "data"), str(file)]
    )
    assert done.exit_code == 1
    assert "Traceback" not in done.output
