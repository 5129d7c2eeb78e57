"""Rules on what an activity says: its day, what it completes, what it replaces."""

from datetime import date, timedelta

from medlofte.book.book import Book, reaches, stem_of
from medlofte.finding import Level
from medlofte.language import t
from medlofte.model.activity import Part
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.names import did_you_mean, fold, suggest
from medlofte.targets.counting import bounds


@rule("future-date", Level.ERROR)
def future_date(book: Book, today: date) -> Complaints:
    """En aktivitet ska ha hänt.

    Varför: Det som bara är planerat hör inte hemma här, och kan dessutom vara hemligt tills det är
    gjort. En dags marginal finns för den som loggar från en annan tidszon.

    Fel:
        date: 2042-03-14
    Rätt:
        date: 2024-03-14
    """
    limit = today + timedelta(days=1)
    for logged in book.logged:
        if logged.span.last > limit:
            message = t(
                "{day} har inte varit än. Logga när det är gjort, eller rätta dagen.",
                day=logged.span.last.isoformat(),
            )
            yield logged.place(logged.day_key), message


@rule("not-a-milestone", Level.ERROR)
def not_a_milestone(book: Book, _today: date) -> Complaints:
    """Nyckeln completes används bara för löften om att något blir klart.

    Varför: Ett löfte om ett antal eller om något löpande blir aldrig klart.

    Fel:
        completes: [trafikkontroller]
    Rätt:
        counts_for: [trafikkontroller]
    """
    for logged in book.logged:
        if not logged.activity.completes:
            continue
        targets = {pledge.promise.id: pledge.promise.target for pledge in logged.pledges}
        for index, id_ in enumerate(logged.activity.completes):
            if not targets[id_].done_once:
                message = t(
                    "{promise} är inte ett löfte om att något blir klart. Skriv det under "
                    "counts_for.",
                    promise=id_,
                )
                yield logged.place("completes", index), message


@rule("not-on-demand", Level.ERROR)
def not_on_demand(book: Book, _today: date) -> Complaints:
    """Bara ett löfte om något som görs vid behov kan ha ett obesvarat tillfälle.

    Varför: För andra löften räknas filen inte alls, fast någon har redovisat den.

    Fel:
        status: unanswered   (löftet är ett antal per år)
    Rätt:
        status: cancelled
    """
    for logged in book.logged:
        if logged.activity.status == "unanswered":
            for pledge in logged.pledges:
                if not pledge.promise.target.has_occasions:
                    message = t(
                        "{promise} har inga tillfällen att besvara, så filen räknas inte. Skriv "
                        "status: cancelled om det blev inställt.",
                        promise=pledge.promise.id,
                    )
                    yield logged.place("status"), message


@rule("other-place", Level.WARNING)
def other_place(book: Book, _today: date) -> Complaints:
    """Platsen är ingen av dem som löftet gäller.

    Varför: Löftet gäller varje plats som står i places. En annan plats fyller ingen av dem, men
    aktiviteten räknas för de andra löftena den gäller.

    Fel:
        place: Norra skolan   (löftet har places: [Norrskolan, Söderskolan])
    Rätt:
        place: Norrskolan
    """
    for logged in book.logged:
        place = logged.activity.place
        for pledge in logged.pledges if place else ():
            named = pledge.promise.target.named_places
            if place and named and fold(place) not in map(fold, named):
                message = t(
                    'Löftet {promise} gäller inte platsen "{place}", så den fyller ingen av dem '
                    "som lovats.",
                    promise=pledge.promise.id,
                    place=place,
                )
                known = t("Platserna är: {places}.", places=", ".join(named))
                yield logged.place("place"), did_you_mean(message, suggest(place, named), known)


@rule("replaces-nothing", Level.ERROR)
def replaces_nothing(book: Book, _today: date) -> Complaints:
    """Nyckeln replaces ska peka ut en fil som finns hos kommunen.

    Varför: Annars räknas den gamla uppgiften fortfarande.

    Fel:
        replaces: [2024-06-14-trafikkontroller-q2w9]
    Rätt:
        replaces: [2024-06-14-trafikkontroller-q2w8]
    """
    unread = set(map(stem_of, book.unread))
    for logged in book.logged:
        for index, stem in enumerate(logged.activity.replaces):
            if stem not in book.by_stem and stem not in unread:
                message = t('Det finns ingen fil som heter "{stem}".', stem=stem)
                near = suggest(stem, (name for name in book.by_stem if name != logged.stem))
                message = did_you_mean(message, near, t("Skriv filens namn utan .yaml."))
                yield logged.place("replaces", index), message


@rule("replaces-circle", Level.ERROR)
def replaces_circle(book: Book, _today: date) -> Complaints:
    """Uppgifter ska inte ersätta varandra runt i en ring.

    Varför: Då finns ingen som gäller. Så länge ringen finns räknas alla.

    Fel:
        A har replaces: [B], och B har replaces: [A]
    Rätt:
        bara den nyare har replaces
    """
    links = {
        logged.stem: logged.activity.replaces for logged in book.logged if logged.activity.replaces
    }
    for stem, replaced in links.items():
        for index, old in enumerate(replaced):
            if reaches(links, old, stem):
                message = (
                    t("En fil kan inte ersätta sig själv. Skriv namnet på den fil som rättas.")
                    if old == stem
                    else t("{stem} ersätter i sin tur den här filen. Ta bort det ena.", stem=old)
                )
                yield book.by_stem[stem].place("replaces", index), message


@rule("breakdown", Level.WARNING)
def breakdown(book: Book, _today: date) -> Complaints:
    """Delarna under of_which bör inte tillsammans bli fler än antalet.

    Varför: Då är något räknat två gånger, eller antalet fel. Färre får de bli: allt som räknas hör
    inte alltid till en del. Ett ungefärligt eller okänt tal kan vara det som det måste vara.

    Fel:
        results:
          - what: rattfyllerister
            count: 54
            of_which: [{what: narkotika, count: 32}, {what: alkohol, count: 30}]
    Rätt:
        results:
          - what: rattfyllerister
            count: 54
            of_which: [{what: narkotika, count: 32}, {what: alkohol, count: 22}]
    """
    for logged in book.logged:
        for index, result in enumerate(logged.activity.results):
            total = sum(_least(part) for part in result.of_which)
            _, most = bounds(result.count or 0, result.precision)
            if most is not None and total > most:
                message = t(
                    "Delarna blir {total}, men antalet är {count}. Rätta det som är fel.",
                    total=sum(part.count or 0 for part in result.of_which),
                    count=result.count,
                )
                yield logged.place("results", index, "of_which"), message


def _least(part: Part) -> int:
    return 0 if part.count is None else bounds(part.count, part.precision)[0]
