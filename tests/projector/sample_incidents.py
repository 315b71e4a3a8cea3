"""Reports with all that can become of them."""

from datetime import UTC, date, datetime
from typing import Any

from contracts import incidents
from contracts.envelope import Fact
from contracts.incident_terms import (
    IncidentKind,
    IncidentMeasure,
    ManagerTold,
    Receiver,
    ReporterFunction,
    ReportSource,
    RetractionGround,
    Setting,
    SharedWith,
    SharingBasis,
)
from contracts.incidents import Delivery, Observation
from contracts.vault import TextReference
from contracts.vocabulary import Milieu

POSTER, TAG, STICKER = (f"i-{number:016x}" for number in (1, 2, 3))
NOTICED = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
TO_LOCAL = Delivery(receiver=Receiver.LOCAL, appointment_id="sk-1")
TEXT = TextReference(reference=f"t-{1:032x}", digest=f"{1:064x}")


def seen(kind: IncidentKind = IncidentKind.PROPAGANDA, **said: Any) -> Observation:
    fields: dict[str, Any] = {"milieu": Milieu.RIGHT_WING, "setting": Setting.SCHOOL, "occurred_on": date(2026, 3, 27)}
    return Observation(kind=kind, **{**fields, **said})


def graffiti(**said: Any) -> Observation:
    return seen(IncidentKind.GRAFFITI, **{"setting": Setting.STREET_OR_SQUARE, "noticed_at": NOTICED, **said})


def reported(incident_id: str = POSTER, **said: Any) -> incidents.IncidentReported:
    fields: dict[str, Any] = {
        "namnd": "skarpnack",
        "observation": seen(),
        "function": ReporterFunction.SCHOOL,
        "source": ReportSource.OWN_OBSERVATION,
        "case_number": None,
        "guidance": "v1",
        "manager_told": ManagerTold.YES,
        "text": None,
        "milieu_list": None,
        "delivery": TO_LOCAL,
    }
    return incidents.IncidentReported(incident_id=incident_id, **{**fields, **said})


def alerted(incident_id: str, receiver: Receiver) -> incidents.DeliveryAlertRaised:
    return incidents.DeliveryAlertRaised(namnd="skarpnack", incident_id=incident_id, receiver=receiver)


def removed(incident_id: str, removed_at: datetime, noticed_at: datetime | None = NOTICED) -> incidents.GraffitiRemoved:
    return incidents.GraffitiRemoved(
        namnd="skarpnack", incident_id=incident_id, removed_at=removed_at, noticed_at=noticed_at
    )


def corrected(incident_id: str, observation: Observation, **said: Any) -> incidents.IncidentCorrected:
    fields: dict[str, Any] = {"namnd": "skarpnack", "case_number": None, "milieu_list": None}
    return incidents.IncidentCorrected(incident_id=incident_id, observation=observation, **{**fields, **said})


def retracted(incident_id: str) -> incidents.IncidentRetracted:
    ground = RetractionGround.COUNTED_ALREADY
    return incidents.IncidentRetracted(namnd="skarpnack", incident_id=incident_id, ground=ground)


def followed_up(incident_id: str) -> incidents.IncidentFollowedUp:
    measures = (IncidentMeasure.HANDLED_IN_UNIT, IncidentMeasure.POLICE_INFORMED)
    on = date(2026, 4, 2)
    return incidents.IncidentFollowedUp(
        namnd="skarpnack", incident_id=incident_id, measures=measures, followed_up_on=on
    )


def closed(incident_id: str) -> incidents.IncidentClosed:
    return incidents.IncidentClosed(namnd="skarpnack", incident_id=incident_id, closed_on=date(2026, 4, 9))


def shared(incident_id: str) -> incidents.ReportShared:
    return incidents.ReportShared(
        namnd="skarpnack",
        incident_id=incident_id,
        shared_with=SharedWith.POLICE,
        basis=SharingBasis.DUTY_IN_LAW,
        legal_reference="10 kap. 24 § OSL",
        shared_on=date(2026, 4, 3),
    )


def facts() -> list[Fact]:
    nobody = Delivery(receiver=Receiver.NOBODY)
    return [
        reported(POSTER, text=TEXT),
        followed_up(POSTER),
        shared(POSTER),
        closed(POSTER),
        reported(TAG, observation=graffiti(), delivery=nobody, case_number="AB 12345"),
        alerted(TAG, Receiver.NOBODY),
        incidents.IncidentDelivered(namnd="skarpnack", incident_id=TAG, delivery=TO_LOCAL),
        removed(TAG, datetime(2026, 3, 29, 11, 0, tzinfo=UTC)),
        corrected(TAG, graffiti(district="bagarmossen", milieu=None)),
        reported(STICKER, observation=graffiti(noticed_at=None)),
        retracted(STICKER),
    ]
