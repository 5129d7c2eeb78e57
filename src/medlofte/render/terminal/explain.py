"""Knows the account of one figure: the promise, its rule, what counted, what did not and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from rich.text import Text

from medlofte.book.book import Logged
from medlofte.book.versions import Pledge
from medlofte.importing.table_file import STDIN
from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import Indicator
from medlofte.periods import year
from medlofte.progress.account import sums_so_far
from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal.columns import (
    Column,
    TableLayout,
    fit,
    in_plain_signs,
    labelled,
    whole,
    wrapped,
)
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.targets.counting import Figure
from medlofte.wording import agreements, dates, states
from medlofte.wording.heading import situation, warnings
from medlofte.wording.notes import inside_notes, provisional_note, report_notes, row_notes
from medlofte.wording.plain_text import capital, cell_len, pad, wrap
from medlofte.wording.reasons import reason
from medlofte.wording.state_table import look, sign_of
from medlofte.wording.targets.bar import bar
from medlofte.wording.targets.figures import shown, unstated
from medlofte.wording.targets.kinds import amount, goal_rule
from medlofte.wording.targets.missing import missing_notes

_DAY, _NUMBER, _ONE_LINE = 16, 7, 110
_WHAT, _LEAST, _WHERE, _LABEL = 46, 12, 46, 10
_TITLE = 200  # the whole text stands below it

T = TypeVar("T")
_Counted = tuple[Logged, str, str]  # a report, its number, and the sum so far


def explanation(  # noqa: PLR0913  the last two belong to the disk, which render does not know
    progress: Progress,
    row: Row,
    screen: Screen,
    today: date,
    *,
    shown_path: Callable[[str], str],
    unread: Mapping[str, str],
) -> Iterator[Text | str]:
    """Yield the account; `unread` are files left out, with the first thing that is wrong."""
    yield from _head(progress, row, screen, today)
    yield ""
    yield from _promise(progress, row, screen, shown_path)
    yield ""
    yield from _counted(row, screen)
    yield from _uncounted(progress, row, screen, unread)


def _head(progress: Progress, row: Row, screen: Screen, today: date) -> Iterator[Text | str]:
    shown = look(sign_of(row))
    name = progress.book.promises.municipality
    title = f"{agreements.named(row.pledge, _TITLE)}, {name}, {_window(row)}"
    day = t("per den {day}", day=long(progress.as_of))
    if len(title) + len(day) + 2 <= min(screen.width, 100):
        yield Text(pad(title, min(screen.width, 100) - len(day)) + day, style="bold")
    else:
        yield from wrapped(title, screen.width, "bold")
        yield Text(day, style="bold")
    yield ""
    own = tuple(one for one in progress.agreements if one[0] is row.pledge.agreement)
    for note in warnings(progress._replace(agreements=own)):
        yield from wrapped(note, screen.width, "bold yellow")
        yield ""
    figure = "   ".join(filter(None, (amount(row), bar(row))))
    line = Text(f"  {figure}   ")
    line.append(f"{shown.sign} {states.state_words(row, today)}", style=shown.style)
    yield line
    for note in (*_notes(row, progress), *provisional_note([row], today)):
        yield from wrapped(note, screen.width, indent=2)


def _notes(row: Row, progress: Progress) -> Iterator[str]:
    yield from missing_notes(row)
    if row.versions.amended:
        yield t("Ändrat {day}.", day=long(row.versions.amended))
    yield from row_notes(row, progress)
    yield from inside_notes(row)


def _window(row: Row) -> str:
    span = row.window
    if span == year(span.first.year):
        return t("år {year}", year=span.first.year)
    return dates.days(span)


def _promise(
    progress: Progress, row: Row, screen: Screen, shown_path: Callable[[str], str]
) -> Iterator[Text]:
    promise = row.pledge.promise
    place = progress.book.document.place(*row.pledge.route)
    parties = states.responsible(promise, progress.book.promises.parties)
    rule = goal_rule(row)
    reports = row.counted or row.uncounted
    facts = [
        (capital(agreements.words(row.pledge.agreement.kind).the_one), promise.text),
        (t("Målet"), f"{rule[0].upper()}{rule[1:]}."),
        (t("Räknas"), promise.counts),
        *_area(progress, row.pledge),
        (t("Ansvarig"), parties),
        (t("Tid"), dates.days(row.window)),
        (t("Ingår i"), agreements.titled(row.pledge.agreement)),
        (t("Delas med"), states.listed(row.pledge.agreement.municipalities)),
        (t("Står i"), f"{shown_path(place.path)}:{place.line}"),
        (t("Filer"), f"{shown_path(f'activities/{progress.book.id}')}/" if reports else ""),
    ]
    places = (t("Står i"), t("Filer"))  # whole, so that they can be copied
    layout = labelled(_LABEL, screen.width, plain=screen.simple)
    for label, fact in facts:
        if fact and label in places:
            yield Text(pad(label, _LABEL) + fact)
        elif fact:
            yield from layout.lines((label, fact))


def _area(progress: Progress, pledge: Pledge) -> list[tuple[str, str]]:
    """What the situation picture says of its area, and the measures of effect there."""
    agreement, id_ = pledge.agreement, pledge.promise.area
    said = situation(agreement.areas.get(id_)) if id_ else []
    book, asked = progress.book, progress.asked.span
    said += [
        (t("Effekt"), effect)
        for one in agreement.indicators
        if book.tells(asked, example=one.example)
        and id_
        and one.area == id_
        and (effect := _effect(agreement, one, progress.as_of))
    ]
    return [(t("Område"), agreement.area_name(id_)), *said] if id_ and said else []


def _effect(agreement: Agreement, one: Indicator, as_of: date) -> str:
    """The values that are known by then; empty where none is."""
    invented = t("påhittat exempel") if one.example or agreement.example else None
    title = ", ".join(filter(None, (one.title, one.unit, invented)))
    known = [value for value in one.measured if value.date <= as_of]
    values = [f"{states.measured(value.value)} ({long(value.date)})" for value in known]
    return f"{title}: {', '.join(values)}" if values else ""


def _counted(row: Row, screen: Screen) -> Iterator[Text | str]:
    if not row.counted:
        nothing = (
            t("Räknat: inget.")
            if row.uncounted and not row.followed_up
            else t("Räknat: inget. {silence}.", silence=capital(states.silence(row)))
        )
        yield Text(nothing, style="bold")
        return
    reports = n("{count} uppgift", "{count} uppgifter", len(row.counted))
    # Of a milestone nothing is counted, and of a promise for each week the weeks are.
    each = row.outcome.goal is not None and row.outcome.goal.counts_units
    numbered = not row.pledge.promise.target.done_once and not each
    sums = [*sums_so_far(row)]
    lines = [
        (
            logged,
            states.number(logged) if each or numbered else "",
            _sum(so_far) if numbered else "",
        )
        for logged, so_far in zip(row.counted, sums, strict=True)
    ]
    layout = _report_layout(row, lines, screen)
    if numbered:
        figure = row.outcome.figure or row.outcome.occasions
        total = t("okänt antal") if unstated(figure) else _sum(figure)
        heading = t("Räknat: {total}, i {reports}", total=total, reports=reports)
        line = pad(screen.fit(heading), layout.start(2))
        line += pad(t("antal"), layout.widths[2], right=True)
        line += pad(t("summa"), layout.widths[3], right=True)
        yield Text(line, style="bold")
    else:
        yield Text(t("Räknat: {reports}", reports=reports), style="bold")
    for entry in lines:
        logged = entry[0]
        yield from layout.lines(entry)
        if screen.width < _ONE_LINE:
            yield _path(_where(logged, row), layout)
        for note in (*report_notes(row, logged, dates.dated(logged)), *_also(logged, row)):
            yield from layout.below(1, note)


def _sum(figure: Figure | None) -> str:
    """A sum; what nobody gave a number of is done all the same."""
    return t("gjort") if unstated(figure) else shown(figure)


def _report_layout(row: Row, lines: Sequence[_Counted], screen: Screen) -> TableLayout[_Counted]:
    """Days and numbers get what they need, what was done and where what is left."""
    wide = screen.width >= _ONE_LINE
    numbers: list[Column[_Counted]] = [
        Column("", lambda one: _days(one[0], row), _DAY, gap=0, fold=whole),
        Column("", lambda one: one[1], _NUMBER, gap=0, right=True, fold=whole),
        Column("", lambda one: one[2], _NUMBER, gap=3, right=True, fold=whole),
    ]
    measured = [in_plain_signs(one) for one in numbers] if screen.simple else numbers
    room = screen.width - 2 - sum(one.width(lines) for one in measured)
    what = max(_LEAST, min(_WHAT, room - _WHERE) if wide else room) - 1
    text: Column[_Counted] = Column("", lambda one: states.what(one[0]), what, what, fold=wrap)
    columns = [numbers[0], text, *numbers[1:]]
    if wide:
        columns.append(Column("", lambda one: _where(one[0], row), rest=True, fold=whole))
    return fit(columns, lines, screen.width, indent=2, plain=screen.simple)


def _path(path: str, layout: TableLayout[T]) -> str:
    """A path on a line of its own, whole, so that it can be copied."""
    start = layout.start(1)
    return " " * (start if start + cell_len(path) <= layout.room else layout.indent) + path


def _days(logged: Logged, row: Row) -> str:
    """The days of a report, with what keeps them apart from what stands beside."""
    return f"{dates.short_days(logged.span, row.year)}  "


def _where(logged: Logged, row: Row) -> str:
    """The file and the line that names the promise."""
    activity = logged.activity
    key = "counts_for" if row.pledge.promise.id in activity.counts_for else "completes"
    ids = activity.counts_for if key == "counts_for" else activity.completes
    line = logged.place(key, ids.index(row.pledge.promise.id)).line
    return f"{logged.path.split('/', 2)[2]}:{line}"


def _also(logged: Logged, row: Row) -> Iterator[str]:
    others = [
        agreements.named(pledge)
        for pledge in logged.pledges
        if pledge.promise.id != row.pledge.promise.id
    ]
    if others:
        yield t("räknas även för {names}", names=states.listed(list(others)))
    if logged.activity.status == "unanswered":
        yield t("tillfället blev obesvarat")
    if row.pledge.promise.id in logged.activity.completes:
        yield t("blev klart den dagen")
    if logged.activity.example:
        yield t("påhittat exempel")
    if logged.activity.source:
        yield t("källa: {title}", title=logged.activity.source.title)
    told = logged.activity.from_row
    if told:
        file = t("indata") if told.file == STDIN else told.file
        sheet = t("bladet {name}", name=told.sheet) if told.sheet else ""
        where = ", ".join(filter(None, [file, sheet, t("rad {row}", row=told.row)]))
        yield t("läst från {where}", where=where)


def _uncounted(
    progress: Progress, row: Row, screen: Screen, unread: Mapping[str, str]
) -> Iterator[Text | str]:
    parties = progress.book.promises.parties
    entries = [
        (_days(one.logged, row), reason(one, parties, row), _where(one.logged, row))
        for one in row.uncounted
    ]
    for path, message in unread.items():
        entries.append(("?", t("filen har fel: {message}", message=message), path))
    if entries:
        yield ""
        yield Text(t("Inte räknat: {count}", count=len(entries)), style="bold")
    label = max([_DAY, *(cell_len(day) for day, _, _ in entries)])
    layout = labelled(label, screen.width, indent=2, plain=screen.simple)
    for day, why, where in entries:
        yield from layout.lines((day, f"{why}  {where}" if screen.endless else why))
        if not screen.endless:
            yield _path(where, layout)
