"""How much the words of a promise ask for: kind, number, time, last day, and what is unsure."""

from datetime import date

import pytest

from medlofte.drafting import how_much
from medlofte.drafting.rules.wording import AskedFor

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def asked(words: str, first: date = FIRST, last: date = LAST) -> AskedFor:
    return how_much.asked(words, first, last).found


def short(found: AskedFor) -> str:
    """The target without what is counted and awaited: count 3 week each."""
    left_out = ("unit", "when", "baseline", "places")
    return " ".join(value for key, value in found.target.items() if key not in left_out)


@pytest.mark.parametrize(
    "words, target",
    [
        ("Polisen går ut minst 2 (två) gånger per vecka", "count 2 week each"),
        ("Polisen besöker skolan tre (3) gånger per år", "count 3 year"),
        ("Kommunen ordnar ett tiotal träffar om året", "count 10 year"),
        ("Polisen gör minst ett dussin kontroller varje år", "count 12 year"),
        ("Kommunen når minst 1 000 elever per år", "count 1000 year"),
        ("Polisen gör ett 20-tal kontroller per kvartal", "count 20 quarter each"),
        ("Polisen gör 4–6 kontroller per tertial", "count 4 tertial each"),
        ("Kommunen håller två till tre möten per termin", "count 2 half_year each"),
        ("Fältarna är ute 3 kvällar/vecka", "count 3 week each"),
        ("Polisen är ute 40 kvällar under maj–augusti", "count 40 agreement"),
        ("Polisen går fem pass i veckan i genomsnitt", "count 5 week average"),
        ("Patrullen är ute varje dygn", "count 1 day each"),
        ("Parterna träffas månadsvis", "count 1 month each"),
        ("Parterna möts varannan vecka", "count 26 year"),
        ("Parterna möts var fjortonde dag", "count 26 year"),
        ("Parterna möts var tredje månad", "count 1 quarter each"),
        ("Rådet möts varannan månad", "count 6 year"),
        ("Kommunen röjer sly vår och höst", "count 2 year"),
        ("Kommunen går en vandring på våren och en på hösten", "count 2 year"),
        ("Fältarna är ute varje fredag och lördag", "count 2 week each"),
        ("Polisen är på torget tisdagar och torsdagar", "count 2 week each"),
        ("Väktare går rond måndag till fredag, alla vardagar", "count 5 week each"),
        ("Rapporten lämnas i juni och december", "count 2 year"),
        ("Rapporten lämnas den 1 mars och den 1 oktober", "count 2 year"),
        ("Polisen gör 40 kontroller under löftestiden", "count 40 agreement"),
        ("Polisen gör sammanlagt 40 kontroller", "count 40 agreement"),
        ("Parterna möts den första måndagen i varje månad", "count 1 month each"),
        ("Kommunen ordnar en kampanj båda åren", "count 1 year"),
    ],
)
def test_so_many(words: str, target: str) -> None:
    assert short(asked(words)) == target


@pytest.mark.parametrize(
    "words",
    [
        "Polisen kontrollerar farten på väg 163 och E45",
        "Polisen talar om droger i åk 7–9",
        "Polisen är i centrum kl. 23–02",
        "Polisen kontrollerar att ingen kör fortare än 30 km/h",
        "Kommunen belyser de sista 300 meter av leden",
        "Polisen tar emot larm på 112",
        "Kommunen ser över låsen i sina 46 fastigheter",
        "Kommunen följer § 5 i föreskrifterna",
        "Kommunen har lovskola vecka 25",
        "Kommunen stödjer unga under 18 år",
        "Kommunen ger 500 kronor till föreningen",
        "Kommunen utbildar 80 procent av personalen",
        "Kommunen har högst fem väktare i centrum",
        "Polisen håller en nära kontakt med handlarna",
    ],
)
def test_what_is_no_number_that_is_asked_for(words: str) -> None:
    assert short(asked(words)) == "ongoing"


