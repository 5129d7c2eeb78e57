"""Knows how a figure is written, so that no place drops how sure it is."""

from medlofte.language import t
from medlofte.targets.counting import Figure


def shown(figure: Figure | None) -> str:
    """7, ≥4 where more is possible, ≈149 where it is about, 0–12; okänt without a number; –."""
    if figure is None:
        return "–"
    if figure.high is None:
        return f"≥{figure.low}" if figure.stated and figure.low else t("okänt")
    if figure.exact:
        return str(figure.low)
    return f"≈{figure.done}" if figure.rounded else f"{figure.low}–{figure.high}"


def in_words(figure: Figure) -> str:
    """The number with its precision in words: minst 4, ca 149, 0–12, okänt antal."""
    if figure.high is None:
        known = figure.stated and figure.low
        return t("minst {count}", count=figure.low) if known else t("okänt antal")
    return t("ca {count}", count=figure.done) if figure.rounded else shown(figure)


def at_most(count: int, figure: Figure | None) -> str:
    """What is left of a goal, or late by a pace: 3; högst 7 where the figure is not exact."""
    sure = figure is None or figure.exact or not count
    return str(count) if sure else t("högst {count}", count=count)


def unstated(figure: Figure | None) -> bool:
    """Whether something was done, and no report says how many times."""
    return figure is not None and figure.high is None and not figure.stated and figure.low > 0
