"""Knows how promises stand as a page tells it: a line for each, and how many in which state."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import Span, year
from medlofte.progress.measure import Row
from medlofte.publishing.audience import Audience
from medlofte.render.drawing.svg import punch_card, sign
from medlofte.wording import bar as bars
from medlofte.wording import counts, states
from medlofte.wording.heading import by_area
from medlofte.wording.kinds import figure_words
from medlofte.wording.plain_text import harmless
from medlofte.wording.public_answer import Answer


class StateCount(NamedTuple):
    """How many promises stand in a state; `state` is its name in the style sheet."""

    state: str
    sign: str
    words: str


class Group(NamedTuple):
    """The promises that can be counted, or those without a number."""

    heading: str
    counts: Sequence[StateCount]


class PromiseLine(NamedTuple):
    """A promise in a table."""

    id: str
    title: str
    text: str
    who: str
    rule: str
    figure: str
    card: str
    more: str
    state: str
    sign: str
    standing: str
    notes: Sequence[str]


def groups(answered: Sequence[Answer], audience: Audience) -> list[Group]:
    """Count the promises by state, those with something to count apart; never a sum of both."""
    return [
        Group(heading, [StateCount(state.value, sign(state), words) for state, words in told])
        for heading, told in counts.groups([one.row for one in answered], audience.today)
    ]


def lines(agreement: Agreement, answered: Sequence[Answer]) -> list[tuple[str, list[PromiseLine]]]:
    """Return the lines of the tables, by area in the agreement's own order."""
    return [
        (area or t("Löften utan område"), [line(one) for one in group])
        for area, group in by_area(agreement, answered, lambda one: one.row.pledge.promise)
    ]


def line(one: Answer) -> PromiseLine:
    promise = one.row.pledge.promise
    cells, more = _cells(one.row)
    return PromiseLine(
        id=promise.id,
        title=harmless(promise.title),
        text=harmless(promise.text) if promise.name else "",
        who=one.who,
        rule=harmless(one.rule),
        figure=figure(one),
        card=punch_card(cells) if cells else "",
        more=more,
        state=one.state.value,
        sign=sign(one.state),
        standing=one.standing,
        notes=[*one.notes, *_differing(one)],
    )


def figure(one: Answer) -> str:
    """The figure; while the window is open with what an even pace asks for, and no verdict."""
    row = one.row
    if not row.counted or row.pledge.promise.target.done_once:
        return one.figure
    number = figure_words(row)
    if row.over:
        return number
    if one.pace:
        return t("{figure} hittills, {pace}", figure=number, pace=one.pace)
    return t("{figure} hittills", figure=number)


def _cells(row: Row) -> tuple[str, str]:
    """The punch card, and how many more than its goal; an open window misses nothing yet."""
    cells = bars.bar(row).partition(" ")[0]
    goal, sum_ = row.outcome.goal, row.outcome.figure
    more = sum_.low - goal.number if cells and goal and sum_ else 0
    shown = cells if row.over else cells.replace(bars.DUE, bars.OPEN)
    return shown, f"+{more}" if more > 0 else ""


def _differing(one: Answer) -> Iterator[str]:
    for said in one.said:
        if said.assessment:
            yield t(
                "{party} bedömer {period}: {assessment}.",
                party=said.by,
                period=said.period,
                assessment=said.assessment,
            )
        if said.differs:
            yield t("Bedömningen skiljer sig från det som siffrorna visar.")


def window_words(window: Span) -> str:
    """The time that a figure is for: 2024, or its days where it is no calendar year."""
    whole = year(window.first.year)
    return str(window.first.year) if window == whole else states.days(window)
