"""What a decision reads: the city and what is reported, as a unit of work has them."""

from dataclasses import dataclass

from ledger.unit_of_work import UnitOfWork
from services.reports import alerts
from services.reports.alerts import Alerts
from services.reports.city import STREAM, City
from services.reports.incident import Incident
from services.reports.picture import Picture
from services.reports.preparedness import Announcement, Consent
from services.reports.reading import ERASURES, Erasures
from services.reports.statistics import Statistics
from services.reports.streams import (
    SURVEYS,
    announcement_stream,
    answers_stream,
    consent_stream,
    incident_stream,
    picture_stream,
    statistics_stream,
)
from services.reports.survey import Survey, Surveys
from services.reports.survey_sending import Sending


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

    @property
    def alerts(self) -> Alerts:
        """The reports that nobody has got yet."""
        return self.work.state(alerts.STREAM) or Alerts()

    def incident(self, incident_id: str) -> Incident | None:
        """Return a report, if there is one."""
        found: Incident | None = self.work.state(incident_stream(incident_id))
        return found

    def picture(self, picture_id: str) -> Picture | None:
        """Return a situation picture, if there is one."""
        found: Picture | None = self.work.state(picture_stream(picture_id))
        return found

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

    @property
    def surveys(self) -> Surveys:
        """Return the surveys of all years."""
        return self.work.state(SURVEYS) or Surveys()

    def survey(self, key: str) -> Survey | None:
        """Return a survey, if there is one of that key."""
        return self.surveys.by_key.get(key)

    def sending(self, survey: str, namnd: str | None) -> Sending:
        """Return what a nämnd has sent of a survey."""
        return self.work.state(answers_stream(survey, namnd or "")) or Sending()
