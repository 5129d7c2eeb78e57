"""Knows the questions of `log`: only what is missing; any answer can be changed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from medlofte.interview import how_many, prompts, when
from medlofte.interview.answers import Answers, used_places
from medlofte.interview.interview import Conversation, Question
from medlofte.language import t
from medlofte.render.terminal import preview, screen
from medlofte.stop import WrongCallError
from medlofte.typed import days, lookup, places
from medlofte.wording import states

# Which question gives each key of the file.
_ASKING = {"from": "day", "to": "day", "date": "day", "counts_for": "promise"}
_ASKING |= {"completes": "promise", "precision": "count"}


def missing(answers: Answers) -> list[str]:
    """Return what a line without questions lacks, with the option that gives it."""
    lacking = []
    if not answers.ids and not answers.typed.promises:
        there = answers.in_force_on(answers.day) or answers.book.pledges
        lacking.append(t("löftet (till exempel {id})", id=there[0].promise.id))
    if answers.span is None:
        lacking.append(t("dagen (--date)"))
    if answers.ids and not answers.by:
        names = ", ".join(answers.chosen[0].promise.responsible)
        lacking.append(t("vem (--by, till exempel {names})", names=names))
    if answers.lacks_count:
        lacking.append(t("antalet (--count)"))
    return lacking


def ask_missing(answers: Answers) -> None:
    """Ask for what is missing."""
    _talk(answers).go_on(answers)


def ask_back(answers: Answers) -> None:
    """Ask again from the latest question that was asked; where none was, which answer to change."""
    talk = _talk(answers)
    if answers.texts:
        talk.go_on(answers, talk.latest(answers, len(_QUESTIONS)))
    else:
        change(answers)


def change(answers: Answers) -> None:
    """Let the person choose among all answers, and ask those again."""
    _talk(_filled(answers)).change(answers)


def ask_again(answers: Answers, *keys: str, because: str = "") -> bool:
    """Say why, and ask for what keys of the file hold; False where no question does."""
    asking = [_ASKING.get(key, key) for key in keys]
    known = [one.key for one in _QUESTIONS if one.key in asking and one.wanted(answers)]
    if not known:
        return False
    if because:
        prompts.tell(because)
    try:
        _talk(_filled(answers)).go_on(answers, only=known)
    except prompts.BackError:
        change(answers)
    return True


def _talk(answers: Answers) -> Conversation[Answers]:
    return Conversation(_QUESTIONS, _asks, answers=answers.texts)


def _asks(answers: Answers, question: Question[Answers]) -> bool:
    lacking = _LACKING.get(question.key)
    return question.key in answers.texts or bool(lacking and lacking(answers))


def _filled(answers: Answers) -> Answers:
    """Give each question the answer that an option gave, or that was clear without asking."""
    typed = answers.typed
    count = 1 if typed.count is None else typed.count
    now = {
        "day": when.kept(answers),
        "promise": ", ".join(answers.ids),
        "count": "" if typed.precision == "unknown" else str(count),
        "by": ", ".join(answers.by),
    }
    texts = {key: getattr(typed, key) or "" for key in ("place", "time", "title", "note")}
    answers.texts = now | texts | answers.texts
    return answers


def _tell_promises(answers: Answers) -> None:
    out = screen.of(sys.stdout)
    out.print(["", *preview.choices(answers.rows(), out), ""])
    answers.listed = True


def _list_promises(answers: Answers) -> None:
    """List the promises of the day, unless those of the last time are proposed."""
    answers.listed = False
    if answers.ids or not answers.usual_ids:
        _tell_promises(answers)


def _which_promise(answers: Answers) -> str:
    if answers.ids or not answers.usual_ids:
        return t("Vilket löfte? Nummer eller del av namn, flera går bra:")
    names = _titles(answers, answers.usual_ids)
    return t("Vilket löfte? Enter tar som sist ({names}):", names=names)


def _promise(answers: Answers, text: str) -> None:
    numbered = [row.pledge.promise.id for _, rows in answers.rows() for row in rows]
    words = text.replace(",", " ").split()
    parts = words if all(map(str.isdecimal, words)) else text.split(",")
    try:
        if text == "?":
            answers.listed = False
        if not words or text == "?":
            raise WrongCallError(t("Skriv ett nummer eller en del av löftets namn."))  # noqa: TRY301
        parts = [*map(str.strip, parts)]
        answers.choose([lookup.numbered(one, numbered) or answers.meant(one) for one in parts])
    except WrongCallError:
        if not answers.listed:
            _tell_promises(answers)
        raise


def _titles(answers: Answers, ids: Sequence[str]) -> str:
    return ", ".join(answers.book.by_id[id_][-1].promise.title for id_ in ids)


def tell_rules(answers: Answers) -> None:
    """Say how the chosen promises are counted, before the figures are given."""
    for pledge in answers.chosen:
        if pledge.promise.counts and pledge.promise.id not in answers.usual_ids:
            prompts.tell(f"{pledge.promise.title}: {pledge.promise.counts}")


def _place(answers: Answers, text: str) -> None:
    answers.typed = replace(
        answers.typed, place=places.spelled(text, used_places(answers.book)) or None
    )


def _usual_place(answers: Answers) -> str:
    last = answers.last
    return (last.activity.place or "") if last and "place" not in answers.texts else ""


def _tell_responsible(answers: Answers) -> None:
    parties = answers.book.promises.parties
    numbered = enumerate(_responsible(answers), 1)
    names = (f"{number} {id_} ({parties.get(id_, id_)})" for number, id_ in numbered)
    prompts.tell(t("Ansvariga: {names}", names=", ".join(names)))


def _responsible(answers: Answers) -> list[str]:
    return [*dict.fromkeys(id_ for p in answers.chosen for id_ in p.promise.responsible)]


def _by(answers: Answers, text: str) -> None:
    listed = _responsible(answers)
    text = ",".join(lookup.numbered(one.strip(), listed) or one for one in text.split(","))
    answers.parties(text)
    answers.typed = replace(answers.typed, by=text)


def _usual_by(answers: Answers) -> str:
    known = answers.book.promises.parties
    return ", ".join(id_ for id_ in (answers.last.by if answers.last else ()) if id_ in known)


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

    def told(answers: Answers) -> str:
        text = getattr(answers.typed, key) or ""
        return text.replace(":", ".") if key == "time" else text

    return Question(key, asked, read, hint=_removable, empty=True, told=told)


def _removable(_answers: Answers, earlier: str) -> str:
    return t("{text}; - tar bort", text=earlier) if earlier else t("hoppa över")


_QUESTIONS = (
    Question(
        "day",
        lambda _: t("När?"),
        when.read,
        hint=when.hint,
        kept=when.kept,
        told=when.told,
        after=lambda answers: tell_rules(answers) if answers.typed.promises else None,
        empty=True,
    ),
    Question(
        "promise",
        _which_promise,
        _promise,
        guess=lambda answers: ", ".join(answers.usual_ids),
        before=_list_promises,
        after=tell_rules,
        hint=lambda answers, _: _titles(answers, answers.ids),
        kept=lambda answers: ", ".join(answers.ids),
        told=lambda answers: _titles(answers, answers.ids),
        empty=True,
    ),
    Question(
        "place",
        lambda _: t("Var?"),
        _place,
        guess=_usual_place,
        hint=lambda answers, earlier: _usual_place(answers) or _removable(answers, earlier),
        told=lambda answers: answers.typed.place or "",
        empty=True,
    ),
    Question(
        "count",
        lambda _: t("Hur många?"),
        how_many.read,
        hint=lambda _, earlier: earlier,
        told=how_many.told,
        empty=True,
    ),
    Question(
        "by",
        lambda _: t("Vem? Flera går bra, med komma:"),
        _by,
        missing=lambda: t("vem"),
        guess=_usual_by,
        before=_tell_responsible,
        told=lambda answers: states.names(answers.by, answers.book.promises.parties),
    ),
    Question(
        "completed",
        _asked_completed,
        _completed,
        wanted=lambda answers: bool(answers.milestones),
        hint=lambda *_: "",
        told=lambda answers: t("ja") if answers.completed else t("nej"),
        empty=True,
    ),
    _text("time", lambda _: t("Tid?")),
    _text("title", lambda _: t("Rubrik?")),
    _text("note", lambda _: t("Anteckning, publiceras aldrig?")),
)
_LACKING: dict[str, Callable[[Answers], bool]] = {
    "day": lambda answers: answers.span is None,
    "promise": lambda answers: not answers.ids,
    "place": lambda answers: not answers.typed.is_span and not answers.typed.place,
    "count": lambda answers: answers.lacks_count,
    "by": lambda answers: not answers.by,
    "completed": lambda answers: not answers.typed.completes,
}
