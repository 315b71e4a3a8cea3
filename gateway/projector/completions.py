"""What is known of each pseudonym: posts and completions, in lists that are quick to read for a whole city (N09).

No answer is made of one row; `gateway/views/training_standing.py` counts them.
"""

from contracts import completions
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows

VIEW = "training_person"


def _placed(event: Recorded, rows: Rows) -> None:
    data = event.data
    posts = [[data["namnd"], post["unit"], post["function"]] for post in data["posts"]]
    person = _of(event, rows)
    held = _ended(person, event, posts)
    going_on = [each[:3] for each in held if each[4] is None]
    new = [[*post, data["from_day"], None] for post in posts if post not in going_on]
    rows.put(VIEW, data["person"], {**person, "held": [*held, *new]})


def _left(event: Recorded, rows: Rows) -> None:
    person = _of(event, rows)
    rows.put(VIEW, event.data["person"], {**person, "held": _ended(person, event, [])})


def _ended(person: Body, event: Recorded, but: list[list[str]]) -> list[list[str | None]]:
    """Return the posts with those of the nämnd ended, but for some."""
    namnd, day = event.data["namnd"], event.data["from_day"]
    return [
        [*each[:4], day] if each[0] == namnd and each[4] is None and each[:3] not in but else each
        for each in person["held"]
    ]


def _completed(event: Recorded, rows: Rows) -> None:
    _change(event, rows, add=event.data["completed_on"])


def _withdrawn(event: Recorded, rows: Rows) -> None:
    _change(event, rows, remove=event.data["completed_on"])


def _redated(event: Recorded, rows: Rows) -> None:
    _change(event, rows, remove=event.data["completed_on"], add=event.data["corrected_to"])


def _change(event: Recorded, rows: Rows, *, remove: str | None = None, add: str | None = None) -> None:
    person, course = _of(event, rows), [event.data["course"], event.data["version"]]
    done = [each for each in person["done"] if each not in ([*course, remove], [*course, add])]
    rows.put(VIEW, event.data["person"], {**person, "done": [*done, *([[*course, add]] if add else [])]})


def _of(event: Recorded, rows: Rows) -> Body:
    return rows.get(VIEW, event.data["person"]) or {"held": [], "done": []}


FOLDS: dict[str, Fold] = {
    completions.StaffPlaced.type: _placed,
    completions.StaffLeft.type: _left,
    completions.CourseCompleted.type: _completed,
    completions.CompletionWithdrawn.type: _withdrawn,
    completions.CompletionRedated.type: _redated,
}
