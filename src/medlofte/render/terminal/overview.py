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
from medlofte.wording.plain_text import cell_len, shorten, wrap
from medlofte.wording.state_table import ORDER, OverviewColumn, look

_CELL, _NAME = 7, (14, 30)


class OverviewLine(NamedTuple):
    """What is told of one municipality; `counts` is by column, and `odd` stands in none."""

    name: str
    police_area: str
    period: str
    promises: int
    counts: Counter[OverviewColumn | None]
    odd: bool
    examples: bool
    unread: bool
    provisional: bool


def line(today: date, wanted: Collection[str], progress: Progress) -> OverviewLine:
    """Count the promises of a municipality; only those in the states `wanted`, where any are."""
    promises, every = progress.book.promises, list(progress.rows)
    # What is invented is counted only where nothing else is, and marked.
    rows = [row for row in every if not row.pledge.agreement.example] or every
    found = [row.outcome.state for row in rows]
    shown = [state for state in found if not wanted or state in wanted]
    return OverviewLine(
        name=promises.municipality,
        police_area=promises.police_area or "",
        period=progress.asked.label,
        promises=len(rows),
        counts=Counter(look(state).column for state in shown),
        odd=any(look(state).column is None for state in found),
        examples=any(row.examples or row.pledge.agreement.example for row in rows),
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
    layout = fit(_columns(lines, screen.width), lines, screen.width)
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
    if any(one.examples for one in lines):
        note = t("* Räknar påhittade exempel. Säger inget om kommunen eller polisen där.")
        yield from wrapped(note, screen.width, "bold yellow")
    yield ""


def _columns(lines: Sequence[OverviewLine], width: int) -> list[Column[OverviewLine]]:
    room = width - (len(OverviewColumn) + 1) * _CELL
    longest = max(cell_len(_period(one, 99)) for one in lines)
    period = max(6, min(longest, room - 1 - _NAME[0]))
    name = max(_NAME[0], min(_NAME[1], room - period - 1)) - 1
    titles = (
        *((t("Upp-"), t("nådda")), (t("I"), t("fas")), ("", t("Efter")), (t("Inte"), t("uppn."))),
        *((t("Antal"), t("oklart")), (t("Utan"), t("antal")), (t("Inte"), t("redov."))),
    )
    whole = f"{t('Löf-')}\n{t('ten')}\n "
    return [
        Column(f"\n{t('Kommun')}\n", lambda one: _name(one, name), name, name),
        Column(f"\n{t('Period')}\n", lambda one: _period(one, period), period, period),
        Column(whole, lambda one: str(one.promises), _CELL, _CELL, gap=0, right=True),
        *(_states(column, *title) for column, title in zip(OverviewColumn, titles, strict=True)),
    ]


def _states(column: OverviewColumn, above: str, below: str) -> Column[OverviewLine]:
    """Count the states of a column; it looks as the first of them that has a style of its own."""
    first = next(one for one in map(look, ORDER) if one.column is column and one.style)
    return Column(
        f"{above}\n{below}\n{first.sign}",
        lambda one: str(one.counts[column] or "·"),
        _CELL,
        _CELL,
        gap=0,
        right=True,
        style=lambda one: first.style if one.counts[column] else "dim",
    )


def _name(one: OverviewLine, width: int) -> str:
    marks = f"{' *' if one.examples else ''}{' (!)' if one.unread else ''}"
    return shorten(f"  {one.name}", width - len(marks)) + marks


def _period(one: OverviewLine, width: int) -> str:
    mark = " (p)" if one.provisional else ""
    return shorten(one.period, width - len(mark)) + mark


def _legend(lines: Sequence[OverviewLine]) -> Iterator[str]:
    yield t("Utan antal: redovisat eller pågår, men det finns inget antal att räkna mot.")
    yield t("Inte redovisat: ingen har lämnat någon uppgift. Det kan ändå vara gjort.")
    if any(one.odd for one in lines):
        yield t("Löften som är avförda eller inte har börjat står bara i första kolumnen.")
    if any(one.provisional for one in lines):
        yield t("(p) Preliminärt: uppgifter kan ännu komma.")
    if any(one.unread for one in lines):
        yield t("(!) Filer med fel är inte medräknade: medlofte validate")
