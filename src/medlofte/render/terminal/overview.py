"""Knows the overview of many municipalities: no ranking, no sum over promises."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text

from medlofte.language import n, t
from medlofte.progress.measure import Progress
from medlofte.render.terminal.columns import Column, fit, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.swedish.names import swedish
from medlofte.wording.missing import bounded
from medlofte.wording.notes import flow
from medlofte.wording.plain_text import cell_len, shorten, wrap
from medlofte.wording.state_table import ORDER, Look, OverviewColumn, look

_CELL, _NARROW_CELL, _NAME = 7, 4, (14, 30)
_WIDE = 80  # from here on the columns have words above their signs


class OverviewLine(NamedTuple):
    """What is told of one municipality; `counts` is by column, and `odd` stands in none.

    `examples` are the promises whose figures rest on invented activities: no column has them.
    """

    name: str
    police_area: str
    period: str
    promises: int
    counts: Counter[OverviewColumn | None]
    odd: bool
    examples: int
    unread: bool
    provisional: bool


def line(today: date, wanted: Collection[str], progress: Progress) -> OverviewLine:
    """Count the promises of a municipality; only those in the states `wanted`, where any are."""
    promises, every = progress.book.promises, list(progress.rows)
    # What an invented agreement asks is counted only where nothing else is, and marked.
    rows = [row for row in every if not row.pledge.agreement.example] or every
    found = [row.outcome.state for row in rows if not row.invented]
    shown = [state for state in found if not wanted or state in wanted]
    return OverviewLine(
        name=promises.municipality,
        police_area=promises.police_area or "",
        period=progress.asked.label,
        promises=len(rows),
        counts=Counter(look(state).column for state in shown),
        odd=any(look(state).column is None for state in found),
        examples=sum(row.invented for row in rows),
        unread=bool(progress.book.unread),
        provisional=any(row.provisional(today) for row in rows),
    )


def overview(lines: Sequence[OverviewLine], screen: Screen, as_of: date) -> Iterator[Text | str]:
    """Yield a line a municipality, by police area, in alphabetical order."""
    if not lines:
        command = "medlofte new municipality"
        yield t("Här finns inga medborgarlöften än. Börja med: {command}", command=command)
        return
    yield from _head(lines, screen, as_of)
    layout = fit(_columns(lines, screen.width), lines, screen.width, plain=screen.simple)
    yield from layout.titles()
    areas = {one.police_area for one in lines}
    for area in sorted(areas, key=lambda area: (not area, swedish(area))):
        yield ""
        title = area or t("Lokalpolisområde inte angivet")
        yield Text(shorten(title, screen.width), style="bold")
        members = [one for one in lines if one.police_area == area]
        for one in sorted(members, key=lambda one: swedish(one.name)):
            yield from layout.lines(one)
    yield ""
    if screen.width < _WIDE:
        yield from flow(_meanings(), screen.width)
    for note in _legend(lines):
        yield from wrap(note, screen.width)


def _head(lines: Sequence[OverviewLine], screen: Screen, as_of: date) -> Iterator[Text | str]:
    title = n(
        "Medborgarlöften i {count} kommun, per den {day}",
        "Medborgarlöften i {count} kommuner, per den {day}",
        len(lines),
        day=long(as_of),
    )
    yield Text(title, style="bold")
    text = t(
        "Varje rad visar en kommuns löften för sig. Kommunerna har lovat olika saker och kan inte "
        "jämföras med varandra."
    )
    yield from wrap(text, screen.width)
    invented = [one for one in lines if one.examples]
    if invented:
        named = sorted(invented, key=lambda one: swedish(one.name))
        note = t(
            "(e) Löften vars siffror är påhittade exempel står inte i något läge: {names}. De "
            "säger inget om kommunen eller polisen där.",
            names=bounded([f"{one.name} {one.examples}" for one in named]),
        )
        yield from wrapped(note, screen.width, "bold yellow")
    yield ""


def _columns(lines: Sequence[OverviewLine], width: int) -> list[Column[OverviewLine]]:
    cell = _CELL if width >= _WIDE else _NARROW_CELL
    room = width - (len(OverviewColumn) + 1) * cell
    longest = max(cell_len(_period(one, 99)) for one in lines)
    period = max(6, min(longest, room - 1 - _NAME[0]))
    name = max(_NAME[0], min(_NAME[1], room - period - 1)) - 1
    whole = f"{t('Löf-')}\n{t('ten')}\n "
    return [
        Column(f"\n{t('Kommun')}\n", lambda one: _name(one, name), name, name),
        Column(f"\n{t('Period')}\n", lambda one: _period(one, period), period, period),
        Column(whole, lambda one: str(one.promises), cell, cell, gap=0, right=True),
        *(
            _states(column, _title(column) if cell == _CELL else ("", ""), cell)
            for column in OverviewColumn
        ),
    ]


def _title(column: OverviewColumn) -> tuple[str, str]:
    """The words above a column, on two lines."""
    titles = {
        OverviewColumn.MET: (t("Upp-"), t("nådda")),
        OverviewColumn.ON_TRACK: (t("I"), t("fas")),
        OverviewColumn.BEHIND: ("", t("Efter")),
        OverviewColumn.MISSED: (t("Inte"), t("uppn.")),
        OverviewColumn.UNCLEAR: (t("Antal"), t("oklart")),
        OverviewColumn.NUMBERLESS: (t("Utan"), t("antal")),
        OverviewColumn.UNREPORTED: (t("Inte"), t("redov.")),
    }
    return titles[column]


def _meanings() -> list[str]:
    """What the signs above the columns mean, where no words have room there."""
    return [f"{_first(one).sign} {_joined(*_title(one))}" for one in OverviewColumn]


def _joined(above: str, below: str) -> str:
    """The two lines of a title as words: Uppnådda, I fas."""
    return (f"{above[:-1]}{below}" if above.endswith("-") else f"{above} {below}").strip()


def _first(column: OverviewColumn) -> Look:
    """How a column looks: as the first of its states that has a style of its own."""
    return next(one for one in map(look, ORDER) if one.column is column and one.style)


def _states(column: OverviewColumn, title: tuple[str, str], cell: int) -> Column[OverviewLine]:
    """Count the states of a column."""
    first = _first(column)
    return Column(
        f"{title[0]}\n{title[1]}\n{first.sign}",
        lambda one: str(one.counts[column] or "·"),
        cell,
        cell,
        gap=0,
        right=True,
        style=lambda one: first.style if one.counts[column] else "dim",
    )


def _name(one: OverviewLine, width: int) -> str:
    marks = f"{' (e)' if one.examples else ''}{' (!)' if one.unread else ''}"
    return shorten(f"  {one.name}", width - len(marks)) + marks


def _period(one: OverviewLine, width: int) -> str:
    mark = " (p)" if one.provisional else ""
    return shorten(one.period, width - len(mark)) + mark


def _legend(lines: Sequence[OverviewLine]) -> Iterator[str]:
    yield t("Utan antal: redovisat eller pågår, men det finns inget antal att räkna mot.")
    yield t("Inte redovisat: ingen aktivitet är redovisad. Det kan ändå vara gjort.")
    if any(one.odd for one in lines):
        yield t("Löften som är avförda eller inte har börjat står bara i första kolumnen.")
    if any(one.provisional for one in lines):
        yield t("(p) Preliminärt: uppgifter kan ännu komma.")
    if any(one.unread for one in lines):
        yield t("(!) Filer med fel är inte medräknade: medlofte validate")
