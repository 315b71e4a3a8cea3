"""Histories of surveys, for the tests to begin from."""

from datetime import date
from typing import Any

from contracts.envelope import Instruction
from contracts.incident_terms import IncidentKind
from contracts.surveys import (
    AddLocalQuestions,
    Anonymity,
    AnswerSurvey,
    CloseSurvey,
    DistributeSurvey,
    Indicator,
    IssueSurvey,
    QuestionKind,
    RecipientCategory,
    SurveyOption,
    SurveyQuestion,
    SurveyReply,
    WithdrawDistribution,
)
from tests.reports.spec import NAMND, TODAY, order

SURVEY = "enkat-2026"
QUESTIONS = (
    SurveyQuestion(
        key="kunskap", text="Hur stor är din kunskap?", kind=QuestionKind.SCALE, indicator=Indicator.KNOWLEDGE_LEVEL
    ),
    SurveyQuestion(key="plan", text="Känner du till planen?", kind=QuestionKind.YES_NO, indicator=Indicator.KNOWS_PLAN),
    SurveyQuestion(
        key="propaganda",
        text="Har du märkt av propaganda?",
        kind=QuestionKind.YES_NO,
        indicator=Indicator.PHENOMENON_SEEN,
        phenomenon=IncidentKind.PROPAGANDA,
    ),
    SurveyQuestion(
        key="stod",
        text="Vilket stöd behövs mest?",
        kind=QuestionKind.CHOICE,
        options=(SurveyOption(key="utbildning", text="Utbildning"), SurveyOption(key="dialog", text="Dialog")),
    ),
    SurveyQuestion(key="ovrigt", text="Vad vill du tillägga?", kind=QuestionKind.FREE_TEXT),
)
LOCAL_QUESTION = SurveyQuestion(key="torget", text="Är torget tryggt?", kind=QuestionKind.YES_NO)


def issue(survey: str = SURVEY, year: int = 2026, **said: Any) -> IssueSurvey:
    body = {"title": "Årets enkät", "anonymity": Anonymity.CATEGORY, "closes_on": date(year, 12, 15)}
    return order(IssueSurvey, survey=survey, year=year, **{**body, "questions": QUESTIONS, **said})


def add_local(*questions: SurveyQuestion, namnd: str = NAMND) -> AddLocalQuestions:
    return order(AddLocalQuestions, of=namnd, namnd=namnd, survey=SURVEY, questions=questions or (LOCAL_QUESTION,))


def distribute(
    invited: int = 9,
    category: RecipientCategory = RecipientCategory.OWN_UNITS,
    namnd: str = NAMND,
    command_id: str = "distribute-1",
    survey: str = SURVEY,
) -> DistributeSurvey:
    return order(
        DistributeSurvey,
        of=namnd,
        command_id=command_id,
        namnd=namnd,
        survey=survey,
        category=category,
        invited=invited,
    )


def withdraw(distribution_id: str, namnd: str = NAMND) -> WithdrawDistribution:
    return order(WithdrawDistribution, of=namnd, namnd=namnd, survey=SURVEY, distribution_id=distribution_id)


def answer(*replies: SurveyReply, local: tuple[SurveyReply, ...] = (), **said: Any) -> AnswerSurvey:
    body: dict[str, Any] = {"survey": SURVEY, "token": "bcdf-ghjk"}
    return order(AnswerSurvey, replies=replies, local_replies=local, **{**body, **said})


def scale(step: int, question: str = "kunskap") -> SurveyReply:
    return SurveyReply(question=question, scale=step)


def yes(question: str = "plan", *, said: bool = True) -> SurveyReply:
    return SurveyReply(question=question, yes=said)


def text(words: str, question: str = "ovrigt") -> SurveyReply:
    return SurveyReply(question=question, text=words)


def close(survey: str = SURVEY, on: date = TODAY) -> CloseSurvey:
    return order(CloseSurvey, survey=survey, closed_on=on)


def issued() -> tuple[Instruction, ...]:
    """The survey of the year, sent to nine own units of Skarpnäck, which ask a question of their own."""
    return issue(), add_local(), distribute()
