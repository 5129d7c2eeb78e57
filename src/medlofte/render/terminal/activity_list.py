"""Knows the list of activities: one after the other, in order of their days."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from medlofte.book.book import Book, Logged
from medlofte.language import n, t
from medlofte.render.terminal.columns import Column, fit, whole
from medlofte.render.terminal.screen import Screen
from medlofte.wording import dates, states
from medlofte.wording.plain_text import cell_len, wrap

_COUNT, _STEM, _WIDE = 6, 60, 120


def listing(
    book: Book, logged: Sequence[Logged], period: str, screen: Screen
) -> Iterator[Text | str]:
    """Yield the activities; on a narrow screen the file stands on a line of its own."""
    name = book.promises.municipality
    title = ", ".join(filter(None, (t("Aktiviteter i {name}", name=name), period)))
    yield Text(f"{title}: {len(logged)}", style="bold")
    invented = sum(one.activity.example for one in logged)
    if invented:
        note = n(
            "EXEMPEL: {count} av {all} aktiviteter är påhittad.",
            "EXEMPEL: {count} av {all} aktiviteter är påhittade.",
            invented,
            all=len(logged),
        )
        yield Text(
            note if invented < len(logged) else t("EXEMPEL: allt är påhittat."), style="bold yellow"
        )
    yield ""
    columns: list[Column[Logged]] = [
        Column("", dates.dated),
        Column("", states.number, _COUNT, _COUNT, gap=2, right=True, fold=whole),
        Column("", lambda one: _about(book, one), gap=2, rest=True),
    ]
    stem: Column[Logged] = Column("", lambda one: one.stem, most=_STEM)
    beside = fit([*columns, stem], logged, screen.width, plain=screen.simple)
    above = fit(
        [*columns[:-1], columns[-1]._replace(fold=wrap)], logged, screen.width, plain=screen.simple
    )
    for one in logged:
        if screen.width >= _WIDE and cell_len(stem.value(one)) <= beside.widths[-1]:
            yield from beside.lines(one)
        else:
            yield from above.lines(one)
            yield from above.below(2, stem.value(one))


def _about(book: Book, one: Logged) -> str:
    return " · ".join(filter(None, [*states.about(book, one), *_remarks(one)]))


def _remarks(one: Logged) -> Iterator[str]:
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
