"""Knows the fields of a header: the number of the page stays one, a link its text, the rest goes.

What Word fills in from elsewhere (an author, the path of the file, a property, another file) is no
look, and what stands in the field until then neither.
"""

import re
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

_NUMBER = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b(?:.*?(\\\*\s*(?:roman|arabic|alphabetic|arabicdash))\b)?",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE | re.ASCII)


class _Field:
    """A field while it is read: the run that it begins in, what it asks for, whether that came."""

    def __init__(self, run: Any) -> None:
        self.run = run
        self.asks = ""
        self.told = False

    @property
    def seen(self) -> bool:
        return self.told and bool(_LINK.match(self.asks))


def settle(root: Any) -> None:
    """Put the fields of a header in order, in place."""
    opened: list[_Field] = []
    for run in list(root.iter(qn("w:r"))):
        for child in list(run):
            if child.tag == qn("w:fldChar"):
                _meet_mark(opened, run, child.get(qn("w:fldCharType")))
                run.remove(child)
            elif child.tag == qn("w:instrText"):
                if opened and not opened[-1].told:
                    opened[-1].asks += child.text or ""
                run.remove(child)
            elif child.tag != qn("w:rPr") and not all(field.seen for field in opened):
                run.remove(child)
    for simple in list(root.iter(qn("w:fldSimple"))):
        _settle_simple(simple)


def _meet_mark(opened: list[_Field], run: Any, kind: str | None) -> None:
    if kind == "begin":
        opened.append(_Field(run))
    elif kind == "separate" and opened:
        opened[-1].told = True
    elif kind == "end" and opened:
        field = opened.pop()
        number = _NUMBER.match(field.asks)
        if number and all(outer.seen for outer in opened):
            field.run.addprevious(_number_field(field.run, number))


def _settle_simple(simple: Any) -> None:
    asks = simple.get(qn("w:instr"), "")
    number = _NUMBER.match(asks)
    run = simple.find(qn("w:r"))
    if number and run is not None:
        simple.addprevious(_number_field(run, number))
    elif _LINK.match(asks):
        for child in list(simple):
            simple.addprevious(child)
    simple.getparent().remove(simple)


def _number_field(run: Any, number: re.Match[str]) -> Any:
    """A field that Word counts, in the letters of `run`."""
    name, how = number.groups()
    field = run.makeelement(
        qn("w:fldSimple"), {qn("w:instr"): f"{name.upper()} {how or ''}".strip()}
    )
    shown = field.makeelement(qn("w:r"))
    field.append(shown)
    letters = run.find(qn("w:rPr"))
    if letters is not None:
        shown.append(deepcopy(letters))
    text = shown.makeelement(qn("w:t"))
    text.text = "1"
    shown.append(text)
    return field
