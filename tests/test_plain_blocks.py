"""A plain text as blocks: what was copied out of a browser, out of Word, or broken to a width."""

import pytest

from medlofte.drafting.blocks import plain
from shown_blocks import shown

COPIED = """
Hoppa till innehåll
Sök
Meny
Lillköpings kommun
Bygga och bo
Startsida
/
Trygghet
/
Medborgarlöften
Vi använder kakor på webbplatsen. Läs mer om kakor.
Godkänn alla

Start / Trygghet / Medborgarlöften

1. Start
2. Trygghet

Medborgarlöften

På den här sidan
Trafik

Trafik
Polisen ska stå vid skolan.

Till toppen
Dela sidan
"""

SIGNS = """
Polisen ska:

• synas i centrum
  varje dag
★ gå i parken
*  möta unga
– cykla
\uf0b7 köra
o  på väg
o  på stig
"""

LETTERS = """
Kommunen åtar sig att
a) laga lampor,
b) klippa häckar. Det görs
   varje vår,
Polisen åtar sig att
(a) svara
1.1 Polisen ska ringa upp alla som har hört av sig
1.2 Kommunen ska svara
"""

BARE = """
Kommunen ska
laga lampor,
klippa häckar,
sopa

Det innebär att:
polisen går till fots
kommunen ringer
Nu är det slut.
"""

WRAPPED = """
Polisen och kommunen i Lillköping ska under hela året arbeta för att
gatorna i centrum blir tryggare. Det sker vid minst
tolv tillfällen per år, mellan kl.
15 och 17, på för-
middagar och helger. Alla som bor här får veta hur det går.
Trafik
Polisen ska ta hand om den som kör för fort i centrum och på väg-
eller gatunätet i övrigt, tillsammans med kommunens egna vakter.
"""

HEADINGS = """
1. Parter
Kommunen och polisen är parter.

2. Löften
2.1 Trafik
Polisen ska mäta farten.

Så har det gått

Hur blir det sedan?
Vi berättar i juni.

UTAN
VERB
Fotpatrullering minst 10 gånger
Det är Polisens sak
"""

TABLES = """
Åtgärd\tAnsvarig
Lampor\tKommunen

Löfte                 Utfall
Trafikkontroller      12 st

| Vad | Vem |
|---|---|
| Cyklar | Polisen |

1.\tPolisen ska
2.\tKommunen ska

För kommunen          För polisen
Kommunalråd           Polischef
__________            _________
"""

SAID = """
– Det blir bra, säger kommunens ordförande.
– gå
"""

AROUND = """
ÅTAGANDEN                                   Sida 1 (3)
Trafik ............... 3

3
Ett sam\u00ad
arbete\u200b
"""


READ = {
    COPIED: """
4 # Lillköpings kommun
19 # Medborgarlöften
24 # Trafik
25 Polisen ska stå vid skolan.
""",
    SIGNS: """
1 Polisen ska:
3 - synas i centrum varje dag
5   - gå i parken
6     - möta unga
7       - cykla
8         - köra
9           - på väg
10           - på stig
""",
    LETTERS: """
1 Kommunen åtar sig att
2 - laga lampor,
3 - klippa häckar. Det görs varje vår,
5 Polisen åtar sig att
6 - svara
7   - Polisen ska ringa upp alla som har hört av sig
8   - Kommunen ska svara
""",
    BARE: """
1 Kommunen ska
2 - laga lampor,
3 - klippa häckar,
4 - sopa
6 Det innebär att:
7 - polisen går till fots
8 - kommunen ringer
9 Nu är det slut.
""",
    WRAPPED: """
1 Polisen och kommunen i Lillköping ska under hela året arbeta för att gatorna i centrum
   blir tryggare. Det sker vid minst tolv tillfällen per år, mellan kl. 15 och 17, på
   förmiddagar och helger. Alla som bor här får veta hur det går.
6 # Trafik
7 Polisen ska ta hand om den som kör för fort i centrum och på väg- eller gatunätet i
   övrigt, tillsammans med kommunens egna vakter.
""",
    HEADINGS: """
1 # 1. Parter
2 Kommunen och polisen är parter.
4 # 2. Löften
5 # 2.1 Trafik
6 Polisen ska mäta farten.
8 # Så har det gått
10 # Hur blir det sedan?
11 Vi berättar i juni.
13 # UTAN
14 # VERB
15 Fotpatrullering minst 10 gånger
16 Det är Polisens sak
""",
    TABLES: """
2 | Åtgärd: 'Lampor' | Ansvarig: 'Kommunen'
5 | Löfte: 'Trafikkontroller' | Utfall: '12 st'
9 | Vad: 'Cyklar' | Vem: 'Polisen'
11 - Polisen ska
12 - Kommunen ska
14 # För kommunen
15 # Kommunalråd
14 # För polisen
15 # Polischef
""",
    SAID: """
1 – Det blir bra, säger kommunens ordförande.
2 - gå
""",
    AROUND: """
1 # ÅTAGANDEN
5 Ett samarbete
""",
}


@pytest.mark.parametrize("text,blocks", READ.items())
def test_a_text_is_read_as_a_person_would(text: str, blocks: str) -> None:
    assert shown(plain.blocks(text.removeprefix("\n"))) == blocks.strip("\n")


def test_a_sign_alone_on_its_line_marks_what_stands_below() -> None:
    text = "•\nPolisen mäter.\n\n•\n\nPolisen går.\n   Det sker ofta.\n•"
    assert shown(plain.blocks(text)) == "1 - Polisen mäter.\n4 - Polisen går. Det sker ofta."


LISTED = """
Kommunen ansvarar för:
Lampor i centrum
Häckar vid skolor

Prioriterat:
Trafik
Polisen ska mäta farten i centrum.
Ansvarig: Polisen

* Skolan ringer hem

1) Kommunen ska svara

2) Polisen ska svara
## Uppföljning
**Vem**
Det sköter **rådet**.
"""


def test_what_is_listed_and_what_is_told() -> None:
    assert (
        shown(plain.blocks(LISTED.removeprefix("\n")))
        == """\
1 Kommunen ansvarar för:
2 - Lampor i centrum
3 - Häckar vid skolor
5 # Prioriterat
6 # Trafik
7 Polisen ska mäta farten i centrum.
8 Ansvarig: Polisen
10 - Skolan ringer hem
12 - Kommunen ska svara
14 - Polisen ska svara
15 # Uppföljning
16 # Vem
17 Det sköter rådet."""
    )


def test_a_form_has_its_labels_beside_what_is_told_also_where_that_goes_on_below() -> None:
    told = """
Vad:         Hastighetskontroller på väg 8 och
             i Norrby
Vem:         Polisen
Omfattning:  Minst 30 om året
"""
    assert [(one.line, one.cells) for one in plain.blocks(told)] == [
        (
            2,
            (
                ("Vad:", "Hastighetskontroller på väg 8 och i Norrby"),
                ("Vem:", "Polisen"),
                ("Omfattning:", "Minst 30 om året"),
            ),
        )
    ]
