"""What a nämnd does with the survey of the year: questions of its own, to whom it is sent, what is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.envelope import Fact
from contracts.surveys import (
    AddLocalQuestions,
    DistributeSurvey,
    DistributionWithdrawn,
    LocalQuestionsAdded,
    RecipientCategory,
    SurveyDistributed,
    SurveyQuestion,
    WithdrawDistribution,
)
from services.reports.now import Now, made_id
from services.reports.register import Register
from services.reports.register import unknown as namnd_unknown
from services.reports.survey import Survey, ambiguous, not_open, unknown

MOST_LOCAL_QUESTIONS = 20
"""As many as an answer can hold replies to."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Tokens sent to a category of recipients."""

    category: RecipientCategory
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """What a nämnd has sent of a survey. Of the answers nothing is known here, not even their number."""

    questions: tuple[SurveyQuestion, ...] = ()
    distributions: Mapping[str, Distribution] = field(default_factory=dict)


def evolve(sending: Sending | None, fact: Fact) -> Sending:
    """Return the state after a fact."""
    before = sending or Sending()
    match fact:
        case LocalQuestionsAdded():
            return replace(before, questions=(*before.questions, *fact.questions))
        case SurveyDistributed():
            return _with(before, fact.distribution_id, Distribution(fact.category))
        case DistributionWithdrawn():
            return _with(before, fact.distribution_id, Distribution(fact.category, withdrawn=True))
        case _:
            return before


def _with(sending: Sending, distribution_id: str, distribution: Distribution) -> Sending:
    return replace(sending, distributions={**sending.distributions, distribution_id: distribution})


def add_local_questions(
    register: Register, survey: Survey | None, sending: Sending, order: AddLocalQuestions, today: date
) -> Decision:
    """Add a nämnd's own questions, before anybody there has been asked (R08)."""
    if survey is None:
        return unknown()
    return (
        namnd_unknown(register, order.namnd)
        or not_open(survey, today)
        or (_sent_already() if sending.distributions else None)
        or ambiguous(order.questions)
        or _not_local(sending, order)
        or (LocalQuestionsAdded(namnd=order.namnd, survey=order.survey, questions=order.questions),)
    )


def distribute(
    register: Register, survey: Survey | None, order: DistributeSurvey, today: date, *, imported: bool
) -> Decision:
    """Invite so many recipients of a category (R09)."""
    if survey is None:
        return unknown()
    return (
        namnd_unknown(register, order.namnd)
        or not_open(survey, today)
        or (_tokens_are_not_imported() if imported else None)
        or (
            SurveyDistributed(
                namnd=order.namnd,
                survey=order.survey,
                distribution_id=made_id("d", order.command_id),
                category=order.category,
                invited=order.invited,
            ),
        )
    )


def withdraw(sending: Sending, order: WithdrawDistribution, now: Now, *, imported: bool) -> Decision:
    """Take back the tokens that are not used."""
    distribution = sending.distributions.get(order.distribution_id)
    if distribution is None:
        return _distribution_unknown()
    return (
        (_withdrawn_already() if distribution.withdrawn else None)
        or (_tokens_are_not_imported() if imported else None)
        or (None if now.withdrawn else _nothing_left())
        or (
            DistributionWithdrawn(
                namnd=order.namnd,
                survey=order.survey,
                distribution_id=order.distribution_id,
                category=distribution.category,
                withdrawn=now.withdrawn,
            ),
        )
    )


def _not_local(sending: Sending, order: AddLocalQuestions) -> Refusal | None:
    if len(sending.questions) + len(order.questions) > MOST_LOCAL_QUESTIONS:
        return refuse(
            "TOO_MANY_QUESTIONS",
            f"En nämnd kan ha högst {MOST_LOCAL_QUESTIONS} egna frågor.",
            f"A nämnd can have {MOST_LOCAL_QUESTIONS} questions of its own at most.",
            field="questions",
            hint="Ta bort några frågor. / Leave some questions out.",
        )
    for place, question in enumerate(order.questions):
        if question.indicator is not None:
            return refuse(
                "LOCAL_INDICATOR",
                "En egen fråga kan inte mäta något som jämförs mellan nämnder.",
                "A question of a nämnd's own cannot measure what is compared between nämnder.",
                field=f"questions.{place}.indicator",
                hint="Utelämna indikatorn. / Leave the indicator out.",
            )
    return twice((question.key for question in (*sending.questions, *order.questions)), "questions")


def _sent_already() -> Refusal:
    return refuse(
        "SURVEY_SENT_ALREADY",
        "Enkäten är redan utskickad i nämnden; alla ska få samma frågor.",
        "The survey has been sent already in the nämnd; all are to get the same questions.",
        field="survey",
        hint="Ställ frågan i nästa års enkät. / Ask it in the survey of next year.",
    )


def _tokens_are_not_imported() -> Refusal:
    return refuse(
        "NOT_BY_IMPORT",
        "Utskick görs inte genom import: koderna lämnas ut en enda gång, som svar på kommandot.",
        "A survey is not sent by an import: the tokens are told only once, in the answer to the command.",
        hint="Skicka kommandot för sig. / Send the command by itself.",
    )


def _distribution_unknown() -> Refusal:
    return refuse(
        "DISTRIBUTION_UNKNOWN",
        "Nämnden har inget sådant utskick av enkäten.",
        "The nämnd has no such distribution of the survey.",
        field="distribution_id",
        hint="Svaret på utskicket angav dess id. / The answer to the distribution told its id.",
    )


def _nothing_left() -> Refusal:
    return refuse(
        "NOTHING_LEFT",
        "Alla koder i utskicket är använda; det finns inga att återkalla.",
        "All tokens of the distribution are used; there are none to withdraw.",
        field="distribution_id",
        hint="Gör ett nytt utskick om fler ska svara. / Make a new distribution if more are to answer.",
    )


def _withdrawn_already() -> Refusal:
    return refuse(
        "WITHDRAWN_ALREADY",
        "Utskicket är redan återkallat.",
        "The distribution is withdrawn already.",
        field="distribution_id",
        hint="Gör ett nytt utskick. / Make a new distribution.",
    )
