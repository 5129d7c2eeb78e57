"""Knows the small pictures: a sign for each state, and a punch card; both beside words.

They are drawn, not written, so that they look alike wherever the page is read.
"""

from functools import cache
from typing import assert_never

from medlofte.targets.outcome import State
from medlofte.wording.targets import bar as bars

_STROKE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
_KNOCKED = 'fill="none" class="knocked" stroke="#fff" stroke-width="2.2" stroke-linecap="round"'
_RING = f'<circle cx="10" cy="10" r="8" {_STROKE}/>'
_DISC = '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
_SQUARE = '<path d="M2 2h16v16H2z" fill="currentColor"/>'
_SIZE, _STEP = 10, 13
_IN_ROW, _MOST_ROWS = 15, 4  # of sixty marks, the most there are
_CELLS = {
    bars.DONE: '<rect x="{x}" y="1" width="10" height="10" rx="1.5" class="done"/>',
    bars.DUE: '<rect x="{x}.75" y="1.75" width="8.5" height="8.5" rx="1.5" class="missing"/>',
    bars.OPEN: '<circle cx="{middle}" cy="6" r="1.7" class="open"/>',
    bars.UNSURE: '<path d="M{x} 4.2q2.5-2.6 5 0t5 0M{x} 9q2.5-2.6 5 0t5 0" class="unsure"/>',
}


def _drawn(state: State) -> str:  # noqa: C901, PLR0911, PLR0912  one a state
    match state:
        case State.MET:
            return f'{_DISC}<path d="M5.5 10.5l3 3 6-7" {_KNOCKED} stroke-linejoin="round"/>'
        case State.MISSED:
            return f'{_SQUARE}<path d="M6 6l8 8M14 6l-8 8" {_KNOCKED}/>'
        case State.ON_TRACK:
            return f'{_RING}<path d="M6 10h7.5M10.5 6.5l3.5 3.5-3.5 3.5" {_STROKE}/>'
        case State.BEHIND:
            return f'{_RING}<path d="M10 5.5v5.5M10 14.4v.1" {_STROKE}/>'
        case State.IN_PROGRESS:
            return f'{_RING}<circle cx="10" cy="10" r="4" fill="currentColor"/>'
        case State.NO_BASELINE:
            return f'<path d="M3 7.5h14M3 12.5h14M13.5 3l-7 14" {_STROKE}/>'
        case State.NOT_TRIGGERED:
            return f'{_RING}<path d="M6.5 10h7" {_STROKE}/>'
        case State.WITHDRAWN:
            return f'{_RING}<path d="M4.4 15.6L15.6 4.4" {_STROKE}/>'
        case State.NOT_QUANTIFIED:
            return f'<path d="M2 7.5q4-4 8 0t8 0M2 13.5q4-4 8 0t8 0" {_STROKE}/>'
        case State.NOT_REPORTED:
            bow = "M5.8 6.6a4.2 4.2 0 1 1 6.5 3.5c-1.6 1-2.3 1.7-2.3 3.1"
            return f'<path d="{bow}M10 17.4v.1" {_STROKE} stroke-linejoin="round"/>'
        case State.NOT_STARTED:
            return _RING
        case State.UPCOMING:
            return f'<path d="M4 4l6 6-6 6M10.5 4l6 6-6 6" {_STROKE} stroke-linejoin="round"/>'
        case _:
            assert_never(state)


_DRAWN = {state: _drawn(state) for state in State}


def shape(state: State) -> str:
    """The shape of a state's sign, 20 by 20, to be put into a drawing."""
    return _DRAWN[state]


def sign(state: State) -> str:
    """The sign of a state; its word always stands beside it."""
    return f'<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">{shape(state)}</svg>'


def picture(state: State, colour: str) -> str:
    """The sign of a state as a picture of its own, where nothing styles it."""
    drawn = shape(state).replace("currentColor", colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{drawn}</svg>'


@cache
def punch_card(cells: str) -> str:
    """Draw ■ done, □ missing, · still to come or nothing reported, ≈ perhaps done."""
    width = len(cells) * _STEP - (_STEP - _SIZE)
    return (
        f'<svg class="card" viewBox="0 0 {width} 12" width="{width}" height="12" '
        f'aria-hidden="true">{_row(cells)}</svg>'
    )


@cache
def punch_rows(cells: str) -> str:
    """Draw a punch card of many marks in rows of fifteen; empty where there is none."""
    if not cells:
        return ""
    rows = [cells[first : first + _IN_ROW] for first in range(0, len(cells), _IN_ROW)]
    width = max(map(len, rows)) * _STEP - (_STEP - _SIZE)
    height = len(rows) * _STEP - 1
    drawn = "".join(
        f'<g transform="translate(0 {number * _STEP})">{_row(row)}</g>'
        for number, row in enumerate(rows)
    )
    return (
        f'<svg class="card rows{min(len(rows), _MOST_ROWS)}" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true">{drawn}</svg>'
    )


def _row(cells: str) -> str:
    return "".join(
        _CELLS[cell].format(x=index * _STEP, middle=index * _STEP + _SIZE // 2)
        for index, cell in enumerate(cells)
    )


def icon(colour: str) -> str:
    """The site's own icon: a promise with its tick, in the colour of the pages."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{colour}"/>'
        '<path d="M8 17l6 6L25 9" fill="none" stroke="#fff" stroke-width="4" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>\n'
    )
