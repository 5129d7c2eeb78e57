"""Knows the completion table of one municipality: for a terminal, a pipe, any width."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from medlofte.language import t
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.render.terminal.screen import Screen
from medlofte.render.terminal.summary import summary
from medlofte.swedish.dates import month
from medlofte.wording import states
from medlofte.wording.bar import CELLS, bar
from medlofte.wording.heading import by_area, opening, warnings
from medlofte.wording.kinds import amount
from medlofte.wording.notes import legend, row_notes, rule_note
from medlofte.wording.plain_text import harmless, pad, shorten, wrap
from medlofte.wording.state_table import look

_WIDE = 120  # from here on the full text and more columns have room
_WIDEST = 160
_LONGEST = 1000  # of a promise's text; `explain` shows all of it
_NAME, _STATE, _NARROW_STATE = 24, 22, 16


class _Cells(NamedTuple):
    """One line of the table; as widths, 0 leaves a column out."""

    sign: str
    name: str
    who: str
    part: str
    figure: str
    left: str
    bar: str
    state: str
    next_due: str
    last: str


class _Widths(NamedTuple):
    """How wide each column is, its gap included; 0 leaves one out."""

    sign: int
    name: int
    who: int
    part: int
    figure: int
    left: int
    bar: int
    state: int
    next_due: int
    last: int


_RIGHT = ("part", "figure", "left")
_COLOURED = ("sign", "state")


def status_table(
    progress: Progress, screen: Screen, today: date, *, shown: Sequence[Row], hint: str
) -> Iterator[Text | str]:
    """Yield the table's lines; `shown` are the rows that were asked for, `hint` a last line."""
    width = min(screen.width, _WIDEST)
    wide = width >= _WIDE
    yield from _head(progress, width)
    yield from summary(progress, screen, today)
    chosen = {id(row) for row in shown}
    cells = {id(row): _cells(progress, row, today, wide=wide) for row in shown}
    titles = _titles(progress.asked)
    widths = _widths([titles, *cells.values()], width, progress.asked)
    yield ""
    yield Text(_line(titles, widths).plain, style="dim")
    for agreement, rows in progress.agreements:
        visible = [row for row in rows if id(row) in chosen]
        if len(progress.agreements) > 1 and visible:
            yield ""
            yield from _styled(harmless(agreement.title), width, "bold underline")
        for area, members in by_area(agreement, visible, lambda row: row.pledge.promise):
            yield from _area_title(area, width)
            for row in members:
                yield from _row(row, cells[id(row)], widths)
                notes = " ".join((*rule_note(row), *row_notes(row, progress)))
                for line in wrap(notes, width - 4) if notes else ():
                    yield Text(f"    {line}", style="dim")
    nothing = [] if shown else [t("Inget löfte är i det läge som frågan gäller.")]
    below = [*nothing, *legend(progress, shown, today, width), *filter(None, [hint])]
    if below:
        yield from ("", *below)


def _styled(text: str, width: int, style: str) -> Iterator[Text]:
    return (Text(line, style=style) for line in wrap(text, width))


def _head(progress: Progress, width: int) -> Iterator[Text | str]:
    title, *lines = opening(progress)
    yield from _styled(title, width, "bold")
    for line in lines:
        yield from wrap(line, width)
    yield ""
    for note in warnings(progress):
        yield from _styled(note, width, "bold yellow")
    if warnings(progress):
        yield ""


def _area_title(title: str, width: int) -> Iterator[Text | str]:
    yield ""
    if title:
        title = shorten(title, width - 2)
        yield Text(f"{title} {'─' * (width - cell_len(title) - 1)}", style="bold")


def _titles(asked: Asked) -> _Cells:
    part = asked.label.partition("-")[2] if asked.part else ""
    return _Cells(
        "",
        t("Löfte"),
        t("Ansv.") if asked.part else t("Ansvarig"),
        month(asked.span.first)[:3] if part.isdecimal() else part,
        t("Hittills") if asked.part else t("Utfall"),
        t("Kvar"),
        "",
        t("Läge"),
        t("Nästa senast"),
        t("Sist redovisat"),
    )


