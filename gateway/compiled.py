"""Plain parts of an answer, completed by functions that are made once for a document.

Plain is what can be told from a row alone. graphql-core does the rest, and completes a plain part too whenever its row
is not what the types say: so every answer, and every error, is the one it would have given.
"""

from collections.abc import Callable
from typing import Any, Final

from graphql import (
    Executor,
    GraphQLObjectType,
    Undefined,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

PLAIN: Final = "plain"
"""Under this name a field's extensions hold the function of a row that answers it, when a row is all it needs."""

Complete = Callable[[Any], Any]
"""Makes what a client is shown of what a resolver returned."""

Made = dict[tuple[object, ...], Complete | None]
"""What was made for a document, by type and fields; nothing for what is not plain."""

_WRITTEN = frozenset({str, int, float, bool})


class _UnexpectedError(Exception):
    """A row is not what its type says."""


class Compiled(Executor[Any]):
    """graphql-core's executor, which completes plain parts of a document without directives at once."""

    def __init__(self, *args: Any, made: Made, **more: Any) -> None:
        """Go on with what was made for the document before."""
        super().__init__(*args, **more)
        self._made = made

    def complete_list_value(self, return_type: Any, field_details_list: Any, *more: Any) -> Any:
        """Return a list at once when what is in it is plain."""
        at_once = self._at_once(return_type, field_details_list, more[2])
        return super().complete_list_value(return_type, field_details_list, *more) if at_once is None else at_once

    def complete_object_value(self, return_type: Any, field_details_list: Any, *more: Any) -> Any:
        """Return an object at once when all that is asked of it is plain."""
        at_once = self._at_once(return_type, field_details_list, more[2])
        return super().complete_object_value(return_type, field_details_list, *more) if at_once is None else at_once

    def _at_once(self, kind: Any, asked: Any, value: Any) -> Any:
        key = (kind, *(id(each.node) for each in asked))
        if key not in self._made:
            self._made[key] = self._complete(kind, asked)
        complete = self._made[key]
        try:
            return complete and complete(value)
        except Exception:  # noqa: BLE001 - whatever it is, graphql-core meets it again and says where
            return None

    def _complete(self, kind: Any, asked: Any) -> Complete | None:
        if is_leaf_type(kind):
            return _leaf(kind.coerce_output_value)
        if is_object_type(kind):
            return self._object(kind, asked)
        if not is_non_null_type(kind) and not is_list_type(kind):
            return None
        inner = self._complete(kind.of_type, asked)
        return inner and (_present(inner) if is_non_null_type(kind) else _list(inner))

    def _object(self, kind: GraphQLObjectType, asked: Any) -> Complete | None:
        fields: list[tuple[str, Complete, Complete]] = []
        for name, within in self.collect_subfields(kind, asked).grouped_field_set.items():
            field = kind.fields.get(within[0].node.name.value)
            plain = field and field.extensions.get(PLAIN)
            complete = self._complete(field.type, within) if field and plain else None
            if complete is None:
                return None
            fields.append((name, plain, complete))
        return _row(fields)


def _row(fields: list[tuple[str, Complete, Complete]]) -> Complete:
    def complete(value: Any) -> Any:
        if value is None:
            return None
        if value.__class__ is not dict:
            raise _UnexpectedError
        return {name: completed(plain(value)) for name, plain, completed in fields}

    return complete


def _list(inner: Complete) -> Complete:
    def complete(value: Any) -> Any:
        if value is None:
            return None
        if value.__class__ is not list:
            raise _UnexpectedError
        return [inner(each) for each in value]

    return complete


def _present(inner: Complete) -> Complete:
    def complete(value: Any) -> Any:
        completed = inner(value)
        if completed is None:
            raise _UnexpectedError
        return completed

    return complete


def _leaf(coerce: Complete) -> Complete:
    def complete(value: Any) -> Any:
        if value is None:
            return None
        # What is not written in a row, an exception or something to wait for, graphql-core does not show as a leaf.
        if value.__class__ not in _WRITTEN:
            raise _UnexpectedError
        coerced = coerce(value)
        if coerced is None or coerced is Undefined:
            raise _UnexpectedError
        return coerced

    return complete
