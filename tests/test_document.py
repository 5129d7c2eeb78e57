"""How a text becomes plain values with their places, and what is not allowed in one."""

import re
import subprocess
import sys

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from medlofte.disk.tree_files import MAX_BYTES
from medlofte.finding import Finding, Level, Place
from medlofte.reading.document import Document, parse
from medlofte.reading.nodes import MAX_DEPTH, Quoted

PATH = "activities/arjeplog/2024/a.yaml"


def read(text: str) -> Document:
    document, findings = parse(PATH, text.encode())
    assert document, findings
    assert findings == []
    return document


def complaints(raw: bytes) -> list[Finding]:
    document, findings = parse(PATH, raw)
    assert document is None
    assert all((one.level, one.place.path) == (Level.ERROR, PATH) for one in findings)
    return findings


def spot(place: Place) -> tuple[int, int, int]:
    return place.line, place.column, place.width


@pytest.mark.parametrize(
    "text",
    [
        *("no", "Yes", "on", "22:30", "0123", "0x1F", "1_000", "1e3", "3.0", "-3", "2024-02-30"),
        *("2024-03-14", "true", "False", "NULL", "Null", ".inf", "=", "Kontroll, vid skolan"),
    ],
)
def test_every_plain_scalar_is_text(text: str) -> None:
    value = read(f"a: {text}").value["a"]
    assert (value, type(value)) == (text, str)


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null", "a: # inget", "{a: }", "{a}"])
def test_null_a_tilde_and_nothing_are_no_value(text: str) -> None:
    assert read(text).value == {"a": None}


@pytest.mark.parametrize("text", ["3", "no", "null", "~", "", "2024-03-14", "å ä ö", "𝄞"])
@pytest.mark.parametrize("form", ['"{}"', "'{}'"])
def test_quoted_text_is_never_anything_else(form: str, text: str) -> None:
    value = read(f"a: {form.format(text)}").value["a"]
    assert (value, type(value)) == (text, Quoted)


