"""In which area a promise lies: what it is about, and not where in the document it stands."""

import pytest

from reading_documents import read


@pytest.mark.parametrize(
    "headings, area",
    [
        (["## Trafik"], "Trafik"),
        (["## B. Trafik", "# Löfte 3"], "Trafik"),
        (["## § 4 Trafik"], "Trafik"),
        (["## Löfte 2. Trafik"], "Trafik"),
        (["## Fokusområde 1 Trafik"], "Trafik"),
        (["## Trafik", "### Orsak", "### Åtgärder"], "Trafik"),
        (["## Trafik", "# Polisen ska"], "Trafik"),
        (["### Trafik", "## Det här ska vi göra"], ""),
        (["## Vårt nya löfte till Exempelborna"], ""),
        (["## Medborgarlöfte i Exempelby"], ""),
        (["## Våra åtaganden"], ""),
        (["## Vi ska köra lagligt"], "Vi ska köra lagligt"),
        (["## Skolan"], "Skolan"),
        (["## Uppföljning"], "Uppföljning"),
    ],
)
def test_the_area_is_what_the_promises_are_about(headings: list[str], area: str) -> None:
    found = read(*headings, "- Polisen kontrollerar farten varje vecka").promises
    assert [one.area for one in found] == [area]


def test_a_heading_that_tells_of_another_part_ends_the_area() -> None:
    found = read(
        "## Trafik",
        "- Polisen kontrollerar farten varje vecka",
        "## Bakgrund",
        "Farten är hög.",
        "## Polisen lovar",
        "- vara synlig på torget",
    ).promises
    assert [one.area for one in found] == ["Trafik", ""]


def test_a_row_may_tell_when_by_the_course_of_the_year() -> None:
    found = read(
        "|Insats=Gångfartsområde inrättas|Ansvar=Kommunen|Tidpunkt=Under året|",
        "|Insats=Hastighetskontroller|Ansvar=Polisen|Tidpunkt=Minst 15 under året|",
    ).promises
    assert [dict(one.target) for one in found] == [
        {"kind": "milestone", "by": "2027-12-31"},
        {"kind": "count", "at_least": "15", "per": "year", "unit": "gånger"},
    ]
    assert [[doubt.key for doubt in one.doubts] for one in found] == [["by"], []]
