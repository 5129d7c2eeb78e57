"""Rules on keys and values; enforced while reading."""

from medlofte.rules.rule import found_elsewhere

MISSING_KEY = found_elsewhere(
    "missing-key",
    """
    En uppgift som måste finnas saknas.

    Varför: Utan dag, löfte och ansvarig går en aktivitet inte att räkna.

    Fel:
        counts_for: [trafikkontroller]
        by: [polis]
    Rätt:
        date: 2024-03-14
        counts_for: [trafikkontroller]
        by: [polis]
    """,
)
UNKNOWN_KEY = found_elsewhere(
    "unknown-key",
    """
    En nyckel har ett namn som inte finns.

    Varför: Ett felstavat ord skulle annars inte ha någon verkan, utan att någon märker det.

    Fel:
        antal: 2
    Rätt:
        count: 2
    """,
)
WRONG_VALUE = found_elsewhere(
    "wrong-value",
    """
    Ett värde har fel form.

    Varför: Bara det som är entydigt kan räknas.

    Fel:
        count: ungefär två
    Rätt:
        count: 2
        precision: about
    """,
)
IMPOSSIBLE_DATE = found_elsewhere(
    "impossible-date",
    """
    En dag ska finnas i kalendern.

    Varför: Löften har publicerats med sista dag den 31 juni.

    Fel:
        to: 2024-06-31
    Rätt:
        to: 2024-06-30
    """,
)
PERIOD_REVERSED = found_elsewhere(
    "period-reversed",
    """
    En period ska börja innan den slutar.

    Varför: Annars innehåller den inga dagar.

    Fel:
        from: 2024-12-31
        to: 2024-01-01
    Rätt:
        from: 2024-01-01
        to: 2024-12-31
    """,
)
BAD_ID = found_elsewhere(
    "bad-id",
    """
    Ett id ska bestå av små bokstäver a–z, siffror och bindestreck.

    Varför: Id:t skrivs i filnamn och kommandon, och ska fungera på alla datorer.

    Fel:
        id: Obekväma tider
    Rätt:
        id: obekvama-tider
    """,
)
HOW = found_elsewhere(
    "how",
    """
    Ett antal per vecka, månad eller annan del av året ska säga om det gäller varje eller i snitt.

    Varför: Samma aktiviteter ger motsatt svar: tre i snitt kan vara sex ena veckan och noll nästa.

    Fel:
        target: {kind: count, at_least: 3, per: week}
    Rätt:
        target: {kind: count, at_least: 3, per: week, how: average}
    """,
)
