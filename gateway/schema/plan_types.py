"""Plans and nämnder as GraphQL shows them."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.activity import FunctionContact, SourceLines, SourceRemark
from contracts.plan_content import (
    ApprovalChain,
    Criterion,
    Definition,
    Outcome,
    Routine,
    Section,
    SituationPicture,
    UnitEntry,
)
from contracts.plans import Period, SourceDocument
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    ConsultedParty,
    Forum,
    Orientation,
    PlanStatus,
    Presentation,
    RevisionMoment,
    Role,
)
from gateway.schema.activity_types import Activity
from gateway.schema.asking import asking, key
from gateway.schema.shapes import computed, later, many, output_fields, output_of, shape
from gateway.schema.work_group_types import Deliverable
from gateway.views.activities import untouched_orientations
from gateway.views.organisation import to_deliver_before
from gateway.views.plans import next_revision

Consultation = shape(
    "Consultation",
    "Somebody was consulted before the nämnd decided.",
    {"party": ConsultedParty, "consulted_on": date, "function": str, "result": str},
)
_DECISION = {"on": date, "paragraph": int}
NamndDecision = shape("NamndDecision", "The nämnd's decision.", _DECISION | {"diarienummer": str})
KsDecision = shape(
    "KsDecision",
    "The approval of the city executive board.",
    _DECISION | {"diarienummer": str, "conditions": many(str)},
)
SentBack = shape("SentBack", "The plan was sent back.", _DECISION | {"reason": str})
Approval = shape(
    "Approval",
    "How far a plan has come in the chain of approval, and what the plan itself says of that chain.",
    {
        "consultations": many(Consultation),
        "submitted_on": date | None,
        "decided": NamndDecision | None,
        "sent_on": date | None,
        "approved": KsDecision | None,
        "sent_back": many(SentBack),
        "chain": output_of(ApprovalChain) | None,
    },
)
NextRevision = shape(
    "NextRevision",
    "When a plan is revised next.",
    {
        "moment": RevisionMoment,
        "year": int,
        "due_on": date,
        "yearly": bool,
        "printed": str | None,
        "source_lines": output_of(SourceLines) | None,
    },
)
Account = shape(
    "Account",
    "What became of a measure of the previous version.",
    {"ancestor": strawberry.ID, "title": str, "status": ActivityStatus | None, "reason": str | None},
)
Happening = shape(
    "Happening",
    "Something that happened to a plan.",
    {
        "type": str,
        "recorded_at": datetime,
        "actor": str,
        "role": Role,
        "on": date | None,
        "note": str | None,
        "activity_id": strawberry.ID | None,
    },
)
OutcomeFollowUp = shape(
    "OutcomeFollowUp",
    "How it went with a wanted outcome.",
    {"forum": Forum, "year": int, "followed_up_on": date, "note": str, "indicator": str | None},
)
WantedOutcome = shape(
    "Outcome",
    "A wanted outcome of the whole plan, and how it went.",
    output_fields(Outcome) | {"followed_up": many(OutcomeFollowUp)},
)
OrientationName = shape("OrientationName", "One of the orientations of the guidelines.", {"orientation": Orientation})
_NamndLater = later("Namnd", "gateway.schema.namnd_types")


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


async def _activities(
    root: strawberry.Parent[Any],
    info: strawberry.Info,
    category: Category | None = None,
    presentation: Presentation | None = None,
) -> Any:
    found = await asking(info).activities.load(key(root, "id"))
    return [
        activity
        for activity in found
        if category in {None, activity["category"]} and presentation in {None, activity["presentation"]}
    ]


async def _next_revision(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return next_revision(root, await asking(info).revision_moments.load(key(root, "namnd_code")))


async def _accounts(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).accounts.load(key(root, "id"))


async def _history(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).history.load(key(root, "id"))


async def _untouched(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    found = await asking(info).activities.load(key(root, "id"))
    return [{"orientation": orientation} for orientation in untouched_orientations(found)]


async def _glossary_entries(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).glossaries.load(key(root, "glossary")) if root["glossary"] else []


async def _deliverables(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return to_deliver_before(await asking(info).inherited_work_groups.load(key(root, "namnd_code")), root["year"])


Plan = shape(
    "Plan",
    "A nämnd's action plan, in one version.",
    {
        "id": strawberry.ID,
        "namnd": computed(_NamndLater, _namnd),
        "year": int,
        "period": output_of(Period),
        "version": int,
        "status": PlanStatus,
        "title": str,
        "diarienummer": str | None,
        "guideline": str | None,
        "template": str | None,
        "goal": str | None,
        "goal_theme": str | None,
        "glossary": str | None,
        "glossary_entries": computed(many(output_of(Definition)), _glossary_entries, "The version it points to."),
        "source": output_of(SourceDocument) | None,
        "approval": Approval,
        "sections": many(output_of(Section)),
        "situation_picture": output_of(SituationPicture) | None,
        "definitions": many(output_of(Definition)),
        "routines": many(output_of(Routine)),
        "units": many(output_of(UnitEntry)),
        "criteria": many(output_of(Criterion)),
        "outcomes": many(WantedOutcome),
        "contacts": many(output_of(FunctionContact)),
        "remarks": many(output_of(SourceRemark)),
        "activities": computed(many(Activity), _activities),
        "orientations_without_activity": computed(many(OrientationName), _untouched),
        "accounts": computed(many(Account), _accounts, "What became of the previous version's measures."),
        "deliverables": computed(
            many(Deliverable),
            _deliverables,
            "What work groups of the nämnd, or of one that went up in it, were to deliver before the plan's year.",
        ),
        "next_revision": computed(NextRevision | None, _next_revision),
        "previous_plan_id": strawberry.ID | None,
        "superseded_by": strawberry.ID | None,
        "in_force_until": date | None,
        "history": computed(many(Happening), _history),
    },
)
