"""Situation pictures: a row for each, with everything said in it, and a row for each finding."""

from typing import Any

from contracts import situation, situation_fixing
from contracts.envelope import Recorded
from contracts.situation_terms import PictureStatus
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows

_ABOUT = frozenset({"namnd", "picture_id"})


def _opened(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {
        **{name: data[name] for name in ("period", "expected")},
        **dict.fromkeys(("mapping", "other_information", "analysis", "consultation", "summary")),
        **dict.fromkeys(("fixed_on", "diarienummer", "source")),
        "sources": {},
        "suspected": [],
        "assessments": [],
        "police_input": {},
        "missing": None,
        "addenda": [],
        "raised": [],
    }
    index = {"namnd": data["namnd"], "year": data["year"], "status": PictureStatus.DRAFT.value}
    rows.put("situation_picture", data["picture_id"], body, **index)


def _with(event: Recorded, rows: Rows, changed: Body, **index: Any) -> None:
    picture_id = event.data["picture_id"]
    picture = rows.need("situation_picture", picture_id)
    rows.put("situation_picture", picture_id, {**picture, **changed}, **index)


def _said(event: Recorded) -> Body:
    return {name: value for name, value in event.data.items() if name not in _ABOUT}


def _source_registered(event: Recorded, rows: Rows) -> None:
    picture = rows.need("situation_picture", event.data["picture_id"])
    _with(event, rows, {"sources": {**picture["sources"], event.data["key"]: _said(event)}})


def _judged(event: Recorded, rows: Rows) -> None:
    _with(event, rows, {"suspected": event.data["suspected"]})


def _described(event: Recorded, rows: Rows) -> None:
    _with(event, rows, {part: text for part, text in _said(event).items() if text is not None})


def _assessed(event: Recorded, rows: Rows) -> None:
    picture = rows.need("situation_picture", event.data["picture_id"])
    others = [each for each in picture["assessments"] if each["milieu"] != event.data["milieu"]]
    _with(event, rows, {"assessments": [*others, {**_said(event), "dated": None, "addendum": None}]})


def _finding_added(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {name: data[name] for name in ("key", "title", "text")}
    rows.put("finding", data["finding_id"], body, namnd=data["namnd"], picture_id=data["picture_id"])


def _police_input_taken(event: Recorded, rows: Rows) -> None:
    picture = rows.need("situation_picture", event.data["picture_id"])
    _with(event, rows, {"police_input": {**picture["police_input"], event.data["milieu"]: _said(event)}})


def _consulted(event: Recorded, rows: Rows) -> None:
    _with(event, rows, {"consultation": _said(event)})


def _fixed(event: Recorded, rows: Rows) -> None:
    data = event.data
    picture = rows.need("situation_picture", data["picture_id"])
    changed = {name: data[name] for name in ("fixed_on", "diarienummer", "missing")}
    dated = [{**each, "dated": data["fixed_on"]} for each in picture["assessments"]]
    _with(event, rows, {**changed, "assessments": dated}, status=PictureStatus.FIXED.value)


def _adopted(event: Recorded, rows: Rows) -> None:
    _with(event, rows, {"source": event.data["source"]}, status=PictureStatus.HISTORICAL.value)


def _addendum_added(event: Recorded, rows: Rows) -> None:
    data = event.data
    picture = rows.need("situation_picture", data["picture_id"])
    changed = [{**each, "dated": data["dated"], "addendum": data["key"]} for each in data["changed"]]
    _with(
        event,
        rows,
        {"addenda": [*picture["addenda"], _said(event)], "assessments": [*picture["assessments"], *changed]},
    )


def _raised(event: Recorded, rows: Rows) -> None:
    picture = rows.need("situation_picture", event.data["picture_id"])
    _with(event, rows, {"raised": [*picture["raised"], _said(event)]})


def _summary_published(event: Recorded, rows: Rows) -> None:
    _with(event, rows, {"summary": _said(event)})


def _sources_expected(event: Recorded, rows: Rows) -> None:
    rows.put("expected_sources", str(event.data["from_year"]), event.data)


FOLDS: dict[str, Fold] = {
    situation.SourcesExpected.type: _sources_expected,
    situation.SituationPictureOpened.type: _opened,
    situation.SourceRegistered.type: _source_registered,
    situation.UnderReportingJudged.type: _judged,
    situation.SituationDescribed.type: _described,
    situation.MilieuAssessed.type: _assessed,
    situation.FindingAdded.type: _finding_added,
    situation.PoliceInputTaken.type: _police_input_taken,
    situation_fixing.PictureConsulted.type: _consulted,
    situation_fixing.SituationPictureFixed.type: _fixed,
    situation_fixing.HistoricalPictureAdopted.type: _adopted,
    situation_fixing.AddendumAdded.type: _addendum_added,
    situation_fixing.LevelRaised.type: _raised,
    situation_fixing.SummaryPublished.type: _summary_published,
}
