"""What nobody has checked is not published, and that is said aloud."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli
from small_trees import HEAD, add, lofte, target, tree

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
AGREEMENT = """\
  - id: avtal{agreement}
    title: Medborgarlöfte 2024
    from: 2024-01-01
    to: 2024-12-31
    areas: {{trafik: Trafik, skum: {{name: Skumt, problem: Skumbråk}}}}
    follow_ups:
      - period: 2024
        date: 2024-11-01
        by: polis
        promises: [{{promise: skumt, comment: Skumkommentar}}, {{promise: lofte, comment: Bra}}]
      - period: 2024
        date: 2024-11-02
        by: kommun
        promises: [{{promise: skumt, comment: Skumsvar}}]
      - {{period: 2024, date: 2024-11-03, by: kommun, summary: Ett gott år}}
    indicators:
      - {{title: Skummått, area: skum, values: [{{date: 2024-02-01, value: 3}}]}}
      - {{title: Trygghet, values: [{{date: 2024-02-01, value: 4}}]}}
    promises:
"""
ALL_BUT_HIDDEN = ("Lofte", "Ett gott år", "Trygghet", "Bra")
HIDDEN = re.compile("skum|kontrollera:", re.IGNORECASE)


def _promises(agreement: str = "", promise: str = "  # kontrollera: antalet") -> str:
    dark = lofte(YEARLY, "area: skum, text: Gå i skumrask", id_="skumt").rstrip("\n")
    day = lofte(YEARLY, "area: trafik")
    return HEAD + AGREEMENT.format(agreement=agreement) + f"{dark}{promise}\n{day}"


def _tree(root: Path, promises: str) -> Path:
    reports = [
        "2024-03-01 counts_for: [lofte], title: Dagtid",
        "2024-03-02 counts_for: [skumt], title: Skumtid",
        '2024-03-03 counts_for: [skumt, lofte], title: "Båda"',
    ]
    return tree(root, "", reports, head=promises)


def _site(cli: Cli, *more: str, code: int = 0) -> str:
    asked = ("--data", "data", "--as-of", "2024-12-01")
    return cli("site", "ut", *asked, *more, code=code).err


def _published() -> str:
    files = (one for one in Path("ut").rglob("*") if one.is_file())
    texts = (one.read_text("utf-8") for one in files if one.suffix != ".png")
    return "\n".join([*map(str, Path("ut").rglob("*")), *texts])


def test_a_promise_that_is_marked_is_left_out_of_the_site_aloud(cli: Cli, tmp_path: Path) -> None:
    _tree(tmp_path / "data", _promises())
    told = _site(cli, "--base-url", "https://www.example.se/")
    assert told.startswith("Webbplatsen är skriven: ut/index.html. ")
    assert (
        "1 löfte är inte kontrollerat och därför inte med. Gå igenom det: "
        "medlofte read --review arjeplog\n  data/promises/arjeplog.yaml, rad 25: skumt\n"
    ) in told
    text = _published()
    assert not HIDDEN.search(text), HIDDEN.search(text)
    for words in (*ALL_BUT_HIDDEN, "Dagtid", "Båda"):
        assert words in text
    (document,) = json.loads(Path("ut/data/alla.json").read_text("utf-8"))
    assert [one["promises"] for one in document["activities"]] == [["lofte"], ["lofte"]]
    assert document["agreement"]["areas"] == {"trafik": "Trafik"}
    assert "unchecked" not in document["years"][0]["promises"][0]


def test_what_is_marked_of_the_agreement_or_the_file_is_of_all_its_promises(
    cli: Cli, tmp_path: Path
) -> None:
    second = AGREEMENT.replace("avtal", "nytt").replace("2024-", "2025-").replace("2024", "2025")
    text = _promises("  # kontrollera: åren", "") + second.format(agreement="") + lofte(YEARLY)
    _tree(tmp_path / "data", text.replace("period: 2025", "period: nytt"))
    asked = ("--data", "data", "--as-of", "2025-12-01")
    assert "2 löften är inte kontrollerade" in cli("site", "ut", *asked).err
    assert "rad 6: alla löften i avtal\n" in cli("site", "ut", *asked).err
    assert not Path("ut/arjeplog/avtal").exists()
    assert Path("ut/arjeplog/nytt").exists()
    refused = cli("report", "arjeplog", "2024", *asked, code=1)
    assert refused.out == ""
    assert refused.err == (
        "Inget är skrivet, för inget löfte är kontrollerat.\n"
        "2 löften är inte kontrollerade och därför inte med. Gå igenom dem: "
        "medlofte read --review arjeplog\n"
        "  data/promises/arjeplog.yaml, rad 6: alla löften i avtal\n"
    )
    assert "Inget är skrivet" in cli("report", "arjeplog", "avtal", *asked, code=1).err
    assert "inte kontroll" not in cli("report", "arjeplog", "2025", *asked).err
    assert "inte kontroll" not in cli("report", "arjeplog", "nytt", *asked).err
    (tmp_path / "data/promises/arjeplog.yaml").write_text(
        text.replace("Arjeplog\n", "Arjeplog  # kontrollera: kommunen\n", 1), "utf-8"
    )
    shutil.rmtree("ut")
    assert "rad 1: alla löften i Arjeplog" in cli("site", "ut", *asked, code=1).err
    assert not Path("ut").exists()


def test_a_site_of_several_goes_on_without_one(cli: Cli, tmp_path: Path) -> None:
    _tree(tmp_path / "data", _promises())
    other = HEAD.replace("Arjeplogs", "Arvidsjaurs").replace("Arjeplog", "Arvidsjaur")
    other = other.replace("2506", "2505") + AGREEMENT.format(agreement=" # kontrollera: x")
    arvidsjaur = tmp_path / "data/promises/arvidsjaur.yaml"
    arvidsjaur.write_text(other.replace("skumt", "lofte") + lofte(YEARLY), "utf-8")
    told = _site(cli)
    assert "2 löften är inte kontrollerade och därför inte med. Gå igenom dem" in told
    assert "data/promises/arvidsjaur.yaml, rad 6: alla löften i avtal\n" in told
    assert "Arvidsjaur" not in _published()
    arvidsjaur.write_text(arvidsjaur.read_text("utf-8").replace(" # kontrollera: x", ""), "utf-8")
    assert "1 löfte är inte" in _site(cli, "--since", "ut")
    assert not _news()
    arvidsjaur.write_text(f"# kontrollera: allt\n{arvidsjaur.read_text('utf-8')}", "utf-8")
    _site(cli, "--since", "ut")
    assert not _news()
    assert "Arvidsjaur" not in _published()


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_leaves_it_out_in_all_formats(form: str, cli: Cli, tmp_path: Path) -> None:
    _tree(tmp_path / "data", _promises())
    asked = ("report", "arjeplog", "2024", "--data", "data", "--format", form)
    for more in ((), ("--internal",), ("--by-party",), ("--deviations",)):
        told = cli(*asked, "--as-of", "2025-01-02", *more)
        assert not HIDDEN.search(told.out)
        assert "rad 25: skumt" in told.err
    assert all(words in cli(*asked).out for words in ALL_BUT_HIDDEN)
    alone = cli(*asked, "--promise", "skumt", code=1)
    assert alone.out == ""
    assert alone.err.endswith("Inget är skrivet, för det är inte kontrollerat: skumt.\n")
    assert cli(*asked, "--promise", "lofte").out


def test_a_poster_and_a_word_report_leave_it_out(cli: Cli, tmp_path: Path) -> None:
    _tree(tmp_path / "data", _promises())
    asked = ("arjeplog", "2024", "--data", "data")
    assert "rad 25: skumt" in cli("poster", *asked, "-o", "a.pdf").err
    assert "rad 25: skumt" in cli("report", *asked, "-o", "a.docx").err


def test_all_versions_of_a_promise_are_left_out_with_one(cli: Cli, tmp_path: Path) -> None:
    first = lofte(YEARLY, "area: skum, to: 2024-06-30", id_="skumt")
    second = lofte(YEARLY, "from: 2024-07-01", id_="skumt")
    marked = second.replace("\n", "  # kontrollera: första dagen\n")
    head = HEAD + AGREEMENT.format(agreement="") + first + marked + lofte(YEARLY)
    _tree(tmp_path / "data", head)
    assert "1 löfte är inte kontrollerat" in _site(cli)
    assert "rad 26: skumt" in _site(cli)
    assert not HIDDEN.search(_published())


def test_many_marks_are_listed_as_far_as_anybody_reads(cli: Cli, tmp_path: Path) -> None:
    many = (lofte(YEARLY, id_=f"skumt-{n}").replace("\n", " # kontrollera:\n") for n in range(12))
    _tree(tmp_path / "data", _promises() + "".join(many))
    told = _site(cli)
    assert "13 löften är inte kontrollerade" in told
    assert "skumt-8\n  …\n" in told
    assert "skumt-9" not in told


def test_a_report_that_is_corrected_stays_so(cli: Cli, tmp_path: Path) -> None:
    root = _tree(tmp_path / "data", _promises())
    old = "2024-03-01-lofte-x001"
    add(root, f"2024-03-05 counts_for: [skumt], replaces: [{old}], title: Skumrättat", 9)
    _site(cli)
    (document,) = json.loads(Path("ut/data/alla.json").read_text("utf-8"))
    counted = {one["title"]: one["counted"] for one in document["activities"]}
    assert counted == {"Dagtid": False, "Båda": True}
    assert not HIDDEN.search(_published())


def _news() -> list[str]:
    """What the site says has changed."""
    text = Path("ut/senaste.html").read_text("utf-8")
    found = re.findall(r'<li><p class="when">(.*?)</li>', text)
    return [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in found]


def _history() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("ut/historik/arjeplog.json").read_text("utf-8"))
    return found


def test_what_is_left_out_for_a_time_neither_goes_nor_comes(cli: Cli, tmp_path: Path) -> None:
    root = _tree(tmp_path / "data", _promises(promise=""))
    _site(cli)
    checked = (root / "promises/arjeplog.yaml").read_text("utf-8")
    _tree(root, _promises())
    _site(cli, "--since", "ut")
    assert not _news()
    assert not HIDDEN.search(_published())
    assert len(_history()["held"]) == 2
    add(root, "2024-04-02 counts_for: [skumt], title: Ny skum", 8)
    _site(cli, "--since", "ut")
    assert not _news()
    assert len(_history()["held"]) == 2
    (root / "promises/arjeplog.yaml").write_text(checked, "utf-8")
    _site(cli, "--since", "ut")
    (new,) = _news()  # what came meanwhile
    assert new.endswith("1 kontroll, 2 april 2024.")
    assert _history()["held"] == []


def test_earlier_changes_are_told_as_far_as_they_are_of_what_is_left(
    cli: Cli, tmp_path: Path
) -> None:
    checked = _promises(promise="")
    summary = "      - {period: 2024, date: 2024-11-03, by: kommun, summary: Ett gott år}\n"
    root = _tree(tmp_path / "data", checked.replace(summary, ""))
    _site(cli)
    _tree(root, checked)
    add(root, "2024-04-03 counts_for: [skumt, lofte], count: 2", 8)
    add(root, "2024-04-04 counts_for: [skumt], count: 3", 9)
    _site(cli, "--since", "ut")
    told = [one.removeprefix("1 december 2024 ") for one in _news()]
    assert told == [
        "Skumt Arjeplog Redovisat i efterhand: 3 kontroller, 4 april 2024.",
        "Skumt Arjeplog Redovisat i efterhand: 2 kontroller, 3 april 2024.",
        "Skriftlig uppföljning Arjeplog En uppföljning är publicerad.",
    ]
    _tree(root, _promises())
    _site(cli, "--since", "ut")
    assert [one.removeprefix("1 december 2024 ") for one in _news()] == [
        "Lofte Arjeplog Redovisat i efterhand: 2 kontroller, 3 april 2024.",
        "Skriftlig uppföljning Arjeplog En uppföljning är publicerad.",
    ]
    assert not HIDDEN.search(_published())


def test_those_within_see_that_it_is_not_checked(cli: Cli, tmp_path: Path) -> None:
    root = _tree(tmp_path / "data", _promises())
    asked = ("arjeplog", "--data", "data")
    as_of = ("--as-of", "2024-06-01")
    for width in (60, 80, 140):
        told = cli("status", *asked, "2024", *as_of, width=width).out
        assert told.count("ej kontrollerat") == 1
        assert "ej kontrollerat" in told[told.rindex("Skum") :]
        assert "medlofte read --review arjeplog" in " ".join(told.split())
    told = cli("status", *asked, "2024", *as_of, "--format", "md").out
    assert "ej kontrollerat" in told[told.index("## Skumt") :]
    assert told.count("ej kontrollerat") == 1
    rows = cli("status", *asked, "2024", "--format", "csv").out.splitlines()
    assert [one.rpartition(";")[2] for one in rows] == ["unchecked", "true", "false"]
    found = json.loads(cli("status", *asked, "2024", "--format", "json").out)
    (agreement,) = found["municipalities"][0]["agreements"]
    assert [one["unchecked"] for one in agreement["promises"]] == [True, False]
    assert "Ej kontrollerat: Skumt.\n" in cli("status", *asked, "--by-year").out
    assert "Ej kontrollerat: Arjeplog 1.\n" in cli("status", "--all", "2024", "--data", "data").out
    assert "Skumt (ej kontrollerat) och Lofte · Båda" in cli("list", *asked).out
    assert "ej kontrollerat\n" in cli("explain", *asked[:1], "skumt", "2024", *asked[1:]).out
    due = cli("next", *asked, *as_of).out.splitlines()
    assert ["ej kontrollerat" in one for one in due if " av 10" in one] == [False, True]
    late = cli("next", *asked, "--as-of", "2025-02-01").out
    assert late.count("ej kontrollerat") == 1
    english = cli("--lang", "en", "status", *asked, "2024").out
    assert english.count("not checked") == 1
    (root / "promises/arjeplog.yaml").write_text(_promises(promise=""), "utf-8")
    for command in ("status", "list", "next"):
        assert "kontrollerat" not in cli(command, *asked).out


def test_validate_sums_up_what_is_left_to_check(cli: Cli, tmp_path: Path) -> None:
    _tree(tmp_path / "data", _promises())
    assert cli("validate", "--data", "data").err.endswith(
        "1 sak är inte kontrollerad. Gå igenom den: medlofte read --review\n"
    )
    _tree(tmp_path / "data", _promises(" # kontrollera: åren"))
    told = cli("--lang", "en", "validate", "--data", "data").err
    assert told.endswith("2 things are not checked. Go through them: medlofte read --review\n")


def test_a_mark_in_the_file_of_an_activity_is_a_comment(cli: Cli, tmp_path: Path) -> None:
    root = _tree(tmp_path / "data", _promises(promise=""))
    (report,) = (root / "activities/arjeplog/2024").glob("2024-03-01*")
    report.write_text(f"# kontrollera: antalet\n{report.read_text('utf-8')}", "utf-8")
    assert "unchecked" not in cli("validate", "--data", "data").out
    assert "kontrollera" not in _site(cli)
    assert "Dagtid" in _published()
