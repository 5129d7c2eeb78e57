"""Knows how weeks, months and places in which a promise was not kept are named."""

from collections.abc import Iterator, Sequence

from medlofte.language import t
from medlofte.periods import Per
from medlofte.progress.account import is_past
from medlofte.progress.measure import Row
from medlofte.swedish.dates import month
from medlofte.targets.outcome import Unit
from medlofte.wording.dates import in_year, short_days

_NAMED = 12


def missing_notes(row: Row) -> Iterator[str]:
    """Yield what is missing, and the places that are left where all of the time goes on."""
    if not row.outcome.state.holds:
        return
    missing, left = _missing(row), _left(row)
    if missing:
        yield t("Saknas: {missing}.", missing=missing)
    if left:
        yield t("Kvar: {places}.", places=left)


def short_missing_notes(row: Row) -> Iterator[str]:
    """Yield the same under a row, where a year of weeks or days is not gone through."""
    goal = row.outcome.goal
    if goal and (goal.places or len(row.outcome.units) <= _NAMED):
        yield from missing_notes(row)


def _missing(row: Row) -> str:
    """Which weeks (months, places …) are over and can no more have been kept; "" where none is."""
    if not row.outcome.lost:
        return ""
    units = [one for one in row.outcome.units if not one.kept and not one.possible]
    named = [_name(one, row) for one in units if is_past(row, one)]
    unnamed = row.outcome.lost - len(named)
    if not named:
        return t("{count}, oklart vilka", count=unnamed)
    between = "; " if any("," in name for name in named) else ", "
    return bounded(named, between, more=max(0, unnamed))


def bounded(names: Sequence[str], between: str = ", ", *, more: int = 0) -> str:
    """The names in a row; of many the first ones, and how many there are besides."""
    first, more = between.join(names[:_NAMED]), more + max(0, len(names) - _NAMED)
    return t("{first} … och {count} till", first=first, count=more) if more else first


def _left(row: Row) -> str:
    """The places that nothing is known of, while the time that they share goes on."""
    goal = row.outcome.goal
    if row.over or goal is None or goal.per or not row.outcome.figure:
        return ""
    units = [one for one in row.outcome.units if not one.kept and not one.possible]
    return bounded([one.place or "" for one in units])


def _name(unit: Unit, row: Row) -> str:
    """v. 53 (28 dec–3 jan), mars, våren 2024; of a place with its time: Östra skolan, mars."""
    when = _when(unit, row)
    return ", ".join(filter(None, (unit.place, when)))


def _when(unit: Unit, row: Row) -> str:  # noqa: PLR0911  one a length
    """The time of a unit, with the year where it is not the one that was asked for."""
    goal, first = row.outcome.goal, unit.span.first
    per = goal.per if goal else None
    year = "" if first.year == row.year else f" {first.year}"
    match per:
        case Per.DAY:
            return in_year(first, row.year)
        case Per.WEEK:
            days = short_days(unit.span, row.year)
            return t("v. {week} ({days})", week=first.isocalendar().week, days=days)
        case Per.MONTH:
            return f"{month(first)}{year}"
        case Per.QUARTER:
            return t("kvartal {number}", number=(first.month + 2) // 3) + year
        case Per.TERTIAL:
            return t("tertial {number}", number=(first.month + 3) // 4) + year
        case Per.HALF_YEAR if first.month <= 6:  # noqa: PLR2004  June
            return t("våren {year}", year=first.year)
        case Per.HALF_YEAR:
            return t("hösten {year}", year=first.year)
        case _:
            return ""  # a place in the whole of the row's time
