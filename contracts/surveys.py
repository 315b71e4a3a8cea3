"""Commands and events of the yearly survey: one version a year, owned by SLK (R08, R09, R25, R26).

An answer holds no token, a token holds no answer, and nothing is kept that could bring the two together (N07).
"""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.incident_terms import IncidentKind
from contracts.text import FreeText, Slug, Title
from contracts.vault import TextReference
from contracts.vocabulary import Term

DistributionId = Annotated[str, Field(pattern=r"^d-[0-9a-f]{16}$")]
"""The id of a distribution, which Värna makes."""

AnswerId = Annotated[str, Field(pattern=r"^a-[0-9a-f]{16}$")]
"""The id of an answer, made from the id of its command: it tells nothing of who answered or with which token."""

SCALE = range(1, 6)
"""The steps of a scale question: 1 the lowest, 5 the highest."""


class QuestionKind(Term):
    """How a question is answered."""

    SCALE = "scale", "Skala 1–5", "Scale 1–5"
    YES_NO = "yes_no", "Ja eller nej", "Yes or no"
    CHOICE = "choice", "Ett av flera svar", "One of several answers"
    FREE_TEXT = "free_text", "Fritext", "Free text"


class Indicator(Term):
    """What the city reads out of a question, comparable between nämnder and years (R25, R26)."""

    KNOWLEDGE_LEVEL = "knowledge_level", "Kunskapsnivå", "Knowledge level"
    KNOWS_GUIDELINES = "knows_guidelines", "Känner till riktlinjerna", "Knows the guidelines"
    KNOWS_PLAN = "knows_plan", "Känner till handlingsplanen", "Knows the action plan"
    PHENOMENON_SEEN = "phenomenon_seen", "Har märkt av en företeelse", "Has noticed a phenomenon"


class Anonymity(Term):
    """What is kept with an answer besides the nämnd; fixed when the survey is issued, for good."""

    CATEGORY = "category", "Mottagarkategori sparas", "The category of recipients is kept"
    NAMND_ONLY = "namnd_only", "Bara nämnden sparas", "Only the nämnd is kept"


class RecipientCategory(Term):
    """To whom a survey is sent (R07, R09)."""

    OWN_UNITS = "own_units", "Egna verksamheter", "Own units"
    SCHOOLS = "schools", "Skolor", "Schools"
    ASSOCIATIONS = "associations", "Föreningar", "Associations"
    HOUSING_COMPANIES = "housing_companies", "Bostadsbolag", "Housing companies"
    FAITH_COMMUNITIES = "faith_communities", "Trossamfund", "Faith communities"
    FOUNDATIONS = "foundations", "Stiftelser", "Foundations"


class SurveyOption(Contract):
    """One of the answers to choose from."""

    key: Slug
    text: Title


class SurveyQuestion(Contract):
    """A question, and what the city reads out of it, if anything."""

    key: Slug
    text: Title
    kind: QuestionKind
    options: tuple[SurveyOption, ...] = Field(default=(), max_length=20)
    indicator: Indicator | None = None
    phenomenon: IncidentKind | None = None

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if (self.kind is QuestionKind.CHOICE) != bool(self.options):
            raise ValueError("a question with a choice has options, and no other question has")
        if (self.indicator is Indicator.PHENOMENON_SEEN) != (self.phenomenon is not None):
            raise ValueError("a question about a phenomenon says which one")
        fits = {
            Indicator.KNOWLEDGE_LEVEL: QuestionKind.SCALE,
            Indicator.KNOWS_GUIDELINES: QuestionKind.YES_NO,
            Indicator.KNOWS_PLAN: QuestionKind.YES_NO,
            Indicator.PHENOMENON_SEEN: QuestionKind.YES_NO,
        }
        if self.indicator is not None and fits[self.indicator] is not self.kind:
            raise ValueError("the knowledge level is a scale, every other indicator is yes or no")
        return self


class IssueSurvey(Instruction):
    """Issue the survey of a year. Its anonymity is fixed now and cannot be changed."""

    survey: Slug = Field(max_length=40)
    year: int = Field(ge=2000, le=2100)
    title: Title
    anonymity: Anonymity
    closes_on: Day
    questions: tuple[SurveyQuestion, ...] = Field(min_length=1, max_length=60)


