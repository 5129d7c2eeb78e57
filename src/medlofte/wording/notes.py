"""Knows the notes under a table: what the signs mean, and what a row alone cannot tell."""

from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.book.book import Logged
from medlofte.language import n, t
from medlofte.periods import year
from medlofte.progress.account import crosses, crossing, stated, with_numbers
from medlofte.progress.eligible import Reason
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.plain_text import capital, cell_len, wrap
from medlofte.wording.states import own_year
from medlofte.wording.targets import bar as bars
from medlofte.wording.targets.figures import in_words, unstated
from medlofte.wording.targets.goals import units_name
from medlofte.wording.targets.kinds import amount, figure_words, goal_rule, occasions, rule_words


def window_note(row: Row, asked: Asked) -> Iterator[str]:
    """Yield which days a row is about, where they are not the year or the term asked for."""
    whole = asked.span if asked.agreement else year(asked.span.first.year)
    named = own_year(row, asked) and row.window == year(row.window.first.year)
    if row.window != whole and not named:
        days = dates.window_words(row.window)
        gone = row.outcome.state is State.WITHDRAWN
        yield t("Gällde {days}.", days=days) if gone else t("Gäller {days}.", days=days)
    if row.versions.amended:
        yield t("Ändrat {day}.", day=long(row.versions.amended))


def rule_note(row: Row) -> Iterator[str]:
    """Yield the rule where the goal is not simply the number that was promised."""
    goal, rule = row.outcome.goal, goal_rule(row)
    if goal and goal.how == "each" and goal.per:
        yield t("Räknas i {units}: {rule}.", units=units_name(goal.per), rule=rule)
    elif goal and (goal.how or goal.in_part or goal.places or goal.baseline is not None):
        yield t("Målet: {rule}.", rule=rule)
    elif rule != rule_words(row):
        yield f"{rule}."


def row_notes(row: Row, progress: Progress) -> Iterator[str]:
    """Yield what must stand under a row so that nobody is misled by it."""
    promise, completed = row.pledge.promise, row.outcome.completed
    if row.pledge.agreement.example:
        yield t("Påhittat exempel.")
    if row.outcome.state is State.WITHDRAWN:
        yield t("Avfört: {reason}", reason=promise.withdrawn or "")
    if completed and completed > row.as_of:
        yield _completed_later(row, completed)
    yield from _interval(row)
    alone = [one.logged for one in row.uncounted if one.reason is Reason.PARTY_MISSING]
    if alone:
        # In the order of the file: that of the reports would tell which came first in a month.
        names = progress.book.promises.parties
        ids = {party for logged in alone for party in logged.by}
        parties = sorted(ids, key=[*names, *sorted(ids)].index)
        yield t(
            "{count} till av {who}: {the_promise} gäller alla ansvariga tillsammans.",
            the_promise=agreements.words(row.pledge.agreement.kind).the_one,
            count=sum(logged.amount for logged in alone),
            who=states.names(parties, names),
        )


def inside_notes(row: Row) -> Iterator[str]:
    """Yield what those within are told besides: days as they are, and each report beyond a row.

    A figure that has no room in the table stands here in full.
    """
    figure, goal = row.outcome.figure, row.outcome.goal
    if figure and goal and not figure.exact and (goal.counts_units or unstated(figure)):
        yield f"{capital(figure_words(row))}."
    for logged in row.counted:
        yield from report_notes(row, logged, dates.dated(logged))
    if occasions(row):
        yield f"{capital(occasions(row))}."


def report_notes(row: Row, logged: Logged, days: str) -> Iterator[str]:
    """Yield what a report tells of more than the days or the place that a row is about.

    `days` are those of the report, as exact as they may be told.
    """
    if not logged.amount:
        return
    if logged.activity.area_wide:
        yield t(
            "{number} i hela lokalpolisområdet, hur många som hör hit är inte känt.",
            number=_number(logged),
        )
    elif crosses(logged, row):
        yield n(
            "{number} redovisad för {days}, hur många som hör hit är inte känt.",
            "{number} redovisade för {days}, hur många som hör hit är inte känt.",
            logged.amount + (logged.precision == "unknown"),
            number=_number(logged),
            days=days,
        )


def _number(logged: Logged) -> str:
    """The number of a report as a sentence begins: 5, Minst 5, Ca 5, Okänt antal."""
    return capital(in_words(stated(logged)))


