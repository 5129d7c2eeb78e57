"""Knows what is settled so far of a new activity, and what was taken the last time."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge
from medlofte.edit.new_activity import Typed
from medlofte.edit.what_if import standing
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import DAY, Span
from medlofte.progress.measure import Row
from medlofte.stop import WrongCallError
from medlofte.typed import lookup
from medlofte.wording.heading import by_area


@dataclass(slots=True)
class Answers:
    """What is known so far of the new activity; `texts` keeps what was typed at each question.

    `last` is what was logged on this computer before: what Enter takes.
    """

    book: Book
    typed: Typed
    today: date
    span: Span | None = None
    last: Logged | None = None
    ids: tuple[str, ...] = ()
    completed: bool = False
    timed: bool = False  # the time of day came with the day
    listed: bool = False  # the promises of the day stand on the screen
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day that promises are looked up on: its last one, else the one that is proposed."""
        return self.span.last if self.span else self.usual_day or self.today

    @property
    def usual_day(self) -> date | None:
        """What Enter means: today, or yesterday as the last time; None where nothing held then."""
        last = self.last and self.last.activity
        late = last and last.date and last.logged == last.date + DAY
        days = [self.today - DAY * bool(late), self.today, self.today - DAY]
        return next((day for day in days if self.in_force_on(day)), None)

    @property
    def usual_ids(self) -> tuple[str, ...]:
        """The promises of the last time that can be taken on the day."""
        if self.last is None:
            return ()
        there = {
            one.promise.id
            for one in self.in_force_on(self.day)
            if not one.promise.target.done_once and one.agreement.example <= self.typed.example
        }
        return tuple(id_ for id_ in self.last.activity.promises if id_ in there)

    def in_force_on(self, day: date) -> list[Pledge]:
        return [one for one in self.book.pledges if one.in_force and day in one.in_force]

    def rows(self) -> list[tuple[Agreement, list[Row]]]:
        """The promises of the day with their figures, in the order of the promise file's areas."""
        groups: dict[str, tuple[Agreement, list[Row]]] = {}
        for pledge in self.in_force_on(self.day):
            row = standing(self.book, pledge, self.day, self.today)
            groups.setdefault(pledge.agreement.id, (pledge.agreement, []))[1].append(row)
        return [(agreement, _in_order(agreement, rows)) for agreement, rows in groups.values()]

    def meant(self, typed: str) -> str:
        """The id of the promise that was typed: of those in force on the day, or done late then.

        Raises WrongCallError, which names the days of one that holds at another time.
        """
        there = self.in_force_on(self.day)
        try:
            return lookup.promise(typed, there)
        except lookup.SeveralError:
            raise
        except WrongCallError:
            with suppress(WrongCallError):
                late = [one for one in self.book.pledges if one.holds_on(self.day)]
                return lookup.promise(typed, late)
        return lookup.promise_in_force(typed, there, self.book, Span(self.day, self.day))

    @property
    def chosen(self) -> list[Pledge]:
        return self._on_the_day(self.ids)

    def _on_the_day(self, ids: Iterable[str]) -> list[Pledge]:
        """The promises on the day in question, should an id stand more than once."""
        day = self.day
        return [
            max(
                self.book.by_id[id_],
                key=lambda one: (bool(one.in_force and day in one.in_force), one.holds_on(day)),
            )
            for id_ in ids
        ]

    def choose(self, ids: Sequence[str]) -> None:
        """Settle the promises; `--completes` wants one that something gets done among them."""
        chosen = self._on_the_day(ids)
        if self.typed.completes and ids and not _done_once(chosen):
            raise WrongCallError(t("--completes gäller bara ett löfte om att något blir klart."))
        invented = [one for one in chosen if one.agreement.example > self.typed.example]
        if invented:  # nothing real is logged for it: it could never count
            raise WrongCallError(
                t(
                    "Löftet {name} är påhittat, för att visa hur det fungerar: det står i "
                    "{agreement}. En verklig aktivitet räknas aldrig för det. Välj ett annat "
                    "löfte, eller lägg till --example om aktiviteten också är påhittad.",
                    name=invented[0].promise.title,
                    agreement=invented[0].agreement.title,
                )
            )
        self.ids = tuple(dict.fromkeys(ids))

    @property
    def milestones(self) -> tuple[str, ...]:
        return _done_once(self.chosen)

    @property
    def by(self) -> tuple[str, ...]:
        """Who did it: as typed, else as the promises tell, else MEDLOFTE_BY; empty: not known."""
        if self.typed.by:
            return self.parties(self.typed.by)
        doers = {pledge.doers for pledge in self.chosen}
        if len(doers) == 1 and (only := doers.pop()):
            return only
        usual = os.environ.get("MEDLOFTE_BY")
        return self.parties(usual) if usual else ()

    def parties(self, typed: str) -> tuple[str, ...]:
        known = self.book.promises.parties
        return tuple(dict.fromkeys(lookup.party(one.strip(), known) for one in typed.split(",")))

    @property
    def lacks_count(self) -> bool:
        typed = self.typed
        return typed.is_span and typed.count is None and typed.precision != "unknown"


def _done_once(pledges: Iterable[Pledge]) -> tuple[str, ...]:
    return tuple(one.promise.id for one in pledges if one.promise.target.done_once)


def used_places(book: Book) -> list[str]:
    """The places that activities of a municipality name, as they are written there."""
    return [one.activity.place for one in book.logged if one.activity.place]


def _in_order(agreement: Agreement, rows: list[Row]) -> list[Row]:
    areas = by_area(agreement, rows, lambda row: row.pledge.promise)
    return [row for _, members in areas for row in members]
