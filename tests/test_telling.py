"""Which sentences only tell of something, and which that look like them promise."""

import pytest

from medlofte.drafting.rules.telling import telling
from medlofte.swedish.promise_words.past import is_past, is_supine


@pytest.mark.parametrize(
    "rule, sentence",
    [
        ("past", "Under våren besökte polisen alla skolor."),
        ("past", "Kommunen har tillsammans med föreningarna bytt till ledlampor och målat om."),
        ("past", "Utbildningen ställdes in, men kommer att hållas igen om intresse finns."),
        ("past", "Fem av sju punkter är helt genomförda."),
        ("past", "Kommunen skulle ha tagit fram en plan."),
        ("past", "Hälften av de svarande hade sett skadegörelse."),
        ("own-validity", "Det gäller från i dag till och med den 31 maj."),
        ("own-validity", "De ska bidra till att färre utsätts för brott."),
        ("own-validity", "Nuvarande medborgarlöfte ska ses som en del av samverkan."),
        ("own-validity", "Föreliggande överenskommelse, som löper på två år, ersätter den förra."),
        ("own-clauses", "Avtalet kan sägas upp av endera parten."),
        ("own-clauses", "Om läget förändras kan delar av löftet skrivas om."),
        ("own-clauses", "Parterna förbinder sig att verka för att avtalet efterlevs."),
        ("slogan", "Vi syns där du bor!"),
        ("general-aim", "Tillsammans gör vi kommunen tryggare."),
        ("own-clauses", "Om förutsättningarna ändras kan parterna revidera löftet."),
        ("own-clauses", "Den revideras vid behov."),
        ("own-validity", "Löftet avser andra halvåret 2025."),
        ("past", "Trafikkontroller: 19 av 24 utförda."),
        ("effect", "Handlarna ska uppleva att det blivit lugnare."),
        ("many", "Var femte elev undviker stationen."),
        ("finding", "Barn utsätts för kränkningar på nätet."),
        ("definition", "Passexpeditionen är ingen del av detta löfte."),
        ("how-it-is-done", "Arbetet koncentreras till centrum."),
        ("own-validity", "Planen avser tiden 1 januari till 31 december."),
        ("own-clauses", "Parter är Arjeplogs kommun och polisen."),
        ("general-aim", "Polisen och kommunen lovar att arbeta för att du ska känna dig trygg."),
        ("pointing", "I detta dokument anges vad var och en bidrar med."),
        ("own-validity", "Det börjar den 1 juni."),
        ("own-clauses", "Parterna ska verka för att meningsskiljaktigheter löses."),
        ("in-general", "Polisen lovar att rikta insatserna mot tre saker."),
        ("pointing", "Dokumentet finns att ladda ned på webbplatsen."),
        ("effect", "Antalet klagomål ska halveras."),
        ("many", "Antalet anmälda cykelstölder är 260 per år."),
        ("finding", "Polisens statistik visar 73 brott."),
        ("past", "Det har brunnit i containrar vid 23 tillfällen."),
        ("past", "Det förra löftet, som vi har lånat från, innehöll två besök."),
        ("own-validity", "Det här brevet kommer från kommunen och polisen."),
        ("own-validity", "Överenskommelsen ska inte medföra ersättning mellan parterna."),
        ("effect", "Centrum ska kännas tryggt för alla."),
        ("effect", "Kommunen ska vara en trygg plats att bo på."),
        ("own-clauses", "Ändringar och tillägg ska göras skriftligen."),
        ("goal", "Vårt gemensamma mål är att fler ska trivas."),
        ("effect", "Brottsligheten ska minska."),
        ("effect", "Den upplevda tryggheten i centrum ska öka till 80 procent."),
        ("effect", "Antalet anmälda inbrott ska minska med tio procent."),
        ("effect", "Alla som bor här ska kunna känna sig trygga."),
        ("effect", "Under perioden ska brottsligheten minska i hela kommunen."),
        ("possibility", "Kommunen bör se över belysningen."),
        ("possibility", "Polisen kan inte lösa det ensam."),
        ("own-clauses", "Om läget förändras kan insatserna komma att flyttas."),
        ("possibility", "Insatserna kan även komma att ske på kvällar."),
        ("finding", "Medborgarna vill att polisen ska synas mer."),
        ("finding", "Enkäten visar också bland de äldre att mörka platser undviks."),
        ("definition", "Med trygghetsvandring menas en promenad i mörker."),
        ("in-general", "Polisen, kommunen och Exempelhem ger löftet tillsammans."),
        ("in-general", "Parterna är överens om att prioritera fyra områden."),
        ("general-aim", "Vi lovar att arbeta för ett tryggare Provköping för alla som bor här."),
        ("in-general", "Polisen lovar att öka tryggheten i kommunen genom följande."),
        ("past", "Mycket har återgått till det vanliga, och vi har gjort fler besök."),
        ("decision", "Kommunstyrelsen beslutar att kommunen ska köpa in tre bilar."),
        ("decision", "att uppdra åt direktören att underteckna löftet"),
        ("outcome-of-all", "Kommunen och polisen har ansvar för att trafiken blir lugnare."),
        ("how-it-is-done", "Det görs bland annat genom inlägg i sociala medier."),
        ("pointing", "Hur löftena ska uppfyllas preciseras i handlingsplanen."),
        ("pointing", "Där det står båda gör polis och kommun arbetet."),
        ("readers-may", "Du kan anmäla klotter i vår e-tjänst."),
        ("web-address", "Läs hela planen på www.example.se."),
    ],
)
def test_a_sentence_that_only_tells_is_known_by_a_rule(rule: str, sentence: str) -> None:
    found = telling(sentence)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen genomför minst 10 kontroller per år.",
        "Kontroller genomförs varje vecka.",
        "Kommunen ska se till att trasiga lampor byts och att sly röjs.",
        "De platser som pekades ut i dialogen ska få bättre belysning av kommunen.",
        "Polisen ska kontakta den som har utsatts för inbrott.",
        "Trygghetsvandring ska ordnas i var och en av tätorterna.",
        "Parterna informerar löpande, var för sig och gemensamt, om arbetet.",
        "Kommunen utför trygghetsrond var sjätte vecka.",
        "Inom två dygn har kommunen tagit bort klottret.",
        "Parterna håller varandra underrättade om vad som händer.",
        "Antalet nykterhetskontroller ska öka med 10 procent.",
        "Polisen ska bli mer synlig i byarna.",
        "Alla skolor ska få besök av polisen varje år.",
        "Vid klagomål kan kommunen mäta hastigheten.",
        "Här kan du löpande följa hur det går.",
        "Löftet följs upp en gång om året.",
        "Kommunen ska arbeta för att bryta äldres ensamhet.",
        "De utlovade kontrollerna görs av polisen varje vecka.",
        "Kommunen har ett ökat stöd till föreningar.",
        "Den som vill kan få sin cykel märkt av polisen.",
        "anta en plan enligt lagen före årsskiftet",
        "genom nämnden erbjuda stöd till familjer vars barn har begått brott",
        "Utifrån medborgarlöftet ska handlingsplaner upprättas av parterna.",
        "Kommunen kommer genom skolan att erbjuda stöd till föräldrar.",
        "Hör av oss till vårdnadshavare samma dygn.",
        "Ser du en trasig lampa så lagar vi den inom tio dagar.",
        "Ring oss om du blir lurad, så kommer vi hem till dig.",
        "genomför minst 15 rundor, jämnt fördelade över året",
        "Större evenemang som Provdagarna bevakas med fler poliser.",
        "Polisen ska känna till varje krog.",
        "Vad gäller torget ska polisen ha personal där två lördagar i månaden.",
        "Löftet ska vara slutredovisat i februari.",
        "Kommunen monterar kameror så snart tillstånd har lämnats.",
        "Kommunen ska öka antalet tillsyner av tobak.",
        "Kommunen ska bidra till polisens arbete genom att ställa lokaler till förfogande.",
        "Skolan ska minska den tid som elever väntar på svar.",
        "Handlingsplanen ska revideras årligen av parterna.",
        "En ny överenskommelse ska tecknas senast den 31 december.",
        "Samverkan ska ske med föreningarna varje månad.",
        "Genomföra minst två riktade insatser mot langning.",
        "Vill ni ha en skylt på er gata lånar kommunen ut en.",
        "Du får svar inom fem arbetsdagar.",
        "Polisen varnar för bedrägerier på torget varje månad.",
    ],
)
def test_what_promises_is_not_taken_for_telling(sentence: str) -> None:
    assert telling(sentence) is None


@pytest.mark.parametrize("word", ["genomförde", "besöktes", "Arbetade", "höll", "var", "ledde"])
def test_the_past_is_known_by_its_endings_and_the_strong_verbs_by_name(word: str) -> None:
    assert is_past(word)


@pytest.mark.parametrize("word", ["båda", "tillfälle", "genomför", "både", "möte"])
def test_what_only_ends_like_the_past_is_none(word: str) -> None:
    assert not is_past(word)


@pytest.mark.parametrize("word", ["genomfört", "besökts", "hållit", "Ökat"])
def test_what_has_been_is_known_by_its_form(word: str) -> None:
    assert is_supine(word)


@pytest.mark.parametrize("word", ["insats", "plats", "tätort", "besök", "ett"])
def test_a_noun_is_not_what_has_been(word: str) -> None:
    assert not is_supine(word)
