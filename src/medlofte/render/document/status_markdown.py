"""Knows the status as Markdown: a heading an area, a paragraph a promise."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.progress.agenda import Agenda
from medlofte.progress.measure import Progress, Row
from medlofte.wording import agreements, states
from medlofte.wording.counts import choice_note, noun
from medlofte.wording.dues import due_notes, named_by_haste
from medlofte.wording.heading import by_area, opening, warnings
from medlofte.wording.notes import inside_notes, provisional_note, row_notes, window_note
from medlofte.wording.plain_text import capital, harmless
from medlofte.wording.targets.kinds import amount, rule_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINKED = re.compile(r"(:(?=//)|@|www(?=\.))", re.IGNORECASE)  # what many readers make a link of


def escape(text: str) -> str:
    """Make data plain text on one line: no markup, no HTML, no link."""
    plain = _LINKED.sub("\\1\u200b", " ".join(harmless(text).split()))
    return _SPECIAL.sub(r"\\\1", plain)


def status_markdown(
    progress: Progress, today: date, shown: Sequence[Row], agenda: Agenda | None
) -> Iterator[str]:
    """Yield the lines of a follow-up: each promise in full, its figure and its state.

    What is due is named where an `agenda` is given: of one among many.
    """
    title, *rest = opening(progress)
    yield f"# {escape(title)}"
    for line in (*rest, *warnings(progress)):
        yield from ("", escape(line))
    note = choice_note(len(shown), sum(1 for _ in progress.rows), noun(progress))
    if note:
        yield from ("", escape(note))
    for line in due_notes(named_by_haste(agenda)) if agenda else ():
        yield from ("", escape(line))
    chosen = {id(row) for row in shown}
    several = len(progress.agreements) > 1
    for agreement, rows in progress.agreements:
        visible = [row for row in rows if id(row) in chosen]
        if several and visible:
            yield from ("", f"## {escape(agreements.titled(agreement))}")
        for area, members in by_area(agreement, visible, lambda row: row.pledge.promise):
            if area:
                yield from ("", f"{'###' if several else '##'} {escape(area.name)}")
            for row in members:
                yield ""
                yield from "\\\n".join(_promise(progress, row, today)).split("\n")
    for note in provisional_note(shown, today):
        yield from ("", escape(note))
    yield ""


def _promise(progress: Progress, row: Row, today: date) -> Iterator[str]:
    promise = row.pledge.promise
    parties = states.names(promise.responsible, progress.book.promises.parties)
    what = ", ".join(filter(None, (promise.text, states.own_year(row, progress.asked))))
    yield f"**{escape(f'{what}, {rule_words(row)}')}**"
    yield f"({escape(parties)})"
    figure = states.reported(progress.asked, row, amount(row))
    yield escape(figure) + f" *{escape(capital(states.state_words(row, today)))}.*"
    for note in (*window_note(row, progress.asked), *row_notes(row, progress), *inside_notes(row)):
        yield escape(note)
