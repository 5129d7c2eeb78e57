"""The cells of a table as rows, whichever way its headings stand, or as what they else are."""

import pytest

from medlofte.drafting.blocks.rows import GridRow, rows_of
from shown_blocks import shown


def read(*rows: str, head: bool = False) -> str:
    """The blocks of rows, whose cells stand between signs; / parts the lines of a cell."""
    grid = [
        GridRow(number, [cell.strip().replace("/", "\n") for cell in row.split("|")])
        for number, row in enumerate(rows, 1)
    ]
    return shown(rows_of([grid[0]._replace(is_head=head), *grid[1:]] if grid else []))


@pytest.mark.parametrize(
    "rows, blocks",
    [
        ([], ""),
        (["", "Polisen ska gå.", "- en/- två"], "2 Polisen ska gå.\n3 - en\n3 - två"),
        (
            ["Åtgärd | Ansvarig | ", "Natt | | ", "Lampor | Kommunen |", "Åtgärd | Ansvarig |"],
            "2 #### Natt\n3 | Åtgärd: 'Lampor' | Ansvarig: 'Kommunen'",
        ),
        (
            ["Åtgärd | Ansvarig", "- en/- två | Polisen/Kommunen", "Sopa/Laga | Alla"],
            """
2 | Åtgärd: 'en' | Ansvarig: 'Polisen'
2 | Åtgärd: 'två' | Ansvarig: 'Kommunen'
3 | Åtgärd: 'Sopa\\nLaga' | Ansvarig: 'Alla'""",
        ),
        (
            ["Mäta farten vid skolor | Polisen", "Bygga farthinder | Kommunen och skolan"],
            """
1 | åtgärd: 'Mäta farten vid skolor' | ansvar: 'Polisen'
2 | åtgärd: 'Bygga farthinder' | ansvar: 'Kommunen och skolan'""",
        ),
        (
            ["Löfte | Lampor byts", "Ansvar | Kommunen", "Löfte | - Gå/- Åka", "Ansvar | Polisen"],
            """
1 | Löfte: 'Lampor byts' | Ansvar: 'Kommunen'
3 | Löfte: 'Gå\\nÅka' | Ansvar: 'Polisen'""",
        ),
        (
            ["| x | y", "Åtgärd | Lampor |", "Ansvar | Kommunen |"],
            "2 | Åtgärd: 'Lampor' | Ansvar: 'Kommunen'",
        ),
        (
            [" | Ett | Två", "Åtgärd | Lampor | Stolar", "Ansvar | Kommunen | Polisen"],
            "2 | Åtgärd: 'Lampor' | Ansvar: 'Kommunen'\n2 | Åtgärd: 'Stolar' | Ansvar: 'Polisen'",
        ),
        (
            ["För polisen | För kommunen", "Chef | Ordförande"],
            "1 För polisen\n2 Chef\n1 För kommunen\n2 Ordförande",
        ),
        (["____/Chef | ____/Ordförande"], "1 Chef\n1 Ordförande"),
        (
            ["5/fotpatruller i veckan i hela centrum. | Alla/som bor här får svar inom en dag."],
            """
1 - 5 fotpatruller i veckan i hela centrum.
1 - Alla som bor här får svar inom en dag.""",
        ),
        (
            ["Polisen lovar: | Kommunen/lovar", "Mäta farten/Gå | Laga ljus", "| Bygga/vägar här"],
            """
1 #### Polisen lovar
2 - Mäta farten
2 - Gå
1 #### Kommunen lovar
2 - Laga ljus
3 - Bygga vägar här""",
        ),
        (
            ["Polisen | Kommunen", "Natt: | Natt:", "Gå. | Lysa.", "Ses./Nu./- a | Ses./Nu./- a"],
            """
2 #### Natt
1 #### Polisen
3 - Gå.
1 #### Kommunen
3 - Lysa.
4 - Ses.
4 - Nu.
4 - a""",
        ),
        (["Mäta | Polisen"], "1 #### Mäta\n1 - Polisen"),
        (
            ["Mäta farten här | Alla", "Bygga | Alla"],
            """
1 - Mäta farten här
1 - Alla
2 - Bygga
2 - Alla""",
        ),
        (
            ["Trafik | Polisen ska mäta farten varje vecka."],
            "1 #### Trafik\n1 - Polisen ska mäta farten varje vecka.",
        ),
        (
            ["Trafik: | Polisen ska:/- gå/- cykla", "Natt | Alla lyser."],
            "1 #### Trafik\n1 Polisen ska:\n1 - gå\n1 - cykla\n2 #### Natt\n2 - Alla lyser.",
        ),
        (
            ["Område | Det vi gör", "Trafik | Polisen ska:/• gå"],
            "2 #### Trafik\n2 Polisen ska:\n2 - gå",
        ),
    ],
)
def test_a_table(rows: list[str], blocks: str) -> None:
    assert read(*rows) == blocks.lstrip("\n")


def test_headings_that_only_look_so() -> None:
    assert (
        read("Sak | Hos", "Lampor | Kommunen", head=True) == "2 | Sak: 'Lampor' | Hos: 'Kommunen'"
    )
    upright = read("Löfte | Ansvar", "Mål | Kommunen", "Vad | Alla", head=True)
    assert upright == "2 | Löfte: 'Mål' | Ansvar: 'Kommunen'\n3 | Löfte: 'Vad' | Ansvar: 'Alla'"
