"""Commands about reports in good order, as JSON, and the same with something else in some places."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

Json = Any
LEFT_OUT = object()
"""What a place holds when it is not to be there at all."""

TODAY = date.today()  # noqa: DTZ011 - the running system has the clock of this machine too
YESTERDAY, TOMORROW = (TODAY + timedelta(days=days) for days in (-1, 2))
"""Tomorrow is the day after: it is the future also while midnight passes."""
NAMND, OTHER = "skarpnack", "kungsholmen"
PICTURE, SURVEY, MESSAGE = f"{NAMND}-{TODAY.year}", "enkat-2026", "manifestation"
NO_REPORT, NO_TEXT = f"i-{0:016x}", f"t-{0:032x}"
STAFF = {"account": "staff", "role": "staff", "namnd": NAMND}
RECIPIENT = {"account": "recipient", "role": "recipient"}
COORDINATOR = {"account": "skarpnack-samordnare", "role": "local_coordinator", "namnd": NAMND}
SLK = {"account": "slk", "role": "slk"}
LAST_YEAR = {"starts": f"{TODAY.year - 1}-01-01", "ends": f"{TODAY.year - 1}-12-31"}


def answered(*given: str) -> list[dict[str, str]]:
    """Return answers to the routine of the example files, written as `question:option`."""
    return [dict(zip(("question", "option"), each.split(":"), strict=True)) for each in given]


_BODIES: Mapping[str, Json] = {
    "ReportIncident": {
        "actor": STAFF,
        "namnd": NAMND,
        "observation": {"kind": "graffiti", "setting": "street_or_square", "occurred_on": str(YESTERDAY)},
        "function": "school",
        "source": "own_observation",
        "guidance": "rutin-1",
        "answers": answered("hot-nu:nej", "under-18:nej", "vad:klotter"),
        "manager_told": "yes",
        "description": "Klistermärken på en elcentral.",
    },
    "FollowUpIncident": {
        "actor": COORDINATOR,
        "incident_id": NO_REPORT,
        "measures": ["removed"],
        "followed_up_on": str(TODAY),
    },
    "CorrectIncident": {
        "actor": COORDINATOR,
        "incident_id": NO_REPORT,
        "observation": {"kind": "graffiti", "setting": "school", "occurred_on": str(YESTERDAY)},
    },
    "RetractIncident": {"actor": COORDINATOR, "incident_id": NO_REPORT, "ground": "filed_by_mistake"},
    "CloseIncident": {"actor": COORDINATOR, "incident_id": NO_REPORT, "closed_on": str(TODAY)},
    "RecordRemoval": {"actor": COORDINATOR, "incident_id": NO_REPORT, "removed_at": f"{YESTERDAY}T12:00:00+01:00"},
    "ShareReport": {
        "actor": COORDINATOR,
        "incident_id": NO_REPORT,
        "shared_with": "police",
        "basis": "duty_in_law",
        "legal_reference": "10 kap. 21 § OSL",
        "shared_on": str(TODAY),
    },
    "ReadText": {"actor": COORDINATOR, "reference": NO_TEXT, "purpose": "follow_up"},
    "EraseText": {"actor": COORDINATOR, "reference": NO_TEXT, "ground": "identifies_somebody"},
    "AnswerSurvey": {
        "actor": RECIPIENT,
        "survey": SURVEY,
        "token": "bcdf-ghjk-mnpq",
        "replies": [
            {"question": "kunskap", "scale": 3},
            {"question": "plan", "yes": True},
            {"question": "ovrigt", "text": "Mer utbildning behövs."},
        ],
    },
    "AddLocalQuestions": {
        "actor": COORDINATOR,
        "namnd": NAMND,
        "survey": SURVEY,
        "questions": [{"key": "parken", "text": "Är parken trygg?", "kind": "yes_no"}],
    },
    "DistributeSurvey": {
        "actor": COORDINATOR,
        "namnd": NAMND,
        "survey": SURVEY,
        "category": "associations",
        "invited": 3,
    },
    "IssueSurvey": {
        "actor": SLK,
        "survey": "nasta-enkat",
        "year": 2099,
        "title": "Nästa enkät",
        "anonymity": "category",
        "closes_on": "2099-12-01",
        "questions": [{"key": "plan", "text": "Känner du till planen?", "kind": "yes_no"}],
    },
    "ReceiveStatistics": {
        "actor": SLK,
        "namnd": NAMND,
        "source": "trafikkontoret",
        "period": LAST_YEAR,
        "file": "0123456789abcdef" * 4,
        "rows": [{"kind": "graffiti", "count": 12, "in_time": 7, "late": 3}],
    },
    "OpenSituationPicture": {"actor": COORDINATOR, "namnd": NAMND, "year": TODAY.year + 1, "period": LAST_YEAR},
    "RegisterSource": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "key": "enkat",
        "kind": "own_units_survey",
        "title": "Enkät till egna verksamheter",
        "method": "survey",
        "coverage": {"invited": 40, "answered": 31, "description": "Alla enheter tillfrågades."},
        "figures": [{"phenomenon": "propaganda", "areas": 4}],
    },
    "DescribeSituation": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "mapping": "Klotter har rapporterats från flera håll.",
        "other_information": "Ingen övrig information.",
        "analysis": "Läget är i stort oförändrat.",
    },
    "AssessMilieu": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "milieu": "right_wing",
        "level": "medium",
        "trend": "unchanged",
        "reason": "Propaganda förekommer vid torget.",
    },
    "AddFinding": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "key": "torget",
        "title": "Propaganda vid torget",
        "text": "Klistermärken återkommer.",
    },
    "TakePoliceInput": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "milieu": "islamist",
        "level": "low",
        "text": "Miljön märks lite i området.",
        "received_on": str(YESTERDAY),
    },
    "RecordPictureConsultation": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "police_consulted_on": str(YESTERDAY),
        "police_function": "Kommunpolis",
        "contributing": [OTHER],
    },
    "FixSituationPicture": {"actor": COORDINATOR, "picture_id": PICTURE, "fixed_on": str(TODAY)},
    "AddAddendum": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "key": "host",
        "dated": str(TODAY),
        "text": "Läget har skärpts under hösten.",
        "changed": [{"milieu": "right_wing", "level": "high", "trend": "rising", "reason": "Fler händelser än förr."}],
    },
    "PublishSummary": {
        "actor": COORDINATOR,
        "picture_id": PICTURE,
        "summary": "Läget är i stort oförändrat.",
        "approving_function": "Kommunikationschef",
        "approved_on": str(TODAY),
    },
    "AnnounceManifestation": {
        "actor": COORDINATOR,
        "namnd": NAMND,
        "announcement_id": "nytt-meddelande",
        "on": str(TOMORROW),
        "hours": "kl. 12–15",
        "what_to_do": "Håll eleverna inne på rasten.",
        "schools": ["skola-1"],
    },
    "ConfirmAnnouncement": {
        "actor": STAFF,
        "announcement_id": MESSAGE,
        "school": "skola-1",
        "read_on": str(TODAY),
    },
    "AttestConsentRoutine": {
        "actor": COORDINATOR,
        "namnd": NAMND,
        "unit": "skola-1",
        "year": TODAY.year,
        "used": True,
        "attested_on": str(TODAY),
    },
}


def body_of(order: str, changes: Mapping[str, Json] | None = None) -> Json:
    """Return a command's body, with other values at some dotted places."""
    return changed(_BODIES[order], changes or {})


def changed(good: Json, changes: Mapping[str, Json]) -> Json:
    """Return a body with other values at some dotted places."""
    body = deepcopy(good)
    for place, value in changes.items():
        *way, last = place.split(".")
        holder = body
        for step in way:
            holder = holder[int(step)] if step.isdecimal() else holder.setdefault(step, {})
        _put(holder, int(last) if last.isdecimal() else last, value)
    return body


def _put(holder: Json, key: str | int, value: Json) -> None:
    if value is LEFT_OUT:
        del holder[key]
    else:
        holder[key] = deepcopy(value)