class SurveyIssued(Fact):
    """The survey of a year exists, with its anonymity."""

    type: ClassVar[str] = "reports.SurveyIssued.v1"
    survey: Slug
    year: int
    title: Title
    anonymity: Anonymity
    closes_on: Day
    questions: tuple[SurveyQuestion, ...]


class AddLocalQuestions(Instruction):
    """Add a nämnd's own questions, before anybody there has got the survey; they are kept apart (R08)."""

    namnd: Slug
    survey: Slug
    questions: tuple[SurveyQuestion, ...] = Field(min_length=1, max_length=20)


class LocalQuestionsAdded(Fact):
    """A nämnd asks questions of its own beside the city's."""

    type: ClassVar[str] = "reports.LocalQuestionsAdded.v1"
    namnd: Slug
    survey: Slug
    questions: tuple[SurveyQuestion, ...]


class DistributeSurvey(Instruction):
    """Send the survey to so many recipients of a category. The answer tells their one-time tokens, once."""

    namnd: Slug
    survey: Slug
    category: RecipientCategory
    invited: int = Field(ge=1, le=1000)


class SurveyDistributed(Fact):
    """So many recipients of a category have been invited."""

    type: ClassVar[str] = "reports.SurveyDistributed.v1"
    namnd: Slug
    survey: Slug
    distribution_id: DistributionId
    category: RecipientCategory
    invited: int


class WithdrawDistribution(Instruction):
    """Take back the tokens of a distribution that have not been used, for example when they were lost on the way."""

    namnd: Slug
    survey: Slug
    distribution_id: DistributionId


class DistributionWithdrawn(Fact):
    """So many invitations of a distribution no longer hold."""

    type: ClassVar[str] = "reports.DistributionWithdrawn.v1"
    namnd: Slug
    survey: Slug
    distribution_id: DistributionId
    category: RecipientCategory
    withdrawn: int


class SurveyReply(Contract):
    """What was answered to one question; only the part that fits its kind is given."""

    question: Slug
    scale: int | None = Field(default=None, ge=SCALE[0], le=SCALE[-1])
    yes: bool | None = None
    choice: Slug | None = None
    text: FreeText | None = None


class AnswerSurvey(Instruction):
    """Answer the survey with a one-time token. Neither the token nor who answers is kept."""

    unkept: ClassVar[frozenset[str]] = frozenset({"token", "replies", "local_replies"})

    survey: Slug
    token: str = Field(min_length=8, max_length=64, pattern=r"^[0-9A-Za-z-]+$")
    replies: tuple[SurveyReply, ...] = Field(default=(), max_length=60)
    local_replies: tuple[SurveyReply, ...] = Field(default=(), max_length=20)

    @model_validator(mode="after")
    def _keeps_no_token(self) -> Self:
        if _letters(self.token) in _letters(self.command_id):
            raise ValueError("the command_id is kept and must not hold the token; make it at random")
        return self


def _letters(written: str) -> str:
    return "".join(filter(str.isalnum, written.lower()))


class KeptReply(Contract):
    """A reply as it is kept: free text lies in the vault."""

    question: Slug
    scale: int | None
    yes: bool | None
    choice: Slug | None
    text: TextReference | None


class SurveyAnswered(Fact):
    """Somebody answered. `category` is kept only where the anonymity of the survey says so."""

    type: ClassVar[str] = "reports.SurveyAnswered.v1"
    namnd: Slug
    survey: Slug
    answer_id: AnswerId
    category: RecipientCategory | None
    replies: tuple[KeptReply, ...]
    local_replies: tuple[KeptReply, ...]


class CloseSurvey(Instruction):
    """Close a survey: no more answers, and its results can be read."""

    survey: Slug
    closed_on: Day


class SurveyClosed(Fact):
    """A survey takes no more answers."""

    type: ClassVar[str] = "reports.SurveyClosed.v1"
    survey: Slug
    closed_on: Day
