"""Numbers under which an authority keeps a person's case. Registry numbers of the city's own matters pass."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage

_POLICE = re.compile(r"k(?<![^\W\d_]k)[ \n\-]?\d{3,7}[ \n\-]{1,2}\d{2}(?:\d\d)?(?!\d)|k(?<=\d-k)\d{3,7}(?!\d)")
_STATION = re.compile(r"(?<!\d)\d{4}[ \n\-]{0,2}$")
_WORDS = lists("words/case_labels.txt")
_LABELS = _WORDS["labels"]
"""What the number is called, or the system it comes from."""
_NUMBER = re.compile(
    r"[ \n]{0,2}(?:nr|id|nummer)?[ \n]{0,2}[:#.=]?[ \n]{0,3}"
    r"([a-z]{0,3}[ \n\-]?\d[\d\-/:]{2,20}\d(?:[ \n\-/]\d{1,6}){0,2})(?!\w|\.\d)"
)
_COURT = re.compile(
    r"mål(?<![^\W_]mål)(?:et|nr|nummer)?[ \n.:]{1,3}(?:nr[ \n.:]{1,3})?([bt][ \n]?\d{1,6}[-–]\d{2,4})(?!\d)"
)

_FILE = re.compile(r"akt(?<![^\W_]akt)(?:en)?[ \n]?(?:nr|nummer|id)[ \n.:]{0,3}(\d[\d\-/:]{1,20}\d)(?!\w|\.\d)")


def cases(passage: Passage) -> Iterator[Found]:
    """Yield case numbers: those with a form of their own, and those that are called so."""
    text = passage.lower
    for found in _POLICE.finditer(text):
        station = _STATION.search(text, max(0, found.start() - 6), found.start())
        if station or found.group()[1:2] != " ":
            yield station.start() if station else found.start(), found.end(), Kind.CASE_ID
    for found in _COURT.finditer(text):
        yield *found.span(1), Kind.CASE_ID
    for found in _FILE.finditer(text):
        yield *found.span(1), Kind.CASE_ID
    labels = {word for word in passage.vocabulary if word in _LABELS or word.partition("-")[0] in _LABELS}
    for place in passage.where(labels):
        number = _NUMBER.match(text, passage.words[place][1])
        if number:
            yield *number.span(1), Kind.CASE_ID
