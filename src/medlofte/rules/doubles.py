"""Rules on the same fact reported twice."""

from collections.abc import Callable, Iterator
from datetime import date

from medlofte.book.book import Book, Logged
from medlofte.finding import Level
from medlofte.language import t
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.names import fold
from medlofte.targets.counting import bounds


@rule("looks-alike", Level.WARNING)
def looks_alike(book: Book, _today: date) -> Complaints:
    """Två aktiviteter ser ut att vara samma: dagen och löftet är lika, platsen lika eller okänd.

    Varför: När både polisen och kommunen loggar räknas samma sak lätt två gånger. Skriv plats, och
    tid om det var två på samma plats.

    Fel:
        två filer med date: 2024-03-13 och counts_for: [trafikkontroller], utan place
    Rätt:
        place: Laisvall i den ena och place: Slagnäs i den andra
    """
    for first, second in alike(book):
        message = t(
            "Det här kan vara samma aktivitet som {other}. Ta bort den ena, eller skriv plats "
            "eller tid som skiljer dem åt.",
            other=first.stem,
        )
        yield second.place("date"), message


def alike(book: Book) -> Iterator[tuple[Logged, Logged]]:
    """Yield each dated activity that looks like an earlier one, after the first such."""
    groups: dict[tuple[date, str], list[Logged]] = {}
    for logged in book.logged:
        if logged.activity.date and logged.activity.status == "done":
            for id_ in logged.activity.promises:
                groups.setdefault((logged.activity.date, id_), []).append(logged)
    seen: set[tuple[str, str]] = set()
    for group in (one for one in groups.values() if one[1:]):
        for first, second in _alike_in(sorted(group, key=lambda one: one.path)):
            if (first.stem, second.stem) not in seen:
                seen.add((first.stem, second.stem))
                yield first, second


def _alike_in(group: list[Logged]) -> Iterator[tuple[Logged, Logged]]:
    """Yield each of a day and promise that looks like an earlier one, after the first such."""
    by_place: dict[str, list[Logged]] = {}
    for number, second in enumerate(group):
        # Of places that differ none are alike, so only those of one place are compared.
        place = fold(second.activity.place or "")
        near = [by_place.get(place, []), by_place.get("", [])] if place else [group[:number]]
        found = (next((one for one in there if is_alike(one, second)), None) for there in near)
        first = min(filter(None, found), key=lambda one: one.path, default=None)
        if first:
            yield first, second
        by_place.setdefault(place, []).append(second)


def is_alike(first: Logged, second: Logged) -> bool:
    """Whether two activities of one day and promise may be the same."""
    one, other = first.activity, second.activity
    if second.stem in one.replaces or first.stem in other.replaces:
        return False
    if one.example != other.example:  # beside a real activity an example does not count
        return False
    if one.time and other.time and one.time != other.time:
        return False
    return not (one.place and other.place) or fold(one.place) == fold(other.place)


@rule("overlapping-tallies", Level.WARNING)
def overlapping_tallies(book: Book, _today: date) -> Complaints:
    """Två summerade uppgifter från samma parter går om lott eller gäller samma tid.

    Varför: De kan räkna samma sak. De läggs därför inte ihop, och hur många det är blir osäkert, om
    inte besides: true säger att det den ena räknar inte finns i den andra. En uppgift som ryms
    helt inom en annan är inget fel.

    Fel:
        from: 2024-05-01 to: 2024-08-31   och   from: 2024-07-01 to: 2024-09-30
    Rätt:
        from: 2024-05-01 to: 2024-08-31   och   from: 2024-09-01 to: 2024-09-30
    """
    for first, second in _pairs(book, _cross):
        message = t(
            "Uppgiften gäller delvis samma tid som {other}, så de läggs inte ihop och antalet blir "
            "osäkert. Ändra tiden, ersätt den andra med replaces, eller skriv besides: true om den "
            "räknar något annat.",
            other=first.stem,
        )
        yield second.place("from"), message


@rule("shared-parties", Level.WARNING)
def shared_parties(book: Book, _today: date) -> Complaints:
    """En uppgift har en part gemensam med en summerad uppgift om samma dagar.

    Varför: Det går inte att veta om det gemensamma redan räknas i den summerade, så antalet blir
    osäkert. Skriv besides: true om det inte gör det.

    Fel:
        by: [polis], from: 2024-01-01, to: 2024-12-31   och   by: [polis, kommun], date: 2024-03-10
    Rätt:
        by: [polis, kommun], date: 2024-03-10, besides: true
    """
    for first, second in _pairs(book, _share):
        message = t(
            "Uppgiften har en part gemensam med {other}, som gäller samma dagar: den kan vara "
            "räknad där. Skriv besides: true om den inte är det.",
            other=first.stem,
        )
        yield second.place("by"), message


