"""The answer an officer needs: whether an organisation can get support, and why, criterion by criterion (G02-G12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contracts.answers import Refusal
from contracts.eligibility import ABOUT_THE_PREMISES, Case, Question, Rules, Standing, Verdict, not_registered, verdict
from contracts.eligibility_terms import Hindrance, NextStep
from contracts.grant_terms import CriterionAnswer, SupportKind, SupportStatus
from contracts.namnder import Namnder, cared_for_with, unknown
from contracts.rules_in_force import Introduced, in_force
from gateway.projector.cases import stands
from gateway.views.organisation import Register, register
from gateway.views.organisations import cases_of, duties_of, everything
from gateway.views.reader import Reader, Row
from gateway.views.rule_sets import Issued, introduced, issued, namnder

EACH_DECIDES = "Varje nämnd beslutar själv; detta visas för kännedom."
_NEGATIVE = frozenset({SupportStatus.REJECTED.value, SupportStatus.REVOKED.value, SupportStatus.CANCELLED.value})
_TAKEN_BACK = frozenset({SupportStatus.REVOKED.value, SupportStatus.CANCELLED.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asks."""

    orgnr: str
    namnd: str
    kind: SupportKind
    on: date


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every answer rests on, whoever is asked about."""

    register: Register
    namnder: Namnder
    issued: list[Issued]
    introduced: Introduced


def _ground(reader: Reader, as_of: int | None) -> _Ground:
    known, rule_sets = register(reader, as_of), issued(reader, as_of)
    return _Ground(known, namnder(known), rule_sets, introduced(rule_sets))


def eligibility(reader: Reader, as_of: int | None, asked: Asked) -> Row | Refusal:
    """Return the answer, from what was known at a moment."""
    ground = reader.once(_ground, as_of)
    missing = unknown(ground.namnder, asked.namnd)
    if missing is not None:
        return missing
    question = Question(cared_for_with(ground.namnder, asked.namnd, asked.on), asked.kind, asked.on)
    rules = in_force(ground.issued, ground.introduced, ground.namnder, asked.namnd, asked.kind, on=asked.on)
    rows = everything(reader, as_of, asked.orgnr)
    cases = cases_of(rows)
    judged = {row["id"]: _case(row) for row in cases}
    found = _Found(ground.register, question, rules.row if rules else None, cases, judged, duties_of(rows))
    organisation = next((row for row in rows if row["part"] == "register"), None)
    if organisation is None:
        told = not_registered()
    else:
        told = verdict(found.judged.values(), _day(organisation["dissolved_on"]), _rules(found.rules), question)
    return {
        "as_of": as_of,
        "orgnr": asked.orgnr,
        "title": organisation["title"] if organisation else None,
        "dissolved_on": organisation["dissolved_on"] if organisation else None,
        "namnd_code": asked.namnd,
        "kind": asked.kind.value,
        "on": asked.on.isoformat(),
        **_shown(found, told),
    }


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read."""

    register: Register
    question: Question
    rules: Row | None
    cases: list[Row]
    judged: Mapping[str, Case]
    """The same cases by their id, as far as they matter."""
    duties: list[Row]

    def name(self, namnd: str | None) -> str | None:
        """Return what a nämnd is called."""
        row = self.register.get(namnd) if namnd else None
        return row["name"] if row else None


def _shown(found: _Found, told: Verdict) -> Row:
    own, on = found.question.own, found.question.on
    others = [row for case in found.cases if case["namnd"] not in own for row in _decisions(found, case)]
    owed = [_duty(found, duty) for duty in found.duties if duty["outcome"] is None]
    steps = {
        *told.next_steps,
        *([NextStep.DECIDE_DUTY] if any(duty["own"] for duty in owed) else []),
        *([NextStep.LOOK_AT_DECISIONS] if others else []),
    }
    return {
        "outcome": told.outcome.value,
        "hindrances": [each.value for each in told.hindrances],
        "next_steps": [step.value for step in NextStep if step in steps],
        "rule_set": found.rules and {**found.rules, "namnd_name": found.name(found.rules["namnd"])},
        "criteria": _criteria(found, told.standings),
        "missing": [each.criterion for each in told.standings if not each.counts or each.answer in _UNANSWERED],
        "running": [_running(found, case) for case in found.cases if found.judged[case["id"]].runs(on)],
        "reports": _reports(found, told),
        "other_decisions": others,
        "duties": owed,
    }


