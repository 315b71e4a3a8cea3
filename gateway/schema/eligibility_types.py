"""The answer to whether an organisation can get support, as GraphQL shows it: leaves only, so that it is quick."""

from datetime import date

import strawberry

from contracts.eligibility_terms import Eligibility, Hindrance, NextStep
from contracts.grant_rules import RuleCriterion
from contracts.grant_terms import CriterionAnswer, CriterionKind, Evidence, SupportKind, SupportStatus
from contracts.plans import Period
from gateway.schema.grant_types import DECISION, DUTY, MONEY, NAMND
from gateway.schema.shapes import many, output_of, shape

_WHOSE = {"namnd_code": str, "namnd_name": str | None}
_RULES = {
    "rule_set": strawberry.ID,
    "kinds": many(SupportKind),
    "valid_from": date,
    "report_within_days": int,
    "late_report_bars": bool,
    "source": str,
}
RuleSet = shape(
    "RuleSet",
    "Criteria set in advance, the same for everybody; of the whole city when it has no nämnd.",
    _RULES | {"namnd": NAMND, "criteria": many(output_of(RuleCriterion))},
)
RulesInForce = shape(
    "RulesInForce",
    "The rules that hold for a kind of support, and when the nämnd attested that it works by them.",
    {"kind": SupportKind, "rules": RuleSet, "attested_on": date | None},
)
SupportRound = shape(
    "SupportRound",
    "A round of applications, with what of its budget is promised and what is left.",
    {
        "round_id": strawberry.ID,
        "namnd": NAMND,
        "kind": SupportKind,
        "period": output_of(Period),
        "budget": MONEY,
        "committed": MONEY,
        "left": MONEY,
        "opens_on": date,
        "closes_on": date,
        "closed_on": date | None,
        "rule_set": strawberry.ID,
    },
)
_DecidingRules = shape(
    "DecidingRules",
    "The rule set that the answer rests on.",
    _RULES | {"namnd_code": str | None, "namnd_name": str | None},
)
CriterionStanding = shape(
    "CriterionStanding",
    "A criterion with its last answer: on what evidence, when and by which nämnd. It counts when it was given for the"
    " same kind of support under the rules in force.",
    {
        "key": str,
        "kind": CriterionKind,
        "wording": str,
        "mandatory": bool,
        "source": str | None,
        "answer": CriterionAnswer | None,
        "evidence": Evidence | None,
        "document": str | None,
        "reason": str | None,
        "assessed_on": date | None,
        "rule_set": str | None,
        "namnd_code": str | None,
        "namnd_name": str | None,
        "case_id": strawberry.ID | None,
        "counts": bool,
    },
)
RunningSupport = shape(
    "RunningSupport",
    "Support that runs, of any nämnd.",
    _WHOSE
    | {
        "id": strawberry.ID,
        "kind": SupportKind,
        "status": SupportStatus,
        "period": output_of(Period),
        "amount": MONEY | None,
        "premises": str | None,
    },
)
ExpectedReport = shape(
    "ExpectedReport",
    "A report of the use of support that has not come, and whether it bars new support here.",
    _WHOSE | {"case_id": strawberry.ID, "due_on": date, "late": bool, "bars": bool},
)
OtherDecision = shape(
    "OtherDecision",
    "A negative decision of another nämnd. It decides nothing here: each nämnd decides for itself.",
    _WHOSE | DECISION | {"case_id": strawberry.ID, "kind": SupportKind, "stands": bool, "note": str},
)
OwedDecision = shape(
    "OwedDecision",
    "A decision that a nämnd still owes, because another has revoked support or had to give it back.",
    _WHOSE | DUTY | {"own": bool},
)
EligibilityAnswer = shape(
    "EligibilityAnswer",
    "Whether an organisation can get support of a nämnd, and why. Nobody is refused by it: the nämnd decides.",
    {
        "orgnr": str,
        "title": str | None,
        "dissolved_on": date | None,
        "namnd_code": str,
        "kind": SupportKind,
        "on": date,
        "outcome": Eligibility,
        "hindrances": many(Hindrance),
        "next_steps": many(NextStep),
        "rule_set": _DecidingRules | None,
        "criteria": many(CriterionStanding),
        "missing": many(str),
        "running": many(RunningSupport),
        "reports": many(ExpectedReport),
        "other_decisions": many(OtherDecision),
        "duties": many(OwedDecision),
    },
)
