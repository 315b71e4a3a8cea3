"""`varna grants`: what an officer asks with an organisation number and an applicant on the phone."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from varna.cli.asking import AnswerMissingError, asked
from varna.cli.reaching import data_option, gateway_address, json_option
from varna.runfile import NotRunningError

_KINDS = {"bidrag": "GRANT", "arrangemang": "ARRANGEMENT", "lokal": "LETTING"}
_EXITS = {"ELIGIBLE": 0, "NEEDS_ASSESSMENT": 3, "NOT_YET": 4, "NOT_ELIGIBLE": 5}
_COLOURS = {"ELIGIBLE": "green", "NOT_ELIGIBLE": "red"}


@click.group(short_help="Can an organisation get support, and why?")
def grants() -> None:
    """Ask about support to organisations and letting of premises. Nothing is decided here: the nämnd decides."""


@grants.command(short_help="Say whether an organisation can get support of a nämnd, and why.")
@click.argument("orgnr")
@click.option("--namnd", required=True, help="The code of the nämnd, such as skarpnack.")
@click.option("--kind", default="bidrag", show_default=True, type=click.Choice(list(_KINDS)))
@click.option("--on", "on", help="The day it is about, such as 2026-12-01. Default: today.")
@click.option("--as-of", "as_of", help="What was known at a moment, such as 2026-01-01T12:00:00Z. Default: now.")
@click.option("--address", help="The gateway, such as http://127.0.0.1:8000. Default: that of --data.")
@data_option
@json_option
def check(
    orgnr: str,
    *,
    namnd: str,
    kind: str,
    on: str | None,
    as_of: str | None,
    address: str | None,
    data: Path,
    as_json: bool,
) -> None:
    """Say whether the organisation ORGNR can get support, criterion by criterion, from what is recorded.

    Exits with 0 when it can, 3 when it needs an assessment, 4 when it cannot yet, 5 when it cannot, and 1 when there is
    no answer.
    """
    variables = {"orgnr": orgnr, "namnd": namnd, "kind": _KINDS[kind], "on": on, "asOf": as_of}
    try:
        found = asked(address or gateway_address(data), "eligibility", variables)["eligibility"]
    except (AnswerMissingError, NotRunningError) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        console = Console()
        for line in _told(found):
            console.print(line, highlight=False, soft_wrap=True)
    sys.exit(_EXITS[found["outcome"]])


def _told(found: dict[str, Any]) -> list[str]:
    colour = _COLOURS.get(found["outcome"], "yellow")
    who = f"{found['title']} ({found['orgnr']})" if found["title"] else found["orgnr"]
    what = f"{found['kindLabel'].lower()}, {found['namndCode']}, {found['on']}"
    rules = found["ruleSet"]
    by = f"Enligt {rules['ruleSet']}, som gäller från {rules['validFrom']} ({rules['source']})" if rules else ""
    parts = {
        "": [by] if by else [],
        "Hinder": found["hindranceLabels"],
        "Villkor": [_criterion(each) for each in found["criteria"]],
        "Pågående stöd": [_running(each) for each in found["running"]],
        "Redovisningar": [_report(each) for each in found["reports"]],
        "Andra nämnders beslut (varje nämnd beslutar själv)": [_decision(each) for each in found["otherDecisions"]],
        "Egna beslut att fatta": [_duty(each) for each in found["duties"]],
        "Att göra": found["nextStepLabels"],
    }
    lines = [f"[{colour} bold]{escape(found['outcomeLabel'])}[/]: {escape(f'{who}, {what}')}"]
    for title, items in parts.items():
        lines += [f"[bold]{title}[/]"] if title and items else []
        lines += [f"  {escape(item)}" for item in items]
    return lines


def _criterion(each: dict[str, Any]) -> str:
    wish = "" if each["mandatory"] else " (önskvärt)"
    if each["answer"] is None:
        return f"– {each['wording']}{wish} Inte bedömt."
    whose = f"{each['answerLabel']} {each['assessedOn']}, {_whose(each)}, underlag: {each['evidenceLabel'].lower()}"
    earlier = "" if each["counts"] else f" Räknas inte: bedömt enligt {each['ruleSet']}."
    return f"{'+' if each['counts'] else '–'} {each['wording']}{wish} {whose}.{earlier}"


def _running(each: dict[str, Any]) -> str:
    amount = f", {_kronor(each['amount']['ore'])}" if each["amount"] else ""
    period = f"{each['period']['starts']}–{each['period']['ends']}"
    return f"{_whose(each)}: {each['kindLabel'].lower()} {period}, {each['statusLabel'].lower()}{amount}"


def _report(each: dict[str, Any]) -> str:
    late = ", försenad" if each["late"] else ""
    bars = ", hindrar nytt stöd" if each["bars"] else ""
    return f"{_whose(each)}: ska komma senast {each['dueOn']}{late}{bars} ({each['caseId']})"


def _decision(each: dict[str, Any]) -> str:
    record = each["record"]
    grounds = ", ".join(each["groundLabels"]).lower()
    changed = "" if each["stands"] else "; upphävt av domstol"
    return (
        f"{_whose(each)}: {each['statusLabel'].lower()} {record['decidedOn']}, {record['diarienummer']}"
        f" {record['paragraph']}, {grounds}{changed}"
    )


def _duty(each: dict[str, Any]) -> str:
    own = "" if each["own"] else " (en annan nämnds)"
    return f"{_whose(each)}: {each['supportId']}, senast {each['decideBy']}{own}"


def _whose(each: dict[str, Any]) -> str:
    return str(each["namndName"] or each["namndCode"])


def _kronor(ore: int) -> str:
    kronor, rest = divmod(ore, 100)
    return f"{kronor:,}".replace(",", " ") + (f",{rest:02}" if rest else "") + " kr"
