"""Knows how one row of a table becomes an activity, and what is wrong with which cell."""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Draft, Typed
from medlofte.finding import Level
from medlofte.importing import cells, mentions
from medlofte.importing.cells import UnclearCellError
from medlofte.importing.headings import SheetRow, Spot
from medlofte.importing.table_file import Cell
from medlofte.language import t
from medlofte.model.activity import STATUSES
from medlofte.periods import Span
from medlofte.stop import WrongCallError
from medlofte.swedish import amounts
from medlofte.swedish.amounts import Amount, UnclearAmountError
from medlofte.swedish.names import fold
from medlofte.targets.counting import PRECISIONS
from medlofte.typed import spans

T = TypeVar("T")

TAIL = 8  # of 30 signs: no two rows of one day meet by chance
_ALL = ("alla", "alla ansvariga", "bada", "samtliga")


class RowProblem(NamedTuple):
    """A complaint about a cell or a row."""

    spot: Spot
    level: Level
    message: str


class TableRow(NamedTuple):
    """A row that could be read, as the activity it would be."""

    source: SheetRow
    draft: Draft


@dataclass(slots=True)
class RowReader:
    """Reads a row cell by cell; each one that cannot be read is a problem of its own."""

    row: SheetRow
    book: Book
    today: date
    problems: list[RowProblem] = field(default_factory=list)

    def read(self) -> TableRow | None:
        span, tally = self._try("date", self._days) or (None, False)
        pledges = self._pledges(span)
        by = self._try("by", lambda: self._by(pledges)) if pledges else None
        completes = self._try("completes", lambda: self._completes(pledges)) if pledges else None
        typed = self._typed(pledges, tally=tally)
        if self.problems or span is None or by is None or completes is None:
            return None
        ids = tuple(dict.fromkeys(pledge.promise.id for pledge in pledges))
        counts_for = tuple(id_ for id_ in ids if id_ not in completes)
        tail = _tail(span, ids, by, typed)
        made = Draft(span, tally, counts_for, completes, by, typed, None, tail)
        return TableRow(self.row, made)

    def _typed(self, pledges: Sequence[Pledge], *, tally: bool) -> Typed:
        """Everything but the days, the promises and the parties."""
        amount = self._try("count", lambda: self._amount(pledges))
        precision = self._try("precision", lambda: self._precision(amount))
        if tally and amount and amount.number is None and precision != "unknown":
            message = t(
                "Antal saknas. Skriv 0 om inget är gjort; ta bort raden om inget är redovisat."
            )
            self._complain("count", message)
        source = self._text("source")
        spoken = f"”{amount.words}”" if amount and amount.words else None
        return Typed(
            count=amount.number if amount else None,
            precision=precision,
            place=self._text("place"),
            time=self._try("time", self._time),
            title=self._text("title"),
            note=self._text("note"),
            source=", ".join(filter(None, (source, spoken))) or None,
            links=tuple((self._text("links") or "").split()),
            status=self._try("status", self._status),
            besides=self._truth("besides"),
            area_wide=self._truth("area_wide"),
            replaces=tuple(mentions.parts(self._text("replaces") or "")),
            internal=self._truth("internal"),
            example=self._truth("example"),
        )

    def _complain(self, key: str, message: str) -> None:
        self.problems.append(RowProblem(self.row.spot(key), Level.ERROR, message))

    def _try(self, key: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except (UnclearCellError, UnclearAmountError, WrongCallError) as unclear:
            self._complain(key, str(unclear))
            return None

    def _cell(self, key: str) -> Cell:
        return next(iter(self.row.cells(key)), None)

    def _text(self, key: str) -> str | None:
        text = cells.words(self._cell(key))
        return None if cells.is_dash(text) else text or None  # a dash for nothing

    def _truth(self, key: str) -> bool:
        return bool(self._try(key, lambda: cells.truth(self._cell(key))))

    def _status(self) -> str | None:
        given = self._cell("status")
        return None if given is None else cells.choice(given, STATUSES)

    def _time(self) -> str | None:
        own, day = self._cell("time"), self._cell("date")
        return cells.time_of(day if own is None and isinstance(day, datetime) else own)

    def _days(self) -> tuple[Span, bool]:
        """The days of a row, and whether it is one figure for all of them."""
        single, first, last = (self._cell(key) for key in ("date", "from", "to"))
        period = self._text("period")
        if sum(one is not None for one in (single, first, period)) > 1:
            raise UnclearCellError(t("Ange antingen en dag eller en period, inte båda."))
        if period:
            if not cells.has_year(period):
                raise UnclearCellError(t("Skriv perioden med år, till exempel 2024-T2."))
            return spans.read(period, self.today), True
        if single is None and first is None:
            raise UnclearCellError(t("Dag saknas."))
        begin = cells.day(single if first is None else first)
        if last is None:
            if first is not None:
                raise UnclearCellError(t("Sista dagen saknas: en period har två dagar."))
            return Span(begin, begin), False
        end = self._try("to", lambda: cells.day(last)) or begin
        if end < begin:
            self._complain("to", t("Sista dagen ligger före den första."))
        return Span(begin, max(begin, end)), True

    def _pledges(self, span: Span | None) -> list[Pledge]:
        """The promises of a row, as they hold on its last day; of an unknown day all are known."""
        pledges = self.book.pledges
        holding = [one for one in pledges if span is None or one.holds_on(span.last)]
        by_id = {pledge.promise.id: pledge for pledge in holding}
        # A milestone that is finished late yields to a promise that is in force.
        by_id |= {
            p.promise.id: p for p in holding if span and p.in_force and span.last in p.in_force
        }
        texts = [cells.words(one) for one in self.row.cells("counts_for")]
        if span and not by_id:
            day = span.last.isoformat()
            self._complain("date", t("Inget medborgarlöfte gäller {day}.", day=day))
        elif not texts:
            self._complain("counts_for", t("Löfte saknas."))
        else:
            named = self._try(
                "counts_for", lambda: [self._promises_named(one, by_id, span) for one in texts]
            )
            return [by_id[id_] for ids in named or () for id_ in ids]
        return []

    def _promises_named(self, text: str, by_id: dict[str, Pledge], span: Span | None) -> list[str]:
        try:
            return mentions.promises(text, by_id)
        except WrongCallError:
            every = {pledge.promise.id: pledge for pledge in self.book.pledges}
            if span and len(every) > len(by_id):
                with suppress(WrongCallError):
                    known = mentions.promises(text, every)[0]
                    day = span.last.isoformat()
                    message = t("Löftet {promise} gäller inte {day}.", promise=known, day=day)
                    raise UnclearCellError(message) from None
            raise

    def _by(self, pledges: Sequence[Pledge]) -> tuple[str, ...]:
        """Who did it: as the row says, else as the promises tell."""
        texts = [cells.words(one) for one in self.row.cells("by")]
        if not texts:
            doers = {pledge.doers for pledge in pledges}
            only = doers.pop()
            if doers or not only:
                raise UnclearCellError(t("Vem som gjorde det saknas."))
            return only
        everyone = tuple(dict.fromkeys(one for p in pledges for one in p.promise.responsible))
        parties = self.book.promises.parties
        found = [
            id_
            for text in texts
            for id_ in (everyone if fold(text) in _ALL else mentions.parties(text, parties))
        ]
        return tuple(dict.fromkeys(found))

    def _completes(self, pledges: Sequence[Pledge]) -> tuple[str, ...]:
        if not cells.truth(self._cell("completes")):
            return ()
        ids = tuple(p.promise.id for p in pledges if p.promise.target.done_once)
        if not ids:
            raise UnclearCellError(t("Inget av radens löften är ett som blir klart."))
        return ids

    def _amount(self, pledges: Sequence[Pledge]) -> Amount:
        given = self._cell("count")
        match given:
            case None:
                return Amount(None, "exact")
            case str():
                return amounts.read(given, _units(pledges))
            case int() if given >= 0 and not isinstance(given, bool):
                return amounts.read(str(given))
            case date():
                message = t(
                    "{day} är en dag. Var det 2–3: skriv det som text, med ' först.",
                    day=f"{given:%Y-%m-%d}",
                )
                raise UnclearAmountError(message)
        raise UnclearAmountError(
            t("{number} är inget antal. Skriv ett heltal.", number=cells.words(given))
        )

    def _precision(self, amount: Amount | None) -> str | None:
        """What the words of the amount say, or the cell; they must not say different things."""
        given = self._cell("precision")
        told = amount.precision if amount else "exact"
        if given is None:
            return told
        precision = cells.choice(given, PRECISIONS)
        known = amount is not None and amount.number is not None
        if precision == "unknown" and known:
            raise UnclearCellError(t("Är antalet okänt ska det inte stå något antal."))
        if told not in ("exact", precision):
            spoken = amount.words if amount else ""
            message = t('Antalet säger något annat: "{words}".', words=spoken)
            raise UnclearCellError(message)
        return precision


def _units(pledges: Sequence[Pledge]) -> set[str]:
    """What may be counted: the promises' units and names, folded."""
    units = {fold(pledge.promise.target.counted_in or "") for pledge in pledges}
    return (units | {fold(pledge.promise.title) for pledge in pledges}) - {""}


def _tail(span: Span, ids: Sequence[str], by: Sequence[str], typed: Typed) -> str:
    """The end of the file's name, made of what tells one row from another.

    So the same row has the same name on every computer and in every clone, also after its number
    was corrected (docs/decisions.md).
    """
    told = [fold(text or "") for text in (typed.place, typed.time, typed.title)]
    identity = json.dumps([str(span.first), str(span.last), sorted(ids), sorted(by), *told])
    number = int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8])
    return new_activity.tail_of(number, TAIL)
