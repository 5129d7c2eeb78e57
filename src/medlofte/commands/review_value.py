"""Knows how a value that nobody has checked is given another: asked for, checked, written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial, reduce
from operator import getitem
from typing import Any

from medlofte import rules
from medlofte.book.unchecked import UncheckedMark, marks, quoted
from medlofte.book.versions import Pledge
from medlofte.commands import personal_gate, promise_file
from medlofte.commands.new_promise import with_names
from medlofte.commands.promise_file import OpenFile
from medlofte.commands.reviewed_file import ReviewedFile
from medlofte.drafting.file import settled
from medlofte.edit import new_promise
from medlofte.edit.new_promise import Clause
from medlofte.interview import prompts
from medlofte.interview.interview import Conversation
from medlofte.interview.known_answers import answers, settled_by
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.interview.target import TARGET
from medlofte.language import t
from medlofte.model.agreement import Promise
from medlofte.reading import revise, splice
from medlofte.reading.document import Document, Route
from medlofte.reading.scalar import scalar
from medlofte.reading.values import keys
from medlofte.reading.written import lines, written
from medlofte.stop import RefusedError
from medlofte.swedish import names
from medlofte.typed import days, lookup

_DAYS = ("from", "to", "signed", "date", "due")
_ASKED = {"target": tuple(one.key for one in TARGET), "from": ("from_",)}


def changed(reviewed: ReviewedFile, file: OpenFile, mark: UncheckedMark) -> str | None:
    """Ask for another value where a mark is; the text with it, None where nothing is changed."""
    (route,) = mark.about
    path = file.document.path
    document = promise_file.parsed(path, settled.without_mark(file.document, mark))
    beside = file.document.told_of(mark.place)
    pledge = file.pledge(route)
    try:
        if pledge:
            text = _promise(reviewed, replace(file, document=document), pledge, beside)
        else:
            text = _plain(reviewed, replace(file, document=document), route, beside)
    except prompts.BackError:
        return None
    if text is None:
        prompts.tell(t("Inget är ändrat."))
        return None
    after = promise_file.parsed(path, text)
    _keep_comments(file.document, after)
    text = settled.tidied(after, mark.about)
    return checked(reviewed, file, text)


def checked(reviewed: ReviewedFile, file: OpenFile, text: str) -> str | None:
    """Refuse what would have errors; None where what may be personal data may not stand."""
    slug = reviewed.slug
    if reviewed.loose:  # it is not called as in a tree
        slug = names.slug(promise_file.parsed(file.document.path, text).value["municipality"])
    found = promise_file.checked(reviewed.workspace, slug, text, file)
    personal = [one for one in found if rules.is_personal(one)]
    if not personal_gate.may_stand(personal, accepted=False):
        return None
    return promise_file.accepted(text, found)


def _keep_comments(before: Document, after: Document) -> None:
    """Refuse to lose what a person has written beside the values."""
    lost = Counter(_comments(before))
    lost.subtract(_comments(after))
    if any(count > 0 for count in lost.values()):
        raise RefusedError(t("Kommentarer skulle försvinna. Ändra det i en redigerare."))


def _comments(document: Document) -> list[str]:
    """What a person has written beside the values, and not a mark or the document's own line."""
    ours = {one.place.line for one in marks(document)}
    ours |= {one.place.line for one in quoted(document)}
    return [text for text, place in document.comments() if place.line not in ours]


def _promise(
    reviewed: ReviewedFile, file: OpenFile, pledge: Pledge, beside: Sequence[Route]
) -> str | None:
    """Ask for a key of a promise as it is asked of a new one."""
    own = dict.fromkeys(str(one[len(pledge.route)]) for one in beside if len(one) > 4)  # noqa: PLR2004  within a promise
    if len(own) != 1 or "id" in own:
        there = [str(key) for key in _value(file.document, pledge.route)]
        own = dict.fromkeys([prompts.pick(t("Vad ska ändras?"), there, there)])
    (key,) = own
    make = partial(_fresh, reviewed, file, pledge)
    before = make()
    known = settled_by(before, QUESTIONS, answers(pledge.promise))
    talk = Conversation(QUESTIONS, lambda form, one: not one.is_silent(form), make, answers=known)
    after = talk.go_on(make(), only=_ASKED.get(key, (key,)))
    if after.clause.id != before.clause.id and reviewed.reports(pledge.route):
        command = f"medlofte rename {reviewed.slug} {before.clause.id} {after.clause.id}"
        raise RefusedError(t("Id:t står i aktiviteterna. Byt det med: {command}", command=command))
    values, old = _lines(after.clause), _lines(before.clause)
    new = {key: values.get(key) for key in old | values if old.get(key) != values.get(key)}
    if not new:
        return None
    for remark in after.remarks():
        prompts.tell(f"  {remark}")
    text = with_names(file, int(pledge.route[1]), after)
    for key, value in new.items():
        text = _set(promise_file.parsed(file.document.path, text), (*pledge.route, key), value)
    return text


