"""Which grounds a negative decision can have: each is tied to a fact or an act, and none to a view."""

from collections.abc import Collection, Mapping
from typing import Final

from contracts.answers import Refusal, refuse
from contracts.checks import twice
from contracts.grant_rules import RuleSetIssued
from contracts.grant_terms import CriterionAnswer, NegativeGround
from services.grants.assessment import Answers

_ACTS: Final = frozenset(
    {
        NegativeGround.VIOLENT_ACT,
        NegativeGround.ENABLING_VIOLENCE,
        NegativeGround.DISCRIMINATING_ACT,
        NegativeGround.FALSE_STATEMENT,
    }
)
_OF_THE_CASE: Final = frozenset(
    {
        NegativeGround.CRITERION_NOT_MET,
        NegativeGround.INCOMPLETE,
        NegativeGround.DISSOLVED,
        NegativeGround.TERMS_NOT_ACCEPTED,
    }
)
_OF_MONEY: Final = frozenset({NegativeGround.MISUSE, NegativeGround.NOT_ACCOUNTED})
REJECTING: Final = _ACTS | _OF_THE_CASE | _OF_MONEY | {NegativeGround.TOO_LATE, NegativeGround.BUDGET_SPENT}
REVOKING: Final = _ACTS | _OF_MONEY | (_OF_THE_CASE - {NegativeGround.INCOMPLETE})
DENYING: Final = (_ACTS | _OF_THE_CASE) | {
    NegativeGround.NOT_ACCOUNTED,
    NegativeGround.PREMISES_TAKEN,
    NegativeGround.NOT_LET_TO_ANYBODY,
}
CANCELLING: Final = (_ACTS | {NegativeGround.DISSOLVED, NegativeGround.TERMS_NOT_ACCEPTED}) | {
    NegativeGround.PREMISES_TAKEN
}


def impossible(
    grounds: Collection[NegativeGround], possible: frozenset[NegativeGround], untrue: Mapping[NegativeGround, bool]
) -> Refusal | None:
    """Refuse a ground that such a decision cannot have, that the case itself contradicts, or that stands twice."""
    for place, ground in enumerate(grounds):
        if ground not in possible or untrue.get(ground, False):
            return refuse(
                "GROUND_NOT_POSSIBLE",
                f"Grunden ”{ground.label_sv}” stämmer inte med ärendet eller beslutet.",
                f"The ground “{ground.label_en}” does not agree with the case or the decision.",
                field=f"grounds.{place}",
                hint="Välj den grund som beslutet vilar på. / Choose the ground that the decision rests on.",
                items=tuple(one.value for one in NegativeGround if one in possible and not untrue.get(one, False)),
            )
    return twice(grounds, "grounds")


def criteria_unfounded(
    grounds: tuple[NegativeGround, ...], criteria: tuple[str, ...], failed: frozenset[str]
) -> Refusal | None:
    """Refuse the ground of a criterion without the criteria, or with one that did not fail."""
    if (repeated := twice(criteria, "criteria")) is not None:
        return repeated
    by_criterion = NegativeGround.CRITERION_NOT_MET in grounds
    strange = next((place for place, key in enumerate(criteria) if key not in failed), None)
    if by_criterion == bool(criteria) and strange is None:
        return None
    return refuse(
        "CRITERIA_UNFOUNDED",
        "De villkor som beslutet vilar på ska anges, och vara sådana som inte är uppfyllda.",
        "The criteria that the decision rests on must be given, and be such that are not met.",
        field="criteria" if strange is None else f"criteria.{strange}",
        hint="Ange grunden och villkoren tillsammans, så som de är bedömda. / Give the ground and the criteria"
        " together, as they are assessed.",
        items=tuple(sorted(failed)),
    )


def failed(rules: RuleSetIssued, answers: Answers) -> frozenset[str]:
    """Return the mandatory criteria that an assessment found not met."""
    return frozenset(key for key in mandatory(rules) if answers.get(key) is CriterionAnswer.NOT_MET)


def mandatory(rules: RuleSetIssued) -> frozenset[str]:
    """Return the criteria that must be met."""
    return frozenset(criterion.key for criterion in rules.criteria if criterion.mandatory)
