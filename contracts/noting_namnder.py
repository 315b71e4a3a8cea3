"""What other services note of the nämnder, so that their own ledgers say all that their decisions rest on.

Only a service's own reactions give these commands; `plans` stays the owner of the register.
"""

from contracts.days import Day
from contracts.envelope import Instruction
from contracts.text import Slug


class NoteNamnd(Instruction):
    """Note that a nämnd exists."""

    namnd: Slug
    valid_from: Day


class NoteMerger(Instruction):
    """Note that a nämnd went up in another."""

    namnd: Slug
    into: Slug
    last_day: Day
