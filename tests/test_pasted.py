"""What Word, the web and a slip of the hand leave in a file is named, where it stands."""

import pytest

from medlofte.model.activity import Activity
from medlofte.model.agreement import PromiseFile
from medlofte.reading import complaints
from medlofte.reading.document import parse

PROMISES = """\
municipality: Arjeplog
code: "2506"
parties: {polis: Polisen}
agreements:
  - id: "2026"
    title: Medborgarlöfte 2026
    from: 2026-01-01
    to: 2026-12-31
    promises:
      - id: kontroller
        text: Polisen ska göra trafikkontroller
        responsible: [polis]
        target: {kind: count, at_least: 8, per: year}
      - id: patruller
        text: Polisen ska göra fotpatruller
        responsible: [polis]
        target: {kind: count, at_least: 8, per: year}
"""
ACTIVITY = "date: 2026-03-01\ncounts_for:\n  - kontroller\nby: [polis]\n"
TARGET = "{kind: count, at_least: 8, per: year}\n      -"
HARD = "Här står ett hårt blanksteg (U+00A0), som ofta följer med från Word."
UNSEEN = "Här står ett tecken som inte syns"
DASH = 'Här saknas ett bindestreck: varje ny del av en lista börjar med "- ". Skriv "- id: …".'


def only(text: str, model: type[Activity | PromiseFile]) -> tuple[str, str]:
    """The place and the sentence of the only finding in a file."""
    document, findings = parse("x.yaml", text.encode())
    if document:
        _, findings = complaints.read(document, model)
    (found,) = findings
    return f"{found.place.line}:{found.place.column} {found.rule}", found.message


@pytest.mark.parametrize(
    "there, instead, place, said",
    [
        ("    title", "\u00a0   title", "6:1 syntax", HARD),
        ("text: Polisen ska göra t", "text:\u00a0Polisen ska göra t", "11:14 syntax", HARD),
        ("- id: kontr", "-\u00a0id: kontr", "10:8 syntax", HARD),
        ("to: 2026", "to\u202f: 2026", "8:5 syntax", "Här står ett hårt blanksteg (U+202F)"),
        ("from: 2026", "from: \u20072026", "7:11 wrong-value", "blanksteg (U+2007)"),
        ("agreements", "\ufeffagreements", "4:1 syntax", UNSEEN),
        ("id: kontroller", "id: kontr\u200boller", "10:13 bad-id", UNSEEN),
        ("      - id: kontr", "      • id: kontr", "10:7 syntax", "Raden börjar med •."),
        ("      - id: kontr", "      – id: kontr", "10:7 syntax", "Raden börjar med –."),
        ("      - id: patr", "      * id: patr", "14:7 syntax", "Raden börjar med *."),
        ("      - id: kontr", "        id: kontr", "10:9 syntax", DASH),
        ("      - id: patr", "        id: patr", "14:9 duplicate-key", DASH),
        ("      - id: patr", "      id: patr", "14:7 syntax", DASH),
        (TARGET, "minst 8 per år\n      -", "13:17 wrong-value", TARGET.partition("\n")[0]),
        (TARGET, "en gång i veckan\n      -", "13:17 wrong-value", "per: week, how: each}."),
        (TARGET, "fler\n      -", "13:17 wrong-value", "till exempel kind: …"),
    ],
)
def test_what_was_pasted_into_a_promise_file(
    there: str, instead: str, place: str, said: str
) -> None:
    where, sentence = only(PROMISES.replace(there, instead, 1), PromiseFile)
    assert where == place
    assert said in sentence


@pytest.mark.parametrize(
    "text, place, said",
    [
        ("date:\u00a02026-03-01\ncounts_for: [x]\nby: [polis]\n", "1:6 syntax", HARD),
        (ACTIVITY.replace("  -", "\u00a0 -"), "3:1 syntax", HARD),
        (ACTIVITY.replace("by", "\u200bby"), "4:1 syntax", UNSEEN),
        (ACTIVITY.replace("  -", "  *"), "3:3 syntax", "Raden börjar med *"),
        (ACTIVITY.replace("  -", "  •"), "3:3 wrong-value", "bindestreck (- ), inte •."),
        (
            ACTIVITY.replace("  - kontroller", "  kontroller\n  patruller"),
            "3:3 wrong-value",
            "till exempel [kontroller, patruller].",
        ),
        (ACTIVITY + ACTIVITY, "5:1 duplicate-key", "date står redan på rad 1. Flytta det som föl"),
        (ACTIVITY + "by: [x]\n", "5:1 duplicate-key", "by står två gånger, först på rad 4."),
        (ACTIVITY.replace("- kon", "- {a: 1, a: 1, a: 2}  #"), "3:12 duplicate-key", "a står två"),
        ("a: 1\n-\n", "2:1 syntax", ""),
        ("- a: 1\n  b: 2\nc: 3\n", "3:1 syntax", 'Skriv "- c: …".'),
        ("x:\n  a: 1\n- b: 2\n", "3:1 syntax", "Raden har fel indrag."),
        ("a: [\n", "2:1 syntax", "En lista eller grupp är inte avslutad"),
        ("a: *b\n", "1:4 yaml-feature", "Texten börjar med *"),
    ],
)
def test_what_was_pasted_into_an_activity(text: str, place: str, said: str) -> None:
    document, findings = parse("x.yaml", text.encode())
    if document:
        _, findings = complaints.read(document, Activity)
    found = findings[0]
    assert f"{found.place.line}:{found.place.column} {found.rule}" == place
    assert said in found.message


def test_a_key_that_is_a_list_is_no_word() -> None:
    _, (found, *_) = parse("x.yaml", b"[a]: 1\n[a]: 2\nb: 3\n")
    assert found.message == "Här saknas ett nyckelord före kolonet."
