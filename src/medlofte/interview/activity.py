"""Knows the questions of `log`: only what is missing; a step back keeps what was typed."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.edit.new_activity import Typed
from medlofte.edit.what_if import standing
from medlofte.interview import prompts
from medlofte.interview.interview import Conversation, Question
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import Span
from medlofte.progress.measure import Row
from medlofte.render.terminal import preview, screen
from medlofte.stop import WrongCallError
from medlofte.swedish import amounts
from medlofte.swedish.dates import spoken
from medlofte.typed import days, lookup
from medlofte.wording.heading import by_area


@dataclass(slots=True)
class Answers:
    """What is known so far of the new activity; `texts` keeps what was typed at each question."""

    book: Book
    pledges: Sequence[Pledge]
    typed: Typed
    today: date
    ids: tuple[str, ...] = ()
    span: Span | None = None
    completed: bool = False
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> list[Pledge]:
        """The promises on the day in question, should an id stand more than once."""
        return self.chosen_on(self.span.last if self.span else self.today)

    def chosen_on(self, day: date) -> list[Pledge]:
        return [
            max(
                self.book.by_id[id_],
                key=lambda one: (bool(one.in_force and day in one.in_force), one.holds_on(day)),
            )
            for id_ in self.ids
        ]

    @property
    def milestones(self) -> tuple[str, ...]:
        return tuple(p.promise.id for p in self.chosen if p.promise.target.done_once)

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


def missing(answers: Answers) -> list[str]:
    """Return what a line without questions lacks, with the option that gives it."""
    lacking = []
    if not answers.ids:
        lacking.append(t("löftet (till exempel {id})", id=answers.pledges[0].promise.id))
    if answers.span is None:
        lacking.append(t("dagen (--date)"))
    if answers.ids and not answers.by:
        names = ", ".join(answers.chosen[0].promise.responsible)
        lacking.append(t("vem (--by, till exempel {names})", names=names))
    if _lacks_count(answers):
        lacking.append(t("antalet (--count)"))
    return lacking


def _lacks_count(answers: Answers) -> bool:
    typed = answers.typed
    return typed.is_span and typed.count is None and typed.precision != "unknown"


def ask_missing(answers: Answers, *, back: bool = False) -> None:
    """Ask for what is missing; `back`: begin with the latest question that was asked."""
    _ask_from(answers, back=back)


def change(answers: Answers, first: Literal["place", "count"]) -> None:
    """Ask for what is rarely needed, from `first` on; Enter keeps what is there."""
    typed = answers.typed
    place = {"place": typed.place or ""} if first == "place" else {}
    count = 1 if typed.count is None else typed.count
    now = {
        "count": "" if typed.precision == "unknown" else str(count),
        "by": ", ".join(answers.by),
        "completed": "",
        "time": typed.time or "",
        "title": typed.title or "",
        "note": typed.note or "",
    }
    answers.texts = now | place | answers.texts
    _ask_from(answers, first)


def _ask_from(answers: Answers, first: str = "", *, back: bool = False) -> None:
    """Ask what is lacking, and again what was asked before."""
    talk = Conversation(_QUESTIONS, _asks, answers=answers.texts)
    keys = [question.key for question in _QUESTIONS]
    index = talk.latest(answers, len(keys)) if back else keys.index(first or keys[0])
    talk.go_on(answers, index)


def _asks(answers: Answers, question: Question[Answers]) -> bool:
    lacking = _LACKING.get(question.key)
    return question.key in answers.texts or bool(lacking and lacking(answers))


def _earlier(_answers: Answers, earlier: str) -> str:
    return earlier


def _tell_promises(answers: Answers) -> None:
    out = screen.of(sys.stdout)
    out.print([*preview.choices(_rows(answers), out), ""])


def _promise(answers: Answers, text: str) -> None:
    numbered = [row.pledge.promise.id for _, rows in _rows(answers) for row in rows]
    words = text.replace(",", " ").split()
    parts = words if all(map(str.isdecimal, words)) else text.split(",")
    ids = [
        lookup.numbered(part, numbered) or lookup.promise(part, answers.pledges)
        for part in map(str.strip, parts)
    ]
    if not ids:
        raise WrongCallError(t("Skriv ett nummer eller en del av löftets namn."))
    choose(answers, ids)


def tell_rules(answers: Answers) -> None:
    """Say how the chosen promises are counted, before the figures are given."""
    for pledge in answers.chosen:
        if pledge.promise.counts:
            prompts.tell(f"{pledge.promise.title}: {pledge.promise.counts}")


def choose(answers: Answers, ids: Sequence[str]) -> None:
    """Settle the promises; `--completes` wants one that something gets done among them."""
    answers.ids = tuple(dict.fromkeys(ids))
    if answers.typed.completes and ids and not answers.milestones:
        raise WrongCallError(t("--completes gäller bara ett löfte om att något blir klart."))
    _refuse_invented(answers, answers.chosen)


def _refuse_invented(answers: Answers, chosen: Sequence[Pledge]) -> None:
    """Let nothing real be logged for an invented promise: it could never count."""
    invented = [one for one in chosen if one.agreement.example and not answers.typed.example]
    if invented:
        raise WrongCallError(
            t(
                "Löftet {name} är påhittat, för att visa hur det fungerar: det står i "
                "{agreement}. En verklig aktivitet räknas aldrig för det. Välj ett annat löfte, "
                "eller lägg till --example om aktiviteten också är påhittad.",
                name=invented[0].promise.title,
                agreement=invented[0].agreement.title,
            )
        )


def _rows(answers: Answers) -> list[tuple[Agreement, list[Row]]]:
    """The promises in force with their figures, in the order of the promise file's areas."""
    day = answers.span.last if answers.span else answers.today
    groups: dict[str, tuple[Agreement, list[Row]]] = {}
    for pledge in answers.pledges:
        row = standing(answers.book, pledge, day, answers.today)
        groups.setdefault(pledge.agreement.id, (pledge.agreement, []))[1].append(row)
    return [(agreement, _in_order(agreement, rows)) for agreement, rows in groups.values()]


