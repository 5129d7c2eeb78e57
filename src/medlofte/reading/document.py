"""Knows how a text becomes plain values with their places."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from medlofte.finding import MOST, Finding, Place, error
from medlofte.language import t
from medlofte.reading import encoding, nodes, pasted, syntax_words
from medlofte.reading.nodes import (
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_VALUES,
    NEVER_A_KEY,
    Scalar,
    Sequence,
    plain,
)
from medlofte.reading.pasted import hidden_sign
from medlofte.reading.syntax_words import lines_of, mark_place

Route = tuple[str | int, ...]

_HASH = re.compile(r"(?:(?<=\s)|^)#")
_SILENCE = re.compile(r"#\s*medlofte:\s*ok\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)")


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
        key, node = nodes.find(self.root, route)
        shown = key if nodes.is_empty(node) and key is not None else node
        return _place(self.path, self.text, shown)

    def key_place(self, *route: str | int) -> Place:
        """Return where the key of a value stands; for an item of a list the item itself."""
        key, node = nodes.find(self.root, route)
        return _place(self.path, self.text, node if key is None else key)

    def find(self, words: str, route: Route, nth: int = 0) -> Place:
        """Return where `words` stand in a text that may run over lines, after `nth` others."""
        _, node = nodes.find(self.root, route)
        first, last = node.start_mark.line, node.end_mark.line
        for number, line in enumerate(lines_of(self.text)[first : last + 1], first):
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

    def walk(self) -> Iterator[tuple[Route, Any]]:
        """Yield every value of the file with its route, one that holds others before these."""
        return _walk(self.value)

    def at(self, routes: Iterable[Route]) -> Iterator[tuple[Route, Any]]:
        """Yield the values that stand at some routes, in which `*` is any item of a list."""
        for route in routes:
            yield from _at(self.value, route)

    def comments(self) -> Iterator[tuple[str, Place]]:
        """Yield each comment with its place: a `#` that stands in no value."""
        spans = nodes.spans(self.root)
        for number, line in enumerate(lines_of(self.text)):
            for found in _HASH.finditer(line):
                here = (number, found.start())
                before = bisect_right(spans, (here, here))  # texts that begin before it
                if not before or spans[before - 1][1] <= here:
                    place = Place(self.path, number + 1, found.start() + 1, 1, line)
                    yield line[found.start() :], place
                    break

    def told_of(self, comment: Place) -> list[Route]:
        """The routes of what a comment stands beside; of one alone on its line what comes next.

        Where it is indented deeper than what comes next it belongs to what it ends.
        """
        number, column = comment.line - 1, comment.column - 1
        lines = nodes.by_line(self.root)
        if beside := lines.beside(number):
            return beside
        before, after = lines.before(number), lines.after(number)
        alone = not comment.source[:column].strip()
        deeper = not after or (alone and column > _indent(lines_of(self.text)[after.first]))
        if after and not (before and deeper):
            return [after.route]
        route = before.route if before else ()
        around = (route[:end] for end in range(len(route), 0, -1))
        return [next((one for one in around if lines.columns[one] <= column), ())]

    def comment_lines(self, lines: Iterable[int]) -> list[int]:
        """The lines, from 1, on which comments belong to what stands on lines, in their order."""
        texts = reversed(nodes.long_texts(self.root).items())  # the first of two counts
        over = {within: at for at, (first, last) in texts for within in range(first, last + 1)}
        return [over.get(line, line) for line in lines]

    def silences(self) -> Iterator[AcceptingComment]:
        if "medlofte:" not in self.text:
            return
        texts = nodes.long_texts(self.root)
        for comment, place in self.comments():
            first, last = texts.get(place.line, (place.line, place.line))
            for rules in _SILENCE.findall(comment):  # several as each was asked for
                for rule in rules.split(","):
                    yield AcceptingComment(place, rule.strip(), range(first, last + 1))


def parse(path: str, raw: bytes) -> tuple[Document | None, list[Finding]]:
    """Read one YAML file; never raises, every complaint is in the list.

    Every plain scalar stays text, whatever YAML would make of it (`no`, `22:30`, `0123`), and
    quoted text is `Quoted`; null, `~` and nothing are None.
    """
    text, findings = encoding.decode(path, raw)
    if text is None:
        return None, findings
    try:
        root = nodes.compose(text)
    except nodes.TooManyError:
        message = t("Filen har fler än {limit} värden. Dela upp den.", limit=MAX_VALUES)
        return None, [error(Place(path), "too-large", message)]
    except nodes.TooDeepError as deep:
        message = t("Filen är nästlad djupare än {limit} nivåer. Förenkla den.", limit=MAX_DEPTH)
        return None, [error(mark_place(path, text, deep.mark), "too-deep", message)]
    except nodes.BrokenError as broken:
        return None, [syntax_words.finding(path, text, broken)]
    marks = islice(nodes.features(text), MOST)
    findings = [syntax_words.special(mark_place(path, text, mark)) for mark in marks]
    if "<<<<<<<" in text or ">>>>>>>" in text:  # within quotation marks they can be read
        findings += filter(None, [syntax_words.left_over(path, text)])
    # With an alias a value can hold itself, so nothing is built of what has one.
    value = None if root is None or findings else _build(root, path, text, findings)
    if value is None and not findings:
        message = t("Filen är tom. Fyll i den, eller ta bort den.")
        findings.append(error(Place(path), "syntax", message))
    return (None if findings else Document(path, text, value, root)), findings


def reread(text: str, path: str = "") -> Document:
    """Read a text that is known to be a document: one that was read before, or is made of such."""
    document, _ = parse(path, text.encode())
    assert document is not None  # noqa: S101  see above
    return document


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def steps_into(value: Any, step: Any) -> bool:
    """Whether a plain value has that key or item."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _at(value: Any, route: Route, here: Route = ()) -> Iterator[tuple[Route, Any]]:
    if not route:
        if value is not None:
            yield here, value
        return
    step, rest = route[0], route[1:]
    if step == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _at(item, rest, (*here, index))
    elif isinstance(value, dict) and step in value:
        yield from _at(value[step], rest, (*here, step))


