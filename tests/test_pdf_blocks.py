"""A PDF as blocks: told only by where each piece of text stands, and how large and bold it is."""

import io

import pytest
import typst

from medlofte.drafting.blocks.pdf import document
from shown_blocks import shown

PAGE = '#set page(width: 14cm, height: 10cm, margin: 1.5cm)\n#set text(size: 9pt, lang: "sv")\n'


def read(text: str) -> str:
    """The blocks of a typeset text."""
    found = document.read(io.BytesIO(typst.compile((PAGE + text).encode())))
    assert not isinstance(found, str)
    return shown(found)


def written(*pages: str, fonts: str = "") -> str:
    """The blocks of a PDF of raw operators; /F and /B are its fonts."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>"
    told = f"/F {font.format('Helvetica')} /B {font.format('Helvetica-Bold')} {fonts}"
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(pages)))
    parts = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    for place, text in enumerate(pages):
        raw = text.encode("cp1252")
        about = f"/Parent 2 0 R/MediaBox[0 0 400 400]/Contents {4 + 2 * place} 0 R"
        parts.append(f"<</Type/Page{about}/Resources<</Font<<{told}>>>>>>")
        parts.append(f"<</Length {len(raw)}>>stream\n{text}\nendstream")
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(file.tell())
        file.write(f"{number} 0 obj{part}endobj\n".encode("cp1252"))
    begins = file.tell()
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    file.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{listed}".encode())
    file.write(f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF".encode())
    found = document.read(file)
    assert not isinstance(found, str)
    return shown(found)


def at(x: int, y: int, text: str, size: int = 10, font: str = "F") -> str:
    """The operators that write a text at a place."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


COLUMNS = """
#set page(columns: 2)
= Medborgarlöfte
Polisen och kommunen ska under hela året arbeta för att gatorna blir tryggare för alla som bor här.

Polisen ska:
- mäta farten vid skolorna, minst tio gånger per år och på olika tider
- stå
  - vid vägen
#colbreak()
Kommunen bygger.

= Uppföljning
*Vi berättar i juni om allt som har hänt.*

Vi ses i
#pagebreak()
december varje år.
"""

HEADED = """
#set page(header: [Provköpings kommun #h(1fr) Dnr 17])
#set page(footer: context [Sida #counter(page).display()])
Löften.
#pagebreak()
Mer.
#pagebreak()
Slut.
"""

TABLE = """
#set table(stroke: none)
Så här gör vi:

Först.

Sedan.
#table(columns: (1cm, 4cm, 2.5cm, 3cm),
  [*Nr*], [*Löfte*], [*Ansvar*], [*När*],
  [1], [Polisen mäter farten vid skolorna i tätorterna], [Polisen], [Löpande],
  [2], [Kommunen bygger \\ - hus \\ - vägar], [Kommunen], [2026],
)
#pagebreak()
#table(columns: (1cm, 4cm, 2.5cm, 3cm),
  [*Nr*], [*Löfte*], [*Ansvar*], [*När*],
  [3], [Alla ses], [Alla], [–],
)
Texten efter tabellen går över alla dess kolumner och är alltså ingen rad i den.
"""

UPRIGHT = """
#set table(stroke: none)
#table(columns: (3cm, 6cm),
  [Löfte], [Lampor byts], [Ansvar], [Kommunen],
  [Löfte], [Polisen går], [Ansvar], [Polisen],
)
*Nästa*
"""

HYPHENS = """
#set text(hyphenate: true)
#set par(justify: true)
#block(width: 3.6cm)[Kommunstyrelsens ordförande lovar brottsförebyggande åtgärder.]
"""


READ = {
    HYPHENS: """
1 Kommunstyrelsens ordförande lovar brottsförebyggande åtgärder.
""",
    COLUMNS: """
1 # Medborgarlöfte
2 Polisen och kommunen ska under hela året arbeta för att gatorna blir tryggare för alla
   som bor här.
5 Polisen ska:
6 - mäta farten vid skolorna, minst tio gånger per år och på olika tider
8 - stå
9   - vid vägen
10 Kommunen bygger.
11 # Uppföljning
12 Vi berättar i juni om allt som har hänt.
14 Vi ses i december varje år.
""",
    HEADED: """
1 # Provköpings kommun
1 # Dnr 17
2 Löften.
3 Mer.
4 Slut.
""",
    TABLE: """
1 Så här gör vi:
2 Först.
3 Sedan.
5 | Nr: '1' | Löfte: 'Polisen mäter farten vid skolorna i tätorterna' | Ansvar: 'Polisen'
   | När: 'Löpande'
8 | Nr: '2' | Löfte: 'Kommunen bygger\\nhus\\nvägar' | Ansvar: 'Kommunen' | När: '2026'
13 | Nr: '3' | Löfte: 'Alla ses' | Ansvar: 'Alla' | När: '–'
14 Texten efter tabellen går över alla dess kolumner och är alltså ingen rad i den.
""",
    UPRIGHT: """
1 | Löfte: 'Lampor byts' | Ansvar: 'Kommunen'
3 | Löfte: 'Polisen går' | Ansvar: 'Polisen'
5 # Nästa
""",
}


@pytest.mark.parametrize("text, blocks", READ.items())
def test_a_typeset_document(text: str, blocks: str) -> None:
    assert read(text) == blocks.strip("\n")


BODY = "".join(
    at(20, 380 - 12 * n, f"Raden {n} går lika långt som alla andra i texten.") for n in range(4)
)


def below(text: str) -> list[str]:
    """What is read of a text below some lines that are as long as lines are."""
    told = written(BODY + text).splitlines()
    return [one for one in told if one[0] != " " and int(one.split()[0]) > len(BODY.splitlines())]


