"""Lists kept as data beside the code, read once when the gate is loaded."""

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a kept list, without comments and empty lines."""
    for line in files("deid").joinpath(name).read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def words(name: str) -> frozenset[str]:
    """Return all words of a kept list, in lower case."""
    return frozenset(word for line in lines(name) for word in line.lower().split())
