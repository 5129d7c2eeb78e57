"""Knows how the keys of a mapping are written anew, so that nothing else in the file moves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from medlofte.language import t
from medlofte.reading import nodes, splice
from medlofte.reading.document import Document, Route
from medlofte.reading.scalar import scalar
from medlofte.reading.splice import Edit
from medlofte.reading.written import entry_lines
from medlofte.stop import RefusedError


def entry(
    document: Document, route: Route, key: str, value: str | date | None, order: Sequence[str]
) -> Edit:
    """Set a text of a mapping, or take it away; a comment after it stays.

    `order` are the keys of such a mapping: a new one goes right after the last that stands before.
    """
    _, around = nodes.find(document.root, route)
    index = next((i for i, pair in enumerate(around.value) if pair[0].value == key), None)
    if around.flow_style:
        return _in_braces(document, around, key, value, index)
    if index is None:
        return block(document, route, key, _lines(key, value or ""), order)
    if value is None:
        return _removed(document, around, index)
    return _changed(document, around.value[index], key, value)


def block(
    document: Document, route: Route, key: str, lines: Sequence[str], order: Sequence[str]
) -> Edit:
    """Put in the lines of a key that is not there yet."""
    _, around = nodes.find(document.root, route)
    if around.flow_style:
        raise RefusedError(
            t(
                "{key} kan inte läggas till på rad {line}, inom klammer. Skriv om dem med en rad "
                "för varje nyckel först.",
                key=key,
                line=document.place(*route).line,
            )
        )
    before = [pair for pair in around.value if pair[0].value in order[: order.index(key)]]
    after = (before or around.value)[-1][1]
    return splice.inserted(document, splice.last_line(after) + 1, around.start_mark.column, lines)


def value(document: Document, route: Route, text: str, order: Sequence[str]) -> Edit:
    """Set a value of any kind, as it is written on one line; a comment beside it stays.

    `order` are the keys of such a mapping: a new one goes right after the last that stands before.
    """
    *around, key = route
    _, mapping = nodes.find(document.root, tuple(around))
    pair = next((one for one in mapping.value if one[0].value == key), None)
    starts = splice.starts(document.text)
    if pair is None:
        if mapping.flow_style:
            mark = mapping.value[-1][1].end_mark
            end = starts[mark.line] + mark.column
            return Edit(end, end, f", {key}: {text}")
        return block(document, tuple(around), str(key), [f"{key}: {text}"], order)
    key_node, node = pair
    begin = starts[key_node.end_mark.line] + key_node.end_mark.column + 1
    if nodes.is_empty(node):
        return Edit(begin, begin, f" {text}")
    in_block = node.style in nodes.BLOCK if node.id == "scalar" else not node.flow_style
    if not in_block:
        first, last = (starts[mark.line] + mark.column for mark in (node.start_mark, node.end_mark))
        return Edit(first, last, text)
    line = _line_end(document.text, starts, key_node.start_mark.line)
    beside = document.text[begin:line].partition("#")
    comment = f"  #{beside[2]}" if beside[1] else ""
    return Edit(
        begin, _line_end(document.text, starts, splice.last_line(node)), f" {text}{comment}"
    )


def _changed(document: Document, pair: tuple[Any, Any], key: str, value: str | date) -> Edit:
    """Write a key and its text anew; the comment that follows the text goes with its first line."""
    (key_node, node), text = pair, document.text
    starts = splice.starts(text)
    begins = starts[key_node.start_mark.line] + key_node.start_mark.column
    ends = _line_end(text, starts, splice.last_line(key_node if nodes.is_empty(node) else node))
    if node.id == "scalar" and node.style in nodes.BLOCK:
        said = starts[node.start_mark.line] + node.start_mark.column
        rest = text[said : _line_end(text, starts, node.start_mark.line)]
    else:
        rest = text[starts[node.end_mark.line] + node.end_mark.column : ends]
    first, *more = _lines(key, value)
    comment = rest[rest.index("#") :] if "#" in rest else ""
    indent = " " * key_node.start_mark.column
    lines = [f"{first}  {comment}" if comment else first]
    lines += [f"{indent}{one}" if one else one for one in more]
    return Edit(begins, len(text[:ends].rstrip()), splice.line_break(text).join(lines))


def _removed(document: Document, around: Any, index: int) -> Edit:
    """Take a key away with its lines; after a dash the next one takes its place."""
    starts = splice.starts(document.text)
    key, node = around.value[index]
    if index == 0 and len(around.value) > 1:
        following = around.value[1][0].start_mark
        return Edit(
            starts[key.start_mark.line] + key.start_mark.column,
            starts[following.line] + following.column,
            "",
        )
    last = splice.last_line(key if nodes.is_empty(node) else node) + 1
    end = starts[last] if last < len(starts) else len(document.text)
    return Edit(starts[key.start_mark.line], end, "")


def _in_braces(
    document: Document, around: Any, key: str, value: str | date | None, index: int | None
) -> Edit:
    starts = splice.starts(document.text)

    def at(mark: Any) -> int:
        return int(starts[mark.line] + mark.column)

    if index is None:
        end = at(around.value[-1][1].end_mark)
        return Edit(end, end, f", {key}: {_scalar(value or '')}")
    node = around.value[index][1]
    if value is not None:
        return Edit(at(node.start_mark), at(node.end_mark), _scalar(value))
    if index == 0:
        following = around.value[1][0].start_mark
        return Edit(at(around.value[0][0].start_mark), at(following), "")
    return Edit(at(around.value[index - 1][1].end_mark), at(node.end_mark), "")


def _lines(key: str, value: str | date) -> list[str]:
    return [f"{key}: {value}"] if isinstance(value, date) else entry_lines(key, value)


def _scalar(value: str | date) -> str:
    return str(value) if isinstance(value, date) else scalar(value)


def _line_end(text: str, starts: Sequence[int], number: int) -> int:
    """Where a line ends, before its break."""
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return max(starts[number], len(text[:end].rstrip("\r\n")))
