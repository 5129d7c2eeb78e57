"""What an agreement says of itself, and that every output follows it: its kind, in its words."""

import json
from pathlib import Path

import pytest

from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree

TEN = target("kind: count, at_least: 10, per: year, unit: kontroller")
GOING = target("kind: ongoing")
DONE = target("kind: milestone, by: 2024-06-30")
SEVERAL = lofte(TEN) + lofte(GOING, "together: true, responsible: [polis, kommun]", "samtal")
SEVERAL += lofte(DONE, "area: trafik", "karta")
LATER = "2024-09-01 completes: [karta]"
ALONE = "2024-03-14 counts_for: [samtal]"


def of_kind(root: Path, kind: str, promises: str = SEVERAL) -> Path:
    """Write a tree whose only agreement is of a kind."""
    about = AGREEMENT.replace("    from", f"    kind: {kind}\n    from", 1)
    return tree(root, promises, ["2024-03-14", ALONE, LATER], HEAD + about)


NAMES = {
    "citizen_promise": ("löfte", "löftet", "löften", "Löftestiden"),
    "action_plan": ("åtgärd", "åtgärden", "åtgärder", "Planens tid"),
    "cooperation_agreement": ("åtagande", "åtagandet", "åtaganden", "Överenskommelsens tid"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_each_kind_has_its_own_words_in_every_output(kind: str, tmp_path: Path, cli: Cli) -> None:
    one, the_one, many, term = NAMES[kind]
    of_kind(tmp_path / "data", kind)
    for width in (60, 80, 140):
        printed = cli("status", "arjeplog", "avtal", "--as-of", "2024-10-01", width=width).out
        screen = " ".join(printed.split())
        assert f"2 {many} går att räkna " in printed
        assert f"1 {one} utan antal" in screen
        assert f"\n  {one.capitalize()} " in printed
        assert f"{term} 1 januari–31 december 2024" in screen
        assert f". {term} pågår." in screen
        assert f"1 till av Polisen: {the_one} gäller" in screen
        assert f"Varje {one} gäller hela sin tid." in screen
    account = cli("explain", "arjeplog", "lofte", "2024").out
    assert f"\n{the_one.capitalize()} " in account
    document = json.loads(cli("status", "arjeplog", "2024", "--format", "json").out)
    assert document["municipalities"][0]["agreements"][0]["kind"] == kind
    report = cli("report", "arjeplog", "2024", "--format", "html").out
    assert f'<th scope="col">{one.capitalize()}</th>' in report
    assert f"{many.capitalize()} utan område" in report
    assert f"2 {many} går att räkna" in report
    cli("site", "ut", "--as-of", "2024-10-01")
    pages = {path.name: path.read_text("utf-8") for path in Path("ut").rglob("*.html")}
    year, page = pages["2024.html"], pages["karta.html"]
    assert f'<th scope="col">{one.capitalize()}</th>' in year
    assert f"<dt>{term.removesuffix('en') if kind == 'citizen_promise' else term}</dt>" in year
    assert f"{the_one.capitalize()} står i " in page
    assert f"{many.capitalize()} utan område" in pages["index.html"] + year
    assert (
        json.loads(Path("ut/data/arjeplog/avtal/allt.json").read_text("utf-8"))["agreement"]["kind"]
        == kind
    )


def test_agreements_of_several_kinds_share_the_general_word(tmp_path: Path, cli: Cli) -> None:
    plan = AGREEMENT.replace("avtal", "plan").replace(
        "    from", "    kind: action_plan\n    from", 1
    )
    tree(tmp_path / "data", lofte(TEN) + plan + lofte(TEN, id_="annat"))
    screen = cli("status", "arjeplog", "2024").out
    assert "2 löften går att räkna" in screen
    assert "\n  Löfte " in screen


def test_a_board_with_more_than_it_has_room_for_names_them_rightly(
    tmp_path: Path, cli: Cli
) -> None:
    many = "".join(lofte(TEN, id_=f"x{number}") for number in range(50))
    of_kind(tmp_path / "data", "action_plan", SEVERAL + many)
    cli("site", "ut", "--as-of", "2024-10-01")
    board = next(Path("ut").rglob("2024-skarm.html")).read_text("utf-8")
    assert "Och 5 åtgärder till." in board


@pytest.mark.parametrize(
    "kind, title",
    [
        ("action_plan", "Åtgärdsplan 2027"),
        ("cooperation_agreement", "Samverkansöverenskommelse 2027"),
    ],
)
def test_a_new_one_is_called_by_its_kind(kind: str, title: str, tmp_path: Path, cli: Cli) -> None:
    root = tree(tmp_path / "data", lofte(TEN))
    term = ("--from", "2027", "--to", "2027", "--agreement-kind", kind)
    cli(
        "new",
        "agreement",
        *term,
        "--text",
        "Polisen ringer",
        "--kind",
        "ongoing",
        "--responsible",
        "polis",
    )
    text = (root / "promises" / "arjeplog.yaml").read_text("utf-8")
    assert f"    title: {title}\n    kind: {kind}\n    from: 2027-01-01\n" in text
    cli("validate")
