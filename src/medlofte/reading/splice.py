"""Knows where new lines go in a file that a person wrote, so that nothing else in it moves."""

from collections.abc import Sequence
from typing import Any

from medlofte.language import t
from medlofte.reading.document import Document, Route
from medlofte.reading.encoding import LINE_BREAK
from medlofte.stop import RefusedError

_BLOCK = ("|", ">")  # the styles of a text in a block
_STEP = 2  # signs of indentation


def item(document: Document, route: Route, position: int, lines: Sequence[str]) -> str:
    """Return the text with a new item, `- …` and its lines, before the item at `position`.

    It goes right after the last value before it: comments below that belong to what follows.
    """
    node = _node(document.root, route)
    if node.flow_style:
        raise RefusedError(
            t(
                "{key} är skriven inom [ ]. Skriv om den med ett bindestreck för varje del först.",
                key=route[-1],
            )
        )
    new = _indented(lines, node.start_mark.column)
    if position == 0:
        return _with(document.text, node.start_mark.line, new)
    return _with(document.text, _last_line(node.value[position - 1]) + 1, new)


def entry(document: Document, route: Route, key: str, value: str) -> str:
    """Return the text with `key: value` added last to a mapping of names (parties, areas).

    Where the mapping is missing it is put in before the last key of the one around it.
    """
    around, name = _node(document.root, route[:-1]), route[-1]
    mapping = next((pair[1] for pair in around.value if pair[0].value == name), None)
    line = f"{key}: {value}"
    if mapping is None:
        before = around.value[-2][1]
        new = _indented([f"{name}:", " " * _STEP + line], around.start_mark.column)
        return _with(document.text, _last_line(before) + 1, new)
    if mapping.flow_style:
        end = mapping.value[-1][1].end_mark if mapping.value else mapping.start_mark
        return _within(document.text, end, line, empty=not mapping.value)
    new = _indented([line], mapping.start_mark.column)
    return _with(document.text, _last_line(mapping) + 1, new)


def item_lines(document: Document, route: Route) -> list[str]:
    """Return the lines of an item of a list as they stand, without their indentation."""
    node = _node(document.root, route)
    first = node.start_mark.line
    lines = LINE_BREAK.split(document.text)[first : _last_line(node) + 1]
    indent = node.start_mark.column - _STEP  # of the dash
    return [line[indent:] for line in lines]


def _node(node: Any, route: Route) -> Any:
    for step in route:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(pair[1] for pair in node.value if pair[0].value == step)
    return node


def _last_line(node: Any) -> int:
    """The line of the last value; a collection's own end lies after the comments below it."""
    while node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, node = last
            if node.id == "scalar" and node.start_mark.index == node.end_mark.index:
                node = key
        else:
            node = last
    ends_before = node.id == "scalar" and node.style in _BLOCK and node.end_mark.column == 0
    return int(node.end_mark.line) - ends_before


def _indented(lines: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line else line for line in lines]


def _with(text: str, number: int, new: Sequence[str]) -> str:
    """Put lines before the line of that number, with the line breaks that the file has."""
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    newline = "\r\n" if "\r\n" in text else "\n"
    if number >= len(starts):  # the last line has no line break
        return text + newline + newline.join(new) + newline
    start = starts[number]
    return text[:start] + "".join(line + newline for line in new) + text[start:]


def _within(text: str, mark: Any, line: str, *, empty: bool) -> str:
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    at = starts[mark.line] + mark.column + empty
    return f"{text[:at]}{'' if empty else ', '}{line}{text[at:]}"
