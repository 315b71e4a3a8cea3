"""Whatever is asked of a report, in whatever order: facts or a refusal with a way on, and the log makes the state."""

from datetime import date, timedelta
from functools import reduce

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from contracts.answers import Refusal
from contracts.incident_terms import IncidentKind, IncidentMeasure, IncidentStatus, RetractionGround, SharedWith
from contracts.incident_terms import SharingBasis as Basis
from contracts.incidents import CloseIncident, CorrectIncident, RecordRemoval, RetractIncident, ShareReport
from services.reports.incident import POSSIBLE, Incident, evolve
from tests.reports.incident_histories import INCIDENT, NOTICED, follow_up, graffiti, reported, seen
from tests.reports.spec import TODAY, given, order

DAYS = st.sampled_from([date(2026, 11, 15), date(2026, 11, 17), TODAY, TODAY + timedelta(days=1)])
MOMENTS = st.sampled_from([NOTICED + timedelta(hours=hours) for hours in (-1, 0, 5, 30, 500)])
OBSERVATIONS = st.sampled_from([graffiti(), graffiti(None), graffiti(NOTICED + timedelta(hours=2)), seen()])
ABOUT = {"incident_id": INCIDENT}
ORDERS = st.one_of(
    st.builds(lambda on, what: follow_up(followed_up_on=on, measures=(what,)), DAYS, st.sampled_from(IncidentMeasure)),
    st.builds(lambda on: order(CloseIncident, closed_on=on, **ABOUT), DAYS),
    st.builds(lambda ground: order(RetractIncident, ground=ground, **ABOUT), st.sampled_from(RetractionGround)),
    st.builds(lambda seen_now: order(CorrectIncident, observation=seen_now, **ABOUT), OBSERVATIONS),
    st.builds(
        lambda gone, noticed: order(RecordRemoval, removed_at=gone, noticed_at=noticed, **ABOUT),
        MOMENTS,
        st.none() | MOMENTS,
    ),
    st.builds(
        lambda to, basis, on: order(ShareReport, shared_with=to, basis=basis, shared_on=on, **ABOUT),
        st.sampled_from(SharedWith),
        st.sampled_from(Basis),
        DAYS,
    ),
)


@settings(max_examples=60, deadline=None)
@for_all(st.lists(ORDERS, max_size=12))
def test_R01_R18_any_sequence_leaves_a_report_that_holds_together(orders: list[CloseIncident]) -> None:
    told = given(*reported(observation=graffiti(None)))
    before = IncidentStatus.REPORTED
    for asked in orders:
        outcome = told.when(asked).outcome
        if isinstance(outcome, Refusal):
            assert outcome.hint
            assert outcome.field
        now: Incident = reduce(evolve, told.log[f"incident/{INCIDENT}"], None)  # type: ignore[arg-type, assignment]
        assert now.status is before or now.status in POSSIBLE[before]
        before = now.status
        if now.removed_at is not None:
            assert now.observation.kind is IncidentKind.GRAFFITI
            assert now.noticed_at is None or now.noticed_at <= now.removed_at
        assert now == told.work().state(f"incident/{INCIDENT}")
