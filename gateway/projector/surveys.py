"""Surveys: what is asked, how many are invited and have answered, and counts of what was replied; never an answer.

What one answer holds is spread over counts that it has in common with all others of its nämnd, and over texts that
stand by themselves.
"""

from typing import Any

from contracts import surveys
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows

_NOTHING_SENT = {"invited": 0, "withdrawn": 0, "answered": 0}


def _issued(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {name: data[name] for name in ("title", "anonymity", "closes_on", "questions")}
    rows.put("survey", data["survey"], {**body, "closed_on": None, "closed_at": None}, year=data["year"])


def _closed(event: Recorded, rows: Rows) -> None:
    survey = rows.need("survey", event.data["survey"])
    closed = {"closed_on": event.data["closed_on"], "closed_at": event.recorded_at}
    rows.put("survey", event.data["survey"], {**survey, **closed})


def _local_questions_added(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = _place(data)
    before = rows.get("survey_local", key) or {"questions": []}
    _put(rows, "survey_local", key, {"questions": [*before["questions"], *data["questions"]]}, data)


def _distributed(event: Recorded, rows: Rows) -> None:
    _cover(event, rows, "invited", event.data["invited"])


def _withdrawn(event: Recorded, rows: Rows) -> None:
    _cover(event, rows, "withdrawn", event.data["withdrawn"])


def _answered(event: Recorded, rows: Rows) -> None:
    _cover(event, rows, "answered", 1)
    for part, local in (("replies", False), ("local_replies", True)):
        for reply in event.data[part]:
            if reply["text"] is None:
                _count(event.data, reply, rows, local=local)
            else:
                body = {"question": reply["question"], "local": local}
                _put(rows, "survey_text", reply["text"]["reference"], body, event.data)


def _cover(event: Recorded, rows: Rows, what: str, number: int) -> None:
    data = event.data
    key = f"{_place(data)}/{data['category'] or ''}"
    before = rows.get("survey_coverage", key) or {"category": data["category"], **_NOTHING_SENT}
    _put(rows, "survey_coverage", key, {**before, what: before[what] + number}, data)


def _count(data: Body, reply: Body, rows: Rows, *, local: bool) -> None:
    asked = {"category": data["category"], "local": local, "question": reply["question"]}
    key = f"{_place(data)}/{data['category'] or ''}/{'own' if local else 'city'}/{reply['question']}"
    counts = (rows.get("survey_tally", key) or {"counts": {}})["counts"]
    value = _value(reply)
    _put(rows, "survey_tally", key, {**asked, "counts": {**counts, value: counts.get(value, 0) + 1}}, data)


def _value(reply: Body) -> str:
    if reply["yes"] is not None:
        return "yes" if reply["yes"] else "no"
    return str(reply["scale"] or reply["choice"])


def _place(data: Body) -> str:
    return f"{data['survey']}/{data['namnd']}"


def _put(rows: Rows, view: str, key: str, body: dict[str, Any], data: Body) -> None:
    rows.put(view, key, body, survey=data["survey"], namnd=data["namnd"])


FOLDS: dict[str, Fold] = {
    surveys.SurveyIssued.type: _issued,
    surveys.LocalQuestionsAdded.type: _local_questions_added,
    surveys.SurveyDistributed.type: _distributed,
    surveys.DistributionWithdrawn.type: _withdrawn,
    surveys.SurveyAnswered.type: _answered,
    surveys.SurveyClosed.type: _closed,
}