def _completed_later(row: Row, completed: date) -> str:
    days = (completed - row.window.last).days
    if days <= 0:
        return t("Klart den {day}.", day=long(completed))
    return n(
        "Klart den {day}, {count} dag efter den {last}.",
        "Klart den {day}, {count} dagar efter den {last}.",
        days,
        day=long(completed),
        last=long(row.window.last),
    )


def _interval(row: Row) -> Iterator[str]:
    """Tell how sure the figure is, where something depends on it."""
    figure, goal = row.outcome.figure, row.outcome.goal
    if figure is None or goal is None or figure.exact or goal.counts_units or unstated(figure):
        return
    if figure.high is None:
        yield from _without_number(row)
    elif figure.rounded:
        yield t(
            "Ca {done} räknas som {low}–{high}.", done=figure.done, low=figure.low, high=figure.high
        )
    elif not any(logged.activity.area_wide for logged in row.counted) and not crossing(row):
        yield t(
            "Uppgifterna kan gälla samma sak: minst {low} och högst {high}.",
            low=figure.low,
            high=figure.high,
        )


def _without_number(row: Row) -> Iterator[str]:
    """Tell how many of the reports have no number of their own."""
    across = crossing(row)
    unknown = [one for one in row.counted if one.precision == "unknown" and one not in across]
    known = with_numbers(row)
    if unknown and known:
        text = n(
            "{known} redovisad och {without}.",
            "{known} redovisade och {without}.",
            known.low,
            known=in_words(known),
            without=n("{count} uppgift utan antal", "{count} uppgifter utan antal", len(unknown)),
        )
        yield capital(text)


def provisional_note(rows: Sequence[Row], today: date) -> Iterator[str]:
    """Yield until when reports may yet change what looks like a failure."""
    for day in sorted({row.final_on for row in rows if row.provisional(today)}):
        yield t("Preliminärt (prel.): uppgifter kan komma till och med {day}.", day=long(day))


def told_explanations(rows: Sequence[Row], today: date) -> Iterator[str]:
    """Yield what a reader must know of the states that occur, of rows as they may be told."""
    if any(row.outcome.state is State.NOT_REPORTED for row in rows):
        yield _may_be_done()
    if any(row.outcome.state is State.NOT_QUANTIFIED for row in rows):
        yield t("Antal oklart: uppgifterna räcker inte för att avgöra om målet är nått.")
    yield from provisional_note(rows, today)
    if any(not row.over and row.outcome.state is not State.MET for row in rows):
        yield t("Där tiden pågår görs ingen bedömning än, om inte målet är uppnått.")


def _may_be_done() -> str:
    return t("Inte redovisat: ingen aktivitet är redovisad. Det kan ändå vara gjort.")


def legend(progress: Progress, rows: Sequence[Row], today: date, width: int) -> Iterator[str]:
    """Yield what the cells and states that occur mean."""
    yield from flow(_meanings(rows), width)
    for note in _explained(progress, rows, today):
        yield from wrap(note, width)


def _explained(progress: Progress, rows: Sequence[Row], today: date) -> Iterator[str]:
    if any(row.outcome.state is State.NOT_REPORTED for row in rows):
        yield _may_be_done()
    yield from provisional_note(rows, today)
    if any(row.unchecked for row in rows):
        command = f"medlofte read --review {progress.book.id}"
        yield t("Ej kontrollerat: publiceras inte än. Gå igenom med: {command}", command=command)
    named = agreements.words(agreements.shared_kind(one for one, _ in progress.agreements))
    paced = [row for row in rows if row.outcome.expected is not None and row.outcome.next_due]
    if paced:
        calendar = year(progress.asked.span.first.year)
        own = progress.asked.agreement or any(row.window != calendar for row in paced)
        whole = (
            t("Varje {promise} gäller hela sin tid.", promise=named.one)
            if own
            else t("{The_promise} gäller hela året.", The_promise=capital(named.the_one))
        )
        yield f"{t('Takten är ett räknestöd.')} {whole}"


def _meanings(rows: Sequence[Row]) -> list[str]:
    """Say of each sign that occurs what it means, in the order of the bar."""
    drawn = "".join(bars.bar(row) + amount(row) for row in rows)
    meanings = bars.meanings() | {"≥": t("minst"), "+": t("fler än målet")}
    return [f"{sign} {meaning}" for sign, meaning in meanings.items() if sign in drawn]


def flow(parts: Sequence[str], width: int) -> Iterator[str]:
    """Put parts side by side, on as many lines as they need."""
    line = ""
    for part in parts:
        longer = f"{line}   {part}" if line else part
        if cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    if line:
        yield line
