"""Knows the words of sentences that tell of something without promising it."""

from typing import Final

# What a report or a dialogue found: verbs of now, whoever is the subject.
FINDINGS: Final = (
    *("framkommer", "framgår", "efterfrågar", "efterfrågas", "önskar", "önskas", "upplever"),
    *("upplevs", "uppger", "uppges", "anser", "tycker", "känner", "pekar", "bedöms", "bedömer"),
    *("oroar", "oroas", "saknar", "saknas", "utgör", "förekommer", "hoppas", "nämner", "nämns"),
    *("ligger", "beror", "råder", "märks", "visar på", "handlar om"),
    *("bygger på", "utgår från", "grundar sig", "grundas på", "leder till", "anges", "uppgår"),
    *("vill se", "vill ha", "vill att", "vill gärna", "består av", "utgörs av", "ger uttryck"),
    *("berättar att", "svarar att", "menar att", "säger att", "beskriver", "vittnar", "klagar"),
    *(
        "utsätts",
        "drabbas",
        "luras",
        "påtalar",
        "efterlyser",
        "medför att",
        "är bekymrade",
        "är oroliga",
        "är trötta",
    ),
    *("har sin grund", "gånger så många", "gånger fler"),
    *("har sin utgångspunkt", "har som utgångspunkt", "har en lång tradition"),
)
# What is to become better: a sentence about it hopes for an effect.
EFFECTS: Final = (
    *(
        "klagomål*",
        "anmälning*",
        "*skador",
        "trygghet*",
        "otrygghet*",
        "*brottslighet*",
        "*brotten",
        "brott",
        "brottsutsatthet*",
    ),
    *("skadegörelse*", "narkotika", "narkotikan", "drogerna", "förtroende*", "tillit*", "trivsel*"),
    *("den upplevda *", "upplevelsen", "känslan", "oron", "*olyckor", "*olyckorna", "tillgrepp*"),
    *("*stölder", "*stölderna", "*inbrott", "*inbrotten", "*rån", "*rånen", "nyrekrytering*"),
    *("våldet", "*langning*", "nedskräpning*", "klottret", "bränderna", "frånvaron"),
)
# Who is to feel or do something when the promise has had its effect.
PEOPLE: Final = (
    *("alla", "ingen", "fler", "färre", "flera", "invånar*", "*medborgare", "medborgarna"),
    *("*boende", "barn", "barnen", "barn och unga", "unga", "ungdomar*", "kvinnor", "äldre"),
    *("besökare", "besökarna", "människor", "den som", "man", "du", "ni"),
    *("samhället"),
)
# Where it is to be safe when the promise has had its effect; a municipality also does things.
PLACES: Final = (
    *("*kommunen", "*kommun", "staden", "skolan", "centrum", "torget", "området", "samhället"),
)
# What an aim is called: `Målet är …`.
AIMS: Final = (
    *("syftet", "syfte", "mål", "målet", "målen", "målsättning*", "ambition*", "vision*"),
    *(
        "tanken",
        "avsikten",
        "förhoppning*",
        "utgångspunkt*",
        "inriktning*",
        "strävan",
        "effektmål*",
    ),
    *("bakgrunden", "anledningen", "orsaken", "resultatet", "nyckeln", "önskemålet"),
)
# What the text calls itself.
ITSELF: Final = (
    *("*överenskommelse", "*överenskommelsen", "*avtal", "*avtalet", "*löfte", "*löftet"),
    *("*löften", "*löftena", "dokumentet", "samverkan", "samarbetet"),
    *("lägesbilden",),
    *("åtgärderna", "insatserna", "aktiviteterna", "åtagandena", "punkterna"),
)
# What a text does, or what is done with it, before anything of it is kept.
OF_A_TEXT: Final = frozenset(
    (
        *(
            "avser",
            "börjar",
            "medför",
            "medföra",
            "hindrar",
            "hindra",
            "slutar",
            "finns",
            "sträcker",
            "varar",
            "gäller",
            "gälla",
            "löper",
            "löpa",
            "träder",
            "träda",
            "upphör",
            "upphöra",
            "förlängs",
        ),
        *("förlängas", "ersätter", "ersätta", "undertecknas", "bygger", "bygga", "riktar", "rikta"),
        *("utgår", "utgå", "grundar", "grunda", "grundas", "omfattar", "omfatta", "beskriver"),
        *("anger", "ange", "kompletterar", "komplettera", "syftar", "syfta", "innehåller", "ses"),
        *("utgör", "utgöra", "tecknas", "reglerar", "upprättas", "tydliggör", "handlar", "bidra"),
        *("bidrar", "leda", "leder", "vara", "är", "tas", "utvecklas", "fastställs", "beskrivs"),
    )
)
