"""R01, R18, R30: what becomes of a report, and what is refused on its way."""

from datetime import date, timedelta
from typing import Any

import pytest

from contracts.answers import Refusal
from contracts.envelope import Instruction
from contracts.guidance import IssueMilieuList, MilieuEntry
from contracts.incident_terms import IncidentKind, IncidentMeasure, RetractionGround, SharedWith, SharingBasis
from contracts.incidents import (
    CloseIncident,
    CorrectIncident,
    GraffitiRemoved,
    IncidentClosed,
    IncidentCorrected,
    IncidentFollowedUp,
    IncidentRetracted,
    RecordRemoval,
    ReportShared,
    RetractIncident,
    ShareReport,
)
from contracts.vocabulary import Milieu, Role
from ledger.handling import overtaken
from tests.reports.incident_histories import INCIDENT, NOTICED, READY, follow_up, graffiti, report, reported, seen
from tests.reports.spec import NAMND, NOW, TODAY, given, order

TOMORROW = TODAY + timedelta(days=1)
GRAFFITI = reported(observation=graffiti())


def close(on: date = TODAY) -> CloseIncident:
    return order(CloseIncident, incident_id=INCIDENT, closed_on=on)


def retract(ground: RetractionGround = RetractionGround.FILED_BY_MISTAKE) -> RetractIncident:
    return order(RetractIncident, incident_id=INCIDENT, ground=ground)


def correct(**said: Any) -> CorrectIncident:
    fields: dict[str, Any] = {"observation": seen(milieu=None)}
    return order(CorrectIncident, incident_id=INCIDENT, **{**fields, **said})


def removal(**said: Any) -> RecordRemoval:
    fields: dict[str, Any] = {"removed_at": NOTICED + timedelta(hours=5)}
    return order(RecordRemoval, incident_id=INCIDENT, **{**fields, **said})


def share(**said: Any) -> ShareReport:
    fields: dict[str, Any] = {
        "shared_with": SharedWith.POLICE,
        "basis": SharingBasis.SECRECY_TEST,
        "shared_on": date(2026, 11, 18),
    }
    return order(ShareReport, incident_id=INCIDENT, **{**fields, **said})


def test_R01_a_report_is_followed_up_as_often_as_something_is_done_and_then_closed() -> None:
    told = given(*reported()).when(follow_up()).then(IncidentFollowedUp)
    told.when(follow_up()).then_refused("ALREADY_RECORDED", "incident_id")
    told.when(follow_up(measures=(IncidentMeasure.POLICE_INFORMED,), followed_up_on=date(2026, 11, 17))).then(
        IncidentFollowedUp
    )
    told.when(close(date(2026, 11, 17))).then_refused("DATE_OUT_OF_ORDER", "closed_on")
    told.when(close(TOMORROW)).then_refused("DATE_IN_FUTURE", "closed_on")
    told.when(close()).then(IncidentClosed).then_said(IncidentClosed, namnd=NAMND, closed_on=TODAY)


@pytest.mark.parametrize(("on", "code"), [(TOMORROW, "DATE_IN_FUTURE"), (date(2026, 11, 15), "DATE_OUT_OF_ORDER")])
def test_R01_a_follow_up_lies_between_the_event_and_today(on: date, code: str) -> None:
    given(*reported()).when(follow_up(followed_up_on=on)).then_refused(code, "followed_up_on")


@pytest.mark.parametrize(
    ("history", "wrong", "possible"),
    [
        ((), close(), ("followed_up", "retracted")),
        ((follow_up(), close()), follow_up(), ("retracted",)),
        ((follow_up(), close()), close(), ("retracted",)),
        ((retract(),), follow_up(), ()),
        ((retract(),), close(), ()),
        ((retract(),), retract(), ()),
    ],
)
def test_R01_a_step_that_cannot_be_taken_says_which_can(
    history: tuple[Instruction, ...], wrong: Instruction, possible: tuple[str, ...]
) -> None:
    given(*reported(), *history).when(wrong).then_refused("STATUS_NOT_POSSIBLE", "incident_id", items=possible)