@pytest.mark.parametrize(
    "text, value",
    [
        ("a: 1\nb: [x, 'y', [], {}]\n", {"a": "1", "b": ["x", "y", [], {}]}),
        ("- 1\n-\n- {a: b}\n", ["1", None, {"a": "b"}]),
        ("a: |\n  en\n  två\n", {"a": "en\ntvå\n"}),
        ("a: >-\n  en\n  två\n", {"a": "en två"}),
        ("a: en\n  två\n", {"a": "en två"}),
        ("bara text", "bara text"),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("%YAML 1.1\n---\na: 1\n", {"a": "1"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("a: R&D * x ! y\n", {"a": "R&D * x ! y"}),
        ('"no": 1\n1: 2\n', {"no": "1", "1": "2"}),
    ],
)
def test_what_is_written_is_what_is_read(text: str, value: object) -> None:
    assert read(text).value == value
    assert read("\ufeff" + text).value == value


@pytest.mark.parametrize(
    "raw, rule, line, column",
    [
        pytest.param(b"", "syntax", 1, 1, id="empty"),
        pytest.param(b"# bara en kommentar\n", "syntax", 1, 1, id="only-a-comment"),
        pytest.param(b"---\n", "syntax", 1, 1, id="only-a-beginning"),
        pytest.param(b"~\n", "syntax", 1, 1, id="no-value-at-all"),
        pytest.param(b"a: b: c\n", "syntax", 1, 5, id="a-colon-too-many"),
        pytest.param(b"a: 1\n\tb: 2\n", "syntax", 2, 1, id="a-tab"),
        pytest.param(b"a:1\nb: 2\n", "syntax", 1, 2, id="no-blank-after-the-colon"),
        pytest.param(b"a: [1, 2\n", "syntax", 1, 4, id="an-open-list"),
        pytest.param(b"a: 'x\n", "syntax", 1, 4, id="an-open-quote"),
        pytest.param(b"a: 1\n b: 2\n", "syntax", 2, 3, id="a-wrong-indent"),
        pytest.param(b": 1\n", "syntax", 1, 1, id="no-key"),
        pytest.param(b'"": 1\n', "syntax", 1, 1, id="an-empty-key"),
        pytest.param(b"? [a, b]\n: 1\n", "syntax", 1, 3, id="a-list-as-key"),
        pytest.param(b"? {a: 1}\n: 1\n", "syntax", 1, 3, id="a-mapping-as-key"),
        pytest.param(b"a: 1\n---\nb: 2\n", "several-documents", 2, 1, id="two-documents"),
        pytest.param(b"a: 1\n...\n---\nb: 2\n", "several-documents", 3, 1, id="an-ended-one"),
        pytest.param(b"a: &x b\n", "yaml-feature", 1, 4, id="an-anchor"),
        pytest.param(b"a: [&x b, c]\n", "yaml-feature", 1, 5, id="an-anchor-in-a-list"),
        pytest.param(b"&x a: b\n", "yaml-feature", 1, 1, id="an-anchored-key"),
        pytest.param(b"a: *x\n", "yaml-feature", 1, 4, id="an-alias-of-nothing"),
        pytest.param(b"a: !!str b\n", "yaml-feature", 1, 4, id="a-tag"),
        pytest.param(b"a: ! b\n", "yaml-feature", 1, 4, id="a-bare-tag"),
        pytest.param(b"a: !x [b]\n", "yaml-feature", 1, 4, id="a-tagged-list"),
        pytest.param(b"a: !x {b: c}\n", "yaml-feature", 1, 4, id="a-tagged-mapping"),
        pytest.param("\ufeff\ufeffa: &x b\n".encode(), "yaml-feature", 1, 4, id="two-marks"),
        pytest.param(b"a: 1\n<<: {b: 2}\n", "yaml-feature", 2, 1, id="a-merge"),
        pytest.param("å: 1\nb: 2\nå: 3\n".encode(), "duplicate-key", 3, 1, id="a-key-twice"),
        pytest.param(b"a: 1\n'a': 3\n", "duplicate-key", 2, 1, id="once-within-quotes"),
        pytest.param(b"b: [{a: 1, a: 2}]\n", "duplicate-key", 1, 12, id="twice-in-a-list"),
        pytest.param(b"a: \xe5\n", "not-utf8", 1, 4, id="latin-1"),
        pytest.param("a: 1\nå: ".encode() + b"\xff", "not-utf8", 2, 4, id="after-two-bytes-a-sign"),
        pytest.param(b"\xef\xbb\xbfa: \xff", "not-utf8", 1, 4, id="after-a-byte-order-mark"),
        pytest.param(b"a: 1\rb: \xff", "not-utf8", 2, 4, id="after-a-lone-carriage-return"),
        pytest.param("a: \ud800".encode("utf-8", "surrogatepass"), "not-utf8", 1, 4, id="half"),
        pytest.param(b"a: 1\nb: x\x00y\n", "control-character", 2, 5, id="nul"),
        pytest.param("åå: a\x07b\n".encode(), "control-character", 1, 6, id="bell"),
        pytest.param("a: 𝄞\nb: å\x7f\n".encode(), "control-character", 2, 5, id="delete"),
        pytest.param("a: \x9bb\n".encode(), "control-character", 1, 4, id="c1"),
        pytest.param("a: \uffff\n".encode(), "control-character", 1, 4, id="no-character"),
        pytest.param(b"# " + b"x" * MAX_BYTES, "too-large", 1, 1, id="over-a-mebibyte"),
        pytest.param(b"[" * 21 + b"a" + b"]" * 21, "too-deep", 1, 21, id="21-lists"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, "too-deep", 1, 21, id="100000-lists"),
        pytest.param(b"[" * 5_000 + b"}", "too-deep", 1, 21, id="5000-lists-never-closed"),
        pytest.param(b"- " * 100_000, "too-deep", 1, 41, id="100000-lists-in-blocks"),
        pytest.param(b"? " * 100_000, "too-deep", 1, 41, id="100000-keys"),
        pytest.param(
            "\ufeffå: 1\r\nb: ".encode() + b"[" * 5_000, "too-deep", 2, 23, id="5000-lists-below"
        ),
        pytest.param(b"{a: " * 21 + b"b" + b"}" * 21, "too-deep", 1, 81, id="21-mappings"),
        pytest.param(b"a:\n  - " + b"[" * 19 + b"b" + b"]" * 19, "too-deep", 2, 23, id="mixed"),
    ],
)
def test_every_complaint_has_its_rule_and_its_place(
    raw: bytes, rule: str, line: int, column: int
) -> None:
    (finding,) = complaints(raw)
    assert (finding.rule, finding.place.line, finding.place.column) == (rule, line, column)
    assert finding.message


def test_too_deep_is_told_alike_without_libyaml() -> None:
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from medlofte.reading.document import parse\n"
        "for sign in '[', '- ', '? ':\n"
        "    (one,) = parse('x', sign.encode() * 5000)[1]\n"
        "    print(one.rule, one.place.line, one.place.column)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "too-deep 1 21\ntoo-deep 1 41\ntoo-deep 1 41\n"


def test_all_that_can_be_told_of_a_text_is_told() -> None:
    assert [
        (one.rule, spot(one.place)[:2]) for one in complaints(b"a: &x 1\nb: !y 2\nc: *x\n")
    ] == [("yaml-feature", (1, 4)), ("yaml-feature", (2, 4)), ("yaml-feature", (3, 4))]
    assert [
        (one.rule, one.place.line) for one in complaints(b"a: 1\na: 2\nb:\n  <<: 1\na: 3\n")
    ] == [("duplicate-key", 2), ("yaml-feature", 4), ("duplicate-key", 5)]


@pytest.mark.parametrize(
    "raw, words",
    [
        ("å: 1\nb: 2\nå: 3\n".encode(), "å står två gånger, först på rad 1."),
        (b"a: *x", "Texten börjar med *,"),
        (b"a: &x b", "Texten börjar med &,"),
        (b"a: !x b", "Texten börjar med !,"),
        ("åå: a\x07b".encode(), "(U+0007)"),
        (b"a: \0", "(U+0000)"),
        (b"[" * 21 + b"a" + b"]" * 21, "djupare än 20 nivåer"),
    ],
)
def test_a_complaint_names_what_is_wrong(raw: bytes, words: str) -> None:
    (finding,) = complaints(raw)
    assert words in finding.message


def test_the_limits_themselves_are_allowed() -> None:
    nested = "[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH
    assert str(read(nested).value) == "[" * 20 + "'a'" + "]" * 20
    text = "a: 1 # "
    assert read(text + "x" * (MAX_BYTES - len(text))).value == {"a": "1"}


NESTED = """\
a: värde
tom:
lista: [x, "y z", {b: 1}]
"å ä": >
  en
  två
"""


@pytest.mark.parametrize(
    "route, value, key",
    [
        pytest.param((), (1, 1, 8), (1, 1, 8), id="the-whole"),
        pytest.param(("a",), (1, 4, 5), (1, 1, 1), id="a-value-and-its-key"),
        pytest.param(("tom",), (2, 1, 3), (2, 1, 3), id="an-empty-value-is-at-its-key"),
        pytest.param(("lista",), (3, 8, 18), (3, 1, 5), id="a-list"),
        pytest.param(("lista", 0), (3, 9, 1), (3, 9, 1), id="an-item"),
        pytest.param(("lista", 1), (3, 12, 5), (3, 12, 5), id="an-item-within-quotes"),
        pytest.param(("lista", 2, "b"), (3, 23, 1), (3, 20, 1), id="deep"),
        pytest.param(("lista", 3), (3, 8, 18), (3, 8, 18), id="an-item-too-many"),
        pytest.param(("lista", 2, "c"), (3, 19, 6), (3, 19, 6), id="a-missing-key"),
        pytest.param(("lista", "c"), (3, 8, 18), (3, 1, 5), id="a-key-in-a-list"),
        pytest.param(("a", "c"), (1, 4, 5), (1, 1, 1), id="a-key-in-a-text"),
        pytest.param(("okänd",), (1, 1, 8), (1, 1, 8), id="unknown"),
        pytest.param(("å ä",), (4, 8, 1), (4, 1, 5), id="code-points"),
    ],
)
def test_every_value_and_key_has_a_place(
    route: tuple[str | int, ...], value: tuple[int, int, int], key: tuple[int, int, int]
) -> None:
    document = read(NESTED)
    assert spot(document.place(*route)) == value
    assert spot(document.key_place(*route)) == key
    assert document.place(*route).source == NESTED.splitlines()[value[0] - 1]


@pytest.mark.parametrize(
    "route, there",
    [
        ((), True),
        (("tom",), True),
        (("okänd",), False),
        (("lista", 2, "b"), True),
        (("lista", 3), False),
        (("lista", "b"), False),
        (("a", "b"), False),
    ],
)
def test_a_key_without_a_value_is_there_all_the_same(
    route: tuple[str | int, ...], *, there: bool
) -> None:
    assert read(NESTED).has(*route) is there


@pytest.mark.parametrize(
    "words, route, nth, expected",
    [
        pytest.param("värde", ("a",), 0, (1, 4, 5), id="the-whole"),
        pytest.param("rde", ("a",), 0, (1, 6, 3), id="its-end"),
        pytest.param("två", ("å ä",), 0, (6, 3, 3), id="on-a-later-line"),
        pytest.param("värde", ("lista",), 0, (3, 8, 18), id="nowhere"),
        pytest.param(" ", ("lista",), 1, (3, 14, 1), id="the-second-time"),
        pytest.param(" ", ("lista",), 9, (3, 8, 18), id="not-so-often"),
    ],
)
def test_words_are_found_within_a_value(
    words: str, route: tuple[str, ...], nth: int, expected: tuple[int, int, int]
) -> None:
    assert spot(read(NESTED).find(words, route, nth)) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_the_parser_counts_them(line_break: str) -> None:
    document = read(line_break.join(["a: 1", "b: 2", "å: x"]))
    assert spot(document.place("å")) == (3, 4, 1)
    assert document.place("å").source == "å: x"


@pytest.mark.parametrize(
    "text, silences",
    [
        pytest.param("a: 1  # medlofte: ok looks-alike\n", [("looks-alike", 1, 7)], id="one"),
        pytest.param("a: 1  #medlofte:ok x, y-z\n", [("x", 1, 7), ("y-z", 1, 7)], id="two"),
        pytest.param("a: 1  # medlofte: ok  x ,y\n", [("x", 1, 7), ("y", 1, 7)], id="blanks"),
        pytest.param("# medlofte: ok x\na: 1\n", [("x", 1, 1)], id="a-line-of-its-own"),
        pytest.param("a: '# medlofte: ok x'\n", [], id="within-quotes"),
        pytest.param("a: '1' # medlofte: ok x\n", [("x", 1, 8)], id="after-quotes"),
        pytest.param("a: |\n  b # medlofte: ok x\n", [], id="within-a-block"),
        pytest.param("a: |\n  b\n# medlofte: ok x\n", [("x", 3, 1)], id="after-a-block"),
        pytest.param("a: b#medlofte:ok x\n", [], id="no-blank-before"),
        pytest.param("a: 1 # ok: medlofte: x\n", [], id="another-comment"),
        pytest.param("a: 1 # medlofte: okej x\n", [], id="another-word"),
        pytest.param("a: 1 # medlofte: ok\n", [], id="no-rule"),
        pytest.param(
            "a: [1, # medlofte: ok x\n  {b: 2}] # medlofte: ok y\n",
            [("x", 1, 8), ("y", 2, 11)],
            id="a-list",
        ),
        pytest.param(
            "a: '# x' # medlofte: ok x # medlofte: ok y\n",
            [("x", 1, 10), ("y", 1, 10)],
            id="one-after-another",
        ),
    ],
)
def test_a_comment_silences_a_rule_on_its_line(
    text: str, silences: list[tuple[str, int, int]]
) -> None:
    found = read(text).silences()
    assert [(one.rule, one.place.line, one.place.column) for one in found] == silences


@pytest.mark.parametrize(
    "text, lines",
    [
        pytest.param("a: b # medlofte: ok x\n", range(1, 2), id="its-own-line"),
        pytest.param("a: | # medlofte: ok x\n  b\n  c\nd: 1\n", range(1, 4), id="a-block"),
        pytest.param("a: >- # medlofte: ok x\n  b\n  c", range(1, 4), id="a-block-without-an-end"),
        pytest.param("a: 'b\n  c' # medlofte: ok x\n", range(1, 3), id="text-within-quotes"),
        pytest.param("a: b\n  c # medlofte: ok x\nd: 1\n", range(1, 3), id="text-over-two-lines"),
        pytest.param("a: |\n  b\n# medlofte: ok x\n", range(3, 4), id="after-a-block"),
        pytest.param("a: 'b' # medlofte: ok x\nc: 'd\n e'", range(1, 2), id="before-another-text"),
    ],
)
def test_a_comment_silences_the_whole_text_it_belongs_to(text: str, lines: range) -> None:
    (silence,) = read(text).silences()
    assert (silence.rule, silence.lines) == ("x", lines)


SCRAPS = st.sampled_from(
    [
        *("a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\r", "\t"),
        *("'", '"', "|", "> ", "&x ", "*x", "!t ", "!!str ", "<<: ", "# ", "---\n", "...\n"),
        *("&", "*", "!", "!<", "%TAG ! t\n", "\\u", "a:1\n", "-a"),
        *("%YAML 1.1\n", "@", "`", "\0", "\x07", "\x85", "\u2028", "\ufeff", "å", "𝄞"),
        *("\\", "~", "null", "2024-02-30", "\uffff", "# medlofte: ok x"),
    ]
)


def check(raw: bytes) -> None:
    document, findings = parse(PATH, raw)
    assert (document is None) == bool(findings)
    lines = len(raw) + 1
    for finding in findings:
        assert 1 <= finding.place.line <= lines
        assert finding.place.column >= 1
        if finding.rule == "control-character":
            line = re.split("\r\n|[\n\r\x85\u2028\u2029]", raw.decode().lstrip("\ufeff"))
            sign = line[finding.place.line - 1][finding.place.column - 1]
            assert f"(U+{ord(sign):04X})" in finding.message
            assert not sign.isprintable()
    if document:
        assert all(silence.rule for silence in document.silences())
        route: tuple[str | int, ...] = ()
        value = document.value
        while value and isinstance(value, dict | list):
            step = next(iter(value)) if isinstance(value, dict) else 0
            route, value = (*route, step), value[step]
            assert document.has(*route)
            place = document.place(*route)
            assert 1 <= place.column <= len(place.source) + 1


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe" + "a: 1".encode("utf-16-le"))
def test_parse_never_raises_for_any_bytes(raw: bytes) -> None:
    check(raw)


@given(st.text(max_size=100))
def test_parse_never_raises_for_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@given(st.lists(SCRAPS, max_size=30).map("".join))
@example("%TAG ! tag:x,2000:\n---\na: !b c")
@example("a: &x [*x]")
@example("? |\n  a\n: b")
def test_parse_never_raises_for_what_looks_like_yaml(text: str) -> None:
    check(text.encode())


PLAIN: st.SearchStrategy[object] = st.recursive(
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcå<~ ", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
).map(lambda value: {"a": value})


@given(PLAIN)
def test_what_was_written_within_quotes_reads_back_the_same(value: object) -> None:
    text = yaml.safe_dump(value, default_style="'", allow_unicode=True)
    document, findings = parse(PATH, text.encode())
    if document:
        assert document.value == value
    else:
        assert {finding.rule for finding in findings} <= {"yaml-feature"}
