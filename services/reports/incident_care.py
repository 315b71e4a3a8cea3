"""What becomes of a report: followed up, corrected, taken back, closed, passed on with a basis (R30)."""

from datetime import datetime

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.envelope import Fact
from contracts.incident_terms import IncidentStatus, SharingBasis
from contracts.incidents import (
    CloseIncident,
    CorrectIncident,
    FollowUpIncident,
    GraffitiRemoved,
    IncidentClosed,
    IncidentCorrected,
    IncidentFollowedUp,
    IncidentRetracted,
    ReportShared,
    RetractIncident,
    ShareReport,
)
from services.reports.graffiti import gone_too_early, not_graffiti
from services.reports.incident import Around, Incident, cannot_become, retracted
from services.reports.observation import unsound

_BY_LAW = frozenset({SharingBasis.DUTY_IN_LAW, SharingBasis.SECRECY_BREAKING_RULE})


def follow_up_incident(incident: Incident, order: FollowUpIncident, around: Around) -> Decision:
    """Say what was done about what the report tells of."""
    return (
        cannot_become(incident, IncidentStatus.FOLLOWED_UP)
        or not_yet(order.followed_up_on, around.now.today, "followed_up_on")
        or not_before(order.followed_up_on, incident.observation.occurred_on, "followed_up_on")
        or _once(
            incident,
            IncidentFollowedUp(
                namnd=incident.namnd,
                incident_id=incident.incident_id,
                measures=order.measures,
                followed_up_on=order.followed_up_on,
            ),
        )
    )


def correct_incident(incident: Incident, order: CorrectIncident, around: Around) -> Decision:
    """Say what should have been in the report; a milieu that stays keeps the name it had when it was filed (A17)."""
    same_milieu = order.observation.milieu is incident.observation.milieu
    noticed_at = incident.notice_after(order.observation)
    return (
        retracted(incident)
        or unsound(incident.namnd, order.observation, around.city.register, around.now)
        or (not_graffiti(order.observation.kind) if incident.removed_at else None)
        or gone_too_early(noticed_at, incident.removed_at, "observation.noticed_at")
        or _as_before(incident, order)
        or (
            IncidentCorrected(
                namnd=incident.namnd,
                incident_id=incident.incident_id,
                observation=order.observation,
                case_number=order.case_number,
                milieu_list=incident.milieu_list
                if same_milieu
                else around.city.laid_down.milieu_list_on(around.now.today),
            ),
            *(() if noticed_at == incident.noticed_at else _clock_corrected(incident, noticed_at)),
        )
    )


def _clock_corrected(incident: Incident, noticed_at: datetime | None) -> Facts:
    if incident.removed_at is None:
        return ()
    removed = GraffitiRemoved(
        namnd=incident.namnd, incident_id=incident.incident_id, removed_at=incident.removed_at, noticed_at=noticed_at
    )
    return (removed,)


def retract_incident(incident: Incident, order: RetractIncident, _around: Around) -> Decision:
    """Take a report out of the counts."""
    return cannot_become(incident, IncidentStatus.RETRACTED) or (
        IncidentRetracted(namnd=incident.namnd, incident_id=incident.incident_id, ground=order.ground),
    )


def close_incident(incident: Incident, order: CloseIncident, around: Around) -> Decision:
    """Close a report that has been followed up."""
    return (
        cannot_become(incident, IncidentStatus.CLOSED)
        or not_yet(order.closed_on, around.now.today, "closed_on")
        or not_before(order.closed_on, incident.followed_up_on, "closed_on")
        or (IncidentClosed(namnd=incident.namnd, incident_id=incident.incident_id, closed_on=order.closed_on),)
    )


def share_report(incident: Incident, order: ShareReport, around: Around) -> Decision:
    """Record that a report was passed on; one that is taken back may still be asked for."""
    return (
        (_no_reference(order) if order.basis in _BY_LAW and order.legal_reference is None else None)
        or not_yet(order.shared_on, around.now.today, "shared_on")
        or not_before(order.shared_on, incident.observation.occurred_on, "shared_on")
        or _once(
            incident,
            ReportShared(
                namnd=incident.namnd,
                incident_id=incident.incident_id,
                shared_with=order.shared_with,
                basis=order.basis,
                legal_reference=order.legal_reference,
                shared_on=order.shared_on,
            ),
        )
    )


def _no_reference(order: ShareReport) -> Refusal:
    return refuse(
        "LEGAL_REFERENCE_MISSING",
        f"Grunden ”{order.basis.label_sv}” kräver att bestämmelsen anges.",
        f"The basis “{order.basis.label_en}” needs the provision it rests on.",
        field="legal_reference",
        hint="Ange lag, kapitel och paragraf. / Give the act, the chapter and the section.",
    )


def _once(incident: Incident, fact: Fact) -> Decision:
    return (fact,) if fact not in incident.said else _recorded_already()


def _as_before(incident: Incident, order: CorrectIncident) -> Refusal | None:
    same = (order.observation, order.case_number) == (incident.observation, incident.case_number)
    return _recorded_already() if same else None


def _recorded_already() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Precis detta är redan registrerat.",
        "Exactly this is already recorded.",
        field="incident_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
