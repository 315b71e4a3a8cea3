"""How much one request may ask for, counted through fragments before anything is validated or executed."""

from dataclasses import dataclass
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

_INTROSPECTION: Final = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest request that is answered. The named documents of the house must fit too."""

    body: int = 64 * 1024
    tokens: int = 2000
    depth: int = 12
    aliases: int = 15
    directives: int = 20
    fields: int = 500
    errors: int = 5
    introspection: bool = True
    """On while the gateway is reached from its own machine only, for those who explore it; off it refuses by a code."""


class TooMuchError(GraphQLError):
    """The document asks for more than a limit allows."""

    def __init__(self, code: str, message: str) -> None:
        """Say which limit, never what was asked for."""
        super().__init__(message, extensions={"code": code})


@dataclass(frozen=True, slots=True)
class _Size:
    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0

    def beside(self, other: "_Size") -> "_Size":
        return _Size(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
        )


class _Measure:
    """Measures a document; every fragment is measured once, however often it is used."""

    def __init__(self, document: DocumentNode, limits: Limits) -> None:
        self._limits = limits
        self._document = document
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._measured: dict[str, _Size] = {}

    def check(self) -> None:
        for node in self._document.definitions:
            if isinstance(node, OperationDefinitionNode):
                size = self._selections(node.selection_set, 0).beside(_Size(directives=len(node.directives or ())))
                self._compare(size)

    def _compare(self, size: _Size) -> None:
        limits = self._limits
        for name, number, limit in (
            ("DEPTH", size.depth, limits.depth),
            ("FIELDS", size.fields, limits.fields),
            ("ALIASES", size.aliases, limits.aliases),
            ("DIRECTIVES", size.directives, limits.directives),
        ):
            if number > limit:
                raise TooMuchError(f"TOO_MANY_{name}" if name != "DEPTH" else "TOO_DEEP", _ASKED_TOO_MUCH[name](limit))

    def _selections(self, selections: SelectionSetNode | None, spread: int) -> _Size:
        size = _Size()
        for selection in selections.selections if selections else ():
            size = size.beside(self._selection(selection, spread))
        return size

    def _selection(self, selection: SelectionNode, spread: int) -> _Size:
        own = _Size(directives=len(selection.directives or ()))
        if isinstance(selection, FragmentSpreadNode):
            return own.beside(self._fragment(selection.name.value, spread + 1))
        if not isinstance(selection, FieldNode):
            return own.beside(self._selections(getattr(selection, "selection_set", None), spread))
        if selection.name.value in _INTROSPECTION:
            return own.beside(self._introspection())
        below = self._selections(selection.selection_set, spread)
        return own.beside(
            _Size(below.depth + 1, below.fields + 1, below.aliases + bool(selection.alias), below.directives)
        )

    def _introspection(self) -> _Size:
        if not self._limits.introspection:
            raise TooMuchError("INTROSPECTION_OFF", "Introspection is off; read the published schema instead.")
        # graphql-core has a rule of its own for how deep introspection may go.
        return _Size(depth=1, fields=1)

    def _fragment(self, name: str, spread: int) -> _Size:
        if spread > self._limits.depth:
            raise TooMuchError("TOO_DEEP", _ASKED_TOO_MUCH["DEPTH"](self._limits.depth))
        if name not in self._measured:
            # A fragment within itself counts nothing here: validation refuses it by its own rule.
            self._measured[name] = _Size()
            fragment = self._fragments.get(name)
            self._measured[name] = self._selections(fragment.selection_set, spread) if fragment else _Size()
        return self._measured[name]


_ASKED_TOO_MUCH: Final = {
    "DEPTH": "The document is deeper than {} levels.".format,
    "FIELDS": "The document asks for more than {} fields.".format,
    "ALIASES": "The document has more than {} aliases.".format,
    "DIRECTIVES": "The document has more than {} directives.".format,
}


def check(document: DocumentNode, limits: Limits) -> None:
    """Raise TooMuchError when a document goes beyond a limit."""
    _Measure(document, limits).check()
