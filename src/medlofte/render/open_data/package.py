"""Knows the package of the open data: types, keys and units of each table (Data Package 1)."""

import json
from collections.abc import Mapping
from typing import Any

from medlofte.language import in_source, t
from medlofte.model.settings import Publish
from medlofte.render.data.shapes import Columns, document
from medlofte.render.open_data.agreement_data import TYPES, OpenActivity, OpenAgreement, OpenResult
from medlofte.render.open_data.agreement_parts import OpenIndicator, OpenPromise, OpenRemark
from medlofte.render.open_data.columns import Meaning, meanings
from medlofte.render.open_data.tables import PAGE, TABLES, OpenTable, titles
from medlofte.wording.plain_text import quoted

PATH = "data/datapackage.json"
# The types of the rows that hold words of a list.
_ROWS: Mapping[str, Any] = {
    "figures": Columns(TYPES),
    "activities": OpenActivity,
    "agreements": OpenAgreement,
    "promises": OpenPromise,
    "results": OpenResult,
    "follow_ups": OpenRemark,
    "indicators": OpenIndicator,
}
_UNITS = {"percent": "%"}  # units of what is not counted, as UCUM writes them


def package(publish: Publish, base_url: str) -> str:
    """Write the package; its texts are Swedish, and its files lie beside it."""
    with in_source():
        told, named = meanings(), titles()
        made: dict[str, Any] = {
            "profile": "tabular-data-package",
            "name": "medborgarloften",
            "title": t("Medborgarlöften: öppna data"),
            "description": t("Löften, mål och redovisade aktiviteter."),
        }
        if base_url:
            made["homepage"] = f"{base_url}{PAGE}"
        if publish.licence:
            made["licenses"] = [{"path": publish.licence}]
        if publish.publisher:
            made["contributors"] = [{"title": publish.publisher, "role": "publisher"}]
        made["resources"] = [_resource(one, named[one.name], told) for one in TABLES]
    return quoted(json.dumps(made, ensure_ascii=False, indent=2)) + "\n"


def _resource(table: OpenTable, title: str, told: dict[str, Meaning]) -> dict[str, Any]:
    words = _words(table)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": title,
        "path": table.file.removeprefix("data/"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(table, key, told[key], words) for key in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [ours for ours, _ in pairs],
                    "reference": {"resource": other, "fields": [theirs for _, theirs in pairs]},
                }
                for other, pairs in table.refers.items()
            ],
        },
    }


def _words(table: OpenTable) -> dict[str, list[str]]:
    """The words that can stand in a column, where they are those of a list."""
    if table.name not in _ROWS:
        return {}
    found = {}
    for key, one in document("", _ROWS[table.name], {})["properties"].items():
        kinds = one.get("anyOf", [one])
        if key in table.columns and "enum" in kinds[0]:
            found[key] = kinds[0]["enum"]
    return found


def _field(
    table: OpenTable, key: str, meaning: Meaning, words: Mapping[str, list[str]]
) -> dict[str, Any]:
    field: dict[str, Any] = {"name": key, "type": meaning.kind, "description": meaning.text}
    if meaning.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if meaning.kind == "number":
        field["decimalChar"] = ","
    if key in _UNITS:
        field["unit"] = _UNITS[key]
    elif "unit" in table.columns and key in _IN_UNIT:
        field["unitField"] = "unit"
    constraints: dict[str, Any] = {"required": True} if key in table.key else {}
    if key == "code":
        constraints["pattern"] = "[0-9]{4}"
    if key in words:
        constraints["enum"] = words[key]
    return field | ({"constraints": constraints} if constraints else {})


# What is counted or measured in the unit that the same row names.
_IN_UNIT = ("goal", "done", "low", "high", "remaining", "expected", "value")
