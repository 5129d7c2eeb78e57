"""Knows the overview of many municipalities: no ranking, no sum over promises."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text

from medlofte.language import n, t
from medlofte.progress.agenda import Agenda, Haste
from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal.columns import Column, fit, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.swedish.names import swedish
from medlofte.wording import shell
from medlofte.wording.counts import choice_note
from medlofte.wording.dues import due_notes, named_by_haste
from medlofte.wording.notes import flow
from medlofte.wording.plain_text import cell_len, wrap
from medlofte.wording.state_table import ORDER, Sign, look, sign_of
from medlofte.wording.targets.missing import bounded

_NARROW = 80  # below it the states have a line of their own


class OverviewLine(NamedTuple):
    """What is told of one municipality; `counts` is by sign.

    `examples` are the promises whose figures rest on invented activities: they have no sign, and
    nothing of them is due. `due` names what is, by how soon. `unchecked` are those of a draft.
    """

    name: str
    police_area: str
    period: str
    shown: int
    all: int
    counts: Counter[Sign]
    examples: int
    unchecked: int
    unread: bool
    provisional: bool
    due: dict[Haste, list[str]]


def line(today: date, progress: Progress, shown: Sequence[Row], agenda: Agenda) -> OverviewLine:
    """Count the promises of a municipality that are shown, and name what is due there."""
    promises, every = progress.book.promises, list(progress.rows)
    # What an invented agreement asks is counted only where nothing else is, and marked.
    real = [row for row in every if not row.pledge.agreement.example]
    told = [row for row in shown if not real or not row.pledge.agreement.example]
    return OverviewLine(
        name=promises.municipality,
        police_area=promises.police_area or "",
        period=progress.asked.label,
        shown=len(told),
        all=len(real or every),
        counts=Counter(sign_of(row) for row in told if not row.invented),
        examples=sum(row.invented for row in told),
        unchecked=sum(row.unchecked for row in told),
        unread=bool(progress.book.unread),
        provisional=any(row.provisional(today) for row in told),
        due=named_by_haste(agenda),
    )


def overview(
    lines: Sequence[OverviewLine], screen: Screen, as_of: date, area: str | None
) -> Iterator[Text | str]:
    """Yield a line a municipality, by police area, in alphabetical order.

    `area` is the police area that was asked for, as typed.
    """
    if not lines:
        command = "medlofte new municipality"
        yield t("Här finns inga medborgarlöften än. Börja med: {command}", command=command)
        return
    groups = _groups(lines) if area is None else [("", [*lines])]
    title = min(one.police_area for one in lines) if area is not None else ""
    yield from _head(lines, screen, as_of, title)
    narrow = screen.width < _NARROW
    layout = fit(_columns(narrow=narrow), lines, screen.width, plain=screen.simple)
    yield from layout.titles()
    for name, members in groups:
        if area is None:
            yield ""
            yield from wrapped(name or t("Lokalpolisområde inte angivet"), screen.width, "bold")
        for one in sorted(members, key=lambda one: swedish(one.name)):
            yield from layout.lines(one)
            if narrow and _standing(one):
                states = _between_states(_standing(one), screen.width - 2)
                yield from (f"  {line}" for line in states)
            for note in due_notes(one.due):
                yield from wrapped(note, screen.width, indent=2)
    yield ""
    yield from flow(_signs(lines), screen.width)
    for note in _legend(lines):
        yield from wrap(note, screen.width)
    yield ""
    whom = ["--all"] if area is None else ["--police-area", title]
    said = t("Vad som väntar:")
    command = shell.command("medlofte", "next", *whom, "--days", "7")
    line = f"{said} {command}"
    yield from [line] if cell_len(line) <= screen.width else [said, f"  {command}"]


def _groups(lines: Sequence[OverviewLine]) -> list[tuple[str, list[OverviewLine]]]:
    """The municipalities of each police area; last those of which none is given."""
    areas = sorted({one.police_area for one in lines}, key=lambda one: (not one, swedish(one)))
    return [(area, [one for one in lines if one.police_area == area]) for area in areas]


def _head(
    lines: Sequence[OverviewLine], screen: Screen, as_of: date, area: str
) -> Iterator[Text | str]:
    title = n(
        "Medborgarlöften i {count} kommun, per den {day}",
        "Medborgarlöften i {count} kommuner, per den {day}",
        len(lines),
        day=long(as_of),
    )
    if area:
        title = n(
            "{area}, {count} kommun, per den {day}",
            "{area}, {count} kommuner, per den {day}",
            len(lines),
            area=area,
            day=long(as_of),
        )
    yield from wrapped(title, screen.width, "bold")
    text = t("Kommunerna har lovat olika saker och kan inte jämföras med varandra.")
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
    shown, every = sum(one.shown for one in lines), sum(one.all for one in lines)
    yield from wrapped(choice_note(shown, every, t("löften")), screen.width, "bold")
    if shown != every:
        yield ""


def _columns(*, narrow: bool) -> list[Column[OverviewLine]]:
    kommun, period, promises = t("Kommun"), t("Period"), t("Löften")
    name, label = (14, 9) if narrow else (18, 12)  # more goes on below
    columns: list[Column[OverviewLine]] = [
        Column(kommun, _name, 12, name, fold=wrap),
        Column(period, _period, cell_len(period), label, fold=wrap),
        Column(promises, lambda one: str(one.shown), cell_len(promises), right=True),
        _due(t("Försenat"), Haste.OVERDUE),
        _due(t("I veckan"), Haste.SOON),
        _due(t("Tyst"), Haste.SILENT),
    ]
    if narrow:
        return columns
    state = Column(t("Läge"), _standing, 8, rest=True, fold=_between_states)
    return [*(column._replace(gap=2) for column in columns), state]


def _due(title: str, haste: Haste) -> Column[OverviewLine]:
    style = "bold red" if haste is Haste.OVERDUE else ""
    return Column(
        title,
        lambda one: str(len(one.due[haste]) or "·"),
        cell_len(title),
        right=True,
        style=lambda one: style if one.due[haste] else "dim",
    )


def _standing(one: OverviewLine) -> str:
    """How many have each sign: 5 ✓  5 →  2 !."""
    there = [sign for sign in ORDER if one.counts[sign]]
    return "  ".join(f"{one.counts[sign]} {look(sign).sign}" for sign in there)


def _between_states(text: str, width: int) -> list[str]:
    """Go on below after a state, never between a number and its sign."""
    lines: list[str] = [""]
    for part in text.split("  "):
        longer = f"{lines[-1]}  {part}" if lines[-1] else part
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _signs(lines: Sequence[OverviewLine]) -> list[str]:
    """What the signs mean that occur."""
    there = [sign for sign in ORDER if any(one.counts[sign] for one in lines)]
    return [f"{look(sign).sign} {look(sign).word}" for sign in there]


def _name(one: OverviewLine) -> str:
    return f"{one.name}{' (e)' if one.examples else ''}{' (f)' if one.unread else ''}"


def _period(one: OverviewLine) -> str:
    return f"{one.period}{' (p)' if one.provisional else ''}"


def _legend(lines: Sequence[OverviewLine]) -> Iterator[str]:
    yield t(
        "Försenat och i veckan: löften, uppföljningar och parter vars dag har passerat, eller "
        "infaller inom sju dagar. Tyst: löften utan antal som inget är redovisat om på fyra "
        "månader."
    )
    if any(one.counts[Sign.NOT_REPORTED] for one in lines):
        yield t("Inte redovisat: ingen aktivitet är redovisad. Det kan ändå vara gjort.")
    if any(one.provisional for one in lines):
        yield t("(p) Preliminärt: uppgifter kan ännu komma.")
    drafts = sorted((one for one in lines if one.unchecked), key=lambda one: swedish(one.name))
    if drafts:
        names = bounded([f"{one.name} {one.unchecked}" for one in drafts])
        yield t("Ej kontrollerat: {names}.", names=names)
    if any(one.unread for one in lines):
        yield t("(f) Filer med fel är inte medräknade: medlofte validate")
