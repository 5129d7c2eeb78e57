"""Rules on what people add to the figures: written follow-ups, indicators and sources."""

from collections.abc import Iterator
from datetime import date, timedelta

from medlofte.book.book import Book
from medlofte.finding import Level
from medlofte.language import t
from medlofte.model.agreement import Agreement, PromiseFile
from medlofte.model.follow_up import Indicator, Measurement, Remark, WrittenFollowUp
from medlofte.reading.document import Route
from medlofte.reading.keys import routes
from medlofte.reading.values import Named, is_web
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.names import did_you_mean, suggest


def _follow_ups(book: Book) -> Iterator[tuple[Agreement, WrittenFollowUp, Route]]:
    for i, agreement in enumerate(book.promises.agreements):
        for j, written in enumerate(agreement.follow_ups):
            yield agreement, written, ("agreements", i, "follow_ups", j)


def _remarks(book: Book) -> Iterator[tuple[Agreement, Remark, Route]]:
    for agreement, written, route in _follow_ups(book):
        for index, remark in enumerate(written.promises):
            yield agreement, remark, (*route, "promises", index)


@rule("follow-up-promise", Level.ERROR)
def follow_up_promise(book: Book, _today: date) -> Complaints:
    """En uppföljning ska handla om löften i sitt eget medborgarlöfte.

    Varför: Annars hamnar kommentaren inte vid något löfte, och ingen får läsa den.

    Fel:
        promises: [{promise: trafikontroller, comment: Färre än väntat}]
    Rätt:
        promises: [{promise: trafikkontroller, comment: Färre än väntat}]
    """
    for agreement, remark, route in _remarks(book):
        known = [promise.id for promise in agreement.promises]
        if remark.promise not in known:
            message = t(
                'Löftet "{id}" finns inte i medborgarlöftet {agreement}.',
                id=remark.promise,
                agreement=agreement.id,
            )
            there = t("Där finns {names}.", names=", ".join(known))
            place = book.document.place(*route, "promise")
            yield place, did_you_mean(message, suggest(remark.promise, known), there)


@rule("follow-up-period", Level.ERROR)
def follow_up_period(book: Book, _today: date) -> Complaints:
    """En uppföljning ska gälla en period inom löftestiden.

    Varför: Den visas tillsammans med siffrorna för sin period.

    Fel:
        period: 2026-T1   (medborgarlöftet gäller till 2024-12-31)
    Rätt:
        period: 2024-T1
    """
    for agreement, written, route in _follow_ups(book):
        span = agreement.period(written.period)
        if span is None:
            message = t(
                '"{period}" är ingen period. Skriv till exempel 2024, 2024-T2, 2024-H1 eller '
                "{agreement}.",
                period=written.period,
                agreement=agreement.id,
            )
        elif not span & agreement.span:
            message = t(
                "Perioden ligger utanför medborgarlöftet, som gäller {first}–{last}.",
                first=agreement.from_.isoformat(),
                last=agreement.last_words,
            )
        else:
            continue
        yield book.document.place(*route, "period"), message


@rule("assessment-reason", Level.ERROR)
def assessment_reason(book: Book, _today: date) -> Complaints:
    """En egen bedömning av ett löfte ska ha ett skäl.

    Varför: Den står bredvid det som siffrorna visar. Skiljer de sig ska läsaren få veta varför.

    Fel:
        assessment: kept
    Rätt:
        assessment: kept
        reason: Kontrollerna gjordes, men av trafikpolisen, som redovisar för sig
    """
    for _, remark, route in _remarks(book):
        if remark.assessment and not remark.reason:
            message = t("Skäl saknas: skriv under reason varför löftet bedöms så.")
            yield book.document.place(*route, "assessment"), message


@rule("follow-up-date", Level.ERROR)
def follow_up_date(book: Book, today: date) -> Complaints:
    """En uppföljning och ett mätvärde ska vara från en dag som har varit.

    Varför: Det som inte har hänt än kan inte vara uppföljt eller uppmätt.

    Fel:
        date: 2042-09-20
    Rätt:
        date: 2024-09-20
    """
    limit = today + timedelta(days=1)
    for route, day in _days(book):
        if day > limit:
            message = t("{day} har inte varit än. Rätta dagen.", day=day.isoformat())
            yield book.document.place(*route, "date"), message


def _days(book: Book) -> Iterator[tuple[Route, date]]:
    for _, written, route in _follow_ups(book):
        yield route, written.date
    for _, value, route in _measurements(book):
        yield route, value.date


def _measurements(book: Book) -> Iterator[tuple[Indicator, Measurement, Route]]:
    for i, agreement in enumerate(book.promises.agreements):
        for j, indicator in enumerate(agreement.indicators):
            here = ("agreements", i, "indicators", j)
            if indicator.baseline:
                yield indicator, indicator.baseline, (*here, "baseline")
            for k, value in enumerate(indicator.values):
                yield indicator, value, (*here, "values", k)


@rule("indicator-source", Level.WARNING)
def indicator_source(book: Book, _today: date) -> Complaints:
    """Ett mätvärde bör ha en källa, sin egen eller indikatorns.

    Varför: Den som läser ska kunna se varifrån siffran kommer.

    Fel:
        indicators: [{title: Trygghet utomhus, values: [{date: 2024-10-01, value: 66}]}]
    Rätt:
        indicators:
          - title: Trygghet utomhus
            source: {title: Trygghetsmätningen 2024}
            values: [{date: 2024-10-01, value: 66}]
    """
    for indicator, value, route in _measurements(book):
        if not (value.source or indicator.source):
            message = t("Källa saknas. Lägg till source här eller hos indikatorn.")
            yield book.document.place(*route), message


@rule("bad-address", Level.WARNING)
def bad_address(book: Book, _today: date) -> Complaints:
    """En källas adress bör börja med https://, så att den går att följa.

    Varför: Annars visas källan utan länk. Det den säger räknas ändå.

    Fel:
        source: {title: Kommunens webbplats, url: www.arjeplog.se/trygghet}
    Rätt:
        source: {title: Kommunens webbplats, url: "https://www.arjeplog.se/trygghet"}
    """
    message = t("Adressen leder inte till någon sida. Börja den med https://.")
    for route, address in book.document.at(routes(PromiseFile, Named.ADDRESS)):
        if not is_web(address):
            yield book.document.place(*route), message
    for logged in book.logged:
        source = logged.activity.source
        if source and source.url and not is_web(source.url):
            yield logged.place("source", "url"), message
