"""Rules on when a promise holds; enforced where an activity is attributed to one."""

from medlofte.finding import Level
from medlofte.rules.rule import found_elsewhere

UNKNOWN_PROMISE = found_elsewhere(
    "unknown-promise",
    """
    En aktivitet ska höra till ett löfte som gällde den dagen.

    Varför: Annars räknas den inte någonstans.

    Fel:
        counts_for: [trafikontroller]
    Rätt:
        counts_for: [trafikkontroller]
    """,
)
BEFORE_AGREEMENT = found_elsewhere(
    "before-agreement",
    """
    En aktivitet ska inte ligga före det första medborgarlöftet.

    Varför: Det som gjordes innan något var lovat kan inte räknas. Att löftet skrevs under senare
    gör däremot inget: det gäller från sin första dag.

    Fel:
        date: 2022-12-31
    Rätt:
        date: 2023-01-01
    """,
)
CROSSING_TALLY = found_elsewhere(
    "crossing-tally",
    """
    En summerad uppgift bör rymmas inom ett löftesår.

    Varför: Det går inte att veta hur mycket av antalet som hör till vilket år, så på var sida av
    gränsen räknas uppgiften som 0 eller fler. Utanför medborgarlöftets hela tid går den inte att
    räkna alls, och då är det ett fel.

    Fel:
        from: 2023-11-01
        to: 2024-02-29
        count: 6
    Rätt:
        två filer: en till och med 2023-12-31 och en från 2024-01-01
    """,
    Level.WARNING,
)
AFTER_AGREEMENT = found_elsewhere(
    "after-agreement",
    """
    En aktivitet ligger efter det senaste medborgarlöftet.

    Varför: Då kan bara ett löfte om att något blir klart räknas, och då som försenat.

    Fel:
        date: 2025-02-01
    Rätt:
        date: 2024-12-30
    """,
    Level.WARNING,
)
OUTSIDE_PROMISE = found_elsewhere(
    "outside-promise",
    """
    En aktivitet ska ligga inom den tid då löftet gällde.

    Varför: Ett löfte kan ha lagts till, ändrats eller avförts under löftestiden.

    Fel:
        date: 2024-09-01   (löftet gällde till och med 2024-06-30)
    Rätt:
        date: 2024-06-01
    """,
)
