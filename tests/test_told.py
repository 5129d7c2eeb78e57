"""What is published of a figure: as sure as it is known, of which days, and whose it is."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli
from medlofte.wording.plain_text import capital
from small_trees import AGREEMENT, HEAD, lofte, target, tree

FIVE = target("kind: count, at_least: 5, per: year, unit: kontroller")
MONTHS = target("kind: count, at_least: 1, per: month, how: each, unit: kontroller")
ONGOING = target("kind: ongoing")
TERM = """\
  - id: avtal
    title: Medborgarlöfte
    from: 2022-10-01
    to: 2024-09-30
    promises:
"""


def _report(cli: Cli, *more: str) -> str:
    return cli("report", "arjeplog", *more, "--data", ".").out


def _part(text: str, title: str) -> str:
    """What the report says of a promise, on one line."""
    body = re.split(r"\n##+ ", text.split(f"### {title}\n", 1)[1])[0]
    return " ".join(body.split())


def _site(cli: Cli, root: Path, as_of: str = "2025-06-01") -> dict[str, str]:
    cli("site", "ut", "--as-of", as_of, "--data", ".")
    paths = (root / "ut").rglob("*.*")
    return {str(path.relative_to(root / "ut")): path.read_text("utf-8") for path in paths}


def _words(page: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", page).split())


def _years(pages: dict[str, str]) -> list[dict[str, Any]]:
    years: list[dict[str, Any]] = json.loads(pages["data/arjeplog/avtal/allt.json"])["years"]
    return years


def _following(text: str, head: str = HEAD + AGREEMENT) -> str:
    return head.replace("    promises:\n", f"    follow_ups:\n{text}    promises:\n")


def test_an_unknown_number_is_never_told_as_one(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FIVE), ["2024-06-01 precision: unknown"])
    told = _part(_report(cli, "2024-T2"), "Lofte")
    assert "Gjort under perioden, antalet är inte angivet. Gjort, antalet är inte angivet;" in told
    assert "1 under perioden" not in told
    pages = _site(cli, tmp_path)
    assert "gjort, antalet är inte angivet; målet är 5 kontroller" in _words(
        pages["arjeplog/avtal/2024.html"]
    )
    row = _years(pages)[0]["promises"][0]
    assert row["figure"] == "gjort, antalet är inte angivet; målet är 5 kontroller"
    (flat,) = csv.DictReader(
        io.StringIO(pages["data/arjeplog/avtal/siffror.csv"].removeprefix("\ufeff")), delimiter=";"
    )
    assert flat["figure"] == row["figure"]
    found = json.loads(cli("status", "2024-T2", "--format", "json", "--data", ".").out)
    assert found["municipalities"][0]["agreements"][0]["promises"][0]["in_period"] == 1


def test_the_drawing_and_its_words_say_what_the_figure_says(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FIVE), ["2024-01-10 2024-12-20 count: 4, precision: about"])
    page = _site(cli, tmp_path)["arjeplog/avtal/lofte/lofte.html"]
    assert "ca 4 av 5 kontroller" in page
    span = "10 januari–20 december 2024: ca 4 (3–5), fördelningen är inte känd."
    assert f"Inget är redovisat före den 10 januari 2024. {span} Streckad linje" in page
    assert page.count('class="band"') == 2  # the drawing and its key


def test_an_exact_drawing_has_no_band(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(FIVE), ["2024-02-01", "2024-06-01"])
    page = _site(cli, tmp_path)["arjeplog/avtal/lofte/lofte.html"]
    assert "1 februari: 1. 1 juni: 2." in page
    assert "band" not in page


def test_months_that_have_gone_are_counted_to_the_day_that_was_reported_to(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(MONTHS), ["2024-01-01 2024-02-29 count: 4"])
    page = _site(cli, tmp_path, "2024-04-02")["arjeplog/avtal/2024.html"]
    assert "2 månader hade gått den 29 feb" in page
    assert "har gått" not in page


def test_months_that_are_lost_are_told_while_the_year_goes_on(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(MONTHS), ["2024-01-10", "2024-03-10"])
    told = _part(_report(cli, "2024", "--as-of", "2024-05-02"), "Lofte")
    assert "2 av 12 månader hittills. 4 månader har gått." in told
    assert "**Kan inte längre uppnås, 2 av 12 månader missade.**" in told
    page = _site(cli, tmp_path, "2024-05-02")["arjeplog/avtal/2024.html"]
    assert "kan inte längre uppnås, 2 av 12 månader missade" in page
    marks = re.findall(r'class="missing"[^>]* d="([^"]*)"', page)
    assert [one.count("M") for one in marks] == [1, 2]  # the key, and what is lost


@pytest.mark.parametrize("dates, lost", [("day", 1), ("month", None), ("tertial", None)])
def test_what_is_lost_by_a_hidden_day_is_not_told(
    cli: Cli, tmp_path: Path, dates: str, lost: int | None
) -> None:
    # A tally of none tells that January is lost; how far it reaches tells a day.
    tree(tmp_path, lofte(MONTHS), ["2024-01-01 2024-02-17 count: 0"])
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    row = _years(_site(cli, tmp_path, "2024-03-20"))[0]["promises"][0]
    assert row["lost"] == lost
    after = _years(_site(cli, tmp_path))[0]["promises"][0]
    assert after["lost"] == 12


def test_a_term_off_the_calendar_year_has_its_days_beside_each_figure(
    cli: Cli, tmp_path: Path
) -> None:
    acts = ["2022-11-01 count: 5", "2023-11-01 count: 2"]
    tree(tmp_path, lofte(FIVE), acts, head=HEAD + TERM)
    text = _report(cli, "2023")
    assert "5 av 5 kontroller. **Uppnått.**" in _part(text, "Lofte, okt 2022–sep 2023")
    assert "2 av 5 kontroller hittills." in _part(text, "Lofte, okt 2023–sep 2024")
    assert "\nHittills har 1 av 2 mätbara mål uppnåtts och 1 pågår.\n" in text
    pages = _site(cli, tmp_path)
    year = _words(pages["arjeplog/avtal/2023.html"])
    first, second = year.split("Okt 2022–sep 2023.")
    assert "5 av 5 kontroller" in first
    assert "2 av 5 kontroller hittills" in second.split("Okt 2023–sep 2024.")[0]
    promise = _words(pages["arjeplog/avtal/lofte/lofte.html"])
    assert promise.count("okt 2022–sep 2023 Per den") == 1
    assert "okt 2023–sep 2024: 2 av 5 kontroller " in promise.split("År för år")[0]
    beside = promise.split("År för år")[1]
    assert beside.index("okt 2022–sep 2023") < beside.index("okt 2023–sep 2024")
    newest = promise.index("okt 2023–sep 2024 Per den")
    assert newest < promise.index("okt 2022–sep 2023 Per den")
    windows = [[row["window"]["from"] for row in one["promises"]] for one in _years(pages)]
    assert windows == [["2022-10-01"], ["2022-10-01", "2023-10-01"], ["2023-10-01"]]


def test_an_amended_promise_for_the_term_is_one_with_its_earlier_wording_beside(
    cli: Cli, tmp_path: Path
) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2023-01-01").replace("2024-09-30", "2024-12-31")
    goal = "kind: count, at_least: {}, per: agreement"
    promises = lofte(target(goal.format(3)), "to: 2023-10-31") + lofte(
        target(goal.format(4)), "from: 2023-11-01, text: Nya ord"
    )
    tree(tmp_path, promises, ["2023-02-01 count: 3", "2024-02-01 count: 2"], head=head)
    pages = _site(cli, tmp_path)
    page = _words(pages["arjeplog/avtal/lofte/lofte.html"])
    assert page.count("5 av 4") == 1
    assert page.count("Per den") == 1
    assert "Ändrat 31 oktober 2023." in page
    assert "Texten om lofte Mål: Minst 3 under löftestiden." in page
    assert "5 av 4. **Uppnått.**" in _part(_report(cli, "2024"), "Lofte, 2023–2024")


def test_an_earlier_day_of_a_milestone_stays_visible(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2023-01-01").replace("2024-09-30", "2024-12-31")
    promises = lofte(target("kind: milestone, by: 2023-06-30"), "to: 2023-06-30") + lofte(
        target("kind: milestone"), "from: 2023-07-01"
    )
    tree(tmp_path, promises, ["2024-05-10 completes: [lofte]"], head=head)
    page = _words(_site(cli, tmp_path)["arjeplog/avtal/lofte/lofte.html"])
    assert "Mål: Klart senast 30 juni 2023." in page
    assert page.count("uppnått 10 maj") == 1
    assert "inte uppnått" not in page


@pytest.mark.parametrize(
    "asked, words",
    [
        ("kind: coverage, places: [Norra, Södra]", "minst 1 gång på var och en av 2 platser"),
        ("kind: ongoing", "fortlöpande, utan antal"),
        ("kind: on_demand, when: Någon ringer", "varje gång: Någon ringer"),
        ("kind: increase, baseline: none", "mer än förut"),
        ("kind: milestone", "klart senast 30 juni 2026"),
    ],
)
def test_a_version_that_nothing_was_judged_by_is_told_as_it_is_worded(
    cli: Cli, tmp_path: Path, asked: str, words: str
) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2023-01-01").replace("2024-09-30", "2026-12-31")
    now = target("kind: count, at_least: 3, per: year")
    promises = lofte(now, "to: 2025-12-31")
    promises += lofte(target(asked), "from: 2026-01-01, to: 2026-06-30")
    promises += lofte(now, "from: 2026-07-01")
    tree(tmp_path, promises, ["2023-02-01"], head=head)
    page = _words(_site(cli, tmp_path)["arjeplog/avtal/lofte/lofte.html"])
    assert f"Mål: {capital(words)}. Ansvarig: Polisen." in page


SPEAKS = """\
      - {period: "2024", date: 2025-02-14, by: kommun,
         promises: [{promise: tyst, comment: Dialogen har förts}]}
