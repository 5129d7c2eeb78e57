"""Knows what people say of a promise in their written follow-ups, beside the figures."""

from collections.abc import Iterator
from typing import NamedTuple

from medlofte.agreement import Agreement
from medlofte.language import t
from medlofte.periods import Span
from medlofte.progress import Asked, Progress, Row
from medlofte.publishing import Audience
from medlofte.render import words
from medlofte.render.screen import harmless
from medlofte.targets.outcome import State
from medlofte.written import Assessment, Remark, WrittenFollowUp


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


def follow_ups(
    agreement: Agreement, asked: Asked, audience: Audience
) -> Iterator[tuple[WrittenFollowUp, Span]]:
    """Yield what was written on the time asked for or parts of it, the latest period last."""
    spans = [(written, agreement.period(written.period)) for written in agreement.follow_ups]
    fitting = [
        (written, span)
        for written, span in spans
        if span and span in asked.span and written.date <= audience.today
    ]
    yield from sorted(fitting, key=lambda one: (one[1].last, one[0].date))


def period_words(written: WrittenFollowUp) -> str:
    """The period of a follow-up, and that it is invented where it is."""
    period = harmless(written.period)
    return t("{period}, påhittat exempel", period=period) if written.example else period


def assessment_words(assessment: Assessment) -> str:
    match assessment:
        case "kept":
            return t("uppfyllt")
        case "partly_kept":
            return t("delvis uppfyllt")
        case "not_kept":
            return t("ej uppfyllt")
        case _:
            return t("kan ej bedömas")


def said(progress: Progress, row: Row, audience: Audience) -> Iterator[Said]:
    """Yield what the follow-ups on the time asked for say of a promise."""
    agreement = row.pledge.agreement
    parties = progress.book.promises.parties
    for written, span in follow_ups(agreement, progress.asked, audience):
        if not span & row.window:
            continue
        for remark in written.promises:
            if remark.promise == row.pledge.promise.id:
                yield Said(
                    period=period_words(written),
                    by=words.names([written.by], parties),
                    comment=ended(remark.comment),
                    cause=ended(remark.cause),
                    next=ended(remark.next),
                    assessment=assessment_words(remark.assessment) if remark.assessment else "",
                    reason=ended(remark.reason),
                    differs=_differs(remark, row.outcome.state),
                )


def ended(text: str | None) -> str:
    """A text that people wrote, as a sentence that ends."""
    words_ = harmless(text or "").strip()
    return words_ if not words_ or words_.endswith((".", "!", "?", "…")) else f"{words_}."


def _differs(remark: Remark, state: State) -> bool:
    """Whether an assessment says otherwise than the figures; without a verdict nothing does."""
    if state is State.MET:
        return remark.assessment in ("partly_kept", "not_kept")
    return state is State.MISSED and remark.assessment in ("kept", "partly_kept")
