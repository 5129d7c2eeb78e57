"""Knows the account of one figure: the promise, its rule, what counted, what did not and why."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from rich.text import Text

from medlofte.book.book import Logged
from medlofte.language import n, t
from medlofte.periods import year
from medlofte.progress.measure import Progress, Row
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.wording import states
from medlofte.wording.bar import bar
from medlofte.wording.heading import warnings
from medlofte.wording.kinds import amount, rule_words
from medlofte.wording.notes import provisional_note, row_notes
from medlofte.wording.plain_text import harmless, pad, shorten, wrap
from medlofte.wording.reasons import reason
from medlofte.wording.state_table import look

_DAY, _NUMBER, _ONE_LINE = 16, 7, 110
_LABEL = 10
_TITLE = 200  # the whole text stands below it


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
    promise, state = row.pledge.promise, row.outcome.state
    name = harmless(progress.book.promises.municipality)
    title = f"{shorten(harmless(promise.title), _TITLE)}, {name}, {_window(row)}"
    day = t("per den {day}", day=long(progress.as_of))
    if len(title) + len(day) + 2 <= min(screen.width, 100):
        yield Text(pad(title, min(screen.width, 100) - len(day)) + day, style="bold")
    else:
        yield from (Text(line, style="bold") for line in [*wrap(title, screen.width), day])
    yield ""
    for note in warnings(progress):
        yield from (Text(line, style="bold yellow") for line in wrap(note, screen.width))
        yield ""
    figure = "   ".join(filter(None, (amount(row), bar(row))))
    line = Text(f"  {figure}   ")
    line.append(f"{look(state).sign} {states.state_words(row, today)}", style=look(state).style)
    yield line
    for note in (*row_notes(row, progress), *provisional_note([row], today)):
        yield from (f"  {part}" for part in wrap(note, screen.width - 2))


def _window(row: Row) -> str:
    span = row.window
    if span == year(span.first.year):
        return t("år {year}", year=span.first.year)
    return states.days(span)


def _promise(
    progress: Progress, row: Row, screen: Screen, shown_path: Callable[[str], str]
) -> Iterator[str]:
    promise = row.pledge.promise
    place = progress.book.document.place(*row.pledge.route)
    parties = states.names(promise.responsible, progress.book.promises.parties)
    if promise.together:
        parties = t("{parties}, tillsammans", parties=parties)
    rule = rule_words(row)
    reports = row.counted or row.uncounted
    facts = [
        (t("Löftet"), promise.text),
        (t("Målet"), f"{rule[0].upper()}{rule[1:]}."),
        (t("Räknas"), promise.counts),
        (t("Ansvarig"), parties),
        (t("Tid"), states.days(row.window)),
        (t("Ingår i"), row.pledge.agreement.title),
        (t("Står i"), f"{shown_path(place.path)}:{place.line}"),
        (t("Filer"), f"{shown_path(f'activities/{progress.book.id}')}/" if reports else ""),
    ]
    for label, fact in facts:
        if fact:
            lines = wrap(harmless(fact), screen.width - _LABEL)
            yield f"{pad(label, _LABEL)}{lines[0]}"
            yield from (f"{' ' * _LABEL}{line}" for line in lines[1:])


def _counted(row: Row, screen: Screen) -> Iterator[Text | str]:
    if not row.counted:
        nothing = (
            t("Räknat: inget.")
            if row.uncounted
            else t("Räknat: inget. Ingen har lämnat någon uppgift.")
        )
        yield Text(nothing, style="bold")
        return
    reports = n("{count} uppgift", "{count} uppgifter", len(row.counted))
    # Of a milestone nothing is counted, and of a promise for each week the weeks are.
    each = row.outcome.goal is not None and row.outcome.goal.how == "each"
    numbered = not row.pledge.promise.target.done_once and not each
    if numbered:
        total = sum(one.amount for one in row.counted if one.activity.status == "done")
        heading = t("Räknat: {total}, i {reports}", total=total, reports=reports)
        line = pad(heading, _DAY + 2 + _what_width(screen))
        line += pad(t("antal"), _NUMBER, right=True) + pad(t("summa"), _NUMBER, right=True)
        yield Text(line, style="bold")
    else:
        yield Text(t("Räknat: {reports}", reports=reports), style="bold")
    so_far = 0
    for logged in row.counted:
        so_far += logged.amount * (logged.activity.status == "done")
        numbers = [
            states.number(logged) if each or numbered else "",
            str(so_far) if numbered else "",
        ]
        yield from _report(logged, screen, numbers, row)
        for note in _also(logged, row):
            yield from _indented(note, screen)


def _what_width(screen: Screen) -> int:
    taken = 2 + _DAY + 2 * _NUMBER
    if screen.width >= _ONE_LINE:
        return min(46, screen.width - taken - 46)
    return screen.width - taken


def _report(logged: Logged, screen: Screen, numbers: list[str], row: Row) -> Iterator[str]:
    width = _what_width(screen)
    what = shorten(states.what(logged), width - 1)
    line = f"  {pad(states.short_days(logged.span), _DAY)}{pad(what, width)}"
    line += "".join(pad(number, _NUMBER, right=True) for number in numbers)
    where = _where(logged, row)
    if screen.width >= _ONE_LINE:
        yield f"{line}   {where}"
    else:
        yield line
        yield from _indented(where, screen)


def _where(logged: Logged, row: Row) -> str:
    """The file and the line that names the promise."""
    activity = logged.activity
    key = "counts_for" if row.pledge.promise.id in activity.counts_for else "completes"
    ids = activity.counts_for if key == "counts_for" else activity.completes
    line = logged.place(key, ids.index(row.pledge.promise.id)).line
    return f"{harmless(logged.path.split('/', 2)[2])}:{line}"


def _also(logged: Logged, row: Row) -> Iterator[str]:
    others = [
        pledge.promise.title
        for pledge in logged.pledges
        if pledge.promise.id != row.pledge.promise.id
    ]
    if others:
        yield t("räknas även för {names}", names=states.listed([harmless(one) for one in others]))
    if logged.activity.status == "unanswered":
        yield t("tillfället blev obesvarat")
    if row.pledge.promise.id in logged.activity.completes:
        yield t("blev klart den dagen")
    if logged.activity.source:
        yield t("källa: {title}", title=harmless(logged.activity.source.title))


def _indented(text: str, screen: Screen) -> Iterator[str]:
    for line in wrap(text, screen.width - _DAY - 2):
        yield f"{' ' * (_DAY + 2)}{line}"


def _uncounted(
    progress: Progress, row: Row, screen: Screen, unread: Mapping[str, str]
) -> Iterator[Text | str]:
    parties = progress.book.promises.parties
    entries = [
        (states.short_days(one.logged.span), reason(one, parties, row), _where(one.logged, row))
        for one in row.uncounted
    ]
    for path, message in unread.items():
        entries.append(
            ("?", t("filen har fel: {message}", message=harmless(message)), harmless(path))
        )
    if entries:
        yield ""
        yield Text(t("Inte räknat: {count}", count=len(entries)), style="bold")
    for day, why, where in entries:
        first, *rest = [*_indented(why, screen), *_indented(where, screen)]
        yield f"  {pad(day, _DAY)}{first.strip()}"
        yield from rest
