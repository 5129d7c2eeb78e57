"""Knows which keys the models have, and at which of them an id names a promise or a party."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from medlofte.reading.document import Route
from medlofte.reading.values import Named, keys


@cache
def routes(model: type[BaseModel], named: Named) -> tuple[Route, ...]:
    """Where in a file of a model ids name such a thing, as its fields say; `*` is any item."""
    return tuple(_routes(model, (), named))


def _routes(annotation: Any, metadata: Sequence[Any], named: Named) -> Iterator[Route]:
    if named in metadata:
        yield ()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            for route in _routes(field.annotation, field.metadata, named):
                yield (field.alias or name, *route)
    elif get_origin(annotation) is Annotated:
        inner, *about = get_args(annotation)
        yield from _routes(inner, about, named)
    else:
        step = ("*",) if get_origin(annotation) is tuple else ()
        for part in get_args(annotation):
            for route in _routes(part, (), named):
                yield (*step, *route)


def known_keys(model: type[BaseModel], loc: Route) -> list[str]:
    """The keys that a mapping at `loc` may have."""
    return list(dict.fromkeys(key for one in models_at(model, loc) for key in keys(one)))


def models_at(model: type[BaseModel], loc: Route) -> list[type[BaseModel]]:
    """The models that a mapping at `loc` may be of, where discriminators in it choose one."""
    models = [model]
    for step in loc:
        inner = [
            one
            for outer in models
            for name, field in outer.model_fields.items()
            if step == (field.alias or name)
            for one in _models_in(field.annotation)
        ]
        models = inner or [one for one in models if _is_kind(one, step)] or models
    return models


def _is_kind(model: type[BaseModel], tag: str | int) -> bool:
    kind = model.model_fields.get("kind")
    return kind is not None and tag in get_args(kind.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
