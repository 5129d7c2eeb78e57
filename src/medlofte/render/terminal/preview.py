"""Knows what is shown before an activity is saved: the deed in a sentence, and its effect."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from rich.text import Text

from medlofte.book.book import Book, Logged
from medlofte.edit.what_if import Proposal
from medlofte.language import n, t
from medlofte.model.agreement import Agreement, latest
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import Column, fit, labelled, wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long, spoken
from medlofte.wording import agreements, dates, states
from medlofte.wording.heading import by_area
from medlofte.wording.notes import report_notes
from medlofte.wording.plain_text import capital, cell_len, pad
from medlofte.wording.reasons import reason
from medlofte.wording.state_table import look, sign_of
from medlofte.wording.targets.bar import bar
from medlofte.wording.targets.figures import shown, unstated
from medlofte.wording.targets.kinds import amount, figure_words

_NAME, _DAY, _LISTED = 24, 16, 8


def sentence(book: Book, logged: Logged) -> str:
    """1 gång av Polisen, onsdag 13 mars 2024 kl. 22:30, Laisvall."""
    activity = logged.activity
    unknown = logged.precision == "unknown"
    count = t("okänt antal") if unknown else states.number(logged)
    who = states.names(activity.by, book.promises.parties)
    if logged.is_tally:
        done = t("Summerad uppgift: {count} av {who}", count=count, who=who)
    else:
        many = logged.amount + unknown
        done = n("{number} gång av {who}", "{number} gånger av {who}", many, number=count, who=who)
    day = dates.days(logged.span) if logged.is_tally else spoken(logged.span.last)
    if activity.time:
        day = t("{day} kl. {time}", day=day, time=activity.time.replace(":", "."))
    if activity.status == "cancelled":
        done = t("Inställt: {what}", what=done)
    if activity.status == "unanswered":
        done = t("Obesvarat: {what}", what=done)
    area = t("i hela lokalpolisområdet") if activity.area_wide else ""
    extra = [text for text in (activity.place, area, activity.title) if text]
    return ", ".join([capital(done), day, *extra])


def effects(proposal: Proposal, screen: Screen, today: date) -> Iterator[Text | str]:
    """Yield a line a promise: 1 → 2 av 10, the bar, the state after."""
    yield from changes(proposal.effects(today), screen, today, partial(_notes, proposal))


def changes(
    pairs: Sequence[tuple[Row, Row]],
    screen: Screen,
    today: date,
    notes: Callable[[Row, Row], Iterator[str]],
) -> Iterator[Text | str]:
    """Yield a line a promise as it stands before and after, and what is to be said of it."""
    yield from _examples(after for _, after in pairs)
    several = len({after.window.last.year for _, after in pairs}) > 1
    beside = max((cell_len(_change(*pair)) + cell_len(bar(pair[1])) for pair in pairs), default=0)
    room = None if screen.endless else max(_NAME, screen.width - beside - 7 - 5 * several)
    columns: list[Column[tuple[Row, Row]]] = [
        Column("", lambda pair: _title(pair[1], room, year=several), gap=3),
        Column("", lambda pair: _change(*pair), gap=2, right=True),
        Column("", lambda pair: bar(pair[1])),
    ]
    columns = columns if any(bar(after) for _, after in pairs) else columns[:2]
    layout = fit(columns, pairs, screen.width, indent=2, plain=screen.simple)
    for before, after in pairs:
        (line,) = layout.lines((before, after))
        state = Text(states.state_words(after, today), look(sign_of(after)).style)
        if line.cell_len + 2 + state.cell_len <= screen.width:
            yield line.append("  ").append_text(state)
        else:
            yield line
            yield Text("    ").append_text(state)
        for note in notes(before, after):
            yield from wrapped(note, screen.width, indent=4)


def _title(row: Row, room: int | None, *, year: bool) -> str:
    title = agreements.named(row.pledge, room)
    return f"{title} {row.window.last.year}" if year else title


def _examples(rows: Iterable[Row]) -> Iterator[Text]:
    if any(row.examples or row.pledge.agreement.example for row in rows):
        yield Text(t("EXEMPEL: siffrorna räknar påhittade aktiviteter."), "bold yellow")


def _change(before: Row, after: Row) -> str:
    """Put the figure before the new activity and the one with it side by side: 1 → 2 av 10."""
    was, now = (_figure(row) for row in (before, after))
    if now in (was, "–", "0"):
        return amount(after)
    nothing = "–" if after.pledge.promise.target.done_once else "0"
    return f"{nothing if was == '–' else was} → {amount(after)}"


def _figure(row: Row) -> str:
    figure = row.outcome.figure
    return shown(figure) if row.outcome.goal and not unstated(figure) else amount(row)


def figures(proposal: Proposal, today: date) -> Iterator[str]:
    """Yield how each promise stands without the new activity: Trafikkontroller: 2 av 10."""
    for before, _ in proposal.effects(today):
        yield f"{agreements.named(before.pledge)}: {states.marked(amount(before), before)}."


def _notes(proposal: Proposal, before: Row, after: Row) -> Iterator[str]:
    """Why the figure does not change as one might expect."""
    counted = any(logged.stem == proposal.logged.stem for logged in after.counted)
    same = before.outcome.figure == after.outcome.figure
    if counted and same and after.done:
        yield t("Siffran är oförändrad: dagarna finns redan i en annan uppgift.")
    for one in after.uncounted:
        if one.logged.stem == proposal.logged.stem:
            yield t(
                "Räknas inte: {reason}.", reason=reason(one, proposal.after.promises.parties, after)
            )
    if counted:
        yield from report_notes(after, proposal.logged, dates.dated(proposal.logged))
        if after.outcome.goal and unstated(after.outcome.figure):
            yield f"{capital(figure_words(after))}."
    yield from examples_end(before, after)


def examples_end(before: Row, after: Row) -> Iterator[str]:
    """Say that what was invented counts no longer beside what is real."""
    if before.examples and not after.examples:
        yield t("Exemplen räknas inte längre: året har nu en verklig aktivitet.")


def choices(
    agreement_rows: Sequence[tuple[Agreement, Sequence[Row]]], screen: Screen
) -> Iterator[Text | str]:
    """Yield the numbered list of promises with their figures, in two columns where they fit."""
    yield from _examples(row for _, rows in agreement_rows for row in rows)
    number = 0
    for agreement, all_rows in agreement_rows:
        for area, rows in by_area(agreement, all_rows, lambda row: row.pledge.promise):
            yield Text(f"  {area.name if area else agreements.titled(agreement)}", "bold")
            cells = _choices(rows, number, _NAME)
            if screen.edge // 2 < max(40, *map(cell_len, cells)):
                figures_ = max(cell_len(states.marked(amount(row), row)) for row in rows)
                yield from _choices(rows, number, screen.edge - 6 - figures_)
            else:
                yield from _two_columns(cells, screen.edge // 2)
            number += len(rows)


def _choices(rows: Sequence[Row], before: int, room: int) -> list[str]:
    """The promises with numbers after those before, their names in a column of so many cells."""
    titles = [agreements.named(row.pledge, max(_NAME, room)) for row in rows]
    widest = max(_NAME, *map(cell_len, titles)) + 1
    return [
        f"{number:>4} {pad(title, widest)}{states.marked(amount(row), row)}"
        for number, (title, row) in enumerate(zip(titles, rows, strict=True), before + 1)
    ]


def _two_columns(cells: Sequence[str], width: int) -> Iterator[str]:
    half = -(-len(cells) // 2)
    for index in range(half):
        right = cells[index + half] if index + half < len(cells) else ""
        yield pad(cells[index], width) + right


def existing(proposal: Proposal, there: Sequence[Logged], screen: Screen) -> Iterator[Text | str]:
    """Yield reports that are already there; of many the first ones."""
    if proposal.logged.is_tally:
        yield n(
            "Under tiden finns redan {count} uppgift:",
            "Under tiden finns redan {count} uppgifter:",
            len(there),
        )
    else:
        day = spoken(proposal.logged.span.last)
        yield t("{day} finns redan:", day=capital(day))
    layout = labelled(_DAY, screen.width, indent=2, plain=screen.simple)
    for one in there[:_LISTED]:
        names = [agreements.named(pledge) for pledge in one.pledges]
        number = [t("antal {number}", number=states.number(one))] if one.is_tally else []
        parties = states.names(one.by, proposal.after.promises.parties)
        text = ", ".join([*names, states.what(one), *number, parties])
        day = dates.short_days(one.span, proposal.logged.span.last.year)
        first, *more = layout.lines((f"{day} ", text))
        first.rstrip()
        if not more and first.cell_len + 3 + len(one.stem) <= screen.width:
            yield first.append(f"   {one.stem}")
        else:
            yield from (first, *more)
            yield " " * layout.start(1) + one.stem
    if len(there) > _LISTED:
        yield t("  … och {count} till", count=len(there) - _LISTED)


def no_agreement(book: Book, day: date, words: str) -> list[str]:
    """Say that no agreement is in force on a day, and when one was; `words` tell the day."""
    name, all_ = book.promises.municipality, book.promises.agreements
    nothing = t("{day} gäller inget medborgarlöfte i {name}.", day=words, name=name)
    before = [one for one in all_ if one.last < day]
    if not before:
        first = min(all_, key=lambda one: one.from_)
        since = long(first.from_)
        return [nothing, t("Det första, {id}, gäller från den {day}.", id=first.id, day=since)]
    ended = latest(before)
    last = long(ended.last)
    return [nothing, t("Det senaste, {id}, gällde till och med {last}.", id=ended.id, last=last)]


def nothing_in_force(book: Book, day: date, words: str, command: str) -> list[str]:
    """Say that no agreement is in force on a day, and what one can do.

    The command asks for the day: nothing was done on one that nobody gave.
    """
    said = no_agreement(book, day, words)
    if day < book.first_day:
        return said
    return [
        *said,
        "",
        t("  Logga i efterhand    {command}", command=command),
        t("  Skriv nästa löfte    {command}", command=f"medlofte new agreement {book.id}"),
    ]
