"""Lists of staff and of completions on their way in: numbers become pseudonyms, and a rehearsal keeps nothing."""

from dataclasses import replace

from contracts.answers import Accepted, Refusal
from contracts.completions import TakeInCompletions, TakeInStaff
from contracts.envelope import Instruction
from services.training.by_pseudonym import Completion, Placing, RecordCompletions, RecordStaff, as_sent
from services.training.keeping.catching_up import caught_up
from services.training.keeping.recovery import put_right
from services.training.keeping.resolving import Persons, persons, with_links
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import rehearse


def take_in_staff(stores: Stores, order: TakeInStaff, now: Now) -> Accepted | Refusal:
    """Take in a whole staff list."""
    with stores.links.alone():
        put_right(stores, now)
        found = persons(stores.links, order.purpose, {row.employee for row in order.rows})
        inner = RecordStaff(
            **as_sent(order),
            purpose=order.purpose,
            on=order.on,
            rows=tuple(Placing.of(found[row.employee], row) for row in order.rows),
        )
        return _taken_in(stores, found, inner, now, dry_run=order.dry_run)


def take_in_completions(stores: Stores, order: TakeInCompletions, now: Now) -> Accepted | Refusal:
    """Take in a list of completions."""
    with stores.links.alone():
        put_right(stores, now)
        found = persons(stores.links, order.purpose, {row.employee for row in order.rows})
        inner = RecordCompletions(
            **as_sent(order),
            purpose=order.purpose,
            rows=tuple(Completion.of(found[row.employee], row) for row in order.rows),
        )
        known = replace(now, standing=caught_up(stores))
        return _taken_in(stores, found, inner, known, dry_run=order.dry_run)


def _taken_in(stores: Stores, found: Persons, order: Instruction, now: Now, *, dry_run: bool) -> Accepted | Refusal:
    return rehearse(stores.ledger, order, now) if dry_run else with_links(stores, found, order, now)
