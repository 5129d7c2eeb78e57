"""Knows the words for a number to reach: how it came about, and the units it is counted in."""

from medlofte.language import n, t
from medlofte.periods import Per, year
from medlofte.targets.outcome import Goal


def count_words(goal: Goal) -> str:
    """The rule of a count: minst 10 per år; 8 (12 per år, 238 av 365 dagar)."""
    assert goal.at_least is not None  # noqa: S101  a count says so
    assert goal.per is not None  # noqa: S101  likewise
    per = per_words(goal.per)
    if goal.in_force:
        return t(
            "{number} ({at_least} per år, {days} av {year_days} dagar)",
            number=goal.number,
            at_least=goal.at_least,
            days=goal.in_force.days,
            year_days=year(goal.in_force.first.year).days,
        )
    if goal.how == "average":
        return t(
            "{number} ({at_least} {per} i snitt × {units})",
            number=goal.number,
            at_least=goal.at_least,
            per=per,
            units=units_words(goal.per, goal.units or 0),
        )
    if goal.how == "each":
        units = units_words(goal.per, goal.units or 0)
        return t(
            "minst {at_least} varje {unit}, {units}",
            at_least=goal.at_least,
            unit=units_name(goal.per, 1),
            units=units,
        )
    return t("minst {at_least} {per}", at_least=goal.at_least, per=per)


def units_name(per: Per, count: int = 2) -> str:
    """The word for so many of them, without the number: vecka, veckor."""
    return units_words(per, count).removeprefix(f"{count} ")


def increase_words(goal: Goal) -> str:
    if goal.by_percent:
        return t(
            "{number} ({percent} procent mer än {baseline})",
            number=goal.number,
            percent=goal.by_percent,
            baseline=goal.baseline,
        )
    return t("{number} (mer än {baseline})", number=goal.number, baseline=goal.baseline)


def per_words(per: Per) -> str:
    words = {
        Per.YEAR: t("per år"),
        Per.AGREEMENT: t("under löftestiden"),
        Per.DAY: t("om dagen"),
        Per.WEEK: t("i veckan"),
        Per.MONTH: t("i månaden"),
        Per.QUARTER: t("i kvartalet"),
        Per.TERTIAL: t("per tertial"),
        Per.HALF_YEAR: t("per halvår"),
    }
    return words[per]


def units_words(per: Per, count: int) -> str:
    words = {
        Per.DAY: n("{count} dag", "{count} dagar", count),
        Per.WEEK: n("{count} vecka", "{count} veckor", count),
        Per.MONTH: n("{count} månad", "{count} månader", count),
        Per.QUARTER: n("{count} kvartal", "{count} kvartal", count),
        Per.TERTIAL: n("{count} tertial", "{count} tertial", count),
        Per.HALF_YEAR: n("{count} halvår", "{count} halvår", count),
    }
    return words[per]