@pytest.mark.parametrize(
    "text, blocks",
    [
        (
            at(20, 320, "Polisen ska:")
            + "".join(at(40, 308 - 12 * n, f"stå vid skola {n}") for n in range(3))
            + at(40, 272, "gå i")
            + at(40, 260, "parken och i")
            + at(240, 380, "skolan")
            + at(220, 360, "Slut.")
            + at(220, 348, "Ja."),
            [
                "5 Polisen ska:",
                "6 - stå vid skola 0",
                "7 - stå vid skola 1",
                "8 - stå vid skola 2",
                "9 - gå i parken och i skolan",
                "12 Slut.",
                "13 Ja.",
            ],
        ),
        (
            at(40, 320, "Stycken som börjar längre in, men inte går på,")
            + at(20, 308, "har inga punkter.")
            + at(40, 284, "Stycken som börjar längre in, men inte går på,")
            + at(20, 272, "har inga punkter."),
            [
                "5 Stycken som börjar längre in, men inte går på, har inga punkter.",
                "7 Stycken som börjar längre in, men inte går på, har inga punkter.",
            ],
        ),
        (
            at(20, 320, "-")
            + at(40, 320, "En punkt som går lika långt som")
            + at(40, 308, "de andra, och över på fler rader")
            + at(40, 296, "till."),
            ["5 - En punkt som går lika långt som de andra, och över på fler rader till."],
        ),
        ("BT /F 10 Tf 0 1 -1 0 390 20 Tm (Upp) Tj ET\n" + at(20, 300, "Slut."), ["5 Slut."]),
        (at(20, 300, "Ordförande") + at(250, 300, "Chef"), ["5 # Ordförande", "5 # Chef"]),
        (at(20, 300, "Dnr:") + at(250, 300, "KS 17"), ["5 Dnr: KS 17"]),
        (at(20, 300, "5", 30) + at(20, 284, "fotpatruller."), ["5 5 fotpatruller."]),
        (
            at(20, 300, "Polisen") + at(60, 300, "ska ") + at(80, 300, "gå.", font="B"),
            ["5 Polisen ska gå."],
        ),
        (at(20, 320, "1.Polisen") + at(20, 308, "2.Alla"), ["5 - Polisen", "6 - Alla"]),
        (
            at(20, 320, "Fokus och", 16) + at(20, 304, "Polisen", font="B"),
            ["5 # Fokus och", "6 # Polisen"],
        ),
        (
            at(20, 320, "Medborgarlöfte", 16) + at(20, 302, "och plan", 16),
            ["5 # Medborgarlöfte och plan"],
        ),
        (
            at(20, 320, "Enkäten") + at(58, 325, "1", 6) + at(62, 320, " visar mer."),
            ["5 Enkäten visar mer."],
        ),
        (at(20, 320, "______") + at(20, 308, "Chefen."), ["6 Chefen."]),
        (at(20, 300, "har in") + at(50, 300, "-") + at(20, 288, "gripit."), ["5 har ingripit."]),
    ],
)
def test_what_places_tell(text: str, blocks: list[str]) -> None:
    assert below(text) == blocks


def test_lines_that_stand_in_from_the_first() -> None:
    text = at(40, 390, "mäta farten") + at(40, 378, "stå") + BODY.replace("380", "360")
    assert written(text).startswith("1 - mäta farten\n2 - stå\n3 Raden 0")


def test_fonts_that_tell_how_wide_they_are() -> None:
    about = "/FirstChar 65/LastChar 66/Widths[900 900]/Encoding/WinAnsiEncoding"
    font = f"/W <</Type/Font/Subtype/TrueType/BaseFont/X{about}>>"
    text = (
        at(20, 300, "Polisen ska", font="W") + at(90, 300, "gå.", font="W") + at(20, 280, "Slut.")
    )
    assert written(text, fonts=font) == "1 Polisen skagå.\n2 Slut."


def cells(y: int, *texts: str, font: str = "F") -> str:
    """Texts beside one another, each in its column."""
    return "".join(at(20 + 90 * n, y, text, font=font) for n, text in enumerate(texts) if text)


@pytest.mark.parametrize(
    "text, blocks",
    [
        (
            cells(300, "Åtgärd", "Ansvarig", "Tid/", font="B")
            + at(200, 288, "omfattning", font="B")
            + at(20, 270, "Vand-")
            + at(20, 258, "ring")
            + cells(270, "", "Polisen", "Två gånger")
            + cells(240, "Lampor", "Kommunen", "2026"),
            [
                "7 | Åtgärd: 'Vandring' | Ansvarig: 'Polisen' | Tid/omfattning: 'Två gånger'",
                "10 | Åtgärd: 'Lampor' | Ansvarig: 'Kommunen' | Tid/omfattning: '2026'",
            ],
        ),
        (
            cells(300, "Åtgärd", "Ansvarig")
            + at(20, 288, "Vandring")
            + at(20, 276, "på stan")
            + at(110, 288, "Polisen"),
            ["6 | Åtgärd: 'Vandring på stan' | Ansvarig: 'Polisen'"],
        ),
        (
            cells(300, "Åtgärd", "Ansvarig")
            + cells(280, "Vandring", "Polisen")
            + cells(250, "Lillköping i maj"),
            ["6 | Åtgärd: 'Vandring' | Ansvarig: 'Polisen'", "7 # Lillköping i maj"],
        ),
        (cells(300, "Åtgärd", "Ansvarig"), ["5 # Åtgärd", "5 # Ansvarig"]),
    ],
)
def test_headings_of_a_table(text: str, blocks: list[str]) -> None:
    assert below(text) == blocks
