"""What became public when: against the site that was published last, without what it says."""

import json
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from conftest import Cli
from medlofte.render import schemas
from small_trees import AGREEMENT, add, lofte, target, tree
from system import posix

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
ATOM = "{http://www.w3.org/2005/Atom}"
KEPT = "historik/arjeplog.json"


REPORT = {"agreement": "avtal", "promise": "lofte", "first": "2024-02-01", "last": "2024-02-01"}
CHANGE = {"id": "0" * 16, "kind": "late", "first": "2024-05-01", "last": "2024-05-01"}
CHANGE |= {"of_first": "2024-02-01", "of_last": "2024-02-01"}


def _publish(cli: Cli, day: str, *more: str, code: int = 0) -> str:
    """Publish into `ut`, against what was published there last."""
    since = ("--since", "ut") if Path("ut").exists() else ()
    asked = ("--data", "data", "--as-of", day)
    told = cli("site", "ut", *asked, *(more or since), code=code).err
    assert code or all(map(_fits, Path("ut", "historik").iterdir()))
    return told


def _fits(file: Path) -> bool:
    """Whether a history is as its schema says."""
    schema = json.loads(schemas.text("history"))
    kept = json.loads(file.read_text("utf-8"))
    return bool(Draft202012Validator(schema).is_valid(kept))


def _told(page: str = "senaste.html") -> list[str]:
    """The changes on a page: when, of what, and what."""
    text = Path("ut", page).read_text("utf-8")
    found = re.findall(r'<li><p class="when">(.*?)</li>', text)
    return [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in found]


def _kept() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("ut", KEPT).read_text("utf-8"))
    return found


def _write(file: Path, text: str) -> None:
    file.write_text(f"{{{text}, by: [polis], counts_for: [lofte]}}\n", "utf-8")


@pytest.fixture
def data(tmp_path: Path, cli: Cli) -> Path:
    root = tree(tmp_path / "data", lofte(YEARLY), ["2024-03-14 count: 3, title: Hemligt ord"])
    _publish(cli, "2024-05-01")
    return root


def test_without_a_published_site_no_history_is_claimed(data: Path) -> None:
    page = Path("ut/senaste.html").read_text("utf-8")
    assert "<h1>Redovisat</h1>" in page
    assert "Senast ändrat" not in page
    assert _told() == ["14 mars 2024 Lofte Arjeplog Hemligt ord"]
    assert "Hemligt" not in Path("ut", KEPT).read_text("utf-8")
    assert _kept()["changes"] == []
    assert data.exists()


def test_what_became_public_is_told_and_kept(data: Path, cli: Cli) -> None:
    _publish(cli, "2024-05-02")
    assert _told() == []
    assert "Inget har ändrats än." in Path("ut/senaste.html").read_text("utf-8")
    late = add(data, "2024-03-20 count: 2", 2)
    add(data, "2024-05-03 precision: unknown", 3)
    _publish(cli, "2024-05-04")
    assert _told() == [
        "4 maj 2024 Lofte Arjeplog Redovisat: antal okänt, 3 maj 2024.",
        "4 maj 2024 Lofte Arjeplog Redovisat i efterhand: 2 kontroller, 20 mars 2024.",
    ]
    _write(
        data / "activities/arjeplog/2024/2024-03-14-lofte-x001.yaml", "date: 2024-03-14, count: 11"
    )
    _publish(cli, "2024-05-05")
    assert _told()[0] == "5 maj 2024 Lofte Arjeplog Läget 2024: pågår → uppnått."
    assert _told()[1] == "5 maj 2024 Lofte Arjeplog Rättat: 3 → 11 kontroller, 14 mars 2024."
    assert len(_told()) == 4
    late.unlink()
    _publish(cli, "2024-05-06")
    assert _told()[0] == "6 maj 2024 Lofte Arjeplog En uppgift är borttagen."
    assert len(_told()) == 4
    assert "20 mars 2024" not in " ".join(_told())


