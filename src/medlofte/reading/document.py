"""Knows how a text becomes plain values with their places; the only module that imports yaml."""

import operator
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from medlofte.finding import MOST, Finding, Place, error
from medlofte.language import t
from medlofte.reading import encoding, syntax_words

MAX_DEPTH = 20
MAX_VALUES = 75_000  # more than a mebibyte holds as people write it
MAX_ITEMS = 5_000  # in one list or mapping

Route = tuple[str | int, ...]

# The bare parser of libyaml composes nodes; PyYAML built without it has only the whole loader.
_Loader: Any = vars(yaml.cyaml)["CParser"] if yaml.__with_libyaml__ else yaml.BaseLoader
_HASH = re.compile(r"(?:(?<=\s)|^)#")
_SILENCE = re.compile(r"#\s*medlofte:\s*ok\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)")
_NO_VALUE = frozenset({"", "~", "null"})
_NEVER_A_KEY = frozenset({"", "<<"})
_Scalar, _Sequence = yaml.ScalarNode, yaml.SequenceNode
_TOO_DEEP = "nesting depth"  # libyaml's own limit, a thousand levels, since PyYAML 6.0.4
_BLOCK = ("|", ">")  # the styles of a text in a block


class Quoted(str):
    """Text that stood within quotation marks, so never a number, a truth value or nothing."""

    __slots__ = ()


class _TooDeepError(Exception):
    def __init__(self, mark: Any) -> None:
        self.mark = mark


