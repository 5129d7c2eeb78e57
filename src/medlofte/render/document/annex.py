"""Knows the annex of a written follow-up: results, facts, reports, and where each was read."""

from collections.abc import Iterator, Sequence

from medlofte.book.book import Logged
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.reading.values import Source
from medlofte.render.document.document import Block, Bullets, Heading, Run, Table, plain
from medlofte.render.document.follow_up_basis import promise_word
from medlofte.wording import agreements, dates, states
from medlofte.wording.plain_text import capital
from medlofte.wording.public_answer import Answer, taking_part
from medlofte.wording.public_report import Listed, result_words, summed


def results(every: Sequence[Answer]) -> Iterator[Block]:
    """Yield what the reports led to, by promise; what counts no people is summed."""
    rows = [
        (one.title, capital(what), when) for one in every for what, when in _results_of(one.listed)
    ]
    if not rows:
        return
    yield Heading(1, t("Bilaga: resultat"))
    stems = [
        logged.stem
        for one in every
        for logged, told in zip(one.account.reports, one.listed, strict=True)
        if told.results
    ]
    if len(set(stems)) < len(stems):
        yield plain(
            t(
                "Det som en uppgift ledde till står vid varje löfte som den räknas för, och räknas "
                "inte ihop mellan dem."
            )
        )
    header = (promise_word(every), t("Resultat"), t("När"))
    yield Table(t("Vad det som redovisats ledde till"), header, rows)


def _results_of(listed: Sequence[Listed]) -> Iterator[tuple[str, str]]:
    """Yield each result of people with its time, then the sums of all others."""
    for example in (False, True):
        reports = [one for one in listed if one.example is example]
        for one in reports:
            for result in one.of_people:
                yield _marked(result, example=example), one.when
        for told, count, when in summed(reports):
            words = result_words(told)
            if count > 1:
                words = t("sammanlagt {result}, {count} uppgifter", result=words, count=count)
            yield _marked(words, example=example), when


def _marked(words: str, *, example: bool) -> str:
    return t("{words} (påhittat exempel)", words=words) if example else words


def about(progress: Progress, audience: Audience) -> Iterator[Block]:
    """Yield who has agreed on what, for which time, and under which numbers."""
    book = progress.book
    held = [agreement for agreement, _ in progress.agreements]
    facts = [(t("Parter"), states.listed(taking_part(book, held, audience)))]
    for agreement in held:
        term = capital(agreements.words(agreement.kind).term)
        facts.append((agreements.titled(agreement), f"{term}: {dates.days(agreement.span)}"))
        if agreement.municipalities:
            facts.append((t("Delas med"), states.listed(agreement.municipalities)))
        facts += [
            (t("Diarienummer"), f"{one.number} ({states.names([one.by], book.promises.parties)})")
            for one in agreement.references
        ]
    yield Heading(1, t("Om uppföljningen"))
    yield Table(t("Parter och tid"), (t("Uppgift"), t("Innehåll")), facts)


def reports(every: Sequence[Answer]) -> Iterator[Block]:
    """Yield the reports behind each figure with the line they stand on; only for those within."""
    yield Heading(1, t("Uppgifterna bakom siffrorna"))
    for one in every:
        if one.listed:
            pairs = zip(one.account.reports, one.listed, strict=True)
            rows = [
                (
                    told.when,
                    capital(told.what),
                    capital(told.number),
                    told.who,
                    "; ".join(filter(None, (t("Intern") if told.internal else "", told.note))),
                    _place(logged),
                )
                for logged, told in pairs
            ]
            header = (t("När"), t("Vad"), t("Antal"), t("Vem"), t("Anteckning"), t("Fil och rad"))
            mark = t("påhittat exempel") if one.example else ""
            title = ", ".join(filter(None, (one.title, mark)))
            yield Table(title, header, rows, frozenset({2}))


def _place(logged: Logged) -> str:
    """The file and the line that a number stands on, by which anybody within can look it up."""
    key = "count" if logged.document.has("count") else logged.day_key
    place = logged.place(key)
    return f"{place.path}:{place.line}"


def sources(answered: Sequence[tuple[Agreement, Sequence[Answer]]]) -> Iterator[Block]:
    """Yield the documents that the promises and the reports were read in."""
    agreed = [source for agreement, _ in answered for source in agreement.sources]
    items = {_source(source): None for source in agreed}
    for _, members in answered:
        for one in members:
            for listed in one.listed:
                if listed.source:
                    name = capital(listed.source)
                    mark = t("{source}, påhittat exempel", source=name)
                    items[Run(mark if listed.example else name, link=listed.source_url),] = None
    if items:
        yield Heading(1, t("Källor"))
        yield Bullets(list(items))


def _source(source: Source) -> tuple[Run, ...]:
    return (Run(source.title, link=source.url or ""),)
