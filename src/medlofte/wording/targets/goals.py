"""Knows the words for a number to reach: how it came about, and the units it is counted in."""

from medlofte.language import n, t
from medlofte.periods import Per, Span
from medlofte.swedish.dates import long
from medlofte.targets.outcome import Goal


def count_words(goal: Goal, window: str) -> str:
    """The rule of a count: minst 10 per år; 8 (12 per år, 8 maj–31 dec 2024) of a part of one."""
    assert goal.at_least is not None  # noqa: S101  a count says so
    assert goal.per is not None  # noqa: S101  likewise
    per = per_words(goal.per)
    if goal.in_part:
        return t(
            "{number} ({at_least} per år, {window})",
            number=goal.number,
            at_least=goal.at_least,
            window=window,
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
        asked = asked_words(goal.at_least, goal.per, goal.how)
        return f"{asked}, {units_words(goal.per, goal.units or 0)}"
    return asked_words(goal.at_least, goal.per)


def asked_words(at_least: int, per: Per, how: str | None = None) -> str:
    """What a count asks as it is worded: minst 10 per år, minst 1 varje vecka."""
    if how == "each":
        return t("minst {at_least} varje {unit}", at_least=at_least, unit=units_name(per, 1))
    if how == "average":
        return t("minst {at_least} {per} i snitt", at_least=at_least, per=per_words(per))
    return t("minst {at_least} {per}", at_least=at_least, per=per_words(per))


def goal_words(goal: Goal, unit: str | None) -> str:
    """The number to reach, with what is counted: 52 veckor, 8 (4 platser × 2 halvår)."""
    if goal.places is not None:
        places = n("{count} plats", "{count} platser", goal.places)
        if goal.per is None or goal.units == 1:
            return places
        periods = units_words(goal.per, goal.units or 0)
        return t("{number} ({places} × {units})", number=goal.number, places=places, units=periods)
    if goal.how == "each" and goal.per:
        return units_words(goal.per, goal.number)
    return f"{goal.number} {unit}" if unit else str(goal.number)


def units_name(per: Per, count: int = 2) -> str:
    """The word for so many of them, without the number: vecka, veckor."""
    return units_words(per, count).removeprefix(f"{count} ")


def a_unit(per: Per) -> str:
    """One of them in words: en vecka, ett halvår."""
    words = {
        Per.DAY: t("en dag"),
        Per.WEEK: t("en vecka"),
        Per.MONTH: t("en månad"),
        Per.QUARTER: t("ett kvartal"),
        Per.TERTIAL: t("en tertial"),
        Per.HALF_YEAR: t("ett halvår"),
        Per.YEAR: t("ett år"),
    }
    return words[per]


def increase_words(goal: Goal) -> str:
    """The rule of more than before: 21 (mer än 60 år 2020–2022, enligt Årsrapport)."""
    assert goal.measured  # noqa: S101  what was before was so at some time
    before = f"{goal.baseline} {_when(goal.measured)}"
    if goal.source:
        before = t("{before}, enligt {source}", before=before, source=goal.source)
    if goal.by_percent:
        return t(
            "{number} ({percent} procent mer än {baseline})",
            number=goal.number,
            percent=goal.by_percent,
            baseline=before,
        )
    return t("{number} (mer än {baseline})", number=goal.number, baseline=before)


def _when(span: Span) -> str:
    """år 2023, åren 2020–2022, den 5 mars 2023, else from which day to which."""
    first, last = span
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        if first.year == last.year:
            return t("år {year}", year=first.year)
        return t("åren {first}–{last}", first=first.year, last=last.year)
    if first == last:
        return t("den {day}", day=long(first))
    return t("från den {first} till den {last}", first=long(first), last=long(last))


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
        Per.YEAR: n("{count} år", "{count} år", count),
    }
    return words[per]