@pytest.mark.parametrize("history", [(), (follow_up(),), (follow_up(), close())])
@pytest.mark.parametrize("ground", list(RetractionGround))
def test_R17_a_report_is_taken_out_of_the_counts_on_a_ground(
    history: tuple[Instruction, ...], ground: RetractionGround
) -> None:
    told = given(*reported(), *history).when(retract(ground)).then(IncidentRetracted)
    told.then_said(IncidentRetracted, namnd=NAMND, incident_id=INCIDENT, ground=ground)
    told.when(correct()).then_refused("INCIDENT_RETRACTED", "incident_id")


def test_R01_a_correction_says_what_should_have_been_there_also_when_the_report_is_closed() -> None:
    right = seen(milieu=None, district="bagarmossen")
    told = given(*reported(), follow_up(), close()).when(correct(observation=right, case_number="AB 12345"))
    told.then(IncidentCorrected).then_said(IncidentCorrected, observation=right, case_number="AB 12345")
    told.when(correct(observation=right, case_number="AB 12345")).then_refused("ALREADY_RECORDED")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"occurred_on": TOMORROW}, "DATE_IN_FUTURE", "observation.occurred_on"),
        ({"district": "gamla-stan"}, "DISTRICT_UNKNOWN", "observation.district"),
    ],
)
def test_N02_a_correction_is_as_strict_as_a_report(wrong: dict[str, Any], code: str, field: str) -> None:
    given(*reported()).when(correct(observation=seen(**wrong))).then_refused(code, field)


def test_A17_a_correction_keeps_the_name_of_a_milieu_that_stays() -> None:
    def listed(version: str, since: date) -> IssueMilieuList:
        entry = MilieuEntry(milieu=Milieu.RIGHT_WING, label_sv="Vit makt", label_en="White power")
        said = {"version": version, "valid_from": since, "source": "Säkerhetspolisen", "dated": since}
        return order(IssueMilieuList, entries=(entry,), **said)

    told = given(*READY, listed("m1", date(2017, 1, 1)), report(), listed("m2", date(2026, 11, 19)))
    told.when(correct(observation=seen(district="karrtorp"))).then_said(IncidentCorrected, milieu_list="m1")
    told.when(correct(observation=seen(milieu=Milieu.LEFT_WING))).then_said(IncidentCorrected, milieu_list="m2")


def test_R18_a_removal_is_recorded_and_said_better_later() -> None:
    told = given(*GRAFFITI).when(removal()).then(GraffitiRemoved)
    told.then_said(GraffitiRemoved, noticed_at=NOTICED, removed_at=NOTICED + timedelta(hours=5))
    told.when(removal()).then_refused("ALREADY_RECORDED", "removed_at")
    told.when(removal(removed_at=NOTICED + timedelta(hours=6))).then(GraffitiRemoved)


def test_R18_the_notice_is_told_with_the_removal_when_the_report_did_not_say() -> None:
    told = given(*reported(observation=graffiti(None))).when(removal())
    told.then_said(GraffitiRemoved, noticed_at=None)
    told.when(removal(noticed_at=NOTICED)).then_said(GraffitiRemoved, noticed_at=NOTICED)
    given(*GRAFFITI).when(removal(noticed_at=NOTICED)).then_refused("NOTICE_KNOWN", "noticed_at")


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"removed_at": NOTICED - timedelta(seconds=1)}, "REMOVED_BEFORE_NOTICED", "removed_at"),
        ({"removed_at": NOW + timedelta(seconds=1)}, "MOMENT_IN_FUTURE", "removed_at"),
    ],
)
def test_R18_a_removal_comes_after_the_notice_and_is_not_to_come(wrong: dict[str, Any], code: str, field: str) -> None:
    given(*GRAFFITI).when(removal(**wrong)).then_refused(code, field)


