"""Rules on where a file lies and what it is called."""

from datetime import date
from pathlib import PurePosixPath

from medlofte.book.book import SHORTEST_STEM, Book
from medlofte.finding import Level, Place
from medlofte.language import t
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.municipalities import Municipality, all_municipalities, by_code, by_name
from medlofte.swedish.names import did_you_mean, suggest


@rule("file-name", Level.ERROR)
def file_name(book: Book, _today: date) -> Complaints:
    """En aktivitets filnamn ska börja med dess dag (en summerad uppgifts sista dag).

    Varför: Då ligger filerna i ordning, och den som letar hittar rätt.

    Fel:
        2024-03-15-trafikkontroller.yaml   (i filen: date: 2024-03-14)
    Rätt:
        2024-03-14-trafikkontroller.yaml
    """
    for logged in book.astray:
        day = logged.span.last.isoformat()
        if not logged.stem.startswith(f"{day}-") or len(logged.stem) < SHORTEST_STEM:
            message = t(
                "Filnamnet stämmer inte med innehållet. Byt namn på filen så att det börjar med "
                "{day}- och ett ord, eller rätta dagen i filen.",
                day=day,
            )
            yield Place(logged.path), message


@rule("wrong-folder", Level.ERROR)
def wrong_folder(book: Book, _today: date) -> Complaints:
    """En aktivitet ska ligga i mappen för det år som dess sista dag hör till.

    Varför: Då hittar man årets aktiviteter på ett ställe.

    Fel:
        activities/arjeplog/2023/2024-03-14-trafikkontroller.yaml
    Rätt:
        activities/arjeplog/2024/2024-03-14-trafikkontroller.yaml
    """
    for logged in book.astray:
        path = PurePosixPath(logged.path)
        if path.parts[-2] != f"{logged.span.last.year:04}":
            right = path.parents[1] / f"{logged.span.last.year:04}"
            message = t("Filen ligger i fel mapp. Flytta den till {to}.", to=right)
            if str(right / path.name) in _taken(book):
                message = t(
                    "Filen ligger i fel mapp, och i {to} finns redan en fil med det namnet. "
                    "Jämför dem, och ta bort den ena eller ge den här ett annat namn först.",
                    to=right,
                )
            yield Place(logged.path), message


def _taken(book: Book) -> set[str]:
    return {logged.path for logged in book.logged}.union(book.unread)


@rule("unknown-municipality", Level.ERROR)
def unknown_municipality(book: Book, _today: date) -> Complaints:
    """Kommunens namn och kod ska finnas bland Sveriges 290 kommuner och höra ihop.

    Varför: Koden är det säkra sättet att veta vilken kommun som menas. Namnen under municipalities
    ska också finnas där, så att samma kommun heter likadant överallt.

    Fel:
        municipality: Arjeplog
        code: "2505"
    Rätt:
        municipality: Arjeplog
        code: "2506"
    """
    name, code = book.promises.municipality, book.promises.code
    named, coded = by_name(name), by_code(code)
    if named is None:
        yield book.document.place("municipality"), _no_such(name, coded)
    for i, agreement in enumerate(book.promises.agreements):
        for j, other in enumerate(agreement.municipalities):
            if by_name(other) is None:
                place = book.document.place("agreements", i, "municipalities", j)
                yield place, _no_such(other, None)
    if coded is None:
        message = t("Ingen kommun har koden {code}.", code=code)
        if named:
            message += " " + t('{name} har "{code}".', name=named.name, code=named.code)
        yield book.document.place("code"), message
    elif named and named != coded:
        message = t(
            '{code} är koden för {other}. {name} har "{right}".',
            code=code,
            other=coded.name,
            name=named.name,
            right=named.code,
        )
        yield book.document.place("code"), message


def _no_such(name: str, coded: Municipality | None) -> str:
    near = coded.name if coded else suggest(name, [one.name for one in all_municipalities()])
    return did_you_mean(t('Ingen kommun heter "{name}".', name=name), near)


@rule("promise-file-name", Level.ERROR)
def promise_file_name(book: Book, _today: date) -> Complaints:
    """En löftesfil ska heta som sin kommun, med a för å och ä, o för ö.

    Varför: Filens namn är det man skriver för att fråga om kommunen.

    Fel:
        promises/arjeplogs-kommun.yaml
    Rätt:
        promises/arjeplog.yaml
    """
    named = by_name(book.promises.municipality) or by_code(book.promises.code)
    if named and named.slug != book.id:
        message = t(
            "Filen ska heta {name}.yaml, och mappen med aktiviteter {name}. Byt namn på dem; finns "
            "mappen redan, flytta aktiviteterna dit.",
            name=named.slug,
        )
        yield book.document.place("municipality"), message
