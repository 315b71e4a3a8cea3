"""A10, G15, G17: any nämnd controls what it finances, and adopts its control report once a year."""

from datetime import date
from typing import Any

from contracts.grant_control import (
    AdoptControlReport,
    ControlFinancedActivity,
    ControlReportAdopted,
    FinancedActivityControlled,
)
from contracts.grant_terms import ControlResult
from tests.grants.histories import SECOND
from tests.grants.spec import FORMER, OTHER, POSITION, given, noted, order


def control(namnd: str = OTHER, **said: Any) -> ControlFinancedActivity:
    body = {
        "control_id": "control-1",
        "orgnr": SECOND,
        "activity": "Drift av fritidsgård",
        "result": ControlResult.REMARKS,
        "summary": "Likabehandlingsplan saknas",
        "controlled_on": date(2026, 10, 1),
        **said,
    }
    return order(ControlFinancedActivity, of=namnd, namnd=namnd, **body)


def adopt(year: int = 2025, on: date = date(2026, 2, 1), namnd: str = OTHER) -> AdoptControlReport:
    return order(AdoptControlReport, of=namnd, namnd=namnd, year=year, diarienummer="1.6-3/2026", adopted_on=on)


def test_A10_G17_a_namnd_without_a_plan_controls_a_contractor() -> None:
    told = given(*noted()).when(control()).then(FinancedActivityControlled)
    told.when(control()).then_refused("CONTROL_EXISTS", "control_id")
    told.when(control(control_id="control-2")).then(FinancedActivityControlled)


def test_G17_a_control_is_of_a_day_that_has_come_by_a_namnd_of_that_day() -> None:
    told = given(*noted())
    told.when(control(controlled_on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "controlled_on")
    told.when(control(FORMER)).then_refused("NAMND_NOT_VALID", "namnd")


def test_G15_the_report_of_a_year_is_adopted_once_on_what_is_known() -> None:
    told = given(*noted()).when(adopt()).then(ControlReportAdopted)
    told.then_said(ControlReportAdopted, year=2025, known_at=POSITION)
    told.when(adopt()).then_refused("ALREADY_RECORDED", "year")
    told.when(adopt(2026)).then(ControlReportAdopted)


def test_G15_no_report_is_adopted_before_its_year() -> None:
    told = given(*noted())
    told.when(adopt(2026, date(2025, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "adopted_on")
    told.when(adopt(2026, date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "adopted_on")
    told.when(adopt(namnd="nowhere")).then_refused("NAMND_UNKNOWN", "namnd")
