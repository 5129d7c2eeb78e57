"""Knows how one text is written so that it reads back as the same text."""

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,()/+–-]*[\w.)])?")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str) -> str:
    """Write text so that it reads back as the same text: plain where that is safe."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and "," not in text:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escape(sign) for sign in quoted)


def _escape(sign: str) -> str:
    """Write a sign by its number; half a sign, from bytes that were no text, cannot be kept."""
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"\\U{ord(sign):08X}"
