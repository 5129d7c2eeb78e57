"""Knows how a person goes through the promises of a draft: keep, change or leave out each."""

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from medlofte.drafting.draft import DocumentDraft, DraftPromise
from medlofte.drafting.file.short_names import named
from medlofte.drafting.file.sound import read_target
from medlofte.interview import prompts
from medlofte.interview.known_answers import asked, settled_by
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.interview.stages import Form, change
from medlofte.language import t
from medlofte.periods import Span
from medlofte.render.terminal import screen
from medlofte.render.terminal.draft_table import promise_lines

_Answer = Literal["keep", "right", "change", "drop"]
# A draft has no id and no topic: the id follows from the text, and the topic is given later.
_ASKED = tuple(one for one in QUESTIONS if one.key not in ("id", "topic"))


def through(draft: DocumentDraft, today: date) -> DocumentDraft:
    """Return the draft as it is after all of its promises have been looked at; `<` goes back.

    What is unsure stays marked until the person says that it is right, or changes it.
    """
    draft = replace(draft, promises=tuple(named(draft.promises)))
    decided: dict[int, DraftPromise | None] = {}
    place, count = 0, len(draft.promises)
    prompts.tell(t("Enter tar det som står först. < backar, Ctrl-C avbryter."))
    while place < count:
        one = decided.get(place) or draft.promises[place]
        out = screen.of(sys.stdout)
        prompts.say(["", t("{number} av {count}", number=place + 1, count=count)])
        out.print(promise_lines(one, draft, out))
        try:
            draft, decided[place] = _settled(draft, one, today)
        except prompts.BackError:
            place = max(0, place - 1)
            continue
        place += 1
    kept = tuple(one for one in decided.values() if one is not None)
    return replace(draft, promises=tuple(kept))


def _settled(
    draft: DocumentDraft, one: DraftPromise, today: date
) -> tuple[DocumentDraft, DraftPromise | None]:
    """Ask about one promise; the draft then also has the party or area that it was given."""
    unsure: dict[str, _Answer] = {t("l"): "keep"}
    answers: dict[str, _Answer] = {t("s"): "right", t("ä"): "change", t("u"): "drop"}
    question = t("[S]tämmer  [ä]ndra  [u]teslut:")
    if one.doubts:
        answers = unsure | answers
        question = t("[L]åt märket stå  [s]tämmer  [ä]ndra  [u]teslut:")
    match prompts.choose(question, answers, back=True):
        case "keep":
            return draft, one
        case "right":
            return draft, replace(one, doubts=())
        case "change":
            return _changed(draft, one, today)
        case _:
            return draft, None


def _changed(
    draft: DocumentDraft, one: DraftPromise, today: date
) -> tuple[DocumentDraft, DraftPromise]:
    """Ask the questions of a new promise again, those that the person chooses."""
    make = partial(_fresh, draft, today)
    form = Form(make, _ASKED, {}, begun=True, asked=True, answers=_answers(make(), one))
    form.settle_again([])
    change([form])
    settled: PromiseForm = form.form
    clause = settled.clause
    told = replace(
        one,
        text=clause.text,
        responsible=clause.responsible,
        target=dict(clause.target),
        together=clause.together,
        area=settled.areas[clause.area] if clause.area else "",
        name=clause.name,
        counts=clause.counts,
        first=clause.first,
        last=clause.last,
    )
    if told == one:  # what was left as it was is as unsure as before
        return draft, one
    told = replace(told, doubts=())
    for remark in settled.remarks():
        prompts.tell(f"  {remark}")
    return replace(draft, parties=dict(draft.parties) | settled.used_parties()), told


def _fresh(draft: DocumentDraft, today: date) -> PromiseForm:
    areas = dict.fromkeys(one.area for one in draft.promises if one.area)
    facts = draft.agreement
    term = Span(facts.first.value, facts.last.value or date.max)
    return PromiseForm(dict(draft.parties), {one: one for one in areas}, [], today, term)


def _answers(form: PromiseForm, one: DraftPromise) -> dict[str, str]:
    """The promise as answers to the questions that are asked of such a one."""
    target = read_target(one.target)
    assert target is not None  # noqa: S101  of a sound draft each can be read
    return settled_by(form, _ASKED, _known(one) | asked(target))


def _known(one: DraftPromise) -> dict[str, str]:
    days = {"from_": one.first, "to": one.last}
    return {
        "text": one.text,
        "area": one.area,
        "responsible": ", ".join(one.responsible),
        "together": t("j") if one.together else t("n"),
        "counts": one.counts or "",
        "name": one.name or "",
    } | {key: day.isoformat() for key, day in days.items() if day}
