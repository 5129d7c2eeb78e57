"""Knows how each kind of target is told: what it asks for, and the figure that answers it."""

from datetime import date
from typing import assert_never

from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.swedish.dates import long
from medlofte.swedish.singular import one_of
from medlofte.targets import AnyKind
from medlofte.targets.count import Count
from medlofte.targets.counting import Figure
from medlofte.targets.coverage import Coverage
from medlofte.targets.increase import Increase
from medlofte.targets.milestone import Milestone
from medlofte.targets.on_demand import OnDemand
from medlofte.targets.ongoing import Ongoing
from medlofte.targets.outcome import State
from medlofte.wording import dates
from medlofte.wording.targets.figures import in_words, shown, unstated
from medlofte.wording.targets.goals import (
    asked_words,
    count_words,
    goal_words,
    increase_words,
    per_words,
)


def kind_words(kind: type[AnyKind]) -> str:
    """What a kind asks for, as it is offered to those who write a promise."""
    if issubclass(kind, Count):
        return t("ett antal, till exempel minst 4 per år")
    if issubclass(kind, Coverage):
        return t("varje plats, till exempel alla skolor varje halvår")
    if issubclass(kind, Milestone):
        return t("något som blir klart")
    if issubclass(kind, Ongoing):
        return t("något som pågår, utan antal")
    if issubclass(kind, Increase):
        return t("mer än förut")
    if issubclass(kind, OnDemand):
        return t("något som görs när det behövs")
    assert_never(kind)


def rule_words(row: Row) -> str:
    """The rule behind a figure: minst 10 per år; 8 (12 per år, 8 maj–31 dec 2024).

    It is the rule as it is worded where the time is too short for a number to reach.
    """
    goal, target = row.outcome.goal, row.pledge.promise.target
    match target:
        case Count() if goal:
            return count_words(goal, dates.window_words(row.window))
        case Increase():
            return increase_words(goal) if goal else t("mer än förut; jämförelsetal saknas")
        case _:
            return worded(target, row.window.last)


def worded(target: AnyKind, last: date) -> str:
    """What a target asks as it is worded, of a promise that holds to its `last` day."""
    match target:
        case Count():
            return asked_words(target.at_least, target.per, target.how)
        case Coverage():
            return _coverage_words(target)
        case Increase():
            return t("mer än förut")
        case Milestone():
            return t("klart senast {day}", day=long(target.deadline or last))
        case OnDemand():
            return t("varje gång: {when}", when=target.when)
        case Ongoing():
            return t("fortlöpande, utan antal")
        case _:
            assert_never(target)


def _coverage_words(target: Coverage) -> str:
    places = n("{count} plats", "{count} platser", len(target.places))
    each = times(target.at_least)
    if target.per is not None:
        each = f"{each} {per_words(target.per)}"
    if len(target.places) == 1:
        return t("minst {each}: {place}", each=each, place=target.places[0])
    return t("minst {each} på var och en av {places}", each=each, places=places)


def goal_rule(row: Row) -> str:
    """The rule, or why there is no number to reach though the promise asks for one."""
    rule = rule_words(row)
    if row.outcome.goal or not row.pledge.promise.target.by_time:
        return rule
    rule = f"{rule}, {dates.window_words(row.window)}"
    return t("Tiden är för kort för ett mål: {rule}", rule=rule)


def amount(row: Row, *, brief: bool = False) -> str:
    """The figure in a table: 7 av 10 (`brief`: 7/10), ≥4 av 5, – av 1, 4 ggr, gjort, klart."""
    goal, target = row.outcome.goal, row.pledge.promise.target
    match target:
        case Milestone():
            if row.outcome.state is State.MET:
                return t("klart")
            return t("påbörjat") if row.counted else "–"
        case Count() | Coverage() | Increase() | Ongoing() | OnDemand():
            if goal is None:
                return _numberless(row)
            if unstated(row.outcome.figure):
                return t("gjort")
            done = shown(row.outcome.figure)
            text = t("{done} av {goal}", done=done, goal=goal.number)
            column = 9
            return f"{done}/{goal.number}" if brief or len(text) > column else text
        case _:
            assert_never(target)


