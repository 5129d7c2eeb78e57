"""Knows the styles of a Word file: makes of odd ones what Word, and this program, can use.

Word names its own styles in English and in one case in every language; other programs write
`Heading 1` or `Rubrik 1`. Here each name and each id is there once, and a style that is needed for
paragraphs is one for paragraphs.
"""

from collections import Counter
from typing import Any

from docx.oxml.ns import qn

_LEVELS = range(1, 10)
_OWN = {
    **{f"heading {level}": f"heading {level}" for level in _LEVELS},
    **{f"rubrik {level}": f"heading {level}" for level in _LEVELS},
    "normal": "Normal",
    "title": "Title",
    "rubrik": "Title",
    "subtitle": "Subtitle",
    "underrubrik": "Subtitle",
    "caption": "caption",
    "beskrivning": "caption",
    "list bullet": "List Bullet",
    "punktlista": "List Bullet",
    "header": "header",
    "footer": "footer",
}
_PARAGRAPH = "paragraph"
_KINDS = (_PARAGRAPH, "character", "table", "numbering")
_HIDING = (f"{qn('w:rPr')}/{qn('w:vanish')}", qn("w:basedOn"))
_REFERENCES = ("basedOn", "next", "link")


def settle(styles: Any) -> dict[str, str]:
    """Put the styles in order; return which id stands for one that had to go."""
    moved: dict[str, str] = {}
    ids: dict[str, Any] = {}
    names: dict[str, Any] = {}
    again: Counter[str] = Counter()
    for style in sorted(styles.findall(qn("w:style")), key=_is_other_name):
        name, identity = _give_own_name(style, names), style.get(qn("w:styleId"), "")
        same = names.get(name.casefold())
        style.set(qn("w:type"), _kind(style))
        if not name or not identity or same is not None or not _has_right_kind(style, name):
            styles.remove(style)
            if same is not None and _kind(same) == _kind(style):
                moved.setdefault(identity, same.get(qn("w:styleId")))
            continue
        first = identity
        while identity.casefold() in ids:  # another style answers to it
            again[first] += 1
            identity = f"{first}{again[first]}"
        style.set(qn("w:styleId"), identity)
        ids[identity.casefold()] = names[name.casefold()] = style
    for style in ids.values():
        _drop_dead_references(style, ids, moved)
    sound: set[str] = set()
    for style in ids.values():
        _cut_circle(style, ids, sound)
    _settle_default(styles, ids)
    return moved


def hidden(styles: Any) -> frozenset[str]:
    """The ids of styles whose text is not seen, by themselves or by what they are based on."""
    found: dict[str, bool] = {"": False}
    own = {style.get(qn("w:styleId")): style for style in styles.iterfind(qn("w:style"))}
    for identity in own:
        path, at = [], identity
        while at not in found:
            path.append(at)
            vanish, based = (own[at].find(path_) for path_ in _HIDING)
            if vanish is not None:
                found[at] = is_on(vanish)
            else:
                at = "" if based is None else based.get(qn("w:val"))
        found |= dict.fromkeys(path, found[at])
    return frozenset(identity for identity, gone in found.items() if gone)


def is_on(switch: Any | None) -> bool:
    """Whether a property that is there or not is there, and is not said to be off."""
    return switch is not None and switch.get(qn("w:val"), "1") not in ("0", "false", "off")


def _is_other_name(style: Any) -> bool:
    """Whether a style has a name that only stands for one of Word's own: those come last."""
    name = _name(style).casefold()
    return name in _OWN and _OWN[name].casefold() != name


def _give_own_name(style: Any, taken: dict[str, Any]) -> str:
    """The style's name, as Word writes it where it is one of its own and that one is free."""
    name = _name(style)
    own = _OWN.get(name.casefold(), name)
    if own.casefold() == name.casefold() or (
        own.casefold() not in taken and _kind(style) == _PARAGRAPH
    ):
        name = own
    for extra in style.findall(qn("w:name"))[1:]:
        style.remove(extra)
    if name:
        style.find(qn("w:name")).set(qn("w:val"), name)
    return name


def _name(style: Any) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else " ".join(found.get(qn("w:val"), "").split())


def _kind(style: Any) -> str:
    return str(style.get(qn("w:type"), _PARAGRAPH))


def _has_right_kind(style: Any, name: str) -> bool:
    """Whether there is such a kind of style, and one of Word's own is of the right kind."""
    own = _OWN.get(name.casefold()) == name
    return _kind(style) in ((_PARAGRAPH,) if own else _KINDS)


def _drop_dead_references(style: Any, ids: dict[str, Any], moved: dict[str, str]) -> None:
    """Let a style lead only to styles that are there."""
    for key in _REFERENCES:
        for one in style.findall(qn(f"w:{key}")):
            target = one.get(qn("w:val"), "")
            found = ids.get(moved.get(target, target).casefold())
            if found is None or (key == "basedOn" and _kind(found) != _kind(style)):
                style.remove(one)
            else:
                one.set(qn("w:val"), found.get(qn("w:styleId")))


def _cut_circle(style: Any, ids: dict[str, Any], sound: set[str]) -> None:
    """Cut what a style is based on where that leads back to it."""
    path: set[str] = set()
    while (identity := style.get(qn("w:styleId"))) not in sound:
        path.add(identity)
        based = style.find(qn("w:basedOn"))
        if based is None:
            break
        above = ids[based.get(qn("w:val")).casefold()]
        if above.get(qn("w:styleId")) in path:
            style.remove(based)
            break
        style = above
    sound |= path


def _settle_default(styles: Any, ids: dict[str, Any]) -> None:
    """See to it that one style, and no more, is that of paragraphs that name none."""
    default = None
    for style in ids.values():
        if _kind(style) == _PARAGRAPH and style.get(qn("w:default")) in ("1", "true", "on"):
            if default is None:
                default = style
            else:
                del style.attrib[qn("w:default")]
    if default is None:
        normal = next((one for one in ids.values() if _name(one) == "Normal"), None)
        if normal is None:
            normal = styles.makeelement(qn("w:style"), {qn("w:type"): _PARAGRAPH})
            free = next(
                f"Normal{end}" for end in ("", *range(len(ids))) if f"normal{end}" not in ids
            )
            normal.set(qn("w:styleId"), free)
            normal.append(normal.makeelement(qn("w:name"), {qn("w:val"): "Normal"}))
            styles.append(normal)
        normal.set(qn("w:default"), "1")
