"""Knows what pydantic's complaints mean: which rule, where in the file, in an official's words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from medlofte.finding import MOST, Finding, error
from medlofte.language import t
from medlofte.reading.document import Document, Route, steps_into
from medlofte.reading.keys import known_keys, models_at
from medlofte.reading.pasted import bullet, hidden_sign, hidden_sign_words
from medlofte.reading.values import CODE, COLOUR, ID, NOT_BLANK, SMART_QUOTES, keys
from medlofte.swedish import choice_words
from medlofte.swedish.names import did_you_mean, slug, suggest

M = TypeVar("M", bound=BaseModel)


# Keys as a Swede would guess them; each is proposed only where what it means can stand.
_MEANT_KEYS = {
    "aktivitet": "title",
    "ansvarig": "responsible",
    "ansvariga": "responsible",
    "anteckning": "note",
    "antal": "count",
    "av": "by",
    "bedömning": "assessment",
    "beskrivning": "text",
    "brister": "shortcomings",
    "datum": "date",
    "dag": "date",
    "exempel": "example",
    "från": "from",
    "granskad": "reviewed",
    "klockslag": "time",
    "kommentar": "comment",
    "kod": "code",
    "kommun": "municipality",
    "kontakt": "contact",
    "källa": "source",
    "källor": "sources",
    "länk": "links",
    "länkar": "links",
    "löfte": "counts_for",
    "löften": "promises",
    "metod": "method",
    "minst": "at_least",
    "mål": "target",
    "namn": "name",
    "område": "area",
    "områden": "areas",
    "orsak": "cause",
    "parter": "parties",
    "plats": "place",
    "promise": "counts_for",
    "rubrik": "title",
    "sammanfattning": "summary",
    "skäl": "reason",
    "språk": "language",
    "tid": "time",
    "till": "to",
    "titel": "title",
    "uppdaterad": "updated",
    "vad": "what",
    "varför": "why",
    "vem": "by",
}


def read(document: Document, model: type[M]) -> tuple[M | None, list[Finding]]:
    """Make a model of a document; every complaint is a finding at its place."""
    if not isinstance(document.value, dict):
        example = next(iter(keys(model)))
        message = t("Filen ska bestå av nycklar och värden, till exempel {key}: …", key=example)
        return None, [error(document.place(), "wrong-value", message)]
    try:
        return model.model_validate(document.value), []
    except ValidationError as failed:
        details = failed.errors(include_url=False)[: 10 * MOST]
        unknown = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
        meant = {(*loc[:-1], _near_key(model, loc)) for loc in unknown}
        # Pydantic counts only the good items of a list: one with a bad item is not empty. And a
        # key that is only misspelt is not missing.
        real = [
            one
            for one in details
            if (one["type"] != "too_short" or not one["input"])
            and (one["type"] != "missing" or one["loc"] not in meant)
        ]
        found = [_finding(document, model, detail) for detail in real[:MOST]]
        if all(one["loc"] for one in details):  # else the model looked at the whole itself
            given = document.value | {loc[-1]: True for loc in meant if len(loc) == 1}
            found += _absent(document, model, given)
        return None, found[:MOST]


def _absent(
    document: Document, model: type[BaseModel], given: Mapping[str, Any]
) -> Iterator[Finding]:
    """Complain of what a model asks for as a whole, which it sees only when all else is right."""
    for message, key in getattr(model, "absent", lambda _: ())(given):
        yield error(document.place(key), "missing-key", message)


def _finding(  # noqa: PLR0911  one answer a complaint
    document: Document, model: type[BaseModel], detail: ErrorDetails
) -> Finding:
    loc, found = detail["loc"], detail["input"]
    route = _route(document.value, loc)
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "complaint" | "wrong" as kind:
            route = (*route, context["key"]) if context["key"] else route
            text = context["text"] if kind == "complaint" else f"{_name(route)} {context['text']}."
            return error(document.place(*route), context["rule"], text + _straight(found))
        case "missing":
            return _missing(document, _route(document.value, loc[:-1]), str(loc[-1]))
        case "union_tag_not_found":
            return _missing(document, route, "kind")
        case "extra_forbidden":
            return _unknown_key(document, model, loc)
        case "string_pattern_mismatch" | "string_too_long" if _about_id(context):
            place = document.key_place if loc[-1] == "[key]" else document.place
            return error(place(*route), "bad-id", bad_id(str(found)) + _straight(found))
        case _ if found is None:
            message = t("{key} saknar värde. Skriv ett, eller ta bort raden.", key=_name(route))
            return error(document.place(*route), "missing-key", message)
        case kind:
            route = (*route, "kind") if kind == "union_tag_invalid" else route
            text = _expected(kind, context, found, models_at(model, loc))
            text = f"{_name(route)} {text}{_straight(found)}"
            return error(document.place(*route), "wrong-value", text)


def _route(value: Any, loc: Iterable[str | int]) -> Route:
    """Follow `loc` through the file; pydantic puts in discriminators that are not there."""
    route: list[str | int] = []
    for step in loc:
        if steps_into(value, step):
            value = value[step]
            route.append(step)
    return tuple(route)


def _name(route: Route) -> str:
    """The key a person would look for: the last word of the route."""
    return next(step for step in reversed(route) if isinstance(step, str))


def _straight(found: Any) -> str:
    if not isinstance(found, str):
        return ""
    if found[:1] and found[0] in SMART_QUOTES:
        return " " + t('Använd raka citattecken ("), eller inga alls.')
    sign = hidden_sign(found)
    return f" {hidden_sign_words(sign)}" if sign else ""


def _missing(document: Document, route: Route, key: str) -> Finding:
    if document.has(*route, key):
        message = t("{key} saknar värde. Skriv ett efter kolonet.", key=key)
        return error(document.key_place(*route, key), "missing-key", message)
    message = (
        t("{key} saknas i {where}. Lägg till en rad {key}: …", key=key, where=_name(route))
        if route
        else t("{key} saknas. Lägg till en rad {key}: …", key=key)
    )
    return error(document.place(*route), "missing-key", message)


def _unknown_key(document: Document, model: type[BaseModel], loc: Route) -> Finding:
    message = t("Nyckeln {key} är okänd här.", key=loc[-1])
    known = t("Det som kan stå här är {names}.", names=", ".join(known_keys(model, loc[:-1])))
    place = document.key_place(*_route(document.value, loc))
    return error(place, "unknown-key", did_you_mean(message, _near_key(model, loc), known))


def _near_key(model: type[BaseModel], loc: Route) -> str | None:
    """The key that was most likely meant by the unknown one that `loc` ends with."""
    key, known = str(loc[-1]), known_keys(model, loc[:-1])
    guess = _MEANT_KEYS.get(key.lower().strip())
    return guess if guess in known else suggest(key, known)


def _about_id(context: dict[str, Any]) -> bool:
    return bool(context.get("pattern", ID) == ID)


def bad_id(bad: str) -> str:
    """Say that a word cannot be an id, and which it could be."""
    message = t(
        '"{bad}" kan inte vara ett id. Använd små bokstäver a–z, siffror och bindestreck, '
        "högst 64 tecken.",
        bad=_short(bad),
    )
    near = slug(bad)
    fits = re.fullmatch(ID, near) and near != bad and not re.search("[;,]", bad)
    return did_you_mean(message, near if fits else None)


def _expected(  # noqa: PLR0911  one answer a complaint
    kind: str, context: dict[str, Any], found: Any, models: list[type[BaseModel]]
) -> str:
    match kind:
        case "literal_error" | "enum" | "union_tag_invalid":
            options = str(context.get("expected") or context["expected_tags"]).replace("'", "")
            names = options.replace(" or ", ", ").split(", ")
            typed = str(context.get("tag", found))
            near = choice_words.meant(typed, names) or suggest(typed, names)
            asked = t("ska vara något av {names}.", names=", ".join(names))
            return did_you_mean(asked, near)
        case "tuple_type" if isinstance(found, str) and (sign := bullet(found)):
            return t("ska vara en lista med bindestreck (- ), inte {sign}.", sign=sign)
        case "tuple_type" if isinstance(found, str):
            return t("ska vara en lista, till exempel {item}.", item=_as_list(found))
        case "tuple_type":
            return t("ska vara en lista: börja varje del med ett bindestreck.")
        case "too_short":
            return t("får inte vara tom.")
        case "string_type":
            return t(
                "ska vara en text. Sätt den inom citattecken om den börjar med [ eller {sign}.",
                sign="{",
            )
        case "string_pattern_mismatch":
            return _pattern_expected(context["pattern"], str(found))
        case "dict_type":
            return t("ska ha ett id och ett namn på varje rad, till exempel polis: Polisen.")
        case _:
            proposals = (one.proposed(str(found)) for one in models if hasattr(one, "proposed"))
            if meant := next(filter(None, proposals), None):
                return t("ska vara en grupp av nycklar och värden. Skriv {group}.", group=meant)
            return t(
                "ska vara en grupp av nycklar och värden, till exempel {key}: …",
                key=keys(models[0])[0],
            )


def _as_list(found: str) -> str:
    """Write what was meant as a list: `polis och kommun` is `[polis, kommun]`."""
    words = found.split()  # each on its line, perhaps
    ids = "och" not in words and all(re.fullmatch(ID, word) for word in words)
    split = words if ids else re.split(r"[;,]\s|\soch\s", found)
    parts = (part.strip(" -()[]") for part in split)
    return f"[{', '.join(map(_short, filter(None, parts)))}]"


def _short(found: str) -> str:
    return found if len(found) <= 40 else f"{found[:39]}…"  # noqa: PLR2004  so that it fits a line


def _pattern_expected(pattern: str, found: str) -> str:
    if pattern == CODE:
        return t('ska vara fyra siffror inom citattecken, till exempel "2506".')
    if pattern == NOT_BLANK:
        return t("får inte vara tom text.")
    if pattern == COLOUR:
        return t('ska vara en färg inom citattecken, till exempel "#005a70".')
    if "@" in found:
        return t("ska vara en adress som börjar med https://, utan användarnamn och lösenord.")
    return t("ska vara en adress som börjar med https://.")
