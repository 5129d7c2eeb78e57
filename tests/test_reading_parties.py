"""Who is somebody: a third party is known by standing as the subject of what only somebody does."""

import pytest

from medlofte.swedish.promise_words.subjects import acts, somebody
from reading_documents import promised, read, who


@pytest.mark.parametrize(
    "sentence, doer",
    [
        ("Fiskarna i hamnen bevakar bryggorna varje natt i juli.", "fiskarna"),
        ("Byns jägare och Sotarna ska kontrollera stugorna varje vecka.", "jagare,sotarna"),
        ("De lokala verkstäderna lagar cyklar gratis en gång om året.", "verkstaderna"),
        ("Varje vår ordnar taxiägarna en kväll om säkra resor.", "taxiagarna"),
        ("Polisen och scouterna anordnar en cykeldag varje vår.", "polis,scouterna"),
        ("ABC-gruppen tar upp ärenden varje vecka.", "abc-gruppen"),
        ("Trafikskolan bjuder in alla som fyller 15 år.", "trafikskolan"),
        ("Bostadsbolagen byter lås i källarna.", "bostadsbolagen"),
    ],
)
def test_whoever_does_what_only_somebody_does_is_a_party(sentence: str, doer: str) -> None:
    assert [one for one, _ in promised(sentence)] == [doer]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tryggheten vid bryggorna ska öka varje år.",
        "Ungdomar ska erbjudas sommarjobb varje år.",
        "Lamporna i hamnen ska bytas varje år.",
        "Hålla möten i byarna varje månad.",
        "Bilförare ska lämna rutorna fria varje vinter.",
        "Handeln och turismen gör att trafiken ska mätas varje år.",
    ],
)
def test_things_and_those_it_is_done_for_are_no_parties(sentence: str) -> None:
    assert {one for one, _ in promised(f"- {sentence}")} <= {"polis,kommun", "polis", "kommun"}


@pytest.mark.parametrize("word", ["båtklubben", "ABC-gruppen", "LRF", "föreningen", "butikerna"])
def test_a_word_for_somebody(word: str) -> None:
    assert somebody(word)


@pytest.mark.parametrize(
    "word", ["tryggheten", "elever", "mötesplatsen", "skog", "informera", "vägarna", "skolelever"]
)
def test_a_word_for_a_thing_or_an_audience(word: str) -> None:
    assert not somebody(word)


@pytest.mark.parametrize(
    "verb, only_somebody", [("ordnar", True), ("ordnas", False), ("ökar", False), ("grön", False)]
)
def test_what_only_somebody_does(verb: str, *, only_somebody: bool) -> None:
    assert acts(verb) is only_somebody


@pytest.mark.parametrize(
    "lines, doer",
    [
        (("Fiskeklubbarnas bidrag:", "- Nattvakt varje natt i juli"), "fiskeklubbarna"),
        (("# Exempelvägen kommer att", "- städa hållplatsen varje vecka"), "exempelvagen"),
        (("Stigen plogas varje morgon. Ansvarig: Provkåren",), "provkaren"),
        (("Tullen ska träffa polisen en gång per år.",), "tullen"),
        (("Provjouren Lyktan håller öppet varje kväll.",), "provjouren-lyktan"),
        (("Högskolan ordnar säker hemfart varje fredag.",), "hogskolan"),
    ],
)
def test_a_party_is_known_by_where_it_stands(lines: tuple[str, ...], doer: str) -> None:
    assert [one for one, _ in promised(*lines)] == [doer]


def test_brackets_tell_who_where_most_of_them_do() -> None:
    lines = (
        "Stigen ska plogas varje morgon (kommunen).",
        "Farten ska mätas varje vecka (polisen).",
        "Eleverna ska få reflexer varje höst (skolan).",
        "Traktorer ska märkas varje vår (Provbygdens Vänner).",
    )
    assert [one for one, _ in promised(*lines)] == [
        *("kommun", "polis", "skola", "provbygdens-vanner")
    ]
    assert [one for one, _ in promised(*lines[2:])] == ["skola", "polis,kommun"]


def test_the_last_word_of_a_long_name_and_a_company_without_its_form_mean_them() -> None:
    lines = (
        "Parter: Polisen, Arjeplogs kommun, Provby Exempelcentrum",
        "Löftet är skrivet med Provbussar AB.",
        "# Exempelcentrum ska",
        "- städa entrén varje dag",
        "# Provbussar ska",
        "- tvätta hållplatserna varje vecka",
    )
    assert [one for one, _ in promised(*lines)] == ["provby-exempelcentrum", "provbussar-ab"]


def test_a_document_is_no_party() -> None:
    found = read("Medborgarlöfte – polisen och Arjeplogs kommun", "- Fler besök i byarna")
    assert [who(one) for one in found.promises] == ["polis,kommun"]


