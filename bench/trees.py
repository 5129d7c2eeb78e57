"""Writes a data tree of a given size, the same to the byte each time, for the benchmarks."""

import argparse
import csv
import random
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import rich_tree as rich
from promises import (
    AREAS,
    CHECKS,
    FORM,
    LATE_HOURS,
    PATROLS,
    PROMISES,
    SCHOOL_ROADS,
    TOPICS,
    Promise,
)

REGISTER = Path(__file__).parent.parent / "src" / "medlofte" / "swedish" / "kommuner.csv"
FIRST = "2506"  # Arjeplog
PLACES = (
    "Torget", "Stationen", "Skolan", "Idrottshallen", "Biblioteket", "Fritidsgården",
    "Norra infarten", "Södra infarten", "Badplatsen", "Centrum", "Förskolan", "Folkets hus",
)  # fmt: skip
NOTES = (
    "Lugnt på platsen.",
    "Många som passerade stannade och frågade.",
    "Upplevs som uppskattat.",
    "Underlag finns hos samordnaren.",
    "Fortsätter nästa månad.",
)
TERTIALS = (((1, 1), (4, 30)), ((5, 1), (8, 31)), ((9, 1), (12, 31)))


class Size(NamedTuple):
    municipalities: int
    years: tuple[int, ...]
    activities: int  # in a municipality and year
    police_areas: bool = False  # whether each municipality says in which it lies


SIZES = {
    "S": Size(1, (2024,), 100),
    "M": Size(20, (2022, 2023, 2024), 100),
    "L": Size(290, (2023, 2024), 150),
    "N": Size(290, (2024,), 8, police_areas=True),
}


class Municipality(NamedTuple):
    slug: str
    name: str
    code: str


class Report(NamedTuple):
    """One activity file; with `first` it is a tally of the days from there to `day`."""

    promises: tuple[Promise, ...]
    day: date
    by: tuple[str, ...]
    place: str
    times: int
    logged: date
    tail: str
    first: date | None = None
    more: tuple[str, ...] = ()  # further lines, before `logged`

    @property
    def stem(self) -> str:
        return f"{self.day}-{self.promises[0].id}-{self.tail}"

    def text(self) -> str:
        span = [f"from: {self.first}", f"to: {self.day}"] if self.first else [f"date: {self.day}"]
        lines = [
            *span,
            f"counts_for: [{', '.join(promise.id for promise in self.promises)}]",
            f"by: [{', '.join(self.by)}]",
            f"count: {self.times}",
            f"place: {self.place}",
            *self.more,
            f"logged: {self.logged}",
        ]
        return "\n".join(lines) + "\n"

    def transaction(self, slug: str) -> str:
        lines = [f"{self.day} {self.promises[0].title}"]
        lines += [f"    {slug}:{promise.id}  {self.times} st" for promise in self.promises]
        return "\n".join([*lines, "    gjort"]) + "\n\n"


