"""A small history, written by hand: two mergers' worth of nämnder, an old plan, and a plan with its revision."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import orjson

from contracts import organisation as register
from contracts import plan_approval as chain
from contracts import plan_progress as progress
from contracts import plans, steering
from contracts.activity import ActivityContent
from contracts.envelope import Actor, Fact, Instruction, Recorded, microseconds, seal, unseal
from contracts.plan_content import PlanContent
from contracts.plans import Ancestor, PlanHead
from contracts.vocabulary import Role

GUIDELINE = "155-943/2015"
ORDER = Instruction(command_id="history-1", actor=Actor(account="anna-1", role=Role.LOCAL_COORDINATOR))
OLD, FIRST, SECOND = "hagersten-liljeholmen-v1", "skarpnack-v1", "skarpnack-v2"


def moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


@dataclass
class Log:
    """Events in the order they were recorded; `on` moves the clock."""

    events: list[Recorded] = field(default_factory=list)
    clock: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def on(self, day: str) -> "Log":
        self.clock = moment(day)
        return self

    def add(self, *facts: Fact) -> "Log":
        for fact in facts:
            position = len(self.events) + 1
            last = self.events[-1].recorded_at if self.events else 0
            recorded_at = max(microseconds(self.clock), last + 1)
            sealed = seal(fact, recorded_at, ORDER, "history")
            self.events.append(unseal("plans", position, position - 1, fact.type, sealed))
        return self


def content(title: str, **stated: Any) -> ActivityContent:
    return ActivityContent.model_validate_json(_json({"title": title, "category": "preventive", **stated}))


def head(year: int, **stated: Any) -> PlanHead:
    period = {"starts": f"{year}-01-01", "ends": f"{year}-12-31"}
    return PlanHead.model_validate_json(
        _json({"title": f"Handlingsplan {year}", "period": period, "guideline": GUIDELINE, **stated})
    )


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def sample_log() -> Log:
    log = Log()
    _register(log.on("2026-01-05"))
    _old_plan(log.on("2026-01-06"))
    _first_plan(log.on("2026-01-07"))
    _in_use(log.on("2026-05-02"))
    _revision(log.on("2026-09-01"))
    return log


def _register(log: Log) -> None:
    for code, name, kind, starts in (
        ("skarpnack", "Skarpnäcks stadsdelsnämnd", "stadsdelsnamnd", "1997-01-01"),
        ("hagersten-liljeholmen", "Hägersten-Liljeholmens stadsdelsnämnd", "stadsdelsnamnd", "2007-01-01"),
        ("alvsjo", "Älvsjö stadsdelsnämnd", "stadsdelsnamnd", "1997-01-01"),
        ("hagersten-alvsjo", "Hägersten-Älvsjö stadsdelsnämnd", "stadsdelsnamnd", "2020-07-01"),
        ("socialnamnden", "Socialnämnden", "facknamnd", "1997-01-01"),
        ("idrottsnamnden", "Idrottsnämnden", "facknamnd", "1997-01-01"),
    ):
        stated = {"namnd": code, "name": name, "kind": kind, "valid_from": starts, "police_area": None}
        stated["plan_obliged"] = code != "idrottsnamnden"
        log.add(register.NamndEstablished.model_validate_json(_json(stated)))
    for code in ("hagersten-liljeholmen", "alvsjo"):
        log.add(register.NamndMerged(namnd=code, into="hagersten-alvsjo", last_day=date(2020, 6, 30)))
    for unit, department, ends in (
        ("fritid", "Förebyggande", None),
        ("falt", "Förebyggande", None),
        ("nedlagd", "Förebyggande", date(2019, 12, 31)),
        ("aldre", "Äldreomsorg", None),
    ):
        log.add(
            register.UnitRegistered(
                namnd="skarpnack",
                unit=unit,
                name=f"Enheten {unit}",
                department=department,
                valid_from=date(2015, 1, 1),
                valid_to=ends,
            )
        )
    log.add(
        register.CoordinatorAppointed(
            namnd="skarpnack",
            appointment_id="skarpnack-1",
            function="Preventionssamordnare",
            contact=None,
            from_day=date(2025, 1, 1),
        ),
        register.CoordinatorAppointed(
            appointment_id="central-1", function="Central samordnare", contact=None, from_day=date(2025, 1, 1)
        ),
        steering.GuidelineIssued(dnr=GUIDELINE, title="Riktlinjer", valid_from=date(2016, 5, 1)),
    )


def _old_plan(log: Log) -> None:
    plan = {"namnd": "hagersten-liljeholmen", "plan_id": OLD}
    log.add(plans.PlanDrafted(version=1, head=head(2017), **plan))
    for number, category in enumerate(("preventive", "hindering"), 1):
        log.add(
            plans.ActivityPlanned(
                activity_id=f"{OLD}-t{number}",
                activity=content(
                    f"Åtgärd {number}", category=category, source_lines={"first": 290 + number, "last": 295}
                ),
                ancestor=None,
                **plan,
            )
        )
    log.add(chain.HistoricalPlanAdopted(**plan))


def _first_plan(log: Log) -> None:
    plan = {"namnd": "skarpnack", "plan_id": FIRST}
    said = PlanContent.model_validate_json(
        _json({"sections": [{"key": "introduction", "title": "Inledning", "text": "Planen gäller ett år."}]})
    )
    log.add(
        plans.PlanDrafted(version=1, head=head(2026, next_revision={"moment": "t1", "year": 2027}), **plan),
        plans.PlanDescribed(content=said, **plan),
    )
    for key, activity in (
        (
            "a",
            content(
                "Utbilda alla enheter",
                category="competence",
                orientations=["knowledge"],
                responsible={"kind": "collective", "title": "Samtliga enhetschefer", "departments": ["Förebyggande"]},
                follow_ups=[{"forum": "tertial_1", "year": 2026}, {"forum": "annual_report"}],
            ),
        ),
        (
            "b",
            content(
                "Feriejobb",
                category_by_content="organisation",
                prevention_level="indicated",
                responsible={"kind": "role", "title": "Enhetschef ungdom"},
                schedule={"printed": "T.o.m. 2026-06-30", "kind": "until", "precision": "day", "ends": "2026-06-30"},
                targets=[{"key": "jobb", "title": "Feriejobb", "value": 400, "unit": "jobb", "per": "year"}],
            ),
        ),
        ("c", content("Öppet hus", presentation="list_item", same_as=[f"{FIRST}-a"])),
    ):
        log.add(plans.ActivityPlanned(activity_id=f"{FIRST}-{key}", activity=activity, ancestor=None, **plan))
    for party in ("slk", "police"):
        stated = {"party": party, "consulted_on": "2026-01-07", "function": "Handläggare", "result": "Tillstyrker"}
        log.add(chain.ConsultationRecorded.model_validate_json(_json({**plan, **stated})))
    log.add(
        chain.PlanSubmitted(submitted_on=date(2026, 1, 8), **plan),
        chain.PlanDecided(decided_on=date(2026, 1, 20), paragraph=7, diarienummer="1.2.1-5/26", **plan),
        chain.PlanSentToKs(sent_on=date(2026, 1, 21), **plan),
        chain.PlanApproved(
            decided_on=date(2026, 2, 10), paragraph=12, diarienummer="KS 2026/9", conditions=("Följ upp i T2",), **plan
        ),
    )


def _in_use(log: Log) -> None:
    plan = {"namnd": "skarpnack", "plan_id": FIRST}
    measured = {"target": "jobb", "value": 100, "unit": "jobb", "per": "year", "measured_on": "2026-05-01"}
    measured["period"] = {"starts": "2026-01-01", "ends": "2026-04-30"}
    followed = {"forum": "tertial_1", "year": 2026, "followed_up_on": "2026-05-01", "note": "Pågår enligt plan."}
    reported = {"status": "ongoing", "reported_on": "2026-05-01", "note": None}
    log.add(
        progress.TargetMeasured.model_validate_json(_json({**plan, "activity_id": f"{FIRST}-b", **measured})),
        progress.ActivityFollowedUp.model_validate_json(_json({**plan, "activity_id": f"{FIRST}-a", **followed})),
        progress.ProgressReported.model_validate_json(_json({**plan, "activity_id": f"{FIRST}-a", **reported})),
        register.WorkGroupFormed(
            namnd="skarpnack",
            work_group_id="lokal-grupp",
            name="Lokal arbetsgrupp",
            mandate="Ta fram rutiner",
            members=("Avdelningschef",),
            started_on=None,
            deliverables=(register.Deliverable(key="checklista", title="Checklista", due_year=2026),),
        ),
        register.DutyAttested.model_validate_json(
            _json({"namnd": "skarpnack", "year": 2026, "duty": "network", "attested_on": "2026-05-01", "note": None})
        ),
    )


def _revision(log: Log) -> None:
    plan = {"namnd": "skarpnack", "plan_id": SECOND}
    titles = {"a": "Utbilda alla enheter", "b": "Feriejobb", "c": "Öppet hus"}
    ancestors = tuple(Ancestor(activity_id=f"{FIRST}-{key}", title=title) for key, title in titles.items())
    log.add(
        plans.PlanRevised(version=2, previous_plan_id=FIRST, head=head(2027), ancestors=ancestors, **plan),
        plans.PlanSuperseded(namnd="skarpnack", plan_id=FIRST, by_plan_id=SECOND, in_force_until=date(2026, 12, 31)),
        _account("a", "ongoing", None),
        _account("b", "changed", "Fler jobb behövs"),
        _account("c", "dropped", "Ingen kom"),
    )
    carried = content(
        "Utbilda alla enheter",
        category="competence",
        orientations=["knowledge"],
        responsible={"kind": "collective", "title": "Samtliga enhetschefer", "departments": ["Förebyggande"]},
        follow_ups=[{"forum": "tertial_1", "year": 2026}, {"forum": "annual_report"}],
    )
    changed = content(
        "Feriejobb för fler",
        category="hindering",
        category_by_content="organisation",
        prevention_level="indicated",
        responsible={"kind": "role", "title": "Avdelningschef"},
        targets=[{"key": "jobb", "title": "Feriejobb", "value": 500, "unit": "jobb", "per": "year"}],
    )
    new = content("Ny åtgärd")
    log.add(
        plans.ActivityPlanned(activity_id=f"{SECOND}-a", activity=carried, ancestor=f"{FIRST}-a", **plan),
        plans.ActivityPlanned(activity_id=f"{SECOND}-b", activity=changed, ancestor=f"{FIRST}-b", **plan),
        plans.ActivityPlanned(activity_id=f"{SECOND}-d", activity=new, ancestor=None, **plan),
    )


def _account(key: str, status: str, reason: str | None) -> Fact:
    stated = {"namnd": "skarpnack", "plan_id": SECOND, "ancestor": f"{FIRST}-{key}", "status": status, "reason": reason}
    return plans.ActivityAccounted.model_validate_json(_json(stated))
