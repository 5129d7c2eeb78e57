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
    """How a state is shown: where among the others, and beside its words."""

    place: int
    sign: str
    style: str
    column: OverviewColumn | None


def look(state: State) -> Look:  # noqa: C901, PLR0911, PLR0912  one a state
    match state:
        case State.MET:
            return Look(1, "✓", "green", OverviewColumn.MET)
        case State.ON_TRACK:
            return Look(2, "→", "green", OverviewColumn.ON_TRACK)
        case State.IN_PROGRESS:
            return Look(3, "•", "cyan", OverviewColumn.NUMBERLESS)
        case State.BEHIND:
            return Look(4, "!", "bold red", OverviewColumn.BEHIND)
        case State.MISSED:
            return Look(5, "✗", "red", OverviewColumn.MISSED)
        case State.NOT_QUANTIFIED:
            return Look(6, "≈", "magenta", OverviewColumn.UNCLEAR)
        case State.NO_BASELINE:
            return Look(7, "•", "", OverviewColumn.NUMBERLESS)
        case State.NOT_TRIGGERED:
            return Look(8, "–", "", OverviewColumn.NUMBERLESS)
        case State.NOT_STARTED:
            return Look(9, "○", "", OverviewColumn.UNREPORTED)
        case State.NOT_REPORTED:
            return Look(10, "?", "bold", OverviewColumn.UNREPORTED)
        case State.UPCOMING:
            return Look(11, "○", "", None)
        case State.WITHDRAWN:
            return Look(12, "–", "", None)
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


def explained(state: State) -> tuple[str, str] | None:  # noqa: C901, PLR0911  one a state
    """The word and the meaning of a state for the public; None for one that it never meets."""
    match state:
        case State.MET:
            return t("uppnått"), t("Målet är nått.")
        case State.MISSED:
            return t("inte uppnått"), t(
                "Tiden är slut och målet är inte nått, eller ett tillfälle blev obesvarat."
            )
        case State.IN_PROGRESS:
            return t("pågår eller redovisat"), t(
                "Något är gjort. Tiden är inte slut, eller löftet har inget antal att nå."
            )
        case State.NOT_QUANTIFIED:
            return t("antal oklart"), t(
                "Uppgifterna är för ungefärliga för att avgöra om målet är nått."
            )
        case State.NOT_REPORTED:
            return t("inte redovisat"), t(
                "Tiden är slut och ingen har lämnat någon uppgift. Det kan ändå vara gjort."
            )
        case State.NOT_STARTED:
            return t("inget redovisat än"), t("Tiden pågår och ingen har lämnat någon uppgift än.")
        case State.NO_BASELINE:
            return t("jämförelsetal saknas"), t(
                "Löftet är mer än förut, men hur mycket det var förut är inte känt."
            )
        case State.NOT_TRIGGERED:
            return t("inget tillfälle"), t("Det som löftet gäller har inte hänt.")
        case State.UPCOMING:
            return t("börjar senare"), t("Löftet har inte börjat gälla.")
        case State.WITHDRAWN:
            return t("avfört"), t("Löftet gäller inte längre. Skälet står vid löftet.")
        case State.ON_TRACK | State.BEHIND:
            return None
        case _:
            assert_never(state)
