"""Knows what a written follow-up says, in the order such documents have."""

from collections.abc import Iterator, Sequence

from medlofte.language import chosen, t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.reading.paragraphs import paragraphs
from medlofte.render.document import document as doc
from medlofte.render.document import follow_up_basis
from medlofte.swedish.dates import long
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, states
from medlofte.wording.counts import groups
from medlofte.wording.follow_ups import (
    Said,
    ended,
    follow_ups,
    period_words,
    together,
    when_written,
)
from medlofte.wording.heading import by_area, example_note, left_out_note, situation
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer, answers, invented, taking_part


def report(progress: Progress, audience: Audience, *, by_party: bool) -> doc.Paper:
    """Make the follow-up of what was asked for, worded for its audience."""
    answered = answers(progress, audience)
    titles = [agreements.titled(agreement) for agreement, _ in answered]
    name = progress.book.promises.municipality
    every = [one for _, members in answered for one in members]
    blocks = [*_opening(progress, every, audience), *_in_short(progress, every, audience)]
    for agreement, members in answered:
        level = 1
        if len(answered) > 1:
            blocks.append(doc.Heading(1, agreements.titled(agreement)))
            level = 2
        blocks += _chapters(progress, (agreement, members), audience, level, by_party=by_party)
    blocks += [
        *follow_up_basis.indicators(progress, answered, audience, by_party=by_party),
        *follow_up_basis.deviations(every),
        *follow_up_basis.how_counted(every, audience),
        *(follow_up_basis.reports(every) if audience.internal else ()),
        *follow_up_basis.sources(answered, every),
        *_signatures(progress, answered),
    ]
    return doc.Paper(
        title=t("Uppföljning av {title}", title=states.listed(titles)),
        subtitle=f"{name} · {states.asked_words(progress.asked)}",
        language=chosen(),
        author=states.listed(_lead(progress, answered)),
        as_of=progress.as_of,
        blocks=blocks,
    )


def _opening(
    progress: Progress, every: Sequence[Answer], audience: Audience
) -> Iterator[doc.Block]:
    book = progress.book
    examples = (
        *agreements.invented_notes(one.row.pledge.agreement for one in every),
        *example_note(book.promises.municipality, *invented(every)),
    )
    if audience.internal:
        secret = t("INTERNT: innehåller anteckningar och uppgifter som inte får publiceras.")
        yield doc.Paragraph((doc.Run(secret, strong=True),), warning=True)
    for note in (*examples, *left_out_note(progress)):
        yield doc.Paragraph((doc.Run(note, strong=True),), warning=True)
    held = [agreement for agreement, _ in progress.agreements]
    facts = [
        (t("Parter"), states.listed(taking_part(book, held, audience))),
        (t("Avser"), states.asked_words(progress.asked)),
        (t("Per den"), long(progress.as_of)),
    ]
    for agreement in held:
        if agreement.municipalities:
            facts.append((t("Delas med"), states.listed(agreement.municipalities)))
        facts.append((capital(agreements.words(agreement.kind).term), dates.days(agreement.span)))
        facts += [
            (t("Diarienummer"), f"{one.number} ({_party(progress, one.by)})")
            for one in agreement.references
        ]
    yield doc.Table(t("Om uppföljningen"), (t("Uppgift"), t("Innehåll")), facts)


def _party(progress: Progress, id_: str) -> str:
    return states.names([id_], progress.book.promises.parties)


def _in_short(
    progress: Progress, every: Sequence[Answer], audience: Audience
) -> Iterator[doc.Block]:
    yield doc.Heading(1, t("I korthet"))
    rows = [one.row for one in every]
    for heading, told in groups(progress, rows, audience.today):
        said = ", ".join(words for _, words in told)
        yield doc.Paragraph((doc.Run(f"{heading}: ", strong=True), doc.Run(f"{said}.")))
    for agreement, _ in progress.agreements:
        for written, _span in follow_ups(progress, agreement, audience):
            if written.summary:
                who = t(
                    "{party} om {period}, {day}:",
                    party=_party(progress, written.by),
                    period=period_words(written),
                    day=when_written(written, audience),
                )
                yield from _labelled(who, ended(written.summary))
    missed = [one for one in every if one.state is State.MISSED]
    if missed:
        yield doc.plain(t("Detta uppnåddes inte:"))
        yield doc.Bullets([_failure(one) for one in missed])


