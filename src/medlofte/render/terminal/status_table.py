"""Knows the completion table of one municipality: for a terminal, a pipe, any width."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from medlofte.language import t
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.render.terminal.columns import Column, fit, taken, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.render.terminal.summary import summary
from medlofte.swedish.dates import month
from medlofte.wording import agreements, states
from medlofte.wording.bar import CELLS, bar
from medlofte.wording.heading import by_area, opening, warnings
from medlofte.wording.kinds import amount
from medlofte.wording.notes import legend, row_notes, rule_note
from medlofte.wording.plain_text import capital, cell_len, shorten, wrap
from medlofte.wording.state_table import look

_WIDE = 120  # from here on the full text and more columns have room
_WIDEST = 160
_LONGEST = 1000  # of a promise's text; `explain` shows all of it
_NAME, _STATE, _NARROW_STATE = 24, 22, 16


def _style(row: Row) -> str:
    return look(row.outcome.state).style


_SIGN: Column[Row] = Column("", lambda row: look(row.outcome.state).sign, 1, 1, style=_style)
_CARD: Column[Row] = Column("", bar, CELLS, CELLS)


def status_table(
    progress: Progress, screen: Screen, today: date, *, shown: Sequence[Row], hint: str
) -> Iterator[Text | str]:
    """Yield the table's lines; `shown` are the rows that were asked for, `hint` a last line."""
    width = min(screen.width, _WIDEST)
    yield from _head(progress, width)
    yield from summary(progress, screen, today)
    chosen = {id(row) for row in shown}
    layout = fit(_columns(progress, shown, today, width), shown, width)
    yield ""
    yield from layout.titles()
    for agreement, rows in progress.agreements:
        visible = [row for row in rows if id(row) in chosen]
        if len(progress.agreements) > 1 and visible:
            yield ""
            yield from wrapped(agreements.titled(agreement), width, "bold underline")
        for area, members in by_area(agreement, visible, lambda row: row.pledge.promise):
            yield from _area_title(area.name if area else "", width)
            for row in members:
                yield from layout.lines(row)
                notes = " ".join((*rule_note(row), *row_notes(row, progress)))
                if notes:
                    yield from wrapped(notes, width, "dim", indent=4)
    nothing = [] if shown else [t("Inget löfte är i det läge som frågan gäller.")]
    below = [*nothing, *legend(progress, shown, today, width), *filter(None, [hint])]
    if below:
        yield from ("", *below)


def _head(progress: Progress, width: int) -> Iterator[Text | str]:
    title, *lines = opening(progress)
    yield from wrapped(title, width, "bold")
    for line in lines:
        yield from wrap(line, width)
    yield ""
    for note in warnings(progress):
        yield from wrapped(note, width, "bold yellow")
    if warnings(progress):
        yield ""


def _area_title(title: str, width: int) -> Iterator[Text | str]:
    yield ""
    if title:
        title = shorten(title, width - 2)
        yield Text(f"{title} {'─' * (width - cell_len(title) - 1)}", style="bold")


def _columns(
    progress: Progress, shown: Sequence[Row], today: date, width: int
) -> list[Column[Row]]:
    """Numbers get what they need, names and states what is left."""
    if width >= _WIDE:
        return _wide(progress, today)
    asked, who = progress.asked, 6 if progress.asked.part else 8
    others = [_SIGN, _who(progress, who, who, brief=asked.part), *_figures(asked, gap=2), _CARD]
    room = width - taken(others, shown) - 1
    least = min(_NAME, room - _NARROW_STATE)
    name: Column[Row] = Column(
        _promise_word(progress), lambda row: _title(row, asked), least, max(least, room - _STATE)
    )
    return [others[0], name, *others[1:], _state(today, brief=False)._replace(rest=True)]


def _wide(progress: Progress, today: date) -> list[Column[Row]]:
    asked, due = progress.asked, t("Nästa senast")
    state = _state(today, brief=True)
    return [
        _SIGN,
        Column(_promise_word(progress), lambda row: _text(row, asked), rest=True, fold=wrap),
        _who(progress, 0, 14, brief=False),
        *_figures(asked, gap=1),
        Column(t("Kvar"), _left, 5, gap=2, right=True),
        _CARD,
        state._replace(least=cell_len(state.title), most=20, gap=2),
        Column(due, _next_due, cell_len(due), gap=2),
        Column(t("Sist redovisat"), _last),
    ]


def _promise_word(progress: Progress) -> str:
    kind = agreements.shared_kind(agreement for agreement, _ in progress.agreements)
    return capital(agreements.words(kind).one)


def _who(progress: Progress, least: int, most: int, *, brief: bool) -> Column[Row]:
    parties = progress.book.promises.parties
    return Column(
        t("Ansv.") if progress.asked.part else t("Ansvarig"),
        lambda row: states.who(row.pledge.promise.responsible, parties, brief=brief),
        least,
        most,
    )


def _figures(asked: Asked, *, gap: int) -> list[Column[Row]]:
    """The figure; before it what was done within the part of the year that was asked for."""
    if not asked.part:
        return [Column(t("Utfall"), amount, 9, gap=gap, right=True)]
    part = asked.label.partition("-")[2]
    title = month(asked.span.first)[:3] if part.isdecimal() else part
    return [
        Column(title, _in_period, 2, right=True),
        Column(t("Hittills"), amount, 8, gap=gap, right=True),
    ]


def _state(today: date, *, brief: bool) -> Column[Row]:
    def words(row: Row) -> str:
        state = states.standing(row, brief=brief)
        return t("{words}, prel.", words=state) if row.provisional(today) else state

    return Column(t("Läge"), words, fold=_after_commas, style=_style)


def _title(row: Row, asked: Asked) -> str:
    name, own = row.pledge.promise.title, states.own_year(row, asked)
    return f"{shorten(name, _NAME - 5)} {own}" if own else name


def _text(row: Row, asked: Asked) -> str:
    name, own = shorten(row.pledge.promise.text, _LONGEST), states.own_year(row, asked)
    return f"{name} ({own})" if own else name


def _in_period(row: Row) -> str:
    return "–" if row.in_period is None else str(row.in_period)


def _left(row: Row) -> str:
    gone = not row.outcome.state.holds or row.remaining is None
    return "–" if gone else str(row.remaining)


def _next_due(row: Row) -> str:
    due = row.outcome.next_due
    return states.in_year(due, row.window.last.year) if due else "–"


def _last(row: Row) -> str:
    if not row.counted:
        return "–"
    latest = row.counted[-1]
    day = states.in_year(latest.span.last, row.window.last.year)
    return t("{day} (summa)", day=day) if latest.is_tally else day


def _after_commas(text: str, width: int) -> list[str]:
    """Break a state after its commas, and within a part only where it must be."""
    lines: list[str] = []
    for part in re.split(r"(?<=,) ", text):
        if lines and cell_len(f"{lines[-1]} {part}") <= width:
            lines[-1] += f" {part}"
        else:
            lines += wrap(part, width)
    return lines
