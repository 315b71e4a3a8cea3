"""The guidance in two versions, a directory, and what the city lays down for reports."""

from datetime import date

from contracts import guidance
from contracts.envelope import Fact
from contracts.guidance import GuidanceOption, GuidanceQuestion, GuidanceRule, GuidanceStep, GuidanceTree, Office
from contracts.incidents import GivenAnswer
from contracts.vocabulary import Milieu

TREE = GuidanceTree(
    questions=(
        GuidanceQuestion(
            key="threat",
            text_sv="Finns det ett konkret hot just nu?",
            options=(GuidanceOption(key="yes", text_sv="Ja"), GuidanceOption(key="no", text_sv="Nej")),
        ),
    ),
    steps=(
        GuidanceStep(key="call", action_sv="Larma genast.", contact="alarm", before_report=True),
        GuidanceStep(key="manager", action_sv="Berätta för närmaste chef."),
    ),
    rules=(
        GuidanceRule(steps=("manager",)),
        GuidanceRule(when=(GivenAnswer(question="threat", option="yes"),), steps=("call",)),
    ),
)


def issued(version: str, since: date) -> guidance.GuidanceIssued:
    return guidance.GuidanceIssued(version=version, valid_from=since, source="Rutin vid oro", tree=TREE)


def listed(namnd: str | None, phone: str, key: str = "alarm") -> guidance.ContactListed:
    office = Office(function="Mottagning", phone=phone)
    return guidance.ContactListed(
        namnd=namnd, key=key, office=office, valid_from=date(2017, 1, 1), valid_to=date(2026, 12, 31)
    )


def called(version: str, since: date, label: str) -> guidance.MilieuListIssued:
    entry = guidance.MilieuEntry(milieu=Milieu.RIGHT_WING, label_sv=label, label_en="Right-wing")
    return guidance.MilieuListIssued(
        version=version, valid_from=since, source="Säkerhetspolisen", dated=since, entries=(entry,)
    )


def facts() -> list[Fact]:
    return [
        listed(None, "112"),
        listed("skarpnack", "08-508 15 000"),
        guidance.ContactConfirmed(key="alarm", confirmed_on=date(2026, 1, 2)),
        issued("g1", date(2023, 1, 1)),
        issued("g2", date(2026, 1, 1)),
        called("m1", date(2017, 1, 1), "Vit makt"),
        called("m2", date(2023, 1, 1), "Högerextremism"),
        guidance.DistrictsListed(
            namnd="skarpnack",
            districts=(
                guidance.District(code="bagarmossen", title="Bagarmossen"),
                guidance.District(code="karrtorp", title="Kärrtorp"),
            ),
        ),
        guidance.LimitsSet(graffiti_hours=24, review_days=30, valid_from=date(2017, 1, 1)),
    ]
