"""Surveys: what is asked in a year, and how many of those invited have answered (R08, R09)."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from contracts.surveys import Anonymity
from contracts.vocabulary import Term
from gateway.views.reader import Reader, Row
from gateway.views.small_groups import apart, large


class Withheld(Term):
    """Why a number is not shown."""

    OPEN = "open", "Enkäten är inte stängd än", "The survey is not closed yet"
    TOO_FEW = "too_few", "För få svar för att visas", "Too few answers to be shown"
    NOT_KEPT = "not_kept", "Sparas inte, enligt enkätens anonymitet", "Not kept, by the anonymity of the survey"


def surveys(reader: Reader, as_of: int | None) -> list[Row]:
    """Return the surveys of all years, the earliest first, each with the questions that nämnder have added."""
    found = sorted(reader.rows("survey", as_of), key=itemgetter("year"))
    own = reader.rows("survey_local", as_of)
    for survey in found:
        survey["local_questions"] = [
            {"as_of": as_of, "namnd_code": row["namnd"], "questions": row["questions"]}
            for row in own
            if row["survey"] == survey["key"]
        ]
    return found


def of_year(reader: Reader, as_of: int | None, year: int) -> Row | None:
    """Return the survey of a year."""
    return next((survey for survey in surveys(reader, as_of) if survey["year"] == year), None)


def counted(reader: Reader, survey: Row, view: str, namnd: str | None = None) -> dict[str, list[Row]]:
    """Return a view's rows of a survey by nämnd: those of now, or of the moment it was closed.

    A closed survey is read as it was closed, whenever it is asked about: two answers never differ by one recipient.
    """
    table = reader.table(view)
    within = [table.c.survey == survey["key"], *([] if namnd is None else [table.c.namnd == namnd])]
    found = reader.rows(view, survey["closed_at"] or survey["as_of"], *within)
    return {code: list(rows) for code, rows in groupby(sorted(found, key=itemgetter("namnd")), itemgetter("namnd"))}


def coverage(reader: Reader, as_of: int | None, year: int, namnd: str | None = None) -> list[Row]:
    """Return how many are invited and have answered in each nämnd that has sent the survey of a year."""
    survey = of_year(reader, as_of, year)
    if survey is None:
        return []
    sent = counted(reader, survey, "survey_coverage", namnd)
    return [_covered(survey, code, rows) for code, rows in sent.items()]


def answered(rows: Iterable[Row]) -> int:
    """Return how many have answered."""
    return sum(row["answered"] for row in rows)


def _covered(survey: Row, namnd: str, rows: list[Row]) -> Row:
    whole = {name: sum(row[name] for row in rows) for name in ("invited", "withdrawn", "answered")}
    reason = _withheld_by_category(survey, rows)
    return {
        "as_of": survey["as_of"],
        "namnd_code": namnd,
        **_numbers(whole, None if large(whole["answered"]) else Withheld.TOO_FEW),
        "categories": [
            {"category": row["category"], **_numbers(row, reason)} for row in rows if row["category"] is not None
        ],
    }


def _withheld_by_category(survey: Row, rows: Iterable[Row]) -> Withheld | None:
    if survey["anonymity"] != Anonymity.CATEGORY:
        return Withheld.NOT_KEPT
    return None if apart([row["answered"] for row in rows]) else Withheld.TOO_FEW


def _numbers(row: Row, withheld: Withheld | None) -> Row:
    if withheld is not None:
        # Nor how many were withdrawn: what is left of the invited would be those who answered.
        unsaid = dict.fromkeys(("withdrawn", "answered", "response_percent"))
        return {"invited": row["invited"], **unsaid, "withheld": withheld}
    holding = row["invited"] - row["withdrawn"]
    return {
        "invited": row["invited"],
        "withdrawn": row["withdrawn"],
        "answered": row["answered"],
        "response_percent": round(100 * row["answered"] / holding, 1) if holding else None,
        "withheld": None,
    }
