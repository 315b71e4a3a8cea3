"""A synthetic history of plans, made from the contracts: every nämnd and every word in it is invented.

The same seed and number of events give the same history, byte for byte. It holds together as the folds need it to;
the rules of the service have not judged it.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from random import Random

from pydantic import TypeAdapter

from contracts import organisation, plan_approval, plan_progress, plans, steering
from contracts.activity import ActivityContent, Party, PartyKind, PlannedFollowUp, Target
from contracts.envelope import Fact
from contracts.plan_content import PlanContent, Section
from contracts.schedule import Per, Schedule, ScheduleKind
from contracts.text import FreeText
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    ConsultedParty,
    Duty,
    Forum,
    NamndKind,
    RevisionMoment,
    SectionKey,
)

SEED = 20_261_120
YEARS = range(2016, 2026)
MEASURES = 20
"""Measures in a plan: the five real ones have between 9 and 22 in their tables."""
EVENTS_OF_A_NAMND = 1_300
"""About what a nämnd of this history records in its ten years."""

Happening = tuple[str, Fact]
"""A stream and what happened there."""


@cache
def _looked_at(text: str) -> str:
    """Ask the gate about a text once, and not for each of a million events that say the same."""
    screened: str = TypeAdapter(FreeText).validate_python(text)
    return screened


_SENTENCES = (
    "Syntetisk text: enheten går igenom arbetssättet tillsammans med berörda verksamheter.",
    "Syntetisk text: insatsen följs upp i dialog mellan chefer och samordnare.",
    "Syntetisk text: personalen får en genomgång av rutinen under hösten.",
    "Syntetisk text: åtgärden genomförs i samverkan med skolor, fritid och polis.",
    "Syntetisk text: resultatet redovisas i ordinarie uppföljning och förs vidare till nästa plan.",
)


def history(events: int, seed: int = SEED) -> Iterator[Happening]:
    """Go through a history of exactly so many events, with all nämnder at work beside each other."""
    random = Random(seed)
    going = [_namnd(f"prov-{number:04}", random) for number in range(max(6, events // EVENTS_OF_A_NAMND + 2))]
    told = 0
    while told < events:
        chosen = random.randrange(len(going))
        happening = next(going[chosen], None)
        if happening is None:
            going[chosen] = going[-1]
            going.pop()
            continue
        told += 1
        yield happening


def _namnd(code: str, random: Random) -> Iterator[Happening]:
    yield (
        "organisation",
        organisation.NamndEstablished(
            namnd=code,
            name=f"Provnämnd {code}",
            kind=NamndKind.STADSDELSNAMND,
            valid_from=date(2007, 1, 1),
            plan_obliged=True,
            police_area=None,
        ),
    )
    contents = [content(number, random) for number in range(MEASURES)]
    for version, year in enumerate(YEARS, 1):
        plan_id = f"{code}-v{version}"
        yield from ((f"plan/{plan_id}", fact) for fact in _drafting(code, version, year, contents))
        if version > 1:
            yield f"plan/{code}-v{version - 1}", _superseded(code, version, year)
        yield from ((f"plan/{plan_id}", fact) for fact in _approval(code, plan_id, year))
        yield from ((f"plan/{plan_id}", fact) for fact in _in_use(code, plan_id, year, random))
        yield from (("organisation", fact) for fact in _duties(code, year))


def _drafting(code: str, version: int, year: int, contents: list[ActivityContent]) -> Iterator[Fact]:
    plan_id = f"{code}-v{version}"
    said = {"namnd": code, "plan_id": plan_id}
    front = head(code, year)
    if version == 1:
        yield plans.PlanDrafted(**said, version=version, head=front)
    else:
        ancestors = tuple(plans.Ancestor(activity_id=_id(n), title=contents[n].title) for n in range(MEASURES))
        previous = f"{code}-v{version - 1}"
        yield plans.PlanRevised(**said, version=version, previous_plan_id=previous, head=front, ancestors=ancestors)
    for key in (SectionKey.INTRODUCTION, SectionKey.SITUATION, SectionKey.PREVENTIVE):
        text = _looked_at(" ".join(_SENTENCES[:3]))
        yield plans.PlanDescribed(
            **said, content=PlanContent(sections=(Section(key=key, title=_looked_at("Avsnitt"), text=text),))
        )
    for number, said_there in enumerate(contents):
        ancestor = _id(number) if version > 1 else None
        if ancestor:
            going = ActivityStatus.ONGOING
            yield plans.ActivityAccounted(
                **said, ancestor=ancestor, status=going, reason=_looked_at(_SENTENCES[number % 5])
            )
        yield plans.ActivityPlanned(**said, activity_id=_id(number), activity=said_there, ancestor=ancestor)
    for number in range(0, MEASURES, 5):
        yield plans.ActivityChanged(**said, activity_id=_id(number), activity=contents[(number + version) % MEASURES])
    yield plans.ActivityPlanned(**said, activity_id="bort", activity=contents[0], ancestor=None)
    yield plans.ActivityWithdrawn(**said, activity_id="bort", reason=_looked_at(_SENTENCES[3]))


def _superseded(code: str, version: int, year: int) -> Fact:
    until = date(year - 1, 12, 31)
    return plans.PlanSuperseded(
        namnd=code, plan_id=f"{code}-v{version - 1}", by_plan_id=f"{code}-v{version}", in_force_until=until
    )


def _approval(code: str, plan_id: str, year: int) -> Iterator[Fact]:
    said = {"namnd": code, "plan_id": plan_id}
    for party in ConsultedParty:
        yield plan_approval.ConsultationRecorded(
            **said,
            party=party,
            consulted_on=date(year, 1, 10),
            function=_looked_at("Handläggare"),
            result=_looked_at(_SENTENCES[1]),
        )
    yield plan_approval.PlanSubmitted(**said, submitted_on=date(year, 1, 20))
    yield plan_approval.PlanDecided(**said, decided_on=date(year, 2, 1), paragraph=7, diarienummer=f"1.1-{year}/1")
    yield plan_approval.PlanSentToKs(**said, sent_on=date(year, 2, 5))
    yield plan_approval.PlanApproved(
        **said, decided_on=date(year, 3, 1), paragraph=3, diarienummer=f"KS {year}/11", conditions=()
    )


def _in_use(code: str, plan_id: str, year: int, random: Random) -> Iterator[Fact]:
    said = {"namnd": code, "plan_id": plan_id}
    for month in (5, 9):
        for number in random.sample(range(MEASURES), MEASURES):
            yield plan_progress.ProgressReported(
                **said,
                activity_id=_id(number),
                status=ActivityStatus.ONGOING if month == 5 else ActivityStatus.DONE,
                reported_on=date(year, month, 1 + number),
                note=_looked_at(" ".join(random.sample(_SENTENCES, 2))),
            )
    for number in range(MEASURES):
        yield plan_progress.TargetMeasured(
            **said,
            activity_id=_id(number),
            target="deltagare",
            value=float(random.randrange(400)),
            unit=_looked_at("deltagare"),
            per=Per.YEAR,
            period=plans.Period(starts=date(year, 1, 1), ends=date(year, 12, 31)),
            measured_on=date(year, 12, 31),
        )
        note = _looked_at(" ".join(random.sample(_SENTENCES, 2)))
        yield plan_progress.ActivityFollowedUp(
            **said,
            activity_id=_id(number),
            forum=Forum.ANNUAL_REPORT,
            year=year,
            followed_up_on=date(year, 12, 31),
            note=note,
        )


def _duties(code: str, year: int) -> Iterator[Fact]:
    yield steering.RevisionMomentSet(namnd=code, year=year, moment=RevisionMoment.T1, due_on=date(year, 4, 30))
    for duty in Duty:
        yield organisation.DutyAttested(
            namnd=code, year=year, duty=duty, attested_on=date(year, 11, 1), note=_looked_at(_SENTENCES[4])
        )


def head(code: str, year: int) -> plans.PlanHead:
    """Return the front page of an invented plan."""
    return plans.PlanHead(
        title=f"Syntetisk handlingsplan för {code} {year}",
        period=plans.Period(starts=date(year, 1, 1), ends=date(year, 12, 31)),
        diarienummer=f"1.2.1.-{year}/19",
        next_revision=plans.NextRevision(moment=RevisionMoment.T1, year=year + 1),
    )


def content(number: int, random: Random) -> ActivityContent:
    """Return what an invented measure says."""
    return ActivityContent(
        title=f"Syntetisk åtgärd {number}",
        description=_looked_at(" ".join(random.sample(_SENTENCES, 2))),
        category=random.choice(list(Category)),
        responsible=Party(kind=PartyKind.ROLE, title="Enhetschef"),
        schedule=Schedule(printed="Löpande", kind=ScheduleKind.ONGOING),
        follow_ups=(PlannedFollowUp(forum=Forum.ANNUAL_REPORT, year=2026),),
        targets=(Target(key="deltagare", title="Deltagare", value=100.0, unit="deltagare", per=Per.YEAR),),
        target_groups=("Ungdomar",),
    )


def _id(number: int) -> str:
    return f"a{number}"
