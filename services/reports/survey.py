"""The survey of each year: its questions and its anonymity, laid down when it is issued, and when it was closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, twice
from contracts.envelope import Fact
from contracts.surveys import Anonymity, CloseSurvey, IssueSurvey, SurveyClosed, SurveyIssued, SurveyQuestion


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey. Nothing but its closing ever changes."""

    year: int
    anonymity: Anonymity
    closes_on: date
    questions: tuple[SurveyQuestion, ...]
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Surveys:
    """Every survey by its key."""

    by_key: Mapping[str, Survey] = field(default_factory=dict)


def evolve(surveys: Surveys | None, fact: Fact) -> Surveys:
    """Return the surveys after a fact."""
    before = (surveys or Surveys()).by_key
    match fact:
        case SurveyIssued():
            issued = Survey(fact.year, fact.anonymity, fact.closes_on, fact.questions)
            return Surveys({**before, fact.survey: issued})
        case SurveyClosed():
            return Surveys({**before, fact.survey: replace(before[fact.survey], closed_on=fact.closed_on)})
        case _:
            return Surveys(before)


def issue(surveys: Surveys, order: IssueSurvey) -> Decision:
    """Issue the one survey of a year (R08)."""
    return (
        (_key_taken() if order.survey in surveys.by_key else None)
        or (_year_taken() if order.year in {survey.year for survey in surveys.by_key.values()} else None)
        or not_before(order.closes_on, date(order.year, 1, 1), "closes_on")
        or ambiguous(order.questions)
        or (
            SurveyIssued(
                survey=order.survey,
                year=order.year,
                title=order.title,
                anonymity=order.anonymity,
                closes_on=order.closes_on,
                questions=order.questions,
            ),
        )
    )


def close(survey: Survey | None, order: CloseSurvey, today: date) -> Decision:
    """Close a survey, whether or not all have answered."""
    if survey is None:
        return unknown()
    return (
        (_closed_already(survey.closed_on) if survey.closed_on else None)
        or not_yet(order.closed_on, today, "closed_on")
        or (SurveyClosed(survey=order.survey, closed_on=order.closed_on),)
    )


def ambiguous(questions: tuple[SurveyQuestion, ...]) -> Refusal | None:
    """Refuse questions, or answers to choose from, that share a key."""
    by_question = (
        twice((option.key for option in question.options), f"questions.{place}.options")
        for place, question in enumerate(questions)
    )
    return twice((question.key for question in questions), "questions") or next(filter(None, by_question), None)


def not_open(survey: Survey, today: date) -> Refusal | None:
    """Refuse what can only be done while a survey takes answers."""
    if survey.closed_on is None and today <= survey.closes_on:
        return None
    last = survey.closed_on or survey.closes_on
    return refuse(
        "SURVEY_CLOSED",
        f"Enkäten är stängd sedan den {last} och tar inte emot fler svar.",
        f"The survey closed on {last} and takes no more answers.",
        field="survey",
        hint="Vänta till nästa års enkät. / Wait for the survey of next year.",
    )


def unknown() -> Refusal:
    """Return the refusal of a survey that has not been issued."""
    return refuse(
        "SURVEY_UNKNOWN",
        "Enkäten finns inte.",
        "There is no such survey.",
        field="survey",
        hint="Stadsledningskontoret ger ut årets enkät. / The city executive office issues the survey of the year.",
    )


def _key_taken() -> Refusal:
    return refuse(
        "SURVEY_EXISTS",
        "Det finns redan en enkät med den beteckningen.",
        "There is already a survey of that key.",
        field="survey",
        hint="Ge enkäten en egen beteckning. / Give the survey a key of its own.",
    )


def _year_taken() -> Refusal:
    return refuse(
        "YEAR_HAS_SURVEY",
        "Året har redan en enkät; alla nämnder använder samma, så att svaren kan jämföras.",
        "The year has a survey already; all nämnder use the same one, so that answers can be compared.",
        field="year",
        hint="Lägg till egna frågor i nämnden i stället. / Let the nämnd add questions of its own instead.",
    )


def _closed_already(on: date) -> Refusal:
    return refuse(
        "SURVEY_CLOSED",
        f"Enkäten är redan stängd, den {on}.",
        f"The survey is closed already, on {on}.",
        field="survey",
        hint="Resultaten kan läsas. / The results can be read.",
    )