def municipalities(wanted: int) -> list[Municipality]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    first = next(row for row in rows if row[0] == FIRST)
    others = [row for row in rows if row != first]
    chosen = [first, *others[:: len(rows) // wanted]][:wanted]
    return [Municipality(slug(name, code), name, code) for code, name in chosen]


def slug(name: str, code: str) -> str:
    folded = name.lower().translate(str.maketrans("åäö", "aao"))
    plain = re.sub(r"[^a-z]+", "-", folded)
    return f"{plain}-{code}" if code == "0305" else plain  # Håbo, so as not to be Habo


def promise_file(municipality: Municipality, size: Size) -> str:
    years = size.years
    term = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
    lines = [
        f"municipality: {municipality.name}",
        f'code: "{municipality.code}"',
        *([f"police_area: {police_area(municipality.code)}"] if size.police_areas else []),
        "parties:",
        "  polis: Polisen",
        "  kommun: Kommunen",
        "agreements:",
        f'  - id: "{term.replace("–", "-")}"',
        f"    title: Medborgarlöfte {term}",
        f"    from: {years[0]}-01-01",
        f"    to: {years[-1]}-12-31",
        "    areas:",
        *(f"      {area}: {name}" for area, name in AREAS.items()),
        "    promises:",
    ]
    for promise in PROMISES:
        lines += promise_lines(promise)
    return "\n".join(lines) + "\n"


def police_area(code: str) -> str:
    """Some five in each county, by its number."""
    return f"Lokalpolisområde {code[:2]}{'ABCDE'[int(code) % 5]}"


def promise_lines(promise: Promise) -> list[str]:
    return [
        f"      - id: {promise.id}",
        f"        name: {promise.name}",
        f"        area: {promise.area}",
        f"        topic: {TOPICS[promise.area]}",
        f"        text: {promise.text}",
        f"        responsible: [{', '.join(promise.by)}]",
        *(["        together: true"] if promise.together else []),
        f"        target: {promise.target}",
    ]


def reports(slug: str, year: int, size: Size) -> Iterator[Report]:
    """Make a year's reports; no two have the same day, promise and place."""
    rng = random.Random(f"{slug} {year}")  # noqa: S311  the same tree each time is the point
    made = [*tallies(year, rng), *milestones(year, size.years, rng)]
    taken: set[tuple[date, Promise, str]] = set()
    while len(made) < size.activities:
        report = dated(year, rng)
        keys = {(report.day, promise, report.place) for promise in report.promises}
        if taken.isdisjoint(keys):
            taken |= keys
            made.append(report)
    yield from made


def tallies(year: int, rng: random.Random) -> Iterator[Report]:
    more = ("precision: about", "title: Fotpatruller under tertialet")
    for begin, end in TERTIALS:
        day = date(year, *end)
        times, logged = rng.randint(30, 60), day + timedelta(rng.randint(3, 30))
        yield Report(
            (PATROLS,), day, PATROLS.by, "Hela kommunen", times, logged, tail(rng),
            first=date(year, *begin), more=more,
        )  # fmt: skip


def milestones(year: int, years: tuple[int, ...], rng: random.Random) -> Iterator[Report]:
    """One milestone is worked on and completed in the first year, the other in the last."""
    for promise, its_year in ((SCHOOL_ROADS, years[0]), (FORM, years[-1])):
        if year != its_year:
            continue
        for month in (2, 5, 9, 11):
            day = date(year, month, rng.randint(1, 28))
            finished = (f"completes: [{promise.id}]",) if month == 11 else ()  # noqa: PLR2004  the last one
            more = (*finished, "status: done", f"title: {promise.title}")
            yield Report((promise,), day, promise.by, "Kommunhuset", 1, day, tail(rng), more=more)


def dated(year: int, rng: random.Random) -> Report:
    promise = rng.choices(PROMISES, [promise.share for promise in PROMISES])[0]
    late = promise is LATE_HOURS or (promise is CHECKS and rng.random() < 0.2)  # noqa: PLR2004  a share
    promises = (CHECKS, LATE_HOURS) if late and promise is CHECKS else (promise,)
    day = date(year, 1, 1) + timedelta(rng.randrange(365))
    by = promise.by if promise.together else rng.choice([promise.by, promise.by[:1]])
    more = ["status: cancelled" if rng.random() < 0.02 else "status: done"]  # noqa: PLR2004  a share
    if late or rng.random() < 0.3:  # noqa: PLR2004  a share
        hour = rng.randint(21, 23) if late else rng.randint(8, 17)
        more.append(f'time: "{hour:02}:{rng.choice((0, 15, 30, 45)):02}"')
    more.append(f"title: {promise.title}")
    if rng.random() < 0.4:  # noqa: PLR2004  a share
        more.append(f"note: {rng.choice(NOTES)}")
    times = rng.choices((1, 2, 3), (12, 2, 1))[0]
    logged = day + timedelta(rng.choice((0, 0, 1, 2, 9)))
    return Report(
        promises, day, by, rng.choice(PLACES), times, logged, tail(rng), more=tuple(more)
    )  # fmt: skip


def tail(rng: random.Random) -> str:
    letters, digits = "abcdefghjkmnpqrstvwxz", "23456789"
    return "".join(rng.choice(signs) for signs in (letters, digits, letters, digits))


def write_tree(size: Size, root: Path) -> None:
    """Write beside the folder first, so that a folder with the right name is a whole tree."""
    part = root.with_name(f"{root.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    (part / "promises").mkdir(parents=True)
    for town in municipalities(size.municipalities):
        text = promise_file(town, size)
        (part / "promises" / f"{town.slug}.yaml").write_text(text, encoding="utf-8", newline="\n")
        for year in size.years:
            folder = part / "activities" / town.slug / str(year)
            folder.mkdir(parents=True)
            for report in reports(town.slug, year, size):
                path = folder / f"{report.stem}.yaml"
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(report.text())
    part.rename(root)


def write_journal(size: Size, path: Path) -> None:
    """Write the same content for hledger: a budget for each promise, then the activities."""
    towns = municipalities(size.municipalities)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for town in towns:
            for promise in PROMISES:
                interval, goal = promise.budget
                first = date(size.years[0], 1, 1)
                if interval == "weekly":
                    first += timedelta(-first.weekday() % 7)
                span = f"~ {interval} from {first} to {size.years[-1] + 1}-01-01"
                file.write(f"{span}\n    {town.slug}:{promise.id}  {goal} st\n    gjort\n\n")
        for town in towns:
            for year in size.years:
                for report in reports(town.slug, year, size):
                    file.write(report.transaction(town.slug))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=[*SIZES, rich.NAME])
    parser.add_argument("folder", type=Path, help="the new folder of the tree")
    parser.add_argument("--journal", type=Path, help="write the content for hledger here, too")
    asked = parser.parse_args()
    if asked.folder.exists():
        parser.error(f"{asked.folder} exists already")
    if asked.size == rich.NAME:
        rich.write_tree(asked.folder)
        return
    write_tree(SIZES[asked.size], asked.folder)
    if asked.journal:
        write_journal(SIZES[asked.size], asked.journal)


if __name__ == "__main__":
    main()
