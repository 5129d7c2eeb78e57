"""Knows how a Word file is read within limits, part by part.

Only the parts that are asked for are unpacked, each no further than its limit.
"""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from medlofte.language import t
from medlofte.stop import WrongCallError

MAX_BYTES = 32 * 1024 * 1024
_MAX_PARTS = 2000
_MAX_UNPACKED = 32 * 1024 * 1024  # of the parts that are read, all together
_MAX_XML = 8 * 1024 * 1024
_MAX_TAGS = 300_000  # `<` in a part: a tag takes a hundred bytes of memory
_MAX_ATTRIBUTES = 300_000  # `=` in a part
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCKED = 0x1
_KNOWN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the others unpack without a limit
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """What a part leads to: `kind` is the last word of the relation's type, `target` a part."""

    kind: str
    target: str


class Package:
    """A Word file that somebody else wrote."""

    def __init__(self, raw: bytes) -> None:
        if raw.startswith(_OLD_OR_LOCKED):
            raise WrongCallError(
                t(
                    "Mallen är låst med lösenord eller sparad i ett äldre format. Spara om den "
                    "som .docx eller .dotx, utan lösenord."
                )
            )
        if len(raw) > MAX_BYTES or raw.count(_DIRECTORY_ENTRY) > _MAX_PARTS:
            raise too_large()
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except Exception:  # noqa: BLE001  zipfile lets through what struct and others raise
            raise unreadable() from None
        self._names = {one.filename.lower(): one for one in self._zip.infolist()}
        self._room = _MAX_UNPACKED

    def part(self, name: str, most: int = _MAX_UNPACKED) -> bytes | None:
        """The bytes of a part; None where there is none."""
        about = self._names.get(name.lower())
        if about is None:
            return None
        if about.flag_bits & _LOCKED or about.compress_type not in _KNOWN:
            raise unreadable()
        try:
            with self._zip.open(about) as opened:
                data = opened.read(min(self._room, most) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise unreadable() from None
        self._room -= len(data)
        if self._room < 0 or len(data) > most:
            raise too_large()
        return data

    def xml(self, name: str) -> Any | None:
        """The root of a part; one that is broken, or tells of entities, is refused."""
        data = self.part(name, _MAX_XML)
        if data is None:
            return None
        if data.count(b"<") > _MAX_TAGS or data.count(b"=") > _MAX_ATTRIBUTES:
            raise too_large()
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            remove_blank_text=False,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise unreadable() from None
        if root.getroottree().docinfo.doctype:
            raise unreadable()
        return root

    def relations(self, source: str) -> dict[str, Relation]:
        """What a part leads to inside the file, by name; what lies outside it is not told."""
        folder, name = posixpath.split(source)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for one in [] if root is None else root.iterfind(f"{{{_RELATIONS}}}Relationship"):
            target = one.get("Target", "")
            if one.get("TargetMode") == "External" or not target:
                continue
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], inside)
        return found


def unreadable() -> WrongCallError:
    """The refusal of what is no Word file."""
    return WrongCallError(
        t(
            "Mallen går inte att läsa. Den ska vara ett Word-dokument eller en Word-mall, sparad "
            "som .docx eller .dotx."
        )
    )


def too_large() -> WrongCallError:
    """The refusal of what would take too much memory or time."""
    return WrongCallError(
        t("Mallen är för stor. Ta bort text och bilder ur den; format och sidhuvud räcker.")
    )