@rule("same-row", Level.WARNING)
def same_row(book: Book, _today: date) -> Complaints:
    """Två aktiviteter är lästa från samma rad, och skiljer bara i plats, tid, rubrik eller antal.

    Varför: Raden rättades, och den gamla och den nya lästes in på var sin dator. Då räknas samma
    sak två gånger. Ta bort den som är fel, eller läs in den rättade tabellen en gång till.

    Fel:
        place: Torget och place: Stortorget, båda med from_row: {file: mars.csv, row: 2}
    Rätt:
        bara den som är rättad
    """
    first: dict[tuple[object, ...], Logged] = {}
    for one in sorted(book.logged, key=lambda logged: logged.path):
        row = one.activity.from_row
        if row and one.stem not in book.replaced and one.activity.status == "done":
            parties, promises = frozenset(one.by), frozenset(one.activity.promises)
            key = (row.file, row.sheet, row.row, one.span, parties, promises)
            other = first.setdefault(key, one)
            if other is not one:
                message = t(
                    "Samma rad har gett {other}. Är den rättad: ta bort den gamla.",
                    other=other.stem,
                )
                yield one.place("from_row"), message


@rule("same-number", Level.WARNING)
def same_number(book: Book, _today: date) -> Complaints:
    """Olika parter redovisar samma antal för samma dagar.

    Varför: Ofta är det samma sak som båda har skickat in. Ta då bort den ena, och skriv båda
    parterna i den andra.

    Fel:
        by: [polis], count: 12   och   by: [kommun], count: 12   (samma from och to)
    Rätt:
        by: [polis, kommun], count: 12
    """
    for first, second in _pairs(book, _same_number):
        message = t(
            "{other} har samma antal för samma dagar, från andra parter. Är det samma sak, ta bort "
            "den ena och skriv alla parter i den andra.",
            other=first.stem,
        )
        yield second.place("count"), message


@rule("more-than-tally", Level.WARNING)
def more_than_tally(book: Book, _today: date) -> Complaints:
    """De daterade aktiviteterna är fler än den summerade uppgiften om samma dagar rymmer.

    Varför: Då är summan för liten, eller så finns en del av det daterade inte i den.

    Fel:
        from: 2024-01-01 to: 2024-12-31 count: 8   (och tio daterade under året)
    Rätt:
        count: 10, eller besides: true i de två som inte finns i summan
    """
    for group in _by_promise(book).values():
        dated = [one for one in group if not one.is_tally]
        for tally in (one for one in group if one.is_tally):
            high = bounds(tally.amount, tally.precision)[1]
            inside = [
                bounds(one.amount, one.precision)[0]
                for one in dated
                if one.span in tally.span
                and set(one.by) == set(tally.by)
                and one.activity.example == tally.activity.example
            ]
            if high is not None and sum(inside) > high:
                message = t(
                    "De daterade aktiviteterna under samma dagar är {dated}, fler än de {high} som "
                    "uppgiften rymmer. Rätta antalet, eller skriv besides: true i dem som inte "
                    "ingår.",
                    dated=sum(inside),
                    high=high,
                )
                yield tally.place("count"), message


def _by_promise(book: Book) -> dict[str, list[Logged]]:
    """The done reports that may hold the same deeds, by the promise that they name."""
    groups: dict[str, list[Logged]] = {}
    for logged in book.logged:
        standing = logged.activity.status == "done" and logged.stem not in book.replaced
        if standing and not logged.besides:
            for id_ in logged.activity.promises:
                groups.setdefault(id_, []).append(logged)
    return {id_: group for id_, group in groups.items() if any(one.is_tally for one in group)}


def _pairs(book: Book, alike: Callable[[Logged, Logged], bool]) -> Iterator[tuple[Logged, Logged]]:
    """Yield each report that is `alike` to a tally, with the first such; of two the later one."""
    seen: set[tuple[str, str]] = set()
    for group in _by_promise(book).values():
        group.sort(key=lambda one: one.path)
        tallies = [(index, one) for index, one in enumerate(group) if one.is_tally]
        for number, second in enumerate(group):
            before = (one for at, one in tallies if at < number or not second.is_tally)
            first = next((one for one in before if alike(one, second)), None)
            if first and (first.stem, second.stem) not in seen:
                seen.add((first.stem, second.stem))
                yield first, second


def _cross(first: Logged, second: Logged) -> bool:
    if not second.is_tally or set(first.by) != set(second.by) or not _together(first, second):
        return False
    inside = first.span in second.span or second.span in first.span
    return not inside or first.span == second.span


def _share(tally: Logged, other: Logged) -> bool:
    some = set(tally.by) & set(other.by)
    return bool(some) and set(tally.by) != set(other.by) and _together(tally, other)


def _same_number(first: Logged, second: Logged) -> bool:
    number = (first.span, first.activity.count, first.precision)
    same = number == (second.span, second.activity.count, second.precision)
    return same and bool(first.activity.count) and set(first.by) != set(second.by)


def _together(first: Logged, second: Logged) -> bool:
    """Whether two reports share days, none corrects the other, and both are invented or neither."""
    if second.stem in first.activity.replaces or first.stem in second.activity.replaces:
        return False
    return first.activity.example == second.activity.example and bool(first.span & second.span)
