"""Answers to the criteria of a rule set, each for itself (G04), and what they let a nämnd decide."""

from collections.abc import Iterable, Mapping

from contracts.answers import Refusal, refuse
from contracts.applications import CriterionAssessment
from contracts.checks import twice
from contracts.envelope import Actor
from contracts.grant_rules import RuleSetIssued
from contracts.grant_terms import CriterionAnswer
from contracts.vocabulary import Role

Answers = Mapping[str, CriterionAnswer]
"""The answer to each criterion by its key."""


def answers_of(assessed: Iterable[CriterionAssessment]) -> Answers:
    """Return what an assessment says, without its words: words decide nothing."""
    return {one.criterion: one.answer for one in assessed}


def incomplete(rules: RuleSetIssued, assessed: tuple[CriterionAssessment, ...]) -> Refusal | None:
    """Refuse an assessment that does not answer each criterion of the rule set, and no other, once."""
    keys = {criterion.key for criterion in rules.criteria}
    strange = next((place for place, one in enumerate(assessed) if one.criterion not in keys), None)
    left = tuple(criterion.key for criterion in rules.criteria if criterion.key not in answers_of(assessed))
    return (
        twice((one.criterion for one in assessed), "answers")
        or (_unknown(f"answers.{strange}.criterion", keys) if strange is not None else None)
        or (_unanswered(left) if left else None)
    )


def not_met(short: tuple[str, ...], field: str) -> Refusal:
    """Return the refusal to grant anything while these mandatory criteria are not met (G02, G04)."""
    return refuse(
        "CRITERIA_NOT_MET",
        f"{len(short)} obligatoriska villkor är inte uppfyllda enligt det nämnden senast har bedömt; då kan inget"
        " beviljas.",
        f"{len(short)} mandatory criteria are not met by what the nämnd has assessed last; nothing can be granted"
        " then.",
        field=field,
        hint="Komplettera underlaget och bedöm igen, eller avslå. / Complete what it rests on and assess again, or"
        " reject.",
        items=short,
    )


def same_eyes(assessed_by: str | None, actor: Actor) -> Refusal | None:
    """Refuse a decision by the account that made the assessment; the system only takes in what others decided."""
    if assessed_by != actor.account or actor.role is Role.SYSTEM:
        return None
    return refuse(
        "FOUR_EYES",
        "Den som har bedömt ärendet fattar inte också beslutet.",
        "Whoever has assessed the case does not take the decision too.",
        field="actor.account",
        hint="Låt någon annan besluta. / Let somebody else decide.",
    )


def _unknown(where: str, keys: Iterable[str]) -> Refusal:
    return refuse(
        "CRITERION_UNKNOWN",
        "Regelverket har inget sådant villkor; villkoren är satta i förväg och lika för alla.",
        "The rule set has no such criterion; the criteria are set in advance and the same for everybody.",
        field=where,
        hint="Använd regelverkets villkor. / Use the criteria of the rule set.",
        items=tuple(sorted(keys)),
    )


def _unanswered(left: tuple[str, ...]) -> Refusal:
    return refuse(
        "CRITERIA_NOT_ANSWERED",
        f"{len(left)} av regelverkets villkor saknar svar.",
        f"{len(left)} criteria of the rule set have no answer.",
        field="answers",
        hint="Besvara vart och ett; ”kan inte bedömas” är också ett svar. / Answer each; “cannot be judged” is one"
        " too.",
        items=left,
    )
