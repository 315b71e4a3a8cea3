"""Surveys as GraphQL shows them: questions, coverage and figures; never an answer."""

from datetime import date
from typing import Any

import strawberry

from contracts.surveys import Anonymity, RecipientCategory, SurveyQuestion
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, output_fields, output_of, shape
from gateway.views.surveys import Withheld


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


_OF_A_NAMND = {
    "namnd_code": strawberry.ID,
    "namnd": computed(Namnd | None, _namnd, "None as long as the register does not know it."),
}
_COVERED = {
    "invited": int,
    "withdrawn": int | None,
    "answered": int | None,
    "response_percent": float | None,
    "withheld": Withheld | None,
}
_FIGURE = {
    "answers": int | None,
    "mean": float | None,
    "yes_percent": float | None,
    "withheld": Withheld | None,
}

LocalQuestions = shape(
    "LocalQuestions",
    "The questions a nämnd asks beside the city's.",
    {**_OF_A_NAMND, "questions": many(output_of(SurveyQuestion))},
)
Survey = shape(
    "Survey",
    "The survey of a year. Its anonymity was fixed when it was issued.",
    {
        "key": strawberry.ID,
        "year": int,
        "title": str,
        "anonymity": Anonymity,
        "closes_on": date,
        "closed_on": date | None,
        "questions": many(output_of(SurveyQuestion)),
        "local_questions": many(LocalQuestions),
    },
)
CategoryCoverage = shape(
    "CategoryCoverage",
    "How many of a category are invited and have answered.",
    {"category": RecipientCategory, **_COVERED},
)
SurveyCoverage = shape(
    "SurveyCoverage",
    "How many are invited and have answered in a nämnd. A number of answers from one to four is withheld.",
    {**_OF_A_NAMND, **_COVERED, "categories": many(CategoryCoverage)},
)
ReplyCount = shape("ReplyCount", "How many gave a reply.", {"value": strawberry.ID, "text": str, "answers": int})
_COUNTED = {**_FIGURE, "values": many(ReplyCount)}
CategoryResult = shape(
    "CategoryResult", "What a category of recipients answered.", {"category": RecipientCategory, **_COUNTED}
)
QuestionResult = shape(
    "QuestionResult",
    "What was answered to one of the city's questions. By category only where no category has one to four answers.",
    {
        **output_fields(SurveyQuestion),
        **_COUNTED,
        "categories": many(CategoryResult),
        "categories_withheld": Withheld | None,
    },
)
LocalQuestionResult = shape(
    "LocalQuestionResult",
    "What was answered to one of a nämnd's own questions.",
    {**output_fields(SurveyQuestion), **_COUNTED},
)
SurveyResults = shape(
    "SurveyResults",
    "What a nämnd's recipients answered in a closed survey, if there are five of them or more.",
    {
        **_OF_A_NAMND,
        "survey": Survey,
        "answers": int | None,
        "withheld": Withheld | None,
        "questions": many(QuestionResult),
        "local_questions": many(LocalQuestionResult),
    },
)
CityFigure = shape("CityFigure", "What all nämnder together answered.", _FIGURE)
NamndFigure = shape("NamndFigure", "What a nämnd's recipients answered.", {**_OF_A_NAMND, **_FIGURE})
SurveyIndicator = shape(
    "SurveyIndicator",
    "A measured question for all nämnder beside each other. The city's figure is withheld when it would tell another.",
    {**output_fields(SurveyQuestion), "city": CityFigure, "namnder": many(NamndFigure)},
)
SurveyText = shape(
    "SurveyText",
    "Where a text lies in the vault; it is read by `readText`. Nothing says which answer it belonged to.",
    {"reference": strawberry.ID, "question": strawberry.ID, "local": bool, "erased": bool},
)
