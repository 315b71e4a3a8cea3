"""The catalogue of courses: each with its versions, what must come before it, and how long it counts (T01-T06)."""

from collections.abc import Iterable, Mapping
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, out_of_range, twice
from contracts.courses import CourseIssued, IssueCourse
from contracts.envelope import Fact
from contracts.namnder import Namnder, cares_for, not_valid
from contracts.namnder import unknown as namnd_unknown

Versions = Mapping[int, CourseIssued]
Courses = Mapping[str, Versions]
"""Every course by its key, with its versions by number."""


def evolve(courses: Courses, fact: Fact) -> Courses:
    """Return the courses after a fact; facts of others leave them as they are."""
    if not isinstance(fact, CourseIssued):
        return courses
    return {**courses, fact.course: {**courses.get(fact.course, {}), fact.version: fact}}


def issue(courses: Courses, namnder: Namnder, order: IssueCourse) -> Decision:
    """Enter a version of a course: the first of a new one, or the next of one there is."""
    versions = courses.get(order.course, {})
    return (
        version_out_of_step(len(versions), order.version)
        or (_no_provider(namnder, order.provider, order.offered_from) if order.provider else None)
        or (_of_another(namnder, versions[1], order.provider) if versions else None)
        or out_of_range(order.offered_from, "offered_from")
        or (not_before(order.offered_from, versions[len(versions)].offered_from, "offered_from") if versions else None)
        or (not_before(order.offered_to, order.offered_from, "offered_to") if order.offered_to else None)
        or twice(order.audience, "audience")
        or twice(order.prerequisites, "prerequisites")
        or unknown(courses, order.prerequisites, "prerequisites")
        or _in_a_ring(courses, order)
        or (
            CourseIssued(
                course=order.course,
                version=order.version,
                title=order.title,
                form=order.form,
                provider=order.provider,
                audience=order.audience,
                prerequisites=order.prerequisites,
                validity=order.validity,
                offered_from=order.offered_from,
                offered_to=order.offered_to,
                replaces_earlier=order.replaces_earlier,
                source=order.source,
            ),
        )
    )


def offered(version: CourseIssued, on: date) -> bool:
    """Tell whether a version could be taken on a day."""
    return version.offered_from <= on and (version.offered_to is None or on <= version.offered_to)


def unknown(courses: Courses, named: Iterable[str], field: str) -> Refusal | None:
    """Refuse the first course of a list that is not in the catalogue."""
    return next((course_unknown(f"{field}.{place}") for place, key in enumerate(named) if key not in courses), None)


def course_unknown(field: str = "course") -> Refusal:
    """Return the refusal of a course that is not in the catalogue."""
    return refuse(
        "COURSE_UNKNOWN",
        "Kursen finns inte i kurskatalogen.",
        "The course is not in the catalogue.",
        field=field,
        hint="Lägg in kursen först, eller rätta koden. / Issue the course first, or correct its key.",
    )


def version_out_of_step(so_far: int, version: int) -> Refusal | None:
    """Refuse a version that does not follow on those there are."""
    if version == so_far + 1:
        return None
    return refuse(
        "VERSION_OUT_OF_STEP",
        f"Nästa version är nummer {so_far + 1}; en version som finns ändras aldrig.",
        f"The next version is number {so_far + 1}; a version that exists never changes.",
        field="version",
        hint=f"Ange version {so_far + 1}. / Give version {so_far + 1}.",
    )


def _no_provider(namnder: Namnder, provider: str, on: date) -> Refusal | None:
    return namnd_unknown(namnder, provider, "provider") or not_valid(namnder, provider, on, "provider")


def _of_another(namnder: Namnder, first: CourseIssued, provider: str | None) -> Refusal | None:
    if provider == first.provider or (provider and first.provider and cares_for(namnder, provider, first.provider)):
        return None
    return refuse(
        "COURSE_OF_ANOTHER",
        "Kursen ges av någon annan, som också ger ut nya versioner av den.",
        "The course is given by another, who issues new versions of it too.",
        field="provider",
        hint="Ge kursen en egen kod. / Give the course a key of its own.",
    )


def _in_a_ring(courses: Courses, order: IssueCourse) -> Refusal | None:
    """Refuse prerequisites that lead back to the course: nobody could begin."""
    seen: set[str] = set()
    ahead = list(order.prerequisites)
    while ahead:
        key = ahead.pop()
        if key == order.course:
            return refuse(
                "PREREQUISITES_IN_A_RING",
                "Förkunskaperna leder tillbaka till kursen själv, så ingen skulle kunna börja.",
                "The prerequisites lead back to the course itself, so nobody could begin.",
                field="prerequisites",
                hint="Ta bort den förkunskap som bygger på kursen. / Leave out the one that builds on the course.",
            )
        if key not in seen:
            seen.add(key)
            ahead += courses[key][len(courses[key])].prerequisites
    return None