def _fresh(reviewed: ReviewedFile, file: OpenFile, pledge: Pledge) -> PromiseForm:
    agreement = pledge.agreement
    taken = [one.id for one in agreement.promises if one is not pledge.promise]
    areas = {id_: one.name for id_, one in agreement.areas.items()}
    parties = dict(file.book.promises.parties)
    return PromiseForm(parties, areas, taken, reviewed.workspace.today, agreement.span)


def _lines(clause: Clause) -> dict[str, str]:
    """Each key of a promise, and its value as it is written."""
    found: dict[str, str] = {}
    for line in lines(Promise, asdict(clause) | {"from": clause.first, "to": clause.last}, written):
        if line.startswith(" "):  # of a text on several lines, which nobody types here
            found["text"] += f"\n{line}"
        else:
            key, _, value = line.partition(": ")
            found[key] = value
    return found


def _set(document: Document, route: Route, value: str | None) -> str:
    *around, key = route
    if value is None:
        edit = revise.entry(document, tuple(around), str(key), None, keys(Promise))
    else:
        edit = revise.value(document, route, value, keys(Promise))
    return splice.applied(document, [edit])


def _plain(
    reviewed: ReviewedFile, file: OpenFile, around: Route, beside: Sequence[Route]
) -> str | None:
    """Ask for a value of an agreement, or of the file, by its key."""
    document = file.document
    there = [one for one in dict.fromkeys(beside) if _is_text(document, one)]
    if not there:
        inside = _value(document, around)
        there = [(*around, key) for key in inside if _is_text(document, (*around, key))]
    shown = [f"{one[-1]}: {_value(document, one) or ''}" for one in there]
    route = there[0] if len(there) == 1 else prompts.pick(t("Vad ska ändras?"), there, shown)
    old = _value(document, route) or ""
    question = t("{key} ska vara [{now}]:", key=route[-1], now=old)
    new = prompts.until(question, lambda typed: _read(reviewed, route, typed), back=True)
    if not new or new.get(str(route[-1])) == scalar(old):
        return None
    text = document.text
    for key, value in (new | _id_of(file, route, new)).items():
        text = _set(promise_file.parsed(document.path, text), (*route[:-1], key), value)
    return text


def _is_text(document: Document, route: Route) -> bool:
    return isinstance(route[-1], str) and isinstance(_value(document, route), str | None)


def _value(document: Document, route: Route) -> Any:
    return reduce(getitem, route, document.value)


def _read(reviewed: ReviewedFile, route: Route, typed: str) -> dict[str, str]:
    """The keys that are set by an answer, each with its value as it is written."""
    if not typed:
        return {}
    key = str(route[-1])
    if len(route) == 1 and key in ("municipality", "code"):
        known = lookup.any_municipality(typed)
        return {"municipality": written(known.name), "code": f'"{known.code}"'}
    if key in _DAYS:
        return {key: days.day(typed, reviewed.workspace.today, ahead=True).isoformat()}
    return {key: scalar(typed)}


def _id_of(file: OpenFile, route: Route, new: dict[str, str]) -> dict[str, str]:
    """The id of an agreement that gets other days, where it was made of those it had."""
    if len(route) < 3 or not {"from", "to"} & {*new}:  # noqa: PLR2004  no key of an agreement
        return {}
    one = file.agreements[int(route[1])]
    if one.follow_ups or one.id != new_promise.agreement_id(one.from_, one.to, []):
        return {}
    first, last = one.from_, one.to
    if "from" in new:
        first = date.fromisoformat(new["from"])
    else:
        last = date.fromisoformat(new["to"])
    taken = [other.id for other in file.agreements if other is not one]
    return {"id": scalar(new_promise.agreement_id(first, last, taken))}
