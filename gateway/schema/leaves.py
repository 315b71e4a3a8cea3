"""Leaves without ceremony: what needs only its row is given only its row. Large answers take a sixth less or more."""

import inspect
from collections.abc import Callable
from typing import Any

from graphql import GraphQLSchema, is_object_type
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from gateway.compiled import PLAIN

Plain = Callable[[Any], Any]


def entry(source: Any, name: str) -> Any:
    """Return what a row, or an answer to a command, has under a name."""
    return source[name] if isinstance(source, dict) else getattr(source, name)


def lay_bare(schema: GraphQLSchema) -> GraphQLSchema:
    """Let graphql-core call such resolvers itself, past what strawberry prepares for those that ask for more."""
    for kind in schema.type_map.values():
        for field in kind.fields.values() if is_object_type(kind) else ():
            described = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
            plain = _plain(described) if isinstance(described, StrawberryField) else None
            if plain is not None:
                field.resolve = _resolve(plain)
                field.extensions[PLAIN] = plain
    return schema


def _plain(field: StrawberryField) -> Plain | None:
    if field.is_basic_field:
        name = field.python_name
        return lambda source: entry(source, name)
    function = field.base_resolver and field.base_resolver.wrapped_func
    if not inspect.isfunction(function) or inspect.iscoroutinefunction(function):
        return None
    return function if list(inspect.signature(function).parameters) == ["root"] else None


def _resolve(plain: Plain) -> Callable[[Any, Any], Any]:
    return lambda source, _info: plain(source)
