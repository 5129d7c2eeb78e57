"""Rules on keys and values, most enforced while reading, and on comments between them."""

import re
from datetime import date

from medlofte.book.book import Book
from medlofte.book.unchecked import marks
from medlofte.finding import Level
from medlofte.language import t
from medlofte.rules.rule import Complaints, found_elsewhere, rule

_GLUED = re.compile(r"\S[ \t]+#[^\s#!]")  # a comment is begun with a blank by most
_VALUE = re.compile(r"(?:.*?:|\s*-)[ \t]+(\S.*)")
_WORD = re.compile(r"[a-z0-9_.:/-]*")  # an id, a number, a day: nothing that goes on
_ENDED = (".", "?", "!")
_CLOSED = ('"', "'", "]", "}", "|", ">", "-", "+")  # what no text goes on after

MISSING_KEY = found_elsewhere(
    "missing-key",
    """
    En uppgift som måste finnas saknas.

    Varför: Utan dag, löfte och ansvarig går en aktivitet inte att räkna.

    Fel:
        counts_for: [trafikkontroller]
        by: [polis]
    Rätt:
        date: 2024-03-14
        counts_for: [trafikkontroller]
        by: [polis]
    """,
)
UNKNOWN_KEY = found_elsewhere(
    "unknown-key",
    """
    En nyckel har ett namn som inte finns.

    Varför: Ett felstavat ord skulle annars inte ha någon verkan, utan att någon märker det.

    Fel:
        antal: 2
    Rätt:
        count: 2
    """,
)
WRONG_VALUE = found_elsewhere(
    "wrong-value",
    """
    Ett värde har fel form.

    Varför: Bara det som är entydigt kan räknas.

    Fel:
        count: ungefär två
    Rätt:
        count: 2
        precision: about
    """,
)
IMPOSSIBLE_DATE = found_elsewhere(
    "impossible-date",
    """
    En dag ska finnas i kalendern.

    Varför: Löften har publicerats med sista dag den 31 juni.

    Fel:
        to: 2024-06-31
    Rätt:
        to: 2024-06-30
    """,
)
PERIOD_REVERSED = found_elsewhere(
    "period-reversed",
    """
    En period ska börja innan den slutar.

    Varför: Annars innehåller den inga dagar.

    Fel:
        from: 2024-12-31
        to: 2024-01-01
    Rätt:
        from: 2024-01-01
        to: 2024-12-31
    """,
)
BAD_ID = found_elsewhere(
    "bad-id",
    """
    Ett id ska bestå av små bokstäver a–z, siffror och bindestreck.

    Varför: Id:t skrivs i filnamn och kommandon, och ska fungera på alla datorer.

    Fel:
        id: Obekväma tider
    Rätt:
        id: obekvama-tider
    """,
)
HOW = found_elsewhere(
    "how",
    """
    Ett antal per vecka, månad eller annan del av året ska säga om det gäller varje eller i snitt.

    Varför: Samma aktiviteter ger motsatt svar: tre i snitt kan vara sex ena veckan och noll nästa.

    Fel:
        target: {kind: count, at_least: 3, per: week}
    Rätt:
        target: {kind: count, at_least: 3, per: week, how: average}
    """,
)


@rule("cut-text", Level.WARNING)
def cut_text(book: Book, _today: date) -> Complaints:
    """En text kapas vid ett blanksteg följt av #, för det som följer är en kommentar i YAML.

    Varför: Det som står efter # varken visas eller publiceras, och ingen märker att det saknas. En
    kommentar skrivs med ett blanksteg efter #.

    Fel:
        name: Trafikkontroller #skola
    Rätt:
        name: "Trafikkontroller #skola"
    """
    for document in (book.document, *(logged.document for logged in book.logged)):
        if not _GLUED.search(document.text):
            continue
        for comment, place in document.comments():
            value = _VALUE.fullmatch(place.source[: place.column - 1].rstrip())
            if value is None or not _GLUED.match(f"x {comment}"):
                continue
            if not value[1].endswith(_CLOSED) and not _WORD.fullmatch(value[1]):
                message = t(
                    'Texten slutar här: "{rest}" läses som en kommentar. Sätt hela texten inom '
                    "citattecken, eller skriv ett blanksteg efter # om det är en kommentar.",
                    rest=comment.rstrip(),
                )
                yield place, message


@rule("unchecked", Level.WARNING, acceptable=False)
def unchecked(book: Book, _today: date) -> Complaints:
    """Det som är märkt "# kontrollera:" ska någon ha tittat på.

    Varför: Ett utkast som är läst ur ett dokument märker det som är osäkert. Löftet publiceras inte
    så länge något av det är märkt: ett märke vid medborgarlöftets egna uppgifter gäller alla dess
    löften, ett vid kommunens hela filen. Jämför med dokumentet, rätta värdet om det behövs, och ta
    bort kommentaren. Den kan inte godtas på annat sätt.

    Fel:
        at_least: 8  # kontrollera: antalet står i en annan mening
    Rätt:
        at_least: 8
    """
    for mark in marks(book.document):
        what = mark.words or t("det som står här")
        message = t(
            "Ej kontrollerat: {what} Rätta om det behövs, och ta bort kommentaren.",
            what=what if what.endswith(_ENDED) else f"{what}.",
        )
        yield mark.place, message
