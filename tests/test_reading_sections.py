"""A heading tells whether promises come under it."""

import pytest

from medlofte.drafting.rules.sections import Section, announced


@pytest.mark.parametrize(
    "heading, section",
    [
        ("5. ÅTAGANDEN", "promises"),
        ("Det kommunen lovar", "promises"),
        ("Mål och åtgärder", "promises"),
        ("Lägesbild och insatser", "promises"),
        ("Bakgrund till löftena", "tells"),
        ("Tidigare löften", "tells"),
        ("Uppföljning av löften 2019–2020", "tells"),
        ("Vad har hänt sedan sist?", "tells"),
        ("Varför har vi medborgarlöften?", "tells"),
        ("9. Giltighet", "tells"),
        ("Vad gör polisen åt stölderna?", "promises"),
        ("§ 8 Sekretess", "tells"),
        ("Uppföljning", "follows"),
        ("Vad händer nu?", "follows"),
        ("Så kollar vi", "follows"),
        ("Hur du får veta mer", "follows"),
        ("Kontakta oss", "ends"),
        ("Underskrifter", "ends"),
        ("Läs också", "ends"),
        ("Andra löften i länet", "ends"),
        ("Det här kan du göra själv", "ends"),
        ("Nuläge för den gamla planens åtgärder", "tells"),
        ("Detta hoppas vi uppnå", "tells"),
        ("När får ni veta hur det gick?", "follows"),
    ],
)
def test_a_heading_announces_what_comes_under_it(heading: str, section: Section) -> None:
    assert announced(heading, "unknown") == section


@pytest.mark.parametrize(
    "heading",
    ["Trafik", "Ungas situation", "Kommunikation", "Information om droger", "Vad händer i skolan?"],
)
def test_a_topic_announces_nothing_and_all_stays_as_before_it(heading: str) -> None:
    assert announced(heading, "promises") == "promises"
    assert announced(heading, "tells") == "tells"
