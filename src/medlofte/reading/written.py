"""Knows how a mapping is written: its keys in the order of the model, nothing that says nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from medlofte.reading.scalar import scalar

_STEP = "  "


def lines(
    model: type[BaseModel], values: Mapping[str, Any], text: Callable[[str], str] = scalar
) -> Iterator[str]:
    """Yield the lines of those values that are keys of the model and not what it takes for granted.

    A list is the lines of a block, a tuple is written within [ ], and a mapping within { } with
    its values as they are; `text` writes a text after its key.
    """
    for name, field in model.model_fields.items():
        key = field.alias or name
        value = values.get(key)
        blank = isinstance(value, str) and not value.strip()
        if value is None or value in ([], (), {}, field.default) or blank:
            continue
        if isinstance(value, list):
            yield from (f"{key}:", *map(_further, value))
        elif isinstance(value, str):
            yield from entry_lines(key, value, text)
        else:
            yield f"{key}: {_within_line(value)}"


def entry_lines(key: str, value: str, text: Callable[[str], str] | None = None) -> list[str]:
    """Write a text with its key; one of several lines stands in a block, as it was written."""
    rows = value.split("\n")
    as_block = len(rows) > 1 and all(rows[:: len(rows) - 1]) and not rows[0].startswith(" ")
    if as_block and all(row.isprintable() and row == row.rstrip() for row in rows):
        return [f"{key}: |-", *map(_further, rows)]
    return [f"{key}: {(text or written)(value)}"]


def _further(line: str) -> str:
    return f"{_STEP}{line}" if line else line


def _within_line(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(map(scalar, value))}]"
        case dict():
            return f"{{{', '.join(f'{key}: {one}' for key, one in value.items())}}}"
        case _:
            return str(value)


def item(keys: Iterable[str]) -> list[str]:
    """Write lines as an item of a list."""
    first, *rest = keys
    return [f"- {first}", *map(_further, rest)]


def names(values: Mapping[str, str]) -> list[str]:
    """Write a block of ids and what they stand for."""
    return [f"{scalar(id_)}: {written(name)}" for id_, name in values.items()]


def written(text: str) -> str:
    """Write a text after its key; outside a list a comma needs no quotation marks."""
    bare = text.replace(",", "")
    return text if scalar(bare) == bare and not text.startswith(",") else scalar(text)
