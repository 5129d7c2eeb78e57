"""Knows what must hold of a draft so that its file is valid, and mends it where it does not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import unquote

from pydantic import ValidationError

from medlofte.drafting.blocks.block import tidy
from medlofte.drafting.draft import (
    AgreementFacts,
    DocumentDraft,
    DraftDoubt,
    DraftPromise,
    NotPromised,
    Signer,
    ToldFact,
)
from medlofte.drafting.facts.persons import HIDDEN
from medlofte.edit import new_promise
from medlofte.language import t
from medlofte.model.agreement import SHORT_NAME, FollowUp
from medlofte.periods import DAY, Span, add_months
from medlofte.reading.document import parse
from medlofte.swedish.names import fold, slug
from medlofte.swedish.personal_data import search
from medlofte.targets import KINDS, AnyKind

_YEARS = Span(date(1900, 1, 1), date(2199, 12, 31))  # that a file may name
_TITLE, _WORDS, _ID = 120, 1000, 64  # signs: more is no title, no sentence, no id


def sound(draft: DocumentDraft) -> DocumentDraft:
    """Return a draft whose file has no errors; what had to be changed is doubted of.

    Its municipality must be known.
    """
    facts = _facts(draft.agreement)
    parties = _parties(draft)
    promises = [*filter(None, (_promise(one, facts, parties) for one in _hiding(draft)))]
    personal = frozenset(one.line for one in draft.promises if is_personal(one.source))
    used = (id_ for one in promises for id_ in one.responsible)
    names = {id_: parties.get(id_) or id_.capitalize() for id_ in [*parties, *used]}
    return replace(
        draft,
        agreement=facts,
        parties=names,
        promises=tuple(promises),
        left_out=not_promised(draft),
        contacts=draft.contacts | personal,
    )


def not_promised(draft: DocumentDraft) -> tuple[NotPromised, ...]:
    """What was taken for no promise, without what points at a person."""
    return tuple(one._replace(text=without_persons(one.text)) for one in draft.left_out)


def _hiding(draft: DocumentDraft) -> Iterator[DraftPromise]:
    """Yield the promises, those in doubt in which something is left out."""
    for one in draft.promises:
        hides = HIDDEN in one.text and one.line in draft.contacts
        if hides or is_personal(one.text):
            doubt = DraftDoubt("text", t("Det som pekar ut en person är utelämnat."))
            yield replace(one, doubts=(*one.doubts, doubt))
        else:
            yield one


def _parties(draft: DocumentDraft) -> dict[str, str]:
    """The ids and names of all that a draft names, of those that can be written."""
    facts = draft.agreement
    agreeing = {id_: one.value for id_, one in (facts.parties or {}).items()}
    others = [
        *(one.value.party for one in facts.signers),
        *(one.value.by for one in facts.follow_up),
        *(one.value[0] for one in facts.references),
    ]
    named = {id_: id_.capitalize() for id_ in others if id_} | agreeing | dict(draft.parties)
    told = {id_: without_persons(name) for id_, name in named.items() if _is_id(id_)}
    if facts.municipality and fold(told.get("kommun", "")) in ("kommun", "kommunen"):
        told["kommun"] = new_promise.municipal(facts.municipality.value.name)
    # First those two who promise in every document, then in the order in which it names them.
    order = dict.fromkeys(["polis", "kommun", *agreeing, *named])
    return {id_: told[id_] for id_ in order if told.get(id_)}


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _ID and slug(text) == text and not is_personal(text)


def without_persons(text: str) -> str:
    """The text in one line, without the numbers and addresses in it that point at a person."""
    text = tidy("".join(sign if sign.isprintable() else " " for sign in tidy(text)))
    for hit in reversed(search(text)):
        text = f"{text[: hit.start]}…{text[hit.end :]}"
    return "…" if search(unescape(unquote(text))) else text


def is_personal(text: str) -> bool:
    """Whether something in a text points at a person."""
    return bool(search(unescape(unquote(text))))


def _facts(facts: AgreementFacts) -> AgreementFacts:
    first, last = _term(facts)
    title = _short(facts.title, _TITLE)
    if title is None or not title.value:
        title = ToldFact(new_promise.title(facts.kind, first.value, last.value), 0)
    signed = facts.signed
    return replace(
        facts,
        first=first,
        last=last,
        title=title,
        district=_short(facts.district, _TITLE),
        police_area=_short(facts.police_area, _TITLE),
        signed=signed if signed and signed.value in _YEARS else None,
        references=tuple(
            one._replace(value=(one.value[0], without_persons(one.value[1])))
            for one in facts.references
        ),
        signers=tuple(one._replace(value=_signer(one.value)) for one in facts.signers),
        follow_up=tuple(one._replace(value=_duty(one.value)) for one in facts.follow_up),
    )


def _signer(one: Signer) -> Signer:
    role = without_persons(one.role) if one.role else None
    return one._replace(name=without_persons(one.name), role=role)


def _duty(one: FollowUp) -> FollowUp:
    told = tuple(filter(None, map(without_persons, one.told_to)))
    return one.model_copy(update={"told_to": told})


def _term(facts: AgreementFacts) -> tuple[ToldFact[date], ToldFact[date | None]]:
    """The days of the agreement: there are some, in order; only one of a sort may have no end."""
    first, last = facts.first, facts.last
    if first.value not in _YEARS:
        first = first._replace(value=min(max(first.value, _YEARS.first), _YEARS.last))
        first = _unsure(first, t("Dagen kan inte stämma."))
    if last.value is None and facts.kind == "cooperation_agreement":
        return first, last
    if last.value is None or last.value < first.value or last.value not in _YEARS:
        ends = min(add_months(first.value, 12) - DAY, _YEARS.last)
        words = t("Det gäller tills vidare. Till vilken dag gäller löftena?")
        if last.value is not None:
            words = t(
                "Dokumentet säger {day}, och det kan inte stämma.", day=last.value.isoformat()
            )
        last = _unsure(last._replace(value=ends), words)
    return first, last


def _unsure(told: ToldFact[Any], words: str) -> ToldFact[Any]:
    return told._replace(unsure=" ".join(filter(None, [told.unsure, words])))


def _short(told: ToldFact[str] | None, most: int) -> ToldFact[str] | None:
    if told is None:
        return None
    text = without_persons(told.value)
    return told._replace(value=_cut(text, most))


def _cut(text: str, most: int) -> str:
    """The beginning of a text, to the end of a word."""
    return (
        text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip(" ,;:") or text[:most]
    )


def _promise(
    one: DraftPromise, facts: AgreementFacts, parties: Mapping[str, str]
) -> DraftPromise | None:
    """The promise as it can be written; None where it has no words."""
    text = without_persons(one.text) or without_persons(one.source)
    if not text:
        return None
    doubts = [*one.doubts]
    if len(text) > _WORDS:
        text = _cut(text, _WORDS)
        doubts.append(DraftDoubt("text", t("Texten är kortad.")))
    responsible = tuple(dict.fromkeys(filter(_is_id, one.responsible)))
    if not responsible:
        responsible = tuple(parties)[:1] or ("kommun",)
        doubts.append(DraftDoubt("responsible", t("Dokumentet säger inte vem som ansvarar.")))
    term = Span(facts.first.value, facts.last.value or _YEARS.last)
    days = [_own_day(day, term, doubts) for day in (one.first, one.last)]
    if days[0] and days[1] and days[0] > days[1]:
        days = [None, None]
        doubts.append(DraftDoubt("text", t("Löftets egna dagar kan inte stämma.")))
    mended = replace(
        one,
        source=without_persons(one.source),
        text=text,
        responsible=responsible,
        together=one.together and len(responsible) > 1,
        area=_area(one.area, facts),
        name=_name(one.name),
        counts=without_persons(one.counts) if one.counts else None,
        first=days[0],
        last=days[1],
        target=dict(one.target),
        doubts=tuple(doubts),
    )
    return _with_target(mended, facts, days[0] or term.first)


def _area(area: str, facts: AgreementFacts) -> str:
    """The heading over a promise, where it is not that of the whole document."""
    told = without_persons(area)
    return "" if facts.title and fold(told) == fold(facts.title.value) else told


def _name(name: str | None) -> str | None:
    """The document's short name of a promise, where it is one."""
    told = without_persons(name or "")
    return told if 0 < len(told) <= SHORT_NAME else None


