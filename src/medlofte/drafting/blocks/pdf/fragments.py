"""Knows the pieces of text on a page of a PDF: where each stands, how large, how bold."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from medlofte.drafting.blocks.block import tidy

SAME_HEIGHT = 3.0  # points between what stands on one line
# Of the size of the letters: about how wide they are, which a PDF tells in too many ways.
_THIN, _CAPITAL, _FAT, _OTHER = 0.28, 0.67, 0.85, 0.52
_THINS, _FATS = frozenset("ijlftrI.,:;'|!()[]-/ "), frozenset("mwMW@%—")
_APART, _UNSURE = 0.6, 0.1  # of the size and of what was measured: more room is a space
_SMALL = 0.8  # of the size of the line
_SOFT = "\u00ad"  # a hyphen that is seen only where a line ends in the word
_MEAN, _NARROWEST = 530, 150  # thousandths of the size: of letters in common fonts
_FAR = 3.0  # of the size: what stands farther away belongs to something else
_SIGN = 4  # signs: so short is what marks a point
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")


class Fragment(NamedTuple):
    """Text that was written in one go; the place is its lower left corner, in points.

    `wide` is how wide the letters of its font are, of what letters mostly are.
    """

    x: float
    y: float
    text: str
    size: float
    is_bold: bool
    wide: float = 1.0

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.x + self.width(self.text.rstrip())

    def width(self, text: str) -> float:
        """About how wide a text is in its letters."""
        return width(text) * self.size * self.wide


class Line(NamedTuple):
    """Fragments on one height, from left to right."""

    parts: tuple[Fragment, ...]

    @property
    def text(self) -> str:
        """Its text, with spaces where there is room."""
        text, start, end = "", 0.0, 0.0
        for part in self.parts:
            room = part.size * _APART + _UNSURE * (end - start)
            is_apart = bool(text) and part.x - end > room and not text.endswith(" ")
            if part.text == "-":  # of a word that goes on below
                text = text.rstrip()
            text += f" {part.text}" if is_apart and part.text != "-" else part.text
            start, end = part.x, part.end
        return text

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.parts[0].x

    @property
    def y(self) -> float:
        """How high it stands."""
        return self.parts[0].y

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.parts[-1].end

    @property
    def size(self) -> float:
        """How large its largest letters are."""
        return max(part.size for part in self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether all that can be bold is."""
        told = [part for part in self.parts if any(map(str.isalnum, part.text))]
        return bool(told) and all(part.is_bold for part in told)

    def apart(self) -> list["Line"]:
        """What stands beside one another with much room between, as signatures do."""
        found = [[self.parts[0]]]
        for one in self.parts[1:]:
            before = found[-1][-1]
            is_sign = len(tidy(before.text)) < _SIGN or before.text.rstrip().endswith(":")
            room = _FAR * one.size + _UNSURE * (before.end - before.x)
            if one.x - before.end > room and not is_sign:
                found.append([])
            found[-1].append(one)
        return [Line(tuple(parts)) for parts in found]


def width(text: str) -> float:
    """About how wide a text is, in sizes of its letters."""
    return sum(
        _THIN
        if sign in _THINS
        else _FAT
        if sign in _FATS
        else _CAPITAL
        if sign.isupper()
        else _OTHER
        for sign in text
    )


def lines_of(page: Any) -> list[Line]:
    """The lines of a page, in the order that they are written in: column after column."""
    found: list[Line] = []
    held: list[Fragment] = []
    for one in _fragments(page):
        if held and _points_to_note(held[0], one):
            space = " " if one.text.endswith(" ") else ""
            held[-1] = held[-1]._replace(text=held[-1].text + space)
            continue
        on_one = held and abs(one.y - held[0].y) <= SAME_HEIGHT and one.x >= held[-1].x
        if held and not on_one:
            found.append(Line(tuple(held)))
            held = []
        held.append(one)
    if held:
        found.append(Line(tuple(held)))
    return found


def _points_to_note(line: Fragment, one: Fragment) -> bool:
    """Whether it is the small number of a note, raised beside what it tells of."""
    is_small = one.size < _SMALL * line.size and one.text.strip().isdecimal()
    return is_small and 0 < one.y - line.y < line.size


def _fragments(page: Any) -> list[Fragment]:
    found: list[Fragment] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if abs(tm[1]) > abs(tm[0]):  # what is written upwards in the margin
            return
        bare = text.replace("\n", " ").lstrip() if tidy(text) else ""
        if found and text[:1].isspace() and not text.startswith("\n"):
            found[-1] = found[-1]._replace(text=f"{found[-1].text.rstrip()} ")
        if found and not bare and _SOFT in text:
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip() + _SOFT)
        if not bare:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scaled = size * (abs(tm[0] * cm[0]) + abs(tm[1] * cm[2])) or 1
        found.append(Fragment(x, y, bare, scaled, _is_bold(font or {}), _wide(font or {})))

    page.extract_text(visitor_text=visit)
    return found


def _wide(font: Any) -> float:
    """How wide the letters of a font are, of what letters mostly are."""
    told = font.get("/Widths")
    if told is None:
        below = font.get("/DescendantFonts")
        told = below[0].get_object().get("/W") if below else None
    told = told.get_object() if told is not None else []
    listed = [one for part in told for one in (part if isinstance(part, list) else [part])]
    widths = [float(one) for one in listed if isinstance(one, int | float) and one > _NARROWEST]
    mean = sum(widths) / len(widths) if widths else _MEAN
    return min(max(mean / _MEAN, 0.8), 1.4)


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")).lower()
    about = font.get("/FontDescriptor")
    weight = about.get_object().get("/FontWeight", 0) if about is not None else 0
    return any(word in name for word in _BOLD_NAMES) or (
        isinstance(weight, int | float) and weight >= _BOLD_WEIGHT
    )