class _TooManyError(Exception):
    pass


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
            raise _TooManyError
        if self.depth > MAX_DEPTH + 1:  # the parent is then the collection too many
            raise _TooDeepError(parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class AcceptingComment(NamedTuple):
    """A comment that accepts the warnings of a rule on its line, and in the text it belongs to."""

    place: Place
    rule: str
    lines: range


class Document(NamedTuple):
    """One file, read: its plain values, and where each of them stands."""

    path: str
    text: str
    value: Any
    root: Any

    def place(self, *route: str | int) -> Place:
        """Return where a value stands; for an empty or missing one its key or its parent."""
        key, node = self._find(route)
        empty = isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index
        return _place(self.path, self.text, key if empty and key is not None else node)

    def key_place(self, *route: str | int) -> Place:
        """Return where the key of a value stands; for an item of a list the item itself."""
        key, node = self._find(route)
        return _place(self.path, self.text, node if key is None else key)

    def find(self, words: str, route: Route, nth: int = 0) -> Place:
        """Return where `words` stand in a text that may run over lines, after `nth` others."""
        node = self._find(route)[1]
        first, last = node.start_mark.line, node.end_mark.line
        for number, line in enumerate(_lines(self.text)[first : last + 1], first):
            begin = node.start_mark.column if number == first else 0
            end = node.end_mark.column if number == last else len(line)
            for found in re.finditer(re.escape(words), line[begin:end]):
                if nth == 0:
                    column = begin + found.start() + 1
                    return Place(self.path, number + 1, column, len(words), line)
                nth -= 1
        return self.place(*route)

    def has(self, *route: str | int) -> bool:
        """Whether the file has that key or item at all, though perhaps without a value."""
        value = self.value
        for step in route:
            if not steps_into(value, step):
                return False
            value = value[step]
        return True

    def _find(self, route: Route) -> tuple[Any, Any]:
        key, node = None, self.root
        for step in route:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
                if pair is None:
                    return None, node
                key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    return None, node
                key, node = None, node.value[step]
            else:
                break
        return key, node

    def comments(self) -> Iterator[tuple[str, Place]]:
        """Yield each comment with its place: a `#` that stands in no value."""
        spans = sorted(map(_span, _scalars(self.root)))
        for number, line in enumerate(_lines(self.text)):
            for found in _HASH.finditer(line):
                here = (number, found.start())
                before = bisect_right(spans, (here, here))  # texts that begin before it
                if not before or spans[before - 1][1] <= here:
                    place = Place(self.path, number + 1, found.start() + 1, 1, line)
                    yield line[found.start() :], place
                    break

    def silences(self) -> Iterator[AcceptingComment]:
        if "medlofte:" not in self.text:
            return
        texts = self._texts()
        for comment, place in self.comments():
            first, last = texts.get(place.line, (place.line, place.line))
            for rules in _SILENCE.findall(comment):  # several as each was asked for
                for rule in rules.split(","):
                    yield AcceptingComment(place, rule.strip(), range(first, last + 1))

    def _texts(self) -> dict[int, tuple[int, int]]:
        """The lines of each text over several, by the line where a comment can belong to it.

        That is the one it begins on for a text in a block, and its last for any other.
        """
        texts: dict[int, tuple[int, int]] = {}
        for scalar in _scalars(self.root):
            first, last = scalar.start_mark.line + 1, scalar.end_mark.line + 1
            if scalar.style in _BLOCK:
                texts.setdefault(first, (first, last if scalar.end_mark.column else last - 1))
            elif last > first:
                texts.setdefault(last, (first, last))
        return texts


def parse(path: str, raw: bytes) -> tuple[Document | None, list[Finding]]:
    """Read one YAML file; never raises, every complaint is in the list.

    Every plain scalar stays text, whatever YAML would make of it (`no`, `22:30`, `0123`), and
    quoted text is `Quoted`; null, `~` and nothing are None.
    """
    text, findings = encoding.decode(path, raw)
    if text is None:
        return None, findings
    try:
        root = _compose(text)
    except _TooManyError:
        message = t("Filen har fler än {limit} värden. Dela upp den.", limit=MAX_VALUES)
        return None, [error(Place(path), "too-large", message)]
    except _TooDeepError as deep:
        message = t("Filen är nästlad djupare än {limit} nivåer. Förenkla den.", limit=MAX_DEPTH)
        return None, [error(_mark_place(path, text, deep.mark), "too-deep", message)]
    except yaml.YAMLError as broken:
        return None, [_conflict(path, text) or _syntax(path, text, broken)]
    findings = _special(path, text)
    if "<<<<<<<" in text or ">>>>>>>" in text:  # within quotation marks they can be read
        findings += filter(None, [_conflict(path, text)])
    # With an alias a value can hold itself, so nothing is built of what has one.
    value = None if root is None or findings else _build(root, path, text, findings)
    if value is None and not findings:
        message = t("Filen är tom. Fyll i den, eller ta bort den.")
        findings.append(error(Place(path), "syntax", message))
    return (None if findings else Document(path, text, value, root)), findings


def _compose(text: str) -> Any:
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


def steps_into(value: Any, step: Any) -> bool:
    """Whether a plain value has that key or item."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _conflict(path: str, text: str) -> Finding | None:
    """Complain about what git leaves in a file that two people changed."""
    for number, line in enumerate(_lines(text)):
        if syntax_words.is_conflict(line):
            return error(
                Place(path, number + 1, 1, len(line), line), "syntax", syntax_words.conflict(line)
            )
    return None


def _syntax(path: str, text: str, broken: Any) -> Finding:
    if isinstance(broken, yaml.reader.ReaderError):
        return encoding.control_character(path, text)
    mark, began = broken.problem_mark, broken.context_mark or broken.problem_mark
    problem, context = broken.problem, broken.context or ""
    if syntax_words.is_special_sign(problem, context):
        return _special_sign(_mark_place(path, text, began))
    if syntax_words.begins_earlier(problem, context, same_line=began.line == mark.line):
        mark = began
    place = _mark_place(path, text, mark)
    if "another document" in problem:
        message = t("Filen innehåller flera dokument (---). Gör en fil av varje.")
        return error(place, "several-documents", message)
    above = _lines(text)[mark.line - 1] if mark.line else ""
    colon = syntax_words.glued_key(problem, above)
    if colon is not None:
        return error(Place(path, mark.line, colon + 1, 1, above), "syntax", syntax_words.glued())
    return error(
        place, "syntax", syntax_words.explain(problem, context, place.source, place.column - 1)
    )


def _special(path: str, text: str) -> list[Finding]:
    """Complain about anchors, aliases, tags: what YAML can do and these files never need."""
    if "&" not in text and "*" not in text and "!" not in text:
        return []
    findings = []
    loader = getattr(yaml, "CLoader", yaml.Loader)
    for event in yaml.parse(text, Loader=loader):
        tag = getattr(event, "tag", None)
        if getattr(event, "anchor", None) or tag:
            findings.append(_special_sign(_mark_place(path, text, event.start_mark)))
            if len(findings) == MOST:
                break
    return findings


def _special_sign(place: Place) -> Finding:
    sign = place.source[place.column - 1]
    return error(place, "yaml-feature", syntax_words.special_sign(sign))


def _build(node: Any, path: str, text: str, findings: list[Finding]) -> Any:
    kind = type(node)
    if kind is _Scalar:
        return _plain(node)
    if len(node.value) > MAX_ITEMS:
        message = t("Här står fler än {limit} saker. Dela upp dem.", limit=MAX_ITEMS)
        findings.append(error(_place(path, text, node), "too-large", message))
        return None
    if kind is _Sequence:
        return [
            _plain(item) if type(item) is _Scalar else _build(item, path, text, findings)
            for item in node.value
        ]
    values: dict[str, Any] = {}
    for key, item in node.value:
        if len(findings) == MOST:
            break
        name = key.value
        if type(key) is not _Scalar or name in values or name in _NEVER_A_KEY:
            findings.append(_bad_key(path, text, key, node))
        elif type(item) is _Scalar:
            values[name] = _plain(item)
        else:
            values[name] = _build(item, path, text, findings)
    return values


def _plain(scalar: Any) -> str | None:
    if scalar.style:
        return Quoted(scalar.value)
    return None if scalar.value in _NO_VALUE else scalar.value


def _bad_key(path: str, text: str, key: Any, parent: Any) -> Finding:
    place = _place(path, text, key)
    if not isinstance(key, yaml.ScalarNode) or not key.value:
        return error(place, "syntax", t("Här saknas ett nyckelord före kolonet."))
    if key.value == "<<":
        message = t("<< (sammanslagning) används inte här. Skriv ut värdena.")
        return error(place, "yaml-feature", message)
    first = next(pair[0] for pair in parent.value if pair[0].value == key.value)
    message = t(
        "{key} står två gånger, först på rad {line}. Ta bort den ena.",
        key=key.value,
        line=first.start_mark.line + 1,
    )
    return error(place, "duplicate-key", message)


def _place(path: str, text: str, node: Any) -> Place:
    return _mark_place(path, text, node.start_mark, node.end_mark)


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """The lines of a text; the next complaint is nearly always about the same one."""
    return encoding.LINE_BREAK.split(text)


def _mark_place(path: str, text: str, mark: Any, end: Any = None) -> Place:
    lines = _lines(text)
    number = min(mark.line, len(lines) - 1)
    line = lines[number]
    column = min(mark.column, len(line)) if number == mark.line else len(line)
    until = end.column if end is not None and end.line == mark.line else len(line)
    width = max(1, until - column) if end is not None else 1
    return Place(path, number + 1, column + 1, width, line)


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for item in node.value:
        for child in item if isinstance(item, tuple) else (item,):
            yield from _scalars(child)


def _span(scalar: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a text stands; after the sign that begins a text in a block a comment may follow."""
    start, end = scalar.start_mark, scalar.end_mark
    first = (start.line + 1, 0) if scalar.style in _BLOCK else (start.line, start.column)
    return first, (end.line, end.column)