def _own_day(day: date | None, term: Span, doubts: list[DraftDoubt]) -> date | None:
    """A day of the promise's own, where it lies within the agreement's."""
    if day is None or day in term:
        return day
    words = t("Dokumentet säger {day}, utanför löftestiden.", day=day.isoformat())
    doubts.append(DraftDoubt("text", words))
    return None


def _with_target(one: DraftPromise, facts: AgreementFacts, first: date) -> DraftPromise:
    """The promise with a target that can be read, and that is not over before it begins."""
    target = read_target(one.target)
    if target is None:
        doubt = DraftDoubt("kind", t("Vad löftet begär gick inte att läsa ut."))
        return replace(one, target={"kind": "ongoing"}, doubts=(*one.doubts, doubt))
    by = target.deadline
    if by and by < first:
        kept = {key: value for key, value in one.target.items() if key != "by"}
        words = t("Dokumentet säger {day}, före löftets första dag.", day=by.isoformat())
        one = replace(one, target=kept, doubts=(*one.doubts, DraftDoubt("by", words)))
        by = None
    if facts.last.value is None and target.scope.once and not (one.last or by):
        words = t("Avtalet gäller tills vidare. Till vilken dag gäller löftet?")
        ends = min(add_months(first, 12) - DAY, _YEARS.last)
        return replace(one, last=ends, doubts=(*one.doubts, DraftDoubt("to", words)))
    return one


def read_target(target: Mapping[str, str]) -> AnyKind | None:
    """The target as a file with these keys would give it; None where it would be refused."""
    written = ", ".join(f"{key}: {value}" for key, value in target.items())
    if not written.isprintable():
        return None
    document, _ = parse("", f"target: {{{written}}}\n".encode())
    value = document.value["target"] if document else None
    kind = KINDS.get(str(value.get("kind"))) if isinstance(value, dict) else None
    if kind is None or any(map(is_personal, _texts(value))):
        return None
    try:
        found: AnyKind = kind.model_validate(value)
    except ValidationError:
        return None
    return found


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a value and of what it holds."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
