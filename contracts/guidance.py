"""Commands and events of the guidance: a decision tree in data, and the directory of offices it points to (R10-R17).

The city executive office edits both. Each version of the tree stays readable, as a report says which one was shown.
"""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.incidents import GivenAnswer
from contracts.text import FreeText, FunctionPhone, Slug, Title, WebAddress
from contracts.vocabulary import Milieu


class GuidanceOption(Contract):
    """One of the answers to a question."""

    key: Slug
    text_sv: Title
    text_en: Title | None = None


class GuidanceQuestion(Contract):
    """A question, asked when every answer in `asked_when` was given; without any it is always asked."""

    key: Slug
    text_sv: Title
    text_en: Title | None = None
    options: tuple[GuidanceOption, ...] = Field(min_length=2, max_length=12)
    asked_when: tuple[GivenAnswer, ...] = Field(default=(), max_length=8)


class GuidanceStep(Contract):
    """Something to do now. Steps are told in the order they stand in the tree."""

    key: Slug
    action_sv: FreeText
    action_en: FreeText | None = None
    contact: Slug | None = None
    """The office to turn to, by its key in the directory."""
    legal_reference: Title | None = None
    before_report: bool = False
    """Must be done before a report is taken: the form cannot be the only action (R10)."""
    instead_of_report: bool = False
    """What it is about belongs elsewhere: no report is taken, and nothing of it is kept (R14, R29)."""


class GuidanceRule(Contract):
    """Which steps follow when every answer in `when` was given; without any they always follow."""

    when: tuple[GivenAnswer, ...] = Field(default=(), max_length=8)
    steps: tuple[Slug, ...] = Field(min_length=1, max_length=20)


class GuidanceTree(Contract):
    """Questions, steps, and which steps follow from which answers."""

    questions: tuple[GuidanceQuestion, ...] = Field(min_length=1, max_length=30)
    steps: tuple[GuidanceStep, ...] = Field(min_length=1, max_length=60)
    rules: tuple[GuidanceRule, ...] = Field(min_length=1, max_length=100)


class IssueGuidance(Instruction):
    """Lay down a new version of the guidance."""

    version: Slug
    valid_from: Day
    source: Title
    tree: GuidanceTree


class GuidanceIssued(Fact):
    """A version of the guidance holds from a day on, until the next one."""

    type: ClassVar[str] = "reports.GuidanceIssued.v1"
    version: Slug
    valid_from: Day
    source: Title
    tree: GuidanceTree


class Office(Contract):
    """How to reach an office: a function, never a person (A19)."""

    function: Title
    phone: FunctionPhone | None = None
    address: WebAddress | None = None
    hours: Title | None = None


class ListContact(Instruction):
    """Enter an office in the directory: for the whole city, or for one nämnd when it has its own (A19, R16)."""

    key: Slug
    namnd: Slug | None = None
    office: Office
    valid_from: Day
    valid_to: Day | None = None


class ContactListed(Fact):
    """An office can be reached like this, within its dates; an earlier entry under the same key is replaced."""

    type: ClassVar[str] = "reports.ContactListed.v1"
    key: Slug
    office: Office
    valid_from: Day
    valid_to: Day | None


class ConfirmContact(Instruction):
    """Confirm that an entry of the directory still holds; until somebody has, it is shown as unconfirmed (R16)."""

    key: Slug
    namnd: Slug | None = None
    confirmed_on: Day


class ContactConfirmed(Fact):
    """Somebody has checked that the entry holds."""

    type: ClassVar[str] = "reports.ContactConfirmed.v1"
    key: Slug
    confirmed_on: Day


class MilieuEntry(Contract):
    """What a milieu is called, and how the source defines it (A17)."""

    milieu: Milieu
    label_sv: Title
    label_en: Title
    definition: FreeText | None = None


class IssueMilieuList(Instruction):
    """Lay down what the milieus are called from a day on, with the source; old reports keep their labels (A17)."""

    version: Slug
    valid_from: Day
    source: Title
    dated: Day
    entries: tuple[MilieuEntry, ...] = Field(min_length=1, max_length=10)


class MilieuListIssued(Fact):
    """The milieus are called like this from a day on."""

    type: ClassVar[str] = "reports.MilieuListIssued.v1"
    version: Slug
    valid_from: Day
    source: Title
    dated: Day
    entries: tuple[MilieuEntry, ...]


class District(Contract):
    """A district as the city draws it: the most exact place there is here (N02)."""

    code: Slug
    title: Title


class ListDistricts(Instruction):
    """Enter which districts a nämnd has."""

    namnd: Slug
    districts: tuple[District, ...] = Field(min_length=1, max_length=60)


class DistrictsListed(Fact):
    """A nämnd has these districts."""

    type: ClassVar[str] = "reports.DistrictsListed.v1"
    namnd: Slug
    districts: tuple[District, ...]


class SetLimits(Instruction):
    """Set how soon graffiti is to be gone, and how soon activities are reviewed when a level rises (R18, R31)."""

    graffiti_hours: int = Field(ge=1, le=24 * 60)
    review_days: int = Field(ge=1, le=366)
    valid_from: Day


class LimitsSet(Fact):
    """These limits hold from a day on."""

    type: ClassVar[str] = "reports.LimitsSet.v1"
    graffiti_hours: int
    review_days: int
    valid_from: Day
