"""Rules on whether a file can be read at all; enforced while reading."""

from medlofte.rules.rule import found_elsewhere

UNREADABLE = found_elsewhere(
    "unreadable-file",
    """
    Filen ska gå att öppna.

    Varför: En fil som inte går att läsa kan inte räknas.

    Fel:
        en länk till en fil som är borttagen, eller en fil utan läsbehörighet
    Rätt:
        en vanlig fil som alla som arbetar med uppgifterna får läsa
    """,
)
LINK_OUTSIDE = found_elsewhere(
    "link-outside",
    """
    En länk ska stanna inom datamappen.

    Varför: Den som hämtar mappen får inte med det som ligger utanför den.

    Fel:
        activities/arjeplog/2024/2024-03-14-kontroll.yaml → /hem/filer/kontroll.yaml
    Rätt:
        lägg själva filen i mappen
    """,
)
TOO_LARGE = found_elsewhere(
    "too-large",
    """
    En fil ska vara högst 1 MiB, ha högst 75 000 värden, och högst 5 000 i en lista.

    Varför: En fil här är en aktivitet eller en kommuns löften. En större fil är något annat.

    Fel:
        ett inskannat dokument med ändelsen .yaml
    Rätt:
        skriv uppgifterna i filen och länka till dokumentet med links:
    """,
)
NOT_UTF8 = found_elsewhere(
    "not-utf8",
    """
    Filen ska vara sparad som UTF-8.

    Varför: Annars blir å, ä, ö och samiska bokstäver fel.

    Fel:
        en fil sparad med kodningen ANSI eller Windows-1252
    Rätt:
        välj Spara som och kodningen UTF-8
    """,
)
CONTROL_CHARACTER = found_elsewhere(
    "control-character",
    """
    Filen får inte innehålla osynliga styrtecken.

    Varför: De följer ibland med när text klistras in och gör filen oläslig.

    Fel:
        ett tecken U+0000 mitt i en rad
    Rätt:
        radera tecknet, eller skriv om raden
    """,
)
SYNTAX = found_elsewhere(
    "syntax",
    """
    Filen ska vara skriven som YAML: nyckel, kolon, blanksteg, värde.

    Varför: Ett felaktigt indrag eller ett extra kolon ändrar vad filen betyder.

    Fel:
        note: Kontroll: vid skolan
    Rätt:
        note: "Kontroll: vid skolan"
    """,
)
SEVERAL_DOCUMENTS = found_elsewhere(
    "several-documents",
    """
    En fil ska innehålla ett enda dokument.

    Varför: En aktivitet per fil gör att två personer kan logga samtidigt.

    Fel:
        date: 2024-03-14
        ---
        date: 2024-03-15
    Rätt:
        två filer, en för varje dag
    """,
)
YAML_FEATURE = found_elsewhere(
    "yaml-feature",
    """
    Ankare (&), alias (*), taggar (!) och sammanslagning (<<) används inte.

    Varför: De gör att en rad betyder något annat än vad som står på den.

    Fel:
        note: *samma
    Rätt:
        note: Kontroll vid skolan
    """,
)
DUPLICATE_KEY = found_elsewhere(
    "duplicate-key",
    """
    En nyckel ska stå en gång.

    Varför: Av två värden kan bara ett gälla, och det går inte att veta vilket.

    Fel:
        count: 1
        count: 2
    Rätt:
        count: 2
    """,
)
TOO_DEEP = found_elsewhere(
    "too-deep",
    """
    Filen får vara nästlad i högst 20 nivåer.

    Varför: Ingen fil här behöver fler än sju. Djupare är ett skrivfel.

    Fel:
        by: [[[[[[[[[[[[[[[[[[[[[polis]]]]]]]]]]]]]]]]]]]]]
    Rätt:
        by: [polis]
    """,
)
STRAY_FILE = found_elsewhere(
    "stray-file",
    """
    I promises/ och activities/ ska bara det ligga som hör dit.

    Varför: En fil som inte läses kan vara en aktivitet som inte blev räknad.

    Fel:
        activities/arjeplog/2024-03-14-kontroll.yml
    Rätt:
        activities/arjeplog/2024/2024-03-14-kontroll.yaml
    """,
)
COPY = found_elsewhere(
    "copy",
    """
    En fil eller mapp ska inte vara en kopia av en annan, till namnet eller till innehållet.

    Varför: OneDrive, Windows, Mac och vi själva gör kopior. Räknades de, räknades samma sak två
    gånger. Kopian räknas därför inte, och det sägs var siffran visas.

    Fel:
        2024-03-14-trafikkontroller (1).yaml   bredvid   2024-03-14-trafikkontroller.yaml
    Rätt:
        2024-03-14-trafikkontroller.yaml
    """,
)
UNSAFE_NAME = found_elsewhere(
    "unsafe-name",
    """
    Ett namn ska gå att ha på alla datorer, och skilja sig från andra i mer än stora bokstäver.

    Varför: Ett kolon i ett enda namn gör att ingen med Windows kan hämta uppgifterna. Av två namn
    som skiljer sig i stora bokstäver, eller i hur å, ä och ö lagras, försvinner där det ena.

    Fel:
        2024-03-14-kl-22:30.yaml
    Rätt:
        2024-03-14-kl-22-30.yaml
    """,
)
NO_PROMISE_FILE = found_elsewhere(
    "no-promise-file",
    """
    En mapp med aktiviteter ska ha en löftesfil med samma namn.

    Varför: Annars hör aktiviteterna inte till någon kommun och räknas inte.

    Fel:
        activities/arjepolg/
    Rätt:
        activities/arjeplog/ och promises/arjeplog.yaml
    """,
)
