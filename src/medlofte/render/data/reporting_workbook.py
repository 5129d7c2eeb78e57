"""Knows the workbook that is sent to those who report: one sheet to fill in, one to look things up.

It is Swedish whatever the reader's language, since it is read back by its headings and words.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.importing.column_words import LISTS, TITLES
from medlofte.importing.mentions import BETWEEN
from medlofte.importing.ours import whose
from medlofte.language import in_source
from medlofte.model.activity import STATUSES
from medlofte.model.settings import Column
from medlofte.periods import Span
from medlofte.progress.measure import Progress
from medlofte.render.data.sheets import workbook
from medlofte.swedish.choice_words import words
from medlofte.targets.counting import PRECISIONS
from medlofte.wording import agreements, dates
from medlofte.wording.plain_text import harmless
from medlofte.wording.targets.kinds import rule_words

ROWS = 1000  # to fill in; as many as the lists and limits are put on
_SHEETS = ("Aktiviteter", whose.LOOK_UP, LISTS)
_PROMISES_EACH = 3
_LINE = 15  # the height of a line, in points
_NO_NAMES = "Skriv inga namn, personnummer, telefonnummer eller registreringsnummer."


class _Field(NamedTuple):
    """A column to fill in: what it means, how wide, what is said when its cells are entered."""

    key: Column
    width: int
    help: str
    number: int = 1

    @property
    def heading(self) -> str:
        return TITLES[self.key] + (f" {self.number}" if self.number > 1 else "")


_FIELDS = (
    _Field("date", 12, "Dagen då det gjordes. För en summerad uppgift: periodens första dag."),
    _Field(
        "to",
        14,
        "Fylls bara i för en summerad uppgift: periodens sista dag. Antalet gäller då hela "
        "perioden.",
    ),
    _Field("counts_for", 44, "Välj ur listan. Bladet Löften säger vad som räknas."),
    *(
        _Field("counts_for", 30, "Fylls i om det räknas för fler löften.", number)
        for number in range(2, _PROMISES_EACH + 1)
    ),
    _Field(
        "by", 24, "Vem som gjorde det. Tomt: den som löftet anger. Flera går att skriva med komma."
    ),
    _Field(
        "count",
        14,
        'Hur många gånger. Tomt är 1 för en dag. Det går att skriva "ca 190", "minst 43" eller '
        '"flera". För en period: 0 om inget är gjort.',
    ),
    _Field("precision", 14, "Behövs bara om antalet inte är exakt och inte sagt med ord."),
    _Field("status", 14, "Tomt är genomförd. Inställd räknas inte."),
    _Field("completes", 12, "Ja, om det som lovats blev klart i och med detta."),
    _Field("place", 22, f"Var. {_NO_NAMES}"),
    _Field("time", 9, "Klockslag, till exempel 22:30."),
    _Field("title", 30, f"En kort rubrik. {_NO_NAMES}"),
    _Field("source", 26, "Var uppgiften kommer ifrån, till exempel ett diarienummer."),
    _Field("note", 36, f"Intern anteckning, publiceras inte. {_NO_NAMES}"),
)


def template(progress: Progress, today: date) -> bytes:
    """Write the workbook for the promises in force in what was asked for, and its days."""
    book, asked = progress.book, progress.asked
    pledges = [one for one in book.pledges if one.in_force and one.in_force & asked.span]
    spans = [part for one in pledges if one.in_force and (part := one.in_force & asked.span)]
    span = Span(min(one.first for one in spans), max(one.last for one in spans))
    file = io.BytesIO()
    made = workbook(file, today)
    fill, look, lists = (made.add_worksheet(name) for name in _SHEETS)
    pages = _Pages(fill, look, lists, _Formats(made))
    lists.hide()
    with in_source():
        _fill(pages, book, pledges, span)
        _look_up(pages, progress, pledges, span)
    fill.activate()
    made.close()
    return file.getvalue()


class _Pages(NamedTuple):
    """The sheets of the workbook, and how cells look on them."""

    fill: Any
    look: Any
    lists: Any
    formats: "_Formats"


class _Formats:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        head = {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "valign": "top"}
        self.head = book.add_format({**head, "text_wrap": True, "border": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.time = book.add_format({"num_format": "hh:mm", "align": "left"})


def _fill(pages: _Pages, book: Book, pledges: Sequence[Pledge], span: Span) -> None:
    sheet, lists, formats = pages.fill, pages.lists, pages.formats
    fields = [one for one in _FIELDS if one.key != "completes" or _milestones(pledges)]
    choices = {
        "counts_for": _promises(pledges),
        "by": _parties(book, pledges),
        "precision": [words(one)[0] for one in PRECISIONS],
        "status": [words(one)[0] for one in STATUSES],
        "completes": ["ja"],
    }
    ranges = {
        key: _list(lists, column, texts) for column, (key, texts) in enumerate(choices.items())
    }
    cell_formats = {"date": formats.day, "to": formats.day, "time": formats.time}
    for column, one in enumerate(fields):
        sheet.write_string(0, column, one.heading, formats.head)
        sheet.set_column(column, column, one.width, cell_formats.get(one.key))
        rule: dict[str, Any] = {"input_title": one.heading, "input_message": one.help}
        if one.key in ("date", "to"):
            rule |= _day_rule(span)
        elif one.key in ranges:
            rule |= {"validate": "list", "source": ranges[one.key]}
            # Several parties are written with commas, and no list has all of them.
            rule |= {"error_type": "information"} if one.key == "by" else {}
            rule |= {"error_title": one.heading, "error_message": "Välj ur listan."}
        else:
            rule["validate"] = "any"
        sheet.data_validation(1, column, ROWS, column, rule)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 20)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _day_rule(span: Span) -> dict[str, Any]:
    first, last = (datetime.combine(day, time()) for day in span)
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "error_title": "Dagen ligger utanför perioden",
        "error_message": f"Skriv en dag från {span.first} till {span.last}, som 2024-03-14.",
    }


def _milestones(pledges: Iterable[Pledge]) -> bool:
    return any(pledge.promise.target.done_once for pledge in pledges)


def _promises(pledges: Iterable[Pledge]) -> list[str]:
    texts = {one.promise.id: harmless(agreements.named(one)) for one in pledges}
    return [f"{id_}{BETWEEN}{text}"[:120] for id_, text in texts.items()]


def _parties(book: Book, pledges: Iterable[Pledge]) -> list[str]:
    several = any(len(pledge.promise.responsible) > 1 for pledge in pledges)
    names = [f"{id_}{BETWEEN}{harmless(name)}" for id_, name in book.promises.parties.items()]
    return names + ["alla ansvariga"] * several


def _list(lists: Any, column: int, texts: Sequence[str]) -> str:
    """Put a list where the drop-downs take it from; within a rule it has room for 255 signs."""
    for row, text in enumerate(texts):
        lists.write_string(row, column, text)
    letter = chr(ord("A") + column)
    return f"={_SHEETS[-1]}!${letter}$1:${letter}${len(texts)}"


def _look_up(pages: _Pages, progress: Progress, pledges: Sequence[Pledge], span: Span) -> None:
    """The promises and how they are counted."""
    sheet, formats, book = pages.look, pages.formats, progress.book
    title = f"{book.promises.municipality} {progress.asked.label}"
    rules = {row.pledge.route: rule_words(row) for row in progress.rows}
    columns: tuple[tuple[str, int, Callable[[Pledge], str]], ...] = (
        (whose.FIRST_HEADINGS[0], 24, lambda one: one.promise.id),
        (
            whose.FIRST_HEADINGS[1],
            50,
            lambda one: agreements.marked(one.agreement, one.promise.text),
        ),
        ("Område", 22, _area),
        ("Mål", 28, lambda one: rules.get(one.route, "")),
        ("Vad som räknas", 40, lambda one: one.promise.counts or ""),
        ("Ansvarig", 24, lambda one: _responsible(book, one)),
        ("Gäller", 24, lambda one: dates.days(one.in_force) if one.in_force else ""),
    )
    sheet.write_string(0, 0, harmless(title), formats.title)
    sheet.write_string(1, 0, whose.about(book.promises, span))
    for column, (head, width, _) in enumerate(columns):
        sheet.write_string(2, column, head, formats.head)
        sheet.set_column(column, column, width)
    for row, pledge in enumerate(pledges, 3):
        lines = 1
        for column, (_, width, value) in enumerate(columns):
            text = value(pledge)
            sheet.write_string(row, column, harmless(text), formats.wrap)
            lines = max(lines, -(-len(text) // (width - 2)))
        sheet.set_row(row, _LINE * lines)
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)


def _area(pledge: Pledge) -> str:
    area = pledge.promise.area
    return pledge.agreement.area_name(area) if area else ""


def _responsible(book: Book, pledge: Pledge) -> str:
    names = [book.promises.parties.get(id_, id_) for id_ in pledge.promise.responsible]
    return ", ".join(names) + " (tillsammans)" * pledge.promise.together
