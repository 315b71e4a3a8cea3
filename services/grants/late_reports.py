"""A late report bars new applications of the organisation in that nämnd until it has come (G10)."""

from datetime import date

from contracts.answers import Refusal, refuse
from contracts.namnder import caretaker
from services.grants.around import Around
from services.grants.organisation import Organisation
from services.grants.rounds import Round


def late(organisation: Organisation, namnd: str, on: date, around: Around) -> tuple[str, ...]:
    """Return the support of a nämnd, or of one that went up in it, whose report is late on a day."""
    namnder = around.city.namnder
    return tuple(
        case.support_id
        for case in organisation.supports.values()
        if caretaker(namnder, case.namnd, on) == caretaker(namnder, namnd, on) and case.is_late(on)
    )


def barred(organisation: Organisation, current: Round, on: date, around: Around) -> Refusal | None:
    """Refuse when the rules of the round let a late report stand in the way."""
    owed = late(organisation, current.namnd, on, around)
    if not owed or not around.city.rules.by_key[current.rule_set].late_report_bars:
        return None
    return reports_late(owed, "orgnr")


def reports_late(owed: tuple[str, ...], field: str) -> Refusal:
    """Return the refusal of what is not tried before the reports of these have come."""
    return refuse(
        "REPORT_LATE",
        "Tidigare stöd är inte redovisat i tid; enligt reglerna prövas inget nytt innan redovisningen har kommit.",
        "Earlier support is not accounted for in time; by the rules nothing new is tried until the report has come.",
        field=field,
        hint="Begär in redovisningen och registrera den. / Ask for the report and record it.",
        items=owed,
    )
