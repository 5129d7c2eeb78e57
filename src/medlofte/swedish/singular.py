"""Knows what the things that promises count are called, one of them and many."""

# Many and one of each; the end of a word says what it is: trafikkontroller are kontroller.
_BY_ENDING = """
aktiviteter aktivitet, annonser annons, arrangemang arrangemang, artiklar artikel, avstämningar
avstämning, besök besök, bevakningar bevakning, caféer café, cirklar cirkel, dagar dag, deltagare
deltagare, dialoger dialog, elever elev, enkäter enkät, evenemang evenemang, filmer film, fikor
fika, föreläsningar föreläsning, föreställningar föreställning, forum forum, gallringar gallring,
genomgångar genomgång, gånger gång, helger helg, informationer information, inlägg inlägg,
insatser insats, inspektioner inspektion, inventeringar inventering, kampanjer kampanj,
konferenser konferens, kontakter kontakt, kontroller kontroll, kurser kurs, kvällar kväll,
lektioner lektion, marknader marknad, mottagningar mottagning, märkningar märkning, mätningar
mätning, möten möte, nyhetsbrev nyhetsbrev, nätter natt, pass pass, patruller patrull,
patrulleringar patrullering, personer person, planteringar plantering, pressmeddelanden
pressmeddelande, program program, promenader promenad, rapporter rapport, razzior razzia,
redovisningar redovisning, ronder rond, röjningar röjning, samlingar samling, samtal samtal,
saneringar sanering, seminarier seminarium, sittningar sittning, städningar städning, syner syn,
sök sök, sökningar sökning, tillfällen tillfälle, tillsyner tillsyn, timmar timme, träffar träff,
tömningar tömning, undersökningar undersökning, uppdrag uppdrag, uppföljningar uppföljning,
utbildningar utbildning, utskick utskick, utställningar utställning, vandringar vandring, veckor
vecka, workshoppar workshop, återkopplingar återkoppling, åtgärder åtgärd, övningar övning
"""
ONE_OF = dict(pair.split() for pair in " ".join(_BY_ENDING.split()).split(", "))


def one_of(unit: str) -> str:
    """What one of them is called: trafikkontroll, kontroll på skolväg; as it is where unknown.

    What stands before the thing that is counted bends with it, so nothing may stand there.
    """
    word, space, more = unit.partition(" ")
    for many, one in ONE_OF.items():
        if word.endswith(many):
            return f"{word.removesuffix(many)}{one}{space}{more}"
    return unit
