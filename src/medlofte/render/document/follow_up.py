"""Knows what a written follow-up says, in the order such documents have."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from medlofte.language import chosen, t
from medlofte.model.agreement import Agreement
from medlofte.model.settings import Letter
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render.document import annex, first_page, follow_up_basis
from medlofte.render.document import document as doc
from medlofte.wording import agreements, states
from medlofte.wording.follow_ups import Said, ended
from medlofte.wording.heading import by_area, situation
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer, answers


class Wanted(NamedTuple):
    """What of a follow-up is asked for: one promise, or only what deviates; by areas or parties."""

    promise: str | None = None
    deviations: bool = False
    by_party: bool = False

    def asks_for(self, one: Answer) -> bool:
        return self.promise in (None, one.row.pledge.promise.id)

    def shows(self, one: Answer) -> bool:
        return not self.deviations or first_page.deviates(one)


def report(progress: Progress, audience: Audience, wanted: Wanted, letter: Letter) -> doc.Paper:
    """Make the follow-up of what was asked for, worded for its audience."""
    answered = answers(progress, audience)
    asked = [(agreement, [*filter(wanted.asks_for, members)]) for agreement, members in answered]
    shown = [(agreement, [*filter(wanted.shows, members)]) for agreement, members in asked]
    told = [(agreement, members) for agreement, members in shown if members]
    every = [one for _, members in asked for one in members]
    some = [one for _, members in told for one in members]
    whole = len(some) == sum(1 for _ in progress.rows)
    blocks: list[doc.Block | doc.Field] = [
        *first_page.first_page(progress, asked, shown, audience, letter.proposal)
    ]
    for agreement, members in told:
        level = 1
        if len(answered) > 1:
            blocks.append(doc.Heading(1, agreements.titled(agreement)))
            level = 2
        blocks += _chapters(progress, (agreement, members), audience, level, wanted)
    if whole:
        by_party = wanted.by_party
        blocks += follow_up_basis.indicators(progress, answered, audience, by_party=by_party)
    blocks += [
        _signatures(progress, answered),
        *annex.results(some),
        *annex.about(progress, audience),
        *follow_up_basis.how_counted(some, audience),
        *(annex.reports(some) if audience.internal else ()),
        *annex.sources(told),
    ]
    return doc.Paper(
        title=first_page.title(progress),
        subtitle=first_page.subtitle(progress, every, audience),
        language=chosen(),
        author=states.listed(_lead(progress, answered)),
        as_of=progress.as_of,
        blocks=blocks,
        letter=first_page.letter(letter),
    )


def _party(progress: Progress, id_: str) -> str:
    return states.names([id_], progress.book.promises.parties)


def _chapters(
    progress: Progress,
    answered: tuple[Agreement, Sequence[Answer]],
    audience: Audience,
    level: int,
    wanted: Wanted,
) -> Iterator[doc.Block]:
    agreement, members = answered
    if wanted.by_party:
        for name, group in _by_party(progress, members):
            yield from _chapter([doc.Heading(level, name)], group, level + 1)
        return
    for area, group in by_area(agreement, members, lambda one: one.row.pledge.promise):
        name = area.name if area else agreements.without_area(agreement.kind)
        begins: list[doc.Heading | doc.Paragraph] = [doc.Heading(level, name)]
        for label, text in situation(area):
            begins.append(doc.Paragraph((doc.Run(f"{label}: ", strong=True), doc.Run(ended(text)))))
        yield from _chapter(begins, group, level + 1)
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


def _chapter(
    begins: Sequence[doc.Heading | doc.Paragraph], members: Sequence[Answer], level: int
) -> Iterator[doc.Together]:
    """Yield promises, none of them split, and what begins the chapter on the page of the first."""
    for nth, one in enumerate(members):
        before = begins if nth == 0 else ()
        yield doc.Together([*before, doc.Heading(level, one.title), *_account(one)])


def _account(one: Answer) -> Iterator[doc.Paragraph]:
    promise = one.row.pledge.promise
    if promise.name:
        yield doc.Paragraph((doc.Run(promise.text, emphasis=True),))
    yield doc.plain(f"{t('Mål')}: {one.rule}. {t('Ansvarig')}: {one.who}.")
    pace = f" {capital(one.pace)}." if one.pace else ""
    state = f" {capital(one.standing)}."
    sentence = f"{one.sentence}{pace}"
    yield doc.Paragraph((doc.Run(sentence), doc.Run(state if sentence else state[1:], strong=True)))
    for note in one.notes:
        yield doc.plain(note)
    for said in one.said:
        yield from _remarks(said)


def _remarks(said: Said) -> Iterator[doc.Paragraph]:
    period = said.period
    remarks = (
        (t("Kommentar ({period})", period=period), t("Kommentar"), said.comment),
        (t("Orsak ({period})", period=period), t("Orsak"), said.cause),
        (t("Framöver ({period})", period=period), t("Framöver"), said.next),
    )
    given = [one for one in remarks if one[-1]]
    for nth, (first, later, text) in enumerate(given):  # their period is said once
        yield from doc.labelled(f"{later if nth else first}:", text)
    if said.assessment:
        who = t("Bedömning av {party}, {period}", party=said.by, period=said.period)
        yield from doc.labelled(f"{who}:", f"{capital(said.assessment)}. {said.reason}")
        if said.differs:
            yield doc.plain(t("Bedömningen skiljer sig från det som siffrorna visar."))


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
) -> doc.Together:
    """Who signs, together: a name alone on a page would sign nothing."""
    heading = doc.Heading(1, t("Underskrifter"))
    return doc.Together([heading, doc.Signatures(_lead(progress, answered))])
