"""Knows how one promise is answered to those who read: the figure, its state, what people add.

Everything in an answer is worded for its audience; what the audience may not know is not in it.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from medlofte.book.book import Book, Logged
from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.periods import Per, Span, year
from medlofte.progress.eligible import Reason
from medlofte.progress.measure import Asked, Progress, Row
from medlofte.publishing.audience import Account, Audience
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.follow_ups import Said, instead_of_reports, said
from medlofte.wording.heading import example_note
from medlofte.wording.notes import report_notes, row_notes
from medlofte.wording.plain_text import capital
from medlofte.wording.public_report import Listed, listed_report, when, why_not
from medlofte.wording.state_table import Sign, sign_of
from medlofte.wording.targets.figures import in_words, unstated
from medlofte.wording.targets.goals import units_name, units_words
from medlofte.wording.targets.kinds import amount, figure_words, occasions, rule_words
from medlofte.wording.targets.missing import short_missing_notes


class Answer(NamedTuple):
    """A promise and its answer; the numbers and the state are those the audience may know."""

    account: Account
    rule: str
    who: str
    state: State
    sign: Sign
    standing: str
    figure: str
    pace: str
    sentence: str
    notes: Sequence[str]
    said: Sequence[Said]
    listed: Sequence[Listed]
    time: str  # the window, where it is not the year or the time that was asked for
    example: bool  # whether invented reports are counted
    spoken_of: str  # that a follow-up speaks of it, where nothing is logged
    unlisted: int  # how many reports count without being listed
    aside: Sequence[Listed]  # reports that do not count

    @property
    def row(self) -> Row:
        return self.account.row

    @property
    def title(self) -> str:
        """What is answered: the promise, and of which time where that is not what was asked."""
        return ", ".join(filter(None, (agreements.named(self.row.pledge), self.time)))


def answers(progress: Progress, audience: Audience) -> list[tuple[Agreement, list[Answer]]]:
    """Word the answers of all rows, by agreement."""
    return [
        (
            agreement,
            worded(progress, [(row, audience.account(progress, row)) for row in rows], audience),
        )
        for agreement, rows in progress.agreements
    ]


def worded(
    progress: Progress, accounts: Iterable[tuple[Row, Account]], audience: Audience
) -> list[Answer]:
    """Word the answers of some rows, each with what may be told of it."""
    telling = audience.telling(progress.book)
    return [_answer(progress, row, account, audience, telling) for row, account in accounts]


def taking_part(book: Book, agreements: Sequence[Agreement], audience: Audience) -> list[str]:
    """The names of those with a part in agreements, as far as the audience hears of it."""
    heard = book if audience.internal else book.open
    return [*heard.parties_of(agreements, audience.today).values()]


def invented(answered: Iterable[Answer]) -> tuple[int, int]:
    """How many of the reports that are counted or listed are invented, and how many are not."""
    behind = {
        logged.stem: logged.activity.example
        for one in answered
        for logged in (*one.row.counted, *one.account.reports)
    }
    examples = sum(behind.values())
    return examples, len(behind) - examples


def cautions(book: Book, answered: Iterable[Answer]) -> list[str]:
    """What must be read before any figure: invented examples, and reports that are left out."""
    told = list(answered)
    notes = [
        *agreements.invented_notes(one.row.pledge.agreement for one in told),
        *example_note(book.promises.municipality, *invented(told)),
    ]
    if book.unread:
        left_out = n(
            "{count} uppgift går inte att läsa och är inte medräknad.",
            "{count} uppgifter går inte att läsa och är inte medräknade.",
            len(book.unread),
        )
        notes.append(left_out)
    return notes


def _answer(
    progress: Progress, row: Row, account: Account, audience: Audience, telling: Container[str]
) -> Answer:
    told, listed = account.row, account.reports
    spoken_of = instead_of_reports(told, audience)
    parties = progress.book.promises.parties
    reasons = {one.logged.stem: why_not(one, parties, row, audience) for one in told.uncounted}
    return Answer(
        account=account,
        rule=capital(rule_words(row)),
        who=states.responsible(row.pledge.promise, parties),
        state=told.outcome.state,
        sign=sign_of(told),
        standing=_standing(told, listed, audience),
        figure=occasions(told) or _figure(told),
        pace=_pace(told, audience),
        spoken_of=spoken_of,
        sentence=f"{capital(spoken_of)}." if spoken_of else _sentence(progress.asked, told),
        notes=[*_notes(progress, told, audience)],
        said=[*said(progress, told, audience)],
        listed=[listed_report(one, parties, told, audience, telling) for one in listed],
        time=_time(told, progress.asked),
        example=bool(told.examples),
        unlisted=sum(not audience.hears_of(one) for one in told.counted),
        aside=[
            listed_report(one, parties, told, audience, telling)._replace(reason=reasons[one.stem])
            for one in audience.told([one.logged for one in told.uncounted])
        ],
    )


def _figure(row: Row) -> str:
    """The figure in a few words: 7 av 10, minst 4 av 5, 0–12 av 12, 4 gånger."""
    goal, figure = row.outcome.goal, row.outcome.figure
    if figure is None or goal is None:
        return figure_words(row)
    if unstated(figure):
        return amount(row)
    return t("{done} av {goal}", done=in_words(figure), goal=goal.number)


def _standing(row: Row, listed: Sequence[Logged], audience: Audience) -> str:
    within = audience.internal
    text = states.standing(row) if within else _told_standing(row, listed, audience)
    return states.qualified(text, row, audience.today)


def _told_standing(  # noqa: PLR0911  one a case
    row: Row, listed: Sequence[Logged], audience: Audience
) -> str:
    state, completed = row.outcome.state, row.outcome.completed
    if state is State.MET and row.outcome.late and not completed:
        return states.standing(row, brief=True)
    if state is State.MET and completed and not audience.sees_days:
        day = when(Span(completed, completed), audience)
        return states.met_on(day, late=row.outcome.late)
    if state is not State.IN_PROGRESS:
        return states.standing(row)
    if row.outcome.lost:  # what is final is told, also while the time goes on
        return t("kan inte längre uppnås, {lost}", lost=states.lost_words(row))
    if row.outcome.goal or not listed or row.pledge.promise.target.done_once:
        return states.standing(row, brief=True)
    span = listed[-1].span
    last = when(Span(span.last, span.last), audience)
    if listed[-1].is_tally:
        if not row.over:
            return t("pågår, redovisat till och med {day}", day=last)
        return t("redovisat till och med {day}", day=last)
    return t("redovisat, sist {day}", day=last) if row.over else t("pågår, sist {day}", day=last)


def _pace(row: Row, audience: Audience) -> str:
    """What an even pace asks for so far, while the window is open."""
    outcome = row.outcome
    goal, expected = outcome.goal, outcome.expected
    if goal is None or row.over or not expected or outcome.state is State.MET:
        return ""
    units = units_words(goal.per, expected) if goal.how == "each" and goal.per else ""
    if outcome.reported_to and audience.sees_days:
        day = dates.in_year(outcome.reported_to, row.year)
        if units:
            return t("{units} hade gått den {day}", units=units, day=day)
        return t("vid jämn takt {count} den {day}", count=expected, day=day)
    return (
        t("{units} har gått", units=units) if units else t("vid jämn takt {count}", count=expected)
    )


def _time(row: Row, asked: Asked) -> str:
    """The days that a row is about, where they are not those asked for; a milestone has its day."""
    usual = year(asked.span.first.year) if len(asked.years) == 1 else asked.span
    if row.window in (usual, asked.span) or row.pledge.promise.target.done_once:
        return ""
    return dates.window_words(row.window)


def _sentence(asked: Asked, row: Row) -> str:
    """The figure as a written follow-up tells it."""
    if row.counted and row.pledge.promise.target.done_once:
        return t("Klart.") if row.outcome.state is State.MET else t("Påbörjat.")
    if row.outcome.state is State.UPCOMING:
        return ""
    figure = figure_words(row)
    if row.counted and asked.part and row.in_period is not None:
        return _inside(row.in_period, so_far(row))
    if row.counted and not row.over:
        return f"{capital(so_far(row))}."
    return states.reported(asked, row, figure)


def so_far(row: Row) -> str:
    """The figure while more may come, before what is said beside it: 0–12 av 12 dagar hittills."""
    figure, _, beside = figure_words(row).partition("; ")
    if not unstated(row.outcome.figure):
        figure = t("{figure} hittills", figure=figure)
    return "; ".join(filter(None, (figure, beside)))


def _inside(inside: Figure, figure: str) -> str:
    """What was done within a part of a year, and what it comes to so far."""
    if not unstated(inside):
        return t("{inside} under perioden, {figure}.", inside=in_words(inside), figure=figure)
    done = t("Gjort under perioden, antalet är inte angivet")
    return f"{done}. {capital(figure)}."


def _notes(progress: Progress, row: Row, audience: Audience) -> Iterator[str]:
    completed = row.outcome.completed
    if completed and completed > row.as_of and not audience.sees_days:
        yield t("Klart {day}.", day=when(Span(completed, completed), audience))
        row = row._replace(outcome=row.outcome._replace(completed=None))
    yield from row_notes(row, progress)
    if not audience.counts_units(row):
        yield from short_missing_notes(row)
    for one in filter(audience.hears_of, row.counted):
        yield from report_notes(row, one, when(one.span, audience))
    if row.versions.amended:
        day = when(Span(row.versions.amended, row.versions.amended), audience)
        yield t("Ändrat {day}.", day=day)
    goal = row.outcome.goal
    running = row.window.first <= row.as_of and not row.over
    if goal and goal.per and running and audience.counts_units(row):
        yield _told_to(row, goal.per, audience)
    replaced = sum(one.reason is Reason.REPLACED for one in row.uncounted)
    if replaced:
        yield n(
            "{count} tidigare uppgift är rättad av en senare.",
            "{count} tidigare uppgifter är rättade av senare.",
            replaced,
        )


def _told_to(row: Row, per: Per, audience: Audience) -> str:
    """Until when weeks (days, months …) are counted, where that is not the as-of day."""
    last = audience.days_of(row.as_of).last
    units, day = units_name(per).capitalize(), when(Span(last, last), audience)
    if row.as_of == last:
        return t("{units} räknas till och med {day}.", units=units, day=day)
    return t("{units} räknas när {day} är slut.", units=units, day=day)
