"""Knows how a document is opened, within limits, and what to say where it cannot be read."""

import io
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, get_args
from zipfile import ZipFile

from medlofte.disk import programs
from medlofte.drafting.blocks import document_kinds, plain, refusals
from medlofte.drafting.blocks.block import DocumentBlock, signs
from medlofte.drafting.blocks.document_kinds import Readable
from medlofte.language import t
from medlofte.reading import encoding
from medlofte.stop import RefusedError, WrongCallError

STDIN = "-"
_MEBIBYTE = 1024 * 1024
_MAX_BYTES = 24 * _MEBIBYTE
_MAX_TEXT = 4 * _MEBIBYTE
_MAX_LINES = 20_000
_MOST, _MOST_SIGNS = 5000, 250_000  # blocks, and their signs: a hundred pages
_MAX_UNPACKED = 32 * _MEBIBYTE  # of XML
_MAX_PARTS = 5000
_PATIENCE = 10  # seconds, for a system that cannot limit what the reader takes
_LIBRARY = {"html": "lxml", "docx": "lxml", "pdf": "pypdf"}


class OpenedDocument(NamedTuple):
    """A document as read: what it is called, and what it says of its own title and address."""

    name: str
    blocks: tuple[DocumentBlock, ...]
    title: str = ""
    address: str = ""


def blocks(path: Path) -> list[DocumentBlock]:
    """Read the blocks of a document."""
    return [*opened(path).blocks]


def opened(path: Path) -> OpenedDocument:
    """Read a document; one that cannot be read is refused, in words that say what to do."""
    name = t("indata") if str(path) == STDIN else path.name
    raw = _bytes(path)
    kind = document_kinds.kind(raw, name)
    if kind not in get_args(Readable):
        raise WrongCallError(refusals.sentence(name, kind))
    if len(raw) > (_MAX_TEXT if kind in ("txt", "html") else _MAX_BYTES):
        raise RefusedError(refusals.sentence(name, "large"))
    if kind == "txt":
        text = encoding.guessed(raw) or ""
        if text.count("\n") + text.count("\r") > _MAX_LINES:
            raise RefusedError(refusals.sentence(name, "large"))
        encoding.check_letters(text)
        return OpenedDocument(name, _filled(name, [*plain.blocks(text)]))
    if kind == "docx":
        _check_sizes(name, raw)
    return _apart(name, kind, (encoding.guessed(raw) or "").encode() if kind == "html" else raw)


def _bytes(path: Path) -> bytes:
    if str(path) == STDIN:
        return sys.stdin.buffer.read(_MAX_BYTES + 1)
    try:
        if path.is_dir():
            raise WrongCallError(t("{path} är en mapp. Ange ett dokument.", path=path))
        with path.open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise WrongCallError(t("Filen {path} finns inte.", path=path)) from None
    except OSError as failed:
        reason = failed.strerror or failed
        message = t("{path} går inte att läsa: {reason}.", path=path, reason=reason)
        raise WrongCallError(message) from None


def _apart(name: str, kind: str, raw: bytes) -> OpenedDocument:
    """Read a document in a process of its own."""
    library = _LIBRARY[kind]
    if find_spec(library) is None:
        command = f"pip install {library}"
        raise WrongCallError(
            t(
                "För att läsa {name} krävs ett tillägg. Installera det med: {command}",
                name=name,
                command=command,
            )
        )
    module = "medlofte.drafting.blocks.document_process"
    try:
        made = programs.apart(module, kind, raw, _PATIENCE)
    except TimeoutError:
        raise RefusedError(refusals.sentence(name, "large")) from None
    if made is None:
        raise RefusedError(refusals.sentence(name, "broken"))
    found, title, address = json.loads(made)
    if isinstance(found, str):
        raise RefusedError(refusals.sentence(name, found))
    told = [
        DocumentBlock(line, sort, text, level, tuple((head, cell) for head, cell in cells))
        for line, sort, text, level, cells in found
    ]
    return OpenedDocument(name, _filled(name, told), title, address)


def _filled(name: str, found: list[DocumentBlock]) -> tuple[DocumentBlock, ...]:
    if not found:
        raise RefusedError(refusals.sentence(name, "empty"))
    if len(found) > _MOST or sum(map(signs, found)) > _MOST_SIGNS:
        raise RefusedError(refusals.sentence(name, "large"))
    return tuple(found)


def _check_sizes(name: str, raw: bytes) -> None:
    """Refuse a document that says it is far larger than the file."""
    try:
        with ZipFile(io.BytesIO(raw)) as packed:
            sizes = [one.file_size for one in packed.infolist() if not _is_picture(one.filename)]
    except Exception:  # noqa: BLE001  zipfile lets through what struct and others raise
        raise RefusedError(refusals.sentence(name, "broken")) from None
    if len(sizes) > _MAX_PARTS or sum(sizes) > _MAX_UNPACKED:
        raise RefusedError(refusals.sentence(name, "large"))


def _is_picture(part: str) -> bool:
    return "/media/" in part
