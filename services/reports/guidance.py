"""The guidance that the city lays down, version by version, and the directory of offices it points to (R10-R17)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.envelope import Fact
from contracts.guidance import (
    ConfirmContact,
    ContactConfirmed,
    ContactListed,
    GuidanceIssued,
    GuidanceTree,
    IssueGuidance,
    ListContact,
)
from services.reports.guidance_tree import not_sound
from services.reports.register import Register, unknown

ContactKey = tuple[str | None, str]
"""Whose entry of the directory, and its key; the city's own has no nämnd."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the tree, and from when it holds."""

    valid_from: date
    tree: GuidanceTree


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the directory, as far as decisions need it."""

    valid_to: date | None
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Guidance:
    """Every version by its name, and every entry of the directory."""

    versions: Mapping[str, Version] = field(default_factory=dict)
    contacts: Mapping[ContactKey, Entry] = field(default_factory=dict)


def evolve(guidance: Guidance, fact: Fact) -> Guidance:
    """Return the state after a fact; facts of others leave it as it is."""
    match fact:
        case GuidanceIssued():
            issued = Version(fact.valid_from, fact.tree)
            return replace(guidance, versions={**guidance.versions, fact.version: issued})
        case ContactListed():
            return replace(guidance, contacts={**guidance.contacts, (fact.namnd, fact.key): Entry(fact.valid_to)})
        case ContactConfirmed():
            confirmed = replace(guidance.contacts[fact.namnd, fact.key], confirmed_on=fact.confirmed_on)
            return replace(guidance, contacts={**guidance.contacts, (fact.namnd, fact.key): confirmed})
        case _:
            return guidance


def issue_guidance(guidance: Guidance, order: IssueGuidance) -> Decision:
    """Lay down a version of the tree that gives everybody something to do (R15)."""
    listed = {key for _, key in guidance.contacts}
    return (
        (_version_taken() if order.version in guidance.versions else None)
        or not_sound(order.tree, listed)
        or (GuidanceIssued(version=order.version, valid_from=order.valid_from, source=order.source, tree=order.tree),)
    )


def list_contact(register: Register, order: ListContact) -> Decision:
    """Enter an office in the directory, or change how it is reached; either way nobody has confirmed it yet (A19)."""
    return (
        (unknown(register, order.namnd) if order.namnd else None)
        or (not_before(order.valid_to, order.valid_from, "valid_to") if order.valid_to else None)
        or (
            ContactListed(
                namnd=order.namnd,
                key=order.key,
                office=order.office,
                valid_from=order.valid_from,
                valid_to=order.valid_to,
            ),
        )
    )


def confirm_contact(guidance: Guidance, order: ConfirmContact, today: date) -> Decision:
    """Confirm an entry that has not ended (R16)."""
    entry = guidance.contacts.get((order.namnd, order.key))
    if entry is None:
        return _no_such_contact()
    return (
        not_yet(order.confirmed_on, today, "confirmed_on")
        or not_before(order.confirmed_on, entry.confirmed_on, "confirmed_on")
        or (_ended(entry.valid_to) if entry.valid_to and entry.valid_to < order.confirmed_on else None)
        or (ContactConfirmed(namnd=order.namnd, key=order.key, confirmed_on=order.confirmed_on),)
    )


def _version_taken() -> Refusal:
    return refuse(
        "VERSION_EXISTS",
        "Det finns redan en vägledning med den beteckningen.",
        "There is already a guidance of that name.",
        field="version",
        hint="Ge den nya versionen en egen beteckning. / Give the new version a name of its own.",
    )


def _no_such_contact() -> Refusal:
    return refuse(
        "CONTACT_UNKNOWN",
        "Katalogen har ingen sådan kontakt för den nämnden eller för hela staden.",
        "The directory has no such contact for that nämnd, or for the whole city.",
        field="key",
        hint="Kontrollera nyckel och nämnd, eller lägg in kontakten. / Check key and nämnd, or list the contact.",
    )


def _ended(last_day: date) -> Refusal:
    return refuse(
        "CONTACT_ENDED",
        f"Kontakten gällde till och med {last_day} och kan inte bekräftas för en senare dag.",
        f"The contact held until {last_day} and cannot be confirmed for a later day.",
        field="confirmed_on",
        hint="Lägg in kontakten på nytt med nya datum. / List the contact again with new dates.",
    )
