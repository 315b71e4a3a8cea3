"""Who works where in a nämnd, by pseudonym: what follows from a whole staff list as of a day (N09, T07)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from contracts.answers import Decision, Facts, Refusal
from contracts.checks import not_yet, out_of_range
from contracts.completions import Post, StaffLeft, StaffListTaken, StaffPlaced
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from contracts.training_terms import Purpose
from services.training import headcounts
from services.training.by_pseudonym import RecordStaff
from services.training.headcounts import Headcounts, older_than_newest
from services.training.lists import list_refused
from services.training.units import Units, missing


class Placed(NamedTuple):
    """In which capacity somebody is counted, and the posts."""

    purpose: Purpose
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who works in a nämnd, and the newest list of each purpose."""

    newest: Mapping[Purpose, date] = field(default_factory=dict)
    placed: dict[str, Placed] = field(default_factory=dict)
    """By pseudonym. It grows in place: a nämnd has thousands, and nobody remembers this state between commands."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a staff list must fit with."""

    namnder: Namnder
    units: Units
    headcounts: Headcounts
    today: date


def evolve(staff: Staff | None, fact: Fact) -> Staff:
    """Return the staff after a fact."""
    before = staff or Staff()
    match fact:
        case StaffListTaken():
            return Staff({**before.newest, fact.purpose: fact.on}, before.placed)
        case StaffPlaced():
            before.placed[fact.person] = Placed(fact.purpose, fact.posts)
        case StaffLeft():
            before.placed.pop(fact.person, None)
        case _:
            pass
    return before


def take_in(staff: Staff, around: Around, order: RecordStaff) -> Decision:
    """Record who is new, has moved, came back or has left, and how many that makes in each unit."""
    newest = max([*staff.newest.values(), *([around.headcounts.on] if around.headcounts.on else [])], default=None)
    return (
        not_valid(around.namnder, order.namnd, order.on, "on")
        or not_yet(order.on, around.today, "on")
        or out_of_range(order.on, "on")
        or older_than_newest(newest, order.on, "on")
        or _rows_wrong(around.units, order)
        or _news(staff, around.headcounts, order)
    )


def _news(staff: Staff, before: Headcounts, order: RecordStaff) -> Facts:
    listed = _posts(order)
    namnd, purpose = order.namnd, order.purpose
    known = staff.newest.get(purpose) == order.on
    taken = () if known else (StaffListTaken(namnd=namnd, purpose=purpose, on=order.on),)
    placed = tuple(
        StaffPlaced(namnd=namnd, person=person, purpose=purpose, posts=posts, from_day=order.on)
        for person, posts in listed.items()
        if staff.placed.get(person) != (purpose, posts)
    )
    others = {person: there.posts for person, there in staff.placed.items() if there.purpose is not purpose}
    left = tuple(
        StaffLeft(namnd=namnd, person=person, purpose=purpose, from_day=order.on)
        for person in sorted(staff.placed.keys() - others.keys() - listed.keys())
    )
    of_lists = {person: posts for person, posts in others.items() if staff.placed[person].purpose in staff.newest}
    counted = headcounts.changed(before, namnd, order.on, _counts({**of_lists, **listed}))
    return *taken, *placed, *left, *counted


def _posts(order: RecordStaff) -> dict[str, tuple[Post, ...]]:
    """Return everybody's posts, each once however often it stands in the list, in one order."""
    posts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in order.rows:
        posts[row.person].add((row.unit, row.function))
    return {
        person: tuple(Post(unit=unit, function=function) for unit, function in sorted(found))
        for person, found in posts.items()
    }


def _counts(placed: Mapping[str, tuple[Post, ...]]) -> headcounts.Counts:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for posts in placed.values():
        for post in posts:
            counts[post.unit][post.function] += 1
    return counts


def _rows_wrong(units: Units, order: RecordStaff) -> Refusal | None:
    return list_refused(list(_wrong(units, order)), len(order.rows))


def _wrong(units: Units, order: RecordStaff) -> Iterator[Refusal]:
    problems = {unit: missing(units, unit, order.on, "unit") for unit in {row.unit for row in order.rows}}
    for place, row in enumerate(order.rows):
        if problem := problems[row.unit]:
            yield problem.model_copy(update={"field": f"rows.{place}.unit"})
