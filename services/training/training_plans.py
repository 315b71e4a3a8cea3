"""Training plans: the city's, and those of nämnder that may rest on it (T09, T11)."""

from collections.abc import Mapping

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, out_of_range
from contracts.envelope import Fact
from contracts.namnder import not_valid
from contracts.training_rules import AdoptTrainingPlan, TrainingPlanAdopted
from services.training import courses, units
from services.training.relevance import Known

TrainingPlans = Mapping[str, TrainingPlanAdopted]
"""Every training plan of the city, or of a nämnd, by its key."""


def evolve(plans: TrainingPlans, fact: Fact) -> TrainingPlans:
    """Return the training plans after a fact; facts of others leave them as they are."""
    return {**plans, fact.training_plan: fact} if isinstance(fact, TrainingPlanAdopted) else plans


def adopt(own: TrainingPlans, of_the_city: TrainingPlans, known: Known, order: AdoptTrainingPlan) -> Decision:
    """Adopt a training plan; what comes after it is a plan of its own."""
    return (
        (_exists() if order.training_plan in own else None)
        or (not_valid(known.namnder, order.namnd, order.valid_from, "valid_from") if order.namnd else None)
        or out_of_range(order.valid_from, "valid_from")
        or (not_before(order.valid_to, order.valid_from, "valid_to") if order.valid_to else None)
        or _rests_on_nothing(of_the_city, order)
        or _speaks_of_unknown(known, order)
        or (
            TrainingPlanAdopted(
                namnd=order.namnd,
                training_plan=order.training_plan,
                title=order.title,
                valid_from=order.valid_from,
                valid_to=order.valid_to,
                follows=order.follows,
                priorities=order.priorities,
                source=order.source,
            ),
        )
    )


def _rests_on_nothing(of_the_city: TrainingPlans, order: AdoptTrainingPlan) -> Refusal | None:
    if order.follows is None or (order.namnd and order.follows in of_the_city):
        return None
    return refuse(
        "CITY_PLAN_UNKNOWN",
        "En nämnds utbildningsplan kan bygga på en av stadens, och den angivna är ingen av dem.",
        "A nämnd's training plan can rest on one of the city's, and the one given is none of them.",
        field="follows",
        hint="Ange en av stadens utbildningsplaner, eller utelämna fältet."
        " / Give one of the city's training plans, or leave the field out.",
    )


def _speaks_of_unknown(known: Known, order: AdoptTrainingPlan) -> Refusal | None:
    for place, priority in enumerate(order.priorities):
        at = f"priorities.{place}"
        refusal = courses.unknown(known.courses, priority.courses, f"{at}.courses") or units.unknown(
            known.units, priority.units, f"{at}.units"
        )
        if refusal:
            return refusal
    return None


def _exists() -> Refusal:
    return refuse(
        "TRAINING_PLAN_EXISTS",
        "Det finns redan en utbildningsplan med den koden.",
        "There is already a training plan with that key.",
        field="training_plan",
        hint="Ge den nya utbildningsplanen en egen kod. / Give the new training plan a key of its own.",
    )
