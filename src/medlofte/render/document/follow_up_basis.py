"""Knows what a written follow-up rests on: indicators, rules, and what was counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import assert_never

from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import Indicator, Measurement
from medlofte.periods import Span
from medlofte.progress.account import crosses
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render.document.document import Block, Heading, Table, plain
from medlofte.targets.counting import PRECISIONS, Precision
from medlofte.wording import agreements, states
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer
from medlofte.wording.public_report import when


def indicators(
    progress: Progress,
    answered: Sequence[tuple[Agreement, Sequence[Answer]]],
    audience: Audience,
    *,
    by_party: bool,
) -> Iterator[Block]:
    """Yield the indicators that do not stand with their areas; by party none does."""
    tables = [
        table
        for agreement, members in answered
        for table in other_effects(progress, agreement, () if by_party else members, audience)
    ]
    kind = agreements.shared_kind(agreement for agreement, _ in answered)
    if tables:
        yield Heading(1, t("Mått på effekt"))
        yield plain(
            t(
                "Måtten visar om läget förändras. De räknas inte in i {the_promises} ovan, och en "
                "förändring kan ha andra orsaker än {the_promises}.",
                the_promises=agreements.words(kind).the_many,
            )
        )
        yield from tables


def effects(
    progress: Progress, agreement: Agreement, areas: Collection[str | None], audience: Audience
) -> list[Table]:
    """The indicators of some areas, in the order of the file."""
    return [
        table
        for one in _told(progress, agreement)
        if one.area and one.area in areas
        for table in indicator_table(agreement, one, _until(progress, audience), audience)
    ]


def other_effects(
    progress: Progress, agreement: Agreement, members: Sequence[Answer], audience: Audience
) -> list[Table]:
    """The indicators that are of no area of these promises."""
    shown = {one.row.pledge.promise.area for one in members} - {None}
    return [
        table
        for one in _told(progress, agreement)
        if one.area not in shown
        for table in indicator_table(agreement, one, _until(progress, audience), audience)
    ]


def known(
    progress: Progress, agreement: Agreement, audience: Audience
) -> list[tuple[Indicator, list[Measurement]]]:
    """The indicators that are told of, each with its values known by now."""
    until = _until(progress, audience)
    found = (
        (one, [value for value in one.measured if value.date <= until])
        for one in _told(progress, agreement)
    )
    return [(one, values) for one, values in found if values]


def _told(progress: Progress, agreement: Agreement) -> list[Indicator]:
    """The indicators that are told of; invented ones only where examples count."""
    book, asked = progress.book, progress.asked.span
    return [one for one in agreement.indicators if book.tells(asked, example=one.example)]


def _until(progress: Progress, audience: Audience) -> date:
    """Until when values are told: of a part of a year to the as-of day."""
    return min(audience.today, progress.as_of) if progress.asked.part else audience.today


def indicator_table(
    agreement: Agreement, indicator: Indicator, until: date, audience: Audience
) -> Iterator[Table]:
    """Yield the values of an indicator that are known by a day, if there are any."""
    known = [one for one in indicator.measured if one.date <= until]
    if not known:
        return
    wanted = {"up": t("bör öka"), "down": t("bör minska")}
    invented = t("påhittat exempel") if indicator.example or agreement.example else None
    parts = (indicator.title, indicator.unit, wanted.get(indicator.wanted or ""), invented)
    name = ", ".join(filter(None, parts))
    rows = [
        (
            when(Span(one.date, one.date), audience),
            states.measured(one.value),
            t("Utgångsvärde") if one is indicator.baseline else "",
            _source_words(one, indicator),
        )
        for one in known
    ]
    header = (t("Mätning"), t("Värde"), t("Anmärkning"), t("Källa"))
    yield Table(name, header, rows, frozenset({1}))


def _source_words(one: Measurement, indicator: Indicator) -> str:
    source = one.source or indicator.source
    return source.title if source else t("Uppgift saknas")


def how_counted(every: Sequence[Answer], audience: Audience) -> Iterator[Block]:
    yield Heading(1, t("Så är siffrorna räknade"))
    yield plain(
        t(
            "Det som samma parter har redovisat för samma dagar räknas en gång. En ungefärlig "
            "siffra räknas som ett intervall, och ett löfte bedöms bara när hela intervallet säger "
            "samma sak. Inte redovisat betyder att ingen aktivitet är redovisad; det kan ändå "
            "vara gjort."
        )
    )
    rows = []
    for one in every:
        promise = one.row.pledge.promise
        rule = ". ".join(filter(None, (one.rule, promise.counts)))
        rows.append((one.title, rule, capital("; ".join(_basis(one)))))
    header = (promise_word(every), t("Regel"), t("Underlag"))
    yield Table(t("Regeln och underlaget för varje löfte"), header, rows)
    if not audience.sees_days:
        yield plain(t("Dagar anges inte närmare än månad eller tertial."))


def promise_word(every: Sequence[Answer]) -> str:
    kind = agreements.shared_kind(one.row.pledge.agreement for one in every)
    return capital(agreements.words(kind).one)


def _basis(one: Answer) -> Iterator[str]:
    """Yield what a figure rests on: how many reports, of which kind, and what does not count."""
    counted_ = one.row.counted
    if not counted_:
        yield one.spoken_of or t("ingen aktivitet är redovisad")
        return
    if one.example:
        yield n("{count} påhittad uppgift", "{count} påhittade uppgifter", len(counted_))
    else:
        yield n("{count} uppgift", "{count} uppgifter", len(counted_))
    tallies = sum(logged.is_tally for logged in counted_)
    if tallies:
        yield n("{count} är en summerad uppgift", "{count} är summerade uppgifter", tallies)
    wide = sum(logged.activity.area_wide for logged in counted_)
    across = sum(crosses(logged, one.row) for logged in counted_ if not logged.activity.area_wide)
    if wide:
        yield t("{count} gäller hela lokalpolisområdet", count=wide)
    if across:
        yield t("{count} gäller också dagar utanför tiden", count=across)
    precisions = Counter(logged.precision for logged in counted_)
    yield from filter(None, (_imprecise(one, precisions[one]) for one in PRECISIONS))
    reasons = [listed.reason for listed in one.aside]
    for reason in dict.fromkeys(reasons):
        yield t("{count} räknas inte: {reason}", count=reasons.count(reason), reason=reason)


def _imprecise(precision: Precision, count: int) -> str:
    """That so many are not exact; empty where none are, or where there is nothing to say."""
    match precision:
        case "exact":
            return ""
        case "at_least":
            text = t("{count} anger ett minsta antal", count=count)
        case "about":
            text = n("{count} är ungefärlig", "{count} är ungefärliga", count)
        case "unknown":
            text = t("{count} är utan antal", count=count)
        case _:
            assert_never(precision)
    return text if count else ""
