"""What changed between two versions of a nämnd's plan (P17)."""

from collections.abc import Iterable, Mapping

from contracts.vocabulary import Term
from gateway.views.activities import accounts, activities
from gateway.views.plans import Chosen, plans
from gateway.views.reader import Reader, Row
from gateway.views.wording import bare, said


class Aspect(Term):
    """What about a measure or a plan changed."""

    WORDING = "wording", "Formulering", "Wording"
    RESPONSIBLE = "responsible", "Ansvarig", "Responsible"
    SCHEDULE = "schedule", "Tidplan", "Schedule"
    CATEGORY = "category", "Kategori", "Category"
    FOLLOW_UP = "follow_up", "Uppföljning", "Follow-up"
    COOPERATION = "cooperation", "Samverkan", "Cooperation"
    OTHER = "other", "Övrigt", "Other"


COMPARED = {
    "title": Aspect.WORDING,
    "description": Aspect.WORDING,
    "wanted_outcome": Aspect.WORDING,
    "condition": Aspect.WORDING,
    "responsible": Aspect.RESPONSIBLE,
    "performer": Aspect.RESPONSIBLE,
    "schedule": Aspect.SCHEDULE,
    "category": Aspect.CATEGORY,
    "category_by_content": Aspect.CATEGORY,
    "follow_ups": Aspect.FOLLOW_UP,
    "collaborators": Aspect.COOPERATION,
    "cooperating": Aspect.COOPERATION,
    "work_groups": Aspect.COOPERATION,
    "targets": Aspect.OTHER,
    "components": Aspect.OTHER,
    "target_groups": Aspect.OTHER,
    "ages": Aspect.OTHER,
    "contacts": Aspect.OTHER,
    "orientations": Aspect.OTHER,
    "prevention_level": Aspect.OTHER,
    "function_levels": Aspect.OTHER,
    "stated_status": Aspect.OTHER,
    "findings": Aspect.OTHER,
    "courses": Aspect.OTHER,
    "presentation": Aspect.OTHER,
}
ON_THE_FRONT = {
    "title": Aspect.WORDING,
    "period": Aspect.SCHEDULE,
    "next_revision": Aspect.SCHEDULE,
    "diarienummer": Aspect.OTHER,
    "guideline": Aspect.OTHER,
    "template": Aspect.OTHER,
    "goal": Aspect.OTHER,
    "goal_theme": Aspect.OTHER,
    "glossary": Aspect.OTHER,
}
TEXTS = ("sections", "definitions", "routines", "units", "criteria", "outcomes", "situation_picture", "contacts")


def plan_diff(reader: Reader, as_of: int | None, namnd: str, from_version: int, to_version: int) -> Row | None:
    """Compare two versions of a nämnd's plan; nothing when one of them is not there."""
    versions = {plan["version"]: plan for plan in plans(reader, as_of, Chosen([namnd]))}
    if from_version not in versions or to_version not in versions:
        return None
    earlier, later = versions[from_version], versions[to_version]
    measures = activities(reader, as_of, [plan["id"] for plan in versions.values()])
    ancestors = _ancestors(measures.values())
    told = [row for rows in accounts(reader, as_of, measures).values() for row in rows]
    pairs = pair(measures[earlier["id"]], measures[later["id"]], ancestors)
    changed = [_changed(old, new) for old, new in pairs if old and new]
    return {
        "namnd_code": namnd,
        "from_plan": earlier,
        "to_plan": later,
        "added": [new for old, new in pairs if new and not old],
        "removed": [_removed(old, told, ancestors) for old, new in pairs if old and not new],
        "changed": [change for change in changed if change["fields"]],
        "unchanged": sum(not change["fields"] for change in changed),
        "plan_fields": [
            *fields(earlier, later, ON_THE_FRONT),
            *fields(earlier, later, dict.fromkeys(TEXTS, Aspect.WORDING)),
            *fields(earlier["approval"], later["approval"], {"chain": Aspect.WORDING}),
        ],
    }


def _ancestors(measures: Iterable[Iterable[Row]]) -> dict[str, str]:
    return {row["id"]: row["ancestor"] for rows in measures for row in rows if row["ancestor"]}


def pair(
    old: Iterable[Row],
    new: Iterable[Row],
    ancestors: Mapping[str, str],
) -> list[tuple[Row | None, Row | None]]:
    """Put measures of two versions beside each other: by descent over any number of versions, else by the same id."""
    waiting = {row["id"]: row for row in old}
    pairs: list[tuple[Row | None, Row | None]] = []
    for row in new:
        line = _line(row["id"], ancestors)
        before = next((waiting[each] for each in line if each in waiting), None)
        if before is None:
            before = next((each for each in waiting.values() if row["id"] in _line(each["id"], ancestors)), None)
        if before is not None:
            del waiting[before["id"]]
        pairs.append((before, row))
    return [*pairs, *((row, None) for row in waiting.values())]


def _line(activity_id: str, ancestors: Mapping[str, str]) -> list[str]:
    line = [activity_id]
    while (before := ancestors.get(line[-1])) and before not in line:
        line.append(before)
    return line


def _removed(activity: Row, told: Iterable[Row], ancestors: Mapping[str, str]) -> Row:
    """Return a measure that is gone, with the last that was said of it or of what carried it on."""
    said_of = [row for row in told if activity["id"] in _line(row["ancestor"], ancestors)]
    account = max(said_of, key=lambda row: len(_line(row["ancestor"], ancestors)), default=None)
    return {
        "activity": activity,
        "status": account["status"] if account else None,
        "reason": account["reason"] if account else None,
    }


def _changed(old: Row, new: Row) -> Row:
    return {"old": old, "new": new, "fields": fields(old, new, COMPARED)}


def fields(old: Row, new: Row, aspects: Mapping[str, Aspect]) -> list[Row]:
    """Return what differs, field by field, in words."""
    return [
        {"field": field, "aspect": aspect.value, "old": said(field, old[field]), "new": said(field, new[field])}
        for field, aspect in aspects.items()
        if bare(old[field]) != bare(new[field])
    ]