@pytest.mark.parametrize("dates, days", [("day", (2, 2, 2)), ("month", (2, 9, 20))])
def test_what_is_told_of_one_day_stands_as_it_became_public(
    data: Path, cli: Cli, dates: str, days: tuple[int, ...]
) -> None:
    (data / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n", "utf-8")
    _publish(cli, "2025-05-01")
    file = data / "activities/arjeplog/2024/2024-03-14-lofte-x001.yaml"
    ids: list[str] = []
    for day, count in zip(days, (11, 4, 12), strict=True):
        _write(file, f"date: 2024-03-14, count: {count}")
        _publish(cli, f"2025-05-{day:02}")
        assert [one for one in _ids("senaste.xml") if one in ids] == ids
        ids = _ids("senaste.xml")[1:]
    told = [one.split(" Arjeplog ")[1] for one in _told()]
    assert [one for one in told if one.startswith("Läget")][:3] == [
        "Läget 2024: inte uppnått → uppnått.",
        "Läget 2024: uppnått → inte uppnått.",
        "Läget 2024: inte uppnått → uppnått.",
    ]
    assert [one.split(",")[0] for one in told if one.startswith("Rättat")] == [
        "Rättat: 4 → 12 kontroller",
        "Rättat: 11 → 4 kontroller",
        "Rättat: 3 → 11 kontroller",
    ]
    for path in ("senaste.xml", "arjeplog/senaste.xml"):
        entries = ET.parse(Path("ut", path)).getroot().iter(f"{ATOM}summary")  # noqa: S314  ours
        assert [(one.text or "").split(": ", 1)[1] for one in entries] == told


def test_the_same_again_is_the_same_byte_for_byte(data: Path, cli: Cli) -> None:
    add(data, "2024-05-03", 2)
    _publish(cli, "2024-05-04")
    assert "0 filer är nya eller ändrade" in _publish(cli, "2024-05-05")
    assert "0 filer är nya eller ändrade" in _publish(cli, "2024-05-06")


def test_a_number_is_told_in_words_with_what_is_counted(data: Path, cli: Cli) -> None:
    file = data / "activities/arjeplog/2024/2024-03-14-lofte-x001.yaml"
    steps = [
        ("count: 20, precision: at_least", "3 → minst 20 kontroller"),
        ("count: 26, precision: at_least", "minst 20 → minst 26 kontroller"),
        ("precision: unknown", "minst 26 kontroller → antal okänt"),
        ("count: 1, precision: about", "antal okänt → ca 1 kontroll"),
    ]
    for day, (written, told) in enumerate(steps, 2):
        _write(file, f"date: 2024-03-14, {written}")
        _publish(cli, f"2024-05-{day:02}")
        assert f"Rättat: {told}, 14 mars 2024." in " ".join(_told())
    agreed = data / "promises/arjeplog.yaml"
    agreed.write_text(agreed.read_text("utf-8").replace(", unit: kontroller", ""), "utf-8")
    add(data, "2024-05-05", 2)
    _publish(cli, "2024-05-06")
    assert "Redovisat: 1 gång, 5 maj 2024." in " ".join(_told())


def test_a_report_that_corrects_an_earlier_one_is_told_as_a_correction(
    data: Path, cli: Cli
) -> None:
    add(data, "2024-04-02 count: 11, replaces: [2024-03-14-lofte-x001]", 2)
    _publish(cli, "2024-05-02")
    assert _told()[-1] == "2 maj 2024 Lofte Arjeplog Rättat: 3 → 11 kontroller, 2 april 2024."
    assert len(_told()) == 2


def test_what_was_corrected_twice_between_is_told_once(data: Path, cli: Cli) -> None:
    add(data, "2024-04-02 count: 5, replaces: [2024-03-14-lofte-x001]", 2)
    add(data, "2024-04-03 count: 7, replaces: [2024-04-02-lofte-x002]", 3)
    _publish(cli, "2024-05-02")
    assert _told() == ["2 maj 2024 Lofte Arjeplog Rättat: 3 → 7 kontroller, 3 april 2024."]
    for file in data.rglob("2024-0*.yaml"):
        file.unlink()
    _publish(cli, "2024-05-03")
    removed = "3 maj 2024 Lofte Arjeplog En uppgift är borttagen."
    assert _told() == [removed] * 2  # of the one between nothing was ever told
    assert "7" not in " ".join(_told())


def test_a_report_that_counts_no_more_is_not_removed(data: Path, cli: Cli) -> None:
    add(data, "2024-04-02", 2)
    _publish(cli, "2024-05-02")
    earlier = _told()
    assert len(earlier) == 1
    add(data, "2024-04-01 2024-04-30 count: 5", 3)
    add(data, "2024-04-16", 4)
    _publish(cli, "2024-05-03")
    tally = "3 maj 2024 Lofte Arjeplog Redovisat i efterhand: 5 kontroller, 1 april–30 april 2024."
    assert _told() == [tally, *earlier]
    _write(data / "activities/arjeplog/2024/2024-04-02-lofte-x002.yaml", CANCELLED)
    _publish(cli, "2024-05-04")
    assert _told()[0] == "4 maj 2024 Lofte Arjeplog Rättat: 1 → 0 kontroller, 2 april 2024."


CANCELLED = "date: 2024-04-02, status: cancelled"


def test_of_a_report_that_was_never_told_no_correction_and_no_removal_is_told(
    data: Path, cli: Cli
) -> None:
    tally = add(data, "2024-04-01 2024-04-30 count: 5", 2)
    _publish(cli, "2024-05-02")
    earlier = _told()
    within = add(data, "2024-04-16 count: 2", 3)
    other = add(data, "2024-04-17", 4)
    _publish(cli, "2024-05-03")
    _write(within, "date: 2024-04-16, count: 3")
    _publish(cli, "2024-05-04")
    within.unlink()
    _publish(cli, "2024-05-05")
    assert _told() == earlier
    tally.unlink()
    _publish(cli, "2024-05-06")
    counts = "6 maj 2024 Lofte Arjeplog Redovisat i efterhand: 1 kontroll, 17 april 2024."
    removed = "6 maj 2024 Lofte Arjeplog En uppgift är borttagen."
    assert sorted(_told()) == sorted([counts, removed])
    other.unlink()
    _publish(cli, "2024-05-07")
    assert "17 april" not in " ".join(_told())
    assert _told()[0] == "7 maj 2024 Lofte Arjeplog En uppgift är borttagen."


def test_a_report_that_was_told_is_told_as_removed_though_it_counts_no_more(
    data: Path, cli: Cli
) -> None:
    told = add(data, "2024-04-02", 2)
    _publish(cli, "2024-05-02")
    add(data, "2024-04-01 2024-04-30 count: 5", 3)
    for day in ("2024-05-03", "2024-05-04"):
        _publish(cli, day)
    told.unlink()
    _publish(cli, "2024-05-05")
    assert _told()[0] == "5 maj 2024 Lofte Arjeplog En uppgift är borttagen."


def test_what_rests_on_examples_is_marked_as_that(data: Path, cli: Cli) -> None:
    add(data, "2024-01-14 count: 3", 2).unlink()
    first = next(data.rglob("2024-03-14*.yaml"))
    _write(first, "date: 2024-03-14, count: 3, example: true")
    _publish(cli, "2024-05-02")
    add(data, "2024-05-03 count: 12, example: true", 2)
    file = data / "promises/arjeplog.yaml"
    written = "    follow_ups: [{period: 2024-T1, by: kommun, date: 2024-05-02, example: true, "
    file.write_text(f"{file.read_text('utf-8')}{written}summary: Bra}}]\n", "utf-8")
    _publish(cli, "2024-05-03")
    assert len(_told()) == 3
    assert all("Exempel" in one for one in _told())
    assert Path("ut/senaste.xml").read_text("utf-8").count("(påhittat exempel)") == 3
    add(data, "2024-05-04", 3)
    _publish(cli, "2024-05-04")
    assert _told()[0] == "4 maj 2024 Exempel Lofte Arjeplog Läget 2024: uppnått → pågår."
    assert _told()[1] == "4 maj 2024 Lofte Arjeplog Redovisat: 1 kontroll, 4 maj 2024."
    assert "borttagen" not in " ".join(_told())


def test_a_verdict_that_may_still_change_is_told_as_that(data: Path, cli: Cli) -> None:
    _publish(cli, "2025-01-01")
    assert _told() == [
        "1 januari 2025 Lofte Arjeplog Läget 2024: pågår → inte uppnått, preliminärt."
    ]
    assert data.exists()


def test_what_can_no_more_be_kept_is_told(tmp_path: Path, cli: Cli) -> None:
    monthly = target("kind: count, at_least: 1, per: month, how: each")
    root = tree(tmp_path / "data", lofte(monthly), ["2024-01-14"])
    for day in ("2024-02-20", "2024-03-02", "2024-03-05"):
        _publish(cli, day)
    lost = "2 mars 2024 Lofte Arjeplog Läget 2024: pågår → kan inte längre uppnås."
    assert _told() == [lost]
    add(root, "2024-02-14", 2)
    _publish(cli, "2024-03-06")
    assert _told()[0] == "6 mars 2024 Lofte Arjeplog Läget 2024: kan inte längre uppnås → pågår."
    _publish(cli, "2024-04-02")
    _publish(cli, "2025-01-02")
    assert _told()[0].endswith("Läget 2024: kan inte längre uppnås → inte uppnått, preliminärt.")


def test_a_state_without_an_end_is_told_without_its_time(data: Path, cli: Cli) -> None:
    endless = {"kind": "state", "was": "met", "now": "missed", "of_last": "9999-12-31"}
    change = CHANGE | endless | {"agreement": "avtal", "promise": "lofte"}
    Path("ut", KEPT).write_text(json.dumps(_kept() | {"changes": [change]}), "utf-8")
    _publish(cli, "2024-05-02")
    assert _told() == ["1 maj 2024 Lofte Arjeplog Läget: uppnått → inte uppnått."]
    assert data.exists()


def test_of_reports_named_alike_only_the_one_that_changed_is_told(data: Path, cli: Cli) -> None:
    (data / "medlofte.yaml").write_text("publish: {dates: month}\n", "utf-8")
    folder = data / "activities/arjeplog/2024"
    for day, count in (("02", 1), ("09", 2)):
        _write(folder / f"2024-04-{day}-trafik.yaml", f"date: 2024-04-{day}, count: {count}")
    _publish(cli, "2024-05-02")
    assert _told() == []  # the reports have other names, now that their days are not told
    _write(folder / "2024-04-02-trafik.yaml", "date: 2024-04-02, count: 4")
    _publish(cli, "2024-05-03")
    assert _told() == ["maj 2024 Lofte Arjeplog Rättat: 1 → 4 kontroller, april 2024."]
    (folder / "2024-04-02-trafik.yaml").unlink()
    _publish(cli, "2024-05-04")
    assert _told() == ["maj 2024 Lofte Arjeplog En uppgift är borttagen."]
    again = folder / "2024-04-02-trafik.yaml"
    _write(again, "date: 2024-04-02, count: 1")
    _publish(cli, "2024-05-05")
    assert "Redovisat i efterhand: 1 kontroll, april 2024." in " ".join(_told())
    again.unlink()
    _publish(cli, "2024-05-06")
    assert _told() == ["maj 2024 Lofte Arjeplog En uppgift är borttagen."] * 2


def test_no_name_in_it_is_found_by_trying_all_hidden_days(data: Path, cli: Cli) -> None:
    """The end of an imported file's name follows from its day, so it is in no name."""
    settings = "publish: {dates: month}\nimport: {Datum: date, Vad: counts_for, Vem: by}\n"
    (data / "medlofte.yaml").write_text(settings, "utf-8")
    kept = []
    for day in ("2024-04-02", "2024-04-23"):
        Path("logg.csv").write_text(f"Datum;Vad;Vem\n{day};lofte;polis\n", "utf-8")
        cli("import", "arjeplog", "logg.csv", "--data", "data", "--yes")
        _publish(cli, "2024-05-02")
        kept.append(_kept()["reports"])
        (imported,) = (data / "activities/arjeplog/2024").glob("2024-04-*.yaml")
        imported.unlink()
    assert kept[0] == kept[1]


def test_what_is_removed_as_days_are_hidden_leaves_nothing(data: Path, cli: Cli) -> None:
    late = add(data, "2024-04-02 count: 7", 2)
    _publish(cli, "2024-05-02")
    assert "Redovisat i efterhand: 7" in " ".join(_told())
    late.unlink()
    (data / "medlofte.yaml").write_text("publish: {dates: month}\n", "utf-8")
    _publish(cli, "2024-05-03")
    assert "7" not in " ".join(_told())
    assert not re.search(r'"(count|after|before)":7', Path("ut", KEPT).read_text("utf-8"))


def test_a_day_that_was_corrected_is_told_as_that_and_goes_with_its_report(
    data: Path, cli: Cli
) -> None:
    folder = data / "activities/arjeplog/2024"
    file = folder / "2024-03-14-lofte-x001.yaml"
    _write(file, "date: 2024-03-14, count: 3, precision: about")
    _publish(cli, "2024-05-02")
    assert _told() == ["2 maj 2024 Lofte Arjeplog Rättat: 3 → ca 3 kontroller, 14 mars 2024."]
    names = _ids("senaste.xml")[1:]
    moved = file.rename(folder / "2024-03-20-lofte-x001.yaml")
    _write(moved, "date: 2024-03-20, count: 3, precision: about")
    _publish(cli, "2024-05-03")
    assert _told()[0] == "3 maj 2024 Lofte Arjeplog Rättat: 14 mars 2024 → 20 mars 2024."
    assert len(_told()) == 2
    assert _ids("senaste.xml")[2:] == names
    later = moved.rename(folder / "2024-04-01-lofte-x001.yaml")
    _write(later, "from: 2024-03-25, to: 2024-04-01, count: 4")
    _publish(cli, "2024-05-04")
    days = "20 mars 2024 → 25 mars–1 april 2024"
    assert _told()[0] == f"4 maj 2024 Lofte Arjeplog Rättat: ca 3 → 4 kontroller, {days}."
    (data / "medlofte.yaml").write_text("publish: {dates: month}\n", "utf-8")
    _publish(cli, "2024-05-05")
    assert _told() == []  # it was told under a name that held the day
    assert not re.search(r"2024-0[345]-(0[234]|[12]\d)\b", _changes_kept())
    later.unlink()
    _publish(cli, "2024-05-06")
    assert [one.split(" Arjeplog ")[1] for one in _told()] == ["En uppgift är borttagen."]


def _changes_kept() -> str:
    return json.dumps(
        [one | {"of_last": "", "before_last": "", "last": ""} for one in _kept()["changes"]]
    )


def test_the_feeds_keep_their_names_when_the_publisher_gets_another(data: Path, cli: Cli) -> None:
    add(data, "2024-05-03", 2)
    _publish(cli, "2024-05-04")
    names = [_ids(path) for path in ("senaste.xml", "arjeplog/senaste.xml")]
    assert len(names[0]) == len(names[1]) == 2
    (data / "medlofte.yaml").write_text("publish: {publisher: Någon annan}\n", "utf-8")
    _publish(cli, "2024-05-05")
    assert [_ids(path) for path in ("senaste.xml", "arjeplog/senaste.xml")] == names
    _publish(cli, "2024-05-05", "--since", "ut", "--base-url", "https://lofte.se/")
    assert _ids("arjeplog/senaste.xml") == names[1]
    assert _ids("senaste.xml")[1:] == names[0][1:]


def _ids(path: str) -> list[str]:
    root = ET.parse(Path("ut", path)).getroot()  # noqa: S314  our own file
    return [one.text or "" for one in root.iter(f"{ATOM}id")]


def test_days_are_no_more_exact_than_they_are_told(data: Path, cli: Cli) -> None:
    add(data, "2024-05-03", 2)
    _publish(cli, "2024-05-04")
    (data / "medlofte.yaml").write_text("publish: {dates: month}\n", "utf-8")
    add(data, "2024-05-09 count: 4", 3)
    _publish(cli, "2024-05-10")
    assert _told() == []  # the reports have other names now
    add(data, "2024-05-11 count: 5", 4)
    _publish(cli, "2024-05-12")
    assert "maj 2024 Lofte Arjeplog Redovisat: 5 kontroller, maj 2024." in _told()
    assert {one["first"] for one in _kept()["changes"]} == {"2024-05-01"}
    assert not re.search(r"2024-05-(03|04|09|1\d)", Path("ut", KEPT).read_text("utf-8"))


def test_results_of_people_and_what_is_internal_tell_no_change(data: Path, cli: Cli) -> None:
    file = data / "activities/arjeplog/2024/2024-03-14-lofte-x001.yaml"
    _write(file, "date: 2024-03-14, count: 3, results: [{what: unga, count: 7}]")
    add(data, "2024-04-14 internal: true, count: 2", 2)
    _publish(cli, "2024-05-02")
    _write(file, "date: 2024-03-14, count: 3, results: [{what: unga, count: 2}]")
    _publish(cli, "2024-05-03")
    assert _told() == []
    add(data, "2024-04-14 count: 2", 2)
    _publish(cli, "2024-05-04")
    assert _told() == [
        "4 maj 2024 Lofte Arjeplog Redovisat i efterhand: 2 kontroller, 14 april 2024."
    ]


def test_a_promise_that_has_another_id_and_follow_ups(data: Path, cli: Cli) -> None:
    add(data, "2024-05-01 count: 1", 2)
    _publish(cli, "2024-05-02")
    cli("rename", "arjeplog", "lofte", "annat", "--data", "data")
    _publish(cli, "2024-05-03")
    assert _told() == ["2 maj 2024 Lofte Arjeplog Redovisat: 1 kontroll, 1 maj 2024."]
    assert "avtal/lofte/annat.html" in Path("ut/senaste.html").read_text("utf-8")
    file = data / "promises/arjeplog.yaml"
    written = "    follow_ups: [{period: 2024-T1, by: kommun, date: 2024-05-04, summary: Bra}]\n"
    file.write_text(file.read_text("utf-8") + written, "utf-8")
    _publish(cli, "2024-05-03")
    assert "Skriftlig" not in " ".join(_told())
    _publish(cli, "2024-05-05")
    assert _told()[0].endswith("Skriftlig uppföljning Arjeplog En uppföljning är publicerad.")
    told = _told()
    invented = written.replace("Bra}]", "Bra}, {period: 2024-T1, by: polis, date: 2024-05-05, ")
    invented = invented.rstrip() + "summary: Hittat på, example: true}]\n"
    file.write_text(file.read_text("utf-8").replace(written, invented), "utf-8")
    _publish(cli, "2024-05-06")
    assert _told() == told


def test_nothing_is_told_of_an_agreement_that_is_to_come(data: Path, cli: Cli) -> None:
    file = data / "promises/arjeplog.yaml"
    later = AGREEMENT.replace("avtal", "nasta").replace("2024", "2025")
    text = file.read_text("utf-8") + later + lofte(YEARLY, "name: Hemligt namn")
    text += lofte(YEARLY, "name: Hemligt nytt", "nytt")
    file.write_text(text.replace("Medborgarlöfte 2025", "Hemlig titel"), "utf-8")
    add(data, "2024-05-01", 2)
    _publish(cli, "2024-05-02", "--since", "ut")
    assert len(_told()) == 1
    texts = [one.read_bytes() for one in Path("ut").rglob("*") if one.is_file()]
    assert not [one for one in texts if b"Hemlig" in one.replace(b"Hemligt ord", b"")]


def test_a_promise_that_is_there_no_more_is_told_of_without_its_name(data: Path, cli: Cli) -> None:
    file = data / "promises/arjeplog.yaml"
    kept = file.read_text("utf-8")
    file.write_text(kept + lofte(YEARLY, "name: Hemligt namn", "annat"), "utf-8")
    report = add(data, "2024-05-02 counts_for: [annat]", 2)
    _publish(cli, "2024-05-02")
    file.write_text(kept, "utf-8")
    report.unlink()
    _publish(cli, "2024-05-03")
    gone = "3 maj 2024 Ett löfte som inte längre finns Arjeplog En uppgift är borttagen."
    assert _told() == [gone]


def test_a_municipality_that_goes_and_comes_back(data: Path, cli: Cli) -> None:
    text = (data / "promises/arjeplog.yaml").read_text("utf-8")
    other = text.replace("Arjeplog", "Pajala").replace("2506", "2521")
    (data / "promises/pajala.yaml").write_text(other, "utf-8")
    _publish(cli, "2024-05-02")
    for day in ("2024-05-03", "2024-05-04"):
        (data / "promises/pajala.yaml").unlink(missing_ok=True)
        _publish(cli, day)
        assert _told() == ["3 maj 2024 Pajala Pajala Kommunen är borttagen."]
    (data / "promises/pajala.yaml").write_text(other, "utf-8")
    _publish(cli, "2024-05-05")
    assert _told() == ["3 maj 2024 Pajala Pajala Kommunen är borttagen."]


IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "days turned around": {"last": "2024-04-30"},
    "days of a report turned around": {"of_last": "2024-01-01"},
    "days before turned around": {"before_first": "2024-03-01", "before_last": "2024-02-01"},
    "a report that is still to come": {"of_first": "2024-06-01", "of_last": "2024-06-01"},
    "a report of no day": {"of_first": None},
    "a state of nothing": {"kind": "state"},
}
HOSTILE: dict[str, Any] = {
    "no JSON": "[" * 100_000,
    "a list": "[]",
    "wrong type": {"states": 3},
    "another municipality": {"municipality": "pajala"},
    "another code": {"code": "2521"},
    "a newer one": {"schema_version": 2},
    "an unknown key": {"<script>": 1},
    "markup in an id": {"states": {"<b>/x/2024-01-01": "met"}},
    "a state that is none": {"states": {"avtal/lofte/2024-01-01": "<b>"}},
    "too many": {"changes": [{"kind": "gone", "first": "2024-05-01", "last": "2024-05-01"}] * 501},
    "a long number": {"reports": {"0" * 16: {"count": 10**30}}},
    "a key of one part": {"states": {"avtal": "met"}},
    "not a number": {"seen": float("nan")},
}
# What a schema cannot tell.
UNTRUE: dict[str, dict[str, Any]] = {
    "a report whose days are turned around": {
        "reports": {"0" * 16: {**REPORT, "last": "2024-01-02"}}
    },
    **{kind: {"changes": [CHANGE | more]} for kind, more in IMPOSSIBLE.items()},
}


