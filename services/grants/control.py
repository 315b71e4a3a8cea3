"""Control of what a nämnd finances, and its yearly report: any nämnd can, also one without a plan (A10, G15, G17)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range
from contracts.envelope import Fact
from contracts.grant_control import (
    AdoptControlReport,
    ControlFinancedActivity,
    ControlReportAdopted,
    FinancedActivityControlled,
)
from contracts.namnder import not_valid, unknown
from services.grants.around import Around


@dataclass(frozen=True, slots=True)
class Control:
    """The controls of a nämnd, and the years whose report it has adopted."""

    controls: frozenset[str] = frozenset()
    adopted: Mapping[int, date] = field(default_factory=dict)


def evolve(control: Control | None, fact: Fact) -> Control:
    """Return the state after a fact."""
    before = control or Control()
    match fact:
        case FinancedActivityControlled():
            return replace(before, controls=before.controls | {fact.control_id})
        case ControlReportAdopted():
            return replace(before, adopted={**before.adopted, fact.year: fact.adopted_on})
        case _:
            return before


def control_activity(control: Control, order: ControlFinancedActivity, around: Around) -> Decision:
    """Record a control of an activity that the nämnd finances."""
    return (
        not_valid(around.city.namnder, order.namnd, order.controlled_on, "namnd")
        or (_control_exists() if order.control_id in control.controls else None)
        or not_yet(order.controlled_on, around.today, "controlled_on")
        or out_of_range(order.controlled_on, "controlled_on")
        or (
            FinancedActivityControlled(
                namnd=order.namnd,
                control_id=order.control_id,
                orgnr=order.orgnr,
                activity=order.activity,
                result=order.result,
                summary=order.summary,
                controlled_on=order.controlled_on,
            ),
        )
    )


def adopt_report(control: Control, order: AdoptControlReport, around: Around) -> Decision:
    """Adopt the control report of a year, once, on what the ledger holds now (G15)."""
    return (
        unknown(around.city.namnder, order.namnd)
        or (_adopted_already(control.adopted[order.year]) if order.year in control.adopted else None)
        or not_yet(order.adopted_on, around.today, "adopted_on")
        or not_before(order.adopted_on, date(order.year, 1, 1), "adopted_on")
        or (
            ControlReportAdopted(
                namnd=order.namnd,
                year=order.year,
                diarienummer=order.diarienummer,
                adopted_on=order.adopted_on,
                known_at=around.now.position,
            ),
        )
    )


def _control_exists() -> Refusal:
    return refuse(
        "CONTROL_EXISTS",
        "Nämnden har redan en kontroll med den koden.",
        "The nämnd already has a control of that code.",
        field="control_id",
        hint="Ge kontrollen en egen kod. / Give the control a code of its own.",
    )


def _adopted_already(on: date) -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        f"Årets kontrollrapport fastställdes {on}.",
        f"The control report of the year was adopted on {on}.",
        field="year",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
