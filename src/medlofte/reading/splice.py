"""Knows where new lines go in a file that a person wrote, so that nothing else in it moves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any, NamedTuple

from medlofte.language import t
from medlofte.reading import nodes
from medlofte.reading.document import Document, Route, parse
from medlofte.reading.encoding import LINE_BREAK
from medlofte.stop import RefusedError

_STEP = 2  # signs of indentation


class Edit(NamedTuple):
    """What goes in the place of a stretch of a text, which may be empty."""

    start: int
    end: int
    text: str


def applied(document: Document, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; those at one place stand in the order they came in."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda one: one.start):
        pieces += [document.text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, document.text[done:]])


def item(
    document: Document, route: Route, lines: Sequence[str], position: int | None = None
) -> Edit:
    """Put a new item, `- …` and its lines, before the one at `position`, else after the last.

    It goes right after the last value before it: comments below that belong to what follows.
    """
    _, node = nodes.find(document.root, route)
    _refuse_brackets(node, route)
    before = node.value[:position]
    number = last_line(before[-1]) + 1 if before else node.start_mark.line
    return inserted(document, number, node.start_mark.column, lines)


def entry(document: Document, route: Route, key: str, value: str) -> str:
    """Return the text with `key: value` added last to a mapping of names (parties, areas).

    Where the mapping is missing it is put in before the last key of the one around it.
    """
    (_, around), name = nodes.find(document.root, route[:-1]), route[-1]
    mapping = next((pair[1] for pair in around.value if pair[0].value == name), None)
    line = f"{key}: {value}"
    if mapping is None:
        before = around.value[-2][1]
        lines, column = [f"{name}:", " " * _STEP + line], around.start_mark.column
        return applied(document, [inserted(document, last_line(before) + 1, column, lines)])
    if mapping.flow_style:
        end = mapping.value[-1][1].end_mark if mapping.value else mapping.start_mark
        return _within(document.text, end, line, empty=not mapping.value)
    number, column = last_line(mapping) + 1, mapping.start_mark.column
    return applied(document, [inserted(document, number, column, [line])])


def replaced(document: Document, routes: Iterable[Route], old: str, new: str) -> str | None:
    """Return the text with `new` in the place of `old`, which is the value at each route.

    None where what is read back would not be just that: an id may stand so that it cannot be told.
    """
    text, wanted = document.text, deepcopy(document.value)
    begins = starts(text)
    ends = set()
    for route in routes:
        place = document.find(old, route)
        ends.add(begins[place.line - 1] + place.column - 1 + len(old))
        around = reduce(getitem, route[:-1], wanted)
        around[route[-1]] = new
    for end in sorted(ends, reverse=True):
        text = text[: end - len(old)] + new + text[end:]
    written, _ = parse(document.path, text.encode())
    return text if written and written.value == wanted else None


def inserted(document: Document, number: int, column: int, lines: Sequence[str]) -> Edit:
    """Put lines before the line of that number, with the line breaks that the file has."""
    text, begins = document.text, starts(document.text)
    newline = line_break(text)
    new = [f"{' ' * column}{line}" if line else line for line in lines]
    at = begins[number] if number < len(begins) else len(text)
    broken = number < len(begins)  # else the last line has no line break
    return Edit(at, at, ("" if broken else newline) + newline.join(new) + newline)


def item_lines(document: Document, route: Route) -> list[str]:
    """Return the lines of an item of a list as they stand, without their indentation."""
    _, node = nodes.find(document.root, route)
    first = node.start_mark.line
    lines = LINE_BREAK.split(document.text)[first : last_line(node) + 1]
    indent = node.start_mark.column - _STEP  # of the dash
    return [line[indent:] for line in lines]


def lines_of_item(document: Document, route: Route) -> tuple[int, int]:
    """The first and the last line, from 0, of an item that is to go from a list of several."""
    *around, index = route
    _, node = nodes.find(document.root, tuple(around))
    _refuse_brackets(node, tuple(around))
    if len(node.value) == 1:
        message = t("Det står inget mer under {key}, så det går inte att ta bort.", key=around[-1])
        raise RefusedError(message)
    item_, begin = node.value[index], node.start_mark.column
    first = item_.start_mark.line
    while LINE_BREAK.split(document.text)[first][begin : begin + 1] != "-":  # alone on its line
        first -= 1
    return first, last_line(item_)


def _refuse_brackets(node: Any, route: Route) -> None:
    """Refuse a list that has no line for each of its items."""
    if node.flow_style:
        raise RefusedError(
            t(
                "{key} är skriven inom [ ]. Skriv om den med ett bindestreck för varje del först.",
                key=route[-1],
            )
        )


def last_line(node: Any) -> int:
    """The line of the last value; a collection's own end lies after the comments below it."""
    while node.id != "scalar" and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, node = last
            if nodes.is_empty(node):
                node = key
        else:
            node = last
    ends_before = node.id == "scalar" and node.style in nodes.BLOCK and node.end_mark.column == 0
    return int(node.end_mark.line) - ends_before


