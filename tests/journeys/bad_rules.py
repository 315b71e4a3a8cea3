"""Commands in good shape that the rules of reports refuse: time, place, role, guidance, tokens, versions."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.journeys.bad_shapes import Bad
from tests.journeys.report_orders import (
    COORDINATOR,
    LEFT_OUT,
    NAMND,
    NO_REPORT,
    OTHER,
    PICTURE,
    RECIPIENT,
    SLK,
    STAFF,
    TODAY,
    TOMORROW,
    answered,
    body_of,
)
from tests.journeys.reports_city import WALL, Known

Json = Any
OF_OTHER = {**COORDINATOR, "namnd": OTHER}
THREAT = answered("hot-nu:ja", "under-18:nej", "vad:handelse")
UNKNOWN = "okand-kod-xyz"
LOST = "lövhögar vid gångvägen"
"""What a refused text says: the vault has had it while it was decided."""
_TEXTS = {"ReportIncident": "description", "AnswerSurvey": "replies.2.text"}
CARE = ("FollowUpIncident", "CorrectIncident", "RetractIncident", "CloseIncident", "RecordRemoval", "ShareReport")


def against_the_rules(known: Known) -> Iterator[Bad]:
    """Yield what only the service, and some of it only what it has recorded, can refuse."""
    for item, order, changes, code, field in (*_TIME, *_PLACE, *_WHO, *_GUIDANCE, *_SURVEY, *_PICTURE, *_STATISTICS):
        yield _bad(item, order, changes, code, field)
    yield from _about_reports(known)
    yield from _tokens(known)


def _bad(item: str, order: str, changes: Mapping[str, Json], code: str, field: str) -> Bad:
    text = {_TEXTS[order]: LOST} if order in _TEXTS else {}
    unknown = (value for value in changes.values() if isinstance(value, str) and UNKNOWN in value)
    return Bad(item, order, body_of(order, {**text, **changes}), code, field, (LOST, *unknown))


def _about_reports(known: Known) -> Iterator[Bad]:
    late, soon = f"{TOMORROW}T08:00:00+01:00", f"{TODAY.year - 1}-06-02T07:59:00+02:00"
    for order in CARE:
        for of_nobody_here in (known.elsewhere, NO_REPORT):  # the answer must not tell the one from the other
            yield _bad("50 not one's own", order, {"incident_id": of_nobody_here}, "NOT_OWN_NAMND", "actor.namnd")
        changes = {"incident_id": known.wall, "expected_version": 999_999}
        yield _bad("26 a stale version", order, changes, "CONFLICT", "expected_version")
    wall = {"incident_id": known.wall}
    removed = {**wall, "removed_at": soon}
    yield _bad("R18 gone before noticed", "RecordRemoval", removed, "REMOVED_BEFORE_NOTICED", "removed_at")
    yield _bad("19 gone tomorrow", "RecordRemoval", {**wall, "removed_at": late}, "MOMENT_IN_FUTURE", "removed_at")
    yield _bad("R18 noticed twice", "RecordRemoval", {**wall, "noticed_at": soon}, "NOTICE_KNOWN", "noticed_at")
    yield _bad("R18 no wall", "RecordRemoval", {"incident_id": known.shout}, "NOT_GRAFFITI", "removed_at")
    followed = {**wall, "followed_up_on": "2019-01-01"}
    yield _bad("R12 before it was", "FollowUpIncident", followed, "DATE_OUT_OF_ORDER", "followed_up_on")
    yield _bad("R12 not followed up", "CloseIncident", wall, "STATUS_NOT_POSSIBLE", "incident_id")
    bare = {**wall, "legal_reference": LEFT_OUT}
    yield _bad("R30 no provision", "ShareReport", bare, "LEGAL_REFERENCE_MISSING", "legal_reference")
    again = {**WALL, "function": "care", "description": "Klistermärken på en elcentral."}
    yield _bad("24 another body", "ReportIncident", again, "COMMAND_ID_REUSED", "command_id")
    other_text = {**WALL, "description": LOST}
    yield _bad("24 another text", "ReportIncident", other_text, "COMMAND_ID_REUSED", "command_id")


def _tokens(known: Known) -> Iterator[Bad]:
    yield _bad("N07 a spent token", "AnswerSurvey", {"token": known.used}, "TOKEN_NOT_VALID", "token")
    yield _bad("N07 no such token", "AnswerSurvey", {"token": f"{UNKNOWN}-token"}, "TOKEN_NOT_VALID", "token")
    token = known.tokens[0]
    kept = {"token": token, "command_id": f"x-{token}"}
    yield Bad("N07 the token as key", "AnswerSurvey", body_of("AnswerSurvey", kept), "MALFORMED", None, (token,))
    for item, changes, code, field in (
        ("N07 by name", {"actor.account": UNKNOWN}, "ACCOUNT_NOT_KEPT", "actor.account"),
        ("23 answered by the staff", {"actor": STAFF}, "ROLE_NOT_ALLOWED", "actor.role"),
        ("R25 a truth for a scale", {"replies.0": {"question": "kunskap", "yes": True}}, "REPLY_UNFIT", "replies.0"),
        ("R25 a text for a truth", {"replies.0": {"question": "plan", "text": "Ja."}}, "REPLY_UNFIT", "replies.0"),
        ("R25 two at once", {"replies.0.yes": True}, "REPLY_UNFIT", "replies.0"),
        ("R25 nothing chosen", {"replies.0": {"question": "stod"}}, "REPLY_UNFIT", "replies.0"),
        ("R25 no such choice", {"replies.0": {"question": "stod", "choice": UNKNOWN}}, "OPTION_UNKNOWN", "replies.0"),
        ("R25 no such question", {"replies.0.question": UNKNOWN}, "QUESTION_UNKNOWN", "replies.0.question"),
        ("R08 a local one", {"replies.0": {"question": "torget", "yes": True}}, "QUESTION_UNKNOWN", "replies.0"),
        ("R25 answered twice", {"replies.2": {"question": "plan", "yes": False}}, "KEY_TWICE", "replies.2"),
        ("R25 nothing answered", {"replies": []}, "NOTHING_ANSWERED", "replies"),
        ("R25 another survey", {"survey": UNKNOWN}, "SURVEY_UNKNOWN", "survey"),
    ):
        yield _bad(item, "AnswerSurvey", {"token": token, **changes}, code, field)


Rule = tuple[str, str, Mapping[str, Json], str, str]
_SOON, _ON, _AT = str(TOMORROW), "observation.occurred_on", "observation.noticed_at"
_TIME: tuple[Rule, ...] = (
    ("19 tomorrow", "ReportIncident", {_ON: _SOON}, "DATE_IN_FUTURE", _ON),
    ("19 noticed tomorrow", "ReportIncident", {_AT: f"{_SOON}T08:00:00+01:00"}, "MOMENT_IN_FUTURE", _AT),
    ("20 long before", "ReportIncident", {_ON: "1950-01-01"}, "DATE_OUT_OF_RANGE", _ON),
    ("R18 noticed before it was there", "ReportIncident", {_AT: "2024-01-01T08:00:00+01:00"}, "DATE_OUT_OF_ORDER", _AT),
    (
        "R18 gone before it was noticed",
        "ReportIncident",
        {**WALL, "command_id": "another-wall-1", "removed_at": f"{TODAY.year - 1}-06-02T07:00:00+02:00"},
        "REMOVED_BEFORE_NOTICED",
        "removed_at",
    ),
    ("19 read tomorrow", "ConfirmAnnouncement", {"read_on": _SOON}, "DATE_IN_FUTURE", "read_on"),
    ("19 attested tomorrow", "AttestConsentRoutine", {"attested_on": _SOON}, "DATE_IN_FUTURE", "attested_on"),
    ("R30 attested before", "AttestConsentRoutine", {"attested_on": "2020-01-01"}, "DATE_OUT_OF_ORDER", "attested_on"),
    ("R27 told afterwards", "AnnounceManifestation", {"on": "2020-01-01"}, "DATE_OUT_OF_ORDER", "on"),
)
_PLACE: tuple[Rule, ...] = (
    ("22 no such nämnd", "ReportIncident", {"namnd": UNKNOWN}, "NOT_OWN_NAMND", "actor.namnd"),
    (
        "22 no such district",
        "ReportIncident",
        {"observation.district": UNKNOWN},
        "DISTRICT_UNKNOWN",
        "observation.district",
    ),
    ("22 no such nämnd", "ReceiveStatistics", {"namnd": UNKNOWN}, "NAMND_UNKNOWN", "namnd"),
    ("22 no such district", "ReceiveStatistics", {"rows.0.district": UNKNOWN}, "DISTRICT_UNKNOWN", "rows.0.district"),
    ("22 no such district", "AnnounceManifestation", {"district": UNKNOWN}, "DISTRICT_UNKNOWN", "district"),
    ("R27 no such message", "ConfirmAnnouncement", {"announcement_id": UNKNOWN}, "NOT_OWN_NAMND", "actor.namnd"),
    ("R27 another school", "ConfirmAnnouncement", {"school": UNKNOWN}, "SCHOOL_NOT_TOLD", "school"),
    ("R27 a school twice", "AnnounceManifestation", {"schools": ["skola-1", "skola-1"]}, "KEY_TWICE", "schools.1"),
)
_WHO: tuple[Rule, ...] = (
    ("N06 by name", "ReportIncident", {"actor.account": UNKNOWN}, "ACCOUNT_NOT_KEPT", "actor.account"),
    ("23 for another nämnd", "ReportIncident", {"actor.namnd": OTHER}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 for no nämnd", "ReportIncident", {"actor.namnd": LEFT_OUT}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 reported by SLK", "ReportIncident", {"actor": SLK}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("23 reported by a coordinator", "ReportIncident", {"actor": COORDINATOR}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("23 assessed by the staff", "AssessMilieu", {"actor": STAFF}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("23 assessed elsewhere", "AssessMilieu", {"actor": OF_OTHER}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 fixed elsewhere", "FixSituationPicture", {"actor": OF_OTHER}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 told elsewhere", "AnnounceManifestation", {"actor": OF_OTHER}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 sent elsewhere", "DistributeSurvey", {"actor": OF_OTHER}, "NOT_OWN_NAMND", "actor.namnd"),
    ("23 issued by a coordinator", "IssueSurvey", {"actor": COORDINATOR}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("23 read by the staff", "ReadText", {"actor": STAFF}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("23 erased by a recipient", "EraseText", {"actor": RECIPIENT}, "ROLE_NOT_ALLOWED", "actor.role"),
    ("50 no such text", "ReadText", {}, "NOT_OWN_NAMND", "actor.namnd"),
    ("50 no such text", "EraseText", {}, "NOT_OWN_NAMND", "actor.namnd"),
)
_GUIDANCE: tuple[Rule, ...] = (
    ("R10 112 not called", "ReportIncident", {"answers": THREAT}, "ACT_FIRST", "done"),
    ("R10 112 not called", "ReportIncident", {"answers": THREAT[:1]}, "ACT_FIRST", "done"),
    ("R10 something else done", "ReportIncident", {"answers": THREAT, "done": ["narmaste-chef"]}, "ACT_FIRST", "done"),
    ("R11 a tip", "ReportIncident", {"answers.2.option": "tips"}, "NOT_HERE", "answers"),
    ("R14 concern about somebody", "ReportIncident", {"answers.2.option": "enskild"}, "NOT_HERE", "answers"),
    ("R29 a war crime", "ReportIncident", {"answers.2.option": "krigsbrott"}, "NOT_HERE", "answers"),
    ("R15 nothing shown", "ReportIncident", {"guidance": LEFT_OUT}, "GUIDANCE_NOT_IN_FORCE", "guidance"),
    ("R15 another version", "ReportIncident", {"guidance": UNKNOWN}, "GUIDANCE_NOT_IN_FORCE", "guidance"),
    ("R15 nothing answered", "ReportIncident", {"answers": []}, "GUIDANCE_INCOMPLETE", "answers"),
    ("R15 half answered", "ReportIncident", {"answers.2": LEFT_OUT}, "GUIDANCE_INCOMPLETE", "answers"),
    ("R15 no such answer", "ReportIncident", {"answers.0.option": UNKNOWN}, "GUIDANCE_INCOMPLETE", "answers.0"),
    ("R15 no such question", "ReportIncident", {"answers.0.question": UNKNOWN}, "GUIDANCE_INCOMPLETE", "answers.0"),
)
_SURVEY: tuple[Rule, ...] = (
    ("R08 a second one", "IssueSurvey", {"year": 2026}, "YEAR_HAS_SURVEY", "year"),
    ("R08 closed before it opens", "IssueSurvey", {"closes_on": "2020-01-01"}, "DATE_OUT_OF_ORDER", "closes_on"),
    ("R08 asked too late", "AddLocalQuestions", {}, "SURVEY_SENT_ALREADY", "survey"),
    ("R09 no such survey", "DistributeSurvey", {"survey": UNKNOWN}, "SURVEY_UNKNOWN", "survey"),
)
_PICTURE: tuple[Rule, ...] = (
    ("R05 no such picture", "AssessMilieu", {"picture_id": UNKNOWN}, "PICTURE_UNKNOWN", "picture_id"),
    ("R05 a second one", "OpenSituationPicture", {"year": TODAY.year}, "PICTURE_EXISTS", "year"),
    ("R05 too far ahead", "OpenSituationPicture", {"year": TODAY.year + 2}, "YEAR_TOO_FAR", "year"),
    ("R05 of other days", "OpenSituationPicture", {}, "PERIOD_OF_OTHER_YEAR", "period"),
    ("R06 not talked over", "FixSituationPicture", {}, "CONSULTATION_MISSING", "picture_id"),
    (
        "R06 contributes itself",
        "RecordPictureConsultation",
        {"contributing": [NAMND]},
        "CONTRIBUTOR_IS_OWN",
        "contributing",
    ),
    (
        "R06 nobody contributes",
        "RecordPictureConsultation",
        {"contributing": [UNKNOWN]},
        "NAMND_UNKNOWN",
        "contributing.0",
    ),
    ("R32 an addendum to a draft", "AddAddendum", {}, "PICTURE_NOT_FIXED", "picture_id"),
    ("A18 a draft in public", "PublishSummary", {}, "PICTURE_NOT_FIXED", "picture_id"),
    ("19 heard tomorrow", "TakePoliceInput", {"received_on": _SOON}, "DATE_IN_FUTURE", "received_on"),
    ("R07 more answers than asked", "RegisterSource", {"coverage.answered": 41}, "MALFORMED", "coverage"),
    (
        "26 a stale version",
        "AssessMilieu",
        {"picture_id": PICTURE, "expected_version": 99},
        "CONFLICT",
        "expected_version",
    ),
)
_STATISTICS: tuple[Rule, ...] = (
    ("R20 parts above the whole", "ReceiveStatistics", {"rows.0.late": 6}, "MALFORMED", "rows.0"),
    ("R19 parts of nothing", "ReceiveStatistics", {"rows.0.count": LEFT_OUT}, "MALFORMED", "rows.0"),
    (
        "R20 the same twice",
        "ReceiveStatistics",
        {"rows": [{"kind": "threat", "count": 1}, {"kind": "threat", "count": 2}]},
        "ROW_TWICE",
        "rows.1",
    ),
    (
        "19 days to come",
        "ReceiveStatistics",
        {"period": {"starts": f"{TODAY.year}-01-01", "ends": f"{TODAY.year}-12-31"}},
        "DATE_IN_FUTURE",
        "period.ends",
    ),
    (
        "R28 no form of influence",
        "ReportIncident",
        {"observation.kind": "improper_influence"},
        "MALFORMED",
        "observation",
    ),
    ("R28 a form without influence", "ReportIncident", {"observation.influence": "threat"}, "MALFORMED", "observation"),
    (
        "R18 a threat is not noticed",
        "ReportIncident",
        {"observation.kind": "threat", _AT: f"{TODAY}T00:00:00+01:00"},
        "MALFORMED",
        "observation",
    ),
    (
        "R18 a threat is not removed",
        "ReportIncident",
        {"observation.kind": "threat", "removed_at": f"{TODAY}T00:00:00Z"},
        "NOT_GRAFFITI",
        "removed_at",
    ),
)
