"""Rules on personal data: what must not be in a file that is shared."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from medlofte.agreement import texts
from medlofte.book import Book, Logged
from medlofte.document import Document, Route
from medlofte.finding import Finding, Level, Place, error
from medlofte.language import t
from medlofte.personal import search
from medlofte.rules.rule import Complaints, rule

# A text, with the report it stands in (none: the promise file), its file and its route there.
FreeText = tuple[Logged | None, Document, Route, str]


@lru_cache(maxsize=1)
def _hits(book: Book) -> dict[str, list[tuple[Place, str]]]:
    """All hits in the free texts and the comments of a book, by kind."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for _, document, route, text in _free_texts(book):
        for hit in search(text):
            place = document.find(hit.text, route, text.count(hit.text, 0, hit.start))
            found.setdefault(hit.kind, []).append((place, hit.text))
    for document in (book.document, *(logged.document for logged in book.logged)):
        if "#" not in document.text:
            continue
        for comment, place in document.comments():
            for hit in search(comment):
                column, width = place.column + hit.start, len(hit.text)
                at = Place(place.path, place.line, column, width, place.source)
                found.setdefault(hit.kind, []).append((at, hit.text))
    return found


def _free_texts(book: Book) -> Iterator[FreeText]:
    for route, text in texts(book.document.value):
        yield None, book.document, route, text
    for logged in book.logged:
        activity = logged.activity
        # One look at all of it is enough for nearly every file.
        if (
            activity.source
            or activity.results
            or search(f"{activity.title}\n{activity.place}\n{activity.time}\n{activity.note}")
        ):
            for route, text in activity.texts().items():
                yield logged, logged.document, route, text


def disclosed(book: Book, published: Callable[[Logged | None, Route], bool]) -> Iterator[Finding]:
    """Yield the errors in what would be published: in the texts that `published` holds for."""
    for logged, document, route, text in _free_texts(book):
        if published(logged, route):
            for hit in search(text):
                if hit.kind == identity_number.name:
                    place = document.find(hit.text, route, text.count(hit.text, 0, hit.start))
                    yield error(place, identity_number.name, _identity(hit.text))


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
