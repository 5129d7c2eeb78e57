"""Knows the list of activities: one after the other, in order of their days."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from medlofte.book.book import Book, Logged
from medlofte.language import n, t
from medlofte.render.terminal.columns import (
    Column,
    TableLayout,
    TablePage,
    fit,
    folded,
    in_plain_signs,
    taken,
    whole,
    wrapped,
)
from medlofte.swedish.names import swedish
from medlofte.wording import dates, states
from medlofte.wording.plain_text import cell_len

_NARROW = 80  # below it what an activity was stands below its day
_COUNT, _LEAST = 6, 40


class ListedMunicipality(NamedTuple):
    """What is told of one municipality: its name, how many activities, and the lines."""

    name: str
    number: int
    lines: Sequence[Text | str]


def listing(
    book: Book, logged: Sequence[Logged], period: str, page: TablePage, *, several: bool
) -> ListedMunicipality:
    """List the activities; where there is no room the file stands on a line of its own.

    Where `several` municipalities are told of, a row without an edge begins with the name.
    """
    name = book.promises.municipality
    title = ", ".join(filter(None, (t("Aktiviteter i {name}", name=name), period)))
    lines: list[Text | str] = [*wrapped(f"{title}: {len(logged)}", page.width, "bold")]
    invented = sum(one.activity.example for one in logged)
    if invented:
        note = n(
            "EXEMPEL: {count} av {all} aktiviteter är påhittad.",
            "EXEMPEL: {count} av {all} aktiviteter är påhittade.",
            invented,
            all=len(logged),
        )
        told = note if invented < len(logged) else t("EXEMPEL: allt är påhittat.")
        lines.append(Text(told, style="bold yellow"))
    return ListedMunicipality(
        name, len(logged), [*lines, "", *_rows(book, logged, page, several=several)]
    )


def activity_lists(listed: Sequence[ListedMunicipality], page: TablePage) -> Iterator[Text | str]:
    """Yield the lists of several municipalities, by name, and how many activities there are."""
    ordered = sorted(listed, key=lambda one: swedish(one.name))
    told = [one for one in ordered if one.number]
    for one in told:
        yield from one.lines
        yield ""
    municipalities = n("{count} kommun", "{count} kommuner", len(told))
    total = n(
        "{count} aktivitet i {municipalities}.",
        "{count} aktiviteter i {municipalities}.",
        sum(one.number for one in told),
        municipalities=municipalities,
    )
    yield from wrapped(total, page.width, "bold")


def _rows(
    book: Book, logged: Sequence[Logged], page: TablePage, *, several: bool
) -> Iterator[Text | str]:
    day: Column[Logged] = Column("", dates.dated)
    number: Column[Logged] = Column(
        "", states.number, _COUNT, _COUNT, gap=2, right=True, fold=whole
    )
    about: Column[Logged] = Column("", lambda one: _about(book, one), gap=2, rest=True, fold=folded)
    stem: Column[Logged] = Column("", lambda one: one.stem, fold=whole)
    name: Column[Logged] = Column("", lambda _: book.promises.municipality, gap=2)
    around = [*([name] if several and page.endless else []), day, number, stem]
    measured = [in_plain_signs(one) for one in around] if page.plain else around
    room = page.width - taken(measured, logged)
    if room >= min(_LEAST, about.natural(logged)):
        beside = fit([*around[:-1], about, stem], logged, page.width, plain=page.plain)
        for one in logged:
            yield from beside.lines(one)
        return
    narrow = page.width < _NARROW
    above = fit(
        [day, number] if narrow else [day, number, about], logged, page.width, plain=page.plain
    )
    for one in logged:
        yield from above.lines(one)
        if narrow:
            yield from (f"  {line}" for line in folded(_about(book, one), page.width - 2))
        yield from _file(one.stem, above, narrow=narrow)


def _file(stem: str, above: TableLayout[Logged], *, narrow: bool) -> Iterator[str]:
    """Yield the name of the file whole, so that it can be copied."""
    start = 2 if narrow or above.start(2) + cell_len(stem) > above.room else above.start(2)
    yield " " * start + stem


def _about(book: Book, one: Logged) -> str:
    return " · ".join(filter(None, [*states.about(book, one), *_remarks(one)]))


def _remarks(one: Logged) -> Iterator[str]:
    if one.activity.results:
        results = "; ".join(map(states.result, one.activity.results))
        yield t("resultat: {results}", results=results)
    if one.is_tally:
        yield t("summerad uppgift")
    if one.activity.area_wide:
        yield t("i hela lokalpolisområdet")
    if one.activity.status == "cancelled":
        yield t("inställd")
    if one.activity.status == "unanswered":
        yield t("obesvarat tillfälle")
    if one.activity.example:
        yield t("exempel")
