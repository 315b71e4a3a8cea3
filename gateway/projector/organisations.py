"""The register of organisations that turn to the city: a number and a title, and nobody who is in them (G18, N08)."""

from contracts import organisations
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _registered(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {"title": data["title"], "registered_on": data["registered_on"], "former_titles": [], "dissolved_on": None}
    rows.put("organisation", data["orgnr"], body, part="register", namnd=None, year=None, status=None, due_on=None)


def _renamed(event: Recorded, rows: Rows) -> None:
    data = event.data
    before = rows.need("organisation", data["orgnr"])
    former = {"title": before["title"], "until": data["from_day"]}
    body = {**before, "title": data["title"], "former_titles": [*before["former_titles"], former]}
    rows.put("organisation", data["orgnr"], body)


def _dissolved(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {**rows.need("organisation", data["orgnr"]), "dissolved_on": data["dissolved_on"]}
    rows.put("organisation", data["orgnr"], body)


FOLDS: dict[str, Fold] = {
    organisations.OrganisationRegistered.type: _registered,
    organisations.OrganisationRenamed.type: _renamed,
    organisations.OrganisationDissolved.type: _dissolved,
}
