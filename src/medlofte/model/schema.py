"""Knows what editors are told of the files: a JSON Schema of each, made of the models."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from medlofte.model.activity import Activity
from medlofte.model.agreement import PromiseFile
from medlofte.model.settings import Accessibility, Letters, Publish, Settings
from medlofte.periods import Per

# Draft 7 is what the editors' YAML extensions read.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_NAMED = ("properties", "patternProperties", "$defs")  # their keys are names, not words of a schema
_OR_TEXT = {"Area": "name", "Shortcoming": "what"}  # a group that may be that text alone
_OR_ONE = ("shortcomings",)  # a list that may also be written as its only item
_SHORT = [per.value for per in Per if per.shorter_than_year]
FILES: dict[str, tuple[type[BaseModel], str]] = {
    "promises": (PromiseFile, "En kommuns medborgarlöften"),
    "activity": (Activity, "En aktivitet, eller en summerad uppgift"),
    "settings": (Settings, "Inställningar för medlofte"),
}


def _there(key: str) -> dict[str, Any]:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _absent(*keys: str) -> dict[str, Any]:
    return {"properties": {key: {"type": "null"} for key in keys}}


def _filled(key: str) -> dict[str, Any]:
    return {"required": [key], "properties": {key: {"type": "array", "minItems": 1}}}


_UNKNOWN = {"required": ["precision"], "properties": {"precision": {"const": "unknown"}}}
_COUNTED = {"if": _UNKNOWN, "then": _absent("count"), "else": _there("count")}

# What the models check across keys, as far as a schema can say it: it cannot compare two days.
_ACROSS: dict[str, list[dict[str, Any]]] = {
    "Activity": [
        {
            "oneOf": [
                {"allOf": [_there("date"), _absent("from", "to")]},
                {"allOf": [_there("from"), _there("to"), _absent("date")]},
            ]
        },
        {"anyOf": [_filled("counts_for"), _filled("completes")]},
        {
            "if": _UNKNOWN,
            "then": _absent("count"),
            "else": {"if": _absent("date"), "then": _there("count")},
        },
        {"if": _there("date"), "then": {"properties": {"count": {"minimum": 1}}}},
    ],
    "Count": [
        {
            "if": {"required": ["per"], "properties": {"per": {"enum": _SHORT}}},
            "then": _there("how"),
            "else": _absent("how"),
        }
    ],
    "Part": [_COUNTED],
    "Promise": [{"if": _there("withdrawn"), "then": _there("to")}],
    "Result": [_COUNTED],
}


def text(name: str) -> str:
    """Return the schema of one of FILES as it stands in a file; its help is Swedish."""
    model, title = FILES[name]
    for default in (Accessibility, Letters, Publish):
        default.model_rebuild()  # built late, and an older pydantic tells no default of it before
    made = model.model_json_schema(by_alias=True)
    definitions = made.pop("$defs")
    schema = {"$schema": _DRAFT, "title": title} | _mapping(model.__name__, made)
    schema["definitions"] = {key: _mapping(key, one) for key, one in definitions.items()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _mapping(name: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """A model's schema: keys without a value are as good as absent, wherever they may be absent."""
    schema = {key: one for key, one in _plain(made).items() if key != "description"}
    required = schema.get("required", ())
    for key, one in schema.get("properties", {}).items():
        if key in _OR_ONE:
            schema["properties"][key] = _or_item(one)
        elif key not in required:
            schema["properties"][key] = _or_nothing(one)
    if name in _OR_TEXT:
        return {"anyOf": [schema["properties"][_OR_TEXT[name]], schema]}
    return schema | ({"allOf": _ACROSS[name]} if name in _ACROSS else {})


def _plain(made: Any) -> Any:
    """Take away what editors would show without use, and put draft 7 in place of a newer one."""
    if isinstance(made, list):
        return [_plain(one) for one in made]
    if not isinstance(made, dict):
        return made
    schema = {
        key: {name: _plain(one) for name, one in inner.items()} if key in _NAMED else _plain(inner)
        for key, inner in made.items()
        if key not in ("title", "discriminator") and not (key == "default" and not inner)
    }
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    if "$ref" in schema:  # beside it draft 7 reads nothing
        reference = {"$ref": str(schema.pop("$ref")).replace("$defs", "definitions")}
        return {"allOf": [reference], **schema} if schema else reference
    return schema


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    kinds = schema.get("anyOf", ())
    if len(kinds) == 2 and "type" in kinds[0] and "enum" not in kinds[0]:  # noqa: PLR2004  it or null
        schema = {key: one for key, one in schema.items() if key != "anyOf"} | kinds[0]
    if "type" in schema and "enum" not in schema:
        kind = schema["type"]
        return schema | {"type": [*(kind if isinstance(kind, list) else [kind]), "null"]}
    if kinds:
        return schema
    about = {"description": schema["description"]}
    return about | {"anyOf": [_without(schema, "description"), {"type": "null"}]}


def _or_item(schema: dict[str, Any]) -> dict[str, Any]:
    listed = _without(schema, "description")
    kinds = [listed, listed["items"], {"type": "null"}]
    return {"description": schema["description"], "anyOf": kinds}


def _without(schema: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: one for name, one in schema.items() if name != key}
