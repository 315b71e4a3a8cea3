"""The GraphQL schema: types and resolvers, composition only. The only room that knows strawberry."""

from functools import cache

import strawberry
from graphql import GraphQLSchema, lexicographic_sort_schema, print_schema
from strawberry.schema.config import StrawberryConfig

from gateway.schema.leaves import entry, lay_bare
from gateway.schema.mutation import Mutation
from gateway.schema.query import Query
from gateway.schema.scalars import SCALARS

_SCHEMA = strawberry.Schema(
    Query,
    Mutation,
    config=StrawberryConfig(default_resolver=entry, scalar_map=SCALARS),
)


@cache
def executable() -> GraphQLSchema:
    """Return the schema for graphql-core: validation, limits and execution are the gateway's own."""
    return lay_bare(_SCHEMA._schema)  # noqa: SLF001 - strawberry has no public name for it


@cache
def sdl() -> str:
    """Return the schema in the language clients read: the public contract, compared in tests."""
    # Sorted here and not by strawberry: a schema it has sorted no longer knows its own types in a union.
    return print_schema(lexicographic_sort_schema(executable())) + "\n"