def _walk(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for step, item in items:
        here = (*route, step)
        yield here, item
        yield from _walk(item, here)


def _build(
    node: Any, path: str, text: str, findings: list[Finding], *, in_list: bool = False
) -> Any:
    kind = type(node)
    if kind is Scalar:
        return plain(node)
    if len(node.value) > MAX_ITEMS:
        message = t("Här står fler än {limit} saker. Dela upp dem.", limit=MAX_ITEMS)
        findings.append(error(_place(path, text, node), "too-large", message))
        return None
    if kind is Sequence:
        return [
            plain(item)
            if type(item) is Scalar
            else _build(item, path, text, findings, in_list=True)
            for item in node.value
        ]
    values: dict[str, Any] = {}
    for key, item in node.value:
        if len(findings) == MOST:
            break
        name = key.value
        if type(key) is not Scalar:
            findings.append(_bad_key(path, text, key, node))
            continue
        if name in values and (lost := _begins_anew(node, name, path, text, in_list=in_list)):
            findings.append(lost)
            break
        if name in values or name in NEVER_A_KEY or hidden_sign(name):
            findings.append(_bad_key(path, text, key, node))
        elif type(item) is Scalar:
            values[name] = plain(item)
        else:
            values[name] = _build(item, path, text, findings)
    return values


def _begins_anew(node: Any, name: str, path: str, text: str, *, in_list: bool) -> Finding | None:
    """Complain once where the keys of an item begin again: the dash of a new one is lost."""
    names = [key.value for key, _ in node.value if isinstance(key, Scalar)]
    again = sum(count > 1 for count in Counter(names).values())
    whole = node.start_mark.column == 0
    if node.flow_style or names[0] != name or again < 2 or not (in_list or whole):  # noqa: PLR2004  one is a slip
        return None
    first, second = [key for key, _ in node.value if isinstance(key, Scalar) and key.value == name][
        :2
    ]
    message = t(
        "Här börjar nycklarna om: {key} står redan på rad {line}. Flytta det som följer till en "
        "egen fil.",
        key=name,
        line=first.start_mark.line + 1,
    )
    words = pasted.lost_dash_words(name) if in_list else message
    return error(_place(path, text, second), "duplicate-key", words)


def _bad_key(path: str, text: str, key: Any, parent: Any) -> Finding:
    place = _place(path, text, key)
    if not isinstance(key, Scalar) or not key.value:
        return error(place, "syntax", t("Här saknas ett nyckelord före kolonet."))
    if sign := pasted.hidden_sign(key.value):
        return error(place, "syntax", pasted.hidden_sign_words(sign))
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
    return mark_place(path, text, node.start_mark, node.end_mark)
