"""A saved web page as blocks: its text in the order that is seen, and nothing of what is around."""

import pytest

from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.blocks.web import page
from shown_blocks import shown

LONG = "Så många ord har texten på sidan. " * 12


def read(body: str, head: str = "") -> str:
    """The blocks of a page."""
    return shown(page.read(f"<!doctype html><html><head>{head}</head>{body}</html>").blocks)


def test_a_page_of_a_municipality() -> None:
    """As its tools make them: all in a form, headings that open, and names of layout."""
    body = f"""
<body class="sv-no-js has-sidebar"><form id="aspnetForm">
<div id="CybotCookiebotDialog"><p>Vi sparar kakor.</p></div><a href="#x" class="skiplink">Hoppa</a>
<div class="sv-layout sv-skip-spacer"><div class="main-menu"><ul><li>Start</li></ul></div>
<div class="hero-banner"><h1>Löfte 2026</h1><p>Det gäller 2026.</p></div>
<div class="sv-text-portlet sv-skip-spacer"><!-- text -->
<p style="display: none">{LONG}</p><p>{LONG}</p>
<h2 id="sok-stod">Trafik</h2>
<ul><li>Polisen ska <strong>mäta</strong><br>farten.</li><li><b>Vägar</b><br>Farthinder byggs.</li>
<li></li><li>Kommunen ska<ul><li>bygga<ol><li>hus</li></ol></li></ul></li></ul>
<h2><button aria-expanded="true">Unga</button></h2><div hidden><p>Skolan ska ringa hem.</p></div>
<button aria-expanded="false">Äldre</button><div class="accordion" hidden>Hemvården ringer.</div>
<div role="heading">Centrum</div><div>Kommunen ska:<br><br>- laga<br>- sopa</div>
<p>Läs <a href="x">mer</a>, <span>här</span>.</p><button>Skicka</button><h3>Läs mer om kakor</h3>
<p>Dela sidan</p><del>Gammalt.</del><p aria-hidden="true">Dolt.</p>
<ul><li><a href="x">Grannkommunen</a></li></ul>
<details><summary>Natt</summary>Polisen går.</details>
<p><b>Uppföljning</b><br>Vi berättar.</p><p style="font-weight: bold">Kontakt</p>
</div></div></form><div class="footer-wrapper">Adress</div></body>"""
    assert (
        read(body, "<title>Löfte 2026 | Provköping</title>")
        == f"""\
1 # Provköping
2 # Löfte 2026
3 Det gäller 2026.
{shown_text(4)}
5 ## Trafik
6 - Polisen ska mäta farten.
7 - Vägar: Farthinder byggs.
8 - Kommunen ska
9   - bygga
10     - hus
11 ## Unga
12 Skolan ska ringa hem.
13 #### Äldre
14 Hemvården ringer.
15 #### Centrum
16 Kommunen ska:
17 - laga
18 - sopa
19 Läs mer, här.
21 #### Natt
22 Polisen går.
23 # Uppföljning
24 Vi berättar.
25 # Kontakt"""
    )


def shown_text(number: int) -> str:
    """The long text, as it is written in a test."""
    return shown([DocumentBlock(number, "text", LONG.strip())])


TABLE = """
<table><caption>Plan:</caption><thead><tr><th>Område</th><th>Åtgärd</th><th>Vem</th></tr></thead>
<tr><td rowspan="2">Trafik</td><td><ul><li>Mäta</li><li>Möta</li></ul></td><td>Polisen</td></tr>
<tr><td colspan="x">Bygga</td><td>Kommunen</td></tr>
<tr><td colspan="3">Natt</td></tr>
<tr><td colspan="2">Lysa</td><td rowspan="3">Kommunen</td></tr><tr></tr>
<tr><td>Park</td></tr></table>"""


def test_tables() -> None:
    assert (
        read(TABLE)
        == """\
1 #### Plan
3 | Område: 'Trafik' | Åtgärd: 'Mäta\\nMöta' | Vem: 'Polisen'
4 | Område: 'Trafik' | Åtgärd: 'Bygga' | Vem: 'Kommunen'
5 #### Natt
6 | Område: 'Lysa' | Åtgärd: 'Lysa' | Vem: 'Kommunen'
7 | Område: 'Park' | Åtgärd: '' | Vem: 'Kommunen'"""
    )


def test_what_only_lays_out_the_page_is_no_table() -> None:
    body = "<table><tr><td class='nav'>Start</td><td><h1>Löfte</h1><p>Polisen går.</p></td></tr>"
    assert read(body) == "1 # Löfte\n2 Polisen går."
    assert read("<table role=presentation><tr><td>Ett.<td>Två.</table>") == "1 Ett.\n2 Två."


def test_bold_headings_of_a_table() -> None:
    body = "<table><tr><td><b>Sak</b><td><b>Vem</b><tr><td>Lampor<td>Kommunen</table>"
    assert read(body) == "2 | Sak: 'Lampor' | Vem: 'Kommunen'"


def test_terms_that_are_the_headings_of_a_promise() -> None:
    terms = "<dl><dt>Åtgärd:</dt><dd>Lampor</dd><dt>Ansvar</dt><dd>Kommunen</dd></dl>"
    others = "<dl><dt>Trafik</dt><dd>Polisen mäter.</dd></dl>"
    assert read(terms + others) == (
        "1 | Åtgärd: 'Lampor' | Ansvar: 'Kommunen'\n3 #### Trafik\n4 Polisen mäter."
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>Start</nav><main><p>{LONG}</p></main><p>Runtom</p>",
        f"<div role=main><p>{LONG}</p></div><p>Runtom</p>",
        f"<div id=content><p>{LONG}</p></div><p>Runtom</p>",
        f"<article><p>{LONG}</p></article><article>Runtom</article>",
        f"<header>Runtom</header><p>{LONG}</p><footer>Runtom</footer>",
        f"<div class=menu>Runtom</div><div><header><p>{LONG}</p></header></div>",
    ],
)
def test_the_main_part_is_found(body: str) -> None:
    assert read(body) == shown_text(1)


def test_articles_beside_one_another_are_all_read() -> None:
    assert read(f"<article><p>{LONG}</p></article>" * 2) == f"{shown_text(1)}\n{shown_text(2)}"


def test_a_heading_outside_the_main_part_is_kept() -> None:
    body = f"<h1>Löfte</h1><main><p>{LONG}</p></main>"
    assert read(body, "<title>Löfte</title>") == f"1 # Löfte\n{shown_text(2)}"


@pytest.mark.parametrize(
    "head, address",
    [
        ("<link rel=canonical href=https://example.se/a>", "https://example.se/a"),
        ("<meta property=og:url content=https://example.se/b>", "https://example.se/b"),
        ("<!-- saved from url=(0020)https://example.se/c -->", "https://example.se/c"),
        ("<link rel=canonical href=/a>", ""),
    ],
)
def test_the_address_that_a_page_names(head: str, address: str) -> None:
    assert page.read(f"<html><head>{head}</head><p>Text.</p>").address == address
