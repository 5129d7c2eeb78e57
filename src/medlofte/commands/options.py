"""Knows what several commands can be told: the data folder, the language, whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Annotated, Any

from typer import Argument, Option

from medlofte import language
from medlofte.language import t
from medlofte.stop import WrongCallError


class Holds(Enum):
    """What stands in an argument or option, beside its help: Tab fills it in out of the tree."""

    MUNICIPALITY = auto()
    ANY_MUNICIPALITY = auto()  # also one that is not in the tree
    PERIOD = auto()
    PROMISE = auto()
    MUNICIPALITY_AND_PROMISES = auto()
    AGREEMENT = auto()
    PARTIES = auto()
    AREA = auto()
    STATES = auto()
    RULE = auto()
    FILE = auto()
    FOLDER = auto()
    DAY = auto()
    PLACE = auto()
    POLICE_AREA = auto()


def _known_language(value: str | None) -> str | None:
    if value is not None and language.known(value) is None:
        names = ", ".join(language.LANGUAGES)
        raise WrongCallError(t("--lang kan vara {names}.", names=names))
    return value


def stands(what: str, about: str) -> Any:
    """An argument: what it is called in the help, and what it tells."""
    return Argument(metavar=what, help=about, show_default=False)


def takes(what: str, about: str, *names: str) -> Any:
    """An option with a value: what stands for that in the help, and what it tells."""
    return Option(*names, metavar=what, help=about)


Data = Annotated[
    str | None, takes(t("MAPP"), t("Mappen med löften och aktiviteter."), "--data"), Holds.FOLDER
]
Lang = Annotated[
    str | None,
    Option(
        "--lang",
        metavar="|".join(language.LANGUAGES),
        help=t("Svarets språk."),
        callback=_known_language,
    ),
]


@dataclass(frozen=True)
class Where:
    """Where the data are, and the language of the answer, as typed."""

    data: Data = None
    lang: Lang = None


SomeMunicipality = Annotated[
    str | None, stands(t("[KOMMUN]"), t("Namn eller kod.")), Holds.MUNICIPALITY
]
OneMunicipality = Annotated[str, stands(t("KOMMUN"), t("Namn eller kod.")), Holds.MUNICIPALITY]
EveryMunicipality = Annotated[bool, Option("--all", help=t("Alla kommuner."))]
PoliceArea = Annotated[
    str | None, takes(t("NAMN"), t("Ett lokalpolisområdes kommuner.")), Holds.POLICE_AREA
]
Period = Annotated[
    str | None,
    stands(t("[PERIOD]"), t("2024, 2024-T1, 2024-Q2, 2024-H1, 2024-05 eller medborgarlöftets id.")),
    Holds.PERIOD,
]


def format_of(names: Iterable[str]) -> Any:
    """The option that says which of the formats of an answer is wanted."""
    metavar = "|".join(names)
    return Option("--format", metavar=metavar, help=t("Svarets form."), show_default=False)


AcceptPersonalData = Annotated[
    bool, Option("--accept-personal-data", help=t("Det som liknar personuppgifter får stå kvar."))
]
AsOf = Annotated[
    str | None,
    takes(t("DAG"), t("Räkna som om det vore den här dagens slut."), "--as-of"),
    Holds.DAY,
]
BaseUrl = Annotated[str | None, takes(t("ADRESS"), t("Där webbplatsen ska ligga."))]
OUTPUT = takes(t("FIL"), t("Filen som skrivs."), "--output", "-o")
Output = Annotated[str | None, OUTPUT, Holds.FILE]
Overwrite = Annotated[bool, Option("--overwrite", help=t("Skriv över filen om den redan finns."))]
Yes = Annotated[bool, Option("--yes", "-y", help=t("Fråga inte."))]
