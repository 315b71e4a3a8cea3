"""GraphQL types made from the contracts, so that what a contract describes is not described again here.

A row is a dictionary; every field of a type reads the entry of the same name. A field that holds a member of a closed
list gets a companion with its Swedish label: `category` and `categoryLabel`.
"""

import inspect
import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

import strawberry
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

from contracts.envelope import Contract
from contracts.vocabulary import Term

Kind = Any
"""What strawberry takes as the type of a field."""


def many(kind: Kind) -> Kind:
    """Return the kind of a list, none of whose members is missing."""
    return types.GenericAlias(list, (kind,))


def later(name: str, module: str) -> Kind:
    """Return the kind of a type that is made further on, in a module that needs this one."""
    kind: Kind = Annotated.__class_getitem__((name, strawberry.lazy(module)))  # type: ignore[attr-defined]
    return kind


def closed_list(terms: type[Term]) -> None:
    """Let a closed list be known as a GraphQL enum, each member described by its two labels."""
    values = [EnumValue(term.name, term.value, description=f"{term.label_sv} / {term.label_en}") for term in terms]
    definition = StrawberryEnumDefinition(terms, terms.__name__, values, _said_of(terms))
    terms.__strawberry_definition__ = definition  # type: ignore[attr-defined]


def shape(name: str, description: str, fields: Mapping[str, Kind]) -> Kind:
    """Return an object type whose fields read a row's entries, or are resolved when they are strawberry fields."""
    annotations: dict[str, Kind] = {}
    namespace: dict[str, Any] = {"__annotations__": annotations}
    for field, kind in fields.items():
        if isinstance(kind, StrawberryField):
            namespace[field] = kind
            continue
        annotations[field] = kind
        terms = _terms(kind)
        if terms is not None:
            namespace[_label_name(field, kind)] = _label(field, kind, terms)
    return strawberry.type(types.new_class(name, (), {}, lambda body: body.update(namespace)), description=description)


def output_fields(model: type[Contract], leave_out: frozenset[str] = frozenset()) -> dict[str, Kind]:
    """Return the fields of a contract as a type shows them."""
    return {
        name: kind_of(field.annotation, output_of)
        for name, field in model.model_fields.items()
        if name not in leave_out
    }


_outputs: dict[type[Contract], Kind] = {}


def output_of(model: type[Contract]) -> Kind:
    """Return the object type of a contract, the same one every time."""
    if model not in _outputs:
        _outputs[model] = shape(model.__name__, _said_of(model), output_fields(model))
    return _outputs[model]


def kind_of(annotation: Any, nested: Callable[[type[Contract]], Kind]) -> Kind:
    """Return the kind that stands for a contract's annotation; contracts inside it are made by `nested`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return kind_of(next(each for each in arguments if each is not type(None)), nested) | None
    if origin is tuple:
        return many(kind_of(arguments[0], nested))
    if origin is not None:  # Annotated: what pydantic checks is not GraphQL's business
        return kind_of(arguments[0], nested)
    if inspect.isclass(annotation) and issubclass(annotation, Contract):
        return nested(annotation)
    if inspect.isclass(annotation) and issubclass(annotation, Term):
        closed_list(annotation)
    return annotation


def _terms(kind: Kind) -> type[Term] | None:
    for each in (kind, *get_args(kind)):
        if inspect.isclass(each) and issubclass(each, Term):
            closed_list(each)
            return each
    return None


def _is_list(kind: Kind) -> bool:
    origin: Any = get_origin(kind)
    return origin is list


def _label_name(field: str, kind: Kind) -> str:
    return f"{field.removesuffix('s')}_labels" if _is_list(kind) else f"{field}_label"


def _label(field: str, kind: Kind, terms: type[Term]) -> StrawberryField:
    labels: dict[str | None, str | None] = {term.value: term.label_sv for term in terms} | {None: None}

    def of_one(root: strawberry.Parent[Any]) -> Any:
        return labels[root[field]]

    def of_many(root: strawberry.Parent[Any]) -> Any:
        return [labels[value] for value in root[field]]

    if _is_list(kind):
        return computed(many(str), of_many)
    return computed(str if kind is terms else str | None, of_one)


def computed(kind: Kind, resolver: Callable[..., Any], description: str | None = None) -> StrawberryField:
    """Return a field that a function of the row answers."""
    field: StrawberryField = strawberry.field(resolver=resolver, graphql_type=kind, description=description)
    return field


def _said_of(described: type) -> str:
    return inspect.cleandoc(described.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
