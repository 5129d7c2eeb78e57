"""What is shown of a draft before it is written: by area, with what is to be looked at."""

import io
from dataclasses import replace
from datetime import date

import pytest

from medlofte.drafting.draft import DocumentDraft, DraftDoubt, DraftPromise, NotPromised, ToldFact
from medlofte.drafting.file.sound import sound
from medlofte.render.terminal.draft_table import draft_table, promise_lines
from medlofte.render.terminal.screen import Screen
from small_trees import same
from test_draft_written import CHECKS, DRAFT, FACTS, NEARER

TOGETHER = DraftPromise(
    line=40,
    source="Vid oro i centrum ska polisen och kommunen träffas",
    text="Polisen och kommunen ska träffas vid oro i centrum",
    responsible=("polis", "kommun"),
    target={"kind": "on_demand", "when": "oro i centrum"},
    together=True,
    doubts=(DraftDoubt("together", "Ska båda vara med?"), DraftDoubt("when", "Ska båda vara med?")),
)
MENU = NotPromised(1, "Till toppen", "en länk på sidan")
STORY = NotPromised(12, "Det har varit lugnt i centrum", "berättar hur det är")


def shown(draft: DocumentDraft, width: int = 80, *, everything: bool = False) -> str:
    file = io.StringIO()
    screen = Screen(file, width, terminal=True, simple=False, colour=False)
    screen.print(draft_table(sound(draft), screen, everything=everything))
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_promises_stand_by_area_and_what_is_none_is_counted(width: int) -> None:
    promises = (CHECKS, TOGETHER, NEARER)
    draft = replace(DRAFT, promises=promises, left_out=(MENU, STORY))
    same(f"read-{width}.txt", shown(draft, width))


def test_all_shows_what_is_no_promise() -> None:
    draft = replace(DRAFT, promises=(CHECKS,), left_out=(MENU, STORY, *[STORY] * 200))
    lines = shown(draft, everything=True).splitlines()
    begin = lines.index("Inga löften")
    assert lines[begin + 1 : begin + 5] == [
        "  rad 1   Till toppen",
        "          (en länk på sidan)",
        "  rad 12  Det har varit lugnt i centrum",
        "          (berättar hur det är)",
    ]
    assert lines[-3:] == ["  … och 2 till", "", "1 löfte. 2 rader är inga löften."]
    without = shown(replace(draft, left_out=()), everything=True)
    assert without.endswith("rad 31\n\n1 löfte.\n")
    assert "1 rad är inget löfte (--all visar dem)." in shown(replace(draft, left_out=(MENU,)))


def test_what_is_unsure_of_the_agreement_stands_at_its_head() -> None:
    facts = replace(
        FACTS,
        kind="cooperation_agreement",
        municipality=ToldFact(FACTS.municipality.value, 0) if FACTS.municipality else None,
        first=ToldFact(date(2026, 1, 1), 0, "Dokumentet säger inte när"),
        last=ToldFact(None, 0, "Dokumentet säger inte när"),
    )
    draft = replace(DRAFT, agreement=facts, promises=(replace(NEARER, area="", doubts=()),))
    assert shown(draft).splitlines() == [
        "Storuman, samverkansöverenskommelse från 1 januari 2026 tills vidare",
        "Parter: Polisen, Storumans kommun",
        "? Dokumentet säger inte när",
        "",
        "  Mer närvaro i byarna  polis  mer än förut  rad 33",
        "",
        "1 åtagande.",
    ]


def test_each_who_does_it_is_named() -> None:
    parties = {"polis": "Polisen", "skola": "Skolan", "rad": "Brottsförebyggarna"}
    one = replace(CHECKS, responsible=("skola", "polis", "rad"))
    draft = replace(DRAFT, parties=parties, promises=(one,))
    cells = [line[22:35].strip() for line in shown(draft, 60).splitlines() if "    " in line]
    assert " ".join(cells) == "polis, Skolan, Brottsföre- byggarna"


def test_one_promise_is_shown_with_the_words_of_the_document() -> None:
    file = io.StringIO()
    screen = Screen(file, 80, terminal=True, simple=False, colour=False)
    screen.print(promise_lines(TOGETHER, DRAFT, screen))
    same = replace(CHECKS, text=CHECKS.source)
    screen.print(promise_lines(same, DRAFT, screen))
    assert file.getvalue().splitlines() == [
        "? Träffas vid oro i centrum  båda, tillsammans  varje gång: oro i       rad 40",
        "                                                centrum",
        "    «Vid oro i centrum ska polisen och kommunen träffas»",
        "    Ska båda vara med?",
        "  Minst 8 trafikkontroller per år vid skolor  polis  minst 8 per år  rad 31",
    ]
