"""`varna deid`: try the de-identification gate on files, offline."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

import deid as gate


@click.group(short_help="Try the de-identification gate on texts.")
def deid() -> None:
    """Find what points at a person in a text. Nothing is sent, stored or shown of the text itself."""


@deid.command(short_help="Say what the gate finds, by line; exit 0 when all is clean.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each line of input.")
def check(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Check every line of the FILES. Positions count characters from 0; the text is never printed."""
    clean = True
    for file in files:
        for number, line in _lines(file):
            verdict = gate.check(line)
            clean = clean and verdict.outcome is gate.Outcome.CLEAN
            if as_json:
                click.echo(_as_json(file, number, verdict))
            elif verdict.outcome is not gate.Outcome.CLEAN:
                click.echo(_in_words(file, number, verdict))
    if not as_json and clean:
        click.echo("Inget att anmärka · Nothing found")
    if not clean:
        raise SystemExit(1)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines; bytes that are no UTF-8 become half characters, which the gate refuses."""
    text = file.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines, start=1):
        yield number, line.removesuffix("\r")


def _as_json(file: Path, number: int, verdict: gate.Verdict) -> str:
    spans = [{"start": span.start, "end": span.end, "kind": span.kind.value} for span in verdict.spans]
    return json.dumps({"file": str(file), "line": number, "verdict": verdict.outcome.value, "spans": spans})


def _in_words(file: Path, number: int, verdict: gate.Verdict) -> str:
    refused = verdict.outcome is gate.Outcome.REFUSED
    answer = "stoppas · refused" if refused else "behöver granskas · needs review"
    found = [
        f"  {span.start}–{span.end}  {span.kind.swedish} · {span.kind.english}"
        + ("" if span.kind.refuses else "  (granskas · review)")
        for span in verdict.spans
    ]
    return "\n".join([f"{file}:{number}: {answer}", *found])
