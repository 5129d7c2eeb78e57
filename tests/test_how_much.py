"""How much the words of a promise ask for: kind, number, time, last day, and what is unsure."""

from datetime import date

import pytest

from medlofte.drafting import how_much
from medlofte.drafting.rules.wording import Asked

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def asked(words: str, first: date = FIRST, last: date = LAST) -> Asked:
    return how_much.asked(words, words, first, last).found


def short(found: Asked) -> str:
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
    "words, target",
    [
        ("Kommunen ska minst tre gånger per år bjuda in till möte", "count 3 year"),
        ("Vi ordnar tre till fyra torgmöten om året", "count 3 year"),
        ("Polisen utför cirka 30 mopedkontroller per säsong", "count 30 year"),
        ("Ett 30-tal tillsynsbesök görs varje år", "count 30 year"),
        ("Totalt ska 120 nykterhetskontroller göras under tvåårsperioden", "count 120 agreement"),
        ("Under avtalstiden ska minst åtta cykelmärkningar ordnas", "count 8 agreement"),
        ("Parterna träffas fyra gånger årligen", "count 4 year"),
        ("Två gånger i halvåret går polisen igenom läget med handlarna", "count 2 half_year each"),
        ("En gång i kvartalet möts styrgruppen", "count 1 quarter each"),
        ("Styrgruppen möts 1 ggr/kvartal", "count 1 quarter each"),
        ("Minst 1 gång/v patrulleras torget", "count 1 week each"),
        ("Fyra kvällar per månad finns vuxna på stan", "count 4 month each"),
        ("Polisen är ute i snitt två kvällar i veckan", "count 2 week average"),
        ("Genomsnittligt ska tio kontroller i månaden göras", "count 10 month average"),
        ("Polisen genomför i medeltal tre fotpatruller per vecka", "count 3 week average"),
        ("Kommunens fältare är ute varje helg", "count 1 week each"),
        ("Kommunens fältare är ute alla fredagar och lördagar", "count 2 week each"),
        ("Alla vardagar klockan 15–17 finns en värd på stationen", "count 5 week each"),
        ("Väktarna går sin rond dygnet runt", "ongoing"),
        ("Väktarna går en rond per natt", "count 1 day each"),
        ("Trygghetsvärdar finns på plats dagligen", "count 1 day each"),
        ("Var tredje vecka stämmer parterna av läget", "count 17 year"),
        ("Var sjätte vecka har rektorerna möte med polisen", "count 8 year"),
        ("Varannan onsdag har polisen öppet hus på biblioteket", "count 26 year"),
        ("Vartannat år görs en trygghetsmätning", "count 1 agreement"),
        ("Varje termin besöker polisen gymnasiet", "count 1 half_year each"),
        ("Två klassbesök per läsår görs av polisen", "count 2 year"),
        ("Föräldramöten hålls vår och höst", "count 2 year"),
        ("Varje höst och vår röjs buskar längs gångvägarna", "count 2 year"),
        ("Vid höstterminens start varje år informerar skolan om nätmobbning", "count 1 year"),
        ("En gång per sommar ordnas en badvaktsdag", "count 1 year"),
        ("I mars varje år redovisas resultatet", "count 1 year"),
        ("Resultatet redovisas årligen i kommunstyrelsen", "count 1 year"),
        ("Rapport lämnas varje tertial", "count 1 tertial each"),
        ("Nyhetsbrev skickas kvartalsvis till boende", "count 1 quarter each"),
        ("Halvårsvis följs överenskommelsen upp", "count 1 half_year each"),
        ("Under 2026 ordnas två trygghetsdagar", "count 2 year"),
        ("Under sommaren 2026 genomförs tre båtkontroller", "count 3 agreement"),
        ("Under året genomförs sex hastighetskontroller vid skolorna", "count 6 year"),
        ("Minst hälften av kontrollerna görs på helger", "ongoing"),
        ("Antalet fältare i tjänst utökas från fyra till sex", "increase"),
        ("Polisen ska öka antalet alkoholutandningsprov med minst 10 procent", "increase 10"),
        ("Antalet fotpatruller ska öka med en fjärdedel", "increase"),
        ("20 % fler orosanmälningar ska följas upp med ett hembesök", "increase 20"),
        ("Kommunen anordnar fler lovaktiviteter än i dag", "increase"),
        ("Polisen besöker torget oftare än tidigare", "increase"),
        ("I större utsträckning ska brottsoffer få återkoppling", "increase"),
        ("Närvaron i Norrby centrum förstärks kvällstid", "increase"),
        ("Samarbetet med skolorna stärks", "increase"),
        ("Kommunen utökar belysningen längs Storgatan", "increase"),
        ("Kommunen satsar på mer vuxennärvaro", "increase"),
        ("Ett lokalt brottsförebyggande råd bildas", "milestone"),
        (
            "Kommunen inrättar en samordnartjänst senast den 1 september 2026",
            "milestone 2026-09-01",
        ),
        ("En handlingsplan mot våld ska vara antagen senast 31/12 2026", "milestone 2026-12-31"),
        ("En handlingsplan tas fram under första halvåret 2026", "milestone 2026-06-30"),
        ("Kamerorna ska vara på plats före midsommar", "milestone"),
        ("Arbetet ska vara slutfört vid utgången av 2027", "milestone 2027-12-31"),
        ("Busskuren flyttas i maj 2026", "milestone 2026-05-31"),
        ("Kommunen öppnar ungdomens hus hösten 2026", "milestone 2026-12-31"),
        ("Kommunen bygger ut belysningen till årsskiftet 2026/27", "milestone 2026-12-31"),
        ("Senast kvartal 2 2027 är lekplatsen upprustad", "milestone 2027-06-30"),
        ("Kommunen anställer två fältassistenter", "milestone"),
        ("Kommunen köper in fyra hastighetsdisplayer", "milestone"),
        ("Kommunen sätter upp sex nya papperskorgar vid torget", "milestone"),
        ("Polisen utser en kontaktperson per skola", "milestone"),
        ("Kommunen gör en översyn av belysningen vid skolorna", "milestone"),
        ("En trygghetsmätning genomförs under 2027", "milestone 2027-12-31"),
        ("Kommunen ser till att rutinen införs i alla förskolor", "milestone"),
        ("Klotter tas bort inom ett dygn från anmälan", "on_demand"),
        ("Klotter tas bort inom 24 timmar", "on_demand"),
        ("Trasiga lampor byts senast tre dagar efter anmälan", "on_demand"),
        ("Polisen ringer upp den som anmält ett bedrägeri", "on_demand"),
        ("Alla som utsatts för inbrott kontaktas av polisen", "on_demand"),
        ("På skolans begäran deltar polisen i undervisningen", "on_demand"),
        ("Polisen medverkar på möten efter inbjudan", "on_demand"),
        ("Extra patruller sätts in vid större evenemang", "on_demand"),
        ("I samband med skolavslutningar är fältarna ute", "on_demand"),
        ("Vid misstanke om droger kontaktas vårdnadshavarna", "on_demand"),
        ("Om en elev är borta mer än tre dagar ringer skolan hem", "on_demand"),
        ("När någon flyttar in bjuds hen in till grannsamverkan", "on_demand"),
        ("Så snart en vattenläcka anmäls spärras gatan av", "on_demand"),
        ("Efter varje allvarlig händelse samlas krisgruppen", "on_demand"),
        ("Vid behov kallas till extra möte", "on_demand"),
        ("Ungdomar som vill sluta med droger erbjuds kontakt", "on_demand"),
        ("Samtliga förskolor besöks av räddningstjänsten varje år", "coverage year"),
        ("Alla elever i årskurs 8 möter en polis under läsåret", "coverage"),
        ("Varje kommundel får en trygghetsvandring per år", "coverage year"),
        ("Polisen besöker alla fritidsgårdar minst två gånger per termin", "coverage 2 half_year"),
        ("I vardera Byvalla och Norrhult hålls ett möte om året", "coverage year"),
        ("Polisen patrullerar längs väg 27 och E4", "ongoing"),
        ("Kommunen håller gångvägarna fria från snö", "ongoing"),
        ("Polisen arbetar mot narkotika på gymnasieskolan", "ongoing"),
        ("Elever i åk 4–6 får information om nätet", "ongoing"),
        ("Fritidsgården är öppen till kl. 22", "ongoing"),
        ("Polisen deltar löpande i SSPF-arbetet", "ongoing"),
        ("Kommunen svarar för att 12 km cykelväg är belyst", "ongoing"),
        ("Skolan följer § 3 i skollagen", "ongoing"),
        ("Lägesbilden uppdateras regelbundet", "ongoing"),
        ("Kommunen tillhandahåller lokal", "ongoing"),
        ("Parterna sprider information om telefonnummer 114 14", "ongoing"),
        ("Två poliser ska finnas i centrum", "ongoing"),
        ("En områdespolis ska finnas i kommunen", "ongoing"),
        ("Minst två poliser arbetar i kommunen varje dygn", "count 2 day each"),
        ("Kommunen avsätter 200 000 kronor per år", "ongoing"),
        ("Kommunen har 45 fritidsledare och 3 fältare", "ongoing"),
        ("Varje vecka delar parterna lägesbild", "count 1 week each"),
        ("Vecka 44 har polisen tema", "ongoing"),
        ("En temavecka per år ordnas", "count 1 year"),
        ("Minst ett föräldramöte ska ordnas i varje skola", "coverage"),
        ("Vi lovar 10 extra kvällar under sommaren", "count 10 agreement"),
        ("Fotpatrullering sker tisdagar och torsdagar", "count 2 week each"),
        ("Under juli och augusti är polisen på campingen varje dag", "count 1 day each"),
        ("Vi informerar två gånger, i maj och i oktober", "count 2 agreement"),
        ("Varje månad publiceras en lägesrapport", "count 1 month each"),
        ("Cykelrazzior genomförs, totalt fem stycken per år", "count 5 year"),
        ("Polis och fältare: minst 6 gemensamma kvällspass i månaden", "count 6 month each"),
        ("Tio (10) drogtester ska erbjudas per månad", "count 10 month each"),
        ("Samverkansmöte var 14:e dag", "count 26 year"),
        ("Ett par gånger per år ordnas grillkväll", "count 2 year"),
        ("Några gånger per år ordnas grillkväll", "ongoing"),
        ("Upp till fem kontroller per vecka görs", "ongoing"),
        ("Insatsen pågår under maj–september", "ongoing"),
        ("Vi når minst 500 elever", "count 500 agreement"),
        ("Minst 75 % av personalen utbildas", "ongoing"),
    ],
)
def test_ways_in_which_officials_say_it(words: str, target: str) -> None:
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
        ("Kommunen bjuder in till dialog i april 2026", ["kind"]),
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
    assert short(asked(words)) == "count 9 year"


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


def test_which_rule_it_was() -> None:
    assert how_much.asked("Polisen går ut", "Polisen går ut", FIRST, LAST).rule == "ongoing"
