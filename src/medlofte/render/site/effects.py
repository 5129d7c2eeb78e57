"""Knows the indicators of a page: each in a table, and drawn where it has a course."""

from collections.abc import Collection
from typing import NamedTuple, Self

from medlofte.model.agreement import Agreement
from medlofte.progress.measure import Progress
from medlofte.publishing.audience import Audience
from medlofte.render.document.document import Table
from medlofte.render.document.follow_up_basis import indicator_table, known
from medlofte.render.drawing.indicator_chart import IndicatorChart, indicator_chart


class Effect(NamedTuple):
    """An indicator with its direction, values and sources; its table says what the chart shows."""

    table: Table
    chart: IndicatorChart | None

    def belonging_to(self, agreement: str) -> Self:
        """The same, with the agreement before its name, where one is given."""
        name = ": ".join(filter(None, (agreement, self.table.caption)))
        return self._replace(table=self.table._replace(caption=name))


def effects_of(
    progress: Progress,
    agreement: Agreement,
    areas: Collection[str | None],
    audience: Audience,
    *,
    others: bool = False,
) -> list[Effect]:
    """The indicators of some areas, or the `others`, in the order of the file."""
    return [
        Effect(table, indicator_chart(one, values, audience))
        for one, values in known(progress, agreement, audience)
        if (one.area is not None and one.area in areas) is not others
        for table in indicator_table(agreement, one, values[-1].date, audience)
    ]
