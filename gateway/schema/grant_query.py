"""Questions about support to organisations and letting of premises."""

from datetime import date, datetime
from typing import Any

import strawberry
from pydantic_core import PydanticCustomError

from contracts.answers import Refusal, refuse
from contracts.grant_terms import SupportKind, SupportStatus
from contracts.organisation_number import WHY_NOT, of_a_legal_person
from gateway.errors import RefusedQuestionError
from gateway.schema.asking import asking
from gateway.schema.eligibility_types import EligibilityAnswer, RulesInForce, SupportRound
from gateway.schema.grant_types import ControlReport, FinancedControl, Organisation, SupportCase, SupportDuty
from gateway.schema.shapes import closed_list, computed, many
from gateway.views import control_report, eligibility, organisations, rule_sets

closed_list(SupportKind)
closed_list(SupportStatus)


def _number(written: str) -> str:
    """Return the number as it is kept, or refuse it; what was written is never part of the error."""
    try:
        return of_a_legal_person(written)
    except PydanticCustomError as error:
        swedish, english = WHY_NOT[error.type]
        hint = "Rätta numret och fråga igen. / Correct the number and ask again."
        raise RefusedQuestionError(refuse(error.type.upper(), swedish, english, field="orgnr", hint=hint)) from None


async def _eligibility(  # noqa: PLR0917 - strawberry calls it by keyword
    info: strawberry.Info,
    orgnr: str,
    namnd: str,
    kind: SupportKind,
    on: date | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    asked = eligibility.Asked(_number(orgnr), namnd, kind, on or load.today(as_of))
    answer = await load.snapshot.ask(eligibility.eligibility, load.as_of(as_of), asked)
    if isinstance(answer, Refusal):
        raise RefusedQuestionError(answer)
    return answer


async def _organisation(info: strawberry.Info, orgnr: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(organisations.organisation, load.as_of(as_of), _number(orgnr))


async def _grants(
    info: strawberry.Info,
    namnd: str,
    year: int | None = None,
    status: SupportStatus | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    chosen = organisations.Chosen(namnd, year, status)
    return await load.snapshot.ask(organisations.cases, load.as_of(as_of), chosen)


async def _outstanding_duties(info: strawberry.Info, namnd: str | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(organisations.outstanding_duties, load.as_of(as_of), namnd)


async def _control_report(
    info: strawberry.Info, namnd: str, year: int, published: bool = False, as_of: datetime | None = None
) -> Any:
    load = asking(info)
    today = load.today(as_of)
    return await load.snapshot.ask(
        control_report.control_report, load.as_of(as_of), namnd, year, today=today, published=published
    )


async def _financed_controls(info: strawberry.Info, namnd: str, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(control_report.financed_controls, load.as_of(as_of), namnd, year)


async def _rule_sets(info: strawberry.Info, namnd: str, on: date | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(rule_sets.rule_sets, load.as_of(as_of), namnd, on or load.today(as_of))


async def _rounds(info: strawberry.Info, namnd: str, year: int | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(rule_sets.rounds, load.as_of(as_of), namnd, year)


QUERIES = {
    "eligibility": computed(
        EligibilityAnswer,
        _eligibility,
        "Whether an organisation can get support of a nämnd on a day, and why, criterion by criterion.",
    ),
    "organisation": computed(
        Organisation | None, _organisation, "An organisation with its cases in every nämnd; none that is unknown."
    ),
    "grants": computed(
        many(SupportCase),
        _grants,
        "The cases of a nämnd and of those that went up in it; `year` is the one the period starts in.",
    ),
    "outstanding_duties": computed(
        many(SupportDuty), _outstanding_duties, "What nämnder still have to decide for themselves."
    ),
    "control_report": computed(
        ControlReport, _control_report, "The yearly control report; `published` withholds small numbers."
    ),
    "financed_controls": computed(
        many(FinancedControl), _financed_controls, "Controls of activities that a nämnd finances."
    ),
    "rule_sets": computed(many(RulesInForce), _rule_sets, "The rules that hold for a nämnd on a day, by kind."),
    "rounds": computed(many(SupportRound), _rounds, "Rounds of applications, with what is left of each budget."),
}
