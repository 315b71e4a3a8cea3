"""The yearly control report of a nämnd: what was applied for, refused on what ground, reported and claimed (G15).

An adopted report stands as it was adopted: it is counted from what was known then, and by the day it was adopted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter

from contracts.grant_terms import ControlResult, Currency, NegativeGround, SupportKind, SupportStatus
from contracts.vocabulary import Term
from gateway.projector.cases import stands
from gateway.views.organisation import register
from gateway.views.organisations import Chosen, cases, line
from gateway.views.reader import Reader, Row
from gateway.views.small_groups import apart
from gateway.views.wording import label


class ReportState(Term):
    """How it stands with the report of paid support."""

    RECEIVED = "received", "Inkommen", "Received"
    AWAITED = "awaited", "Inväntas", "Awaited"
    LATE = "late", "Försenad", "Late"


def control_report(
    reader: Reader, as_of: int | None, namnd: str, year: int, *, today: date, published: bool = False
) -> Row:
    """Return the report of a year; published, no block shows a number from one to four, nor lets it be worked out."""
    adopted = _adopted(reader, as_of, namnd, year)
    known_until = adopted["known_until"] if adopted else as_of
    day = date.fromisoformat(adopted["adopted_on"]) if adopted else today
    found = cases(reader, known_until, Chosen(namnd, year))
    support = [case for case in found if case["kind"] != SupportKind.LETTING]
    blocks = {
        "applications": _block(SupportStatus, (case["status"] for case in support)),
        "lettings": _block(SupportStatus, (case["status"] for case in found if case["kind"] == SupportKind.LETTING)),
        "refused_by_ground": _block(NegativeGround, _refused(found, "grounds")),
        "refused_by_criterion": _counted(Counter(_refused(found, "criteria")), {}),
        "reports": _block(ReportState, _reports(support, day)),
        "controls": _block(
            ControlResult, (row["result"] for row in financed_controls(reader, known_until, namnd, year))
        ),
    }
    claims = [claim for case in support for claim in case["claims"]]
    withheld = published and not apart([len(claims)])
    return {
        "as_of": known_until,
        "namnd_code": namnd,
        "year": year,
        "counted_on": day.isoformat(),
        "adopted": adopted,
        **{name: _published(block) if published else block for name, block in blocks.items()},
        "claims": None if withheld else _claims(claims),
    }


def _adopted(reader: Reader, as_of: int | None, namnd: str, year: int) -> Row | None:
    key = reader.table("control_report").c.key
    return next(iter(reader.rows("control_report", as_of, key == f"{namnd}/{year}")), None)


def _refused(found: Iterable[Row], what: str) -> list[str]:
    """Return the grounds, or the criteria, of every refusal that stands."""
    refusals = [
        each
        for case in found
        for each in case["decisions"]
        if each["status"] == SupportStatus.REJECTED and stands(each)
    ]
    return [each for refusal in refusals for each in refusal[what]]


def _reports(support: Iterable[Row], day: date) -> list[str]:
    return [_report_state(case["report"], day) for case in support if case["payments"]]


def _report_state(report: Row, day: date) -> str:
    if report["received_on"]:
        return ReportState.RECEIVED.value
    return (ReportState.LATE if report["due_on"] < day.isoformat() else ReportState.AWAITED).value


def financed_controls(reader: Reader, as_of: int | None, namnd: str, year: int) -> list[Row]:
    """Return the controls of a year of what a nämnd, or one that went up in it, finances (G17)."""
    table = reader.table("control")
    codes = line(register(reader, as_of), namnd)
    found = reader.rows("control", as_of, table.c.namnd.in_(codes), table.c.year == year)
    return [{**row, "namnd_code": row["namnd"]} for row in found]


def _block(terms: type[Term], values: Iterable[str]) -> Row:
    return _counted(Counter(values), {term.value: label(terms, term.value) for term in terms})


def _counted(counts: Counter[str], labels: Mapping[str, str]) -> Row:
    order = list(labels) or sorted(counts)
    shown = [{"key": key, "label": labels.get(key, key), "count": counts[key]} for key in order if counts[key]]
    return {"total": counts.total(), "counts": shown, "withheld": False}


def _published(block: Row) -> Row:
    if apart([each["count"] for each in block["counts"]]):
        return block
    return {"total": None, "counts": [], "withheld": True}


def _claims(claims: Iterable[Row]) -> Row:
    listed = list(claims)
    return {
        "number": len(listed),
        "handed_over": sum(1 for claim in listed if claim["handed_over"]),
        "claimed": _sum(claim["amount"] for claim in listed),
        "repaid": _sum(part["amount"] for claim in listed for part in claim["repaid"]),
        "written_off": _sum(claim["written_off"]["amount"] for claim in listed if claim["written_off"]),
        "left": _sum(claim["left"] for claim in listed),
    }


def _sum(amounts: Iterable[Row]) -> Row:
    return {"ore": sum(map(itemgetter("ore"), amounts)), "currency": Currency.SEK.value}
