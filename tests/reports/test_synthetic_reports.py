"""What the benchmarks file must be what the service takes; else they would measure refusals, or nothing."""

from pathlib import Path

import deid
from benchmarks.incidents import laid_down, report
from contracts.answers import Accepted
from contracts.incidents import DeliveryAlertRaised, IncidentReported
from ledger.ledger import utc_now
from services.reports.streams import incident_stream
from tests.reports.house import house_in


def test_R01_every_synthetic_report_is_taken_with_its_text_and_reaches_a_coordinator(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        for order in laid_down():
            assert isinstance(house.tell(order, at=utc_now()), Accepted)
        for number in range(20):
            answer = house.tell(report(number), at=utc_now())
            assert isinstance(answer, Accepted), answer
            told = house.one(incident_stream(answer.ids[0]), IncidentReported)
            assert told.text is not None
            assert house.stores.vault.read(told.text.reference) == report(number).description
            assert not [fact for fact in house.facts("alerts") if isinstance(fact, DeliveryAlertRaised)]


def test_no_synthetic_text_waits_for_an_attestation() -> None:
    found = {deid.check(str(report(number).description)).outcome for number in range(100)}
    assert found == {deid.Outcome.CLEAN}