"""


@pytest.mark.parametrize(
    "dates, words",
    [
        ("day", "uppföljningen av den 14 februari 2025"),
        ("month", "uppföljningen från februari 2025"),
    ],
)
def test_a_promise_that_a_follow_up_speaks_of_is_not_told_of_as_silent(
    cli: Cli, tmp_path: Path, dates: str, words: str
) -> None:
    tree(tmp_path, lofte(ONGOING, id_="tyst"), head=_following(SPEAKS))
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    spoken = f"ngen aktivitet är redovisad; {words} berättar om löftet"
    text = _report(cli, "2024")
    assert _part(text, "Tyst").count(spoken) == 1
    assert f"| I{spoken} |" in text
    pages = _site(cli, tmp_path)
    for path in ("2024.html", "lofte/tyst.html"):
        assert spoken in pages[f"arjeplog/avtal/{path}"]
    for one in (text, *pages.values()):
        assert "har lämnat" not in one
        assert ("14 februari" in one or "2025-02-14" in one) <= (dates == "day")
    row = _years(pages)[0]["promises"][0]
    assert row["followed_up"] == ("2025-02-14" if dates == "day" else "2025-02")
    # By a day before it was written, and of a part that it is more than, it says nothing.
    for more in (("2024", "--as-of", "2025-02-13"), ("2024-T3",)):
        assert "berättar" not in _report(cli, *more)
        assert "Dialogen" not in _report(cli, *more)


MADE_UP = """\
      - {period: "2024", date: 2025-02-14, by: kommun, example: true, summary: Det gick bra,
         promises: [{promise: lofte, cause: Andra uppdrag}]}
