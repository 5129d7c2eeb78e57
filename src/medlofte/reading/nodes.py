"""Knows libyaml's nodes: composed within limits, nothing resolved; only this module has yaml."""

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

MAX_DEPTH = 20
MAX_VALUES = 75_000  # more than a mebibyte holds as people write it
MAX_ITEMS = 5_000  # in one list or mapping

# The bare parser of libyaml composes nodes; PyYAML built without it has only the whole loader.
_Loader: Any = vars(yaml.cyaml)["CParser"] if yaml.__with_libyaml__ else yaml.BaseLoader
BLOCK = ("|", ">")  # the styles of a text in a block
_NO_VALUE = frozenset({"", "~", "null"})
NEVER_A_KEY = frozenset({"", "<<"})
Scalar, Sequence, Mapping = yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode
BrokenError, UnreadableError = yaml.YAMLError, yaml.reader.ReaderError
_TOO_DEEP = "nesting depth"  # libyaml's own limit, a thousand levels, since PyYAML 6.0.4


class Quoted(str):
    """Text that stood within quotation marks, so never a number, a truth value or nothing."""

    __slots__ = ()


class TooDeepError(Exception):
    """A text has more levels than any file needs; `mark` is where the one too many begins."""

    def __init__(self, mark: Any) -> None:
        self.mark = mark


class TooManyError(Exception):
    """A text has more values than any file needs."""


class _Composer(_Loader):  # type: ignore[misc]  # the C loader is untyped
    """Nodes with marks and nothing resolved."""

    # Called at every node, for nothing: a builtin costs a third of a function of ours.
    descend_resolver: Any = operator.is_
    ascend_resolver: Any = tuple

    def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> None:
        """Leave every plain scalar as text."""


class _Counting(_Composer):
    """Counts the depth at every level, of which the C composer dies of too many, and the values."""

    depth = values = 0

    def descend_resolver(self, parent: Any, index: Any) -> None:  # noqa: ARG002  yaml's signature
        self.depth += 1
        self.values += 1
        if self.values > MAX_VALUES:
            raise TooManyError
        if self.depth > MAX_DEPTH + 1:  # the parent is then the collection too many
            raise TooDeepError(parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def compose(text: str) -> Any:
    """Return the topmost node of a text; None where it has none."""
    if len(text) <= MAX_VALUES and not _may_be_deep(text):
        return _Composer(text).get_single_node()
    try:
        return _Counting(text).get_single_node()
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        if mark is None or _TOO_DEEP not in (broken.problem or ""):
            raise
        # The scanner reads ahead of the composer, and gave up on a level far below ours.
        return _Counting(text[: mark.index]).get_single_node()


def _may_be_deep(text: str) -> bool:
    """Whether a text has as many signs that open a level as it may have levels."""
    signs = ("[", "{", "- ", "? ", "\n", "\r", "\x85", "\u2028", "\u2029")
    return sum(map(text.count, signs)) >= MAX_DEPTH


def plain(scalar: Any) -> str | None:
    if scalar.style:
        return Quoted(scalar.value)
    return None if scalar.value in _NO_VALUE else scalar.value


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, Scalar):
        yield node
        return
    for item in node.value:
        for child in item if isinstance(item, tuple) else (item,):
            yield from _scalars(child)


def spans(root: Any) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where each text begins and ends, in order, as line and column from 0."""
    return sorted(map(_span, _scalars(root)))


def _span(scalar: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a text stands; after the sign that begins a text in a block a comment may follow."""
    start, end = scalar.start_mark, scalar.end_mark
    first = (start.line + 1, 0) if scalar.style in BLOCK else (start.line, start.column)
    return first, (end.line, end.column)


def find(root: Any, route: tuple[str | int, ...]) -> tuple[Any, Any]:
    """Return the key and the node that a route leads to, or the last that it comes to.

    An item of a list has no key, nor has what stands in place of a missing one.
    """
    key, node = None, root
    for step in route:
        if isinstance(node, Mapping):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                return None, node
            key, node = pair
        elif isinstance(node, Sequence) and isinstance(step, int):
            if step >= len(node.value):
                return None, node
            key, node = None, node.value[step]
        else:
            break
    return key, node


class NodeLines(NamedTuple):
    """A key, an item, a text or a closing bracket: its route, its lines, and the key's column.

    Lines and columns are from 0; of an item the column is that of its dash.
    """

    route: tuple[str | int, ...]
    first: int
    last: int
    column: int


def standing(node: Any, route: tuple[str | int, ...] = (), column: int = 0) -> Iterator[NodeLines]:
    """Yield all that stands in the text of a node, in order."""
    if isinstance(node, Scalar):
        if not is_empty(node):
            ends_before = node.style in BLOCK and node.end_mark.column == 0
            last = node.end_mark.line - ends_before
            yield NodeLines(route, node.start_mark.line, last, column)
        return
    for index, item in enumerate(node.value):
        key, value = item if isinstance(node, Mapping) else (None, item)
        here = (*route, index if key is None else key.value)
        begin = item.start_mark if key is None else key.start_mark
        own = node.start_mark.column if key is None else begin.column
        yield NodeLines(here, begin.line, begin.line, own)
        yield from standing(value, here, own)
    if node.flow_style:
        yield NodeLines(route, node.end_mark.line, node.end_mark.line, column)


class NodesByLine:
    """What stands on which line of a text, looked up many times."""

    def __init__(self, root: Any) -> None:
        self._all = [*standing(root)]
        self._firsts = [one.first for one in self._all]  # in order, as the text is
        self._beside: dict[int, list[tuple[str | int, ...]]] = {}
        self.columns: dict[tuple[str | int, ...], int] = {}
        for one in self._all:
            self.columns.setdefault(one.route, one.column)
            for line in {one.first, one.last}:
                self._beside.setdefault(line, []).append(one.route)

    def beside(self, line: int) -> list[tuple[str | int, ...]]:
        """The routes of what begins or ends on a line."""
        return self._beside.get(line, [])

    def after(self, line: int) -> NodeLines | None:
        """The first that begins below a line."""
        place = bisect_right(self._firsts, line)
        return self._all[place] if place < len(self._all) else None

    def before(self, line: int) -> NodeLines | None:
        """The last that begins above a line."""
        place = bisect_left(self._firsts, line)
        return self._all[place - 1] if place else None


@lru_cache(maxsize=2)
def by_line(root: Any) -> NodesByLine:
    """The lines of a text; the next question is nearly always about the same one."""
    return NodesByLine(root)


def is_empty(node: Any) -> bool:
    """Whether a value is not written at all, as in `key:`."""
    return isinstance(node, Scalar) and node.start_mark.index == node.end_mark.index


def features(text: str) -> Iterator[Any]:
    """Yield where anchors, aliases and tags stand: what YAML can do and these files never need."""
    if "&" not in text and "*" not in text and "!" not in text:
        return
    for event in yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)):
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            yield event.start_mark


def long_texts(root: Any) -> dict[int, tuple[int, int]]:
    """The lines, from 1, of each text over several, by the line where a comment can belong to it.

    That is the one it begins on for a text in a block, and its last for any other.
    """
    texts: dict[int, tuple[int, int]] = {}
    for scalar in _scalars(root):
        first, last = scalar.start_mark.line + 1, scalar.end_mark.line + 1
        if scalar.style in BLOCK:
            texts.setdefault(first, (first, last if scalar.end_mark.column else last - 1))
        elif last > first:
            texts.setdefault(last, (first, last))
    return texts
