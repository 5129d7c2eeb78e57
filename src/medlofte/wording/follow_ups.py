"""Knows what people say of a promise in their written follow-ups, beside the figures."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, assert_never

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import Assessment, Remark, WrittenFollowUp
from medlofte.periods import Span
from medlofte.periods import read as read_period
from medlofte.progress.measure import Progress, Row
from medlofte.publishing.audience import Audience
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.plain_text import capital
from medlofte.wording.public_report import when

# Where a written follow-up tells the cause, and what is to change.
DEVIATING = (State.MISSED, State.BEHIND)


class Said(NamedTuple):
    """What a written follow-up says of a promise."""

    period: str
    by: str
    comment: str
    cause: str
    next: str
    assessment: str
    reason: str
    differs: bool  # the assessment and the figures give opposite answers
    exact: bool  # it is on just the time asked for
    wider: bool  # it is on more than that
    whole: bool  # it is on all of the time that the promise is judged on
    last: date  # of the days that it is on
    example: bool


def follow_ups(
    progress: Progress, agreement: Agreement, audience: Audience
) -> Iterator[tuple[WrittenFollowUp, Span]]:
    """Yield what was written on the time asked for, on parts of it, or on all of it and more.

    Of a part of a year only what was written on days within it is told.
    """
    asked = progress.asked
    time = asked.span & agreement.span
    for written, span in by_now(agreement, audience):
        fitting = span in asked.span or time in span
        if asked.part:
            fitting = agreement.period(written.period) in asked.span
        if fitting and progress.book.tells(asked.span, example=written.example):
            yield written, span


def instead_of_reports(row: Row, audience: Audience) -> str:
    """What is said of a promise with nothing logged that a follow-up speaks of; else empty."""
    day = row.followed_up
    if row.counted or day is None:
        return ""
    if audience.sees_days:
        return states.silence(row)
    return t(
        "ingen aktivitet är redovisad; uppföljningen från {month} berättar om {the_promise}",
        the_promise=agreements.words(row.pledge.agreement.kind).the_one,
        month=when(Span(day, day), audience),
    )


def by_now(agreement: Agreement, audience: Audience) -> list[tuple[WrittenFollowUp, Span]]:
    """All follow-ups by now, each with its days of the agreement, the latest period last."""
    found = []
    for written in agreement.follow_ups:
        period = agreement.period(written.period)
        span = period & agreement.span if period else None
        if span and written.date <= audience.today:
            if agreement.example and not written.example:
                written = written.model_copy(update={"example": True})  # noqa: PLW2901  as it is told
            found.append((written, span))
    # By the days that are told: the order gives away no other.
    return sorted(found, key=lambda one: (one[1].last, day_told(one[0], audience)))


def day_told(written: WrittenFollowUp, audience: Audience) -> date:
    """The day a follow-up was written; where days are not told, the first of those told."""
    return audience.days_of(written.date).first


def when_written(written: WrittenFollowUp, audience: Audience) -> str:
    """When a follow-up was written, as exact as the audience may know."""
    return when(Span(written.date, written.date), audience)


def period_words(written: WrittenFollowUp, agreement: Agreement) -> str:
    """The period of a follow-up, and that it is invented where it is."""
    period = period_named(written, agreement)
    return t("{period}, påhittat exempel", period=period) if written.example else period


def period_named(written: WrittenFollowUp, agreement: Agreement) -> str:
    """What a follow-up is on: tertial 2 2024; löftestiden where it is all of the agreement."""
    known = read_period(written.period)
    return dates.period_words(known) if known else agreements.words(agreement.kind).the_term


def assessment_words(assessment: Assessment) -> str:
    match assessment:
        case "kept":
            return t("uppfyllt")
        case "partly_kept":
            return t("delvis uppfyllt")
        case "not_kept":
            return t("ej uppfyllt")
        case "cannot_judge":
            return t("kan ej bedömas")
        case _:
            assert_never(assessment)


def said(progress: Progress, row: Row, audience: Audience) -> Iterator[Said]:
    """Yield what the follow-ups on the time asked for, or on the row's own, say of a promise."""
    agreement, asked = row.pledge.agreement, progress.asked
    parties = progress.book.promises.parties
    time = asked.span & agreement.span
    for written, span in by_now(agreement, audience):
        fitting = span in asked.span or time in span or row.window in span
        if asked.part:
            fitting = agreement.period(written.period) in asked.span
        told = progress.book.tells(row.window, example=written.example)
        if not (told and fitting and span & row.window):
            continue
        for remark in written.promises:
            if remark.promise == row.pledge.promise.id:
                yield Said(
                    period=period_words(written, agreement),
                    by=states.names([written.by], parties),
                    comment=ended(remark.comment),
                    cause=ended(remark.cause),
                    next=ended(remark.next),
                    assessment=assessment_words(remark.assessment) if remark.assessment else "",
                    reason=ended(remark.reason),
                    differs=row.window in span and _differs(remark, row.outcome.state),
                    exact=span == time,
                    wider=span not in asked.span,
                    whole=row.window in span,
                    last=span.last,
                    example=written.example,
                )


def why_and_what_now(every: Sequence[Said]) -> tuple[str, str]:
    """The causes and the measures that follow-ups tell of, each in one go.

    Each has its period where that is not the time asked for; where both are of one follow-up, once.
    """
    causes = [(one, one.cause) for one in every if one.cause]
    measures = [(one, one.next) for one in every if one.next]
    same = len(causes) == 1 and [one for one, _ in causes] == [one for one, _ in measures]
    return _together(causes), measures[0][1] if same else _together(measures)


def _together(told: Sequence[tuple[Said, str]]) -> str:
    texts = [
        f"{one.period}: {text}" if one.example or not one.exact else text for one, text in told
    ]
    return " ".join([*texts[:1], *map(capital, texts[1:])])


def ended(text: str | None) -> str:
    """A text that people wrote, as a sentence that ends."""
    words_ = (text or "").strip()
    return words_ if not words_ or words_.endswith((".", "!", "?", "…")) else f"{words_}."


def _differs(remark: Remark, state: State) -> bool:
    """Whether an assessment says otherwise than the figures; without a verdict nothing does."""
    if state is State.MET:
        return remark.assessment in ("partly_kept", "not_kept")
    return state is State.MISSED and remark.assessment in ("kept", "partly_kept")
