"""Knows a promise that is there as the answers that would give it, so that it can be asked anew."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from medlofte.interview.interview import Question
from medlofte.interview.promise_form import PromiseForm
from medlofte.language import t
from medlofte.model.agreement import Promise
from medlofte.stop import WrongCallError
from medlofte.swedish.choice_words import shown
from medlofte.targets import KINDS, AnyKind
from medlofte.targets.increase import Baseline


def answers(promise: Promise) -> dict[str, str]:
    """What a person would have answered to each question, but where there is nothing."""
    known: dict[str, Any] = {
        "text": promise.text,
        "area": promise.area,
        "topic": promise.topic and shown(promise.topic),
        "responsible": ", ".join(promise.responsible),
        "together": t("j") if promise.together else t("n"),
        "counts": promise.counts,
        "name": promise.name,
        "id": promise.id,
        "from_": promise.from_,
        "to": promise.to,
    }
    return {key: str(value) for key, value in known.items() if value} | asked(promise.target)


def asked(target: AnyKind) -> dict[str, str]:
    """What a target asks, as a person answers."""
    values = {key: value for key, value in target if value is not None}
    told = {key: _told(key, value) for key, value in values.items() if key != "baseline"}
    if "by_percent" in told:
        told["percent"] = told.pop("by_percent")
    before = values.get("baseline")
    if isinstance(before, Baseline):
        told["baseline"] = str(before.count)
        told["baseline_period"] = f"{before.from_}–{before.to}"
        told["baseline_source"] = before.source or ""
    elif before:
        told["baseline"] = "okänt"
    return told


def _told(key: str, value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if key == "kind":  # by its number, as the kinds are listed
        return str([*KINDS].index(value) + 1)
    return shown(value) if key in ("per", "how") else str(value)


def settled_by(
    form: PromiseForm, questions: Iterable[Question[PromiseForm]], known: Mapping[str, str]
) -> dict[str, str]:
    """Settle a form by answers that are known; of each question that it then asks, its answer.

    An answer that may stand in a file, but is not what anybody would type, settles nothing.
    """
    answers: dict[str, str] = {}
    for question in questions:
        if question.wanted(form):
            answers[question.key] = known.get(question.key, "")
            with suppress(WrongCallError):
                if answers[question.key]:
                    question.read(form, answers[question.key])
    return answers
