"""What must be taken in: every kind, place and milieu, times while clocks change, and texts that only look bad."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from contracts.incident_terms import (
    Affected,
    IncidentKind,
    Influence,
    ManagerTold,
    ReporterFunction,
    ReportSource,
    Setting,
)
from contracts.situation_terms import Level, Trend
from contracts.vocabulary import Milieu
from tests.deid.test_gate_catalogue import CLEAN
from tests.journeys.report_orders import TODAY, answered, body_of
from tests.journeys.reports_city import Known

Json = Any
_CALLED = {"answers": answered("hot-nu:ja", "under-18:nej", "vad:handelse"), "done": ["larma"]}
_AUTUMN, _SPRING = f"{TODAY.year - 1}-10-26", f"{TODAY.year - 1}-03-30"


class Good(NamedTuple):
    """A command that must be accepted, and why one could think otherwise."""

    item: str
    order: str
    body: Json


def _report(item: str, **changes: Json) -> Good:
    return Good(
        item, "ReportIncident", body_of("ReportIncident", {k.replace("__", "."): v for k, v in changes.items()})
    )


def of_every_sort() -> Iterator[Good]:
    """Yield a report of every value of every closed list."""
    for kind in IncidentKind:
        if kind is not IncidentKind.IMPROPER_INFLUENCE:
            yield _report(f"R22 {kind}", observation__kind=kind)
    for influence in Influence:
        for affected in Affected:
            under = {"kind": IncidentKind.IMPROPER_INFLUENCE, "influence": influence, "affected": affected}
            observation = {**body_of("ReportIncident")["observation"], **under}
            yield _report(f"R28 {influence} {affected}", observation=observation)
    for name, terms in (
        ("observation__setting", Setting),
        ("observation__milieu", Milieu),
        ("function", ReporterFunction),
        ("source", ReportSource),
        ("manager_told", ManagerTold),
    ):
        for term in terms:
            yield _report(f"R22 {term}", **{name: term})
    yield _report("R10 112 called", **_CALLED)
    yield _report("N02 a district", observation__district="karrtorp")
    yield _report("R20 a case number", case_number="2026-12345")
    yield _report("R01 no text", description=None)


def of_any_hour() -> Iterator[Good]:
    """Yield graffiti noticed and removed while the clocks change."""
    for item, day, noticed, removed in (
        ("summer time at two", _AUTUMN, "02:30:00+02:00", "03:30:00+01:00"),
        ("the same hour again", _AUTUMN, "02:30:00+02:00", "02:30:00+01:00"),
        ("winter time at two", _AUTUMN, "02:30:00+01:00", "02:31:00+01:00"),
        ("over the lost hour", _SPRING, "01:59:00+01:00", "03:00:00+02:00"),
        ("in UTC", _SPRING, "00:59:00Z", "01:00:00Z"),
        ("to the microsecond", _SPRING, "08:00:00.000001+02:00", "08:00:00.000002+02:00"),
        ("by a clock far away", _SPRING, "12:00:00+10:00", "12:00:01+10:00"),
        ("at once", _SPRING, "08:00:00+02:00", "08:00:00+02:00"),
    ):
        times = {"observation__noticed_at": f"{day}T{noticed}", "removed_at": f"{day}T{removed}"}
        yield _report(f"R18 {item}", observation__occurred_on=day, **times)
    yield _report("18 leap day", observation__occurred_on="2024-02-29")
    yield _report("19 today", observation__occurred_on=str(TODAY))


def in_words() -> Iterator[Good]:
    """Yield every text of the catalogue that must pass, in a report and in a picture; and text that is only text."""
    for item, text in CLEAN:
        yield _report(f"{item}", description=f"Så står det på affischen: {text}")
        if "ungdomar" not in text:  # a picture counts nobody (R24)
            yield Good(
                f"{item}", "DescribeSituation", body_of("DescribeSituation", {"analysis": f"Enligt källan: {text}"})
            )
    for text in (
        "'; DROP TABLE facts; --",
        "{{7*7}} ${7*7}",
        "<script>alert(1)</script>",
        "=1+1",
        "../../etc/passwd",
        "ÅÄÖ åäö é ü – ”citat” …",
        "😀",
    ):
        yield _report("30 only text", description=f"På väggen stod {text}")
        yield Good("30 only text", "AddFinding", body_of("AddFinding", {"text": f"På väggen stod {text}"}))
    yield _report("14 4,000 characters", description="ord " * 1000)
    yield _attested()


def _attested() -> Good:
    words = "Vid Björns torg satt klistermärken; det sade Björn inte."
    start = words.rindex("Björn")
    spans = [{"field": "description", "start": start, "end": start + len("Björn")}]
    return _report("N02 attested", description=words, attested=spans)


def of_pictures_and_surveys(known: Known) -> Iterator[Good]:
    """Yield every level and trend, and every kind of reply, each with a token of its own."""
    for milieu in Milieu:
        yield Good(f"R23 {milieu}", "AssessMilieu", body_of("AssessMilieu", {"milieu": milieu}))
    for level in Level:
        yield Good(f"R24 {level}", "TakePoliceInput", body_of("TakePoliceInput", {"level": level}))
    for trend in Trend:
        yield Good(f"R23 {trend}", "AssessMilieu", body_of("AssessMilieu", {"trend": trend}))
    replies = (
        [{"question": "kunskap", "scale": 1}],
        [{"question": "kunskap", "scale": 5}],
        [{"question": "plan", "yes": False}],
        [{"question": "stod", "choice": "dialog"}],
        [{"question": "ovrigt", "text": "Ring 112 eller 114 14."}],
    )
    for number, (token, reply) in enumerate(zip(known.tokens[1:], replies, strict=False)):
        changes = {"token": token, "replies": reply, "local_replies": [{"question": "torget", "yes": True}]}
        yield Good(f"R25 reply {number}", "AnswerSurvey", body_of("AnswerSurvey", changes))
    yield Good("R19 zero is a count", "ReceiveStatistics", _counted({"count": 0}))
    yield Good("R19 no data", "ReceiveStatistics", _counted({}))
    yield Good("R27 told", "AnnounceManifestation", body_of("AnnounceManifestation"))
    yield Good("R30 attested", "AttestConsentRoutine", body_of("AttestConsentRoutine"))


def _counted(row: Json) -> Json:
    return body_of("ReceiveStatistics", {"rows": [{"kind": "graffiti", **row}]})
