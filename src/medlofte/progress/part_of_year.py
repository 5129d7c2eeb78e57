"""Knows what was done inside the part of a year that was asked for."""

from medlofte.targets.adding import figure_of
from medlofte.targets.counting import Figure
from medlofte.targets.outcome import Case, Outcome


def done_inside(outcome: Outcome, case: Case) -> Figure | None:
    """What was done inside the part of a window that was asked for, in what the window counts.

    Of occasions it is those that were answered.

    None where nothing was reported there, and where a tally runs across its border or that of the
    window, so that the number inside is not known.
    """
    part = case.part
    if part is None or (outcome.figure or outcome.occasions) is None:
        return None
    touching = [one for one in case.reports if one.span & part]
    if not touching or any(one.is_tally and one.span not in case.window for one in touching):
        return None
    if outcome.goal and outcome.goal.counts_units:
        return outcome.ending
    inside = [one for one in touching if one.span in part]
    across = (one for one in touching if one not in inside)
    if not inside or any(one.stem not in outcome.left for one in across):
        return None
    return figure_of(inside)
