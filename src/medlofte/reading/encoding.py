"""Knows how bytes become text: ours are UTF-8, not too large and hold nothing unseen."""

import re

from medlofte.disk.tree_files import MAX_BYTES
from medlofte.finding import Finding, Place, error
from medlofte.language import t
from medlofte.stop import RefusedError

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as libyaml counts lines
_BYTE_ORDER_MARK = "\ufeff"
# PowerShell sends ? for what is not in its own letters, if nobody tells it otherwise.
_LOST = re.compile(r"[A-Za-z]\?[a-z]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Return the text of a file: UTF-8, at most 1 MiB; a byte-order mark is passed over."""
    if len(raw) > MAX_BYTES:
        message = t("Filen är större än 1 MiB. Dela upp den.")
        return None, [error(Place(path), "too-large", message)]
    try:
        text = raw.decode().lstrip(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as broken:
        before = raw[: broken.start].decode().lstrip(_BYTE_ORDER_MARK)
        message = t("Filen är inte sparad som UTF-8. Spara om den med kodningen UTF-8.")
        return None, [error(_place_after(path, before), "not-utf8", message)]
    if "\0" in text:
        return None, [control_character(path, text)]
    return text, []


def guessed(raw: bytes) -> str | None:
    """The text of what other programs write: UTF-8, UTF-16 or Windows Swedish; None of no text."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    # Without its mark every second byte of what is Swedish tells: nothing but Latin letters.
    bare = "utf-16-le" if raw[1:40:2].count(0) > 2 * raw[:40:2].count(0) else None
    for encoding in [marked or bare] if marked or bare else ["utf-8", "cp1252"]:
        try:
            text = raw.decode(encoding or "")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def check_letters(text: str) -> None:
    """Refuse what lost its å, ä and ö on the way through a pipe."""
    if text.isascii() and _LOST.search(text):
        message = t(
            "Å, ä och ö har blivit frågetecken på vägen hit. Skriv först: {command}",
            command="$OutputEncoding = New-Object Text.UTF8Encoding",
        )
        raise RefusedError(message)


def encode(text: str, before: bytes) -> bytes:
    """Return the bytes of a text that takes the place of `before`, with the mark that begins it."""
    mark = len(before) - len(before.decode().lstrip(_BYTE_ORDER_MARK).encode())
    return before[:mark] + text.encode()


def control_character(path: str, text: str) -> Finding:
    """Complain about the first sign that YAML does not allow; libyaml tells its place in bytes."""
    found = _CONTROL.search(text)
    position = found.start() if found else 0
    sign = f"U+{ord(text[position]):04X}"
    message = t("Här står ett osynligt styrtecken ({sign}). Ta bort det.", sign=sign)
    return error(_place_after(path, text[:position]), "control-character", message)


def _place_after(path: str, before: str) -> Place:
    lines = LINE_BREAK.split(before)
    return Place(path, len(lines), len(lines[-1]) + 1)