def figure_words(row: Row) -> str:
    """The figure with its precision in words: minst 4 av 5 kontroller, ca 149 av 156.

    Where units are counted, and tallies do not tell in which of them it was, what they do tell
    stands with it: 0–245 av 245 dagar; 301 kontroller redovisade, men inte hur …
    """
    figure, goal, target = row.outcome.figure, row.outcome.goal, row.pledge.promise.target
    unit, answered = target.counted_in, row.outcome.occasions
    if figure is None:
        said = _done_words(answered, unit) if answered else amount(row)
        return occasions(row) or said
    match target:
        case Count() | Coverage() | Increase() | Ongoing() | OnDemand() | Milestone():
            if goal is None:
                return _done_words(figure, unit)
            if unstated(figure):
                return t(
                    "gjort, antalet är inte angivet; målet är {goal}", goal=goal_words(goal, unit)
                )
            text = t("{done} av {goal}", done=in_words(figure), goal=goal_words(goal, unit))
            return f"{text}; {_unspread(row)}" if _unspread(row) else text
        case _:
            assert_never(target)


def _done_words(figure: Figure, unit: str | None) -> str:
    if unstated(figure):
        return t("gjort, antalet är inte angivet")
    return counted(in_words(figure), _last(figure), unit)


def counted(number: str, last: int | None, unit: str | None) -> str:
    """So many of what is counted, else so many times: ca 3 kontroller, 1 kontroll, 0–1 gång.

    It stands in the number of what is `last` in the number as it is written; None where that is a
    word.
    """
    if unit:
        return f"{number} {one_of(unit) if last == 1 else unit}"
    return number if last is None else times(last, number)


def _last(figure: Figure) -> int | None:
    """The number that stands last in a figure; None where a word stands there."""
    if figure.high is None:
        return figure.low or None
    return (figure.done or 0) if figure.rounded else figure.high


def _unspread(row: Row) -> str:
    """What tallies tell of units without telling in which it was; empty where that is known."""
    goal, figure, reported = row.outcome.goal, row.outcome.figure, row.outcome.occasions
    if not (goal and goal.counts_units and figure and reported) or figure.exact:
        return ""
    if unstated(reported):
        return t("gjort, men antalet och hur det fördelade sig är inte angivet")
    return t(
        "{reported} redovisade, men inte hur de fördelade sig",
        reported=_done_words(reported, row.pledge.promise.target.counted_in),
    )


def occasions(row: Row) -> str:
    """How many occasions were answered and how many were not; empty where none was left so."""
    answered, left = row.outcome.occasions, row.outcome.unanswered
    if left is None:
        return ""
    if left.exact and (answered is None or answered.exact):
        done = answered.low if answered else 0
        return t(
            "{answered} av {all} redovisade tillfällen besvarade",
            answered=done,
            all=done + left.low,
        )
    return n(
        "{answered} besvarade tillfällen, {left} obesvarat",
        "{answered} besvarade tillfällen, {left} obesvarade",
        left.high or 0,
        answered=in_words(answered) if answered else "0",
        left=in_words(left),
    )


def times(count: int, number: str = "") -> str:
    """3 gånger, 1 gång; `number` is the number as it is written, with a sign."""
    return n("{number} gång", "{number} gånger", count, number=number or count)


def _numberless(row: Row) -> str:
    """The figure of a promise without a goal in a table: gjort, 4 ggr, 90 av 94."""
    figure = row.outcome.figure or row.outcome.occasions
    left = row.outcome.unanswered
    if left and left.exact and (figure is None or figure.exact):
        done = figure.low if figure else 0
        return t("{done} av {goal}", done=done, goal=done + left.low)
    if figure is None:
        return "–"
    if unstated(figure):
        return t("gjort")
    count, number = _last(figure), shown(figure)
    return number if count is None else n("{done} gång", "{done} ggr", count, done=number)
