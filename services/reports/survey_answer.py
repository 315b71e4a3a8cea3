"""An answer to the survey: what may be answered, and what is kept of it. With which token is known to nobody here."""

from collections.abc import Iterable

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.surveys import (
    Anonymity,
    AnswerSurvey,
    KeptReply,
    QuestionKind,
    SurveyAnswered,
    SurveyQuestion,
    SurveyReply,
)
from services.reports.now import Now, made_id
from services.reports.survey import Survey, not_open, unknown
from services.reports.survey_sending import Sending

_PART = {
    QuestionKind.SCALE: "scale",
    QuestionKind.YES_NO: "yes",
    QuestionKind.CHOICE: "choice",
    QuestionKind.FREE_TEXT: "text",
}
"""Where the reply to a question of each kind stands."""


def answer(survey: Survey | None, sending: Sending, order: AnswerSurvey, now: Now) -> Decision:
    """Take an answer that came with a token of a distribution."""
    if survey is None:
        return unknown()
    distribution = sending.distributions.get(now.distribution or "")
    if distribution is None or now.owner is None:
        return _other_survey()
    return (
        not_open(survey, now.today)
        or (None if order.replies or order.local_replies else _nothing_answered())
        or _unfit(survey.questions, order.replies, "replies")
        or _unfit(sending.questions, order.local_replies, "local_replies")
        or (
            SurveyAnswered(
                namnd=now.owner,
                survey=order.survey,
                answer_id=made_id("a", order.command_id),
                category=distribution.category if survey.anonymity is Anonymity.CATEGORY else None,
                replies=_kept(order.replies, "replies", now),
                local_replies=_kept(order.local_replies, "local_replies", now),
            ),
        )
    )


def _kept(replies: Iterable[SurveyReply], part: str, now: Now) -> tuple[KeptReply, ...]:
    return tuple(
        KeptReply(
            question=reply.question,
            scale=reply.scale,
            yes=reply.yes,
            choice=reply.choice,
            text=None if reply.text is None else now.texts[f"{part}.{place}"],
        )
        for place, reply in enumerate(replies)
    )


def _unfit(questions: Iterable[SurveyQuestion], replies: tuple[SurveyReply, ...], part: str) -> Refusal | None:
    asked = {question.key: question for question in questions}
    for place, reply in enumerate(replies):
        field = f"{part}.{place}"
        question = asked.get(reply.question)
        refusal = _question_unknown(field) if question is None else _other_kind(question, reply, field)
        if refusal is not None:
            return refusal
    return twice((reply.question for reply in replies), part)


def _other_kind(question: SurveyQuestion, reply: SurveyReply, field: str) -> Refusal | None:
    given = {part for part in _PART.values() if getattr(reply, part) is not None}
    if given != {_PART[question.kind]}:
        return refuse(
            "REPLY_UNFIT",
            f"Frågan besvaras så här: {question.kind.label_sv.lower()}.",
            f"The question is answered like this: {question.kind.label_en.lower()}.",
            field=field,
            hint=f"Ange bara fältet {_PART[question.kind]}. / Give the field {_PART[question.kind]} only.",
        )
    options = tuple(option.key for option in question.options)
    if question.kind is QuestionKind.CHOICE and reply.choice not in options:
        return refuse(
            "OPTION_UNKNOWN",
            "Frågan har inget sådant svarsalternativ.",
            "The question has no such answer to choose.",
            field=f"{field}.choice",
            hint="Välj ett av frågans svarsalternativ. / Choose one of the answers of the question.",
            items=options,
        )
    return None


def _question_unknown(field: str) -> Refusal:
    return refuse(
        "QUESTION_UNKNOWN",
        "Enkäten har ingen sådan fråga.",
        "The survey has no such question.",
        field=f"{field}.question",
        hint="Ange frågans nyckel; nämndens egna frågor besvaras för sig. / Give the key of the question; the nämnd's"
        " own questions are answered apart.",
    )


def _nothing_answered() -> Refusal:
    return refuse(
        "NOTHING_ANSWERED",
        "Inget är besvarat, och koden kan bara användas en gång.",
        "Nothing is answered, and the token can be used only once.",
        field="replies",
        hint="Besvara minst en fråga. / Answer at least one question.",
    )


def _other_survey() -> Refusal:
    return refuse(
        "TOKEN_NOT_VALID",
        "Koden gäller inte för den här enkäten.",
        "The token does not hold for this survey.",
        field="token",
        hint="Kontrollera koden och enkäten. / Check the token and the survey.",
    )
