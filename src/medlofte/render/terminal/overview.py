"""Knows the overview of many municipalities: no ranking, no sum over promises."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from rich.cells import cell_len
from rich.text import Text

from medlofte.language import n, t
from medlofte.progress.measure import Progress
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.swedish.names import swedish
from medlofte.wording.plain_text import harmless, pad, shorten, wrap
from medlofte.wording.state_table import ORDER, Column, Look, look

_CELL, _NAME = 7, (14, 30)


def overview(
    measured: Sequence[Progress], screen: Screen, as_of: date, today: date, wanted: Collection[str]
) -> Iterator[Text | str]:
    """Yield a line a municipality, by police area, in alphabetical order."""
    if not measured:
        command = "medlofte new municipality"
        yield t("Här finns inga medborgarlöften än. Börja med: {command}", command=command)
        return
    yield from _head(measured, screen, as_of)
    room = screen.width - (len(Column) + 1) * _CELL
    longest = max(cell_len(_period(progress, 99, today)) for progress in measured)
    period = max(6, min(longest, room - 1 - _NAME[0])) + 1
    width = max(_NAME[0], min(_NAME[1], room - period))
    yield from _titles(width, period)
    areas = {progress.book.promises.police_area or "" for progress in measured}
    for area in sorted(areas, key=lambda area: (not area, swedish(area))):
        yield ""
        title = harmless(area) or t("Lokalpolisområde inte angivet")
        yield Text(shorten(title, screen.width), style="bold")
        members = [one for one in measured if (one.book.promises.police_area or "") == area]
        for progress in sorted(members, key=lambda one: swedish(one.book.promises.municipality)):
            yield _row(progress, width, pad(_period(progress, period - 1, today), period), wanted)
    yield ""
    yield from _legend(measured, screen, today)


def _head(measured: Sequence[Progress], screen: Screen, as_of: date) -> Iterator[Text | str]:
    title = n(
        "Medborgarlöften i {count} kommun, per den {day}",
        "Medborgarlöften i {count} kommuner, per den {day}",
        len(measured),
        day=long(as_of),
    )
    yield Text(title, style="bold")
    text = t(
        "Varje rad visar en kommuns löften för sig. Kommunerna har lovat olika saker och kan inte "
        "jämföras med varandra."
    )
    yield from wrap(text, screen.width)
    if any(progress.examples for progress in measured):
        note = t("* Räknar påhittade exempel. Säger inget om kommunen eller polisen där.")
        yield from (Text(line, style="bold yellow") for line in wrap(note, screen.width))
    yield ""


def _period(progress: Progress, width: int, today: date) -> str:
    mark = " (p)" if any(row.provisional(today) for row in progress.rows) else ""
    return shorten(progress.asked.label, width - len(mark)) + mark


def _titles(width: int, period: int) -> Iterator[Text]:
    columns = (
        (t("Löf-"), t("ten")),
        (t("Upp-"), t("nådda")),
        (t("I"), t("fas")),
        ("", t("Efter")),
        (t("Inte"), t("uppn.")),
        (t("Antal"), t("oklart")),
        (t("Utan"), t("antal")),
        (t("Inte"), t("redov.")),
    )
    above = "".join(pad(pair[0], _CELL, right=True) for pair in columns)
    below = "".join(pad(pair[1], _CELL, right=True) for pair in columns)
    signs = "".join(
        pad(sign, _CELL, right=True) for sign in (" ", *(_shown(column).sign for column in Column))
    )
    yield Text(" " * (width + period) + above, style="dim")
    yield Text(pad(t("Kommun"), width) + pad(t("Period"), period) + below, style="dim")
    yield Text(" " * (width + period) + signs, style="dim")


def _shown(column: Column) -> Look:
    """How a column looks: as the first state in it that has a style of its own."""
    return next(one for one in map(look, ORDER) if one.column is column and one.style)


def _row(progress: Progress, width: int, period: str, wanted: Collection[str]) -> Text:
    rows = list(progress.rows)
    shown = [row for row in rows if not wanted or row.outcome.state in wanted]
    marks = f"{' *' if progress.examples else ''}{' (!)' if progress.book.unread else ''}"
    name = shorten(f"  {harmless(progress.book.promises.municipality)}", width - 1 - len(marks))
    line = Text(pad(name + marks, width) + period)
    line.append(pad(str(len(rows)), _CELL, right=True))
    for column in Column:
        count = sum(look(row.outcome.state).column is column for row in shown)
        style = _shown(column).style if count else "dim"
        line.append(pad(str(count) if count else "·", _CELL, right=True), style=style)
    return line


def _legend(measured: Sequence[Progress], screen: Screen, today: date) -> Iterator[str]:
    rows = [row for progress in measured for row in progress.rows]
    here = {row.outcome.state for row in rows}
    notes = [
        t("Utan antal: redovisat eller pågår, men det finns inget antal att räkna mot."),
        t("Inte redovisat: ingen har lämnat någon uppgift. Det kan ändå vara gjort."),
    ]
    if any(look(state).column is None for state in here):
        notes.append(t("Löften som är avförda eller inte har börjat står bara i första kolumnen."))
    if any(row.provisional(today) for row in rows):
        notes.append(t("(p) Preliminärt: uppgifter kan ännu komma."))
    if any(progress.book.unread for progress in measured):
        notes.append(t("(!) Filer med fel är inte medräknade: medlofte validate"))
    for note in notes:
        yield from wrap(note, screen.width)