_UNANSWERED = frozenset({None, CriterionAnswer.CANNOT_BE_JUDGED})


def _case(row: Row) -> Case:
    assessment = row["assessment"]
    taken_back = [each for each in row["decisions"] if each["status"] in _TAKEN_BACK and _gives_reason(each)]
    return Case(
        case_id=row["id"],
        namnd=row["namnd"],
        kind=SupportKind[row["kind"].upper()],
        status=SupportStatus[row["status"].upper()],
        rule_set=row["rule_set"],
        ends=date.fromisoformat(row["period"]["ends"]),
        report_due_on=_day(row["report"]["due_on"]) if row["report"] else None,
        assessed_on=_day(assessment["assessed_on"]) if assessment else None,
        answers=_answers(assessment["answers"]) if assessment else {},
        disputed=bool(assessment and assessment["disputed"]),
        taken_back_on=_day(taken_back[-1]["record"]["decided_on"]) if taken_back else None,
    )


def _gives_reason(decision: Row) -> bool:
    """Tell whether a decision to take support back gives reason to assess the organisation anew."""
    return stands(decision) and not ABOUT_THE_PREMISES.issuperset(decision["grounds"])


def _answers(given: Iterable[Row]) -> Mapping[str, CriterionAnswer]:
    return {each["criterion"]: CriterionAnswer[each["answer"].upper()] for each in given}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _rules(row: Row | None) -> Rules | None:
    if row is None:
        return None
    criteria = {criterion["key"]: criterion["mandatory"] for criterion in row["criteria"]}
    return Rules(row["rule_set"], criteria, row["late_report_bars"])


def _criteria(found: _Found, standings: Iterable[Standing]) -> list[Row]:
    stated = {criterion["key"]: criterion for criterion in found.rules["criteria"]} if found.rules else {}
    by_id = {case["id"]: case for case in found.cases}
    return [
        {**stated[each.criterion], **_standing(found, each, by_id[each.case.case_id] if each.case else None)}
        for each in standings
    ]


def _standing(found: _Found, standing: Standing, case: Row | None) -> Row:
    if case is None:
        unsaid = ("answer", "evidence", "document", "reason", "assessed_on", "rule_set", "namnd_code", "namnd_name")
        return {**dict.fromkeys((*unsaid, "case_id")), "counts": False}
    given = next(each for each in case["assessment"]["answers"] if each["criterion"] == standing.criterion)
    return {
        **{name: given[name] for name in ("answer", "evidence", "document", "reason")},
        "assessed_on": case["assessment"]["assessed_on"],
        "rule_set": case["rule_set"],
        "namnd_code": case["namnd"],
        "namnd_name": found.name(case["namnd"]),
        "case_id": case["id"],
        "counts": standing.counts,
    }


def _running(found: _Found, case: Row) -> Row:
    shown = {name: case[name] for name in ("id", "kind", "status", "period", "namnd_code", "premises")}
    decided = next((each for each in reversed(case["decisions"]) if each["amount"]), None)
    return {**shown, "namnd_name": found.name(case["namnd"]), "amount": decided["amount"] if decided else None}


def _reports(found: _Found, told: Verdict) -> list[Row]:
    late = {case.case_id for case in told.late}
    barring = late if Hindrance.REPORT_LATE in told.hindrances else frozenset()
    return [
        {
            "case_id": case["id"],
            "namnd_code": case["namnd"],
            "namnd_name": found.name(case["namnd"]),
            "due_on": case["report"]["due_on"],
            "late": found.judged[case["id"]].is_late(found.question.on),
            "bars": case["id"] in barring,
        }
        for case in found.cases
        if case["status"] == SupportStatus.PAID
    ]


def _decisions(found: _Found, case: Row) -> list[Row]:
    """Return the negative decisions in a case of another nämnd, whatever a court made of them."""
    return [
        {
            **decision,
            "case_id": case["id"],
            "kind": case["kind"],
            "namnd_code": case["namnd"],
            "namnd_name": found.name(case["namnd"]),
            "stands": stands(decision),
            "note": EACH_DECIDES,
        }
        for decision in case["decisions"]
        if decision["status"] in _NEGATIVE and decision["record"]["decided_on"] <= found.question.on.isoformat()
    ]


def _duty(found: _Found, duty: Row) -> Row:
    return {**duty, "namnd_name": found.name(duty["namnd"]), "own": duty["namnd"] in found.question.own}
