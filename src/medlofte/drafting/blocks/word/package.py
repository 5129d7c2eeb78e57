"""Knows the parts of a Word document, and their XML whichever names Word or others give it."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

Node = Any  # an element; lxml tells no types
_DOCUMENT = "word/document.xml"


class WordPackage:
    """A Word document's parts, read when they are asked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._packed = ZipFile(file)
        self._names = {name.lower(): name for name in self._packed.namelist()}
        self._main = self._found("", "officedocument") or [_DOCUMENT]

    @property
    def body(self) -> Node:
        """What the document holds."""
        return next(iter(named(self._read(self._main[0]), "body")))

    def part(self, kind: str) -> Node | None:
        """The one part of a kind that belongs to the document: `styles`, `numbering`."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Node]:
        """All parts of a kind that belong to the document: `header`."""
        return [self._read(path) for path in self._found(self._main[0], kind)]

    def _found(self, source: str, kind: str) -> list[str]:
        """The parts that a part says belong to it."""
        folder, _, name = source.rpartition("/")
        listed = f"{folder}/_rels/{name}.rels".lstrip("/")
        if listed.lower() not in self._names:
            return []
        paths = [
            one.get("Target", "").lstrip("/")
            for one in self._read(listed)
            if one.get("Type", "").lower().endswith(f"/{kind}")
        ]
        within = [f"{folder}/{path}".lstrip("/") for path in paths]
        return [path for path in (*within, *paths) if path.lower() in self._names][: len(paths)]

    def _read(self, path: str) -> Node:
        raw = self._packed.read(self._names[path.lower()])
        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
            raise ValueError("declares what it would unfold into")
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))


def tag(node: Node) -> str:
    """The name of an element without its namespace: Word has two of them for the same."""
    name = node.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def named(node: Node, *names: str) -> Iterator[Node]:
    """The elements of some names that lie in an element, however deep."""
    return iter(node.iter(*(f"{{*}}{name}" for name in names)))


def child(node: Node | None, *path: str) -> Node | None:
    """The element at the end of a path of names, each in the one before."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if tag(one) == name), None)
    return node


def value(node: Node | None, name: str = "val") -> str | None:
    """An attribute without its namespace."""
    if node is None:
        return None
    found = (text for key, text in node.attrib.items() if key.rpartition("}")[2] == name)
    return next(found, None)


def is_on(node: Node | None) -> bool:
    """Whether what can be on and off is on: it is there and not said to be off."""
    return node is not None and value(node) not in ("0", "false", "off", "none")


def whole(text: str | None) -> int:
    """A whole number; 0 where it is none."""
    digits = (text or "").lstrip("-")
    return int(text or 0) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 0  # noqa: PLR2004  digits
