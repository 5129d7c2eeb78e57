"""Rules on the same fact reported twice."""

from collections.abc import Iterator
from datetime import date

from medlofte.book.book import Book, Logged
from medlofte.finding import Level
from medlofte.language import t
from medlofte.rules.rule import Complaints, rule
from medlofte.swedish.names import fold


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

    Varför: De kan räkna samma sak. Bara den större räknas, om inte besides: true säger att det den
    ena räknar inte finns i den andra. En uppgift som ryms helt inom en annan är inget fel.

    Fel:
        from: 2024-05-01 to: 2024-08-31   och   from: 2024-07-01 to: 2024-09-30
    Rätt:
        from: 2024-05-01 to: 2024-08-31   och   from: 2024-09-01 to: 2024-09-30
    """
    groups: dict[tuple[str, frozenset[str]], list[Logged]] = {}
    for logged in book.logged:
        if logged.is_tally and not logged.besides and logged.activity.status == "done":
            for id_ in logged.activity.promises:
                groups.setdefault((id_, frozenset(logged.by)), []).append(logged)
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        group.sort(key=lambda one: one.path)
        for index, second in enumerate(group):
            first = next((one for one in group[:index] if _cross(one, second)), None)
            if first and (first.stem, second.stem) not in seen:
                seen.add((first.stem, second.stem))
                message = t(
                    "Uppgiften gäller delvis samma tid som {other}, så bara den större räknas. "
                    "Ändra tiden, ersätt den andra med replaces, eller skriv besides: true om den "
                    "räknar något annat.",
                    other=first.stem,
                )
                yield second.place("from"), message


def _cross(first: Logged, second: Logged) -> bool:
    if second.stem in first.activity.replaces or first.stem in second.activity.replaces:
        return False
    if first.activity.example != second.activity.example or not first.span & second.span:
        return False
    inside = first.span in second.span or second.span in first.span
    return not inside or first.span == second.span
