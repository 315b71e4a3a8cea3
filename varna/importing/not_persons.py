"""What the writer of a file says is not a person: by the words themselves there, by places in the commands."""

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, Field, JsonValue

from contracts.attestation import texts
from contracts.gate import Screened, screen, unattested
from contracts.text import structurally_sound
from deid import Span

Words = Annotated[str, Field(max_length=400), AfterValidator(structurally_sound)]
"""Words as they stand in a text of the file. They are not part of any command, so the gate does not ask about them."""

Listed = Annotated[
    tuple[Words, ...],
    Field(max_length=200, description="Words of the file's texts that the gate asks about and that are not a person."),
]


class NotPersons:
    """Looks at the texts of one file with its list at hand."""

    def __init__(self, listed: JsonValue) -> None:
        """Take the list as the file has it, whatever shape it is in."""
        entries = listed if isinstance(listed, list) else []
        self._listed = [unicodedata.normalize("NFC", str(entry)).strip() for entry in entries]
        self._met: set[str] = set()

    def screen(self, text: str) -> tuple[Span, ...]:
        """Ask the gate, and refuse what it asks about unless the list answers."""
        spans = screen(text)
        left = tuple(span for span in spans if not self._answers(text, span))
        if left:
            raise unattested(left)
        return spans

    def idle(self) -> Iterator[int]:
        """Yield the places in the list of what answers no question."""
        yield from (place for place, words in enumerate(self._listed) if words not in self._met)

    def _answers(self, text: str, span: Span) -> bool:
        met = {words for words in self._listed if words and any(_around(text, words, span))}
        self._met |= met
        return bool(met)


def _around(text: str, words: str, span: Span) -> Iterator[bool]:
    """Yield, for each place where the words stand, whether the stretch lies within them."""
    start = text.find(words)
    while start >= 0:
        yield start <= span.start and span.end <= start + len(words)
        start = text.find(words, start + 1)


def attested(content: Any, *above: str) -> list[JsonValue]:
    """Return as a command states it what was asked about in a part of a file, all of it answered."""
    places = [place for path, text in texts(content, above) for place in _places(path, text)]
    return [{"field": field, "start": start, "end": end} for field, start, end in dict.fromkeys(places)]


def _places(path: tuple[str | int, ...], text: Screened) -> Iterator[tuple[str, int, int]]:
    for span in text.review:
        yield ".".join(map(str, path)), span.start, span.end
