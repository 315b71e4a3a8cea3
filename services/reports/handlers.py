"""What the service does with each command. The table at the foot is what it can do."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from bus.requests import read
from contracts import guidance as guide
from contracts import incidents, noting, noting_namnder, situation
from contracts.answers import Decision
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.preparedness import AnnounceManifestation, AttestConsentRoutine, ConfirmAnnouncement
from contracts.statistics import ReceiveStatistics
from contracts.surveys import (
    AddLocalQuestions,
    AnswerSurvey,
    CloseSurvey,
    DistributeSurvey,
    IssueSurvey,
    WithdrawDistribution,
)
from contracts.vault_access import EraseText, ReadText
from ledger.handling import Rules, other_version
from ledger.unit_of_work import UnitOfWork
from services.reports import (
    alerts,
    graffiti,
    guidance,
    incident_care,
    incident_filing,
    laid_down,
    picture_commands,
    preparedness,
    reading,
    register,
    statistics,
    survey,
    survey_answer,
    survey_sending,
)
from services.reports.city import STREAM
from services.reports.incident import Around, Incident, incident_unknown
from services.reports.now import Now, made_id
from services.reports.roles import not_allowed
from services.reports.session import Session
from services.reports.streams import (
    EVOLVE,
    REMEMBERED,
    ids_of,
    incident_stream,
    picture_stream,
    stream_of,
    touched,
)

Handler = Callable[[Session, Any, Now], Decision]


def decide(work: UnitOfWork, order: Instruction, imported: bool, *, now: Now) -> Decision:
    """Return what follows from a command on the states of the unit of work; changes nothing."""
    session = Session(work, imported)
    if isinstance(order, ImportCommands):
        return not_allowed(order, None, session.city.register, imported=False) or ()
    return (
        not_allowed(order, now.owner or _namnd_of(session, order), session.city.register, imported=imported)
        or other_version(work, order, _stream_named_by(order) or STREAM)
        or COMMANDS[type(order)](session, order, now)
    )


def _namnd_of(session: Session, order: Instruction) -> str | None:
    if isinstance(order, ConfirmAnnouncement):
        message = session.announcement(order.announcement_id)
        return message.namnd if message else None
    if isinstance(order, ReadText | EraseText):
        return session.erasures.owners.get(order.reference)
    stream = _stream_named_by(order)
    found = session.work.state(stream) if stream else None
    if found is None and hasattr(order, "picture_id"):
        # Pictures are public, so the decision may say that there is no such picture.
        return order.actor.namnd
    namnd: str | None = found.namnd if found else getattr(order, "namnd", None)
    return namnd


def _stream_named_by(order: Instruction) -> str | None:
    named = ((getattr(order, name, None), stream) for name, stream in _NAMED.items())
    return next((stream(found) for found, stream in named if found), None)


_NAMED: Final = {"incident_id": incident_stream, "picture_id": picture_stream}


def _noted(session: Session, decision: Decision, on: date) -> Decision:
    return alerts.noted(session.alerts, session.city.register, decision, on)


def _report_incident(session: Session, order: incidents.ReportIncident, now: Now) -> Decision:
    existing, around = session.incident(made_id("i", order.command_id)), Around(session.city, now)
    return incident_filing.report_incident(existing, order, around, session.alerts, imported=session.imported)


def _on_incident(decision: Callable[[Incident, Any, Around], Decision]) -> Handler:
    def handler(session: Session, order: Any, now: Now) -> Decision:
        found = session.incident(order.incident_id)
        return decision(found, order, Around(session.city, now)) if found else incident_unknown()

    return handler


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # what is noted from plans
    noting_namnder.NoteNamnd: lambda _session, order, _now: register.note_namnd(order),
    noting_namnder.NoteMerger: lambda session, order, now: _noted(session, register.note_merger(order), now.today),
    noting.NoteAppointment: lambda session, order, now: _noted(
        session, register.note_appointment(order), max(order.from_day, now.today)
    ),
    noting.NoteAppointmentEnd: lambda session, order, _now: register.note_appointment_end(session.city.register, order),
    # incidents
    incidents.ReportIncident: _report_incident,
    incidents.FollowUpIncident: _on_incident(incident_care.follow_up_incident),
    incidents.CorrectIncident: _on_incident(incident_care.correct_incident),
    incidents.RetractIncident: _on_incident(incident_care.retract_incident),
    incidents.CloseIncident: _on_incident(incident_care.close_incident),
    incidents.ShareReport: _on_incident(incident_care.share_report),
    incidents.RecordRemoval: _on_incident(graffiti.record_removal),
    # situation pictures
    **dict.fromkeys(
        picture_commands.ORDERS,
        lambda session, order, now: picture_commands.on_picture(order, session.city, now.today, session.picture),
    ),
    # texts in the vault
    ReadText: lambda session, order, now: reading.read_text(session.erasures, order, now),
    EraseText: lambda session, order, now: reading.erase_text(session.erasures, order, now),
    # what the city lays down
    guide.ListDistricts: lambda session, order, _now: register.list_districts(session.city.register, order),
    guide.ListContact: lambda session, order, _now: guidance.list_contact(session.city.register, order),
    guide.ConfirmContact: lambda session, order, now: guidance.confirm_contact(session.city.guidance, order, now.today),
    guide.IssueGuidance: lambda session, order, _now: guidance.issue_guidance(session.city.guidance, order),
    guide.SetLimits: lambda _session, order, _now: laid_down.set_limits(order),
    guide.IssueMilieuList: lambda session, order, _now: laid_down.issue_milieu_list(session.city.laid_down, order),
    situation.ExpectSources: lambda _session, order, _now: laid_down.expect_sources(order),
    # counts from other systems
    ReceiveStatistics: lambda session, order, now: statistics.receive(
        session.city.register, session.statistics(order.namnd), order, now.today
    ),
    # preparedness
    AnnounceManifestation: lambda session, order, now: preparedness.announce(
        session.city.register, session.announcement(order.announcement_id), order, now.today
    ),
    ConfirmAnnouncement: lambda session, order, now: preparedness.confirm(
        session.announcement(order.announcement_id), order, now.today
    ),
    AttestConsentRoutine: lambda session, order, now: preparedness.attest_consent(
        session.city.register, session.consent(order.namnd), order, now.today
    ),
    # surveys
    IssueSurvey: lambda session, order, _now: survey.issue(session.surveys, order),
    CloseSurvey: lambda session, order, now: survey.close(session.survey(order.survey), order, now.today),
    AddLocalQuestions: lambda session, order, now: survey_sending.add_local_questions(
        session.city.register,
        session.survey(order.survey),
        session.sending(order.survey, order.namnd),
        order,
        now.today,
    ),
    DistributeSurvey: lambda session, order, now: survey_sending.distribute(
        session.city.register, session.survey(order.survey), order, now.today, imported=session.imported
    ),
    WithdrawDistribution: lambda session, order, now: survey_sending.withdraw(
        session.sending(order.survey, order.namnd), order, now, imported=session.imported
    ),
    AnswerSurvey: lambda session, order, now: survey_answer.answer(
        session.survey(order.survey), session.sending(order.survey, now.owner), order, now
    ),
}
RULES: Final = Rules(
    evolve=EVOLVE,
    stream_of=stream_of,
    remembered=REMEMBERED,
    ids_of=ids_of,
    orders={order.__name__: order for order in COMMANDS},
    touched=touched,
    read=read,
)
