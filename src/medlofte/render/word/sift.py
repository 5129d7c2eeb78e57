"""Knows which elements and attributes of a Word file are seen on paper, and leaves out the others.

Unknown names go: what a later Word writes, or another program, may tell of a person.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree  # type: ignore[import-untyped]

from medlofte.render.word.styles import is_on
from medlofte.wording.plain_text import harmless

Leads = Callable[[str], str | None]

W = nsmap["w"]
_V = "urn:schemas-microsoft-com:vml"
_SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = frozenset(  # where all elements are drawn but those that are named below
    (*(nsmap[one] for one in ("a", "pic", "wp")), _V, "urn:schemas-microsoft-com:office:word")
) | {f"{_SHAPES}Shape", f"{_SHAPES}Group"}


def _w(*names: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in names)


_PROPERTIES = _w("pPr", "rPr", "tblPr", "tblPrEx", "trPr", "tcPr")
_SEEN = _w(
    *("p", "r", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "pgNum"),
    *("tbl", "tblGrid", "gridCol", "tr", "tc", "drawing", "pict", "fldSimple", "txbxContent"),
)
_AROUND = _w(
    "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"
)
_UNSEEN = _w(  # properties that are none of the look
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
    *("rsid", "divId", "tblCaption", "tblDescription", "printerSettings", "sectPr"),
    *("numPicBullet", "lvlPicBulletId", "personal", "personalCompose", "personalReply"),
)
_UNDRAWN = ("extLst", "hlinkClick", "hlinkHover", "custDataLst", "objectDefaults", "custClrLst")
_UNTOLD = frozenset(  # attributes
    (*("descr", "title", "alt", "href", "target", "src", "class", "tooltip", "macro"), "textlink")
) | _w("author", "date", "initials", "tooltip", "docLocation", "dirty")
_TEXT = _w("t") | {qn("wp:posOffset"), qn("wp:align")}
_BLOCKS = _w("hdr", "ftr", "tc", "txbxContent")
_FRAMES = _w("drawing", "pict")
_PICTURES = {qn("a:blip"): qn("r:embed"), f"{{{_V}}}imagedata": qn("r:id")}
_OWN_SHAPE = re.compile(r"#?_x0000_[a-z][0-9]+", re.ASCII)
_NAMED = _w("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")


def properties(root: Any, leads: Leads) -> None:
    """Leave of a part that holds nothing but properties what is seen, in place."""
    _sift(root, leads, frozenset(), all_properties=True)


def content(root: Any, leads: Leads, hidden: frozenset[str]) -> None:
    """Leave of a header or footer what is seen, in place; text in `hidden` styles is not."""
    lost = _sift(root, leads, hidden, all_properties=False)
    for frame in list(root.iter(*_FRAMES)):
        if frame in lost or not _draws(frame):
            frame.getparent().remove(frame)
    for block in root.iter(*_BLOCKS):
        if not len(block) or block[-1].tag != qn("w:p"):  # Word wants each to end in one
            block.append(block.makeelement(qn("w:p")))


def alone(element: Any, *, deep: bool = False) -> Any:
    """A copy with its own attributes, and what is inside it only where `deep`."""
    copy = deepcopy(element)
    copy.tail = None
    if not deep:
        del copy[:]
    _sift(copy, lambda _: None, frozenset(), all_properties=True)
    return copy


def compatibility(element: Any) -> Iterator[Any]:
    """How old the Word is whose way to break lines is followed: the one such setting that is."""
    for one in element.iterfind(qn("w:compatSetting")):
        version = one.get(qn("w:val"), "")
        if one.get(qn("w:name")) == "compatibilityMode" and version in ("11", "12", "14", "15"):
            made = etree.Element(qn("w:compat"), nsmap={"w": W})
            uri = "http://schemas.microsoft.com/office/word"
            about = {"name": "compatibilityMode", "uri": uri, "val": version}
            etree.SubElement(
                made, qn("w:compatSetting"), {qn(f"w:{key}"): value for key, value in about.items()}
            )
            yield made
            return


def rename(root: Any, moved: dict[str, str]) -> None:
    """Let what names a style that had to go name the one that stands for it."""
    for one in root.iter(*_NAMED):
        identity = one.get(qn("w:val"))
        if identity in moved:
            one.set(qn("w:val"), moved[identity])


def _sift(root: Any, leads: Leads, hidden: frozenset[str], *, all_properties: bool) -> set[Any]:
    """Leave what is seen; return the frames of which something leads nowhere."""
    lost: set[Any] = set()
    _scrub(root, leads)
    waiting = deque([(root, all_properties)])
    while waiting:
        parent, property_ = waiting.popleft()
        children = deque(parent)
        while children:
            child = children.popleft()
            inner = None if property_ else _unwrapped(child)
            if inner is not None:
                for one in inner:
                    child.addprevious(one)
                children.extendleft(reversed(inner))
                parent.remove(child)
            elif not _is_seen(child, hidden, property_=property_):
                parent.remove(child)
            elif _scrub(child, leads):
                waiting.append((child, property_ or child.tag in _PROPERTIES))
            else:
                lost.update(islice(child.iterancestors(*_FRAMES), 1))
                parent.remove(child)
    return lost


def _unwrapped(element: Any) -> list[Any] | None:
    """What takes an element's place where it is only put around something; None where it is not."""
    if element.tag == f"{_MC}AlternateContent":
        choice = next((one for one in element if one.get("Requires") in ("wps", "wpg")), None)
        if choice is None:
            choice = element.find(f"{_MC}Fallback")
        return [] if choice is None else list(choice)
    if element.tag not in _AROUND:
        return None
    about = element.find(qn("w:sdtPr"))
    if about is not None and any(
        etree.QName(one).localname in ("dataBinding", "showingPlcHdr") for one in about
    ):
        return []  # a property of the document, or a request to write something
    return list(element)


