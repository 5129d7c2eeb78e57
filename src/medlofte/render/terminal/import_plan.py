"""Knows what is shown before a table is imported: each row, each promise, each problem."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.text import Text

from medlofte.finding import Level
from medlofte.importing.column_words import TITLES
from medlofte.importing.plan import Batch, Changed, New, Twin
from medlofte.importing.read_table import Intake
from medlofte.importing.rows import Problem, TableRow
from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import Column, T, TableLayout, fit, labelled, wrapped
from medlofte.render.terminal.preview import changes, examples_end
from medlofte.render.terminal.screen import Screen
from medlofte.wording import dates, states
from medlofte.wording.plain_text import wrap
from medlofte.wording.reasons import reason

_ROW, _COUNT, _UNREAD = 8, 6, 5
_LISTED = 200  # lines of a sort; more nobody reads


def head(name: str, intake: Intake, batch: Batch) -> Iterator[str]:
    """Yield how many rows there are of each sort, and what is not read."""
    parts = [
        n("{count} rad", "{count} rader", intake.count),
        n("{count} ny", "{count} nya", len(batch.new)) if batch.new else "",
        n("{count} finns redan", "{count} finns redan", batch.same + len(batch.twins))
        if batch.same or batch.twins
        else "",
        n("{count} ändrad", "{count} ändrade", len(batch.changed)) if batch.changed else "",
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
    changed = [(_row(one.row), _changed(one)) for one in batch.changed]
    yield from _section(t("Ändrat i tabellen, skrivs inte över"), changed, beside)
    if changed:
        mend = t("Ska det ändras: rätta filen för hand.")
        yield from wrapped(mend, screen.width, indent=2)
    if pairs:
        yield ""
        yield from changes(pairs, screen, today, examples_end)


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


def _changed(changed: Changed) -> str:
    parts = [
        f"{TITLES[key]}: {old or '–'} → {new or '–'}"  # type: ignore[index]
        for key, old, new in changed.differences
    ]
    return f"{changed.there.stem}  {'; '.join(parts)}"


def _row(row: TableRow) -> str:
    return t("rad {row}", row=row.source.spot().row)


def problems(name: str, found: Sequence[Problem], screen: Screen) -> Iterator[str]:
    """Yield every problem with its sheet, row and column."""
    for problem in sorted(found, key=_order)[:_LISTED]:
        level = t("fel") if problem.level is Level.ERROR else t("varning")
        text = f"{name}, {problem.spot.words()}: {level}: {problem.message}"
        yield from wrap(text, screen.width) if screen.terminal else [text]
    yield from _more(len(found))


def _order(problem: Problem) -> tuple[str, int, int, str]:
    spot = problem.spot
    return spot.sheet, spot.row, -1 if spot.column is None else spot.column, problem.message