# What a schema can say: it compares no days, and knows nothing of the site.
OF_THE_SCHEMA = (
    *("wrong type", "a newer one", "an unknown key", "markup in an id", "a state that is none"),
    *("too many", "a long number", "a key of one part"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_history_that_is_none_is_refused(data: Path, cli: Cli, name: str) -> None:
    more: str | dict[str, Any] = HOSTILE[name]
    kept = more if isinstance(more, str) else json.dumps(_kept() | more)
    Path("ut", KEPT).write_text(kept, "utf-8")
    printed = _publish(cli, "2024-05-02", "--since", "ut", code=1)
    assert "är ingen historik som medlofte har skrivit" in printed
    assert data.exists()
    assert name not in OF_THE_SCHEMA or not _fits(Path("ut", KEPT))


@pytest.mark.parametrize("more", UNTRUE.values(), ids=UNTRUE.keys())
def test_a_history_that_cannot_be_is_refused(data: Path, cli: Cli, more: dict[str, Any]) -> None:
    Path("ut", KEPT).write_text(json.dumps(_kept() | more), "utf-8")
    assert "är ingen historik" in _publish(cli, "2024-05-02", "--since", "ut", code=1)
    assert data.exists()


@posix
def test_a_link_a_folder_and_a_file_that_is_too_large_are_no_history(
    data: Path, cli: Cli, tmp_path: Path
) -> None:
    text = Path("ut", KEPT).read_text("utf-8")
    (tmp_path / "annan.json").write_text(text, "utf-8")
    for number, kind in enumerate(("link", "lost", "folder", "large", "above")):
        file = tmp_path / f"gammal{number}" / KEPT
        file.parent.mkdir(parents=True)
        match kind:
            case "link":
                file.symlink_to(tmp_path / "annan.json")
            case "lost":
                file.symlink_to("borta")
            case "folder":
                file.mkdir()
            case "above":
                file.parent.rmdir()
                file.parent.symlink_to(tmp_path / "ut" / file.parent.name)
            case _:
                file.write_text(text + " " * 17_000_000)
        asked = ("--since", str(file.parents[1]))
        assert "är ingen historik" in _publish(cli, "2024-05-02", *asked, code=1)
    assert data.exists()


def test_the_folder_must_be_a_site_of_the_same_tree(data: Path, cli: Cli, tmp_path: Path) -> None:
    assert "finns inte" in _publish(cli, "2024-05-02", "--since", "borta", code=2)
    assert "efter --since" in _publish(cli, "2024-05-02", "--since", "", code=2)
    (tmp_path / "tom").mkdir()
    for wrong in ("tom", "data", "ut/arjeplog"):
        printed = _publish(cli, "2024-05-02", "--since", wrong, code=2)
        assert "är ingen webbplats som medlofte har skrivit" in printed
        assert "Den första gången utelämnas --since." in printed
    (tmp_path / "annan/historik").mkdir(parents=True)
    (tmp_path / "annan/historik/pajala.json").write_text("{}")
    printed = _publish(cli, "2024-05-02", "--since", "annan", code=1)
    assert "är en annan webbplats" in printed
    for number in range(1001):
        (tmp_path / f"annan/historik/m{number}").mkdir()
    assert "för många filer" in _publish(cli, "2024-05-02", "--since", "annan", code=1)
    printed = _publish(cli, "2024-01-02", "--since", "ut", code=1)
    assert "publicerades senare än den dag" in printed
    assert data.exists()


def test_a_site_from_before_there_was_a_history_is_accepted_aloud(data: Path, cli: Cli) -> None:
    begins = "ut har ingen historik. Den börjar nu, och inget sägs ha ändrats."
    shutil.rmtree("ut/historik")
    add(data, "2024-05-01", 2)
    assert begins in _publish(cli, "2024-05-02")
    assert _told() == []
    add(data, "2024-05-03", 3)
    assert begins not in _publish(cli, "2024-05-03")
    assert len(_told()) == 1


def test_a_site_that_was_fetched_without_what_is_hidden_in_it_goes_on(data: Path, cli: Cli) -> None:
    shutil.copytree("ut", "hamtad", ignore=shutil.ignore_patterns(".*"))
    add(data, "2024-05-01", 2)
    _publish(cli, "2024-05-02", "--since", "hamtad")
    assert len(_told()) == 1


def test_what_is_reported_of_a_time_that_is_over_does_not_go_on(cli: Cli, tmp_path: Path) -> None:
    root = tree(tmp_path / "data", lofte(target("kind: ongoing")))
    _publish(cli, "2025-12-01")
    add(root, "2024-05-01", 1)
    _publish(cli, "2025-12-03")
    assert _told()[0] == "3 december 2025 Lofte Arjeplog Läget 2024: inte redovisat → redovisat."
