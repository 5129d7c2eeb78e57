"""The twelve promises that each municipality of a benchmark tree makes; all of them invented."""

from typing import NamedTuple


class Promise(NamedTuple):
    id: str
    name: str
    area: str
    text: str
    by: tuple[str, ...]
    target: str
    title: str  # of its activities
    share: int = 0  # how often it is drawn for an activity; milestones have dates of their own
    together: bool = False
    budget: tuple[str, int] = ("yearly", 1)  # the same goal in hledger's words


AREAS = {"trafik": "Trafik", "narvaro": "Närvaro och trygghet", "forebygga": "Förebyggande arbete"}
TOPICS = {"trafik": "traffic", "narvaro": "presence", "forebygga": "youth"}  # of each area
POLICE, TOWN, BOTH = ("polis",), ("kommun",), ("polis", "kommun")

CHECKS = Promise(
    "trafikkontroller", "Trafikkontroller", "trafik",
    "Trafikkontroller vid skolor, förskolor och i byar", POLICE,
    "{kind: count, at_least: 20, per: year, unit: kontroller}",
    "Trafikkontroll vid skolan", 24, budget=("yearly", 20),
)  # fmt: skip
LATE_HOURS = Promise(
    "obekvama-tider", "Insatser på obekväm tid", "trafik",
    "Trafikinsatser på kvällar och nätter", POLICE,
    "{kind: count, at_least: 5, per: year, unit: insatser}",
    "Insats under sen kväll", 6, budget=("yearly", 5),
)  # fmt: skip
PATROLS = Promise(
    "fotpatruller", "Fotpatruller", "narvaro",
    "Fotpatruller i centrum, i snitt tre i veckan", POLICE,
    "{kind: count, at_least: 3, per: week, how: average, unit: fotpatruller}",
    "Fotpatrull i centrum", 20, budget=("weekly", 3),
)  # fmt: skip
SCHOOL_ROADS = Promise(
    "skolvagar", "Säkrare skolvägar", "trafik",
    "En plan för säkrare vägar till skolan tas fram", TOWN,
    "{kind: milestone}", "Arbete med planen för skolvägar",
)  # fmt: skip
FORM = Promise(
    "e-tjanst", "E-tjänst för felanmälan", "forebygga",
    "En e-tjänst för felanmälan öppnas för invånarna", TOWN,
    "{kind: milestone}", "Arbete med e-tjänsten",
)  # fmt: skip

PROMISES = (
    CHECKS,
    LATE_HOURS,
    SCHOOL_ROADS,
    PATROLS,
    Promise(
        "trygghetsvandringar", "Trygghetsvandringar", "narvaro",
        "Trygghetsvandringar som polis och kommun går tillsammans", BOTH,
        "{kind: count, at_least: 3, per: year, unit: vandringar}",
        "Trygghetsvandring", 4, together=True, budget=("yearly", 3),
    ),
    Promise(
        "besok-unga", "Besök där unga vistas", "narvaro",
        "Besök på platser där unga vistas", POLICE,
        "{kind: count, at_least: 8, per: year, unit: besök}",
        "Besök på fritidsgården", 10, budget=("yearly", 8),
    ),
    Promise(
        "motesplatser", "Möten på allmän plats", "narvaro",
        "Fler möten med invånare på allmän plats än tidigare", BOTH,
        "{kind: increase, baseline: none}", "Möte med invånare", 8,
    ),
    Promise(
        "oro-for-unga", "Oro för unga", "forebygga",
        "Oro för en grupp unga besvaras med ett gemensamt möte", BOTH,
        "{kind: on_demand, when: När skolan anmäler oro för en grupp unga}",
        "Möte efter anmälan om oro", 4,
    ),
    Promise(
        "grannsamverkan", "Grannsamverkan", "forebygga",
        "Aktivt arbete för grannsamverkan i byar och bostadsområden", BOTH,
        "{kind: ongoing}", "Träff om grannsamverkan", 8,
    ),
    Promise(
        "drogutbildning", "Drogutbildning", "forebygga",
        "Utbildning om droger för personal i skolan", TOWN,
        "{kind: count, at_least: 4, per: year, unit: utbildningar}",
        "Utbildning för skolans personal", 5, budget=("yearly", 4),
    ),
    FORM,
    Promise(
        "naringsliv", "Dialog med näringslivet", "forebygga",
        "Kontinuerlig dialog med näringslivet om trygghet", TOWN,
        "{kind: ongoing}", "Dialog med företagare", 6,
    ),
)  # fmt: skip