@pytest.mark.parametrize(
    "words, target",
    [
        ("Kommunen öppnar en träffpunkt senast den 1 maj 2026", "milestone 2026-05-01"),
        ("Planen tas fram. Den ska vara klar i maj 2026.", "milestone 2026-05-31"),
        ("Kommunen antar en plan före utgången av 2026", "milestone 2026-12-31"),
        ("En plan ska antas under 2026", "milestone 2026-12-31"),
        ("Kommunen bygger om korsningen senast första kvartalet 2027", "milestone 2027-03-31"),
        ("Kommunen verkar för att skapa ett råd", "milestone"),
        ("Kommunen bjuder in till dialog i april 2026", "milestone 2026-04-30"),
        ("Kommunen byter 60 lampor senast 1 juni", "milestone 2026-06-01"),
        ("Kommunen ökar antalet nattvandringar med 20 procent", "increase 20"),
        ("Polisen gör fler kontroller än 2025", "increase"),
        ("Polisen ska synas mer i byarna", "increase"),
        ("Polisen arbetar för ökad trygghet", "ongoing"),
        ("Klotter saneras inom 48 timmar", "on_demand"),
        ("Polisen samtalar med alla boende som gjort en anmälan", "on_demand"),
        ("Kommunen håller möten i alla tätorter", "coverage"),
        ("Polisen kommer när skolan bjuder in", "on_demand"),
        ("Polisen kommer om någon ringer", "on_demand"),
        ("Kommunen ger stöd till den som drabbats av brott", "on_demand"),
        ("Parterna möts vid behov", "on_demand"),
        ("Polisen finns på plats vid större evenemang", "on_demand"),
        ("Polisen är i parken när det är mörkt", "ongoing"),
    ],
)
def test_another_kind(words: str, target: str) -> None:
    assert short(asked(words)) == target


@pytest.mark.parametrize(
    "words, target",
    [
        (
            "Polisen besöker Norrby, Söderby och Västerby, varje by två gånger per år",
            {"kind": "coverage", "places": "[Norrby, Söderby, Västerby]", "at_least": "2"}
            | {"per": "year"},
        ),
        (
            "Polisen besöker vardera Norrby och Söderby en gång i månaden",
            {"kind": "coverage", "places": "[Norrby, Söderby]", "per": "month"},
        ),
        (
            "Polisen och skolan möter samtliga klasser i åk 7",
            {"kind": "coverage", "places": "[klasser i åk 7]"},
        ),
    ],
)
def test_each_of_several_places(words: str, target: dict[str, str]) -> None:
    assert asked(words).target == target


@pytest.mark.parametrize(
    "words, doubts",
    [
        ("Polisen gör minst tio kontroller per år", []),
        ("Polisen gör minst tio kontroller varje vecka", []),
        ("Polisen gör minst tio kontroller per vecka", ["how"]),
        ("Fältarna är ute varje fredag under sommaren", ["how"]),
        ("Polisen gör minst tio kontroller", ["per"]),
        ("Parterna möts varannan vecka", ["at_least"]),
        ("Polisen är på torget tisdagar och torsdagar", ["at_least"]),
        ("Polisen gör ett tiotal kontroller per år", ["at_least"]),
        ("Polisen ökar närvaron", ["baseline"]),
        ("Kommunen öppnar en träffpunkt senast hösten 2026", ["by"]),
        ("Kommunen bjuder in till dialog i april 2026", []),
        ("Kommunen gör en platsanalys under våren 2027", ["by"]),
        ("Kommunen byter lampor före jul 2026", []),
        ("Fältarna är ute varje fredag och lördag", []),
        ("Polisen är med på de fyra största träffarna varje år", ["kind"]),
        ("Efter lovskola möter fältarna upp", ["kind"]),
        ("Polisen möter klasser som blivit oroliga", ["kind"]),
        ("Blir det bråk när krogarna stänger kommer polisen", ["kind"]),
        ("Svarar på frågor om trafiken", []),
        ("Vid torget patrullerar polisen till fots", []),
        ("Polisen finns på alla skolor", ["kind", "places"]),
        ("Kommunen verkar för säkrare vägar", ["kind"]),
    ],
)
def test_what_is_unsure(words: str, doubts: list[str]) -> None:
    assert [one.key for one in asked(words).doubts] == doubts


def test_all_saturdays_of_some_months_are_counted_where_the_term_tells_the_year() -> None:
    words = "Fritidsgården är öppen alla lördagar i juli och augusti"
    one = asked(words, date(2026, 5, 1), date(2027, 4, 30))
    assert short(one) == "count 9 agreement"
    assert one.doubts[0].words == '"alla lördagar … juli och augusti" är räknat som 9 dagar.'
    assert short(asked(words)) == "count 1 week each"


def test_the_words_beside_a_number_say_what_is_counted() -> None:
    found = asked("Polisen gör 50 trafikkontroller per år, varav minst 20 på landsbygden")
    assert found.target["unit"] == "trafikkontroller"
    assert found.counts == "varav minst 20 på landsbygden"
    assert asked("Kommunen sätter upp 4 nya digitala skyltar per år").target["unit"] == "skyltar"


