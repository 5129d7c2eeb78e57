"""Knows which written follow-up is meant: its period, its agreements, and who writes it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from medlofte.commands.promise_file import OpenFile
from medlofte.edit import new_follow_up
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import WrittenFollowUp
from medlofte.progress.measure import Asked
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


@dataclass(frozen=True)
class FollowedUp:
    """Which follow-up it is: of whom, of which period and agreements, written by whom."""

    slug: str
    period: Asked
    agreements: Sequence[Agreement]
    by: str
    example: bool

    @property
    def name(self) -> str:
        """What its answers are kept under until they are all there."""
        return " ".join(["follow-up", self.slug, self.period.label, self.by, str(self.example)])

    def there(self, agreement: Agreement) -> tuple[int, WrittenFollowUp] | None:
        span = self.period.span
        return new_follow_up.there(agreement, span, self.by, example=self.example)

    def standing(self, file: OpenFile) -> dict[str, str]:
        """What stands in the file, by the name of each answer."""
        ids = [one.id for one in self.agreements]
        texts: dict[str, str] = {}
        for agreement in file.agreements:
            there = self.there(agreement) if agreement.id in ids else None
            texts |= new_follow_up.standing(agreement, there[1]) if there else {}
        return texts


def agreements_of(file: OpenFile, asked: Asked, typed: str | None) -> Sequence[Agreement]:
    """The agreements that are followed up: those of the period, invented where none is real."""
    if asked.agreement:
        return [asked.agreement]
    there = [one for one in file.agreements if one.span & asked.span]
    if typed is not None:
        found = lookup.choice("--agreement", typed, [one.id for one in there])
        return [one for one in there if one.id == found]
    if not there:
        name = file.book.promises.municipality
        raise WrongCallError(
            t("Inget medborgarlöfte gäller i {name} {period}.", name=name, period=asked.label)
        )
    return [one for one in there if not one.example] or there


def written_by(file: OpenFile, asked: Asked, chosen: Sequence[Agreement], typed: str | None) -> str:
    """Who writes it: as typed, as it stands, as the agreements ask, as usual, else as answered."""
    parties = file.book.promises.parties
    written = {
        one.by
        for agreement in chosen
        for one in agreement.follow_ups
        if agreement.period(one.period) == asked.span and not one.example
    }
    duties = {duty.by for agreement in chosen for duty in agreement.follow_up if duty.by}
    known = [next(iter(found)) for found in (written, duties) if len(found) == 1]
    usual = os.environ.get("MEDLOFTE_BY")
    if typed or known or usual:
        return lookup.party(typed or next(iter(known), usual or ""), parties)
    if not prompts.is_terminal():
        message = t("Det saknas: {missing}.", missing=t("vem som skriver uppföljningen (--by)"))
        raise WrongCallError(message)
    names = ", ".join(f"{id_} ({name})" for id_, name in parties.items())
    prompts.tell(t("Parter: {names}", names=names))
    question = t("Vem skriver uppföljningen?")
    return prompts.until(question, lambda answer: lookup.party(answer, parties))