def test_R18_only_graffiti_is_removed_and_what_is_removed_stays_graffiti() -> None:
    given(*reported()).when(removal()).then_refused("NOT_GRAFFITI", "removed_at")
    told = given(*GRAFFITI, removal())
    told.when(correct(observation=seen(IncidentKind.VANDALISM))).then_refused("NOT_GRAFFITI")
    later = graffiti(NOTICED + timedelta(hours=6))
    told.when(correct(observation=later)).then_refused("REMOVED_BEFORE_NOTICED", "observation.noticed_at")
    given(*GRAFFITI, retract()).when(removal()).then_refused("INCIDENT_RETRACTED")


def test_R18_a_corrected_notice_starts_the_clock_anew_and_one_left_alone_stays_as_the_removal_told() -> None:
    gone, earlier = NOTICED + timedelta(hours=5), NOTICED - timedelta(hours=1)
    told = given(*GRAFFITI, removal()).when(correct(observation=graffiti(earlier)))
    told.then(IncidentCorrected, GraffitiRemoved).then_said(GraffitiRemoved, noticed_at=earlier, removed_at=gone)
    told.when(correct(observation=graffiti(None))).then_said(GraffitiRemoved, noticed_at=None, removed_at=gone)
    unsaid = given(*reported(observation=graffiti(None)), removal(noticed_at=NOTICED))
    unsaid.when(correct(observation=graffiti(None, district="karrtorp"))).then(IncidentCorrected)
    unsaid.when(removal(noticed_at=None)).then_refused("ALREADY_RECORDED")


def test_R30_a_report_is_passed_on_with_a_basis_and_by_law_only_with_the_provision() -> None:
    told = given(*reported()).when(share()).then(ReportShared)
    told.then_said(ReportShared, shared_with=SharedWith.POLICE, basis=SharingBasis.SECRECY_TEST)
    told.when(share()).then_refused("ALREADY_RECORDED")
    for basis in (SharingBasis.DUTY_IN_LAW, SharingBasis.SECRECY_BREAKING_RULE):
        told.when(share(basis=basis)).then_refused("LEGAL_REFERENCE_MISSING", "legal_reference")
        told.when(share(basis=basis, legal_reference="10 kap. 24 § OSL")).then(ReportShared)
    told.when(share(shared_on=TOMORROW)).then_refused("DATE_IN_FUTURE", "shared_on")
    told.when(share(shared_on=date(2026, 11, 15))).then_refused("DATE_OUT_OF_ORDER", "shared_on")


CARE = (follow_up(), correct(), retract(), close(), removal(), share())


@pytest.mark.parametrize("act", CARE, ids=lambda act: type(act).__name__)
def test_R02_only_the_own_coordinator_or_the_central_one_cares_for_a_report(act: Instruction) -> None:
    history = (*GRAFFITI, follow_up(measures=(IncidentMeasure.POLICE_INFORMED,)))
    other = act.actor.model_copy(update={"namnd": "kungsholmen"})
    given(*history).when(act.model_copy(update={"actor": other})).then_refused("NOT_OWN_NAMND", "actor.namnd")
    central = act.actor.model_copy(update={"namnd": None, "role": Role.CENTRAL_COORDINATOR})
    assert not isinstance(given(*history).when(act.model_copy(update={"actor": central})).outcome, Refusal)


@pytest.mark.parametrize("act", CARE, ids=lambda act: type(act).__name__)
def test_R03_a_report_that_is_not_there_and_one_of_another_namnd_are_refused_alike(act: Instruction) -> None:
    nowhere = given(*READY).when(act).then_refused("NOT_OWN_NAMND")
    other = act.actor.model_copy(update={"namnd": "kungsholmen"})
    assert given(*reported()).when(act.model_copy(update={"actor": other})).then_refused("NOT_OWN_NAMND") == nowhere
    central = act.actor.model_copy(update={"namnd": None, "role": Role.CENTRAL_COORDINATOR})
    given(*READY).when(act.model_copy(update={"actor": central})).then_refused("INCIDENT_UNKNOWN", "incident_id")


def test_R01_the_version_that_is_expected_is_that_of_the_report() -> None:
    told = given(*reported())
    assert told.when(follow_up(expected_version=2)).outcome == overtaken()
    told.when(follow_up(expected_version=1)).then(IncidentFollowedUp)
