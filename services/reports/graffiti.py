"""When graffiti was noticed and when it was gone: the two times that the clock of the city stands on (R18)."""

from datetime import datetime

from contracts.answers import Decision, Refusal, refuse
from contracts.incident_terms import IncidentKind
from contracts.incidents import GraffitiRemoved, RecordRemoval
from services.reports.incident import Around, Incident, retracted
from services.reports.now import Now


def record_removal(incident: Incident, order: RecordRemoval, around: Around) -> Decision:
    """Record when graffiti was removed; a later record says it better."""
    noticed_at = order.noticed_at or incident.noticed_at
    return (
        retracted(incident)
        or not_graffiti(incident.observation.kind)
        or (_noticed_already() if order.noticed_at and incident.observation.noticed_at else None)
        or in_future(order.noticed_at, around.now, "noticed_at")
        or in_future(order.removed_at, around.now, "removed_at")
        or gone_too_early(noticed_at, order.removed_at)
        or (_the_same() if (noticed_at, order.removed_at) == (incident.noticed_at, incident.removed_at) else None)
        or (
            GraffitiRemoved(
                namnd=incident.namnd,
                incident_id=incident.incident_id,
                removed_at=order.removed_at,
                noticed_at=noticed_at,
            ),
        )
    )


def in_future(moment: datetime | None, now: Now, field: str) -> Refusal | None:
    """Refuse a moment that has not come."""
    if moment is None or moment <= now.moment:
        return None
    return refuse(
        "MOMENT_IN_FUTURE",
        "Tidpunkten ligger i framtiden; det som registreras ska redan ha hänt.",
        "The moment lies in the future; what is recorded must have happened.",
        field=field,
        hint="Ange när det hände, med tidszon. / Say when it happened, with its time zone.",
    )


def gone_too_early(
    noticed_at: datetime | None, removed_at: datetime | None, field: str = "removed_at"
) -> Refusal | None:
    """Refuse graffiti that is gone before anybody noticed it."""
    if noticed_at is None or removed_at is None or noticed_at <= removed_at:
        return None
    return refuse(
        "REMOVED_BEFORE_NOTICED",
        "Klottret är borttaget innan det uppmärksammades.",
        "The graffiti is removed before it was noticed.",
        field=field,
        hint="Kontrollera tidpunkterna och deras tidszon. / Check the moments and their time zone.",
    )


def not_graffiti(kind: IncidentKind) -> Refusal | None:
    """Refuse to say that something else was removed."""
    if kind is IncidentKind.GRAFFITI:
        return None
    return refuse(
        "NOT_GRAFFITI",
        f"Rapporten gäller ”{kind.label_sv}”; bara klotter och klistermärken tas bort inom en tid.",
        f"The report is about “{kind.label_en}”; only graffiti and stickers are removed within a time.",
        field="removed_at",
        hint="Utelämna tidpunkten, eller rätta slaget (CorrectIncident). / Leave the moment out, or correct the kind"
        " (CorrectIncident).",
    )


def _noticed_already() -> Refusal:
    return refuse(
        "NOTICE_KNOWN",
        "Rapporten säger redan när klottret uppmärksammades.",
        "The report already says when the graffiti was noticed.",
        field="noticed_at",
        hint="Utelämna tidpunkten, eller rätta rapporten (CorrectIncident). / Leave the moment out, or correct the"
        " report (CorrectIncident).",
    )


def _the_same() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Precis detta är redan registrerat.",
        "Exactly this is already recorded.",
        field="removed_at",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
