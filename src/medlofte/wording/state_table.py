"""Knows each sign: what it means, how it is typed, its style, its place and the words for it alone.

A sign means one thing, and a meaning has one sign, wherever it stands: typed here, and drawn in
`render/drawing/svg.py`. Beside it stands its word.
"""

from enum import StrEnum
from typing import NamedTuple, assert_never

from medlofte.language import n, t
from medlofte.progress.measure import Row
from medlofte.targets.outcome import State


class Sign(StrEnum):
    """What is seen at a glance of how a promise stands; finer than its state.

    The first two are told of where the state is in progress: while the time goes on, and when it
    is over and there was no number to reach. The third is what can no more be kept, though the
    time goes on.
    """

    GOING_ON = "going_on"
    REPORTED = "reported"
    LOST = "lost"
    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    NOT_QUANTIFIED = "not_quantified"
    NO_BASELINE = "no_baseline"
    NOT_TRIGGERED = "not_triggered"
    NOT_STARTED = "not_started"
    NOT_REPORTED = "not_reported"
    UPCOMING = "upcoming"
    WITHDRAWN = "withdrawn"


class Look(NamedTuple):
    """How a sign is shown: where among the others, typed, in which style, and its word.

    `meaning` explains it to the public; it is empty for one that the public never meets.
    """

    place: int
    sign: str
    style: str
    word: str
    meaning: str = ""


def sign_of(row: Row) -> Sign:
    """The sign of a row, as the row is told to whoever reads."""
    lost = bool(row.outcome.lost) and not row.over
    return sign_for(row.outcome.state, over=row.over, lost=lost)


def sign_for(state: State, *, over: bool, lost: bool) -> Sign:
    """The sign of a state, by whether the time is over, and whether it is lost all the same."""
    match state:
        case State.IN_PROGRESS | State.BEHIND if lost:
            return Sign.LOST
        case State.IN_PROGRESS:
            return Sign.REPORTED if over else Sign.GOING_ON
        case (
            State.MET
            | State.ON_TRACK
            | State.BEHIND
            | State.MISSED
            | State.NOT_QUANTIFIED
            | State.NO_BASELINE
            | State.NOT_TRIGGERED
            | State.NOT_STARTED
            | State.NOT_REPORTED
            | State.UPCOMING
            | State.WITHDRAWN
        ):
            return Sign(state.value)
        case _:
            assert_never(state)


def look(sign: Sign) -> Look:  # noqa: C901, PLR0911, PLR0912  one a sign
    match sign:
        case Sign.MET:
            return Look(1, "✓", "green", t("uppnått"), t("Målet är nått."))
        case Sign.ON_TRACK:
            return Look(2, "→", "green", t("i fas"))
        case Sign.GOING_ON:
            meaning = t("Tiden pågår och något är redovisat.")
            return Look(3, "•", "cyan", t("pågår"), meaning)
        case Sign.REPORTED:
            meaning = t("Tiden är slut och något är redovisat. Löftet har inget antal att nå.")
            return Look(4, "≡", "cyan", t("redovisat"), meaning)
        case Sign.BEHIND:
            return Look(5, "!", "bold red", t("efter"))
        case Sign.LOST:
            meaning = t("Tiden pågår, men målet går inte längre att nå.")
            return Look(6, "⊗", "bold red", t("kan inte längre uppnås"), meaning)
        case Sign.MISSED:
            meaning = t("Tiden är slut och målet är inte nått, eller ett tillfälle blev obesvarat.")
            return Look(7, "✗", "red", t("inte uppnått"), meaning)
        case Sign.NOT_QUANTIFIED:
            meaning = t("Uppgifterna är för ungefärliga för att avgöra om målet är nått.")
            return Look(8, "≈", "magenta", t("antal oklart"), meaning)
        case Sign.NO_BASELINE:
            meaning = t("Löftet är mer än förut, men hur mycket det var förut är inte känt.")
            return Look(9, "≠", "", t("jämförelsetal saknas"), meaning)
        case Sign.NOT_TRIGGERED:
            meaning = t("Det som löftet gäller har inte hänt.")
            return Look(10, "⊖", "", t("inget tillfälle"), meaning)
        case Sign.NOT_STARTED:
            meaning = t("Tiden pågår och ingen aktivitet är redovisad än.")
            return Look(11, "○", "", t("inget redovisat än"), meaning)
        case Sign.NOT_REPORTED:
            meaning = t("Tiden är slut och ingen aktivitet är redovisad. Det kan ändå vara gjort.")
            return Look(12, "?", "bold", t("inte redovisat"), meaning)
        case Sign.UPCOMING:
            return Look(13, "»", "", t("börjar senare"), t("Löftet har inte börjat gälla."))
        case Sign.WITHDRAWN:
            meaning = t("Löftet gäller inte längre. Skälet står vid löftet.")
            return Look(14, "/", "", t("avfört"), meaning)
        case _:
            assert_never(sign)


