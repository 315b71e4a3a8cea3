"""What a sender must attest, and whether it is attested: that a stretch of a text is not a person."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import InitErrorDetails, PydanticCustomError

from contracts.gate import Screened, unattested

Path = tuple[str | int, ...]
Place = tuple[str, int, int]
"""The dotted path of a field, and from where up to where in its text."""


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Screened]]:
    """Yield every text in a value, with its path."""
    if isinstance(value, Screened):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            yield from texts(part, (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from texts(part, (*path, index))


def wrong(order: BaseModel, attested: Sequence[Place]) -> list[InitErrorDetails]:
    """Return each text with a stretch that nobody attests, and each attestation that points at nothing."""
    spare = set(attested)
    found: list[InitErrorDetails] = []
    for path, text in texts(order):
        field = ".".join(map(str, path))
        left = tuple(span for span in text.review if (field, span.start, span.end) not in attested)
        spare -= {(field, span.start, span.end) for span in text.review}
        if left:
            found.append(InitErrorDetails(type=unattested(left), loc=path, input=None))
    nothing = PydanticCustomError("attested_nothing", "nothing there needs to be attested; leave it out")
    places = [index for index, place in enumerate(attested) if place in spare]
    return found + [InitErrorDetails(type=nothing, loc=("attested", index), input=None) for index in places]
