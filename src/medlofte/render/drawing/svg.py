"""Knows the small pictures: how each sign is drawn, and a punch card; both beside words.

They are drawn, not written, so that they look alike wherever the page is read.
"""

from collections.abc import Iterator
from functools import cache
from typing import assert_never

from medlofte.wording.state_table import Sign
from medlofte.wording.targets import bar as bars

_STROKE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
_KNOCKED = 'fill="none" class="knocked" stroke="#fff" stroke-width="2.2" stroke-linecap="round"'
_RING = f'<circle cx="10" cy="10" r="8" {_STROKE}/>'
_DISC = '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
_PAGE = f'<rect x="3" y="2" width="14" height="16" rx="2" {_STROKE}/>'
_CARD = _PAGE.replace('stroke-width="2"', 'stroke-width="1.5"')
_SQUARE = '<path d="M2 2h16v16H2z" fill="currentColor"/>'
_SIZE, _STEP = 10, 13
_IN_ROW, _MOST_ROWS = 15, 4  # of sixty marks, the most there are
_CELLS = {  # its class, and how it is drawn from its corner
    bars.DONE: ("done", (1, 2), "h8v8h-8z"),
    bars.DUE: ("missing", (0.75, 1.75), "h8.5v8.5h-8.5z"),
    bars.OPEN: ("open", (5, 6), "h0"),
    bars.UNSURE: ("unsure", (0, 4), "q2.5-2.6 5 0t5 0m-10 5q2.5-2.6 5 0t5 0"),
}


def _drawn(sign: Sign) -> str:  # noqa: C901, PLR0911, PLR0912  one a sign
    match sign:
        case Sign.MET:
            return f'{_DISC}<path d="M5.5 10.5l3 3 6-7" {_KNOCKED} stroke-linejoin="round"/>'
        case Sign.MISSED:
            return f'{_SQUARE}<path d="M6 6l8 8M14 6l-8 8" {_KNOCKED}/>'
        case Sign.ON_TRACK:
            return f'{_RING}<path d="M6 10h7.5M10.5 6.5l3.5 3.5-3.5 3.5" {_STROKE}/>'
        case Sign.BEHIND:
            return f'{_RING}<path d="M10 5.5v5.5M10 14.4v.1" {_STROKE}/>'
        case Sign.GOING_ON:
            return f'{_RING}<circle cx="10" cy="10" r="4" fill="currentColor"/>'
        case Sign.REPORTED:
            return f'{_PAGE}<path d="M7 6.5h6M7 10h6M7 13.5h3.5" {_STROKE}/>'
        case Sign.LOST:
            return f'{_RING}<path d="M7 7l6 6M13 7l-6 6" {_STROKE}/>'
        case Sign.NO_BASELINE:
            return f'<path d="M3 7.5h14M3 12.5h14M13.5 3l-7 14" {_STROKE}/>'
        case Sign.NOT_TRIGGERED:
            return f'{_RING}<path d="M6.5 10h7" {_STROKE}/>'
        case Sign.WITHDRAWN:
            return f'{_RING}<path d="M4.4 15.6L15.6 4.4" {_STROKE}/>'
        case Sign.NOT_QUANTIFIED:
            return f'<path d="M2 7.5q4-4 8 0t8 0M2 13.5q4-4 8 0t8 0" {_STROKE}/>'
        case Sign.NOT_REPORTED:
            bow = "M7.4 7.7a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 1.8v.2"
            return f'{_CARD}<path d="{bow}M10 15v.1" {_STROKE} stroke-linejoin="round"/>'
        case Sign.NOT_STARTED:
            return _RING
        case Sign.UPCOMING:
            return f'<path d="M4 4l6 6-6 6M10.5 4l6 6-6 6" {_STROKE} stroke-linejoin="round"/>'
        case _:
            assert_never(sign)


_DRAWN = {one: _drawn(one) for one in Sign}


def shape(one: Sign) -> str:
    """The shape of a sign, 20 by 20, to be put into a drawing."""
    return _DRAWN[one]


def sign(one: Sign) -> str:
    """A sign in a line of text; its word always stands beside it."""
    return f'<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">{shape(one)}</svg>'


def picture(one: Sign, colour: str) -> str:
    """A sign as a picture of its own, where nothing styles it."""
    drawn = shape(one).replace("currentColor", colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{drawn}</svg>'


@cache
def punch_card(cells: str) -> str:
    """Draw ■ done, □ missing, · still to come, ≈ perhaps done, in rows of fifteen.

    Empty where there is none. All of a kind are one path, for a page may have many cards.
    """
    if not cells:
        return ""
    rows = -(-len(cells) // _IN_ROW)
    width = min(len(cells), _IN_ROW) * _STEP - (_STEP - _SIZE)
    height = rows * _STEP - 1
    drawn = "".join(
        f'<path class="{name}" stroke-linejoin="round" stroke-linecap="round" d="{path}"/>'
        for name, path in _paths(cells)
    )
    return (
        f'<svg class="card rows{min(rows, _MOST_ROWS)}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" aria-hidden="true">{drawn}</svg>'
    )


def _paths(cells: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each kind of cell that occurs, after its class."""
    for kind, (name, (left, top), shape_of) in _CELLS.items():
        places = [divmod(at, _IN_ROW) for at, cell in enumerate(cells) if cell == kind]
        if places:
            yield (
                name,
                "".join(
                    f"M{column * _STEP + left} {row * _STEP + top}{shape_of}"
                    for row, column in places
                ),
            )


def icon(colour: str) -> str:
    """The site's own icon: a letter, for a tick would say that something was kept."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{colour}"/>'
        '<path d="M8 24V9l8 9 8-9v15" fill="none" stroke="#fff" stroke-width="4" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )
