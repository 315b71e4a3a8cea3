"""What the grants service has noted of the register of plans."""

from typing import ClassVar

from contracts.days import Day
from contracts.envelope import Fact
from contracts.text import Slug


class NamndKnown(Fact):
    """A nämnd exists from a day on."""

    type: ClassVar[str] = "grants.NamndNoted.v1"
    namnd: Slug
    valid_from: Day


class MergerKnown(Fact):
    """A nämnd ended, and another cares for what it left."""

    type: ClassVar[str] = "grants.MergerNoted.v1"
    namnd: Slug
    into: Slug
    last_day: Day
