"""Messages before manifestations with who has read them, and what units attest of the routine for consent."""

from contracts import preparedness
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _announced(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {name: data[name] for name in ("on", "hours", "district", "what_to_do")}
    schools = [{"school": school, "read_on": None} for school in data["schools"]]
    told = {**body, "schools": schools, "announced_at": event.recorded_at}
    rows.put("announcement", data["announcement_id"], told, namnd=data["namnd"])


def _confirmed(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = rows.need("announcement", data["announcement_id"])
    schools = [
        {**each, "read_on": data["read_on"]} if each["school"] == data["school"] else each for each in body["schools"]
    ]
    rows.put("announcement", data["announcement_id"], {**body, "schools": schools})


def _consent_attested(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['unit']}/{data['year']}"
    body = {name: data[name] for name in ("unit", "used", "attested_on")}
    rows.put("consent_routine", key, body, namnd=data["namnd"], year=data["year"])


FOLDS: dict[str, Fold] = {
    preparedness.ManifestationAnnounced.type: _announced,
    preparedness.AnnouncementConfirmed.type: _confirmed,
    preparedness.ConsentRoutineAttested.type: _consent_attested,
}
