"""Writes one municipality that has everything: what the pages must bear, the same each time.

Forty promises of every kind in three agreements that follow each other, the last one open; tallies,
hidden numbers, corrections, indicators, written follow-ups, a promise that is amended and one that
is withdrawn. All of it is invented.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

NAME = "R"
PLACES = ("Torget", "Stationen", "Skolan")
AREAS = ("Trafik", "Närvaro", "Ungdomar", "Våld i nära relation", "Narkotika")
TERMS = ((2021, 2022), (2023, 2024), (2025, 2026))
LAST = date(2026, 10, 31)  # of what is reported: the last year is open
TARGETS = (
    "{kind: count, at_least: 10, per: year, unit: kontroller}",
    "{kind: count, at_least: 1, per: month, how: each, unit: besök}",
    "{kind: count, at_least: 1, per: week, how: each, unit: fotpatruller}",
    "{kind: count, at_least: 2, per: week, how: average, unit: ronder}",
    "{kind: milestone}",
    "{kind: ongoing}",
    "{kind: on_demand, when: När skolan anmäler oro}",
    "{kind: coverage, places: [Torget, Stationen, Skolan], at_least: 1, per: half_year}",
)
PROMISES = 40
WITHDRAWN, AMENDED = 35, 36  # in the second agreement
TEXT = "Det här är ett påhittat löfte, utskrivet så långt som det brukar vara i ett avtal"


def write_tree(root: Path) -> None:
    (root / "promises").mkdir(parents=True)
    (root / "promises" / "arjeplog.yaml").write_text("\n".join(_promises()) + "\n", "utf-8")
    settings = (
        'publish:\n  publisher: Arjeplogs kommun\n  colour: "#7a1f5c"\n  accessibility:\n'
        "    contact: Receptionen\n    conformance: partial\n    method: Egen kontroll\n"
        "    reviewed: 2026-05-04\n    updated: 2026-05-05\n    shortcomings:\n"
        "      - {what: Bilder i bilagor saknar beskrivning, why: De är äldre än lagen}\n"
    )
    (root / "medlofte.yaml").write_text(settings, "utf-8")
    rng = random.Random(NAME)  # noqa: S311  the same tree each time is the point
    for number in range(PROMISES):
        for first, last in TERMS:
            for year in range(first, last + 1):
                _reports(root / "activities" / "arjeplog", number, year, rng)


def _id(number: int) -> str:
    return f"lofte-{number:02}"


def _promises() -> Iterator[str]:
    yield "municipality: Arjeplog"
    yield 'code: "2506"'
    yield "names: {se: Árjepluovve}"
    yield "police_area: Norra Lappland"
    yield "parties: {polis: Polisen, kommun: Arjeplogs kommun, skola: Skolan}"
    yield "agreements:"
    for term in TERMS:
        yield from _agreement(*term)


def _agreement(first: int, last: int) -> Iterator[str]:
    yield f'  - id: "{first}-{last}"'
    yield f"    title: Medborgarlöfte {first}–{last}"
    yield f"    from: {first}-01-01"
    yield f"    to: {last}-12-31"
    yield "    aims: [Fler ska känna sig trygga på kvällen]"
    yield "    follow_up: [{by: kommun, every: tertial, told_to: [kommunfullmäktige]}]"
    yield "    areas:"
    for area, name in enumerate(AREAS):
        yield (
            f"      o{area}: {{name: {name}, problem: Många är oroliga efter mörkrets inbrott, "
            "cause: Det är mörkt och få rör sig ute}"
        )
    yield "    indicators:"
    for area, name in enumerate(AREAS):
        values = ", ".join(
            f"{{date: {year}-10-01, value: {40 + 3 * area + year - first}}}"
            for year in range(first, last + 1)
            if date(year, 10, 1) <= LAST
        )
        yield (
            f"      - {{title: Oro – {name}, area: o{area}, unit: procent, wanted: down, "
            f"source: {{title: Trygghetsmätningen}}, "
            f"baseline: {{date: {first - 1}-10-01, value: 52}}, values: [{values}]}}"
        )
    yield "    follow_ups:"
    for year in range(first, last + 1):
        yield from _follow_up(year)
    yield "    promises:"
    for number in range(PROMISES):
        yield from _promise(number, first, last)


def _follow_up(year: int) -> Iterator[str]:
    day = min(date(year + 1, 2, 1), LAST)
    period = str(year) if day.year > year else f"{year}-T1"
    yield f"      - period: {period}"
    yield f"        date: {day}"
    yield "        by: kommun"
    yield "        summary: Året var ojämnt. Sommaren gick bra, hösten var svårare att bemanna."
    yield "        promises:"
    for number, assessment in ((0, "partly_kept"), (2, "not_kept"), (5, "kept")):
        yield (
            f"          - {{promise: {_id(number)}, comment: Färre än planerat under sommaren, "
            "cause: Två tjänster var vakanta juni–augusti, next: En varje månad läggs i schemat, "
            f"assessment: {assessment}, reason: Se siffrorna}}"
        )


def _promise(number: int, first: int, last: int) -> Iterator[str]:
    target = TARGETS[number % len(TARGETS)]
    fields = (
        f"id: {_id(number)}, name: Löfte {number + 1}, area: o{number % len(AREAS)}, "
        f"responsible: [{('polis', 'kommun', 'polis, kommun')[number % 3]}]"
    )
    if first == TERMS[1][0] and number == WITHDRAWN:
        until = f"to: {first}-06-30, withdrawn: Uppdraget gick till regionen"
        yield f'      - {{{fields}, text: "{TEXT}", {until}, target: {target}}}'
    elif first == TERMS[1][0] and number == AMENDED:
        yield f'      - {{{fields}, text: "{TEXT}", to: {first}-12-31, target: {target}}}'
        later = f'text: "{TEXT}, och nu tydligare", from: {last}-01-01'
        yield f"      - {{{fields}, {later}, target: {target}}}"
    else:
        yield f'      - {{{fields}, text: "{TEXT}", target: {target}}}'


def _reports(root: Path, number: int, year: int, rng: random.Random) -> None:
    """Write what was done for a promise in a year: nothing, a tally or a few days."""
    if rng.random() < 0.15 or (number == WITHDRAWN and TERMS[1][0] <= year <= TERMS[1][1]):  # noqa: PLR2004  a share
        return
    party = ("polis", "kommun", "polis, kommun")[number % 3]
    made = []
    milestone = "milestone" in TARGETS[number % len(TARGETS)]
    if rng.random() < 0.25 and not milestone:  # noqa: PLR2004  a share
        days = f"from: {year}-01-01\nto: {year}-04-30"
        made.append((date(year, 4, 30), f"{days}\ncount: {rng.randint(3, 30)}\nprecision: about"))
    for day in sorted(date(year, 5, 1) + timedelta(day) for day in _days(rng)):
        more = rng.choice(("", '\ntime: "22:30"', _RESULTS, "\nnote: Lugnt på platsen"))
        made.append((day, f"date: {day}\nplace: {rng.choice(PLACES)}{more}"))
    last = max((day for day, _ in made if day <= LAST), default=None)
    completed = milestone and year == 2024  # noqa: PLR2004  in one of the agreements
    for day, text in made:
        if day > LAST:
            continue
        done = f"\ncompletes: [{_id(number)}]" if completed and day == last else ""
        path = (
            root / str(year) / f"{day}-{_id(number)}-{''.join(rng.choices('bcdfghjk', k=5))}.yaml"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"counts_for: [{_id(number)}]\nby: [{party}]\ntitle: Genomfört under året\n"
        path.write_text(f"{head}{text}{done}\nlogged: {day}\n", "utf-8")


def _days(rng: random.Random) -> list[int]:
    """Some days of the 240 that are left after April, each once."""
    return rng.sample(range(240), rng.randint(1, 9))


# Three is hidden: fewer than five people.
_RESULTS = (
    "\nresults: [{what: förare, count: 54, of_which: [{what: alkohol, count: 3}, "
    "{what: narkotika, count: 51}]}]"
)