def _in_order(agreement: Agreement, rows: list[Row]) -> list[Row]:
    areas = by_area(agreement, rows, lambda row: row.pledge.promise)
    return [row for _, members in areas for row in members]


def _day(answers: Answers, text: str) -> None:
    day, time = days.moment(text, answers.today) if text else (answers.today, None)
    if text:
        prompts.say([f"  = {spoken(day)}" + (f" kl. {time}" if time else "")])
    days.been(Span(day, day), answers.today)
    for id_ in answers.ids:
        versions = answers.book.by_id[id_]
        if not any(one.holds_on(day) for one in versions):
            raise WrongCallError(lookup.not_in_force(versions, Span(day, day)))
    _refuse_invented(answers, answers.chosen_on(day))
    answers.span = Span(day, day)
    if time:
        answers.typed = replace(answers.typed, time=time)


def _shown_day(answers: Answers, earlier: str) -> str:
    return earlier or t("i dag, {day}", day=spoken(answers.today))


def _count(answers: Answers, text: str) -> None:
    least = 0 if answers.typed.is_span else 1
    unknown = not text and answers.typed.precision == "unknown"
    number = None if unknown else amounts.whole(text)
    if not unknown and (number is None or number < least):
        raise WrongCallError(t("Skriv ett heltal med siffror, minst {least}.", least=least))
    answers.typed = replace(answers.typed, count=number)


def _tell_responsible(answers: Answers) -> None:
    parties = answers.book.promises.parties
    responsible = dict.fromkeys(id_ for p in answers.chosen for id_ in p.promise.responsible)
    names = ", ".join(f"{id_} ({parties.get(id_, id_)})" for id_ in responsible)
    prompts.tell(t("Ansvariga: {names}", names=names))


def _by(answers: Answers, text: str) -> None:
    answers.parties(text)
    answers.typed = replace(answers.typed, by=text)


def _completed(answers: Answers, text: str) -> None:
    answers.completed = prompts.chosen(text, prompts.yes_or_no(default=answers.completed))


def _asked_completed(answers: Answers) -> str:
    return t("Blev det klart? [J/n]:") if answers.completed else t("Blev det klart? [j/N]:")


def _text(key: str, asked: Callable[[Answers], str]) -> Question[Answers]:
    """Return the question for one of the free texts, which may be left out."""

    def read(answers: Answers, text: str) -> None:
        kept = days.time(text) if key == "time" and text else text
        changed: dict[str, Any] = {key: kept or None}
        answers.typed = replace(answers.typed, **changed)

    def hint(_answers: Answers, earlier: str) -> str:
        return t("{text}; - tar bort", text=earlier) if earlier else t("hoppa över")

    return Question(key, asked, read, hint=hint, empty=True)


_QUESTIONS = (
    Question(
        "promise",
        lambda _: t("Vilket löfte? Nummer eller del av namn, flera går bra:"),
        _promise,
        before=_tell_promises,
        after=tell_rules,
        hint=_earlier,
        empty=True,
    ),
    Question("day", lambda _: t("När?"), _day, hint=_shown_day, empty=True),
    _text("place", lambda _: t("Var?")),
    Question("count", lambda _: t("Hur många?"), _count, hint=_earlier, empty=True),
    Question(
        "by",
        lambda _: t("Vem? Flera går bra, med komma:"),
        _by,
        before=_tell_responsible,
        hint=_earlier,
        empty=True,
    ),
    Question(
        "completed",
        _asked_completed,
        _completed,
        wanted=lambda answers: bool(answers.milestones),
        hint=lambda *_: "",
        empty=True,
    ),
    _text("time", lambda _: t("Tid?")),
    _text("title", lambda _: t("Rubrik?")),
    _text("note", lambda _: t("Anteckning, publiceras aldrig?")),
)
_LACKING: dict[str, Callable[[Answers], bool]] = {
    "promise": lambda answers: not answers.ids,
    "day": lambda answers: answers.span is None,
    "place": lambda answers: not answers.typed.is_span and not answers.typed.place,
    "count": _lacks_count,
    "by": lambda answers: not answers.by,
    "completed": lambda answers: not answers.typed.completes,
}
