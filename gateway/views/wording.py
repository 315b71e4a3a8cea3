"""Values in words: what a reader of a plan would call them."""

from typing import Any

from contracts.schedule import Per, ScheduleKind
from contracts.vocabulary import (
    Category,
    FollowUpLevel,
    Forum,
    FunctionLevel,
    Orientation,
    Presentation,
    PreventionLevel,
    RevisionMoment,
    Term,
)
from gateway.views.reader import Row

# Where something stands in print, and what was measured of it, is no part of what a plan says.
_BESIDE = frozenset(
    {"source_lines", "key", "measurements", "achieved_percent", "followed_up", "confirmed", "inherited_from_line"}
)
_UNSAID = frozenset({"kind", "each", "precision", "stated"})
_ORDER = {name: place for place, name in enumerate(("title", "term", "party", "forum", "value", "unit", "per"))}
_TERMS: dict[str, type[Term]] = {
    "category": Category,
    "category_by_content": Category,
    "forum": Forum,
    "function_levels": FunctionLevel,
    "level": FollowUpLevel,
    "moment": RevisionMoment,
    "orientations": Orientation,
    "per": Per,
    "presentation": Presentation,
    "prevention_level": PreventionLevel,
}


def label(terms: type[Term], value: str) -> str:
    """Return the Swedish label of a stored value of a closed list; other words stand as they are."""
    return next((term.label_sv for term in terms if term.value == value), value)


def bare(value: Any) -> Any:
    """Return a value without what stands beside what it says."""
    if isinstance(value, dict):
        return {name: bare(part) for name, part in value.items() if name not in _BESIDE}
    if isinstance(value, list):
        return [bare(part) for part in value]
    return value


def said(field: str, value: Any) -> str | None:
    """Put a value of a plan in words; nothing for what is not stated."""
    if value in (None, [], {}):
        return None
    if isinstance(value, dict):
        return _said_together(field, value)
    if isinstance(value, list):
        return "; ".join(said(field, part) or "" for part in value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return label(_TERMS[field], value) if field in _TERMS else f"{value}".removesuffix(".0")


def _said_together(field: str, value: Row) -> str | None:
    if field == "period":
        return f"{value['starts']} – {value['ends']}"
    if value.get("printed"):
        return str(value["printed"])
    if field == "schedule":
        return label(ScheduleKind, value["kind"])
    named = sorted(bare(value).items(), key=lambda item: _ORDER.get(item[0], len(_ORDER)))
    parts = (said(name, part) for name, part in named if name not in _UNSAID)
    return ", ".join(part for part in parts if part) or None
