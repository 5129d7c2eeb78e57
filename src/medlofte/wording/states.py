"""Knows the words for states, parties and what was asked, in the reader's language."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import assert_never

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.language import n, t
from medlofte.model.activity import Part, Result
from medlofte.model.agreement import Promise
from medlofte.progress.account import crossing
from medlofte.progress.measure import Asked, Row
from medlofte.swedish.dates import long, month
from medlofte.targets.counting import Precision
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates
from medlofte.wording.plain_text import capital
from medlofte.wording.targets.figures import at_most, shown
from medlofte.wording.targets.goals import goal_words


def asked_words(asked: Asked) -> str:
    """År 2024; Tertial 2, 2024 (1 maj–31 augusti); the agreement's own time."""
    if asked.agreement:
        the_term = agreements.words(asked.agreement.kind).the_term
        return t("{The_term} {span}", The_term=capital(the_term), span=dates.days(asked.span))
    if not asked.part:
        return t("År {year}", year=asked.label)
    names = {"T": t("Tertial"), "Q": t("Kvartal"), "H": t("Halvår")}
    number, _, part = asked.label.partition("-")
    if part[0] in names:
        inside = dates.days(asked.span).removesuffix(f" {number}")
        return f"{names[part[0]]} {part[1:]}, {number} ({inside})"
    return f"{month(asked.span.first).capitalize()} {number}"


def own_year(row: Row, asked: Asked) -> str:
    """The year of a row where what was asked for holds several; nothing for a longer window."""
    year = row.window.last.year
    return str(year) if len(asked.years) > 1 and row.window.first.year == year else ""


def state_words(row: Row, today: date) -> str:
    """How the promise stands, in a few words: inte uppnått, 3 saknas."""
    return qualified(standing(row), row, today)


def qualified(words: str, row: Row, today: date) -> str:
    """Words on how a promise stands, and that they may change or rest on what is invented."""
    if row.provisional(today):
        words = t("{words}, preliminärt", words=words)
    return checked(marked(words, row), row)


def checked(words: str, row: Row) -> str:
    """Words on how a promise stands, and that nobody has checked it, where that is so."""
    return t("{words}, ej kontrollerat", words=words) if row.unchecked else words


def marked(words: str, row: Row) -> str:
    """Words on how a promise stands, marked where that rests on what is invented."""
    return t("{words}, exempel", words=words) if row.invented else words


def standing(row: Row, *, brief: bool = False) -> str:  # noqa: C901, PLR0911, PLR0912  one a state
    """How the promise stands by the figures; `brief` leaves out what has a column of its own."""
    outcome = row.outcome
    match outcome.state:
        case State.MET:
            return _met(row, brief=brief)
        case State.MISSED:
            return _missed(row, brief=brief)
        case State.ON_TRACK if outcome.next_due and outcome.next_due >= row.as_of and not brief:
            return t("i fas, nästa {day}", day=dates.in_year(outcome.next_due, row.year))
        case State.ON_TRACK:
            return t("i fas")
        case State.BEHIND:
            return _behind(row)
        case State.NOT_QUANTIFIED:
            return t("antal oklart")
        case State.NOT_REPORTED:
            return t("inte redovisat")
        case State.NOT_STARTED:
            return t("inget redovisat än")
        case State.NO_BASELINE:
            return t("jämförelsetal saknas")
        case State.NOT_TRIGGERED:
            return t("inget tillfälle")
        case State.UPCOMING:
            return t("börjar {day}", day=dates.in_year(row.window.first, row.year))
        case State.WITHDRAWN:
            return t("avfört efter {day}", day=dates.in_year(row.window.last, row.year))
        case State.IN_PROGRESS:
            return _in_progress(row, brief=brief)
        case state:
            assert_never(state)


def _met(row: Row, *, brief: bool) -> str:
    outcome = row.outcome
    if row.pledge.promise.target.has_occasions:
        return t("alla besvarade")
    if outcome.late and brief:
        return t("uppnått för sent")
    if outcome.completed and not brief:
        return met_on(dates.in_year(outcome.completed, row.year), late=outcome.late)
    return t("uppnått")


def _missed(row: Row, *, brief: bool) -> str:
    outcome, target = row.outcome, row.pledge.promise.target
    if outcome.lost:
        return t("inte uppnått, {lost}", lost=lost_words(row))
    if outcome.goal and not brief:
        count = at_most(row.remaining or 0, outcome.figure)
        return t("inte uppnått, {count} saknas", count=count)
    if target.has_occasions:
        return t("tillfälle obesvarat")
    if target.goes_on:
        return t("inte uppnått, inget gjort")
    return t("inte uppnått i tid") if outcome.completed else t("inte uppnått")


def met_on(day: str, *, late: bool) -> str:
    return t("uppnått {day}, för sent", day=day) if late else t("uppnått {day}", day=day)


def reported(asked: Asked, row: Row, figure: str) -> str:
    """What was reported, as a sentence; what was done within a part of a year stands first."""
    if not row.counted:
        if row.followed_up:
            return f"{capital(silence(row))}."
        if asked.part:
            return t("Ingen uppgift har lämnats under perioden eller tidigare.")
        return t("Ingen uppgift har lämnats.")
    if asked.part and row.in_period is not None:
        inside = shown(row.in_period)
        return t("{inside} under perioden, {figure} hittills.", inside=inside, figure=figure)
    return f"{capital(figure)}."


