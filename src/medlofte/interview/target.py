"""Knows what a target must say, kind by kind, and how it is asked for."""

from collections.abc import Callable
from datetime import date

from medlofte.interview import prompts
from medlofte.interview.interview import Question
from medlofte.interview.promise_form import PromiseForm
from medlofte.language import t
from medlofte.periods import Per
from medlofte.reading import scalar
from medlofte.stop import WrongCallError
from medlofte.swedish import amounts
from medlofte.swedish.amounts import UnclearAmountError
from medlofte.swedish.choice_words import shown
from medlofte.swedish.promise_words.numbers import units
from medlofte.targets import KINDS
from medlofte.targets.count import HOWS
from medlofte.typed import days, lookup, spans
from medlofte.wording.targets.kinds import kind_words

_UNKNOWN = ("okänt", "okänd", "none", "vet ej", "unknown")


def _has(key: str) -> Callable[[PromiseForm], bool]:
    return lambda form: form.has(key)


def _kind(form: PromiseForm, typed: str) -> None:
    one = lookup.numbered(typed, [*KINDS]) or lookup.choice("--kind", typed, KINDS)
    form.clause.target = {"kind": one}


def _tell_kinds(_form: PromiseForm) -> None:
    lines = (f"  {number} {name}" for number, name in enumerate(map(kind_words, KINDS.values()), 1))
    prompts.say(["", *lines])


def _number(key: str) -> Callable[[PromiseForm, str], None]:
    def read(form: PromiseForm, typed: str) -> None:
        number = _least(typed)
        if not number:
            raise WrongCallError(t("Skriv ett heltal med siffror, minst {least}.", least=1))
        form.target[key] = str(number)

    return read


def _least(typed: str) -> int | None:
    """The number that is typed, also with its words: minst 10, 10 st."""
    try:
        amount = amounts.read(typed)
    except UnclearAmountError:
        return None
    return amount.number if amount.precision in ("exact", "at_least") else None


def _places(form: PromiseForm, typed: str) -> None:
    places = [scalar.scalar(one) for one in map(str.strip, typed.split(",")) if one]
    if not places:
        raise WrongCallError(t("Skriv platserna med komma mellan."))
    form.target["places"] = f"[{', '.join(places)}]"


def _per(form: PromiseForm, typed: str) -> None:
    per = lookup.choice("--per", typed, list(Per))
    if per != Per.AGREEMENT or not form.has("places"):  # all of the time is what places are for
        form.target["per"] = per


def _shown_per(form: PromiseForm) -> str:
    found = form.proposed("per")
    return shown(found) if found else ""


def _shown_how(form: PromiseForm) -> str:
    """Only what the words say: each and on average give opposite verdicts."""
    found = form.proposed("how")
    unsure = any(one.key == "how" for one in form.asked.doubts)
    return shown(found) if found and not unsure else ""


def _unit(form: PromiseForm) -> str:
    found = form.proposed("unit")
    return "" if units.is_times(found) else found


def _is_short(form: PromiseForm) -> bool:
    return form.has("how") and Per(form.target.get("per", "year")).shorter_than_year


def _how(form: PromiseForm, typed: str) -> None:
    form.target["how"] = lookup.choice("--how", typed, HOWS)


def _written(key: str) -> Callable[[PromiseForm, str], None]:
    def read(form: PromiseForm, typed: str) -> None:
        form.target[key] = scalar.scalar(typed)

    return read


def _by(form: PromiseForm, typed: str) -> None:
    form.target["by"] = days.day(typed, form.today, ahead=True).isoformat()


def day_typed(day: date | None) -> str:
    """A day as a person may type it."""
    return day.isoformat() if day else ""


def _baseline(form: PromiseForm, typed: str) -> None:
    known = typed.lower() not in _UNKNOWN
    number = amounts.whole(typed) if known else None
    if known and number is None:
        raise WrongCallError(t("Skriv ett heltal med siffror, eller okänt."))
    form.baseline = {"count": str(number)} if known else {}
    _compose(form)


def _baseline_period(form: PromiseForm, typed: str) -> None:
    span = spans.read(typed, form.today)
    form.baseline |= {"from": span.first.isoformat(), "to": span.last.isoformat()}
    _compose(form)


def _baseline_source(form: PromiseForm, typed: str) -> None:
    form.baseline["source"] = scalar.scalar(typed)
    _compose(form)


def _compose(form: PromiseForm) -> None:
    inside = ", ".join(f"{key}: {one}" for key, one in form.baseline.items())
    form.target["baseline"] = f"{{{inside}}}" if inside else "none"


def _is_measured(form: PromiseForm) -> bool:
    return form.has("baseline") and bool(form.baseline)


TARGET: tuple[Question[PromiseForm], ...] = (
    Question(
        "kind",
        lambda _: t("Vad begär löftet? Nummer:"),
        _kind,
        missing=lambda: t("vad löftet begär"),
        guess=lambda form: str([*KINDS].index(form.asked.target["kind"]) + 1),
        before=_tell_kinds,
        told=lambda form: kind_words(KINDS[form.target["kind"]]),
    ),
    Question(
        "places",
        lambda _: t("Vilka platser, med komma mellan?"),
        _places,
        wanted=_has("places"),
        missing=lambda: t("platserna"),
        guess=lambda form: form.proposed("places"),
    ),
    Question(
        "at_least",
        lambda form: (
            t("Minst hur många gånger på varje plats?")
            if form.has("places")
            else t("Minst hur många?")
        ),
        _number("at_least"),
        wanted=_has("at_least"),
        missing=lambda: t("antalet"),
        default=lambda form: "1" if form.has("places") else "",
        guess=lambda form: form.proposed("at_least"),
    ),
    Question(
        "per",
        lambda _: t("Per vecka, månad, kvartal, tertial, halvår, år, hela löftestiden?"),
        _per,
        wanted=_has("per"),
        missing=lambda: t("för vilken tid"),
        default=lambda form: shown(Per.AGREEMENT) if form.has("places") else "",
        guess=_shown_per,
    ),
    Question(
        "how",
        lambda _: t("Varje sådan tid för sig, eller i snitt över året? Varje, snitt:"),
        _how,
        wanted=_is_short,
        missing=lambda: t("varje för sig eller i snitt"),
        guess=_shown_how,
    ),
    Question(
        "unit",
        lambda _: t("Vad räknas, i flertal (kontroller, besök)?"),
        _written("unit"),
        wanted=_has("unit"),
        guess=_unit,
    ),
    Question(
        "by",
        lambda _: t("Klart senast? Annars löftets sista dag:"),
        _by,
        wanted=_has("by"),
        guess=lambda form: form.proposed("by") or day_typed(form.asked.last),
    ),
    Question(
        "baseline",
        lambda _: t("Hur många var det förut? Skriv okänt om det inte finns:"),
        _baseline,
        wanted=_has("baseline"),
        missing=lambda: t("hur många det var förut, eller okänt"),
    ),
    Question(
        "baseline_period",
        lambda _: t("Under vilken tid var det? Till exempel 2024, eller 2020-2022:"),
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
        "percent",
        lambda _: t("Hur många procent mer?"),
        _number("by_percent"),
        wanted=_is_measured,
        guess=lambda form: form.proposed("by_percent"),
    ),
    Question(
        "when",
        lambda _: t("När ska det göras?"),
        _written("when"),
        wanted=_has("when"),
        missing=lambda: t("när det ska göras"),
        guess=lambda form: form.proposed("when"),
    ),
)
