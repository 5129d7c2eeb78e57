"""Knows what a new promise must say, and how it is asked for, one thing at a time."""

import re
from collections.abc import Callable
from dataclasses import replace

from medlofte.edit import new_promise
from medlofte.interview import prompts
from medlofte.interview.interview import Question
from medlofte.interview.promise_form import PromiseForm, doubt
from medlofte.interview.target import TARGET, day_typed
from medlofte.language import t
from medlofte.model.topic import TOPICS
from medlofte.reading.values import ID
from medlofte.stop import WrongCallError
from medlofte.swedish.names import did_you_mean, suggest
from medlofte.swedish.party_lists import parted
from medlofte.swedish.promise_words import advice
from medlofte.typed import days, lookup


def _text(form: PromiseForm, typed: str) -> None:
    form.clause.text = typed.strip()


def _rewrite(form: PromiseForm) -> str | None:
    """Say at once what cannot be measured as it is worded."""
    remarks = list(advice.remarks(form.clause.text, form.parties.values()))
    for remark in remarks:
        prompts.tell(f"  {remark}")
    return t("Skriv om löftet, eller Enter för att behålla det:") if remarks else None


def _area(form: PromiseForm, typed: str) -> None:
    form.clause.area = lookup.numbered(typed, list(form.areas))
    if form.clause.area:
        return
    id_, _, name = typed.rpartition("=")
    try:
        form.clause.area = lookup.party(typed, form.areas)
    except WrongCallError:
        near = suggest(typed, [*form.areas, *form.areas.values()])
        if near and not id_:
            message = t('Det finns inget område som heter "{typed}".', typed=typed)
            new = t("Ett nytt skrivs id=namn.")
            raise WrongCallError(f"{did_you_mean(message, near)} {new}") from None
        form.clause.area = id_.strip() or new_promise.named_id(name)
        form.areas[form.clause.area] = name.strip()


def _topic(form: PromiseForm, typed: str) -> None:
    form.clause.topic = lookup.choice("--topic", typed, TOPICS)


def _tell_areas(form: PromiseForm) -> None:
    names = [f"{number} {name}" for number, name in enumerate(form.areas.values(), 1)]
    if names:
        prompts.tell(t("Områden: {names}. Ett nytt namn går också.", names=", ".join(names)))


def _responsible(form: PromiseForm, typed: str) -> None:
    form.named = parted(typed, [*form.parties, *form.parties.values()])
    found = []
    for one in form.named.names:
        id_, equals, name = one.partition("=")
        if equals:
            form.parties[id_.strip()] = name.strip()
            found.append(id_.strip())
        else:
            found.append(_party(one, form.parties))
    form.clause.responsible = tuple(dict.fromkeys(found))


def _party(typed: str, parties: dict[str, str]) -> str:
    """The party meant, also as a text names it: kommunen."""
    try:
        return lookup.party(typed, parties)
    except WrongCallError:
        named = advice.named(typed, parties)
        if len(named) != 1:
            raise
        return named[0]


def _tell_parties(form: PromiseForm) -> None:
    names = ", ".join(f"{id_} ({name})" for id_, name in form.parties.items())
    prompts.tell(t("Parter: {names}. En ny: id=namn, till exempel skola=Skolan.", names=names))


def _together(form: PromiseForm, typed: str) -> None:
    form.clause.together = prompts.chosen(typed, prompts.yes_or_no())


def _counts(form: PromiseForm, typed: str) -> None:
    form.clause.counts = typed


def _name(form: PromiseForm, typed: str) -> None:
    if new_promise.short_name(typed) is None:
        raise WrongCallError(t("Namnet får ha högst 24 tecken, så att det ryms i en tabell."))
    form.clause.name = typed


def _id(form: PromiseForm, typed: str) -> None:
    if not re.fullmatch(ID, typed) or len(typed) > 64:  # noqa: PLR2004  as the file demands
        raise WrongCallError(
            t('"{typed}" kan inte vara ett id: små bokstäver a–z, siffror, -.', typed=typed)
        )
    form.clause.id = typed


def _day(key: str) -> Callable[[PromiseForm, str], None]:
    def read(form: PromiseForm, typed: str) -> None:
        setattr(form.clause, key, days.day(typed, form.today, ahead=True))

    return read


_DAYS: tuple[Question[PromiseForm], ...] = (
    Question(
        "from_",
        lambda _: t("Från vilken dag gäller det? Annars hela löftestiden:"),
        _day("first"),
        guess=lambda form: day_typed(form.asked.first),
        silent=True,
    ),
    Question(
        "to",
        lambda _: t("Till vilken dag? Annars löftestidens sista:"),
        _day("last"),
        guess=lambda form: "" if form.has("by") else day_typed(form.asked.last),
        silent=True,
    ),
)
QUESTIONS: tuple[Question[PromiseForm], ...] = (
    Question(
        "text",
        lambda _: t("Löftet, i en mening?"),
        _text,
        missing=lambda: t("löftets text"),
        after=_rewrite,
    ),
    Question("area", lambda _: t("Område?"), _area, before=_tell_areas),
    Question("topic", lambda _: t("Ämne?"), _topic, silent=True),
    Question(
        "responsible",
        lambda _: t("Vem ansvarar? Flera går bra, med komma:"),
        _responsible,
        missing=lambda: t("den som ansvarar"),
        guess=lambda form: ", ".join(advice.named(form.clause.text, form.parties)),
        before=_tell_parties,
        after=lambda form: doubt(form.named),
    ),
    Question(
        "together",
        lambda _: t("Räknas det bara när alla var med?"),
        _together,
        wanted=lambda form: len(form.clause.responsible) > 1,
        guess=lambda form: t("j") if advice.is_joint(form.clause.text) else t("n"),
    ),
    *TARGET,
    Question("counts", lambda _: t("Vad räknas och vad räknas inte?"), _counts),
    Question(
        "name",
        lambda _: t("Kort namn, för smala tabeller?"),
        _name,
        default=lambda form: new_promise.short_name(form.clause.text) or "",
    ),
    Question(
        "id",
        lambda _: t("Id, som skrivs i aktiviteterna?"),
        _id,
        default=lambda form: new_promise.promise_id(
            form.clause.name or form.clause.text, form.taken
        ),
    ),
    *_DAYS,
)
# The same for one that is added to an agreement: from when it holds is always asked.
ADDED = (*QUESTIONS[: -len(_DAYS)], replace(_DAYS[0], silent=False), *_DAYS[1:])
