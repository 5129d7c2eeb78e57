"""Knows the completion table of one municipality: for a terminal, a pipe, any width."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from medlofte.language import t
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.render.terminal.columns import Column, apart, fit, in_plain_signs, taken, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.render.terminal.status.summary import summary
from medlofte.swedish.dates import month
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.counts import choice_note, noun
from medlofte.wording.heading import by_area, opening, warnings
from medlofte.wording.notes import inside_notes, legend, row_notes, rule_note, window_note
from medlofte.wording.plain_text import capital, cell_len, shorten, wrap
from medlofte.wording.state_table import look, sign_of
from medlofte.wording.targets import figures
from medlofte.wording.targets.bar import CELLS, bar
from medlofte.wording.targets.kinds import amount
from medlofte.wording.targets.missing import short_missing_notes

_WIDE = 120  # from here on the full text and more columns have room
_WIDEST = 160
_LONGEST = 1000  # of a promise's text; `explain` shows all of it
_NARROW = 80  # below it who is responsible and how it stands have a line of their own
_NAME, _STATE, _NARROW_STATE = 24, 22, 16


def _style(row: Row) -> str:
    return look(sign_of(row)).style


_SIGN: Column[Row] = Column("", lambda row: look(sign_of(row)).sign, 1, style=_style)
_CARD: Column[Row] = Column("", bar, CELLS)


def status_table(
    progress: Progress, screen: Screen, today: date, *, shown: Sequence[Row], hint: str
) -> Iterator[Text | str]:
    """Yield the table's lines; `shown` are the rows that were asked for.

    `hint` is the command that explains one of them, if any.
    """
    width = screen.width if screen.endless else min(screen.width, _WIDEST)
    yield from _head(progress, width)
    yield from summary(progress, shown, screen, today)
    note = choice_note(len(shown), sum(1 for _ in progress.rows), noun(progress))
    if note:
        yield from wrapped(note, width, "bold")
    chosen = {id(row) for row in shown}
    layout = fit(_columns(progress, shown, today, screen), shown, width, plain=screen.simple)
    yield ""
    yield from layout.titles()
    for agreement, rows in progress.agreements:
        visible = [row for row in rows if id(row) in chosen]
        if len(progress.agreements) > 1 and visible:
            yield ""
            yield from wrapped(agreements.titled(agreement), width, "bold underline")
        for area, members in by_area(agreement, visible, lambda row: row.pledge.promise):
            yield from _area_title(area.name if area else "", min(screen.edge, _WIDEST))
            for row in members:
                yield from layout.lines(row)
                if width < _NARROW:
                    yield from _standing(row, progress, width, today)
                notes = " ".join(_notes(row, progress))
                if notes:
                    yield from wrapped(notes, width, "dim", indent=4)
    nothing = [] if shown else [t("Inget löfte är som frågan gäller.")]
    below = [*nothing, *legend(progress, shown, today, width), *_hint(hint, width)]
    if below:
        yield from ("", *below)


def _standing(row: Row, progress: Progress, width: int, today: date) -> Iterator[Text]:
    """Who is responsible and how it stands, on a line below the name."""
    who = states.who(row.pledge.promise.responsible, progress.book.promises.parties, brief=False)
    state = _state(today, brief=False).value(row)
    return wrapped(f"{who} · {state}", width, _style(row), indent=4)


def _hint(command: str, width: int) -> Iterator[str]:
    """Yield a command whole, on a line of its own where it is long."""
    question = t("Varför står det så?")
    line = f"{question}  {command}"
    if command:
        yield from [line] if cell_len(line) <= width else [question, f"  {command}"]


def _notes(row: Row, progress: Progress) -> Iterator[str]:
    yield from window_note(row, progress.asked)
    yield from rule_note(row)
    yield from row_notes(row, progress)
    if row.followed_up and not row.counted:
        yield f"{capital(states.silence(row))}."
    yield from inside_notes(row)
    yield from short_missing_notes(row)


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
        *above, title = wrap(title, width - 2)
        yield from (Text(line, style="bold") for line in above)
        yield Text(f"{title} {'─' * (width - cell_len(title) - 1)}", style="bold")


def _columns(
    progress: Progress, shown: Sequence[Row], today: date, screen: Screen
) -> list[Column[Row]]:
    """Numbers get what they need, names and states what is left."""
    if screen.width >= _WIDE:
        return _wide(progress, today, named=screen.endless)
    asked, who = progress.asked, 6 if progress.asked.part else 8
    name: Column[Row] = Column(
        _promise_word(progress),
        lambda row: row.pledge.promise.title,
        fold=apart(row.pledge.promise.title for row in shown),
    )
    own = Column[Row]("", lambda row: states.own_year(row, asked))
    years = [own] if any(map(own.value, shown)) else []
    figures = [*_figures(asked, gap=2), _CARD]
    if screen.width < _NARROW:
        return [_SIGN, name._replace(rest=True), *years, *figures]
    most = who + max(0, screen.width - _NARROW)
    others = [_SIGN, *years, _who(progress, who, most, brief=asked.part), *figures]
    measured = [in_plain_signs(one) for one in others] if screen.simple else others
    room = screen.width - taken(measured, shown) - 1
    least = min(_NAME, room - _NARROW_STATE)
    name = name._replace(least=least, most=max(least, room - _STATE))
    return [others[0], name, *others[1:], _state(today, brief=False)._replace(least=8, rest=True)]


def _wide(progress: Progress, today: date, *, named: bool) -> list[Column[Row]]:
    """The text of each promise; before it the name, where there is no edge and `grep` may look."""
    asked, due = progress.asked, t("Nästa senast")
    state = _state(today, brief=True)
    return [
        _SIGN,
        Column(
            _promise_word(progress),
            lambda row: _text(row, asked, named=named),
            rest=True,
            fold=wrap,
        ),
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
        # Since when it is behind has no column of its own: the next day is one to come.
        state = states.standing(row, brief=brief and row.outcome.state is not State.BEHIND)
        if row.provisional(today):
            state = t("{words}, prel.", words=state)
        return states.checked(states.marked(state, row), row)

    return Column(t("Läge"), words, fold=_after_commas, style=_style)


def _text(row: Row, asked: Asked, *, named: bool) -> str:
    promise, own = row.pledge.promise, states.own_year(row, asked)
    text = shorten(promise.text, _LONGEST)
    if named:
        text = ": ".join(filter(None, (promise.name, promise.text)))
    return f"{text} ({own})" if own else text


def _in_period(row: Row) -> str:
    inside = row.in_period
    return t("gjort") if figures.unstated(inside) else figures.shown(inside)


def _left(row: Row) -> str:
    if not row.outcome.state.holds or row.remaining is None:
        return "–"
    return figures.at_most(row.remaining, row.outcome.figure)


def _next_due(row: Row) -> str:
    """The next day that something is due; none that has passed."""
    due = row.outcome.next_due
    awaited = row.outcome.state is State.NOT_STARTED and due == row.as_of
    if due is None or due < row.as_of or awaited:
        return "–"
    return dates.in_year(due, row.year)


def _last(row: Row) -> str:
    if not row.counted:
        return "–"
    latest = row.counted[-1]
    day = dates.in_year(latest.span.last, row.year)
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
