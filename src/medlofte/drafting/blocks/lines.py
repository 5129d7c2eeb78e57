"""Knows how lines of a document are put together into paragraphs, bullets and headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from medlofte.drafting.blocks import heading_words
from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.blocks.bullet_signs import Point, point

_ENDS = (".", "!", "?", ":", ";", "…")
_SHORTENED = re.compile(
    r"\b(?:kl|ca|bl\.? ?a|t\.? ?ex|nr|st|max|min|inkl|exkl|resp|s\.? ?k|f\.? ?d|d\.? ?v\.? ?s)\.$"
)
_PARTED = re.compile(r"\w([-–/])$")  # "2018-", "hyres-", "och/"
# "för- och efternamn": the hyphen stands for the rest of a word, and stays.
_REST_OF_WORD = ("och ", "eller ", "samt ", "respektive ", "som ", "till ")
_FIGURE = 8  # signs
_FEW_LISTED = 2  # lines; so many lines and no more than a lead and one are no list
_INDENTED = 1  # in what the line's indent is told in


class TextLine(NamedTuple):
    """A line as it stands, tidied.

    `is_full` where it ended because there was no room for the next word; `is_heading` as its look
    says, None where it says nothing. `after_gap` where there is room above it.
    """

    number: int
    text: str
    indent: float = 0
    after_gap: bool = False
    is_full: bool = False
    is_heading: bool | None = None
    is_parted: bool = False  # in the middle of a word, with a hyphen that is seen only there


@dataclass(slots=True)
class _Piece:
    """Lines that belong together; `parts` are put together only once, for they may be many."""

    first: TextLine
    last: TextLine
    parts: list[str]
    point: Point | None
    is_listed: bool = False  # without a sign, below what leads to a list

    @property
    def text(self) -> str:
        return "".join(self.parts).lstrip()

    @property
    def end(self) -> str:
        """Its last line, without its sign."""
        return self.parts[-1]

    @property
    def is_single(self) -> bool:
        return self.first is self.last

    @property
    def mark(self) -> str:
        return self.point.mark if self.point else "" if not self.is_listed else "listed"

    def goes_on(self, line: TextLine) -> None:
        """Put a line to it: with a space, or with the rest of a word that was parted."""
        parted = _PARTED.search(self.end)
        if self.last.is_parted:
            self.parts += [self.parts.pop().removesuffix("-"), line.text]
        elif parted is None or line.text.startswith(_REST_OF_WORD):
            self.parts.append(f" {line.text}")
        else:
            within = parted[1] == "-" and self.end[-2].islower() and line.text[0].islower()
            self.parts += [self.parts.pop()[: -1 if within else None], line.text]
        self.last = line


def together(lines: Iterable[TextLine]) -> Iterator[DocumentBlock]:
    """Put the lines together; a block has the number of its first line."""
    pieces = [*_pieces(lines)]
    _list_what_is_led_to(pieces)
    marks: list[str] = []
    for place, one in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if one.mark and not _numbers_a_heading(one, after):
            if one.point and one.point.is_numbered and one.first.after_gap and not _numbered(marks):
                marks.clear()  # a list of its own, and no part of the point above
            level = _level(marks, f"{one.mark} {round(one.first.indent / 2)}")
            yield DocumentBlock(one.first.number, "bullet", one.text, level)
            continue
        marks.clear()
        text = one.text if one.point is None else f"{one.first.text}"
        if _is_heading(one, after):
            yield DocumentBlock(one.first.number, "heading", text.rstrip(":").rstrip(), 0)
        else:
            yield DocumentBlock(one.first.number, "text", text)


def _list_what_is_led_to(pieces: list[_Piece]) -> None:
    """Take short lines for points that stand together below what leads to them."""
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and _could_be_listed(pieces[end]):
            end += 1
        lead = pieces[start]
        leads = lead.end.endswith(":") and lead.point is None and lead.first.is_heading is None
        is_whole = end == len(pieces) or pieces[end].first.after_gap
        if leads and is_whole and end - start > _FEW_LISTED:
            for one in pieces[start + 1 : end]:
                one.is_listed = True
        start = end


def _could_be_listed(one: _Piece) -> bool:
    is_bare = one.point is None and one.is_single and one.first.is_heading is None
    return is_bare and not one.first.after_gap and heading_words.reads_as_heading(one.end)


def _numbered(marks: list[str]) -> bool:
    return any(one[0].isalnum() and one[0] != "o" for one in marks)


def _level(marks: list[str], mark: str) -> int:
    """How deep a bullet lies: as deep as the last of its sort, else one deeper than the last."""
    if mark in marks:
        del marks[marks.index(mark) + 1 :]
    else:
        marks.append(mark)
    return len(marks)


def _pieces(lines: Iterable[TextLine]) -> Iterator[_Piece]:
    """Join the lines that belong together."""
    held: _Piece | None = None
    for line in lines:
        found = point(line.text) if not line.is_heading else None
        if held and not found and _goes_on(held, line):
            held.goes_on(line)
            continue
        listed = bool(held and not found and _is_listed(held, line))
        if held and held.end:
            yield held
        held = _Piece(line, line, [found.text if found else line.text], found, listed)
    if held and held.end:
        yield held


def _goes_on(held: _Piece, line: TextLine) -> bool:
    """Whether a line goes on with what is held."""
    if not held.end:  # a sign that stands alone, its text below it
        return True
    looks_so = (bool(held.last.is_heading), bool(line.is_heading))
    if line.after_gap or looks_so[0] != looks_so[1]:
        return (
            held.is_single
            and _is_figure(held.end)
            and not line.after_gap
            and line.text[0].islower()
        )
    if held.last.is_parted or _SHORTENED.search(held.end):
        return True
    if line.is_heading:
        return held.last.is_full or _begins_within(held, line.text)
    if held.end.endswith(_ENDS):
        return _goes_on_after_end(held, line)
    return held.last.is_full or (not _is_listed(held, line) and _begins_within(held, line.text))


def _is_figure(text: str) -> bool:
    """Whether it is a number that stands large above what it counts."""
    return len(text) <= _FIGURE and (text[-1:].isalnum() or text.endswith("%"))


def _goes_on_after_end(held: _Piece, line: TextLine) -> bool:
    """Whether a sentence that begins a line belongs to the paragraph or the point above."""
    if held.point is not None:
        return line.indent > held.first.indent + _INDENTED
    return (
        held.last.is_full
        and not held.end.endswith(":")
        and not heading_words.reads_as_heading(line.text)
    )


def _begins_within(held: _Piece, text: str) -> bool:
    """Whether a line begins as none begins, or that above it ends as none ends."""
    if text[0].islower() or text[0] in "(,;":
        return True
    ends_point = held.point is not None and held.end.endswith((",", ";"))
    is_open = heading_words.ends_open(held.end) and not ends_point
    return is_open and not heading_words.reads_as_heading(text)


def _is_listed(held: _Piece, line: TextLine) -> bool:
    """Whether a line is a point without a sign: below what leads to it, or below such a point."""
    if line.after_gap or held.last.is_full or not line.text[0].islower() or held.point:
        return False
    return held.is_listed or heading_words.leads(held.end)


def _numbers_a_heading(one: _Piece, after: _Piece | None) -> bool:
    """Whether a number begins a heading, and no point of a list: one like it does not follow."""
    if one.point is None or not one.point.is_numbered or after is None:
        return False
    beside = after.point is not None and after.mark == one.mark and not after.first.after_gap
    return not beside and one.text[0].isupper() and heading_words.reads_as_heading(one.text)


def _is_heading(one: _Piece, after: _Piece | None) -> bool:
    if one.first.is_heading is not None:
        is_short = len(one.text) < heading_words.LONG_HEADING
        return bool(one.first.is_heading and one.last.is_heading) and is_short
    if not one.is_single or one.last.is_full:
        return heading_words.is_shouted(one.text)
    if heading_words.reads_as_heading(one.text):
        return True
    alone = one.first.after_gap and (after is None or after.first.after_gap)
    if one.text.endswith("?"):
        return one.first.after_gap and len(one.text) <= heading_words.HEADING
    return alone and not one.text.endswith(":") and heading_words.stands_alone(one.text)
