"""A survey from its issue to its closing."""

from datetime import date

from contracts import surveys
from contracts.envelope import Fact
from contracts.vault import TextReference

CATEGORY = surveys.RecipientCategory.SCHOOLS
KNOWLEDGE = surveys.SurveyQuestion(
    key="kunskap",
    text="Hur stor är din kunskap?",
    kind=surveys.QuestionKind.SCALE,
    indicator=surveys.Indicator.KNOWLEDGE_LEVEL,
)
PLAN = surveys.SurveyQuestion(
    key="plan",
    text="Känner du till planen?",
    kind=surveys.QuestionKind.YES_NO,
    indicator=surveys.Indicator.KNOWS_PLAN,
)
OTHER = surveys.SurveyQuestion(key="ovrigt", text="Vad vill du tillägga?", kind=surveys.QuestionKind.FREE_TEXT)
SQUARE = surveys.SurveyQuestion(key="torget", text="Är torget tryggt?", kind=surveys.QuestionKind.YES_NO)


def issued(anonymity: surveys.Anonymity = surveys.Anonymity.CATEGORY) -> Fact:
    return surveys.SurveyIssued(
        survey="enkat-2026",
        year=2026,
        title="Årets enkät",
        anonymity=anonymity,
        closes_on=date(2026, 12, 15),
        questions=(KNOWLEDGE, PLAN, OTHER),
    )


def local_questions(namnd: str = "skarpnack") -> Fact:
    return surveys.LocalQuestionsAdded(namnd=namnd, survey="enkat-2026", questions=(SQUARE,))


def distributed(invited: int, namnd: str = "skarpnack", category: surveys.RecipientCategory = CATEGORY) -> Fact:
    return surveys.SurveyDistributed(
        namnd=namnd, survey="enkat-2026", distribution_id="d-0123456789abcdef", category=category, invited=invited
    )


def withdrawn(number: int) -> Fact:
    return surveys.DistributionWithdrawn(
        namnd="skarpnack",
        survey="enkat-2026",
        distribution_id="d-0123456789abcdef",
        category=CATEGORY,
        withdrawn=number,
    )


def kept(question: str, **said: int | bool | TextReference) -> surveys.KeptReply:
    parts = {"scale": None, "yes": None, "choice": None, "text": None}
    return surveys.KeptReply.model_validate({"question": question, **parts, **said})


def answered(
    *replies: surveys.KeptReply,
    local: tuple[surveys.KeptReply, ...] = (),
    namnd: str = "skarpnack",
    category: surveys.RecipientCategory | None = CATEGORY,
) -> Fact:
    return surveys.SurveyAnswered(
        namnd=namnd,
        survey="enkat-2026",
        answer_id="a-0123456789abcdef",
        category=category,
        replies=replies,
        local_replies=local,
    )


def text(number: int) -> TextReference:
    return TextReference(reference=f"t-{number:032x}", digest=f"{number:064x}")


def closed() -> Fact:
    return surveys.SurveyClosed(survey="enkat-2026", closed_on=date(2026, 12, 16))


def facts() -> list[Fact]:
    return [
        issued(),
        local_questions(),
        distributed(9),
        answered(kept("kunskap", scale=4), kept("plan", yes=True), kept("ovrigt", text=text(101))),
        answered(kept("kunskap", scale=2), kept("plan", yes=False), local=(kept("torget", yes=True),)),
        withdrawn(3),
        closed(),
    ]