def line_break(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(found.end() for found in LINE_BREAK.finditer(text))]


def _within(text: str, mark: Any, line: str, *, empty: bool) -> str:
    at = starts(text)[mark.line] + mark.column + empty
    return f"{text[:at]}{'' if empty else ', '}{line}{text[at:]}"


def with_keys(
    document: Document, values: Mapping[str, str | None], order: Sequence[str]
) -> str | None:
    """Return the text with these values in the outermost mapping, None for no such key.

    A new key goes after the one that comes before it in `order`. None where what is read back
    would not be just that, or a comment would be lost.
    """
    kept = {key: value for key, value in document.value.items() if key not in values}
    written = "".join(f"{key}: {value}\n" for key, value in values.items() if value is not None)
    wanted, _ = parse(document.path, written.encode())
    now: Document | None = document
    # What is new comes before what goes, so that a mapping is never empty on the way.
    for key, value in sorted(values.items(), key=lambda one: one[1] is None):
        text = now and _with_key(now, key, value, order)
        now = parse(document.path, text.encode())[0] if text else None
    if now is None or now.value != kept | (wanted.value if wanted else {}):
        return None
    lost = Counter(text for text, _ in document.comments())
    lost.subtract(text for text, _ in now.comments())
    return None if any(count > 0 for count in lost.values()) else now.text


def _with_key(document: Document, key: str, value: str | None, order: Sequence[str]) -> str | None:
    pairs, flow = document.root.value, document.root.flow_style
    text, begins = document.text, starts(document.text)
    names = [name.value for name, _ in pairs]
    if key not in names:
        return (
            text
            if value is None
            else _added(document, f"{key}: {value}", names, order[: order.index(key)])
        )
    name, node = pairs[names.index(key)]
    in_line = node.flow_style if node.id != "scalar" else node.style not in nodes.BLOCK
    if value is not None and in_line and not nodes.is_empty(node):
        begin, end = (begins[mark.line] + mark.column for mark in (node.start_mark, node.end_mark))
        return text[:begin] + value + text[end:]
    if flow:
        return None
    first, after = name.start_mark.line, max(last_line(node), name.start_mark.line) + 1
    rest = text[begins[after] :] if after < len(begins) else ""
    new = "" if value is None else f"{key}: {value}{line_break(text)}"
    return text[: begins[first]] + new + rest


def _added(document: Document, line: str, names: Sequence[str], before: Sequence[str]) -> str:
    pairs = document.root.value
    if document.root.flow_style:
        return _within(document.text, pairs[-1][1].end_mark, line, empty=False)
    last = max((names.index(one) for one in before if one in names), default=None)
    number = pairs[0][0].start_mark.line if last is None else last_line(pairs[last][1]) + 1
    return applied(document, [inserted(document, number, 0, [line])])
