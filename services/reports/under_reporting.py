"""When several areas mention what the registers hardly show: a sign of under-reporting, with both figures (R21)."""

from collections.abc import Iterable

from contracts.incident_terms import IncidentKind
from contracts.situation import SourceRegistered
from contracts.situation_terms import SourceKind, UnderReporting

SEVERAL_AREAS = 2
ALMOST_NONE = 1
_SURVEYS = frozenset({SourceKind.OWN_UNITS_SURVEY, SourceKind.OUTSIDE_SURVEY, SourceKind.OTHER_NAMND_SURVEY})
_REGISTERS = frozenset({SourceKind.TRAFIKKONTORET, SourceKind.SISAB, SourceKind.IA, SourceKind.INCIDENT_REPORTS})


def suspected(sources: Iterable[SourceRegistered]) -> tuple[UnderReporting, ...]:
    """Return the phenomena that are possibly under-reported; one that no register has a figure for is just unknown."""
    areas: dict[IncidentKind, int] = {}
    events: dict[IncidentKind, int] = {}
    for source in sources:
        for figure in source.figures:
            if source.kind in _SURVEYS and figure.areas is not None:
                # Two surveys may mean the same areas, so they are not added up.
                areas[figure.phenomenon] = max(areas.get(figure.phenomenon, 0), figure.areas)
            if source.kind in _REGISTERS and figure.events is not None:
                events[figure.phenomenon] = events.get(figure.phenomenon, 0) + figure.events
    return tuple(
        UnderReporting(phenomenon=phenomenon, areas=areas[phenomenon], events=events[phenomenon])
        for phenomenon in IncidentKind
        if areas.get(phenomenon, 0) >= SEVERAL_AREAS and events.get(phenomenon, ALMOST_NONE + 1) <= ALMOST_NONE
    )
