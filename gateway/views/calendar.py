"""The city's year: by which day a revision or a follow-up is usually due (P10, P15, U02)."""

from datetime import date

from contracts.steering import usual_due
from contracts.vocabulary import Forum, RevisionMoment

_REPORTS = {Forum.TERTIAL_1.value: RevisionMoment.T1, Forum.TERTIAL_2.value: RevisionMoment.T2}


def revision_day(moment: str, year: int) -> date:
    """Return the usual last day of a revision moment."""
    return usual_due(RevisionMoment[moment.upper()], year)


def follow_up_day(forum: str, year: int) -> date:
    """Return the last day of a follow-up forum's period; a forum without a report of its own ends with the year."""
    return usual_due(_REPORTS[forum], year) if forum in _REPORTS else date(year, 12, 31)
