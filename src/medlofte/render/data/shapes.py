"""Knows how the types of a document become its JSON Schema, so that neither can leave the other."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import (
    Annotated,
    Any,
    Generic,
    Literal,
    NamedTuple,
    Never,
    NotRequired,
    TypedDict,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Mapping[Any, Mapping[str, str]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    NoneType: {"type": "null"},
}
# What a model says of itself in the code: its names again, and help to those who change it.
_OF_THE_CODE = ("title", "description")
T = TypeVar("T")


class Shaped(NamedTuple, Generic[T]):
    """A value of a row: its type, and what it is taken from."""

    type: Any
    of: Callable[[T], Any]


class OneOf(NamedTuple):
    """The type of a text that is one of these words, where they are known first at run time."""

    words: Collection[str]


class Columns(NamedTuple):
    """The type of a row whose keys are listed with their values; some may be left out."""

    types: Mapping[str, Any]
    may_lack: Collection[str] = ()


Days = TypedDict("Days", {"from": date, "to": date | None})


class LeftOut(TypedDict):
    """A file that is in no figure, and the rules that it breaks."""

    path: str
    rules: list[str]


def left_out(unread: Mapping[str, Sequence[str]]) -> list[LeftOut]:
    return [{"path": path, "rules": list(rules)} for path, rules in unread.items()]


def types_of(values: Mapping[str, Shaped[Any]]) -> dict[str, Any]:
    return {key: value.type for key, value in values.items()}


def flat_type(type_: Any) -> Any:
    """The type of a value in a flat table, where a list is a text with commas."""
    return str if get_origin(type_) is list else type_


def document(title: str, type_: Any, meanings: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of a document of this type (JSON Schema 2020-12).

    `meanings` say what stands in the columns of its rows; what they say of a list is of a text.
    """
    modelled = isinstance(type_, type) and issubclass(type_, BaseModel)
    made = _modelled(type_.model_json_schema()) if modelled else _schema(type_, meanings)
    return {"$schema": _DRAFT, "title": title, **made}


def _modelled(made: Any) -> Any:
    """What a model gives, in the words that all the schemas have."""
    if isinstance(made, list):
        return [_modelled(one) for one in made]
    if not isinstance(made, dict):
        return made
    if made.get("format") == "date":
        return dict(_PLAIN[date])
    schema = {key: _modelled(one) for key, one in made.items() if key not in _OF_THE_CODE}
    for named in ("properties", "$defs"):  # their keys are names, not words of a schema
        if named in made:
            schema[named] = {key: _modelled(one) for key, one in made[named].items()}
    if "patternProperties" in made:
        schema["additionalProperties"] = False
    if schema.get("default", made) is None:
        del schema["default"]
    return schema


def _schema(type_: Any, meanings: Mapping[str, str]) -> dict[str, Any]:
    """Of a type that JSON can hold."""
    if isinstance(type_, OneOf):
        return {"enum": [*type_.words]}
    if isinstance(type_, Columns):
        return _row(type_, meanings)
    if is_typeddict(type_):
        hints = get_type_hints(type_, include_extras=True)
        made = {key: _schema(_bare(one), meanings) for key, one in hints.items()}
        return _object(made, type_.__optional_keys__)
    origin, inner = get_origin(type_), get_args(type_)
    if origin is None:
        return _whole(type_)
    return _made_of(origin, inner, meanings)


def _row(columns: Columns, meanings: Mapping[str, str]) -> dict[str, Any]:
    made = {key: _schema(one, meanings) for key, one in columns.types.items()}
    for key, one in made.items():
        if key in meanings and one.get("type") != "array":
            one["description"] = meanings[key]
    return _object(made, columns.may_lack)


def _bare(type_: Any) -> Any:
    return get_args(type_)[0] if get_origin(type_) is NotRequired else type_


def _made_of(origin: Any, inner: Sequence[Any], meanings: Mapping[str, str]) -> dict[str, Any]:
    if origin is Annotated:
        return _schema(inner[1], meanings)
    if origin is list:
        return {"type": "array", "items": _schema(inner[0], meanings)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1], meanings)}
    if origin is Literal:
        return {"enum": [*inner]}
    return {"anyOf": [_schema(one, meanings) for one in inner]}


def _whole(type_: Any) -> dict[str, Any]:
    """Of a type that is not made of others."""
    if type_ is Never:
        return {"not": {}}
    if issubclass(type_, StrEnum):
        return {"enum": [one.value for one in type_]}
    return dict(_PLAIN[type_])


def _object(keys: Mapping[str, Any], may_lack: Collection[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": keys,
        "required": [key for key in keys if key not in may_lack],
        "additionalProperties": False,
    }
