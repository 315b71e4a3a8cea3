"""What the service does with each command. The table at the foot is what it can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bus.requests import read
from contracts import guidance as guide
from contracts import noting, situation
from contracts.answers import Decision, Refusal
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.preparedness import AnnounceManifestation, AttestConsentRoutine, ConfirmAnnouncement
from contracts.statistics import ReceiveStatistics
from contracts.vault_access import EraseText, ReadText
from ledger.handling import Rules, overtaken
from ledger.unit_of_work import UnitOfWork
from services.reports import laid_down, preparedness, reading, register, statistics
from services.reports.city import STREAM, City
from services.reports.now import Now
from services.reports.preparedness import Announcement, Consent
from services.reports.reading import ERASURES, Erasures
from services.reports.roles import not_allowed
from services.reports.statistics import Statistics
from services.reports.streams import (
    EVOLVE,
    REMEMBERED,
    announcement_stream,
    consent_stream,
    ids_of,
    statistics_stream,
    stream_of,
    touched,
)


@dataclass(frozen=True, slots=True)
class Session:
    """The city and what is reported, as a unit of work has them."""

    work: UnitOfWork
    imported: bool = False

    @property
    def city(self) -> City:
        """What holds for every nämnd, with what is pending."""
        return self.work.state(STREAM) or City()

    @property
    def erasures(self) -> Erasures:
        """The texts that are erased."""
        return self.work.state(ERASURES) or Erasures()

    def statistics(self, namnd: str) -> Statistics:
        """Return what other systems count in a nämnd."""
        return self.work.state(statistics_stream(namnd)) or Statistics()

    def announcement(self, announcement_id: str) -> Announcement | None:
        """Return a message to schools, if there is one of that name."""
        found: Announcement | None = self.work.state(announcement_stream(announcement_id))
        return found

    def consent(self, namnd: str) -> Consent:
        """Return what the units of a nämnd attest of the routine for consent."""
        return self.work.state(consent_stream(namnd)) or Consent()


Handler = Callable[[Session, Any, Now], Decision]


def decide(work: UnitOfWork, order: Instruction, imported: bool, *, now: Now) -> Decision:
    """Return what follows from a command on the states of the unit of work; changes nothing."""
    session = Session(work, imported)
    if isinstance(order, ImportCommands):
        return not_allowed(order, None, session.city.register, imported=False) or ()
    return (
        not_allowed(order, now.owner or _namnd_of(session, order), session.city.register, imported=imported)
        or _other_version(session, order)
        or COMMANDS[type(order)](session, order, now)
    )


def _namnd_of(session: Session, order: Instruction) -> str | None:
    if isinstance(order, ConfirmAnnouncement):
        message = session.announcement(order.announcement_id)
        return message.namnd if message else None
    namnd: str | None = getattr(order, "namnd", None)
    return namnd


def _other_version(session: Session, order: Instruction) -> Refusal | None:
    if order.expected_version is None or session.work.version(STREAM) == order.expected_version:
        return None
    return overtaken()


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # what is noted from plans
    noting.NoteNamnd: lambda _session, order, _now: register.note_namnd(order),
    noting.NoteMerger: lambda _session, order, _now: register.note_merger(order),
    noting.NoteAppointment: lambda _session, order, _now: register.note_appointment(order),
    noting.NoteAppointmentEnd: lambda session, order, _now: register.note_appointment_end(session.city.register, order),
    # texts in the vault
    ReadText: lambda session, order, now: reading.read_text(session.erasures, order, now),
    EraseText: lambda session, order, now: reading.erase_text(session.erasures, order, now),
    # what the city lays down
    guide.ListDistricts: lambda session, order, _now: register.list_districts(session.city.register, order),
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
