"""Knows how a promise is shown above the questions of its written follow-up."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from medlofte.language import t
from medlofte.progress.measure import Row
from medlofte.render.terminal.columns import wrapped
from medlofte.render.terminal.screen import Screen
from medlofte.wording import agreements, states
from medlofte.wording.plain_text import cell_len, pad, shorten
from medlofte.wording.state_table import look, sign_of
from medlofte.wording.targets.figures import shown
from medlofte.wording.targets.kinds import amount


def heading(title: str, out: Screen) -> Iterator[Text]:
    yield from wrapped(title, out.width, "bold")


def promise(
    rows: Sequence[Row], place: str, out: Screen, today: date, *, part: bool
) -> Iterator[Text | str]:
    """Yield its area, which of how many it is, and how it stands.

    `part`: of a part of a year, so that what was done in it is told as well.
    """
    agreement, one = rows[0].pledge.agreement, rows[0].pledge.promise
    area = agreement.areas.get(one.area or "")
    title = area.name if area else agreements.titled(agreement)
    room = out.width - cell_len(place) - 3
    yield ""
    yield Text(f"{pad(shorten(title, room), room)}   {place}")
    for row in rows:
        sign = look(sign_of(row))
        name = agreements.named(row.pledge)
        said = ", ".join(filter(None, (_figure(row, part=part), states.state_words(row, today))))
        line = Text("  ").append(f"{sign.sign} {name}", f"bold {sign.style}".strip())
        whole = line.copy().append(f"   {said}")
        if whole.cell_len <= out.width:
            yield whole
        else:
            yield from wrapped(f"{sign.sign} {name}", out.width, "bold", indent=2)
            yield from wrapped(said, out.width, indent=4)


def _figure(row: Row, *, part: bool) -> str:
    """The figure, and what of it was done in the period."""
    if row.outcome.figure is None:
        return ""
    figure = amount(row)
    if row.in_period is None or not part:
        return figure
    return t("{figure} ({inside} under perioden)", figure=figure, inside=shown(row.in_period))
