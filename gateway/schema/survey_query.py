"""Questions about surveys."""

from datetime import datetime
from typing import Any

import strawberry

from contracts.surveys import Indicator
from gateway.schema.asking import asking
from gateway.schema.shapes import closed_list, computed, many
from gateway.schema.survey_types import Survey, SurveyCoverage, SurveyIndicator, SurveyResults, SurveyText
from gateway.views import survey_results, surveys

closed_list(Indicator)


async def _surveys(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(surveys.surveys, load.as_of(as_of))


async def _survey(info: strawberry.Info, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(surveys.of_year, load.as_of(as_of), year)


async def _coverage(info: strawberry.Info, year: int, namnd: str | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(surveys.coverage, load.as_of(as_of), year, namnd)


async def _results(info: strawberry.Info, year: int, namnd: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(survey_results.results, load.as_of(as_of), year, namnd)


async def _indicators(
    info: strawberry.Info, year: int, indicator: Indicator | None = None, as_of: datetime | None = None
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(survey_results.indicators, load.as_of(as_of), year, indicator)


async def _texts(info: strawberry.Info, survey: str, namnd: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(survey_results.texts, load.as_of(as_of), survey, namnd)


QUERIES = {
    "surveys": computed(many(Survey), _surveys, "The surveys of all years, the earliest first."),
    "survey": computed(Survey | None, _survey, "The survey of a year."),
    "survey_coverage": computed(
        many(SurveyCoverage), _coverage, "How many are invited and have answered, also while the survey is open."
    ),
    "survey_results": computed(
        SurveyResults | None, _results, "What was answered in a nämnd: only when the survey is closed, as it was then."
    ),
    "survey_indicators": computed(
        many(SurveyIndicator), _indicators, "Knowledge and awareness, nämnder beside each other, with denominators."
    ),
    "survey_texts": computed(
        many(SurveyText), _texts, "Where the texts of a nämnd's answers lie, when its results can be read."
    ),
}