"""
INDICATOR = """\
    indicators:
      - {title: Trygga, example: true, values: [{date: 2024-03-01, value: 61}]}
"""


@pytest.mark.parametrize("activity", ["2024-03-01", "2024-03-01 example: true"])
def test_what_is_invented_stands_only_beside_what_is_invented(
    cli: Cli, tmp_path: Path, activity: str
) -> None:
    acts, real = [activity], "example" not in activity
    head = _following(MADE_UP).replace("    follow_ups:\n", f"{INDICATOR}    follow_ups:\n")
    tree(tmp_path, lofte(FIVE), acts, head=head)
    text, pages = _report(cli, "2024"), _site(cli, tmp_path)
    everything = (text, pages["arjeplog/avtal/2024.html"], pages["arjeplog/avtal/lofte/lofte.html"])
    for words in ("Andra uppdrag", "Det gick bra", "Trygga"):
        assert any(words in one for one in everything) is not real
    assert ("Det gick bra" in pages["senaste.html"] + pages["senaste.xml"]) is False
    assert ("Uppföljning av 2024" in pages["senaste.html"]) is not real
    if real:
        assert "**Lofte:** 1 av 5, inte uppnått, 4 saknas.\n" in text
        assert "| ✗ Inte uppnått, 4 saknas |" in text
        return
    assert "4 saknas, exempel. *Orsak:* 2024, påhittat exempel: Andra uppdrag." in text
    assert "**Inte uppnått, 4 saknas, exempel.**" in text
    assert "| 1 påhittad uppgift |" in text
    for path in ("2024.html", "lofte/lofte.html"):
        assert '<strong class="tag">Exempel</strong>' in pages[f"arjeplog/avtal/{path}"]
    assert "Påhittat exempel. Inget är redovisat" in pages["arjeplog/avtal/lofte/lofte.html"]


def test_an_activity_that_is_not_told_of_is_no_reason_for_examples(
    cli: Cli, tmp_path: Path
) -> None:
    acts = ["2024-03-01 example: true", "2024-11-01 internal: true"]
    tree(tmp_path, lofte(FIVE), acts)
    for more in (("2024", "--as-of", "2024-06-30"), ("2024",)):
        text = _report(cli, *more)
        assert "EXEMPEL" not in text
        assert ", exempel" not in text


def test_a_number_of_the_whole_area_and_one_over_a_border_say_so(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2023-01-01").replace("2024-09-30", "2024-12-31")
    acts = ["2024-03-01 2024-03-31 count: 120, area_wide: true", "2023-12-01 2024-01-31 count: 7"]
    tree(tmp_path, lofte(FIVE), acts, head=head)
    told = _part(_report(cli, "2024"), "Lofte")
    assert "0–127 av 5 kontroller. **Antal oklart.**" in told
    assert "120 i hela lokalpolisområdet" in told
    page = _words(_site(cli, tmp_path)["arjeplog/avtal/lofte/lofte.html"])
    assert "summerad uppgift (i hela lokalpolisområdet)" in page
    assert "summerad uppgift (hur många som hör hit är inte känt)" in page


def test_the_days_of_a_report_over_a_border_are_told_only_as_days_are(
    cli: Cli, tmp_path: Path
) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2023-01-01").replace("2024-09-30", "2024-12-31")
    tree(tmp_path, lofte(FIVE), ["2023-12-13 2024-01-13 count: 7"], head=head)
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: month}\n")
    texts = (_report(cli, "2024"), *_site(cli, tmp_path).values())
    assert any("7 redovisade för december 2023–januari 2024" in one for one in texts)
    for one in texts:
        for day in ("13 dec", "13 jan", "12-13", "01-13"):
            assert day not in one


@pytest.mark.parametrize("dates", ["day", "month"])
@pytest.mark.parametrize(
    "more, words",
    [
        ("count: 2", "antalet kan vara upp till 2 högre"),
        ("precision: unknown", "hur många det är utöver det är inte känt"),
        ("count: 0", "{span} |"),
    ],
)
def test_a_report_on_partly_the_same_days_says_how_much_more_there_may_be(
    cli: Cli, tmp_path: Path, dates: str, more: str, words: str
) -> None:
    tree(tmp_path, lofte(FIVE), ["2024-03-15 2024-06-15 count: 4", f"2024-05-20 2024-07-10 {more}"])
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    span = "15 mars–15 juni 2024" if dates == "day" else "mars–juni 2024"
    text = _report(cli, "2024")
    assert f"gäller delvis samma tid som {span}" in text
    assert words.format(span=span) in text
    assert ("15 " in text or "15 jun" in text) is (dates == "day")


PLACES = "kind: coverage, places: [Norra skolan, Södra skolan, Torget]"


def test_the_places_that_are_missing_are_named(cli: Cli, tmp_path: Path) -> None:
    each = target(f"{PLACES}, per: half_year")
    acts = ["2024-02-01 place: Torget, counts_for: [lofte, varje]"]
    tree(tmp_path, lofte(target(PLACES)) + lofte(each, id_="varje"), acts)
    text = _report(cli, "2024", "--as-of", "2024-07-31")
    assert "Kvar: Norra skolan, Södra skolan." in _part(text, "Lofte")
    assert "Saknas: Norra skolan, våren 2024; Södra skolan, våren 2024." in _part(text, "Varje")
    assert re.search(r"2 av 6 .*missade", _part(text, "Varje"))
    after = _part(_report(cli, "2024"), "Lofte")
    assert "1 av 3 platser." in after
    assert "Saknas: Norra skolan, Södra skolan." in after


def test_places_are_not_named_where_it_is_hidden_when_they_were_visited(
    cli: Cli, tmp_path: Path
) -> None:
    tree(tmp_path, lofte(target(f"{PLACES}, per: quarter")), ["2024-02-01 place: Torget"])
    assert "Saknas: Norra skolan, kvartal 1; Södra" in _report(cli, "2024")
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: tertial}\n")
    text = _report(cli, "2024")
    assert "1 av 12 (3 platser × 4 kvartal)" in text
    assert "Saknas" not in text


def test_measurements_after_a_part_of_a_year_are_not_told_of_it(cli: Cli, tmp_path: Path) -> None:
    values = "values: [{date: 2024-03-01, value: 61}, {date: 2024-10-01, value: 66}]"
    indicator = f"    indicators: [{{title: Trygga, {values}}}]\n    promises:\n"
    head = (HEAD + AGREEMENT).replace("    promises:\n", indicator)
    tree(tmp_path, lofte(FIVE), head=head)
    assert "| 66 |" not in _report(cli, "2024-T1")
    assert "| 66 |" in _report(cli, "2024")
    assert "| 66 |" not in _report(cli, "2024", "--as-of", "2024-09-30")


def test_occasions_are_told_of_those_reported(cli: Cli, tmp_path: Path) -> None:
    calls = target("kind: on_demand, when: Någon ringer")
    acts = ["2024-01-01 2024-06-30 count: 90", "2024-01-01 2024-06-30 count: 4, status: unanswered"]
    tree(tmp_path, lofte(calls), acts)
    told = "90 av 94 redovisade tillfällen besvarade"
    assert told in _part(_report(cli, "2024"), "Lofte")
    assert told in _words(_site(cli, tmp_path)["arjeplog/avtal/2024.html"])


@pytest.mark.parametrize(
    "acts, figure",
    [
        (["2024-02-01", "2024-06-01"], "2 av 5 kontroller"),
        (["2024-02-01 count: 2, precision: at_least"], "minst 2 av 5 kontroller"),
        (["2024-02-01 2024-04-30 count: 20, precision: about"], "ca 20 av 5 kontroller"),
        (
            ["2024-01-01 2024-06-30 count: 2", "2024-04-01 2024-09-30 count: 4"],
            "4–6 av 5 kontroller",
        ),
        (
            ["2024-02-01 precision: unknown"],
            "gjort, antalet är inte angivet; målet är 5 kontroller",
        ),
    ],
)
def test_all_that_is_published_tells_the_same_figure(
    cli: Cli, tmp_path: Path, acts: list[str], figure: str
) -> None:
    tree(tmp_path, lofte(FIVE), acts)
    pages = _site(cli, tmp_path)
    assert _years(pages)[0]["promises"][0]["figure"] == figure
    assert f";{figure};" in pages["data/arjeplog/avtal/siffror.csv"].replace('"', "")
    said = _part(_report(cli, "2024"), "Lofte")
    for text in (said, _words(pages["arjeplog/avtal/2024.html"])):
        assert figure.casefold() in text.casefold()
    (drawing,) = re.findall("<desc.*?>(.*?)</desc>", pages["arjeplog/avtal/lofte/lofte.html"])
    number = re.split(" av |;", figure)[0]
    assert re.search(rf"(: |till ){number}( \(18–22\))?[,.]", drawing)


def test_a_promise_too_short_for_a_number_stands_among_those_without(
    cli: Cli, tmp_path: Path
) -> None:
    head = HEAD + TERM.replace("2022-10-01", "2024-12-01").replace("2024-09-30", "2024-12-31")
    tree(tmp_path, lofte(target("kind: count, at_least: 1, per: year")), head=head)
    text = _report(cli, "2024")
    assert "**Inte redovisat.**" in _part(text, "Lofte, dec 2024")
    assert "Lofte" in _words(_site(cli, tmp_path)["arjeplog/avtal/2024.html"])
