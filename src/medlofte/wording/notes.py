"""Knows the notes under a table: what the signs mean, and what a row alone cannot tell."""

from collections.abc import Iterator, Sequence
from datetime import date

from medlofte.language import n, t
from medlofte.progress.measure import Progress, Reason, Row
from medlofte.swedish.dates import long
from medlofte.targets.outcome import Scope, State
from medlofte.wording import agreements, states
from medlofte.wording import bar as bars
from medlofte.wording.goals import units_name
from medlofte.wording.kinds import amount, rule_words
from medlofte.wording.plain_text import capital, cell_len, wrap


def rule_note(row: Row) -> Iterator[str]:
    """Yield the rule where the goal is not simply the number that was promised."""
    goal = row.outcome.goal
    if goal and goal.how == "each" and goal.per:
        rule = rule_words(row)
        yield t("Räknas i {units}: {rule}.", units=units_name(goal.per), rule=rule)
    elif goal and (goal.how or goal.in_force or goal.baseline is not None):
        yield t("Målet: {rule}.", rule=rule_words(row))


def row_notes(row: Row, progress: Progress) -> Iterator[str]:
    """Yield what must stand under a row so that nobody is misled by it."""
    promise, completed = row.pledge.promise, row.outcome.completed
    if row.pledge.agreement.example:
        yield t("Påhittat exempel.")
    if row.outcome.state is State.WITHDRAWN:
        yield t("Avfört: {reason}", reason=promise.withdrawn or "")
    elif (promise.from_ or promise.to) and promise.target.scope is not Scope.UNTIL_DONE:
        yield t("Gäller {days}.", days=states.days(row.window))
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


def _completed_later(row: Row, completed: date) -> str:
    days = (completed - row.window.last).days
    if days <= 0:
        return t("Klart den {day}.", day=long(completed))
    return n(
        "Klart den {day}, {count} dag efter {the_term}.",
        "Klart den {day}, {count} dagar efter {the_term}.",
        days,
        the_term=agreements.words(row.pledge.agreement.kind).the_term,
        day=long(completed),
    )


def _interval(row: Row) -> Iterator[str]:
    """Tell how sure the figure is, where something depends on it."""
    figure, goal = row.outcome.figure, row.outcome.goal
    if figure is None or goal is None or goal.how == "each" or figure.low == figure.high:
        return
    unknown = sum(logged.precision == "unknown" for logged in row.counted)
    stated = figure.done - unknown
    if unknown:
        without = n("{count} uppgift utan antal", "{count} uppgifter utan antal", unknown)
        known = n(
            "{count} redovisad och {without}.",
            "{count} redovisade och {without}.",
            stated,
            without=without,
        )
        yield known if stated else f"{without}."
    elif figure.high is not None:
        yield t(
            "Ca {done} räknas som {low}–{high}.", done=figure.done, low=figure.low, high=figure.high
        )


def provisional_note(rows: Sequence[Row], today: date) -> Iterator[str]:
    """Yield until when reports may yet change what looks like a failure."""
    for day in sorted({row.final_on for row in rows if row.provisional(today)}):
        yield t("Preliminärt (prel.): uppgifter kan komma till och med {day}.", day=long(day))


def legend(progress: Progress, rows: Sequence[Row], today: date, width: int) -> Iterator[str]:
    """Yield what the cells and states that occur mean."""
    yield from _flow(_meanings(rows), width)
    for note in _explained(progress, rows, today):
        yield from wrap(note, width)


def _explained(progress: Progress, rows: Sequence[Row], today: date) -> Iterator[str]:
    if any(row.outcome.state is State.NOT_REPORTED for row in rows):
        yield t("Inte redovisat: ingen har lämnat någon uppgift. Det kan ändå vara gjort.")
    yield from provisional_note(rows, today)
    named = agreements.words(agreements.shared_kind(one for one, _ in progress.agreements))
    if any(row.outcome.expected is not None and row.outcome.next_due for row in rows):
        whole = (
            t("Varje {promise} gäller hela sin tid.", promise=named.one)
            if progress.asked.agreement
            else t("{The_promise} gäller hela året.", The_promise=capital(named.the_one))
        )
        yield f"{t('Takten är ett räknestöd.')} {whole}"


def _meanings(rows: Sequence[Row]) -> list[str]:
    """Say of each sign that occurs what it means there, in the order of the bar."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        drawn = bars.bar(row) + amount(row)
        unreported = row.outcome.state is State.NOT_REPORTED
        meanings = {
            bars.DONE: t("gjort"),
            bars.DUE: t("saknas") if row.over else t("borde vara gjort vid jämn takt"),
            bars.OPEN: t("ingen uppgift") if unreported else t("kvar"),
            bars.UNSURE: t("osäkert antal"),
            "≥": t("minst"),
            "+": t("fler än målet"),
        }
        for sign, meaning in meanings.items():
            found.setdefault(sign, {})
            if sign in drawn:
                found[sign][meaning] = None
    return [f"{sign} {' / '.join(means)}" for sign, means in found.items() if means]


def _flow(parts: Sequence[str], width: int) -> Iterator[str]:
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