def silence(row: Row) -> str:
    """That nothing is reported, and which follow-up speaks of the promise all the same."""
    if row.followed_up is None:
        return t("ingen aktivitet är redovisad")
    return t(
        "ingen aktivitet är redovisad; uppföljningen av den {day} berättar om {the_promise}",
        the_promise=agreements.words(row.pledge.agreement.kind).the_one,
        day=long(row.followed_up),
    )


def lost_words(row: Row) -> str:
    """How many weeks (months …) can no more be kept: 4 av 12 månader missade."""
    goal, lost = row.outcome.goal, row.outcome.lost or 0
    assert goal  # noqa: S101  what is lost is lost to a goal
    both = goal.places is not None and goal.per is not None  # places in periods are a mere number
    all_ = str(goal.number) if both else goal_words(goal, None)
    return n("{count} av {all} missad", "{count} av {all} missade", lost, all=all_)


def _behind(row: Row) -> str:
    outcome = row.outcome
    expected = outcome.expected or 0
    if outcome.lost:
        return lost_words(row)
    assert outcome.next_due  # noqa: S101  more is to be done, and the window is not over
    behind = at_most(expected - (outcome.figure.low if outcome.figure else 0), outcome.figure)
    day = dates.in_year(outcome.next_due, row.year)
    return t("{count} efter sedan {day}", count=behind, day=day)


def _in_progress(row: Row, *, brief: bool) -> str:
    if brief:
        return t("redovisat") if row.over else t("pågår")
    if row.pledge.promise.target.done_once:
        return t("senast {day}", day=dates.in_year(row.window.last, row.year))
    across = crossing(row)
    if len(across) == len(row.counted):
        spans = [dates.short_days(one.span, row.year) for one in across]
        if not row.over:
            return t("pågår, redovisat {days}", days=listed(spans))
        return t("redovisat {days}", days=listed(spans))
    day = dates.in_year(row.counted[-1].span.last, row.year)
    return t("redovisat, sist {day}", day=day) if row.over else t("pågår, sist {day}", day=day)


def who(responsible: Sequence[str], parties: dict[str, str], *, brief: bool = False) -> str:
    """The responsible in one cell: polis, kommun, another's name, båda, 3 parter (flera)."""
    short = {"polis": t("polis"), "kommun": t("kommun")}
    if len(responsible) == 1:
        only = responsible[0]
        return short.get(only) or parties.get(only, only)
    both = len(parties) == len(responsible) == 2 or set(responsible) == set(short)  # noqa: PLR2004  both is two
    if both:
        return t("båda")
    return t("flera") if brief else t("{count} parter", count=len(responsible))


def names(ids: Sequence[str], parties: dict[str, str]) -> str:
    """The parties' names in a row: Polisen och Arjeplogs kommun."""
    return listed([parties.get(id_, id_) for id_ in ids])


def responsible(promise: Promise, parties: dict[str, str]) -> str:
    """The names of those who promised, and that each of them must have a part where that is so."""
    who = names(promise.responsible, parties)
    return t("{parties}, tillsammans", parties=who) if promise.together else who


def measured(value: Decimal) -> str:
    """A value of an indicator, as a Swede writes it: 62,5."""
    return str(value).replace(".", ",")


def listed(words: Sequence[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004  nothing to join
        return "".join(words)
    return t("{first} och {last}", first=", ".join(words[:-1]), last=words[-1])


def what(logged: Logged) -> str:
    """What a report is called in a list: its title, its place, or that it is a tally."""
    activity = logged.activity
    if activity.title or activity.place:
        return ", ".join(filter(None, (activity.title, activity.place)))
    return t("summerad uppgift") if logged.is_tally else t("utan titel")


def about(book: Book, logged: Logged) -> list[str]:
    """What a report is for, what and where it was, and by whom; what is not known is empty."""
    activity = logged.activity
    return [
        listed([_named(book, pledge) for pledge in logged.pledges]),
        ", ".join(filter(None, (activity.title, activity.place))),
        names(logged.by, book.promises.parties),
    ]


def _named(book: Book, pledge: Pledge) -> str:
    name = agreements.named(pledge)
    return t("{name} (ej kontrollerat)", name=name) if book.is_unchecked(pledge) else name


def result(one: Result) -> str:
    """What came of an activity, with nothing hidden: 54 rattfyllerister, varav 32 narkotika."""
    whole, parts = _part(one), [_part(part) for part in one.of_which]
    return t("{result}, varav {parts}", result=whole, parts=listed(parts)) if parts else whole


def _part(part: Part) -> str:
    if part.count is None:
        return t("{what} (antal okänt)", what=part.what)
    return f"{precise(part.count, part.precision)} {part.what}"


def number(logged: Logged) -> str:
    """The number of one report, with the sign of its precision."""
    return precise(logged.amount, logged.precision)


def reported_words(number: int, precision: Precision) -> str:
    """The number of one report with its precision in words: minst 4, ca 149, antal okänt."""
    match precision:
        case "exact":
            return str(number)
        case "at_least":
            return t("minst {count}", count=number)
        case "about":
            return t("ca {count}", count=number)
        case "unknown":
            return t("antal okänt")
        case _:
            assert_never(precision)


def precise(number: int, precision: Precision) -> str:
    """A number with the sign of its precision; the word where it is not known."""
    match precision:
        case "exact":
            return str(number)
        case "at_least":
            return f"≥{number}"
        case "about":
            return f"≈{number}"
        case "unknown":
            return t("okänt")
        case _:
            assert_never(precision)
