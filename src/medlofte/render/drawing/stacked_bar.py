"""Knows the bar of a headline: so many promises of each sign, told apart without colour.

Each share has a filling and its sign, so that it can be read in black and white. Everything is in
attributes: the bar looks the same on a page and as a picture of its own, where nothing styles it.
"""

from collections.abc import Sequence
from html import escape

from medlofte.render.drawing.colour import of_sign
from medlofte.render.drawing.svg import shape
from medlofte.wording.counts import Share
from medlofte.wording.plain_text import harmless
from medlofte.wording.state_table import Sign

WIDTH, HEIGHT = 400, 28
_GAP = 3
_SIGN, _SMALLEST = 18, 7  # a sign that has less room than the smallest is left out
_LINES = 7  # between the lines of a filling
_FULL = (Sign.MET,)
_STRIPED = (Sign.MISSED, Sign.BEHIND, Sign.LOST)
_DASHED = (Sign.NOT_REPORTED, Sign.NOT_STARTED, Sign.UPCOMING)


def stacked_bar(shares: Sequence[Share]) -> str:
    """Draw the shares side by side, as wide as they are many; what it shows is told beside it.

    A name for those who do not see it is made of the shares' own words. Of no shares it is empty.
    """
    if not shares:
        return ""
    all_ = sum(share.number for share in shares)
    room = WIDTH - _GAP * (len(shares) - 1)
    x, drawn = 0.0, []
    for share in shares:
        width = room * share.number / all_
        drawn.append(_drawn(share, x, width))
        x += width + _GAP
    name = escape(harmless(", ".join(share.words for share in shares)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="stack" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-label="{name}">{"".join(drawn)}</svg>'
    )


def _drawn(share: Share, x: float, width: float) -> str:
    """One share: its frame, its filling, and its sign where there is room for it."""
    sign, striped = share.sign, share.sign in _STRIPED
    frame = f'x="{x + 1:.1f}" y="1" width="{max(1, width - 2):.1f}" height="{HEIGHT - 2}" rx="2"'
    dashes = ' stroke-dasharray="4 3"' if sign in _DASHED else ""
    fill = "currentColor" if sign in _FULL else "none"
    parts = [f'<rect {frame} fill="{fill}" stroke="currentColor" stroke-width="2"{dashes}/>']
    if striped:
        lines = _striped(x + 1, x + max(2, width - 1))
        parts.append(f'<path d="{lines}" stroke="currentColor" stroke-width="1.5"/>')
    size = min(_SIGN, width - 4)
    if size >= _SMALLEST:
        parts.append(_sign(sign, x + width / 2, size, striped=striped))
    return f'<g class="{sign}" color="{of_sign(sign)}">{"".join(parts)}</g>'


def _sign(sign: Sign, middle: float, size: float, *, striped: bool) -> str:
    """The sign on a ground of its own, so that no filling runs through it."""
    x, y, ground = middle - size / 2, (HEIGHT - size) / 2, size + 4
    under = (
        f'<rect class="under" x="{x - 2:.1f}" y="{y - 2:.1f}" width="{ground:.1f}" '
        f'height="{ground:.1f}" rx="3" fill="#fff"/>'
    )
    inside = f'<g transform="translate({x:.1f} {y:.1f}) scale({size / 20:.3f})">{shape(sign)}</g>'
    return under + inside if striped else inside


def _striped(first: float, last: float) -> str:
    """Lines from below to above, cut where the share ends."""
    lines, start = [], first - HEIGHT
    while start < last:
        left, right = max(first, start), min(last, start + HEIGHT)
        lines.append(
            f"M{left:.1f} {HEIGHT + start - left:.1f}L{right:.1f} {HEIGHT + start - right:.1f}"
        )
        start += _LINES
    return "".join(lines)
