"""Every class of the public language and its fields, found by walking from the commands and events."""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from contracts import catalogue
from contracts.envelope import Contract
from contracts.vocabulary import Term


class Named(NamedTuple):
    """A field and the class that has it."""

    owner: type[Contract]
    name: str
    info: FieldInfo

    @property
    def path(self) -> str:
        return f"{self.owner.__name__}.{self.name}"


def contracts() -> set[type[Contract]]:
    """Return every class that a command or an event holds, the commands and events included."""
    found: set[type[Contract]] = set()
    waiting: list[Any] = [
        *catalogue.EVENTS.values(),
        *(order for service in catalogue.SERVICES for order in catalogue.commands(service).values()),
    ]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, Contract) and kind not in found:
            found.add(kind)
            waiting += [info.annotation for info in kind.model_fields.values()]
        waiting += get_args(kind)
    return found


def fields() -> Iterator[Named]:
    """Return every field of every contract."""
    for owner in sorted(contracts(), key=lambda kind: kind.__name__):
        for name, info in owner.model_fields.items():
            yield Named(owner, name, info)


def typed(field: Named, kind: Any) -> bool:
    """Tell whether a field takes exactly what an annotated type takes."""
    _, constraint = get_args(kind)
    return field.info.annotation is str and field.info.metadata == constraint.metadata


def terms() -> list[type[Term]]:
    """Return every closed list."""
    return sorted(Term.__subclasses__(), key=lambda kind: kind.__name__)