@pytest.mark.parametrize(
    "lines, doer",
    [
        (("# Vi lovar", "# 1.1 Arjeplogs kommun", "- städar torget varje vecka"), "kommun"),
        (("# Bolagen (Provgården och Provhem)", "- byter lås varje år"), "provgarden,provhem"),
        (
            ("Fastighetsägarna Provgården och Provbo ska", "- byta lås varje år"),
            "provgarden,provbo",
        ),
        (("Polisen lovar dig att", "- vi mäter farten varje vecka"), "polis"),
        (("# Det här gör vi ihop", "- Polisen och kommunen går ronder varje år"), "polis+kommun"),
        (("Kommunens chefer och skolans personal går en kurs varje år.",), "kommun,skola"),
        (("Kommunen inför 30 rutor för cyklar före den 1 maj 2027.",), "kommun"),
        (("Varje månad finns en områdespolis på biblioteket i två timmar.",), "polis"),
        (("Dessutom träffar polisen byalagen en gång i kvartalet.",), "polis"),
        (("Skolan i byn ska, om en elev riskerar att skadas, ringa hem samma dag.",), "skola"),
        (("# TVÄTT OCH TRAPPHUS", "- Kommunen byter lås varje år"), "kommun"),
    ],
)
def test_whoever_is_named_around_does_it(lines: tuple[str, ...], doer: str) -> None:
    assert [one for one, _ in promised(*lines)] == [doer]


def test_those_under_a_heading_of_the_parties_agree() -> None:
    lines = (
        "# 1. Parter",
        "- Arjeplogs kommun",
        "- Polisen, lokalpolisområde Exempel",
        "- Provhem",
        "# 2. Det här lovar vi",
        "- Vi går ronder varje månad",
    )
    assert [one for one, _ in promised(*lines)] == ["kommun,polis,provhem"]


@pytest.mark.parametrize(
    "lines, doer",
    [
        (("- Kamera vid torget (Kommunen, klart 2027)",), "kommun"),
        (("Ljusen på stigen byts varje år. Ansvarig: LRF Provbygden",), "lrf-provbygden"),
        (("XYZ-ABC ordnar lugna kvällar varje lördag.",), "xyz-abc"),
        (("Hyresgästerna ordnar en städdag varje vår.",), "hyresgasterna"),
        (("Då berättar polisen hur man låser båten, varje vår.",), "polis"),
        (("De som är oroliga får ett samtal med socialtjänsten inom en vecka.",), "socialtjanst"),
        (
            ("|Åtgärd=Ronder i byn|Ansvar=Polisen och skolan|Mått=Gemensamt varje vår",),
            "polis+skola",
        ),
        (("# Alla fyra ska", "- städa torget tillsammans varje vår"), "polis+kommun"),
        (("- Genomföra möten varje vecka: på skolor eller via besök (polisen)",), "polis"),
    ],
)
def test_who_does_it_may_stand_beside_other_words(lines: tuple[str, ...], doer: str) -> None:
    assert [one for one, _ in promised(*lines)] == [doer]


def test_two_deeds_of_two_are_one_each_also_after_a_purpose() -> None:
    text = "Provföreningen utbildar sig i att låsa båtar, och kommunen monterar ljus i hamnen."
    assert [one for one, _ in promised(text)] == ["provforeningen", "kommun"]


def test_a_party_that_only_a_genitive_names_keeps_its_name() -> None:
    found = read("Fiskeklubbarnas bidrag:", "- Nattvakt varje natt i juli")
    assert found.parties["fiskeklubbarna"] == "Fiskeklubbarna"


@pytest.mark.parametrize(
    "lines, doer",
    [
        (('Där det står "båda" görs det gemensamt.', "|Åtgärd=Ronder|Vem=Båda"), "polis+kommun"),
        (("Båda = tillsammans", "|Åtgärd=Ronder|Vem=Båda"), "polis+kommun"),
        (("Tabellen visar vad som görs.", "|Åtgärd=Ronder|Vem=Båda"), "polis,kommun"),
        (("- Stigar som har pekats ut som mörka lyses upp varje år av kommunen",), "kommun"),
        (("Ronderna ska bli minst tio; kommunen och polisen ordnar dem ihop.",), "kommun+polis"),
        (("Byasamverkan ansvarar för ljuset i hamnen varje höst.",), "byasamverkan"),
        (("Stadens fritidsledare håller öppet varje kväll.",), "kommun"),
        (("Polisen och skolan ska ses varje månad.",), "polis,skola"),
        (("|Åtgärd=Ronder|Ansvar=Hem och skola",), "hem-och-skola"),
        (("|Åtgärd=Ronder|Ansvar=Polisen och föräldravandrare",), "polis,foraldravandrare"),
    ],
)
def test_together_and_the_last_words_tell_who(lines: tuple[str, ...], doer: str) -> None:
    assert [one for one, _ in promised(*lines)] == [doer]


@pytest.mark.parametrize(
    "line, asked",
    [
        ("Vi ordnar en vandring i byn varje år.", ["responsible"]),
        ("Vi ordnar tillsammans en vandring i byn varje år.", []),
        ("Polisen och kommunen ordnar en vandring i byn varje år.", []),
        ("Polisen, kommunen och Skolan ordnar en vandring i byn varje år.", ["responsible"]),
        # One question of who does it is enough.
        ("Det hålls en vandring i byn varje år.", ["responsible"]),
    ],
)
def test_of_many_and_of_we_it_is_asked_who(line: str, asked: list[str]) -> None:
    (found,) = read(line).promises
    assert [one.key for one in found.doubts if one.key == "responsible"] == asked
