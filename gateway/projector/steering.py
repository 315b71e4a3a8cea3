"""Guidelines, structures, goals, glossaries and the calendar of revisions: rows of what the city lays down."""

from contracts import steering
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _laid_down(kind: str, name: str) -> Fold:
    def fold(event: Recorded, rows: Rows) -> None:
        rows.put("steering", f"{kind}/{event.data[name]}", event.data, kind=kind)

    return fold


def _revision_moment_set(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {"moment": data["moment"], "due_on": data["due_on"]}
    rows.put("revision_moment", f"{data['namnd']}/{data['year']}", body, namnd=data["namnd"], year=data["year"])


FOLDS: dict[str, Fold] = {
    steering.GuidelineIssued.type: _laid_down("guideline", "dnr"),
    steering.TemplateIssued.type: _laid_down("template", "version"),
    steering.CityGoalsListed.type: _laid_down("goals", "year"),
    steering.GlossaryPublished.type: _laid_down("glossary", "version"),
    steering.RevisionMomentSet.type: _revision_moment_set,
}
