"""Rules on personal data: what must not be in a file that is shared."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from medlofte.agreement import texts
from medlofte.book import Book, Logged
from medlofte.document import Document, Route
from medlofte.finding import MOST, Finding, Level, Place, error
from medlofte.language import t
from medlofte.personal import search
from medlofte.rules.rule import Complaints, rule

_ENOUGH = 10 * MOST  # hits in one file: even where many are accepted, enough to complain of


@lru_cache(maxsize=1)
def _hits(book: Book) -> dict[str, list[tuple[Place, str]]]:
    """All hits in the free texts and the comments of a book, by kind."""
    found: dict[str, list[tuple[Place, str]]] = {}
    many: Counter[str] = Counter()
    for document, route, text in _free_texts(book):
        for hit in search(text)[:MOST]:
            many[document.path] += 1
            if many[document.path] > _ENOUGH:
                break
            place = document.find(hit.text, route, text.count(hit.text, 0, hit.start))
            found.setdefault(hit.kind, []).append((place, hit.text))
    for document in (book.document, *(logged.document for logged in book.logged)):
        if "#" not in document.text:
            continue
        for comment, place in document.comments():
            for hit in search(comment)[:MOST]:
                many[document.path] += 1
                if many[document.path] > _ENOUGH:
                    break
                column, width = place.column + hit.start, len(hit.text)
                at = Place(place.path, place.line, column, width, place.source)
                found.setdefault(hit.kind, []).append((at, hit.text))
    return found


def _free_texts(book: Book) -> Iterator[tuple[Document, Route, str]]:
    for route, text in texts(book.document.value):
        yield book.document, route, text
    for logged in book.logged:
        activity = logged.activity
        # One look at all of it is enough for nearly every file.
        if (
            activity.source
            or activity.results
            or search(f"{activity.title}\n{activity.place}\n{activity.time}\n{activity.note}")
        ):
            for route, text in activity.texts().items():
                yield logged.document, route, text


def disclosed(book: Book, published: Callable[[Logged | None, Route], bool]) -> Iterator[Finding]:
    """Yield the errors in what would be published: in all values that `published` holds for."""
    for route, text in values(book.document.value):
        if published(None, route):
            yield from in_text(book.document, route, text)
    for logged in book.logged:
        # One look at all of it is enough for nearly every file.
        if search(logged.document.text):
            for route, text in values(logged.document.value):
                if published(logged, route):
                    yield from in_text(logged.document, route, text)


def in_text(document: Document, route: Route, text: str) -> Iterator[Finding]:
    """Yield the errors in one value of a file."""
    for hit in search(text):
        if hit.kind == identity_number.name:
            place = document.find(hit.text, route, text.count(hit.text, 0, hit.start))
            yield error(place, identity_number.name, _identity(hit.text))


def values(value: Any, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Yield every text of a file with its route, also numbers and addresses."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from values(item, (*route, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from values(item, (*route, index))
    elif isinstance(value, str):
        yield route, value


def _silence(name: str) -> str:
    return t("Ta bort det, eller godta det med en kommentar: # medlofte: ok {rule}", rule=name)


@rule("identity-number", Level.ERROR)
def identity_number(book: Book, _today: date) -> Complaints:
    """Text får inte innehålla personnummer eller samordningsnummer.

    Varför: Det som läggs i ett delat arkiv är utlämnat, och git glömmer inte.

    Fel:
        note: Föraren, 640823-3234, fick körförbud
    Rätt:
        note: En förare fick körförbud
    """
    for place, words in _hits(book).get("identity-number", ()):
        yield place, _identity(words)


def _identity(words: str) -> str:
    return t(
        '"{words}" är ett personnummer eller samordningsnummer. Ta bort det. Är filen redan '
        "delad finns numret kvar i historiken: tala med den som sköter arkivet.",
        words=words,
    )


@rule("identity-like", Level.WARNING)
def identity_like(book: Book, _today: date) -> Complaints:
    """Text bör inte innehålla ett datum följt av fyra siffror.

    Varför: Det kan vara ett personnummer med ett skrivfel.

    Fel:
        note: Ärende 640823-3230
    Rätt:
        note: Ärende enligt bilaga
    """
    for place, words in _hits(book).get("identity-like", ()):
        message = t('"{words}" liknar ett personnummer.', words=words)
        yield place, f"{message} {_silence('identity-like')}"


@rule("phone-number", Level.WARNING)
def phone_number(book: Book, _today: date) -> Complaints:
    """Text bör inte innehålla telefonnummer.

    Varför: Ett nummer pekar ut en person.

    Fel:
        note: Ring 070-174 06 05 innan
    Rätt:
        note: Ring kontaktpersonen innan
    """
    for place, words in _hits(book).get("phone-number", ()):
        message = t('"{words}" kan vara ett telefonnummer.', words=words)
        yield place, f"{message} {_silence('phone-number')}"


@rule("email", Level.WARNING)
def email(book: Book, _today: date) -> Complaints:
    """Text bör inte innehålla e-postadresser.

    Varför: En adress pekar ut en person och samlas in av den som skickar skräppost.

    Fel:
        note: Svar från namn@example.se
    Rätt:
        note: Svar från samordnaren
    """
    for place, words in _hits(book).get("email", ()):
        message = t('"{words}" är en e-postadress.', words=words)
        yield place, f"{message} {_silence('email')}"


@rule("registration-plate", Level.WARNING)
def registration_plate(book: Book, _today: date) -> Complaints:
    """Text bör inte innehålla registreringsnummer.

    Varför: Numret leder till ägaren.

    Fel:
        note: Bil MLB 123 stoppades
    Rätt:
        note: En bil stoppades
    """
    for place, words in _hits(book).get("registration-plate", ()):
        message = t('"{words}" kan vara ett registreringsnummer.', words=words)
        yield place, f"{message} {_silence('registration-plate')}"


RULES = (identity_number, identity_like, phone_number, email, registration_plate)
