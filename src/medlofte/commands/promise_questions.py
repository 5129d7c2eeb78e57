"""Knows what a new promise must say, and how it is asked for, one thing at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from medlofte import clauses, draft, lookup, prompts, wording
from medlofte.clauses import Clause
from medlofte.commands.form import Question
from medlofte.fields import ID
from medlofte.language import t
from medlofte.names import suggest
from medlofte.periods import Per
from medlofte.stop import WrongCallError

_WHOLE = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_UNKNOWN = ("okänt", "okänd", "none", "vet ej")
KINDS = ("count", "milestone", "ongoing", "increase", "on_demand")
# The periods as they are typed in Swedish; the first letters are enough.
_PER = {
    "dygn": "day",
    "dag": "day",
    "vecka": "week",
    "månad": "month",
    "kvartal": "quarter",
    "tertial": "tertial",
    "halvår": "half_year",
    "år": "year",
    "hela löftestiden": "agreement",
}
_HOW = {"varje": "each", "snitt": "average"}


@dataclass(slots=True)
class PromiseForm:
    """A promise while it is being settled; a party or an area that is new is added to its kind."""

    parties: dict[str, str]
    areas: dict[str, str]
    taken: list[str]
    today: date
    clause: Clause = field(default_factory=Clause)
    baseline: dict[str, str] = field(default_factory=dict)

    @property
    def target(self) -> dict[str, str]:
        return self.clause.target

    @property
    def kind(self) -> str:
        return self.target.get("kind", "")

    def used_parties(self) -> dict[str, str]:
        return {id_: self.parties[id_] for id_ in self.clause.responsible}

    def used_areas(self) -> dict[str, str]:
        area = self.clause.area
        return {area: self.areas[area]} if area else {}

    def remarks(self) -> list[str]:
        """What cannot be measured as it is worded, and where words and target disagree."""
        clause = self.clause
        return [
            *wording.remarks(clause.text, self.parties.values()),
            *wording.against(
                clause.text,
                self.kind,
                baseline=bool(self.baseline),
                together=clause.together,
                several=len(clause.responsible) > 1,
            ),
        ]


def _is(*kinds: str) -> Callable[[PromiseForm], bool]:
    return lambda form: form.kind in kinds


def _text(form: PromiseForm, typed: str) -> None:
    form.clause.text = typed.strip()


def _rewrite(form: PromiseForm) -> str | None:
    """Say at once what cannot be measured as it is worded."""
    remarks = list(wording.remarks(form.clause.text, form.parties.values()))
    for remark in remarks:
        prompts.tell(f"  {remark}")
    return t("Skriv om löftet, eller Enter för att behålla det:") if remarks else None


def _area(form: PromiseForm, typed: str) -> None:
    numbered = list(form.areas)
    if typed.isdecimal() and 1 <= int(typed) <= len(numbered):
        form.clause.area = numbered[int(typed) - 1]
        return
    id_, _, name = typed.rpartition("=")
    try:
        form.clause.area = lookup.party(typed, form.areas)
    except WrongCallError:
        near = suggest(typed, [*form.areas, *form.areas.values()])
        if near and not id_:
            message = t('Det finns inget område som heter "{typed}".', typed=typed)
            asked = t("Menade du {name}?", name=near)
            new = t("Ett nytt skrivs id=namn.")
            raise WrongCallError(f"{message} {asked} {new}") from None
        form.clause.area = id_.strip() or clauses.named_id(name)
        form.areas[form.clause.area] = name.strip()


def _tell_areas(form: PromiseForm) -> None:
    names = [f"{number} {name}" for number, name in enumerate(form.areas.values(), 1)]
    if names:
        prompts.tell(t("Områden: {names}. Ett nytt namn går också.", names=", ".join(names)))


def _responsible(form: PromiseForm, typed: str) -> None:
    found = []
    for one in filter(None, map(str.strip, typed.split(","))):
        id_, equals, name = one.partition("=")
        if equals:
            form.parties[id_.strip()] = name.strip()
            found.append(id_.strip())
        else:
            found.append(lookup.party(one, form.parties))
    form.clause.responsible = tuple(dict.fromkeys(found))


def _tell_parties(form: PromiseForm) -> None:
    names = ", ".join(f"{id_} ({name})" for id_, name in form.parties.items())
    prompts.tell(t("Parter: {names}. En ny: id=namn, till exempel skola=Skolan.", names=names))


def _together(form: PromiseForm, typed: str) -> None:
    form.clause.together = _yes(typed)


def _yes(typed: str) -> bool:
    if typed[:1].lower() not in t("jn"):
        raise WrongCallError(t("Svara med {letters}.", letters=", ".join(t("jn"))))
    return typed[:1].lower() == t("jn")[0]


def _kind(form: PromiseForm, typed: str) -> None:
    one = KINDS[int(typed) - 1] if typed in "12345" else typed
    form.clause.target = {"kind": lookup.choice("--kind", one, KINDS)}


def _tell_kinds(_form: PromiseForm) -> None:
    names = (
        t("ett antal, till exempel minst 4 per år"),
        t("något som blir klart"),
        t("något som pågår, utan antal"),
        t("mer än förut"),
        t("något som görs när det behövs"),
    )
    lines = (f"  {number} {name}" for number, name in enumerate(names, 1))
    prompts.say([t("Vad begär löftet?"), *lines])


def _number(key: str) -> Callable[[PromiseForm, str], None]:
    def read(form: PromiseForm, typed: str) -> None:
        if not _WHOLE.fullmatch(typed):
            raise WrongCallError(t("Skriv ett heltal med siffror, minst {least}.", least=1))
        form.target[key] = typed

    return read


def _per(form: PromiseForm, typed: str) -> None:
    near = suggest(typed, _PER)
    meant = _PER[near] if near and typed not in list(Per) else typed
    form.target["per"] = lookup.choice("--per", meant, list(Per))


def _shown_per(form: PromiseForm) -> str:
    found = wording.period(form.clause.text)
    return next((word for word, per in _PER.items() if per == found), "")


def _is_short(form: PromiseForm) -> bool:
    return form.kind == "count" and Per(form.target.get("per", "year")).shorter_than_year


def _how(form: PromiseForm, typed: str) -> None:
    near = suggest(typed, _HOW)
    form.target["how"] = lookup.choice("--how", _HOW[near] if near else typed, _HOW.values())


def _written(key: str) -> Callable[[PromiseForm, str], None]:
    def read(form: PromiseForm, typed: str) -> None:
        form.target[key] = draft.scalar(typed)

    return read


def _by(form: PromiseForm, typed: str) -> None:
    form.target["by"] = draft.day(typed, form.today).isoformat()


def _baseline(form: PromiseForm, typed: str) -> None:
    if typed.lower() not in _UNKNOWN and not re.fullmatch(r"0|[1-9]\d{0,8}", typed, re.ASCII):
        raise WrongCallError(t("Skriv ett heltal med siffror, eller okänt."))
    form.baseline = {} if typed.lower() in _UNKNOWN else {"count": typed}
    _compose(form)


def _baseline_period(form: PromiseForm, typed: str) -> None:
    span = draft.period(typed, form.today)
    form.baseline |= {"from": span.first.isoformat(), "to": span.last.isoformat()}
    _compose(form)


def _baseline_source(form: PromiseForm, typed: str) -> None:
    form.baseline["source"] = draft.scalar(typed)
    _compose(form)


def _compose(form: PromiseForm) -> None:
    inside = ", ".join(f"{key}: {one}" for key, one in form.baseline.items())
    form.target["baseline"] = f"{{{inside}}}" if inside else "none"


def _is_measured(form: PromiseForm) -> bool:
    return form.kind == "increase" and bool(form.baseline)


def _counts(form: PromiseForm, typed: str) -> None:
    form.clause.counts = typed


def _name(form: PromiseForm, typed: str) -> None:
    if clauses.short_name(typed) is None:
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
        setattr(form.clause, key, draft.day(typed, form.today))

    return read


QUESTIONS: tuple[Question[PromiseForm], ...] = (
    Question(
        "text",
        lambda _: t("Löftet, i en mening?"),
        _text,
        missing=lambda: t("löftets text"),
        after=_rewrite,
    ),
    Question("area", lambda _: t("Område?"), _area, before=_tell_areas),
    Question(
        "responsible",
        lambda _: t("Vem ansvarar? Flera går bra, med komma:"),
        _responsible,
        missing=lambda: t("den som ansvarar"),
        guess=lambda form: ", ".join(wording.named(form.clause.text, form.parties)),
        before=_tell_parties,
    ),
    Question(
        "together",
        lambda _: t("Räknas det bara när alla var med?"),
        _together,
        wanted=lambda form: len(form.clause.responsible) > 1,
        guess=lambda form: t("jn")[0 if wording.is_joint(form.clause.text) else 1],
    ),
    Question(
        "kind",
        lambda _: t("Nummer:"),
        _kind,
        missing=lambda: t("vad löftet begär"),
        guess=lambda form: str(KINDS.index(wording.kind(form.clause.text)) + 1),
        before=_tell_kinds,
    ),
    Question(
        "at_least",
        lambda _: t("Minst hur många?"),
        _number("at_least"),
        wanted=_is("count"),
        missing=lambda: t("antalet"),
        guess=lambda form: str(wording.number(form.clause.text) or ""),
    ),
    Question(
        "per",
        lambda _: t("Per vecka, månad, kvartal, tertial, halvår, år, hela löftestiden?"),
        _per,
        wanted=_is("count"),
        missing=lambda: t("för vilken tid"),
        guess=_shown_per,
    ),
    Question(
        "how",
        lambda _: t("Varje sådan tid för sig, eller i snitt över året? Varje, snitt:"),
        _how,
        wanted=_is_short,
        missing=lambda: t("varje för sig eller i snitt"),
        guess=lambda form: "snitt" if "snitt" in form.clause.text else "",
    ),
    Question(
        "unit",
        lambda _: t("Vad räknas, i flertal (kontroller, besök)?"),
        _written("unit"),
        wanted=_is("count"),
    ),
    Question(
        "by", lambda _: t("Klart senast? Annars löftets sista dag:"), _by, wanted=_is("milestone")
    ),
    Question(
        "baseline",
        lambda _: t("Hur många var det förut? Skriv okänt om det inte finns:"),
        _baseline,
        wanted=_is("increase"),
        missing=lambda: t("hur många det var förut, eller none"),
    ),
    Question(
        "baseline_period",
        lambda _: t("Under vilken tid var det? Till exempel 2024:"),
        _baseline_period,
        wanted=_is_measured,
        missing=lambda: t("tiden för jämförelsetalet"),
    ),
    Question(
        "baseline_source",
        lambda _: t("Var står det?"),
        _baseline_source,
        wanted=_is_measured,
        missing=lambda: t("källan till jämförelsetalet"),
    ),
    Question(
        "percent", lambda _: t("Hur många procent mer?"), _number("by_percent"), wanted=_is_measured
    ),
    Question(
        "when",
        lambda _: t("När ska det göras?"),
        _written("when"),
        wanted=_is("on_demand"),
        missing=lambda: t("när det ska göras"),
    ),
    Question("counts", lambda _: t("Vad räknas och vad räknas inte?"), _counts),
    Question(
        "name",
        lambda _: t("Kort namn, för smala tabeller?"),
        _name,
        default=lambda form: clauses.short_name(form.clause.text) or "",
    ),
    Question(
        "id",
        lambda _: t("Id, som skrivs i aktiviteterna?"),
        _id,
        default=lambda form: clauses.promise_id(form.clause.name or form.clause.text, form.taken),
    ),
    Question("from_", lambda _: "", _day("first"), silent=True),
    Question("to", lambda _: "", _day("last"), silent=True),
)
