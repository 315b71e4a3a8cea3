"""Whether what is about to be granted can be: the answer that an officer gets, asked of the case itself (G02-G12)."""

from datetime import date

from contracts.answers import Refusal, refuse
from contracts.eligibility import Case, Question, Rules, Verdict, verdict
from contracts.eligibility_terms import Eligibility, Hindrance
from contracts.grant_rules import RuleSetIssued
from contracts.grant_terms import SupportKind, SupportStatus
from contracts.namnder import cared_for_with
from services.grants.around import Around
from services.grants.assessment import not_met
from services.grants.late_reports import reports_late
from services.grants.letting import Letting
from services.grants.organisation import Organisation, dissolved
from services.grants.support import ADVICE, PROGRAMME, UNDECIDED, Support, still_waiting


def not_eligible(
    owner: Organisation | None, decided: Support | Letting, on: date, around: Around, field: str
) -> Refusal | None:
    """Refuse to grant what the organisation cannot get by the rules of the case, and say what weighs most."""
    case = _case(decided)
    cases = [_case(each) for each in owner.cases()] if owner else [case]
    asked = Question(cared_for_with(around.city.namnder, decided.namnd, on), case.kind, on, case.case_id)
    rules = _rules(around.city.rules.by_key[decided.rule_set])
    told = verdict(cases, owner.dissolved_on if owner else None, rules, asked)
    return None if told.outcome is Eligibility.ELIGIBLE else _refused(told, owner, decided, on, field)


def _refused(
    told: Verdict, owner: Organisation | None, decided: Support | Letting, on: date, field: str
) -> Refusal | None:
    match told.hindrances[0]:
        case Hindrance.DISSOLVED if owner:
            return dissolved(owner, on, field)
        case Hindrance.REPORT_LATE:
            return reports_late(tuple(each.case_id for each in told.late), field)
        case Hindrance.PROGRAMME_AWAITED | Hindrance.ADVICE_AWAITED:
            return still_waiting(decided.waiting, field)
        case Hindrance.SUPPORT_REVOKED:
            return _assessed_before(field)
        case _:
            return not_met(told.lacking, field)


def _case(found: Support | Letting) -> Case:
    if isinstance(found, Letting):
        case_id, kind, due = found.letting_id, SupportKind.LETTING, None
    else:
        case_id, kind, due = found.support_id, found.kind, found.report_due_on
    return Case(
        case_id=case_id,
        namnd=found.namnd,
        kind=kind,
        status=_status(found),
        rule_set=found.rule_set,
        ends=found.period.ends,
        report_due_on=due,
        assessed_on=found.assessed_on,
        answers=found.answers,
        taken_back_on=found.taken_back_on,
    )


def _status(found: Support | Letting) -> SupportStatus:
    """Return where a case stands; what waits for an answer stands as waiting."""
    awaited = [each for each in (PROGRAMME, ADVICE) if each in found.waiting and found.status in UNDECIDED]
    return awaited[0] if awaited else found.status


def _rules(issued: RuleSetIssued) -> Rules:
    criteria = {criterion.key: criterion.mandatory for criterion in issued.criteria}
    return Rules(issued.rule_set, criteria, issued.late_report_bars)


def _assessed_before(field: str) -> Refusal:
    return refuse(
        "ASSESSED_BEFORE_REVOCATION",
        "Nämnden har återkallat stöd till organisationen sedan villkoren bedömdes.",
        "The nämnd has revoked support to the organisation since the criteria were assessed.",
        field=field,
        hint="Bedöm villkoren igen, en dag efter återkallelsen. / Assess the criteria again, on a day after the"
        " revocation.",
    )
