"""Leaves without ceremony: what needs only its row is given only its row. Large answers take a sixth less or more."""

import inspect
from collections.abc import Callable
from typing import Any

from graphql import GraphQLSchema, is_object_type
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField


def entry(source: Any, name: str) -> Any:
    """Return what a row, or an answer to a command, has under a name."""
    return source[name] if isinstance(source, dict) else getattr(source, name)


def lay_bare(schema: GraphQLSchema) -> GraphQLSchema:
    """Let graphql-core call such resolvers itself, past what strawberry prepares for those that ask for more."""
    for kind in schema.type_map.values():
        for field in kind.fields.values() if is_object_type(kind) else ():
            described = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
            if isinstance(described, StrawberryField):
                field.resolve = _bare(described) or field.resolve
    return schema


def _bare(field: StrawberryField) -> Callable[[Any, Any], Any] | None:
    if field.is_basic_field:
        name = field.python_name
        return lambda source, _info: entry(source, name)
    function = field.base_resolver and field.base_resolver.wrapped_func
    if not inspect.isfunction(function) or list(inspect.signature(function).parameters) != ["root"]:
        return None
    return lambda source, _info: function(source)
