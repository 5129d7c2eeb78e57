"""Knows a promise as it stands on a wall: in a few words, with a mark for each occasion."""

from collections.abc import Iterator
from typing import NamedTuple

from medlofte.language import n, t
from medlofte.progress.measure import Asked
from medlofte.wording import states
from medlofte.wording.plain_text import shorten
from medlofte.wording.public_answer import Answer
from medlofte.wording.state_table import Sign, look
from medlofte.wording.targets.bar import Marks, marks
from medlofte.wording.targets.figures import in_words, unstated
from medlofte.wording.targets.kinds import figure_words, occasions

_TITLE, _NAMES, _WORDS = 64, 90, 48  # letters that there is room for


class WallCard(NamedTuple):
    """A promise in a few words; `details` are what its figure does not say by itself."""

    title: str
    who: str
    figure: str
    details: str
    marks: Marks
    sign: Sign
    standing: str


def card(one: Answer, asked: Asked) -> WallCard:
    row, brief = one.row, one.standing
    if one.sign in (Sign.GOING_ON, Sign.REPORTED):
        brief = states.marked(look(one.sign).word, row)
    number = one.figure if row.outcome.goal or not row.counted else occasions(row) or _done(one)
    number = shorten(number, _WORDS)
    so_far = row.counted and not row.over and not row.pledge.promise.target.done_once
    drawn = marks(row)
    return WallCard(
        title=shorten(one.title, _TITLE),
        who=shorten(one.who, _NAMES),
        figure=t("{figure} hittills", figure=number) if so_far else number,
        details=", ".join(_details(one, asked, drawn)),
        marks=drawn,
        sign=one.sign,
        standing=shorten(brief, _WORDS),
    )


def _done(one: Answer) -> str:
    """What was done of a promise without a goal: in words, for a sign needs its key."""
    done_once = one.row.pledge.promise.target.done_once
    return one.figure if done_once or unstated(one.row.outcome.figure) else figure_words(one.row)


def _details(one: Answer, asked: Asked, drawn: Marks) -> Iterator[str]:
    inside = one.row.in_period
    if asked.part and inside is not None and not unstated(inside):
        yield t("{count} under perioden", count=in_words(inside))
    if one.pace and one.row.counted:
        yield one.pace
    if drawn.more:
        yield n("{count} fler än målet", "{count} fler än målet", drawn.more)
    if drawn.scale:
        yield drawn.scale
