"""What is published of data that have not changed: the same bytes, until something happens."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree

KINDS = (
    "kind: count, at_least: 10, per: year, unit: kontroller",
    "kind: count, at_least: 2, per: year, unit: träffar",
    "kind: count, at_least: 4, per: agreement, unit: möten",
    "kind: count, at_least: 1, per: month, how: each",
    "kind: count, at_least: 1, per: week, how: each",
    "kind: milestone, by: 2024-05-10",
    "kind: ongoing",
    "kind: on_demand, when: Vid anmälan",
    "kind: coverage, places: [Norra, Södra]",
)
PROMISES = "".join(lofte(target(text), id_=f"lofte{n}") for n, text in enumerate(KINDS))
REPORTS = [
    "2024-03-04 counts_for: [lofte0], count: 3",
    "2024-03-06 counts_for: [lofte1], count: 2",
    "2024-01-01 2024-02-29 count: 1, counts_for: [lofte2]",
    "2024-03-20 counts_for: [lofte3]",
    "2024-03-21 counts_for: [lofte4]",
    "2024-04-10 counts_for: [lofte6], title: Samtal",
    "2024-02-20 counts_for: [lofte0], count: 2, internal: true",
    "2024-04-12 counts_for: [lofte8], place: Norra",
]
COUNTED = tuple(f"/lofte{number}.html" for number in (0, 1, 2, 6, 8))
FOLLOW_UP = """\
    follow_ups:
      - {period: 2024-T1, by: kommun, date: 2024-05-06, summary: Det gick bra.}
"""
DAYS = [date(2024, 2, 25) + timedelta(days) for days in range(95)]


def _builds(cli: Cli, folder: Path, days: list[date], *more: str) -> list[dict[str, bytes]]:
    """Publish the same data as of one day after another."""
    found = []
    for day in days:
        out = folder / f"ut-{day}"
        cli("site", str(out), "--data", str(folder / "data"), "--as-of", day.isoformat(), *more)
        files = (path for path in sorted(out.rglob("*")) if path.is_file())
        found.append({str(path.relative_to(out)): path.read_bytes() for path in files})
    return found


@pytest.mark.parametrize("dates", ["day", "month"])
def test_a_page_changes_only_with_the_day_that_it_stands_as_of(
    cli: Cli, tmp_path: Path, dates: str
) -> None:
    tree(tmp_path / "data", PROMISES + FOLLOW_UP, REPORTS)
    (tmp_path / "data" / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    builds = _builds(cli, tmp_path, DAYS)
    pairs = [*pairwise(builds)]
    assert len(DAYS) / 3 < sum(before == after for before, after in pairs) < len(DAYS)
    for before, after in pairs:
        assert before.keys() == after.keys()
        changed = [path for path in before if before[path] != after[path]]
        for path in changed if dates == "day" else ():
            told = [_told(one[path]) for one in (before, after)]
            if path.endswith(".html") and path != "senaste.html":
                assert told[0][0] != told[1][0], path
            if path.endswith(COUNTED):
                assert told[0][1] != told[1][1], path


def test_search_engines_are_told_of_the_pages_that_changed_and_no_others(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path / "data", PROMISES + FOLLOW_UP, REPORTS)
    days = DAYS[3:12] + DAYS[64:80]
    for before, after in pairwise(_builds(cli, tmp_path, days, "--base-url", "https://lofte.se/")):
        known = [dict(_LISTED.findall(one["sitemap.xml"].decode())) for one in (before, after)]
        assert known[0].keys() == known[1].keys()
        changed = {path for path in known[0] if before[path] != after[path]}
        assert {path for path in known[0] if known[0][path] != known[1][path]} == changed
        assert changed or before == after


def test_also_what_is_shown_within_other_pages_and_years_beside_each_other_tell_their_day(
    cli: Cli, tmp_path: Path
) -> None:
    earlier = AGREEMENT.replace("avtal", "forra").replace("2024", "2023")
    earlier += lofte(target(KINDS[0]), id_="lofte0")
    tree(tmp_path / "data", PROMISES, REPORTS, head=HEAD + earlier + AGREEMENT)
    days = [date(2024, 3, 28) + timedelta(days) for days in range(8)]
    changed: set[str] = set()
    for before, after in pairwise(_builds(cli, tmp_path, days, "--base-url", "https://lofte.se/")):
        for path in before:
            if path.endswith(".html") and before[path] != after[path]:
                changed.add(path)
                assert _told(before[path])[0] != _told(after[path])[0], path
    assert "arjeplog/index.html" in changed
    assert "ruta/arjeplog/avtal/lofte/lofte4.html" in changed
    assert "ruta/arjeplog/avtal/lofte/lofte1.html" not in changed


def test_what_is_internal_tells_no_day_of_its_own(cli: Cli, tmp_path: Path) -> None:
    unheard = "2024-03-21 counts_for: [lofte0], count: 1, internal: true"
    tree(tmp_path / "data", PROMISES, [*REPORTS, unheard])
    (built,) = _builds(cli, tmp_path, [date(2024, 3, 30)])
    page = built["arjeplog/avtal/lofte/lofte0.html"]
    assert "6 av 10 kontroller hittills" in page.decode()
    assert _told(page)[0] == ["den 4 mars 2024"]


@pytest.mark.parametrize(
    "days, page, words",
    [
        # A step of an even pace, a deadline that passes, a year that ends, its last day to report.
        (("2024-03-30", "2024-03-31"), ("lofte0", "31 mars 2024"), "vid jämn takt 2"),
        (("2024-05-09", "2024-05-10"), ("lofte5", "10 maj 2024"), "inte redovisat, prel"),
        (("2024-12-30", "2024-12-31"), ("lofte0", "31 december 2024"), "5 saknas, prel"),
        (("2025-02-28", "2025-03-01"), ("lofte0", "31 december 2024"), "5 saknas<"),
    ],
)
def test_a_page_changes_when_a_due_day_passes_or_a_state_changes(
    cli: Cli, tmp_path: Path, days: tuple[str, str], page: tuple[str, str], words: str
) -> None:
    tree(tmp_path / "data", PROMISES, REPORTS)
    before, after = _builds(cli, tmp_path, [date.fromisoformat(day) for day in days])
    path = f"arjeplog/avtal/lofte/{page[0]}.html"
    assert words not in before[path].decode()
    assert words in after[path].decode()
    assert _told(after[path])[0] == [f"den {page[1]}"]
    assert before["data/katalog.ttl"] != after["data/katalog.ttl"]


_LISTED = re.compile("<loc>https://lofte.se/(.*?)</loc>(.*?)</url>")
_AS_OF = re.compile(r"(?<=[> ]Per )den [^.<]*")


def _told(page: bytes) -> tuple[list[str], str]:
    """The days that a page says that it is as of, and all else in it."""
    text = page.decode()
    return _AS_OF.findall(text), _AS_OF.sub("", text)
