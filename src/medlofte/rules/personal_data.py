"""Rules on personal data: what must not be in a file that is shared."""

from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from medlofte.book.book import Book
from medlofte.finding import MOST, Finding, Place, error
from medlofte.language import t
from medlofte.reading.document import Document, Route
from medlofte.rules.rule import found_elsewhere
from medlofte.swedish.personal_data import may_hold, search

_ENOUGH = 10 * MOST  # hits in one file: even where many are accepted, enough to complain of
_CONTACTS = (("publish", "contact"), ("publish", "accessibility", "contact"))
IDENTITY_NUMBER = found_elsewhere(
    "identity-number",
    """
    Text får inte innehålla personnummer eller samordningsnummer.

    Varför: Det som läggs i ett delat arkiv är utlämnat, och git glömmer inte.

    Fel:
        note: Föraren, 640823-3234, fick körförbud
    Rätt:
        note: En förare fick körförbud
    """,
)
IDENTITY_LIKE = found_elsewhere(
    "identity-like",
    """
    Text bör inte innehålla ett datum följt av fyra siffror.

    Varför: Det kan vara ett personnummer med ett skrivfel.

    Fel:
        note: Ärende 640823-3230
    Rätt:
        note: Ärende enligt bilaga
    """,
    acceptable=True,
)
PHONE_NUMBER = found_elsewhere(
    "phone-number",
    """
    Text bör inte innehålla telefonnummer.

    Varför: Ett nummer pekar ut en person.

    Fel:
        note: Ring 070-174 06 05 innan
    Rätt:
        note: Ring kontaktpersonen innan
    """,
    acceptable=True,
)
EMAIL = found_elsewhere(
    "email",
    """
    Text bör inte innehålla e-postadresser.

    Varför: En adress pekar ut en person och samlas in av den som skickar skräppost.

    Fel:
        note: Svar från namn@example.se
    Rätt:
        note: Svar från samordnaren
    """,
    acceptable=True,
)
REGISTRATION_PLATE = found_elsewhere(
    "registration-plate",
    """
    Text bör inte innehålla registreringsnummer.

    Varför: Numret leder till ägaren.

    Fel:
        note: Bil MLB 123 stoppades
    Rätt:
        note: En bil stoppades
    """,
    acceptable=True,
)


class _Found(NamedTuple):
    kind: str
    place: Place
    words: str
    route: Route = ()  # of the value that it stands in


def in_book(book: Book) -> list[Finding]:
    """Return what is found in the files of a book and in their names."""
    found = _in_file(book.document, book.id) if _worth_it(book.document.text, book.id) else []
    for one in book.logged:
        if _worth_it(one.document.text, one.stem):
            # A name begins with the activity's day, which with what follows is nobody's number.
            found += _in_file(one.document, one.stem.removeprefix(one.span.last.isoformat()))
    return [_finding(one) for one in found]


def _worth_it(text: str, name: str) -> bool:
    """Whether a file is to be looked through; one look at all of it is enough for nearly every."""
    coded = "\\" in text or "%" in text or "&" in text  # "\\x38", %38, &#56;
    return coded or may_hold(f"{name}\n{text}")


def in_document(document: Document, name: str) -> list[Finding]:
    """Return what is found in one file and in the name that it is shared under."""
    return [_finding(one) for one in _in_file(document, name)]


def in_settings(document: Document) -> list[Finding]:
    return [_finding(one) for one in _in_file(document)]


def to_be_contacted(document: Document) -> list[Finding]:
    """Return those that are asked for: where to write or call about promises or pages."""
    return [
        _finding(one)
        for one in _in_file(document)
        if one.route in _CONTACTS and one.kind in (EMAIL.name, PHONE_NUMBER.name)
    ]


def _finding(one: _Found) -> Finding:
    return error(one.place, one.kind, _sentence(one.kind, one.words))


def _in_file(document: Document, name: str = "") -> list[_Found]:
    return list(islice(_looked_for(document, name), _ENOUGH))


def _looked_for(document: Document, name: str) -> Iterator[_Found]:
    for hit in search(name):
        yield _Found(hit.kind, Place(document.path), hit.text)
    values = [*document.walk()]
    keys = {route: str(route[-1]) for route, _ in values if isinstance(route[-1], str)}
    if may_hold("\n".join(keys.values())):
        for route, key in keys.items():
            for hit in search(key):
                yield _Found(hit.kind, document.key_place(*route), hit.text)
    for route, written in values:
        text = unescape(unquote(written)) if isinstance(written, str) else ""
        for hit in search(text)[:MOST]:
            place = document.find(hit.text, route, text.count(hit.text, 0, hit.start))
            yield _Found(hit.kind, place, hit.text, route)
    if "#" in document.text:
        for comment, place in document.comments():
            for hit in search(comment)[:MOST]:
                column, width = place.column + hit.start, len(hit.text)
                yield _Found(hit.kind, place._replace(column=column, width=width), hit.text)


def _sentence(kind: str, words: str) -> str:
    match kind:
        case "identity-number":
            return t(
                '"{words}" är ett personnummer eller samordningsnummer. Ta bort det. Är filen '
                "redan delad finns numret kvar i historiken: tala med den som sköter arkivet.",
                words=words,
            )
        case "identity-like":
            message = t('"{words}" liknar ett personnummer.', words=words)
        case "phone-number":
            message = t('"{words}" kan vara ett telefonnummer.', words=words)
        case "email":
            message = t('"{words}" är en e-postadress.', words=words)
        case _:
            message = t('"{words}" kan vara ett registreringsnummer.', words=words)
    return f"{message} {remedy(kind)}"


def remedy(kind: str) -> str:
    return t("Ta bort det, eller godta det med en kommentar: # medlofte: ok {rule}", rule=kind)
