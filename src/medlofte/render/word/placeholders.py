"""Knows the places in a template that a document fills in: {{dnr}}, or a control of that name.

A content control of Word is known by its title or its tag; it becomes a place like the others.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

_NAMES = {
    "dnr": ("diarienummer", "reference"),
    "handläggare": ("handlaggare", "officer"),
    "datum": ("date",),
    "förslag": ("forslag", "förslag till beslut", "forslag till beslut", "proposal"),
}
PLACES = (*_NAMES,)
_MEANT = {one: name for name, others in _NAMES.items() for one in (name, *others)}
_PLACE = re.compile(r"\{\{([^{}]{1,60})\}\}")
_MOST = 50  # places in a paragraph; each is filled in by itself
_UNTOUCHED = ("showingPlcHdr", "dataBinding")  # what makes the text of a control none of its own


def blocks(body: Any) -> Iterator[Any]:
    """Yield the paragraphs, tables and known controls of a text, also those within others."""
    for one in body:
        if one.tag in (qn("w:p"), qn("w:tbl")) or (one.tag == qn("w:sdt") and _control(one)):
            yield one
        else:
            yield from blocks(one)


def with_place(blocks: Sequence[Any]) -> list[Any]:
    """Those with a place to fill in, each after the heading that stands right above it."""
    there = [*map(_has_place, blocks), False]
    return [
        one for at, one in enumerate(blocks) if there[at] or (there[at + 1] and _is_heading(one))
    ]


def _has_place(root: Any) -> bool:
    """Whether a place that is known by name, or such a control, stands in a part."""
    return any(_meant(place[1]) for one in _paragraphs(root) for place in _places(one)) or any(
        _control(one) for one in root.iter(qn("w:sdt"))
    )


def open_controls(root: Any) -> None:
    """Let the controls that are known by name hold a place each, and nothing else, in place."""
    controls = list(root.iter(qn("w:sdt")))
    within: set[Any] = set()
    for control in controls:
        name, content = _control(control), control.find(qn("w:sdtContent"))
        if not name or content is None or control in within:
            continue
        within.update(content.iter(qn("w:sdt")))
        about = control.find(qn("w:sdtPr"))
        for one in list(about):
            if etree.QName(one).localname in _UNTOUCHED:
                about.remove(one)
        for style in list(content.iter(qn("w:rStyle"))):  # the grey of what asks for a text
            style.getparent().remove(style)
        texts = list(content.iter(qn("w:t"))) or [_text_in(content)]
        for text in texts:
            text.text = ""
        texts[0].text = f"{{{{{name}}}}}"


def fill(root: Any, values: Mapping[str, str]) -> set[str]:
    """Fill in what is known by name, and return which names stood there; others stay as they are.

    Word may have cut the name of a place into several runs; its text then comes into the first.
    """
    found: set[str] = set()
    for paragraph in _paragraphs(root):
        texts = list(paragraph.iter(qn("w:t")))
        for place in reversed(_places(paragraph)):
            name = _meant(place[1])
            if name in values:
                found.add(name)
                _put(texts, place.span(), values[name])
    return found


def _is_heading(block: Any) -> bool:
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "" if style is None else style.get(qn("w:val"), "").casefold()
    return name.startswith(("heading", "rubrik"))


def _paragraphs(root: Any) -> Iterator[Any]:
    """The paragraphs that stand within no other: those of a text box are read with its own."""
    for one in root.iter(qn("w:p")):
        if next(one.iterancestors(qn("w:p")), None) is None:
            yield one


def _places(paragraph: Any) -> list[re.Match[str]]:
    whole = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
    return list(islice(_PLACE.finditer(whole), _MOST))


def _meant(typed: str) -> str:
    """The name of a place, however it is written; empty where none is known."""
    words = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
    return _MEANT.get(words, "")


def _control(control: Any) -> str:
    """The name of the place that a control stands for, by its title or its tag."""
    about = control.find(qn("w:sdtPr"))
    for key in () if about is None else ("w:alias", "w:tag"):
        one = about.find(qn(key))
        name = "" if one is None else _meant(one.get(qn("w:val"), ""))
        if name:
            return name
    return ""


def _text_in(content: Any) -> Any:
    """A text in a control that has none."""
    around = next(content.iter(qn("w:p")), content)
    run = etree.SubElement(around, qn("w:r"))
    return etree.SubElement(run, qn("w:t"))


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
