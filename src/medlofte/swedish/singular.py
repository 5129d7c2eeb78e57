"""Knows what one of the things is called that promises count: one of kontroller is a kontroll."""

_ONE = {
    "aktiviteter": "aktivitet",
    "besök": "besök",
    "dagar": "dag",
    "deltagare": "deltagare",
    "dialoger": "dialog",
    "elever": "elev",
    "gånger": "gång",
    "insatser": "insats",
    "kampanjer": "kampanj",
    "kontakter": "kontakt",
    "kontroller": "kontroll",
    "kvällar": "kväll",
    "lektioner": "lektion",
    "möten": "möte",
    "pass": "pass",
    "patruller": "patrull",
    "patrulleringar": "patrullering",
    "personer": "person",
    "samtal": "samtal",
    "sök": "sök",
    "tillfällen": "tillfälle",
    "timmar": "timme",
    "träffar": "träff",
    "uppföljningar": "uppföljning",
    "utbildningar": "utbildning",
    "vandringar": "vandring",
}


def one_of(unit: str) -> str:
    """What one of them is called: trafikkontroll, kontroll på skolväg; as it is where unknown.

    What stands before the thing that is counted bends with it, so nothing may stand there.
    """
    word, space, more = unit.partition(" ")
    for many, one in _ONE.items():
        if word.endswith(many):
            return f"{word.removesuffix(many)}{one}{space}{more}"
    return unit
