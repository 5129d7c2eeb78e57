"""Knows how a promise stands in a line of a page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from medlofte.book.book import Book
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render.address import promise_below
from medlofte.render.drawing.chart import Chart, chart
from medlofte.render.drawing.svg import punch_card
from medlofte.render.site.effects import Effect, effects_of
from medlofte.render.site.remaining import what_is_left
from medlofte.wording import agreements
from medlofte.wording.follow_ups import Said
from medlofte.wording.heading import by_area, situation
from medlofte.wording.plain_text import capital, shorten
from medlofte.wording.public_answer import Answer, so_far
from medlofte.wording.targets.bar import Marks, explained, marks
from medlofte.wording.targets.kinds import figure_words

_ROOM = 180  # cells of what a party wrote; all of it stands on the promise's own page


class RemarkLine(NamedTuple):
    """What a party wrote of a promise, in a line: Orsak (Polisen): Två tjänster var vakanta."""

    label: str
    text: str


class PromiseLine(NamedTuple):
    """A promise and its answer, as every page tells them."""

    answer: Answer
    id: str
    href: str  # the page of the promise, from those of its agreement
    title: str
    text: str
    rule: str
    figure: str
    marks: Marks
    card: str
    beside: str  # how many were done beyond the goal, and how many a mark is for
    chart: Chart | None
    time: str
    example: bool
    notes: Sequence[str]
    remarks: Sequence[RemarkLine]  # why it went as it did, and what is to change
    left: str  # what is left in an open time, and until when

    @property
    def key(self) -> list[tuple[str, str]]:
        """The cells of the punch card, each with what it means."""
        return key([self])


def key(lines: Iterable[PromiseLine]) -> list[tuple[str, str]]:
    """The cells that are drawn in punch cards, each with what it means."""
    return [(punch_card(cell), words) for cell, words in explained(line.marks for line in lines)]


class AreaPart(NamedTuple):
    """An area of a page: what the situation picture says, the promises, and their effect."""

    name: str
    situation: Sequence[tuple[str, str]]
    lines: Sequence[PromiseLine]
    effects: Sequence[Effect]


def by_areas(
    progress: Progress, agreement: Agreement, lines: Sequence[PromiseLine], audience: Audience
) -> list[AreaPart]:
    """Return the parts of a page, by area in the agreement's own order."""
    areas = by_area(agreement, lines, lambda one: one.answer.row.pledge.promise)
    return [
        AreaPart(
            area.name if area else agreements.without_area(agreement.kind),
            situation(area),
            members,
            effects_of(progress, agreement, [members[0].answer.row.pledge.promise.area], audience),
        )
        for area, members in areas
    ]


def homes(book: Book, today: date) -> dict[str, Agreement]:
    """Where the page of each promise lies: with the first agreement begun that has it."""
    begun = [one for one in book.promises.agreements if one.from_ <= today]
    found: dict[str, Agreement] = {}
    for agreement in sorted(begun, key=lambda one: one.from_):
        for promise in agreement.promises:
            found.setdefault(promise.id, agreement)
    return found


def other_address(home: Agreement, id_: str) -> str:
    """The page of a promise, from the pages of another agreement than the one it lies with."""
    return f"../{promise_below(home.id, id_)}"


def line(one: Answer, home: Agreement, audience: Audience) -> PromiseLine:
    promise = one.row.pledge.promise
    at_home = one.row.pledge.agreement is home
    drawn = marks(one.row)
    return PromiseLine(
        answer=one,
        id=promise.id,
        href=f"lofte/{promise.id}.html" if at_home else other_address(home, promise.id),
        title=agreements.named(one.row.pledge),
        text=promise.text if promise.name else "",
        rule=one.rule,
        figure=figure(one),
        marks=drawn,
        card=punch_card(drawn.cells),
        beside=", ".join(filter(None, (f"+{drawn.more}" if drawn.more else "", drawn.scale))),
        chart=chart(one.account, audience),
        time=one.time,
        example=one.example,
        notes=[*_spoken_of(one), *one.notes, *_differing(one)],
        remarks=[*_remarks(one)],
        left=what_is_left(one),
    )


def figure(one: Answer) -> str:
    """The figure; while the window is open with what an even pace asks for, and no verdict."""
    row = one.row
    if not row.counted or row.pledge.promise.target.done_once:
        return one.figure
    if row.over:
        return figure_words(row)
    return f"{so_far(row)}, {one.pace}" if one.pace else so_far(row)


def _remarks(one: Answer) -> Iterator[RemarkLine]:
    """Yield why, and what now, as the latest follow-ups say; each in a line of its own."""
    why = [said for said in one.said if said.cause or said.comment]
    if why:
        said = why[-1]
        whose = _whose(said)
        cause, comment = t("Orsak ({whose})", whose=whose), t("Kommentar ({whose})", whose=whose)
        yield RemarkLine(cause if said.cause else comment, _brief(said.cause or said.comment))
    coming = [said for said in one.said if said.next]
    if coming:
        whose = _whose(coming[-1])
        same = why and whose == _whose(why[-1])  # then it is said once, in the line above
        label = t("Framöver") if same else t("Framöver ({whose})", whose=whose)
        yield RemarkLine(label, _brief(coming[-1].next))


def _whose(said: Said) -> str:
    """Who wrote it, and on which time where that is not the one asked for."""
    period = said.period if said.example or not said.exact else ""
    return ", ".join(filter(None, (said.by, period)))


def _brief(text: str) -> str:
    return shorten(" ".join(text.split()), _ROOM)


def _spoken_of(one: Answer) -> Iterator[str]:
    if one.spoken_of:
        yield f"{capital(one.spoken_of)}."


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