def _cells(progress: Progress, row: Row, today: date, *, wide: bool) -> _Cells:
    promise, outcome, part = row.pledge.promise, row.outcome, progress.asked.part
    parties = progress.book.promises.parties
    year = row.window.last.year
    name = shorten(harmless(promise.text if wide else promise.title), _LONGEST)
    own = states.own_year(row, progress.asked)
    if own:
        name = f"{name} ({own})" if wide else f"{shorten(name, _NAME - 5)} {own}"
    state = states.standing(row, brief=wide)
    if row.provisional(today):
        state = t("{words}, prel.", words=state)
    gone = not outcome.state.holds or row.remaining is None
    return _Cells(
        look(outcome.state).sign,
        name,
        states.who(promise.responsible, parties, brief=part and not wide),
        ("–" if row.in_period is None else str(row.in_period)) if part else "",
        amount(row),
        "–" if gone else str(row.remaining),
        f"  {bar(row)}",
        state,
        states.in_year(outcome.next_due, year) if outcome.next_due else "–",
        _last(row, year),
    )


def _last(row: Row, year: int) -> str:
    if not row.counted:
        return "–"
    latest = row.counted[-1]
    day = states.in_year(latest.span.last, year)
    return t("{day} (summa)", day=day) if latest.is_tally else day


def _widths(lines: Sequence[_Cells], width: int, asked: Asked) -> _Widths:
    """Fit the columns: numbers get what they need, names and states what is left."""
    longest = {
        field: max(cell_len(getattr(line, field)) for line in lines) for field in _Cells._fields
    }
    part = max(3, longest["part"] + 1) if asked.part else 1
    figure = max(9, longest["figure"] + asked.part)
    bar_ = CELLS + 3
    if width >= _WIDE:
        who = min(14, longest["who"])
        left = max(6, longest["left"] + 1)
        state, due = min(20, longest["state"]) + 2, longest["next_due"] + 2
        rest = 2 + who + part + figure + left + bar_ + state + due + longest["last"]
        return _Widths(2, width - rest, who, part, figure, left, bar_, state, due, longest["last"])
    who = 6 if asked.part else 8
    room = width - 3 - who - part - figure - bar_
    name = max(min(longest["name"], room - _STATE), min(_NAME, room - _NARROW_STATE))
    return _Widths(2, name + 1, who, part, figure, 0, bar_, room - name, 0, 0)


def _line(cells: _Cells, widths: _Widths, style: str = "") -> Text:
    line = Text()
    for field, cell, width in zip(_Cells._fields, cells, widths, strict=True):
        if width:
            gap = field in ("sign", "name", "bar")
            text = pad(shorten(cell, width - gap), width, right=field in _RIGHT)
            line.append(text, style=style if field in _COLOURED else "")
    line.rstrip()
    return line


def _row(row: Row, cells: _Cells, widths: _Widths) -> Iterator[Text]:
    """Yield a row's lines: a long text goes on below where there is room for it, a state always."""
    if widths.left:
        names = wrap(cells.name, widths.name - 1)
    else:
        names = [shorten(cells.name, widths.name - 1)]
    told = _state_lines(cells.state, widths.state - 2 * bool(widths.left))
    blank = _Cells(*[""] * len(cells))
    for index in range(max(len(names), len(told))):
        line = (blank if index else cells)._replace(
            name=names[index] if index < len(names) else "",
            state=told[index] if index < len(told) else "",
        )
        yield _line(line, widths, look(row.outcome.state).style)


def _state_lines(text: str, width: int) -> list[str]:
    """Break a state after its commas, and within a part only where it must be."""
    lines: list[str] = []
    for part in re.split(r"(?<=,) ", text):
        if lines and cell_len(f"{lines[-1]} {part}") <= width:
            lines[-1] += f" {part}"
        else:
            lines += wrap(part, width)
    return lines