def _failure(one: Answer) -> list[doc.Run]:
    why = together(one.said, lambda said: said.cause) or t("Ingen orsak är angiven.")
    return [doc.Run(f"{one.title}: ", strong=True), doc.Run(f"{one.figure}, {one.standing}. {why}")]


def _chapters(
    progress: Progress,
    answered: tuple[Agreement, Sequence[Answer]],
    audience: Audience,
    level: int,
    *,
    by_party: bool,
) -> Iterator[doc.Block]:
    agreement, members = answered
    if by_party:
        for name, group in _by_party(progress, members):
            yield doc.Heading(level, name)
            for one in group:
                yield from _promise(one, level + 1)
        return
    for area, group in by_area(agreement, members, lambda one: one.row.pledge.promise):
        yield doc.Heading(level, area.name if area else agreements.without_area(agreement.kind))
        for label, text in situation(area):
            yield doc.Paragraph((doc.Run(f"{label}: ", strong=True), doc.Run(ended(text))))
        for one in group:
            yield from _promise(one, level + 1)
        ids = [group[0].row.pledge.promise.area]
        yield from follow_up_basis.effects(progress, agreement, ids, audience)


def _by_party(progress: Progress, members: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """Yield each party's own part, and last what several have promised."""
    for party in progress.book.promises.parties:
        own = [one for one in members if tuple(one.row.pledge.promise.responsible) == (party,)]
        if own:
            yield t("Ansvar: {party}", party=_party(progress, party)), own
    shared = [one for one in members if len(one.row.pledge.promise.responsible) > 1]
    if shared:
        yield t("Ansvar: flera parter"), shared


def _promise(one: Answer, level: int) -> Iterator[doc.Block]:
    promise = one.row.pledge.promise
    yield doc.Heading(level, one.title)
    if promise.name:
        yield doc.Paragraph((doc.Run(promise.text, emphasis=True),))
    yield doc.plain(f"{t('Mål')}: {one.rule}. {t('Ansvarig')}: {one.who}.")
    pace = f" {capital(one.pace)}." if one.pace else ""
    state = f" {capital(one.standing)}."
    sentence = f"{one.sentence}{pace}"
    yield doc.Paragraph((doc.Run(sentence), doc.Run(state if sentence else state[1:], strong=True)))
    for note in one.notes:
        yield doc.plain(note)
    results = [
        t("{result} ({when}, påhittat exempel)", result=result, when=listed.when)
        if listed.example
        else f"{result} ({listed.when})"
        for listed in one.listed
        for result in listed.results
    ]
    if results:
        yield doc.plain(t("Resultat: {results}.", results="; ".join(results)))
    for said in one.said:
        yield from _remarks(said)


def _remarks(said: Said) -> Iterator[doc.Block]:
    labelled = (
        (t("Kommentar ({period})", period=said.period), said.comment),
        (t("Orsak ({period})", period=said.period), said.cause),
        (t("Framöver ({period})", period=said.period), said.next),
    )
    for label, text in labelled:
        if text:
            yield from _labelled(f"{label}:", text)
    if said.assessment:
        who = t("Bedömning av {party}, {period}", party=said.by, period=said.period)
        yield from _labelled(f"{who}:", f"{said.assessment}. {said.reason}")
        if said.differs:
            yield doc.plain(t("Bedömningen skiljer sig från det som siffrorna visar."))


def _labelled(label: str, text: str) -> Iterator[doc.Block]:
    """A text after what it is, in the paragraphs it was written in."""
    first, *more = paragraphs(text)
    yield doc.Paragraph((doc.Run(f"{label} ", strong=True), doc.Run(first)))
    yield from map(doc.plain, more)


def _lead(progress: Progress, answered: Sequence[tuple[Agreement, Sequence[Answer]]]) -> list[str]:
    """The names of those who made the promise: who signed, else the police and the municipality."""
    signing = [one.party for agreement, _ in answered for one in agreement.signatories if one.party]
    responsible = {
        party
        for _, members in answered
        for one in members
        for party in one.row.pledge.promise.responsible
    }
    usual = [party for party in ("polis", "kommun") if party in responsible]
    chosen_ = dict.fromkeys(signing or usual or sorted(responsible))
    return [_party(progress, party) for party in chosen_]


def _signatures(
    progress: Progress, answered: Sequence[tuple[Agreement, Sequence[Answer]]]
) -> Iterator[doc.Block]:
    yield doc.Heading(1, t("Underskrifter"))
    yield doc.Signatures(_lead(progress, answered))
