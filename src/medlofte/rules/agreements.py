"""Rules on agreements and promises: ids, periods, targets."""

from collections.abc import Iterator
from datetime import date

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.finding import Level, Place
from medlofte.language import t
from medlofte.model.agreement import SHORT_NAME
from medlofte.periods import read as read_period
from medlofte.rules.rule import Complaints, rule


@rule("duplicate-id", Level.ERROR)
def duplicate_id(book: Book, _today: date) -> Complaints:
    """Ett id ska användas en gång: bland medborgarlöftena, och inom ett medborgarlöfte.

    Varför: En aktivitet ska höra till ett löfte och inget annat. Ett löfte som ändras under
    löftestiden står två gånger, med from och to som inte överlappar.

    Fel:
        - id: trafikkontroller
        - id: trafikkontroller
    Rätt:
        - id: trafikkontroller
          to: 2023-12-31
        - id: trafikkontroller
          from: 2024-01-01
    """
    seen: set[str] = set()
    for index, agreement in enumerate(book.promises.agreements):
        if agreement.id in seen:
            message = t(
                'Id:t "{id}" används redan av ett medborgarlöfte ovanför. Byt det ena.',
                id=agreement.id,
            )
            yield book.document.place("agreements", index, "id"), message
        seen.add(agreement.id)
    for _, other in _clashes(book, same_agreement=True):
        message = t(
            'Id:t "{id}" används redan av ett löfte ovanför. Byt det ena, eller ge dem from '
            "och to som inte överlappar.",
            id=other.promise.id,
        )
        yield book.document.place(*other.route, "id"), message


@rule("overlapping-id", Level.ERROR)
def overlapping_id(book: Book, _today: date) -> Complaints:
    """Två medborgarlöften som gäller samtidigt ska inte ha löften med samma id.

    Varför: En aktivitet under den gemensamma tiden skulle annars höra till båda.

    Fel:
        två medborgarlöften gäller under 2024 och båda har id: trafikkontroller
    Rätt:
        id: trafikkontroller i det ena och id: trafikkontroller-skolor i det andra
    """
    for first, other in _clashes(book, same_agreement=False):
        message = t(
            'Löftet "{id}" finns också i medborgarlöftet {agreement}, som gäller samtidigt. '
            "Byt det ena id:t.",
            id=other.promise.id,
            agreement=first.agreement.id,
        )
        yield book.document.place(*other.route, "id"), message


def _clashes(book: Book, *, same_agreement: bool) -> Iterator[tuple[Pledge, Pledge]]:
    """Yield each promise that shares id and days with one above it, after the first such one."""
    for pledges in book.by_id.values():
        for index, other in enumerate(pledges):
            for pledge in pledges[:index]:
                together = pledge.in_force and other.in_force and pledge.in_force & other.in_force
                if together and (pledge.route[1] == other.route[1]) == same_agreement:
                    yield pledge, other
                    break


@rule("same-days", Level.WARNING)
def same_days(book: Book, _today: date) -> Complaints:
    """Två medborgarlöften av samma slag bör inte gälla exakt samma dagar.

    Varför: Då är det oftast ett och samma, inskrivet två gånger, och löftena räknas dubbelt.

    Fel:
        två medborgarlöften, 2024 och 2024-ny, gäller båda från 2024-01-01 till 2024-12-31
    Rätt:
        alla löften för de dagarna i ett medborgarlöfte
    """
    seen: dict[tuple[object, ...], str] = {}
    for index, one in enumerate(book.promises.agreements):
        days = (one.kind, one.from_, one.to, one.example)
        if days in seen:
            message = t(
                "{first} är av samma slag och gäller exakt samma dagar. För ihop dem till ett, "
                "eller rätta dagarna.",
                first=seen[days],
            )
            yield book.document.place("agreements", index, "from"), message
        seen.setdefault(days, one.id)


