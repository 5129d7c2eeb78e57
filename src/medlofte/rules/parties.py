"""Rules on who: parties and areas that are declared, and who took part."""

from collections.abc import Collection, Iterator
from datetime import date

from medlofte.book.book import Book
from medlofte.finding import Level
from medlofte.language import t
from medlofte.model.agreement import PromiseFile
from medlofte.reading.document import Route
from medlofte.reading.keys import routes
from medlofte.reading.values import Named
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.names import did_you_mean, suggest


@rule("undeclared-party", Level.ERROR)
def undeclared_party(book: Book, _today: date) -> Complaints:
    """Den som nämns som part ska finnas under parties i löftesfilen.

    Varför: Samma part ska heta likadant överallt, annars går det inte att se vem som gjort vad.

    Fel:
        by: [polisen]
    Rätt:
        by: [polis]
    """
    known = book.promises.parties
    for route, party in book.document.at(routes(PromiseFile, Named.PARTY)):
        if party not in known:
            yield book.document.place(*route), _undeclared(party, known)
    for logged in book.logged:  # too many to be looked through: `by` is their only such key
        for index, party in enumerate(logged.activity.by):
            if party not in known:
                yield logged.place("by", index), _undeclared(party, known)


def _undeclared(party: str, known: dict[str, str]) -> str:
    message = t('Parten "{party}" finns inte under parties i löftesfilen.', party=party)
    there = t("Där finns {names}.", names=", ".join(known))
    return did_you_mean(message, suggest(party, known), there)


@rule("undeclared-area", Level.ERROR)
def undeclared_area(book: Book, _today: date) -> Complaints:
    """Området för ett löfte eller ett mått ska finnas under areas i medborgarlöftet.

    Varför: Områdena är rubriker i tabellen. Ett felstavat område blir en rubrik för mycket.

    Fel:
        area: traffik
    Rätt:
        area: trafik
    """
    for area, known, route in _areas(book):
        if area and area not in known:
            message = t('Området "{area}" finns inte under areas.', area=area)
            add = t("Lägg till det där, eller välj ett annat.")
            place = book.document.place(*route, "area")
            yield place, did_you_mean(message, suggest(area, known), add)


def _areas(book: Book) -> Iterator[tuple[str | None, Collection[str], Route]]:
    for pledge in book.pledges:
        yield pledge.promise.area, pledge.agreement.areas, pledge.route
    for i, agreement in enumerate(book.promises.agreements):
        for j, one in enumerate(agreement.indicators):
            yield one.area, agreement.areas, ("agreements", i, "indicators", j)


@rule("together", Level.WARNING)
def together(book: Book, _today: date) -> Complaints:
    """Ett gemensamt löfte räknas bara där alla ansvariga deltog.

    Varför: Löftet är att göra det tillsammans. Det en part gör ensam syns, men räknas inte.

    Fel:
        by: [polis]   (löftet har together: true, ansvariga polis och kommun)
    Rätt:
        by: [polis, kommun]
    """
    for logged in book.logged:
        for pledge in logged.pledges:
            if pledge.promise.together and logged.activity.status == "done":
                missing = [p for p in pledge.promise.responsible if p not in logged.by]
                if missing:
                    names = ", ".join(book.promises.parties.get(p, p) for p in missing)
                    message = t(
                        "Löftet {promise} är gemensamt, så aktiviteten räknas inte utan {names}. "
                        "Lägg till den som också deltog.",
                        promise=pledge.promise.id,
                        names=names,
                    )
                    yield logged.place("by"), message


@rule("not-responsible", Level.WARNING)
def not_responsible(book: Book, _today: date) -> Complaints:
    """Den som gjort något är inte någon av dem som lovat det.

    Varför: Aktiviteten räknas, men det kan vara fel part eller fel löfte.

    Fel:
        by: [kommun]   (ansvarig för löftet är polis)
    Rätt:
        by: [polis]
    """
    for logged in book.logged:
        by = logged.activity.by
        for pledge in logged.pledges:
            promise = pledge.promise
            if promise.together or by[0] in promise.responsible:
                continue
            declared = all(party in book.promises.parties for party in by)
            if declared and not any(party in promise.responsible for party in by):
                message = t(
                    "Ingen av dem som lovat {promise} ({names}) står här. Aktiviteten räknas, men "
                    "kontrollera vem som gjorde den.",
                    promise=promise.id,
                    names=", ".join(promise.responsible),
                )
                yield logged.place("by"), message
