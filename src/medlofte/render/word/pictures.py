"""Knows pictures as bytes: which kind one is, and how to leave out what is told beside the picture.

A camera or a drawing program writes where, when, by whom and from which file a picture was made.
"""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset(  # what is drawn (PNG 3rd edition, 4.3); the rest is told
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs")
)
_JPEG = b"\xff\xd8\xff"
_END = b"\xff\xd9"
_SCAN, _JFIF, _ADOBE = 0xDA, 0xE0, 0xEE
_TOLD = frozenset((*range(0xE0, 0xF0), 0xFE))  # JPEG's APPn and comments; what is drawn is none
_EMF, _EMF_SIGNATURE = b"\x01\x00\x00\x00", b" EMF"
_WMF = b"\xd7\xcd\xc6\x9a"
TYPES = {"png": "png", "jpeg": "jpeg", "emf": "x-emf", "wmf": "x-wmf"}  # by ending, of image/…


def bare(data: bytes) -> tuple[str, bytes] | None:
    """Return a picture's ending and its bytes without what is told; None where it is no picture.

    The vector formats of Windows keep what programs write between their drawing.
    """
    try:
        if data.startswith(_PNG):
            return "png", _PNG + b"".join(_chunks(data))
        if data.startswith(_JPEG):
            return "jpeg", data[:2] + b"".join(_segments(data))
        if data.startswith(_EMF) and data[40:44] == _EMF_SIGNATURE:
            return "emf", _undescribed(data)
    except (struct.error, IndexError):
        return None
    return ("wmf", data) if data.startswith(_WMF) else None


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        if name in _PNG_CHUNKS:
            yield data[at : at + size + 12]
        if name == b"IEND":
            return  # what follows is no picture
        at += size + 12


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        mark, kind, size = struct.unpack_from(">BBH", data, at)
        if mark != _END[0]:  # every segment begins so
            raise IndexError
        if kind not in _TOLD or kind == _ADOBE or (kind == _JFIF and size == 16):  # noqa: PLR2004  JFIF without a small picture
            yield data[at : at + size + 2]
        at += size + 2
        if kind == _SCAN:
            yield data[at:].partition(_END)[0] + _END
            return


def _undescribed(data: bytes) -> bytes:
    """Blank the name of the program and of the picture (MS-EMF 2.2.9)."""
    length, start = struct.unpack_from("<II", data, 60)
    size = min(2 * length, max(0, len(data) - start))
    return data[:start] + bytes(size) + data[start + size :] if start else data
