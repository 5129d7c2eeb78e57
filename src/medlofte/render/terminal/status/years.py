"""Knows the promises of a municipality year by year: one row a promise, one column a year."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rich.text import Text

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal.columns import (
    Column,
    TableLayout,
    apart,
    fit,
    in_plain_signs,
    labelled,
    taken,
    wrapped,
)
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.wording import agreements, dates
from medlofte.wording.counts import choice_note, noun
from medlofte.wording.heading import left_out_note
from medlofte.wording.notes import flow
from medlofte.wording.plain_text import wrap
from medlofte.wording.state_table import ORDER, look, sign_of
from medlofte.wording.targets.kinds import amount
from medlofte.wording.targets.missing import bounded

_NAME = 24  # as much of a name as is worth a column beside the years

# What was measured for each year, and the rows of it that were asked for.
Years = Sequence[tuple[Progress, Sequence[Row]]]


class _Line(NamedTuple):
    """A promise, by its id, as the latest agreement words it; its rows by year."""

    title: str
    agreement: Agreement
    area: str | None
    years: dict[int, list[Row]]


def years_table(measured: Years, screen: Screen) -> Iterator[Text | str]:
    """Yield the table of a municipality; each row of the status stands in one year, its last."""
    every = _lines(measured)
    lines = [one for one in every if one.years]
    yield from _head(measured, choice_note(len(lines), len(every), noun(measured[-1][0])), screen)
    numbers = [progress.asked.span.first.year for progress, _ in measured]
    layout = _beside(lines, numbers, screen)
    if layout and lines:
        yield ""
        yield from layout.titles()
    for area in dict.fromkeys(_area(one) for one in lines):
        yield ""
        yield from wrapped(area, screen.width, "bold")
        for one in lines:
            if _area(one) == area:
                yield from layout.lines(one) if layout else _below(one, screen)
                windows = _windows(one)
                if windows:
                    yield from wrapped(windows, screen.width, "dim", indent=4)
    if not lines:
        yield ""
        yield t("Inget löfte är som frågan gäller.")
        return
    yield ""
    yield from flow(_signs(lines), screen.width)
    if any(row.invented for one in lines for rows in one.years.values() for row in rows):
        yield from wrap(t("(e) Siffran räknar påhittade exempel."), screen.width)
    drafts = [one.title for one in lines if any(map(_is_unchecked, one.years.values()))]
    if drafts:
        text = t("Ej kontrollerat: {names}.", names=bounded(drafts))
        yield from wrap(text, screen.width)


def _is_unchecked(rows: Sequence[Row]) -> bool:
    return any(row.unchecked for row in rows)


def _lines(measured: Years) -> list[_Line]:
    """Gather the rows of each promise that were asked for, those of the latest agreement first."""
    lines: dict[str, _Line] = {}
    last = measured[-1][0].asked.span.first.year
    for progress, shown in reversed(measured):
        number = progress.asked.span.first.year
        chosen = {id(row) for row in shown}
        for row in progress.rows:
            pledge = row.pledge
            if min(row.window.last.year, last) != number:
                continue  # it stands in the year in which its time ends
            promise = pledge.promise
            line = _Line(promise.title, pledge.agreement, promise.area, {})
            line = lines.setdefault(promise.id, line)
            if id(row) in chosen:
                line.years.setdefault(number, []).append(row)
    return [*lines.values()]


def _head(measured: Years, choice: str, screen: Screen) -> Iterator[Text | str]:
    first, last = measured[0][0], measured[-1][0]
    promises = last.book.promises
    there = {agreement.id: agreement for one, _ in measured for agreement, _ in one.agreements}
    titles = [agreements.titled(one) for one in there.values()]
    yield from wrapped(" · ".join([promises.municipality, *titles]), screen.width, "bold")
    years = "–".join(dict.fromkeys((first.asked.label, last.asked.label)))
    text = t("År för år {years}, per den {day}", years=years, day=long(last.as_of))
    yield from wrap(text, screen.width)
    notes = [*left_out_note(last), choice]
    for note in filter(None, notes):
        yield from wrapped(note, screen.width, "bold")


def _area(one: _Line) -> str:
    return one.agreement.area_name(one.area) if one.area else agreements.titled(one.agreement)


def _cell(number: int, one: _Line) -> str:
    """The figure of a year and the sign of its state: 7/10 ✗; of two windows both."""
    cells = [
        f"{amount(row, brief=True)} {look(sign_of(row)).sign}{' (e)' if row.invented else ''}"
        for row in one.years.get(number, ())
    ]
    return ", ".join(cells) or "·"


def _beside(
    lines: Sequence[_Line], numbers: Sequence[int], screen: Screen
) -> TableLayout[_Line] | None:
    """The years beside each other; None where there is no room for all of them."""
    years: list[Column[_Line]] = [
        Column(str(number), partial(_cell, number), 4, gap=2, right=True) for number in numbers
    ]
    measured = [in_plain_signs(one) for one in years] if screen.simple else years
    room = screen.width - taken(measured, lines) - 2
    if room < _NAME:
        return None
    names = apart(one.title for one in lines)
    name: Column[_Line] = Column("", lambda one: one.title, _NAME, room, gap=2, fold=names)
    return fit([name, *years], lines, screen.width, plain=screen.simple)


def _below(one: _Line, screen: Screen) -> Iterator[Text | str]:
    """The years below each other, under the name."""
    yield from wrapped(one.title, screen.width)
    layout = labelled(6, screen.width, indent=2, plain=screen.simple)
    for number in sorted(one.years):
        yield from layout.lines((str(number), _cell(number, one)))


def _windows(one: _Line) -> str:
    """The times of the rows that are not those of their year."""
    notes = [
        f"{number}: {dates.window_words(row.window)}"
        for number, rows in sorted(one.years.items())
        for row in rows
        if dates.window_words(row.window) != str(number)
    ]
    return t("Gäller {spans}.", spans="; ".join(notes)) if notes else ""


def _signs(lines: Sequence[_Line]) -> list[str]:
    """What the signs mean that occur."""
    there = {sign_of(row) for one in lines for rows in one.years.values() for row in rows}
    return [f"{look(sign).sign} {look(sign).word}" for sign in ORDER if sign in there]
