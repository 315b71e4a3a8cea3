"""Who works where in a nämnd that reports how many it employs, and gives no staff lists: where the portal has them."""

from collections.abc import Callable, Iterator
from datetime import date

from contracts.completions import Post, StaffPlaced
from services.training.by_pseudonym import RecordCompletions
from services.training.completions import Person
from services.training.headcounts import Headcounts
from services.training.staff import Staff


def placed(
    person: Callable[[str], Person], staff: Staff, headcounts: Headcounts, order: RecordCompletions
) -> Iterator[StaffPlaced]:
    """Place those of a list of completions by their newest line; once there is a staff list, it alone decides."""
    if headcounts.on is None or staff.newest:
        return
    posts = {who: there.posts for who, there in staff.placed.items()}
    for row in sorted(order.rows, key=lambda each: each.completed_on):
        where = (Post(unit=row.unit, function=row.function),)
        if posts.get(row.person) == where or _older(person(row.person), staff, row.person, row.completed_on):
            continue
        posts[row.person] = where
        yield StaffPlaced(
            namnd=order.namnd, person=row.person, purpose=order.purpose, posts=where, from_day=row.completed_on
        )


def _older(known: Person, staff: Staff, who: str, day: date) -> bool:
    """Tell whether somebody who is placed already has completed something as late as this."""
    return who in staff.placed and any(taken.completed_on >= day for taken in known.known)
