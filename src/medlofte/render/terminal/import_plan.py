"""Knows what is shown before a table is imported: each row, each promise, each problem."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text

from medlofte.book.book import Logged
from medlofte.finding import Level
from medlofte.importing.plan.batch import Batch, Changed, Gone, New, Twin
from medlofte.importing.read_table import Intake
from medlofte.importing.rows import RowProblem, TableRow
from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import Column, T, TableLayout, fit, labelled
from medlofte.render.terminal.preview import changes, examples_end
from medlofte.render.terminal.screen import Screen
from medlofte.wording import dates, states
from medlofte.wording.plain_text import wrap
from medlofte.wording.reasons import reason

_ROW, _COUNT, _UNREAD = 8, 6, 5
_LISTED = 200  # lines of a sort; more nobody reads


def head(name: str, intake: Intake, batch: Batch) -> Iterator[str]:
    """Yield how many rows there are of each sort, and what is not read."""
    unread = len({one.spot[:2] for one in batch.problems if one.level is Level.ERROR})
    parts = [
        n("{count} rad", "{count} rader", intake.count),
        n("{count} ny", "{count} nya", len(batch.new)) if batch.new else "",
        t("{count} som förut", count=batch.same) if batch.same else "",
        t("{count} finns redan", count=batch.there + len(batch.twins))
        if batch.there or batch.twins
        else "",
        n("{count} ändrad", "{count} ändrade", len(batch.changed)) if batch.changed else "",
        t("{count} borta", count=len(batch.gone)) if batch.gone else "",
        n("{count} oläslig", "{count} oläsliga", unread) if unread else "",
    ]
    yield f"{name}: {', '.join(filter(None, parts))}"
    if intake.unread:
        names = list(intake.unread[:_UNREAD])
        more = len(intake.unread) - len(names)
        rest = [t("{count} till", count=more)] if more else []
        yield t("Läses inte: {names}.", names=", ".join(names + rest))
    yield from intake.notes


def plan(batch: Batch, screen: Screen, today: date) -> Iterator[Text | str]:
    """Yield what would be written, what would not and why, and each promise after."""
    pairs = [*batch.effects(today)]
    layout = fit(
        _columns(batch, _reasons(batch, [after for _, after in pairs])),
        batch.new[:_LISTED],
        screen.width,
        indent=2,
        plain=screen.simple,
    )
    yield from _section(t("Nytt"), batch.new, layout)
    beside = labelled(_ROW + 2, screen.width, indent=2, plain=screen.simple)
    twins = [(_row(twin.row), _twin(twin)) for twin in batch.twins]
    yield from _section(t("Ser ut att finnas redan, skrivs inte"), twins, beside)
    changed = [
        _Old(_row(one.row), _changed(batch, one), one.there, one.kept) for one in batch.changed
    ]
    yield from _old(t("Ändrat"), changed, beside)
    gone = [_Old(_was(one), _gone(batch, one), one.there, one.kept) for one in batch.gone]
    yield from _old(t("Borta ur tabellen, fanns där förut"), gone, beside)
    if pairs:
        yield ""
        yield from changes(pairs, screen, today, examples_end)
    without = [*batch.without_gone(today)]
    if without:
        yield ""
        yield t("Om det som är borta tas bort:")
        yield from changes(without, screen, today, examples_end)


def _section(title: str, found: Sequence[T], layout: TableLayout[T]) -> Iterator[Text | str]:
    if found:
        yield ""
        yield Text(title, "bold")
    for one in found[:_LISTED]:
        yield from layout.lines(one)
    yield from _more(len(found))


def _more(count: int) -> Iterator[str]:
    if count > _LISTED:
        yield t("  … och {count} till", count=count - _LISTED)


def _reasons(batch: Batch, rows: Iterable[Row]) -> dict[str, str]:
    """Why a row counts for none of its promises, by the stem of its file."""
    found: dict[str, str] = {}
    counted: set[str] = set()
    for row in rows:
        counted |= {one.stem for one in row.counted}
        for one in row.uncounted:
            found[one.logged.stem] = reason(one, batch.after.promises.parties, row)
    return {stem: text for stem, text in found.items() if stem not in counted}


def _columns(batch: Batch, reasons: Mapping[str, str]) -> list[Column[New]]:
    return [
        Column("", lambda new: _row(new.row), _ROW, gap=2),
        Column("", lambda new: dates.dated(new.logged)),
        Column("", lambda new: states.number(new.logged), _COUNT, gap=2, right=True),
        Column("", lambda new: _about(batch, new, reasons), least=20, rest=True, fold=wrap),
    ]


def _about(batch: Batch, new: New, reasons: Mapping[str, str]) -> str:
    one, why = new.logged, reasons.get(new.logged.stem)
    source = one.activity.source
    about = [
        *states.about(batch.after, one),
        source.title if source else "",
        t("i hela lokalpolisområdet") if one.activity.area_wide else "",
        t("exempel") if one.activity.example else "",
        t("inställd") if one.activity.status == "cancelled" else "",
        t("obesvarat tillfälle") if one.activity.status == "unanswered" else "",
        t("blev klart") if one.activity.completes else "",
        t("räknas inte: {reason}", reason=why) if why else "",
    ]
    return " · ".join(filter(None, about))


def _twin(twin: Twin) -> str:
    return t(
        "lik {file}. Är det en annan: skriv plats, tid eller rubrik som skiljer dem åt.",
        file=twin.there.stem,
    )


class _Old(NamedTuple):
    """A line about a file that is there; `kept` says why it is left as it is."""

    label: str
    text: str
    there: Logged
    kept: str


def _old(
    title: str, found: Sequence[_Old], layout: TableLayout[tuple[str, str]]
) -> Iterator[Text | str]:
    if found:
        yield from ("", Text(title, "bold"))
    for one in found[:_LISTED]:
        yield from layout.lines((one.label, one.text))
        yield from layout.below(1, one.there.stem)
        yield from (
            layout.below(1, t("{why} Den lämnas som den är.", why=one.kept)) if one.kept else ()
        )
    yield from _more(len(found))


def _changed(batch: Batch, changed: Changed) -> str:
    """The day and the promise as they were, and what is otherwise now."""
    parts = [
        f"{one.heading.lower()} {one.old or '–'} → {one.new or '–'}" for one in changed.differences
    ]
    about = states.about(batch.before, changed.there)[0]
    return " · ".join([dates.dated(changed.there), about, ", ".join(parts)])


def _gone(batch: Batch, gone: Gone) -> str:
    one = gone.there
    parts = [dates.dated(one), *states.about(batch.before, one), states.number(one)]
    return " · ".join(filter(None, parts))


def _was(gone: Gone) -> str:
    """The row where it stood."""
    told = gone.there.activity.from_row
    return t("rad {row}", row=told.row) if told else ""


def _row(row: TableRow) -> str:
    return t("rad {row}", row=row.source.spot().row)


def problems(name: str, found: Sequence[RowProblem], screen: Screen) -> Iterator[str]:
    """Yield every problem with its sheet, row and column."""
    for problem in sorted(found, key=_order)[:_LISTED]:
        level = t("fel") if problem.level is Level.ERROR else t("varning")
        text = f"{name}, {problem.spot.words()}: {level}: {problem.message}"
        yield from wrap(text, screen.width) if screen.terminal else [text]
    yield from _more(len(found))


def _order(problem: RowProblem) -> tuple[str, int, int, str]:
    spot = problem.spot
    return spot.sheet, spot.row, -1 if spot.column is None else spot.column, problem.message


def written(batch: Batch, folder: str, *, remove: bool) -> Iterator[str]:
    """Yield how many activities were written in a folder, changed there and taken away."""
    if batch.new:
        yield n(
            "Sparad: {count} aktivitet i {folder}",
            "Sparade: {count} aktiviteter i {folder}",
            len(batch.new),
            folder=folder,
        )
    if batch.updates:
        yield n(
            "Ändrad: {count} aktivitet i {folder}",
            "Ändrade: {count} aktiviteter i {folder}",
            len(batch.updates),
            folder=folder,
        )
    if batch.removals and remove:
        yield n(
            "Borttagen: {count} aktivitet i {folder}",
            "Borttagna: {count} aktiviteter i {folder}",
            len(batch.removals),
            folder=folder,
        )