@rule("period-like-id", Level.ERROR)
def period_like_id(book: Book, _today: date) -> Complaints:
    """Ett medborgarlöfte vars id läses som en period ska gälla under den perioden.

    Varför: Den som frågar efter 2024 ska inte få se ett annat år.

    Fel:
        id: "2024"
        from: 2023-01-01
    Rätt:
        id: "2023-2024"
        from: 2023-01-01
    """
    for index, agreement in enumerate(book.promises.agreements):
        period = read_period(agreement.id)
        if period and agreement.span not in period.span:
            message = t(
                'Id:t "{id}" läses som en period, men medborgarlöftet gäller {first}–{last}. '
                "Välj ett annat id.",
                id=agreement.id,
                first=agreement.from_.isoformat(),
                last=agreement.last_words,
            )
            yield book.document.place("agreements", index, "id"), message


@rule("outside-agreement", Level.ERROR)
def outside_agreement(book: Book, _today: date) -> Complaints:
    """Ett löftes egen tid ska ligga inom medborgarlöftets.

    Varför: Utanför den tiden är inget lovat.

    Fel:
        to: 2025-06-30   (medborgarlöftet gäller till 2024-12-31)
    Rätt:
        to: 2024-06-30
    """
    for pledge in book.pledges:
        for key, day in (("from", pledge.promise.from_), ("to", pledge.promise.to)):
            if day and day not in pledge.agreement.span:
                message = t(
                    "Dagen ligger utanför medborgarlöftet, som gäller {first}–{last}. Rätta den.",
                    first=pledge.agreement.from_.isoformat(),
                    last=pledge.agreement.last_words,
                )
                yield book.document.place(*pledge.route, key), message


@rule("long-name", Level.WARNING)
def long_name(book: Book, _today: date) -> Complaints:
    """Ett löftes korta namn bör rymmas i en smal tabell, alltså ha högst 24 tecken.

    Varför: Ett längre namn kapas där, och då kan två löften se ut att heta lika. I övrigt gör det
    ingen skada: löftet räknas och visas som vanligt.

    Fel:
        name: Trafikkontroller vid skolor och förskolor
    Rätt:
        name: Trafik vid skolor
    """
    for pledge in book.pledges:
        name = pledge.promise.name
        if name and len(name) > SHORT_NAME:
            message = t(
                "Namnet har {count} tecken och kapas i smala tabeller. Korta det till {most}.",
                count=len(name),
                most=SHORT_NAME,
            )
            yield book.document.place(*pledge.route, "name"), message


@rule("mixed-examples", Level.WARNING)
def mixed_examples(book: Book, _today: date) -> Complaints:
    """Påhittade exempel bör inte ligga kvar bredvid verkliga aktiviteter samma år.

    Varför: De räknas inte längre, men den som läser mappen kan tro att de gör det. En verklig
    aktivitet för ett påhittat löfte räknas aldrig, och gör att exemplen inte heller räknas. Då är
    det den som ska ändras.

    Fel:
        example: true   (och andra filer samma år utan example)
    Rätt:
        ta bort exemplen när den första verkliga aktiviteten är loggad
    """
    real_years: set[int] = set()
    for logged in book.logged:
        if not logged.activity.example:
            invented = [one.promise.id for one in logged.pledges if one.agreement.example]
            if invented:
                yield _for_invented(logged, invented[0])
            if len(invented) < len(logged.pledges):
                real_years |= {*range(logged.span.first.year, logged.span.last.year + 1)}
    warned: set[int] = set()
    for logged in sorted(book.logged, key=lambda one: one.path):
        number = logged.span.last.year
        if logged.activity.example and number in real_years - warned:
            warned.add(number)
            message = t(
                "År {year} har verkliga aktiviteter, så exemplen räknas inte längre. "
                "Ta bort exemplen.",
                year=number,
            )
            yield logged.place("example"), message


def _for_invented(logged: Logged, id_: str) -> tuple[Place, str]:
    key = "counts_for" if id_ in logged.activity.counts_for else "completes"
    message = t(
        "Aktiviteten är verklig men löftet {promise} påhittat, så den räknas inte för det. Ändra "
        "{key} till ett verkligt löfte, eller märk aktiviteten example: true om den är påhittad.",
        promise=id_,
        key=key,
    )
    return logged.place(key, getattr(logged.activity, key).index(id_)), message