def _is_seen(element: Any, hidden: frozenset[str], *, property_: bool) -> bool:
    name = etree.QName(element)
    if name.namespace in _DRAWN:
        return name.localname not in _UNDRAWN
    if name.namespace != W:
        return False
    if property_:
        return element.tag not in _UNSEEN and not name.localname.endswith("Change")
    if element.tag == qn("w:r"):
        return not _is_hidden(element, hidden)
    return element.tag in _SEEN or element.tag in _PROPERTIES


def _is_hidden(run: Any, hidden: frozenset[str]) -> bool:
    letters = run.find(qn("w:rPr"))
    for about, key in ((letters, "w:rStyle"), (run.getparent()[0], "w:pStyle")):
        style = None if about is None else about.find(qn(key))
        if style is not None and style.get(qn("w:val")) in hidden:
            return True
    return letters is not None and any(
        is_on(letters.find(qn(key))) for key in ("w:vanish", "w:specVanish")
    )


def _scrub(element: Any, leads: Leads) -> bool:
    """Leave of an element's attributes and text what is seen; False where it leads nowhere."""
    element.tail = None
    element.text = harmless(element.text or "") if element.tag in _TEXT else None
    for key, value in element.items():
        name = etree.QName(key)
        if name.namespace == nsmap["r"]:
            new = leads(value)
            if new is None:
                return False
            element.set(key, new)
        elif not _may_stay(element, key, name, value):
            del element.attrib[key]
    if element.get("name") is not None and not element.tag.endswith("}gd"):
        element.set("name", "Mall")
    return True


def _may_stay(element: Any, key: str, name: Any, value: str) -> bool:
    if key in _UNTOLD or name.localname.startswith("rsid"):
        return False
    if name.namespace is None and element.tag.startswith(f"{{{_V}}}") and key in ("id", "type"):
        return bool(_OWN_SHAPE.fullmatch(value))
    return name.namespace in (None, W, "http://www.w3.org/XML/1998/namespace")


def _draws(frame: Any) -> bool:
    """Whether a frame has something to draw, and each of its pictures is there."""
    for tag, key in _PICTURES.items():
        if any(one.get(key) is None for one in frame.iter(tag)):
            return False
    if frame.tag == qn("w:pict"):
        return len(frame) > 0
    data = next(frame.iter(qn("a:graphicData")), None)
    return data is not None and len(data) > 0
