"""What a decision reads: the city, organisations, rounds and lettings, as a unit of work has them."""

from dataclasses import dataclass

from ledger.unit_of_work import UnitOfWork
from services.grants.city import STREAM, City
from services.grants.control import Control
from services.grants.letting import Letting
from services.grants.organisation import Organisation
from services.grants.rounds import Round
from services.grants.streams import case_stream, control_stream, organisation_stream, round_stream
from services.grants.support import Support


@dataclass(frozen=True, slots=True)
class Session:
    """The city and its organisations, as a unit of work has them."""

    work: UnitOfWork
    imported: bool = False

    @property
    def city(self) -> City:
        """What holds for every organisation, with what is pending."""
        return self.work.state(STREAM) or City()

    def organisation(self, orgnr: str) -> Organisation | None:
        """Return an organisation, if it is registered."""
        found: Organisation | None = self.work.state(organisation_stream(orgnr))
        return found

    def owner(self, case_id: str) -> Organisation | None:
        """Return the organisation that a case is of; an individual tenant is none."""
        found = self.work.state(case_stream(case_id))
        return found if isinstance(found, Organisation) else None

    def support(self, support_id: str) -> Support | None:
        """Return a case of support, if there is one."""
        owner = self.owner(support_id)
        return owner.supports.get(support_id) if owner else None

    def letting(self, letting_id: str) -> Letting | None:
        """Return a request for premises, if there is one."""
        found = self.work.state(case_stream(letting_id))
        return found.lettings.get(letting_id) if isinstance(found, Organisation) else found

    def round(self, namnd: str, round_id: str) -> Round | None:
        """Return a round of a nämnd, if there is one of that code."""
        found: Round | None = self.work.state(round_stream(namnd, round_id))
        return found

    def control(self, namnd: str) -> Control:
        """Return what a nämnd has controlled."""
        return self.work.state(control_stream(namnd)) or Control()
