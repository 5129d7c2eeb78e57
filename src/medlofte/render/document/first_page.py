"""Knows what stands on the first page of a written follow-up: the answer, and what deviates."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.settings import Letter
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render.document import document as doc
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording import agreements, states
from medlofte.wording.counts import choice_note, headline, noun
from medlofte.wording.follow_ups import (
    DEVIATING,
    ended,
    follow_ups,
    period_words,
    when_written,
    why_and_what_now,
)
from medlofte.wording.heading import example_note, left_out_note, period_line
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer, invented
from medlofte.wording.state_table import look

Answered = Sequence[tuple[Agreement, Sequence[Answer]]]

_LASTING = (State.MET, State.WITHDRAWN)  # no later report changes these


def letter(settings: Letter) -> list[doc.Field]:
    """What a letter says of itself; a number that is not known is left for a pen."""
    day = long(settings.date) if settings.date else ""
    fields = [doc.Field("dnr", t("Dnr"), settings.reference or "")]
    if settings.officer:
        fields.append(doc.Field("handläggare", t("Handläggare:"), settings.officer))
    if day:
        fields.append(doc.Field("datum", t("Datum:"), day))
    return fields


def title(progress: Progress) -> str:
    """What is followed up, and where: Uppföljning av medborgarlöftet, Arjeplog."""
    held = [agreement for agreement, _ in progress.agreements]
    kinds = {one.kind for one in held}
    plain = len(kinds) == len(held) and not any(one.example for one in held)
    named = [
        agreements.the_agreement(one.kind) if plain else agreements.titled(one) for one in held
    ]
    name = progress.book.promises.municipality
    return t("Uppföljning av {agreements}, {name}", agreements=states.listed(named), name=name)


def subtitle(progress: Progress, every: Sequence[Answer], audience: Audience) -> str:
    """The time, the day, and whether what is said is final."""
    return f"{ended(period_line(progress))} {_finality(progress, every, audience)}"


def _finality(progress: Progress, every: Sequence[Answer], audience: Audience) -> str:
    goes_on = [one for one in every if not one.row.over]
    open_ = progress.as_of < progress.asked.span.last
    if progress.asked.part and goes_on and not open_:
        return t("Delrapport: tiden för löftena är inte slut.")
    over = [one for one in every if one.row.over and one.row.outcome.state not in _LASTING]
    awaited = (audience.today <= one.row.final_on for one in over)
    if open_ or any(awaited):
        return t("Preliminär.")
    return t("Slutlig för det som är avslutat.") if goes_on else t("Slutlig.")


def first_page(
    progress: Progress, asked: Answered, shown: Answered, audience: Audience, proposal: str | None
) -> Iterator[doc.Block | doc.Field]:
    """Yield the sentence on all that was asked for, and the rows and deviations that are shown."""
    every = [one for _, members in asked for one in members]
    some = [one for _, members in shown for one in members]
    yield from _warnings(progress, every, audience)
    rows = [one.row for one in every]
    yield doc.plain(headline(progress, rows, audience.today).sentence)
    note = choice_note(len(some), sum(1 for _ in progress.rows), noun(progress))
    if note:
        yield doc.plain(note)
    if proposal:
        yield doc.Field("förslag", t("Förslag till beslut:"), ended(proposal))
    for agreement, members in shown:
        if members:
            yield _overview(agreement, members, audience, several=len(asked) > 1)
    yield from _deviations(some)
    yield from _summaries(progress, audience)


def _warnings(
    progress: Progress, every: Sequence[Answer], audience: Audience
) -> Iterator[doc.Block]:
    if audience.internal:
        secret = t("INTERNT: innehåller anteckningar och uppgifter som inte får publiceras.")
        yield doc.Paragraph((doc.Run(secret, strong=True),), warning=True)
    notes = (
        *agreements.invented_notes(one.row.pledge.agreement for one in every),
        *example_note(progress.book.promises.municipality, *invented(every)),
        *left_out_note(progress),
    )
    for note in notes:
        yield doc.Paragraph((doc.Run(note, strong=True),), warning=True)


def _overview(
    agreement: Agreement, members: Sequence[Answer], audience: Audience, *, several: bool
) -> doc.Table:
    kind = agreement.kind
    many = capital(agreements.words(kind).the_many)
    caption = f"{many}, {agreements.titled(agreement)}" if several else many
    header = (
        *(capital(agreements.promises(kind, 1)), t("Ansvarig"), t("Mål"), t("Utfall")),
        t("Läge"),
    )
    rows = [
        (
            *(one.title, one.who, one.rule, capital(one.figure) if one.row.counted else "–"),
            f"{look(one.sign).sign} {capital(_state(one, audience))}",
        )
        for one in members
    ]
    return doc.Table(caption, header, rows)


def _state(one: Answer, audience: Audience) -> str:
    """How it stands; when something was last done is told further on."""
    if one.state is not State.IN_PROGRESS or one.row.outcome.lost:
        return one.standing
    return states.qualified(states.standing(one.row, brief=True), one.row, audience.today)


def deviates(one: Answer) -> bool:
    """Whether it is told why: it was not kept, is late, or somebody has told of a cause."""
    told = any(said.differs or said.cause for said in one.said)
    return told or one.state in DEVIATING or bool(one.row.outcome.lost)


def _deviations(every: Sequence[Answer]) -> Iterator[doc.Block]:
    """Yield each promise that deviates, and once over several what is told of none of them."""
    deviating = [_Deviation.of(one) for one in every if deviates(one)]
    if deviating:
        yield doc.Heading(1, t("Avvikelser"))
    for lacking, words in (
        ((), ""),
        (("measure",), t("Åtgärd är inte angiven för:")),
        (("cause",), t("Orsak är inte angiven för:")),
        (("cause", "measure"), t("Varken orsak eller åtgärd är angiven för:")),
    ):
        members = [one.runs for one in deviating if one.lacking == lacking]
        if members and words:
            yield doc.plain(words)
        if members:
            yield doc.Bullets(members)


class _Deviation(NamedTuple):
    """A promise that deviates, and why and what now, as far as somebody has told."""

    answer: Answer
    cause: str
    measure: str

    @classmethod
    def of(cls, one: Answer) -> Self:
        return cls(one, *why_and_what_now(one.said))

    @property
    def lacking(self) -> tuple[str, ...]:
        return tuple(name for name in ("cause", "measure") if not getattr(self, name))

    @property
    def runs(self) -> list[doc.Run]:
        one = self.answer
        figure = one.figure if one.row.counted else ""
        stands = ", ".join(filter(None, (figure, one.standing)))
        runs = [doc.Run(f"{one.title}: ", strong=True), doc.Run(f"{stands}.")]
        for label, text in ((t("Orsak:"), self.cause), (t("Åtgärd:"), self.measure)):
            if text:
                runs += [doc.Run(" "), doc.Run(label, emphasis=True), doc.Run(f" {text}")]
        return runs


def _summaries(progress: Progress, audience: Audience) -> Iterator[doc.Block]:
    """Yield what the parties wrote in sum, each with its own time."""
    told = [
        (written, written.summary, period_words(written, agreement))
        for agreement, _ in progress.agreements
        for written, _span in follow_ups(progress, agreement, audience)
        if written.summary
    ]
    if told:
        yield doc.Heading(1, t("Parternas sammanfattning"))
    for written, summary, period in told:
        who = t(
            "{party} om {period}, {day}:",
            party=states.names([written.by], progress.book.promises.parties),
            period=period,
            day=when_written(written, audience),
        )
        yield from doc.labelled(who, ended(summary))
