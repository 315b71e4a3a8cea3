"""One organisation and all that the city has had to do with it, whatever nämnd it turned to (G18)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.envelope import Fact
from contracts.organisations import (
    DissolveOrganisation,
    OrganisationDissolved,
    OrganisationRegistered,
    OrganisationRenamed,
    RegisterOrganisation,
    RenameOrganisation,
)
from services.grants import claims, duty, letting, support
from services.grants.around import Around
from services.grants.claims import Claims
from services.grants.duty import Duties
from services.grants.letting import Letting, Lettings
from services.grants.support import Support, Supports


@dataclass(frozen=True, slots=True)
class Organisation:
    """The state of one organisation: its number, title and cases; nobody who is in it (N08)."""

    orgnr: str
    title: str
    registered_on: date
    dissolved_on: date | None = None
    supports: Supports = field(default_factory=dict)
    lettings: Lettings = field(default_factory=dict)
    claims: Claims = field(default_factory=dict)
    duties: Duties = field(default_factory=dict)

    def cases(self) -> Iterator[Support | Letting]:
        """Return the cases of every nämnd: grants, events and premises."""
        yield from self.supports.values()
        yield from self.lettings.values()

    def running(self, on: date) -> Iterator[Support | Letting]:
        """Return the support of every nämnd that runs on a day."""
        return (case for case in self.cases() if case.runs(on))


def evolve(organisation: Organisation | None, fact: Fact) -> Organisation:
    """Return the organisation after a fact; each part takes what is its own."""
    match fact:
        case OrganisationRegistered():
            return Organisation(fact.orgnr, fact.title, fact.registered_on)
        case _ if organisation is None:
            raise LookupError(f"the stream of an organisation cannot begin with {fact.type}")
        case OrganisationRenamed():
            return replace(organisation, title=fact.title)
        case OrganisationDissolved():
            return replace(organisation, dissolved_on=fact.dissolved_on)
        case _:
            return replace(
                organisation,
                supports=support.evolve(organisation.supports, fact),
                lettings=letting.evolve_all(organisation.lettings, fact),
                claims=claims.evolve(organisation.claims, fact),
                duties=duty.evolve(organisation.duties, fact),
            )


def register(organisation: Organisation | None, order: RegisterOrganisation, around: Around) -> Decision:
    """Enter an organisation once, whatever nämnd meets it first (G18)."""
    return (
        (_exists() if organisation else None)
        or not_yet(order.registered_on, around.today, "registered_on")
        or (OrganisationRegistered(orgnr=order.orgnr, title=order.title, registered_on=order.registered_on),)
    )


def rename(organisation: Organisation, order: RenameOrganisation, around: Around) -> Decision:
    """Say what an organisation is called from a day on."""
    return (
        not_yet(order.from_day, around.today, "from_day")
        or not_before(order.from_day, organisation.registered_on, "from_day")
        or (OrganisationRenamed(orgnr=order.orgnr, title=order.title, from_day=order.from_day),)
    )


def dissolve(organisation: Organisation, order: DissolveOrganisation, around: Around) -> Decision:
    """Say that an organisation is no more."""
    return (
        dissolved(organisation, organisation.dissolved_on or order.dissolved_on, "orgnr")
        or not_yet(order.dissolved_on, around.today, "dissolved_on")
        or not_before(order.dissolved_on, organisation.registered_on, "dissolved_on")
        or (OrganisationDissolved(orgnr=order.orgnr, dissolved_on=order.dissolved_on),)
    )


def unknown() -> Refusal:
    """Return the refusal of an organisation that is not registered."""
    return refuse(
        "ORGANISATION_UNKNOWN",
        "Organisationen finns inte i registret.",
        "The organisation is not in the register.",
        field="orgnr",
        hint="Registrera organisationen först, eller rätta numret. / Register it first, or correct the number.",
    )


def dissolved(organisation: Organisation, on: date, field_of: str) -> Refusal | None:
    """Refuse what cannot be done for an organisation that is dissolved by a day."""
    if organisation.dissolved_on is None or on < organisation.dissolved_on:
        return None
    return refuse(
        "ORGANISATION_DISSOLVED",
        f"Organisationen är upplöst sedan {organisation.dissolved_on}.",
        f"The organisation is dissolved since {organisation.dissolved_on}.",
        field=field_of,
        hint="Inget stöd kan ges. / No support can be given.",
    )


def _exists() -> Refusal:
    return refuse(
        "ORGANISATION_EXISTS",
        "Organisationen finns redan i registret; den har en post för alla nämnder.",
        "The organisation is in the register already; it has one record for all nämnder.",
        field="orgnr",
        hint="Använd den som finns. / Use the one there is.",
    )
