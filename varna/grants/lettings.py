"""A row of a table of premises as the commands it stands for: asked for, assessed, let or denied, called off."""

from collections.abc import Iterator, Mapping
from typing import Any

from contracts.grant_terms import NegativeGround
from varna.grants.cells import APPROVED
from varna.grants.headings import Heading
from varna.grants.lines import Line
from varna.grants.records import DECISION, REVOCATION, Told, answers, not_met, record


def request(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is asked for, and by whom: an organisation or a booking reference."""
    tenant = {"orgnr": said.get(Heading.ORGNR), "booking_reference": said.get(Heading.BOOKING)}
    return {
        "namnd": said[Heading.NAMND],
        **{name: value for name, value in tenant.items() if value},
        "premises": said[Heading.PREMISES],
        "occasion": said[Heading.OCCASION],
        "period": {"starts": said[Heading.STARTS].isoformat(), "ends": said[Heading.ENDS].isoformat()},
        "requested_on": said[Heading.RECEIVED].isoformat(),
    }


def later(line: Line) -> Iterator[Told]:
    """Yield each command after the request."""
    said = line.values
    if Heading.ASSESSED in said:
        assessed = {"answers": answers(line), "assessed_on": said[Heading.ASSESSED].isoformat()}
        yield "AssessLetting", Heading.ASSESSED, assessed
    if Heading.DECISION in said:
        yield _decision(line)
    if Heading.CANCELLED in said:
        yield "CancelLetting", Heading.CANCELLED, {"cancelled_on": said[Heading.CANCELLED].isoformat()}
    if Heading.REVOKED in said:
        grounds = [ground.value for ground in said[Heading.REVOKED_GROUNDS]]
        decided = {"grounds": grounds, "decision": record(said, REVOCATION)}
        yield "CancelLetting", Heading.REVOKED, {**decided, "cancelled_on": said[Heading.REVOKED].isoformat()}


def _decision(line: Line) -> Told:
    said = line.values
    decided = {"decision": record(said, DECISION)}
    if said[Heading.DECISION] == APPROVED:
        return "LetPremises", Heading.DECIDED, decided
    grounds = said[Heading.GROUNDS]
    criteria = not_met(line) if NegativeGround.CRITERION_NOT_MET in grounds else []
    return "DenyLetting", Heading.DECIDED, {"grounds": [one.value for one in grounds], "criteria": criteria, **decided}
