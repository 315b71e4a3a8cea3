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


def lists(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of a file that holds several, each under its [heading]."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        else:
            found.setdefault(heading, set()).update(line.lower().split())
    return {heading: frozenset(entries) for heading, entries in found.items()}
