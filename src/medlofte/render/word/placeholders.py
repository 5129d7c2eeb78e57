"""Knows the places in a template's header and footer that a document fills in: {{dnr}}."""

import re
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn

_PLACE = re.compile(r"\{\{\s*([^\W\d_]+)\s*\}\}")


def fill(root: Any, values: Mapping[str, str]) -> set[str]:
    """Fill in what is known by name, and return which names stood there; others stay as they are.

    Word may have cut the name of a place into several runs; its text then comes into the first.
    """
    found: set[str] = set()
    for paragraph in root.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        whole = "".join(text.text or "" for text in texts)
        for place in reversed(list(_PLACE.finditer(whole))):
            name = place[1].casefold()
            if name in values:
                found.add(name)
                _put(texts, place.span(), values[name])
    return found


def _put(texts: list[Any], where: tuple[int, int], words: str) -> None:
    """Put words where some letters stand, counted over all texts."""
    first, last = where
    begins = 0
    for text in texts:
        old = text.text or ""
        here, ends = begins, begins + len(old)
        begins = ends
        if ends <= first or here >= last:
            continue
        before, after = old[: max(0, first - here)], old[max(0, last - here) :]
        text.text = before + (words if here <= first else "") + after
        text.set(qn("xml:space"), "preserve")
