"""Whether an organisation can get support of a nämnd, criterion by criterion (G02-G12): same facts, same answer.

The officer who asks gets the answer here, and so does the decision to approve or to let: they never disagree.

Nothing that anybody has written comes in here: no title, purpose or reason, only closed answers, days and codes. So
none of it can change what comes out, and neither can a decision of another nämnd: each nämnd decides for itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.eligibility_terms import Eligibility, Hindrance, NextStep
from contracts.grant_terms import CriterionAnswer, NegativeGround, SupportKind, SupportStatus

ABOUT_THE_PREMISES = frozenset({NegativeGround.PREMISES_TAKEN})
"""Grounds that say nothing of the organisation: what is taken back on them alone gives nobody reason to assess anew."""
RUNNING = frozenset({SupportStatus.APPROVED, SupportStatus.PAID, SupportStatus.REPORTED})


@dataclass(frozen=True, slots=True)
class Case:
    """A case of support or letting, as far as it matters."""

    case_id: str
    namnd: str
    kind: SupportKind
    status: SupportStatus
    rule_set: str
    ends: date
    report_due_on: date | None = None
    """By when the use of what was paid is to be reported; the new day after a reminder."""
    assessed_on: date | None = None
    answers: Mapping[str, CriterionAnswer] = field(default_factory=dict)
    disputed: bool = False
    """Whether a court has set the decision aside that rested on the answers."""
    taken_back_on: date | None = None
    """When the nämnd took the support back on grounds, which stands."""

    def runs(self, on: date) -> bool:
        """Tell whether the support is granted and its time is not over; a letting is granted when it is let."""
        return self.status in RUNNING and on <= self.ends

    def is_late(self, on: date) -> bool:
        """Tell whether a report was due before a day and has not come (G10)."""
        return self.status is SupportStatus.PAID and self.report_due_on is not None and self.report_due_on < on


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule set in force: which criteria it has, and which of them must be met."""

    rule_set: str
    criteria: Mapping[str, bool]
    """Each key, and whether the criterion is mandatory."""
    late_report_bars: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks about which kind of support, for which day."""

    own: Collection[str]
    """The nämnd, and those whose affairs it has taken over."""
    kind: SupportKind
    on: date
    case_id: str | None = None
    """The case that is to be decided, when it is about one: its own answers are needed, and what is awaited in others
    does not stand in its way."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The last answer to a criterion, and whether it was given under the rules that are asked about."""

    criterion: str
    mandatory: bool
    answer: CriterionAnswer | None = None
    case: Case | None = None
    """Where the answer was given."""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, everything that stands in the way, and what to do next."""

    outcome: Eligibility
    hindrances: tuple[Hindrance, ...]
    next_steps: tuple[NextStep, ...]
    standings: tuple[Standing, ...]
    late: tuple[Case, ...]
    lacking: tuple[str, ...] = ()
    """The mandatory criteria that stand in the way."""


_OUTCOMES: Mapping[Hindrance, Eligibility] = {
    Hindrance.NOT_REGISTERED: Eligibility.NOT_YET,
    Hindrance.DISSOLVED: Eligibility.NOT_ELIGIBLE,
    Hindrance.RULES_MISSING: Eligibility.NOT_YET,
    Hindrance.CRITERION_NOT_MET: Eligibility.NOT_ELIGIBLE,
    Hindrance.REPORT_LATE: Eligibility.NOT_YET,
    Hindrance.PROGRAMME_AWAITED: Eligibility.NOT_YET,
    Hindrance.ADVICE_AWAITED: Eligibility.NOT_YET,
    Hindrance.SUPPORT_REVOKED: Eligibility.NEEDS_ASSESSMENT,
    Hindrance.NOT_ASSESSED: Eligibility.NEEDS_ASSESSMENT,
    Hindrance.CANNOT_BE_JUDGED: Eligibility.NEEDS_ASSESSMENT,
}
_HEAVIEST = (Eligibility.NOT_ELIGIBLE, Eligibility.NOT_YET, Eligibility.NEEDS_ASSESSMENT, Eligibility.ELIGIBLE)
_STEPS: Mapping[Hindrance, tuple[NextStep, ...]] = {
    Hindrance.NOT_REGISTERED: (NextStep.REGISTER,),
    Hindrance.DISSOLVED: (),
    Hindrance.RULES_MISSING: (NextStep.LAY_DOWN_RULES,),
    Hindrance.CRITERION_NOT_MET: (NextStep.TELL_REASONS, NextStep.ASSESS),
    Hindrance.REPORT_LATE: (NextStep.ASK_FOR_REPORT,),
    Hindrance.PROGRAMME_AWAITED: (NextStep.RECORD_PROGRAMME,),
    Hindrance.ADVICE_AWAITED: (NextStep.RECORD_ADVICE,),
    Hindrance.SUPPORT_REVOKED: (NextStep.ASSESS,),
    Hindrance.NOT_ASSESSED: (NextStep.ASSESS,),
    Hindrance.CANNOT_BE_JUDGED: (NextStep.TAKE_IN_DOCUMENTS, NextStep.ASSESS),
}
_BEST_LAST = (CriterionAnswer.NOT_MET, CriterionAnswer.CANNOT_BE_JUDGED, CriterionAnswer.MET)
_AWAITED = {
    SupportStatus.WAITING_FOR_PROGRAMME: Hindrance.PROGRAMME_AWAITED,
    SupportStatus.WAITING_FOR_ADVICE: Hindrance.ADVICE_AWAITED,
}


def not_registered() -> Verdict:
    """Return the answer about an organisation that is not in the register."""
    return _verdict([Hindrance.NOT_REGISTERED], (), ())


def verdict(cases: Iterable[Case], dissolved_on: date | None, rules: Rules | None, asked: Question) -> Verdict:
    """Return whether an organisation can get support, from what is known of it and the rules in force."""
    own = [case for case in cases if case.namnd in asked.own]
    standings = tuple(_standings(own, rules, asked)) if rules else ()
    judged = standings + (tuple(_of_itself(own, rules, asked)) if rules else ())
    lacks = [(each.criterion, lack) for each in judged if each.mandatory and (lack := _lacks(each))]
    late = tuple(case for case in own if case.is_late(asked.on))
    found = [
        *([Hindrance.DISSOLVED] if dissolved_on is not None and dissolved_on <= asked.on else []),
        *([] if rules else [Hindrance.RULES_MISSING]),
        *([Hindrance.REPORT_LATE] if late and rules and rules.late_report_bars else []),
        *(_AWAITED[case.status] for case in own if _is_asked_about(case, asked) and case.status in _AWAITED),
        *([Hindrance.SUPPORT_REVOKED] if _taken_back(own, standings, asked.on) else []),
        *(lack for _, lack in lacks),
    ]
    return _verdict([each for each in Hindrance if each in found], standings, late, _each_once(lacks))


def _verdict(
    found: list[Hindrance], standings: tuple[Standing, ...], late: tuple[Case, ...], lacking: tuple[str, ...] = ()
) -> Verdict:
    outcomes = {_OUTCOMES[each] for each in found} or {Eligibility.ELIGIBLE}
    wanted = {step for each in found for step in _STEPS[each]} if found else {NextStep.TAKE_IN_APPLICATION}
    return Verdict(
        outcome=next(each for each in _HEAVIEST if each in outcomes),
        hindrances=tuple(found),
        next_steps=tuple(step for step in NextStep if step in wanted),
        standings=standings,
        late=late,
        lacking=lacking,
    )


def _each_once(lacks: Iterable[tuple[str, Hindrance]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(criterion for criterion, _ in lacks))


def _is_asked_about(case: Case, asked: Question) -> bool:
    return case.kind is asked.kind and asked.case_id in {None, case.case_id}


def _standings(own: Iterable[Case], rules: Rules, asked: Question) -> Iterator[Standing]:
    assessed = [case for case in own if case.assessed_on is not None and case.assessed_on <= asked.on]
    for criterion, mandatory in rules.criteria.items():
        case = _last(assessed, criterion, rules, asked)
        yield _standing(case, criterion, rules, asked) if case else Standing(criterion, mandatory)


def _last(assessed: Iterable[Case], criterion: str, rules: Rules, asked: Question) -> Case | None:
    """Return where a criterion was answered last; of one day the best answer, as it is about the same organisation."""
    return max(
        (case for case in assessed if criterion in case.answers),
        key=lambda case: (
            _counts(case, rules, asked),
            case.assessed_on or asked.on,
            _BEST_LAST.index(case.answers[criterion]),
            case.case_id,
        ),
        default=None,
    )


def _of_itself(own: Iterable[Case], rules: Rules, asked: Question) -> Iterator[Standing]:
    """Yield the answers of the case that is to be decided."""
    for case in own:
        if case.case_id == asked.case_id:
            yield from (_standing(case, criterion, rules, asked) for criterion in rules.criteria)


def _standing(case: Case, criterion: str, rules: Rules, asked: Question) -> Standing:
    answer = case.answers.get(criterion)
    counts = answer is not None and _counts(case, rules, asked)
    return Standing(criterion, rules.criteria[criterion], answer, case, counts)


def _counts(case: Case, rules: Rules, asked: Question) -> bool:
    """Tell whether answers decide: given for the same kind of support, under the same rules, and not set aside."""
    return case.rule_set == rules.rule_set and case.kind is asked.kind and not case.disputed


def _taken_back(own: Iterable[Case], standings: Iterable[Standing], on: date) -> bool:
    """Tell whether the nämnd has taken support back since it gave the answers that would count."""
    given = [each.case.assessed_on for each in standings if each.counts and each.case and each.case.assessed_on]
    latest = max(given, default=None)
    return any(
        case.taken_back_on is not None and case.taken_back_on <= on and (latest is None or case.taken_back_on >= latest)
        for case in own
    )


def _lacks(standing: Standing) -> Hindrance | None:
    if not standing.counts:
        return Hindrance.NOT_ASSESSED
    match standing.answer:
        case CriterionAnswer.NOT_MET:
            return Hindrance.CRITERION_NOT_MET
        case CriterionAnswer.CANNOT_BE_JUDGED:
            return Hindrance.CANNOT_BE_JUDGED
        case _:
            return None
