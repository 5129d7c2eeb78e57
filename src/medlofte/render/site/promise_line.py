"""Knows how a promise stands in a line of a page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import Span, year
from medlofte.progress.measure import Row
from medlofte.publishing.audience import Audience
from medlofte.render.document.document import Table
from medlofte.render.document.follow_up_basis import effects
from medlofte.render.drawing.chart import Chart, chart
from medlofte.render.drawing.svg import punch_card
from medlofte.wording import agreements, states
from medlofte.wording import bar as bars
from medlofte.wording.heading import by_area, situation
from medlofte.wording.kinds import figure_words
from medlofte.wording.public_answer import Answer


class PromiseLine(NamedTuple):
    """A promise and its answer, as every page tells them."""

    answer: Answer
    id: str
    title: str
    text: str
    rule: str
    figure: str
    card: str
    more: str
    chart: Chart | None
    notes: Sequence[str]


class AreaPart(NamedTuple):
    """An area of a page: what the situation picture says, the promises, and their effect."""

    name: str
    situation: Sequence[tuple[str, str]]
    lines: Sequence[PromiseLine]
    effects: Sequence[Table]


def by_areas(
    agreement: Agreement, lines: Sequence[PromiseLine], audience: Audience
) -> list[AreaPart]:
    """Return the parts of a page, by area in the agreement's own order."""
    areas = by_area(agreement, lines, lambda one: one.answer.row.pledge.promise)
    return [
        AreaPart(
            area.name if area else agreements.without_area(agreement.kind),
            situation(area),
            members,
            effects(agreement, [members[0].answer.row.pledge.promise.area], audience),
        )
        for area, members in areas
    ]


def line(one: Answer, audience: Audience) -> PromiseLine:
    promise = one.row.pledge.promise
    cells, more = _cells(one.row)
    return PromiseLine(
        answer=one,
        id=promise.id,
        title=agreements.named(one.row.pledge),
        text=promise.text if promise.name else "",
        rule=one.rule,
        figure=figure(one),
        card=punch_card(cells) if cells else "",
        more=more,
        chart=chart(one.account, audience),
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
