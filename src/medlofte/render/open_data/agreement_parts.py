"""Knows what the open data of an agreement hold beside its figures and reports."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from medlofte.book.book import Book
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import Assessment, Indicator, WrittenFollowUp
from medlofte.model.topic import Topic
from medlofte.periods import Span
from medlofte.publishing.audience import Audience
from medlofte.reading.values import Source
from medlofte.render.data.shapes import OneOf
from medlofte.render.data.status_rows import last_day
from medlofte.targets import KINDS
from medlofte.wording.follow_ups import by_now


class OpenPromise(TypedDict):
    """A promise as it is worded last."""

    id: str
    name: str
    text: str
    topic: Topic | None
    area: str | None
    responsible: list[str]
    together: bool
    counts: str | None
    kind: Annotated[str, OneOf((*KINDS,))]
    unit: str | None


class OpenSource(TypedDict):
    """Where something stands."""

    title: str
    url: str | None


class OpenRemark(TypedDict):
    """What a follow-up says of a promise."""

    promise: str
    comment: str | None
    cause: str | None
    next: str | None
    assessment: Assessment | None
    reason: str | None


OpenFollowUp = TypedDict(
    "OpenFollowUp",
    {
        "period": str,
        "from": date,
        "to": date | None,
        "written_from": date,
        "written_to": date,
        "by": str,
        "summary": str | None,
        "example": bool,
        "promises": list[OpenRemark],
    },
)
OpenValue = TypedDict(
    "OpenValue",
    {
        "from": date,
        "to": date,
        "value": float,
        "baseline": bool,
        "source": str | None,
        "source_url": str | None,
    },
)


class OpenIndicator(TypedDict):
    """A measure of effect, and its values."""

    title: str
    area: str | None
    unit: str | None
    wanted: Literal["up", "down"] | None
    example: bool
    values: list[OpenValue]


def promises(agreement: Agreement) -> list[OpenPromise]:
    """Each promise as it is worded last."""
    latest = {one.id: one for one in agreement.promises}
    return [
        {
            "id": one.id,
            "name": one.title,
            "text": one.text,
            "topic": one.topic,
            "area": one.area,
            "responsible": list(one.responsible),
            "together": one.together,
            "counts": one.counts,
            "kind": one.target.kind,
            "unit": one.target.counted_in,
        }
        for one in latest.values()
    ]


def sources(all_sources: Sequence[Source]) -> list[OpenSource]:
    return [{"title": one.title, "url": one.page} for one in all_sources]


def follow_ups(book: Book, agreement: Agreement, audience: Audience) -> list[OpenFollowUp]:
    """What was written by now, with the days of writing as exact as days are told."""
    return [
        _follow_up(written, span, audience)
        for written, span in by_now(agreement, audience)
        if book.tells(span, example=written.example)
    ]


def _follow_up(written: WrittenFollowUp, span: Span, audience: Audience) -> OpenFollowUp:
    first, last = audience.days_of(written.date)
    return {
        "period": written.period,
        "from": span.first,
        "to": last_day(span),
        "written_from": first,
        "written_to": last,
        "by": written.by,
        "summary": written.summary,
        "example": written.example,
        "promises": [
            {
                "promise": one.promise,
                "comment": one.comment,
                "cause": one.cause,
                "next": one.next,
                "assessment": one.assessment,
                "reason": one.reason,
            }
            for one in written.promises
        ],
    }


def indicators(book: Book, agreement: Agreement, audience: Audience) -> list[OpenIndicator]:
    """The measures of effect that have a value by now."""
    return [
        {
            "title": one.title,
            "area": one.area,
            "unit": one.unit,
            "wanted": one.wanted,
            "example": one.example or agreement.example,
            "values": values,
        }
        for one in agreement.indicators
        if book.tells(agreement.span, example=one.example)
        if (values := [*_values(one, audience)])
    ]


def _values(indicator: Indicator, audience: Audience) -> Iterator[OpenValue]:
    for one in indicator.measured:
        if one.date <= audience.today:
            source = one.source or indicator.source
            first, last = audience.days_of(one.date)
            yield {
                "from": first,
                "to": last,
                "value": _number(one.value),
                "baseline": one is indicator.baseline,
                "source": source.title if source else None,
                "source_url": source.page if source and audience.sees_days else None,
            }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
