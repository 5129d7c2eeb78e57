"""What a promise waits for, or what is there afterwards, in the ways in which officials say it."""

import pytest

from test_how_much import asked, short


@pytest.mark.parametrize(
    "words, awaited",
    [
        (
            "Åker en väktare förbi efter midnatt, så kontrollerar hen dörrarna.",
            "åker en väktare förbi efter midnatt",
        ),
        ("Hittas en cykel i ån ser kommunen till att den kommer upp.", "hittas en cykel i ån"),
        ("Misstänker personalen droger kontaktas hemmet.", "misstänker personalen droger"),
        ("Blir det oroligt i centrum, flyttar fältarna dit.", "blir det oroligt i centrum"),
        ("Ringer någon om buller kommer vi ut och mäter.", "om buller kommer vi ut och mäter"),
        ("Vid grannbråk medlar bovärdarna.", "vid grannbråk medlar bovärdarna"),
        ("Vid dödsbränder bjuder räddningstjänsten in till samtal.", "vid dödsbränder"),
        ("Vid påträffad narkotika tas ett prov.", "vid påträffad narkotika"),
        ("Efter ett överfall ordnar skolan samtal.", "efter ett överfall"),
        (
            "Föräldrar till barn som ertappas med alkohol kontaktas.",
            "till barn som ertappas med alkohol kontaktas",
        ),
        ("Den som ringer växeln får prata med en handläggare.", "den som ringer växeln"),
        ("Upptäcker de alkohol eller droger ringer de hem.", "upptäcker de alkohol eller droger"),
        ("Ordningsvakterna avvisar gäster som stör.", "gäster som stör"),
        ("Polisen agerar på tips från butikerna.", "på tips från butikerna"),
        ("Polisen tar alkohol från unga vid påträffande.", "vid påträffande"),
        (
            "Polisen knackar dörr där det nyligen har varit inbrott.",
            "där det nyligen har varit inbrott",
        ),
    ],
)
def test_each_time_that_something_happens(words: str, awaited: str) -> None:
    found = asked(words)
    assert (short(found), found.target["when"]) == ("on_demand", awaited)


@pytest.mark.parametrize(
    "words, target",
    [
        ("Skolvägarna kartläggs.", "milestone"),
        ("Kommunen ska kartlägga otrygga platser.", "milestone"),
        ("Kommunen inventerar hållplatserna.", "milestone"),
        ("Kommunen sänker hastigheten till 30 på Skolgatan.", "milestone"),
        ("Kommunstyrelsen får en slutrapport.", "milestone"),
        ("Lås byts till elektroniska.", "milestone"),
        ("Bänkarna i parken byts ut.", "milestone"),
        ("Gångtunneln målas om under oktober 2026.", "milestone 2026-10-31"),
        ("En plan mot våld är beslutad senast kvartal 1 2027.", "milestone 2027-03-31"),
        ("Polisen och kommunen redovisar löftet i mars 2027.", "milestone 2027-03-31"),
        ("Vid periodens slut görs en sammanställning.", "milestone 2027-12-31"),
        ("Resultatet publiceras när löftet har gått ut.", "milestone 2027-12-31"),
        ("Medborgarna får veta utfallet på ett öppet möte i mars 2027.", "milestone 2027-03-31"),
        ("Kommunen inför alkoholförbud i parken.", "milestone"),
        ("Nämnden ansvarar för att ett rum inrättas.", "milestone"),
        ("Kommunen förlänger öppettiderna.", "increase"),
        ("Kommunen breddar utbudet av kurser.", "increase"),
        ("Lektioner i årskurs 6 och 9 varje läsår", "count 1 year"),
        ("Fyra möten hålls, ett per kvartal", "count 4 agreement"),
        ("Polisen gör två kontroller i juli respektive år.", "count 2 year"),
        ("Polisen utser två kontaktpersoner. De är på plats varje vecka.", "count 2 agreement"),
        ("Polisen är extra vaksam på skotrar under februari och mars.", "ongoing"),
        ("Kommunen har parkvärdar på plats under sommaren.", "ongoing"),
        ("Kommunen ordnar en trygghetsvandring under hösten 2026.", "milestone 2026-12-31"),
        ("Polisen patrullerar torget under hösten 2026.", "ongoing"),
        ("Polisen skriver om trafik på sin webbplats.", "ongoing"),
        ("Nämnden skriver om riktlinjerna för kameror.", "milestone"),
        ("Kommunen utbildar hundra unga brandvärdar under löftestiden.", "count 100 agreement"),
        (
            "Kommunen bygger om parken så att den syns; allt ska vara slutfört den 1 juni 2027.",
            "milestone 2027-06-01",
        ),
        ("Kommunen kartlägger löpande otrygga platser.", "ongoing"),
        ("Kommunen flyttar runt fartskyltarna.", "ongoing"),
        ("Polisen är synlig när butikerna stänger.", "ongoing"),
        ("Kommunen ger stöd till familjer med missbruk.", "ongoing"),
        ("Vuxna rör sig i korridorerna.", "ongoing"),
        ("Besöker skolor och ordnar möten.", "ongoing"),
        ("Varje arbetslag har en kontaktperson hos polisen.", "coverage"),
        ("Varje trappuppgång har ett husombud.", "coverage"),
        ("Ungdomspolisen hälsar på i alla sjuor.", "coverage"),
    ],
)
def test_what_is_there_afterwards_and_what_goes_on(words: str, target: str) -> None:
    assert short(asked(words)) == target
