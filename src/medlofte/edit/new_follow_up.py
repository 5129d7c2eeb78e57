"""Knows how a written follow-up gets into a promise file, so that nothing else in it moves."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up import Remark, WrittenFollowUp
from medlofte.periods import Span
from medlofte.reading import revise, splice
from medlofte.reading.document import Document, Route, parse
from medlofte.reading.paragraphs import paragraphs
from medlofte.reading.splice import Edit
from medlofte.reading.values import keys
from medlofte.reading.written import item, lines, written
from medlofte.stop import RefusedError

REMARKS = ("comment", "cause", "next", "assessment", "reason")  # what can be said of a promise
SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Telling:
    """A follow-up to be: `remarks` holds, by promise, what is said; an empty text says nothing.

    What it does not name stays as it is in the file.
    """

    period: str
    date: date
    by: str
    summary: str | None
    remarks: Mapping[str, Mapping[str, str]]
    example: bool


def there(
    agreement: Agreement, span: Span, by: str | None, *, example: bool
) -> tuple[int, WrittenFollowUp] | None:
    """The follow-up of a period that is gone on with, and its place: the last by that party."""
    found = [
        (index, one)
        for index, one in enumerate(agreement.follow_ups)
        if agreement.period(one.period) == span
        and (by is None or one.by == by)
        and one.example == example
    ]
    return found[-1] if found else None


def standing(agreement: Agreement, told: WrittenFollowUp) -> dict[str, str]:
    """What a follow-up says, by the name of each answer."""
    texts = {key_of(agreement.id, "", SUMMARY): told.summary or ""}
    for one in told.promises:
        texts |= {key_of(agreement.id, one.promise, key): getattr(one, key) for key in REMARKS}
    return {key: text for key, text in texts.items() if text}


def key_of(agreement: str, promise: str, what: str) -> str:
    """The name of an answer: whose it is and what it tells; a summary is of no promise."""
    return f"{agreement}/{promise}/{what}"


def tidy(text: str) -> str:
    """A text as it is written: in its paragraphs, without blanks that nobody sees."""
    return "\n\n".join(" ".join(part.split()) for part in paragraphs(text))


def with_follow_up(document: Document, agreement: int, index: int | None, told: Telling) -> str:
    """Return the text with the follow-up in it: a new one, or that one as it is told now.

    Refused where what is read back would not be just that.
    """
    wanted = deepcopy(document.value)
    edits = [*_edits(document, ("agreements", agreement), index, told, wanted)]
    text = splice.applied(document, edits)
    now, _ = parse(document.path, text.encode())
    if now is None or now.value != wanted:
        message = t(
            "Uppföljningen går inte att skriva in så som filen är skriven. Skriv in den för hand, "
            "med: medlofte edit"
        )
        raise RefusedError(message)
    return text


def new_lines(told: Telling) -> list[str]:
    """The lines of a follow-up as it stands in the list."""
    remarks = [
        line
        for promise, said in told.remarks.items()
        if any(said.values())
        for line in item(lines(Remark, {"promise": promise, **said}, written))
    ]
    values = {
        "period": told.period,
        "date": told.date,
        "by": told.by,
        "summary": told.summary or None,
        "promises": remarks,
        "example": told.example,
    }
    return item(lines(WrittenFollowUp, values, _unquoted_period))


def _unquoted_period(text: str) -> str:
    """Write a text; a part of a year, as 2024-T2, needs no quotation marks."""
    return text if re.fullmatch(r"[0-9]{4}-[A-Z][1-4]", text) else written(text)


def _edits(
    document: Document, route: Route, index: int | None, told: Telling, wanted: Any
) -> Iterator[Edit]:
    agreement = wanted["agreements"][route[-1]]
    if index is not None:
        here = (*route, "follow_ups", index)
        yield from _changes(document, here, told, agreement["follow_ups"][index])
        return
    new = new_lines(told)
    agreement["follow_ups"] = [*(agreement.get("follow_ups") or []), _value(told)]
    if len(agreement["follow_ups"]) > 1:
        yield splice.item(document, (*route, "follow_ups"), new)
    else:
        block = ["follow_ups:", *(f"  {line}" if line else line for line in new)]
        yield revise.block(document, route, "follow_ups", block, keys(Agreement))


def _value(told: Telling) -> dict[str, Any]:
    """What a new follow-up reads back as."""
    remarks = [_said(promise, said) for promise, said in told.remarks.items() if any(said.values())]
    value: dict[str, Any] = {
        "period": told.period,
        "date": told.date.isoformat(),
        "by": told.by,
        "summary": told.summary,
        "promises": remarks,
        "example": "true" if told.example else None,
    }
    return {key: one for key, one in value.items() if one}


def _said(promise: str, said: Mapping[str, str]) -> dict[str, str]:
    return {"promise": promise, **{key: said[key] for key in REMARKS if said.get(key)}}


def _changes(document: Document, here: Route, told: Telling, wanted: Any) -> Iterator[Edit]:
    """Yield what differs from what stands there, and tell `wanted` as well."""
    order = keys(WrittenFollowUp)
    if told.date.isoformat() != wanted.get("date"):
        wanted["date"] = told.date.isoformat()
        yield revise.entry(document, here, "date", told.date, order)
    if told.summary is not None:
        yield from _set(document, here, "summary", told.summary, wanted)
    remarks = wanted.get("promises") or []
    known = {one["promise"]: (place, one) for place, one in enumerate(remarks)}
    new: list[str] = []
    for promise, said in told.remarks.items():
        if promise in known:
            place, one = known[promise]
            for key in REMARKS:
                if key in said:
                    yield from _set(document, (*here, "promises", place), key, said[key], one)
        else:
            remarks.append(_said(promise, said))
            new += item(lines(Remark, {"promise": promise, **said}, written))
    if new and known:
        yield splice.item(document, (*here, "promises"), new)
    elif new:
        wanted["promises"] = remarks
        yield revise.block(
            document, here, "promises", ["promises:", *(f"  {x}" if x else x for x in new)], order
        )


def _set(document: Document, route: Route, key: str, text: str, wanted: Any) -> Iterator[Edit]:
    order = keys(WrittenFollowUp if key == "summary" else Remark)
    if text:
        wanted[key] = text
    else:
        del wanted[key]
    yield revise.entry(document, route, key, text or None, order)
