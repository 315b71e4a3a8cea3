"""The catalogue of a nämnd's units: what each is called and does, from which day; none outlives its nämnd (S11)."""

from collections.abc import Mapping, Sequence
from datetime import date

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, twice
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from contracts.noting_namnder import NoteMerger
from contracts.training_noting import NoteUnit
from contracts.training_units import EnterUnit, UnitEntered

Units = Mapping[str, Sequence[UnitEntered]]
"""Every unit by its code: how it is described, in the order of the days from which it is, one for each day."""


def evolve(units: Units, fact: Fact) -> Units:
    """Return the units after a fact; facts of others leave them as they are."""
    if not isinstance(fact, UnitEntered):
        return units
    others = (each for each in units.get(fact.unit, ()) if each.valid_from != fact.valid_from)
    return {**units, fact.unit: sorted([*others, fact], key=lambda each: each.valid_from)}


def enter(units: Units, namnder: Namnder, order: EnterUnit) -> Decision:
    """Enter a unit, or describe it anew; the same description again is no news."""
    described = units.get(order.unit, ())
    entered = UnitEntered(
        namnd=order.namnd,
        unit=order.unit,
        name=order.name,
        department=order.department,
        function_levels=order.function_levels,
        target_groups=order.target_groups,
        valid_from=order.valid_from,
        valid_to=_to_day(namnder, order),
        source=order.source,
    )
    refusal = (
        not_valid(namnder, order.namnd, order.valid_from, "valid_from")
        or (not_before(order.valid_from, described[-1].valid_from, "valid_from") if described else None)
        or (not_before(order.valid_to, order.valid_from, "valid_to") if order.valid_to else None)
        or twice(order.function_levels, "function_levels")
        or twice(order.target_groups, "target_groups")
    )
    if refusal or (described and described[-1] == entered):
        return refusal or ()
    return (entered,)


def note(units: Units, namnder: Namnder, order: NoteUnit) -> Decision:
    """Note a unit of the register of plans; what the catalogue says of it already is more."""
    if order.unit in units:
        return ()
    return (
        UnitEntered(
            namnd=order.namnd,
            unit=order.unit,
            name=order.name,
            department=order.department,
            function_levels=(),
            target_groups=(),
            valid_from=order.valid_from,
            valid_to=_to_day(namnder, order),
            source=None,
        ),
    )


def end(units: Units, order: NoteMerger) -> Facts:
    """Let the units of a nämnd that goes up in another end with it, so that nobody there is counted in both."""
    return tuple(
        each.model_copy(update={"valid_to": order.last_day})
        for described in units.values()
        for each in described
        if each.valid_to is None or each.valid_to > order.last_day
    )


def _to_day(namnder: Namnder, order: EnterUnit | NoteUnit) -> date | None:
    found = namnder.get(order.namnd)
    return min((day for day in (order.valid_to, found and found.last_day) if day), default=None)


def on_day(units: Units, unit: str, on: date) -> UnitEntered | None:
    """Return how a unit is described on a day; None when there is no such unit then."""
    found = next((each for each in reversed(units.get(unit, ())) if each.valid_from <= on), None)
    return None if found is None or (found.valid_to is not None and found.valid_to < on) else found


def unit_unknown(field: str) -> Refusal:
    """Return the refusal of a unit that the nämnd does not have."""
    return refuse(
        "UNIT_UNKNOWN",
        "Nämnden har ingen sådan enhet.",
        "The nämnd has no such unit.",
        field=field,
        hint="Lägg in enheten i enhetsregistret först, eller rätta koden. / Enter the unit first, or correct its code.",
    )


def unit_not_then(field: str) -> Refusal:
    """Return the refusal of a unit that does not exist on the day."""
    return refuse(
        "UNIT_NOT_VALID",
        "Enheten finns inte den dagen.",
        "The unit does not exist on that day.",
        field=field,
        hint="Ange en annan enhet, eller beskriv enheten från en tidigare dag."
        " / Give another unit, or describe the unit from an earlier day.",
    )


def missing(units: Units, unit: str, on: date, field: str) -> Refusal | None:
    """Refuse a unit that the nämnd does not have, or not on that day."""
    if unit not in units:
        return unit_unknown(field)
    return None if on_day(units, unit, on) else unit_not_then(field)


def unknown(units: Units, named: Sequence[str], field: str) -> Refusal | None:
    """Refuse the first unit of a list that the nämnd does not have."""
    return next((unit_unknown(f"{field}.{place}") for place, unit in enumerate(named) if unit not in units), None)
