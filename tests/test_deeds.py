"""Two deeds in a sentence are two promises; what belongs to one deed stays with it."""

import pytest

from medlofte.drafting.deeds import deeds
from medlofte.drafting.rules.clauses import DeedClause


@pytest.mark.parametrize(
    "sentence, parts",
    [
        (
            "Polisen ska besöka skolorna varje termin och kontrollera krogar.",
            ("Polisen ska besöka skolorna varje termin", "Polisen ska kontrollera krogar."),
        ),
        (
            "Kommunen ska dessutom bygga en bom så att ingen kör runt, och sätta upp en skylt.",
            (
                "Kommunen ska dessutom bygga en bom så att ingen kör runt",
                "Kommunen ska dessutom sätta upp en skylt.",
            ),
        ),
        (
            "röja sly längs gångvägar, byta trasiga lampor och måla över klotter",
            ("röja sly längs gångvägar", "byta trasiga lampor", "måla över klotter"),
        ),
        (
            "Polisen kommer att besöka varje skola och ska därutöver stärka kontakten med fältare.",
            (
                "Polisen kommer att besöka varje skola",
                "Polisen ska därutöver stärka kontakten med fältare.",
            ),
        ),
        (
            "Kommunen ska inventera platser som används mycket och åtgärda brister.",
            ("Kommunen ska inventera platser som används mycket", "Kommunen ska åtgärda brister."),
        ),
        (
            "Kommunen ska verka för att en gångväg byggs samt delta i Trafikverkets möten.",
            (
                "Kommunen ska verka för att en gångväg byggs",
                "Kommunen ska delta i Trafikverkets möten.",
            ),
        ),
        (
            "Kommunen lovar att byta lampor, att röja sly och att anställa en fältare.",
            (
                "Kommunen lovar att byta lampor",
                "Kommunen lovar att röja sly",
                "Kommunen lovar att anställa en fältare.",
            ),
        ),
        (
            "Kommunen ska sanera klotter inom två dygn och byter ut trasiga skydd.",
            ("Kommunen ska sanera klotter inom två dygn", "Kommunen byter ut trasiga skydd."),
        ),
        (
            "Polisen kommer att åka till byn, och i tätorten kommer det att finnas en polis.",
            ("Polisen kommer att åka till byn", "I tätorten kommer det att finnas en polis."),
        ),
        (
            "Polisen kommer att bevaka torget, och kommer varje termin att göra sök på skolan.",
            (
                "Polisen kommer att bevaka torget",
                "Polisen kommer varje termin att göra sök på skolan.",
            ),
        ),
        (
            "Polisen besöker högstadiet en gång per läsår samt gymnasiet vid behov.",
            (
                "Polisen besöker högstadiet en gång per läsår",
                "Polisen besöker gymnasiet vid behov.",
            ),
        ),
        (
            "håller kontakt med föreningarna och kommer till deras träffar när de ber om det",
            ("håller kontakt med föreningarna", "kommer till deras träffar när de ber om det"),
        ),
        (
            "Kommunen öppnar en lokal i mars och anställer en fältare.",
            ("Kommunen öppnar en lokal i mars", "Kommunen anställer en fältare."),
        ),
        (
            "Varje år ordnar kommunen en vandring och bjuder in till ett möte.",
            ("Varje år ordnar kommunen en vandring", "Varje år bjuder kommunen in till ett möte."),
        ),
        (
            "Polisen ska gå till fots i centrum och kommunen ska byta lampor.",
            ("Polisen ska gå till fots i centrum", "Kommunen ska byta lampor."),
        ),
        (
            "Polisen ska stödja dem som vandrar och kommunen ska ge dem västar.",
            ("Polisen ska stödja dem som vandrar", "Kommunen ska ge dem västar."),
        ),
        (
            "Kommunen ska se till att cyklar flyttas och att lampor lagas.",
            ("Kommunen ska se till att cyklar flyttas", "Kommunen ska se till att lampor lagas."),
        ),
        (
            "Kommunen ska skriva en rapport senast 1 mars 2025 och en handbok senast 1 maj 2025.",
            (
                "Kommunen ska skriva en rapport senast 1 mars 2025",
                "Kommunen ska skriva en handbok senast 1 maj 2025.",
            ),
        ),
        (
            "Vandringar ska göras en gång per år i tätorten och dessutom i minst två byar.",
            (
                "Vandringar ska göras en gång per år i tätorten",
                "Vandringar ska göras i minst två byar.",
            ),
        ),
        (
            "Polisen ska göra minst 10 fotpatruller och 5 kontroller per år.",
            (
                "Polisen ska göra minst 10 fotpatruller per år",
                "Polisen ska göra 5 kontroller per år.",
            ),
        ),
        (
            "besöka skolor två gånger per termin och informera föräldrar minst en gång per år",
            ("besöka skolor två gånger per termin", "informera föräldrar minst en gång per år"),
        ),
        (
            "Kommunen ska hålla två kurser och tre föreläsningar.",
            ("Kommunen ska hålla två kurser", "Kommunen ska hålla tre föreläsningar."),
        ),
    ],
)
def test_two_deeds_are_two_promises_each_with_its_own_words(
    sentence: str, parts: tuple[str, ...]
) -> None:
    assert deeds(DeedClause(sentence)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisen ska planera och genomföra kontroller.",
        "Kommunen ska ta fram och sprida information om bedrägerier.",
        "Kommunen ska ta fram en plan och redovisa den för nämnden.",
        "Kommunen och polisen ska samverka och dela kunskap om narkotika.",
        "Kommunen ska arbeta för att minska frånvaron och stärka skolorna.",
        "Polisen arbetar med unga på torget och anpassar stödet efter var och en.",
        "besöka skolor och informera om droger",
        "Polisen ska passera stationen på kvällarna och då stanna kvar minst en kvart.",
        "Resultaten sammanställs av kommunen och redovisas i nämnden varje år.",
        "Polisen ska vara en välbekant gäst och besöka fritidsgården.",
        "Samverkan ska växa; kommunen och polisen hjälps åt att få igång den.",
        "Gemensamt ska kommunen planera, genomföra och följa upp två vandringar per år.",
        "Kommunen ska se till att lampor lagas och buskar klipps.",
        "Polisen och skolan ska samverka med fältarna och dela kunskap om narkotika.",
        "Kommunen skickar ett brev till alla hushåll och berättar hur det har gått.",
        "Kommunen ska föra samtal med skolan och andra aktörer om ungas trygghet.",
        "Kommunen ska rusta upp torget och öka tryggheten.",
        "Väntsalen rustas upp av kommunen och ska vara klar den 30 april.",
        "Polisen ska kontrollera mopeder, bilar och lastbilar.",
        "Polisen ska finnas på plats så att fler vill stanna och umgås, handla och äta.",
        "När polisen begär det och kommunen har lokaler ska de lånas ut.",
        "Det som skolan har sett och polisen har hört ska följas upp.",
        "Fler kontroller vid skolor",
        "Polisen ska besöka elever i årskurs 7 och 8.",
        "Polisen får stöd av kommunen och väktare.",
    ],
)
def test_what_belongs_to_one_deed_stays_one(sentence: str) -> None:
    assert deeds(DeedClause(sentence)) == (sentence,)
