"""Knows how each kind of target is told: what it asks for, and the figure that answers it."""

from typing import assert_never

from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.swedish.dates import long
from medlofte.targets import AnyKind
from medlofte.targets.count import Count
from medlofte.targets.increase import Increase
from medlofte.targets.milestone import Milestone
from medlofte.targets.on_demand import OnDemand
from medlofte.targets.ongoing import Ongoing
from medlofte.targets.outcome import State
from medlofte.wording.goals import count_words, increase_words, units_words


def kind_words(kind: type[AnyKind]) -> str:
    """What a kind asks for, as it is offered to those who write a promise."""
    if issubclass(kind, Count):
        return t("ett antal, till exempel minst 4 per år")
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
    """The rule behind a figure: minst 10 per år; 8 (12 per år, 238 av 365 dagar)."""
    goal, target = row.outcome.goal, row.pledge.promise.target
    match target:
        case Count():
            assert goal  # noqa: S101  what is counted is counted towards one
            return count_words(goal)
        case Increase():
            return increase_words(goal) if goal else t("mer än förut; jämförelsetal saknas")
        case Milestone():
            return t("klart senast {day}", day=long(row.window.last))
        case OnDemand():
            return t("varje gång: {when}", when=target.when)
        case Ongoing():
            return t("fortlöpande, utan antal")
        case _:
            assert_never(target)


def amount(row: Row) -> str:
    """The figure in a table: 7 av 10, ≥4 av 5, – av 1, 4 ggr, klart."""
    goal, target = row.outcome.goal, row.pledge.promise.target
    match target:
        case Milestone():
            if row.outcome.state is State.MET:
                return t("klart")
            return t("påbörjat") if row.counted else "–"
        case Count() | Increase() | Ongoing() | OnDemand():
            if goal is None:
                return _times(row)
            text = t("{done} av {goal}", done=approximate(row), goal=goal.number)
            return text if len(text) <= 9 else f"{approximate(row)}/{goal.number}"  # noqa: PLR2004  the column
        case _:
            assert_never(target)


def figure_words(row: Row) -> str:
    """The figure with its precision in words: minst 4 av 5 kontroller, ca 149 av 156."""
    figure, goal, target = row.outcome.figure, row.outcome.goal, row.pledge.promise.target
    if figure is None:
        return occasions(row) or amount(row)
    number = str(figure.done)
    if figure.high is None:
        number = t("minst {count}", count=figure.low)
    elif figure.low != figure.high:
        number = t("ca {count}", count=figure.done)
    unit = target.counted_in
    match target:
        case Count() | Increase() | Ongoing() | OnDemand() | Milestone():
            if goal is None:
                count = figure.low if figure.high is None else figure.done
                return f"{number} {unit}" if unit else times(count, number)
            if goal.how == "each" and goal.per:
                units = units_words(goal.per, goal.number)
                return t("{done} av {goal}", done=number, goal=units)
            text = t("{done} av {goal}", done=number, goal=goal.number)
            return f"{text} {unit}" if unit else text
        case _:
            assert_never(target)


def occasions(row: Row) -> str:
    """How many occasions were answered and how many were not; empty where none was left so."""
    left = sum(one.amount for one in row.counted if one.activity.status == "unanswered")
    if not left:
        return ""
    answered = sum(one.amount for one in row.counted) - left
    parts = (
        n("{count} besvarat", "{count} besvarade", answered),
        n("{count} obesvarat", "{count} obesvarade", left),
    )
    return ", ".join(parts)


def times(count: int, shown: str = "") -> str:
    """3 ggr, 1 gång; `shown` is the number as it is written, with a sign."""
    return n("{number} gång", "{number} ggr", count, number=shown or count)


def _times(row: Row) -> str:
    if not row.counted:
        return "–"
    figure = row.outcome.figure
    if figure is None:  # occasions are no figure of the promise, but each answer is reported
        answered = (one.amount for one in row.counted if one.activity.status == "done")
        return times(sum(answered))
    number = figure.done if figure.high is not None else figure.low
    return times(number, approximate(row))


def approximate(row: Row) -> str:
    """The number with its sign: ≥4 where more is possible, ≈149 where it is about; – where none."""
    figure = row.outcome.figure
    if figure is None:
        return "–"
    if figure.high is None:
        return f"≥{figure.low}"
    return f"≈{figure.done}" if figure.low != figure.high else str(figure.done)
