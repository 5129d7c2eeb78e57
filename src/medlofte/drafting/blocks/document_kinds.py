"""Knows what a file is by its content: whatever its name says, that is what can be read of it."""

import io
import re
from typing import Literal
from zipfile import ZipFile

from medlofte.reading import encoding

Readable = Literal["txt", "html", "docx", "pdf"]
Unreadable = Literal[
    "empty", "locked", "old", "other", "picture", "presentation", "archived", "table", "unknown"
]
_OLE = b"\xd0\xcf\x11\xe0"  # the old files of Office, and the new ones with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS: dict[bytes, Unreadable] = {
    _OLE: "old",
    b"{\\rtf": "old",
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "picture"),
}
_HTML = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_MHT = re.compile(rb"^(?:MIME-Version|From: <Saved by)", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT = 4000  # bytes or signs: what a file is stands at its beginning
_MOST_CONTROLS = 0.01  # of the signs of a text
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def kind(raw: bytes, name: str) -> Readable | Unreadable:
    """What a file holds; its name only tells a page that does not begin as one from a text."""
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK\3\4"):
        return _packed(raw)
    if raw.startswith(_OLE) and _LOCKED in raw:
        return "locked"
    archived: Unreadable | None = "archived" if _MHT.search(raw[:_LOOKED_AT]) else None
    known = (other for begins, other in _BEGINNINGS.items() if raw.startswith(begins))
    return next(known, archived) or _text(raw, name)


def _packed(raw: bytes) -> Readable | Unreadable:
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
    except Exception:  # noqa: BLE001  zipfile lets through what struct and others raise
        return "docx"  # what was cut off is told of as broken
    folders = {name.partition("/")[0] for name in names}
    if "word" in folders:
        return "docx"
    if "ppt" in folders:
        return "presentation"
    return "table" if "xl" in folders else "other"


def _text(raw: bytes, name: str) -> Readable | Unreadable:
    text = encoding.guessed(raw)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        return "unknown"
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        return "empty"
    named = name.lower().endswith((".html", ".htm", ".xhtml")) and "<" in text
    return "html" if named or _HTML.search(text[:_LOOKED_AT]) else "txt"
