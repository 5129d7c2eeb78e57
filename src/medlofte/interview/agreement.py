"""Knows what a new agreement and a new municipality must say, and how it is asked for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from medlofte.edit import new_promise
from medlofte.edit.new_promise import Contract
from medlofte.interview.interview import Question, kept
from medlofte.interview.promise_form import doubt
from medlofte.interview.prompts import say
from medlofte.language import t
from medlofte.model.agreement import AGREEMENT_KINDS, YEARS, AgreementKind, Years, years_unsaid
from medlofte.periods import A_YEAR
from medlofte.reading.complaints import bad_id
from medlofte.reading.values import ID
from medlofte.stop import WrongCallError
from medlofte.swedish.choice_words import shown
from medlofte.swedish.dates import spoken
from medlofte.swedish.municipalities import Municipality
from medlofte.swedish.names import fold
from medlofte.swedish.party_lists import PartyList, parted
from medlofte.typed import days, lookup
from medlofte.wording import agreements

_YEAR = re.compile(A_YEAR)


@dataclass(slots=True)
class AgreementForm:
    """An agreement while it is being settled."""

    taken: Sequence[str]
    today: date
    first: date | None = None
    last: date | None = None
    open: bool = False  # until further notice
    kind: AgreementKind = "citizen_promise"
    title: str = ""
    id: str = ""
    years: Years | None = None
    signed: date | None = None

    def contract(self) -> Contract:
        assert self.first is not None  # noqa: S101  a form is settled only with a first day
        return Contract(
            self.first, self.last, self.title, self.id, self.kind, self.years, self.signed
        )

    def worded(self, words: Callable[[date, date | None], str]) -> str:
        """Word the days that are known; nothing before they are."""
        return words(self.first, self.last) if self.first and (self.last or self.open) else ""

    def off_the_calendar(self) -> bool:
        """Whether it is not of whole calendar years, so that it matters which years are meant."""
        days = [f"{day:%m%d}" for day in (self.first, self.last) if day]
        return self.first is not None and days not in (["0101", "1231"], ["0101"])


@dataclass(slots=True)
class MunicipalityForm:
    """A municipality while it is being settled."""

    taken: Callable[[Municipality], str]  # why it cannot be that one; empty where it can
    known: Municipality | None = None
    police_area: str | None = None
    parties: dict[str, str] = field(default_factory=dict)
    named: PartyList = field(default_factory=lambda: PartyList([], []))


def _day(typed: str, since: date, *, last: bool) -> date:
    """Read a planned day, without a year the first since `since`; a year is an end of it."""
    if _YEAR.fullmatch(typed):
        return date(int(typed), 12, 31) if last else date(int(typed), 1, 1)
    return days.day(typed, since, ahead=True)


def _first(form: AgreementForm, typed: str) -> None:
    form.first = _day(typed, form.today, last=False)


def _last(form: AgreementForm, typed: str) -> None:
    form.open = fold(typed) == fold(t("tills vidare"))
    if form.open:
        form.last, form.kind = None, "cooperation_agreement"
        return
    last = _day(typed, form.first or form.today, last=True)
    if form.first and last < form.first:
        raise WrongCallError(t("Sista dagen ligger före den första."))
    form.last = last


def _told(key: str) -> Callable[[AgreementForm], None]:
    """Say how a day was read."""

    def tell_day(form: AgreementForm) -> None:
        if day := getattr(form, key):
            say([f"  = {spoken(day)}"])

    return tell_day


def _kind(form: AgreementForm, typed: str) -> None:
    form.kind = lookup.choice("--agreement-kind", typed, AGREEMENT_KINDS)


def _kinds() -> str:
    return ", ".join(agreements.words(one).agreement for one in AGREEMENT_KINDS)


def _years(form: AgreementForm, typed: str) -> None:
    form.years = lookup.choice("--years", typed, YEARS)


def _meant_years(form: AgreementForm) -> str:
    unsaid = form.worded(years_unsaid)
    return shown(unsaid) if unsaid else ""


def _id(form: AgreementForm, typed: str) -> None:
    if not re.fullmatch(ID, typed) or len(typed) > 64:  # noqa: PLR2004  as the file demands
        raise WrongCallError(bad_id(typed))
    form.id = typed


def _signed(form: AgreementForm, typed: str) -> None:
    form.signed = days.day(typed, form.today)


AGREEMENT: tuple[Question[AgreementForm], ...] = (
    Question(
        "from_",
        lambda _: t("Första dagen? Ett år räcker, till exempel 2027:"),
        _first,
        missing=lambda: t("första dagen"),
        after=_told("first"),
    ),
    Question(
        "to",
        lambda _: t("Sista dagen?"),
        _last,
        missing=lambda: t("sista dagen"),
        after=_told("last"),
    ),
    Question(
        "agreement_kind",
        lambda _: t("Vad är det? {kinds}:", kinds=_kinds()),
        _kind,
        default=lambda form: agreements.words(form.kind).agreement,
    ),
    Question(
        "title",
        lambda _: t("Vad heter det?"),
        kept("title"),
        default=lambda form: form.worded(partial(new_promise.title, form.kind)),
    ),
    Question(
        "id",
        lambda _: t("Id?"),
        _id,
        default=lambda form: form.worded(
            lambda first, last: new_promise.agreement_id(first, last, form.taken)
        ),
    ),
    Question(
        "years",
        lambda _: t("Löften per år: kalenderår, eller år från den första dagen (löftesår)?"),
        _years,
        wanted=AgreementForm.off_the_calendar,
        default=_meant_years,
    ),
    Question("signed", lambda _: t("Undertecknat vilken dag?"), _signed),
)


def _municipality(form: MunicipalityForm, typed: str) -> None:
    known = lookup.any_municipality(typed)
    if taken := form.taken(known):
        raise WrongCallError(taken)
    form.known = known


def _parties(form: MunicipalityForm, typed: str) -> None:
    parties = {}
    form.named = parted(typed, [])
    for one in form.named.names:
        id_, _, name = one.rpartition("=")
        parties[id_.strip() or new_promise.named_id(name)] = name.strip()
    form.parties = parties


MUNICIPALITY: tuple[Question[MunicipalityForm], ...] = (
    Question(
        "municipality",
        lambda _: t("Vilken kommun? Namn eller kod:"),
        _municipality,
        missing=lambda: t("kommunen"),
        positional=True,
    ),
    Question("police_area", lambda _: t("Lokalpolisområde?"), kept("police_area")),
    Question(
        "parties",
        lambda _: t("Parter, med komma mellan?"),
        _parties,
        default=lambda form: (
            f"Polisen, {new_promise.municipal(form.known.name)}" if form.known else ""
        ),
        after=lambda form: doubt(form.named),
    ),
)
