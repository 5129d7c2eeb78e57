"""Knows how each state is shown, whatever the promise: sign, style, place, words for it alone."""

from enum import Enum, auto
from typing import NamedTuple, assert_never

from medlofte.language import n, t
from medlofte.targets.outcome import State


class OverviewColumn(Enum):
    """Which column of the overview a state is counted in, from left to right."""

    MET = auto()
    ON_TRACK = auto()
    BEHIND = auto()
    MISSED = auto()
    UNCLEAR = auto()
    NUMBERLESS = auto()
    UNREPORTED = auto()


class Look(NamedTuple):
    """How a state is shown: where among the others, beside its words, and what they mean.

    `word` and `meaning` explain it to the public; they are empty for one that it never meets.
    """

    place: int
    sign: str
    style: str
    column: OverviewColumn | None
    word: str = ""
    meaning: str = ""


def look(state: State) -> Look:  # noqa: C901, PLR0911, PLR0912  one a state
    match state:
        case State.MET:
            meaning = t("Målet är nått.")
            return Look(1, "✓", "green", OverviewColumn.MET, t("uppnått"), meaning)
        case State.ON_TRACK:
            return Look(2, "→", "green", OverviewColumn.ON_TRACK)
        case State.IN_PROGRESS:
            meaning = t("Något är gjort. Tiden är inte slut, eller löftet har inget antal att nå.")
            return Look(
                3, "•", "cyan", OverviewColumn.NUMBERLESS, t("pågår eller redovisat"), meaning
            )
        case State.BEHIND:
            return Look(4, "!", "bold red", OverviewColumn.BEHIND)
        case State.MISSED:
            meaning = t("Tiden är slut och målet är inte nått, eller ett tillfälle blev obesvarat.")
            return Look(5, "✗", "red", OverviewColumn.MISSED, t("inte uppnått"), meaning)
        case State.NOT_QUANTIFIED:
            meaning = t("Uppgifterna är för ungefärliga för att avgöra om målet är nått.")
            return Look(6, "≈", "magenta", OverviewColumn.UNCLEAR, t("antal oklart"), meaning)
        case State.NO_BASELINE:
            meaning = t("Löftet är mer än förut, men hur mycket det var förut är inte känt.")
            return Look(7, "≠", "", OverviewColumn.NUMBERLESS, t("jämförelsetal saknas"), meaning)
        case State.NOT_TRIGGERED:
            meaning = t("Det som löftet gäller har inte hänt.")
            return Look(8, "–", "", OverviewColumn.NUMBERLESS, t("inget tillfälle"), meaning)
        case State.NOT_STARTED:
            meaning = t("Tiden pågår och ingen aktivitet är redovisad än.")
            return Look(9, "○", "", OverviewColumn.UNREPORTED, t("inget redovisat än"), meaning)
        case State.NOT_REPORTED:
            meaning = t("Tiden är slut och ingen aktivitet är redovisad. Det kan ändå vara gjort.")
            return Look(10, "?", "bold", OverviewColumn.UNREPORTED, t("inte redovisat"), meaning)
        case State.UPCOMING:
            meaning = t("Löftet har inte börjat gälla.")
            return Look(11, "»", "", None, t("börjar senare"), meaning)
        case State.WITHDRAWN:
            meaning = t("Löftet gäller inte längre. Skälet står vid löftet.")
            return Look(12, "/", "", None, t("avfört"), meaning)
        case _:
            assert_never(state)


ORDER = tuple(sorted(State, key=lambda state: look(state).place))


def counted_words(state: State, count: int, *, over: bool) -> str:  # noqa: C901, PLR0911, PLR0912  one a state
    """How many stand in a state, `over` where the time of all of them is: 5 uppnådda."""
    match state:
        case State.MET:
            return n("{count} uppnått", "{count} uppnådda", count)
        case State.ON_TRACK:
            return t("{count} i fas", count=count)
        case State.IN_PROGRESS if over:
            return n("{count} redovisat", "{count} redovisade", count)
        case State.IN_PROGRESS:
            return t("{count} pågår", count=count)
        case State.BEHIND:
            return t("{count} efter", count=count)
        case State.MISSED:
            return n("{count} inte uppnått", "{count} inte uppnådda", count)
        case State.NOT_QUANTIFIED:
            return t("{count} antal oklart", count=count)
        case State.NO_BASELINE:
            return t("{count} kan inte jämföras", count=count)
        case State.NOT_TRIGGERED:
            return t("{count} utan tillfälle", count=count)
        case State.NOT_STARTED:
            return t("{count} inget än", count=count)
        case State.NOT_REPORTED:
            return n("{count} inte redovisat", "{count} inte redovisade", count)
        case State.UPCOMING:
            return t("{count} börjar senare", count=count)
        case State.WITHDRAWN:
            return n("{count} avfört", "{count} avförda", count)
        case _:
            assert_never(state)


def counted_clause(state: State, count: int, *, numbered: bool) -> str:  # noqa: C901, PLR0911, PLR0912  one a state
    """How many stand in a state, as a clause of a sentence: för 1 är antalet oklart.

    `numbered` are those with a number or a day to reach; of others it is told that they were
    reported.
    """
    match state:
        case State.MET:
            return t("{count} uppnåddes", count=count)
        case State.ON_TRACK:
            return t("{count} är i fas", count=count)
        case State.IN_PROGRESS if numbered:
            return t("{count} pågår", count=count)
        case State.IN_PROGRESS:
            return t("{count} har redovisats", count=count)
        case State.BEHIND:
            return t("{count} ligger efter", count=count)
        case State.MISSED:
            return t("{count} uppnåddes inte", count=count)
        case State.NOT_QUANTIFIED:
            return t("för {count} är antalet oklart", count=count)
        case State.NO_BASELINE:
            return t("{count} kan inte jämföras", count=count)
        case State.NOT_TRIGGERED:
            return t("{count} hade inget tillfälle", count=count)
        case State.NOT_STARTED:
            return t("för {count} är inget redovisat än", count=count)
        case State.NOT_REPORTED:
            return t("{count} har inte redovisats", count=count)
        case State.UPCOMING:
            return t("{count} börjar senare", count=count)
        case State.WITHDRAWN:
            return t("{count} har avförts", count=count)
        case _:
            assert_never(state)
