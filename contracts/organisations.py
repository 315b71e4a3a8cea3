"""Commands and events of organisations that apply for support: one record for each, whatever nämnd it turns to (G18).

An organisation is its number and its title. Nothing is held of who is in it or speaks for it (N08), and there is no
list of organisations to avoid: only decisions, with reasons and dates (N10).
"""

from typing import ClassVar

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.organisation_number import OrganisationNumber
from contracts.text import Title


class RegisterOrganisation(Instruction):
    """Enter an organisation in the register of the city."""

    orgnr: OrganisationNumber
    title: Title
    registered_on: Day


class OrganisationRegistered(Fact):
    """An organisation is known."""

    type: ClassVar[str] = "grants.OrganisationRegistered.v1"
    orgnr: OrganisationNumber
    title: Title
    registered_on: Day


class RenameOrganisation(Instruction):
    """Say that an organisation is called something else from a day on."""

    orgnr: OrganisationNumber
    title: Title
    from_day: Day


class OrganisationRenamed(Fact):
    """An organisation has another title from a day on."""

    type: ClassVar[str] = "grants.OrganisationRenamed.v1"
    orgnr: OrganisationNumber
    title: Title
    from_day: Day


class DissolveOrganisation(Instruction):
    """Say that an organisation no longer exists."""

    orgnr: OrganisationNumber
    dissolved_on: Day


class OrganisationDissolved(Fact):
    """An organisation no longer exists."""

    type: ClassVar[str] = "grants.OrganisationDissolved.v1"
    orgnr: OrganisationNumber
    dissolved_on: Day
