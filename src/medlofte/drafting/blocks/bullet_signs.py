"""Knows what stands before a point of a list: signs, numbers and letters."""

import re
from typing import NamedTuple

# Signs of Symbol and Wingdings come as private letters, or as the letter that is on their key.
_SIGNS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf02d•·∙●○◦‣⁃▪▫■□◾▸►▶➢➤➔→⇒✓✔☑✅👉❖◆◇♦★☆✱✶»›"
_POINT = re.compile(
    rf"(?:(?P<sign>[{_SIGNS}]|[-–—*+](?=\s)|[oØü§](?=\s+[^\W\d]))"
    r"|(?P<number>\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zåäö][.)]|\([a-z\d]\))(?=\s)"
    r"|(?P<glued>\d{1,2}[.)])(?=[A-ZÅÄÖ][a-zåäö]))\s*"
)
_ALONE = re.compile(rf"[{_SIGNS}o–—*-]")
# Someone is heard: a dash before what was said is no point of a list.
_SAID = re.compile(r"\b(?:säger|sade|sa|menar|berättar|förklarar|konstaterar|avslutar)\b")


class Point(NamedTuple):
    """What marks a point of a list, the same for points beside one another, and its text."""

    mark: str
    text: str

    @property
    def is_numbered(self) -> bool:
        """Whether a number or a letter marks it."""
        return self.mark[0].isalnum() and self.mark != "o"


def point(text: str) -> Point | None:
    """The point that a line begins; None for any other line."""
    if _ALONE.fullmatch(text):
        return Point(text, "")
    found = _POINT.match(text)
    if found is None or (found.end() == len(text) and not found["sign"]):
        return None
    rest = text[found.end() :]
    if found["sign"] in ("-", "–", "—") and _SAID.search(rest):
        return None
    return Point(found["sign"] or _sort(found["number"] or found["glued"]), rest)


def _sort(number: str) -> str:
    """The number as one of its sort: 1. for 7., a) for c), 1.1 for 3.12."""
    return re.sub(r"[a-zåäö]", "a", re.sub(r"\d+", "1", number))
