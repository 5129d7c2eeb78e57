"""Knows the question When?: a day with its time, or days for one figure, and what held then."""

from dataclasses import replace

from medlofte.interview import prompts
from medlofte.interview.answers import Answers
from medlofte.language import t
from medlofte.periods import Span
from medlofte.render.terminal import preview
from medlofte.stop import WrongCallError
from medlofte.swedish.dates import short, spoken
from medlofte.typed import days, lookup
from medlofte.wording import dates
from medlofte.wording.plain_text import capital

_NAMED = 9  # promises that are listed where a word could be several


def read(answers: Answers, text: str) -> None:
    """Settle the days, and the time where it came with them; Enter is the day in brackets."""
    span, tally, time = _read_days(answers, text)
    before, answers.span = answers.span, days.been(span, answers.today)
    try:
        look_up(answers)
    except WrongCallError:
        answers.span = before
        raise
    first, last = map(str, span) if tally else (None, None)
    typed = replace(answers.typed, period=None, first=first, last=last)
    if time or answers.timed:
        typed = replace(typed, time=time)
    answers.typed, answers.timed = typed, bool(time)
    if text and text != answers.texts.get("day"):
        prompts.say([f"  = {told(answers)}"])


def _read_days(answers: Answers, text: str) -> tuple[Span, bool, str | None]:
    """The days typed, whether they are for one figure, the time; Enter is the usual day."""
    words, usual = text.split(), answers.usual_day
    found = days.leading(words, answers.today) if words else None
    whole = found if found and found.words == len(words) else None
    if whole and whole.span:
        return whole.span, whole.tally, whole.time
    if usual and (whole or not words):
        return Span(usual, usual), False, whole.time if whole else None
    if words and not whole:
        days.day(text, answers.today)  # which says what is wrong with it
    raise WrongCallError(t("Skriv dagen, till exempel igår eller 14 mars."))


def look_up(answers: Answers) -> None:
    """See that something was promised on the day, and find what was typed among it."""
    day, in_force = answers.day, answers.in_force_on(answers.day)
    try:
        if answers.typed.promises and "promise" not in answers.texts:
            _settle_typed(answers)
    except WrongCallError:
        if in_force:
            raise
        answers.ids = ()
    versions = (one for id_ in answers.ids for one in answers.book.by_id[id_])
    if not in_force and not any(one.holds_on(day) for one in versions):
        words = capital(spoken(day))
        raise WrongCallError(" ".join(preview.no_agreement(answers.book, day, words)))


def hint(answers: Answers, _earlier: str) -> str:
    if answers.span:
        return told(answers, brief=True)
    usual = answers.usual_day
    if usual is None:
        return ""
    if usual == answers.today:
        return t("i dag, {day}", day=short(usual))
    return t("i går, {day}", day=short(usual))


def told(answers: Answers, *, brief: bool = False) -> str:
    span, typed = answers.span, answers.typed
    assert span is not None  # noqa: S101  it is the first question
    if typed.is_span:
        return dates.days(span)
    time = typed.time.replace(":", ".") if answers.timed and typed.time else ""
    if brief:
        return f"{short(span.last)} {time}".rstrip()
    return t("{day} kl. {time}", day=spoken(span.last), time=time) if time else spoken(span.last)


def kept(answers: Answers) -> str:
    """The days as they are read again, with the time of day that came with them."""
    span, typed = answers.span, answers.typed
    assert span is not None  # noqa: S101  likewise
    if typed.is_span:
        return f"{span.first} till {span.last}"
    return f"{span.last} {typed.time}" if answers.timed and typed.time else str(span.last)


def _settle_typed(answers: Answers) -> None:
    """Find the promises that were typed on the day; a word that could be several is asked about."""
    answers.choose([_which(answers, one) for one in answers.typed.promises])


def _which(answers: Answers, typed: str) -> str:
    try:
        return answers.meant(typed)
    except lookup.SeveralError as several:
        if not prompts.is_terminal() or len(several.fits) > _NAMED:
            raise
        names = [answers.book.by_id[id_][-1].promise.title for id_ in several.fits]
        return prompts.pick(t('"{typed}" kan vara:', typed=typed), several.fits, names)
