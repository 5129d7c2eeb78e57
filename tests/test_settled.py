"""What goes from a promise file when somebody has checked it, and nothing else of it."""

from functools import reduce
from operator import getitem

import pytest

from medlofte.book.unchecked import marks, quoted
from medlofte.drafting.file.settled import tidied, without_mark, without_promise
from medlofte.reading import revise, splice
from medlofte.reading.document import Document, Route, parse
from medlofte.stop import RefusedError

FILE = """\
# kontrollera: kommunen
municipality: Arjeplog  # eget
agreements:
  - id: "2024"  # kontrollera: åren  # medlofte: ok long-name
    # rad 2: «Avtalet.»
    to: 2024-12-31
    promises:
      # rad 31: «Fart.»
      # kontrollera: är det ett löfte?
      - id: fart
        text: >-  # kontrollera: texten
          Polisen ska
          hålla farten nere
        target: {kind: count, at_least: 2}  # medlofte: ok x  # kontrollera: antalet
        # rad 32: «minst 2»

      # rad 40: «Cykel.»
      # eget
      - id: cykel
        target:  # kontrollera: målet
          kind: ongoing
        name:

"""
ORDER = ("id", "name", "text", "area", "target", "to")


def read(text: str) -> Document:
    document, findings = parse("promises/arjeplog.yaml", text.encode())
    assert document, findings
    return document


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mark_goes_and_nothing_else(newline: str) -> None:
    text = FILE.replace("\n", newline)
    for _ in range(6):
        document = read(text)
        text = without_mark(document, next(marks(document)))
    left = FILE.replace("# kontrollera: kommunen\n", "")
    for gone in (
        *("# kontrollera: åren  ", "    # rad 2: «Avtalet.»\n", "      # rad 31: «Fart.»\n"),
        *("      # kontrollera: är det ett löfte?\n", "  # kontrollera: texten"),
        *("  # kontrollera: antalet", "        # rad 32: «minst 2»\n", "  # kontrollera: målet"),
        "      # rad 40: «Cykel.»\n",
    ):
        assert left.count(gone) == 1
        left = left.replace(gone, "")
    assert text == left.replace("\n", newline)


def test_the_documents_own_line_stays_until_the_last_mark_goes() -> None:
    document = read(FILE)
    _, _, question, words, number, _ = marks(document)
    assert "«Fart.»" in without_mark(document, question)
    text = FILE.replace("  # kontrollera: antalet", "").replace("  # kontrollera: texten", "")
    document = read(text)
    (mark,) = [one for one in marks(document) if one.words == question.words]
    assert "«Fart.»" not in without_mark(document, mark)
    assert (words.words, number.words) == ("texten", "antalet")
    unmarked = read(text.replace("      # kontrollera: är det ett löfte?\n", ""))
    assert len([*quoted(unmarked)]) == 4
    assert tidied(unmarked, ()) == unmarked.text
    assert "«minst 2»" not in tidied(unmarked, mark.about)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_promise_goes_with_its_comments(newline: str) -> None:
    text = FILE.replace("\n", newline)
    route: Route = ("agreements", 0, "promises")
    all_ = lines(text)
    assert without_promise(read(text), (*route, 0)) == "".join([*all_[:7], *all_[15:]])
    assert without_promise(read(text), (*route, 1)) == "".join([*all_[:16], *all_[22:]])
    with pytest.raises(RefusedError, match="Det står inget mer under promises"):
        without_promise(read(without_promise(read(text), (*route, 1))), (*route, 0))
    with pytest.raises(RefusedError, match="promises är skriven inom"):
        without_promise(read("promises: [{id: a}, {id: b}]\n"), ("promises", 0))
    dash = "promises:\n- id: a\n-  # eget\n  # kontrollera: x\n  id: b\n"
    assert without_promise(read(dash), ("promises", 1)) == "promises:\n- id: a\n"
    assert without_promise(read(dash.rstrip("\n")), ("promises", 1)) == "promises:\n- id: a\n"


@pytest.mark.parametrize(
    "key,value,old,new",
    [
        ("text", "Nytt", "text: >-  # k\n    a\n    b\n  to: 1", "text: Nytt  # k\n  to: 1"),
        ("text", "Nytt", "text: |\n    a\n\n    b\n  to: 1", "text: Nytt\n\n  to: 1"),
        ("text", "Nytt", "text: a\n    b # k\n  to: 1", "text: Nytt # k\n  to: 1"),
        ("text", "Nytt", 'text: "a # b"  # k', "text: Nytt  # k"),
        ("text", "Nytt", "text:  # k", "text: Nytt  # k"),
        ("text", "Nytt", "text:", "text: Nytt"),
        ("text", "Nytt", "to: 1", "text: Nytt\n  to: 1"),
        ("to", "2", "text: a  # k\n  # m", "text: a  # k\n  to: 2\n  # m"),
        ("area", "[a, b]", "area:\n  - a\n  - c  # k\n  to: 1", "area: [a, b]\n  to: 1"),
        ("area", "[a, b]", "area:  # k\n    - a\n  to: 1", "area: [a, b]  # k\n  to: 1"),
        ("target", "{a: 1}", "target: {a: 2,\n    b: 3}  # k", "target: {a: 1}  # k"),
    ],
)
def test_a_value_is_set_where_it_stands(key: str, value: str, old: str, new: str) -> None:
    for newline in ("\n", "\r\n"):
        before, wanted = (f"x:\n- id: a\n  {one}\n".replace("\n", newline) for one in (old, new))
        document = read(before)
        text = splice.applied(document, [revise.value(document, ("x", 0, key), value, ORDER)])
        expected = read(wanted).value if "\n\n" in old else wanted
        assert (read(text).value if "\n\n" in old else text) == expected


def test_a_value_is_set_within_braces() -> None:
    document = read("x: [{id: a, to: 1}, {id: b,\n  to: 2}]\n")
    for place, key, value in ((0, "to", "3"), (1, "text", "[a, b]"), (1, "to", "4")):
        edit = revise.value(document, ("x", place, key), value, ORDER)
        document = read(splice.applied(document, [edit]))
        assert str(reduce(getitem, ("x", place), document.value)[key])[:1] in f"[{value}"
    assert document.text == "x: [{id: a, to: 3}, {id: b,\n  to: 4, text: [a, b]}]\n"
