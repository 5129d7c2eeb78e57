"""Knows why a report does not count, in words."""

from collections.abc import Callable
from typing import assert_never

from medlofte.language import t
from medlofte.periods import Per, Span, calendar, middle
from medlofte.progress.eligible import Reason, Uncounted
from medlofte.progress.measure import Row
from medlofte.swedish.dates import long
from medlofte.wording import agreements, dates, states
from medlofte.wording.targets.goals import a_unit


def reason(  # noqa: C901, PLR0911, PLR0912  one a reason
    one: Uncounted, parties: dict[str, str], row: Row, days: Callable[[Span], str] | None = None
) -> str:
    """Why a report does not count, in a few words.

    `days` words the days of another report; where it is left out they stand as in a table.
    """
    instead = one.instead.span if one.instead else None
    the_promise = agreements.words(row.pledge.agreement.kind).the_one
    around = (days(instead) if days else dates.short_days(instead, row.year)) if instead else ""
    match one.reason:
        case Reason.LATER:
            return t("efter {day}, som frågan gäller", day=long(row.as_of))
        case Reason.EXAMPLE:
            return t("påhittat exempel, och tiden har verkliga aktiviteter")
        case Reason.CANCELLED:
            return t("inställd")
        case Reason.UNANSWERED:
            return t("obesvarat tillfälle")
        case Reason.REPLACED:
            assert one.instead  # noqa: S101  what is replaced is so by a report
            return t("ersatt av {stem}", stem=one.instead.stem)
        case Reason.PARTY_MISSING:
            missing = [p for p in row.pledge.promise.responsible if p not in one.logged.by]
            without = states.names(missing, parties)
            return t(
                "utan {parties}: {the_promise} gäller alla tillsammans",
                parties=without,
                the_promise=the_promise,
            )
        case Reason.CONTAINED | Reason.OVERLAPPING:
            return _told_by_others(one, around)
        case Reason.NO_UNIT:
            return _no_unit(one, row)
        case Reason.OTHER_YEAR:
            unit = a_unit(_per(row))
            return t("dagen hör till {unit} som räknas i ett annat år", unit=unit)
        case Reason.ELSEWHERE:
            return t("platsen är ingen av dem som {the_promise} gäller", the_promise=the_promise)
        case Reason.REAL:
            return t(
                "verklig aktivitet, men {the_promise} är ett påhittat exempel",
                the_promise=the_promise,
            )
        case Reason.OUTSIDE:
            return t("utanför tiden för {the_promise}", the_promise=the_promise)
        case _:
            assert_never(one.reason)


def _told_by_others(one: Uncounted, around: str) -> str:
    """That others tell of the same days, all or some, and how much more there may be for it."""
    if one.reason is Reason.OVERLAPPING:
        text = t("gäller delvis samma tid som {span}", span=around or t("andra uppgifter"))
    elif one.more != 0:
        others = t("summan för {span}", span=around) if around else t("andra uppgifter")
        text = t("kan ingå i {others}", others=others)
    elif around:
        text = t("ingår redan i summan för {span}", span=around)
    else:
        text = t("ingår redan i andra uppgifter, som gäller samma dagar")
    if one.more is None:
        return t("{text}; hur många det är utöver det är inte känt", text=text)
    if one.more:
        return t("{text}; antalet kan vara upp till {count} högre", text=text, count=one.more)
    return text


def _no_unit(one: Uncounted, row: Row) -> str:
    """That the week (month …) of a day is not asked for, since the promise does not hold in it."""
    per, in_force = _per(row), row.versions.in_force
    unit, day = a_unit(per), one.logged.span
    the_promise = agreements.words(row.pledge.agreement.kind).the_one
    text = t("dagen hör till {unit} som inte räknas", unit=unit)
    around = next(span for span in calendar(per, day) if span & day)
    if in_force.first > middle(around):
        why = t("{the_promise} började efter dess mitt", the_promise=the_promise)
    elif in_force.last < middle(around):
        why = t("{the_promise} slutade före dess mitt", the_promise=the_promise)
    else:
        why = t("{the_promise} gällde inte hela", the_promise=the_promise)
    return f"{text}: {why}"


def _per(row: Row) -> Per:
    goal = row.outcome.goal
    assert goal  # noqa: S101  only what counts weeks (months …) has reports outside of them
    assert goal.per  # noqa: S101  likewise
    return goal.per