ORDER = tuple(sorted(Sign, key=lambda sign: look(sign).place))


def counted_words(sign: Sign, count: int) -> str:  # noqa: C901, PLR0911, PLR0912  one a sign
    """How many stand alike: 5 uppnådda."""
    match sign:
        case Sign.MET:
            return n("{count} uppnått", "{count} uppnådda", count)
        case Sign.ON_TRACK:
            return t("{count} i fas", count=count)
        case Sign.GOING_ON:
            return t("{count} pågår", count=count)
        case Sign.REPORTED:
            return n("{count} redovisat", "{count} redovisade", count)
        case Sign.BEHIND:
            return t("{count} efter", count=count)
        case Sign.LOST:
            return t("{count} kan inte längre uppnås", count=count)
        case Sign.MISSED:
            return n("{count} inte uppnått", "{count} inte uppnådda", count)
        case Sign.NOT_QUANTIFIED:
            return t("{count} antal oklart", count=count)
        case Sign.NO_BASELINE:
            return t("{count} kan inte jämföras", count=count)
        case Sign.NOT_TRIGGERED:
            return t("{count} utan tillfälle", count=count)
        case Sign.NOT_STARTED:
            return t("{count} inget än", count=count)
        case Sign.NOT_REPORTED:
            return n("{count} inte redovisat", "{count} inte redovisade", count)
        case Sign.UPCOMING:
            return t("{count} börjar senare", count=count)
        case Sign.WITHDRAWN:
            return n("{count} avfört", "{count} avförda", count)
        case _:
            assert_never(sign)


def counted_clause(sign: Sign, count: int) -> str:  # noqa: C901, PLR0911  one a sign
    """How many stand alike, as a clause of a sentence: för 1 är antalet oklart."""
    match sign:
        case Sign.MET:
            return t("{count} uppnåddes", count=count)
        case Sign.ON_TRACK:
            return t("{count} är i fas", count=count)
        case Sign.REPORTED:
            return t("{count} har redovisats", count=count)
        case Sign.BEHIND:
            return t("{count} ligger efter", count=count)
        case Sign.MISSED:
            return t("{count} uppnåddes inte", count=count)
        case Sign.NOT_QUANTIFIED:
            return t("för {count} är antalet oklart", count=count)
        case Sign.NOT_TRIGGERED:
            return t("{count} hade inget tillfälle", count=count)
        case Sign.NOT_STARTED:
            return t("för {count} är inget redovisat än", count=count)
        case Sign.NOT_REPORTED:
            return t("{count} har inte redovisats", count=count)
        case Sign.WITHDRAWN:
            return t("{count} har avförts", count=count)
        case Sign.GOING_ON | Sign.LOST | Sign.NO_BASELINE | Sign.UPCOMING:
            return counted_words(sign, count)
        case _:
            assert_never(sign)