def test_a_part_of_the_term() -> None:
    found = asked("Från och med 1 mars 2026 går polisen ut två gånger per år")
    assert (found.first, found.last) == (date(2026, 3, 1), None)
    found = asked("Under 2026 ordnar kommunen tre vandringar")
    assert (found.first, found.last) == (None, date(2026, 12, 31))


def test_a_time_may_tell_both_of_its_years() -> None:
    found = asked("Polisen mäter farten en gång i veckan från mars 2026 till maj 2027.")
    assert (found.first, found.last) == (date(2026, 3, 1), date(2027, 5, 31))


def test_from_so_many_to_so_many_a_year_is_the_second() -> None:
    assert short(asked("Vandringarna går från en till två per år.")) == "count 2 year"


def test_from_so_many_to_so_many_of_no_time_is_no_number_to_reach() -> None:
    assert "at_least" not in asked("Besöken ska gå från 3 till 5 gånger.").target


def test_spring_and_autumn_is_one_time_and_not_twice() -> None:
    assert short(asked("Kontroller görs en gång under våren och hösten.")) == "count 1 agreement"


@pytest.mark.parametrize("rhythm", ["varje vecka", "varje fredag"])
def test_how_many_take_part_is_not_how_often(rhythm: str) -> None:
    found = asked(f"Polisen besöker torget {rhythm}. Minst två poliser deltar.")
    assert short(found) == "count 1 week each"


def test_which_rule_it_was() -> None:
    assert how_much.asked("Polisen går ut", FIRST, LAST).rule == "ongoing"


@pytest.mark.parametrize(
    "words, unsure",
    [
        ("Märkning av verktyg", True),
        ("Lås till bodarna", True),
        ("Trygghetsvärdar i gallerian", False),
        ("Rondering av skolgårdar", False),
        ("Samtal med krögare", False),
        ("Kommunen provar ljuskällor under våren", True),
        ("Kommunen märker verktyg", False),
        ("Polisen åker runt på gatorna", False),
    ],
)
def test_what_may_be_done_once_though_nothing_says_so(words: str, unsure: bool) -> None:  # noqa: FBT001  as it is expected
    found = asked(words)
    assert short(found) == "ongoing"
    assert [one.key for one in found.doubts] == ["kind"] * unsure


@pytest.mark.parametrize(
    "words, unit",
    [
        ("Polisen gör 10 årligen återkommande kontroller", "gånger"),
        ("Två nya farthinder ska vara på plats", "farthinder"),
        ("Kommunen gör minst fyra stycken före augusti månads utgång", "gånger"),
        ("Kommunen sätter upp minst 4 nya digitala skyltar", "skyltar"),
    ],
)
def test_what_is_counted_stands_beside_the_number(words: str, unit: str) -> None:
    assert asked(words).target.get("unit", "gånger") == unit


@pytest.mark.parametrize(
    "words, asks",
    [
        ("Polisen är ute 40 kvällar under maj–augusti", True),
        ("Polisen är ute 40 kvällar per år under maj–augusti", False),
        ("Rapporten lämnas i juni och december", False),
        ("Polisen är ute 40 kvällar under juni 2027", False),
    ],
)
def test_whether_months_of_no_year_come_back_is_asked(words: str, *, asks: bool) -> None:
    assert any("varje år?" in one.words for one in asked(words).doubts) is asks


@pytest.mark.parametrize(
    "words, when",
    [
        ("Vid misstanke om stöld ska skolan ringa polisen", "vid misstanke om stöld"),
        ("Vid inbrott kontaktar polisen grannarna", "vid inbrott"),
        (
            "Om ett barn berättar att det har fått stryk ringer vi",
            "om ett barn berättar att det har fått stryk",
        ),
        ("När någon har haft inbrott får grannarna besked", "när någon har haft inbrott"),
        ("Polisen kommer när skolan bjuder in", "när skolan bjuder in"),
        ("Om någon ringer om fusk ska vi svara den som ringer", "om någon ringer om fusk"),
        ("SSPF-larm besvaras vid behov", "vid behov"),
    ],
)
def test_the_occasion_is_told_without_the_deed_after_it(words: str, when: str) -> None:
    assert asked(words).target["when"] == when


@pytest.mark.parametrize(
    "words, first",
    [
        ("Polisen besöker skolan 4 gånger per år från den 1 april", "04-01"),
        ("Polisen besöker skolan 4 gånger per år från den 1 april till den 31 maj", None),
        ("Polisen besöker skolan varje år från den 1 april", None),
    ],
)
def test_a_day_alone_begins_what_is_counted_by_the_year(words: str, first: str | None) -> None:
    day = asked(words).first
    assert (day and day.isoformat()[5:]) == first
