"""Knows why a report does not count, in words."""

from typing import assert_never

from medlofte.language import t
from medlofte.progress.measure import Reason, Row, Uncounted
from medlofte.swedish.dates import long
from medlofte.wording import states


def reason(one: Uncounted, parties: dict[str, str], row: Row) -> str:  # noqa: C901, PLR0911  one a reason
    """Why a report does not count, in a few words."""
    match one.reason:
        case Reason.LATER:
            return t("efter {day}, som frågan gäller", day=long(row.as_of))
        case Reason.EXAMPLE:
            return t("påhittat exempel, och året har verkliga aktiviteter")
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
            return t("utan {parties}: löftet gäller alla tillsammans", parties=without)
        case Reason.CONTAINED if one.instead:
            span = states.short_days(one.instead.span)
            return t("ingår redan i summan för {span}", span=span)
        case Reason.CONTAINED:
            return t("samma tid finns redan i andra uppgifter, med minst lika många")
        case Reason.NO_UNIT:
            return t("dagen hör till en vecka eller månad som räknas i ett annat år")
        case Reason.OUTSIDE:
            return t("utanför löftets tid")
        case _:
            assert_never(one.reason)
