"""Knows what was meant by what was typed: a municipality, a period, a promise."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import DAY, Period, Span, year
from medlofte.periods import read as read_period
from medlofte.progress.measure import Asked, Standpoint, of_agreement, of_period, of_year
from medlofte.stop import WrongCallError
from medlofte.swedish.amounts import whole
from medlofte.swedish.choice_words import meant, own, shown, words
from medlofte.swedish.dates import long
from medlofte.swedish.municipalities import Municipality, all_municipalities, by_slug, find, is_part
from medlofte.swedish.names import did_you_mean, fold, suggest
from medlofte.typed import days, spans

K = TypeVar("K", bound=str)

_READ_THROUGH = 12  # names that a person reads through


class SeveralError(WrongCallError):
    """What was typed could be several; `fits` are their ids."""

    def __init__(self, typed: str, fits: Sequence[str]) -> None:
        names = ", ".join(fits)
        super().__init__(t('"{typed}" kan vara {names}. Skriv mer.', typed=typed, names=names))
        self.fits = fits


class NoMunicipalityError(WrongCallError):
    """What was typed is like no municipality: it may be something else."""


def municipality(typed: str, slugs: Collection[str], *, part: bool = True) -> str:
    """Return the slug of the municipality meant: its slug, name or code, or a part of a name.

    A part must fit only one of `slugs`; `part`: whether one is enough.
    """
    if typed in slugs:
        return typed
    known = find(typed)
    if known and known.slug in slugs:
        return known.slug
    if known:
        message = t("Här finns inga medborgarlöften för {name}.", name=known.name)
        raise WrongCallError(_not_here(message, slugs))
    fits = [slug for slug in slugs if part and _is_part(typed, slug)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise WrongCallError(_unclear(typed, map(_name, fits)))
    message = t('Det finns ingen kommun som heter "{typed}" här.', typed=typed)
    near = suggest(typed, [*map(_name, slugs), *slugs])
    if near:
        raise WrongCallError(did_you_mean(message, near))
    raise NoMunicipalityError(_not_here(message, slugs))


def any_municipality(typed: str) -> Municipality:
    """Return the one of all municipalities that is meant; a part of its name is enough."""
    known = find(typed)
    fits = [known] if known else [one for one in all_municipalities() if is_part(typed, one)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise WrongCallError(_unclear(typed, (one.name for one in fits)))
    message = t('Ingen kommun heter "{name}".', name=typed)
    near = suggest(typed, [one.name for one in all_municipalities()])
    raise WrongCallError(did_you_mean(message, near))


def _is_part(typed: str, slug: str) -> bool:
    known = by_slug(slug)
    return is_part(typed, known) if known else len(typed) > 1 and fold(typed) in fold(slug)


def _unclear(typed: str, names: Iterable[str]) -> str:
    several = [*names]
    more = " …" if len(several) > _READ_THROUGH else ""
    listed = ", ".join(several[:_READ_THROUGH]) + more
    return t('"{typed}" kan vara {names}. Skriv mer.', typed=typed, names=listed)


def _not_here(message: str, slugs: Collection[str]) -> str:
    if len(slugs) <= _READ_THROUGH:
        names = ", ".join(sorted(map(_name, slugs))) or "–"
        message += " " + t("Här finns {names}.", names=names)
    return message


def _name(slug: str) -> str:
    known = by_slug(slug)
    return known.name if known else slug


def period(book: Book, typed: str | None, today: date) -> Asked:
    """Return what was asked for; without a period the current year, else the last one there is.

    Nobody who does not ask for it is shown what is invented in the place of what is real.
    """
    agreements = book.promises.agreements
    if typed is None:
        real = [one for one in agreements if not one.example] or agreements
        latest = book.promises.latest
        now = any(one.span & year(today.year) for one in real)
        return of_year(today.year if now else (latest.to or latest.from_).year)
    asked = _period(typed, agreements, today)
    if asked and book.agreements_in(year(asked.year)):
        return of_period(asked)
    for agreement in agreements:
        if agreement.id == typed:
            return of_agreement(agreement)
    raise WrongCallError(_no_period(book, typed, known=asked is not None))


def _period(typed: str, agreements: Sequence[Agreement], today: date) -> Period | None:
    """Read a year or a part of one; in other words than a label only if it is no agreement's id."""
    ids = [one.id for one in agreements]
    return read_period(typed) if typed in ids else spans.labelled(typed, today)


def _no_period(book: Book, typed: str, *, known: bool) -> str:
    name = book.promises.municipality
    there = "; ".join(_described(agreement) for agreement in book.promises.agreements)
    if known:
        message = t("Inget medborgarlöfte gäller i {name} {period}.", name=name, period=typed)
    else:
        message = t(
            'Perioden "{typed}" finns inte. Skriv till exempel 2024, 2024-T1, 2024-Q2, 2024-H1, '
            "2024-05 eller medborgarlöftets id.",
            typed=typed,
        )
    return f"{message} {t('Det finns: {agreements}.', agreements=there)}"


def _described(agreement: Agreement) -> str:
    last = long(agreement.to) if agreement.to else t("tills vidare")
    return f"{agreement.id} ({long(agreement.from_)}–{last})"


def promise(typed: str, pledges: Sequence[Pledge]) -> str:
    """Return the id of the promise meant: its id, or a part of id or name that fits only one."""
    unknown = t('Det finns inget löfte som heter "{typed}".', typed=typed)
    return _one(typed, _named(pledges), unknown)


def fitting(typed: str, pledges: Iterable[Pledge]) -> list[str]:
    """The ids of the promises that can be meant."""
    return _fitting(typed, _named(pledges))


def _named(pledges: Iterable[Pledge]) -> list[tuple[str, str]]:
    return [(pledge.promise.id, pledge.promise.title) for pledge in pledges]


def promise_in_force(typed: str, there: Sequence[Pledge], book: Book, asked: Span) -> str:
    """Return the id meant of the promises that are there in the days asked for.

    Of those that the book has at another time it is said when.
    """
    ids = [] if fitting(typed, there) else fitting(typed, book.pledges)
    if not ids or (len(fold(typed)) == 1 and typed not in ids):
        return promise(typed, there)
    said = [_not_in_force(book.by_id[id_], asked) for id_ in ids[:_READ_THROUGH]]
    if len(ids) > 1:
        said.insert(0, t('Inget löfte som "{typed}" passar på gäller då.', typed=typed))
    raise WrongCallError("\n".join([*said, *["…"] * (len(ids) > _READ_THROUGH)]))


def _not_in_force(pledges: Sequence[Pledge], asked: Span) -> str:
    """Say of the versions of a promise why none holds in some days: until or from when one does."""
    spans = [(one.in_force, one.promise) for one in pledges if one.in_force]
    ended = [one for one in spans if one[0].last < asked.first]
    begins = [one for one in spans if one[0].first > asked.last]
    if ended:
        span, promise_ = max(ended, key=lambda one: one[0].last)
        name = promise_.title
        if promise_.withdrawn:
            day = long(span.last + DAY)
            return t("Löftet {name} är avfört sedan {day}.", name=name, day=day)
        return t("Löftet {name} gällde till och med {day}.", name=name, day=long(span.last))
    if begins:
        span, promise_ = min(begins, key=lambda one: one[0].first)
        day = long(span.first)
        return t("Löftet {name} gäller från den {day}.", name=promise_.title, day=day)
    return t("Löftet {name} har aldrig gällt.", name=pledges[-1].promise.title)


def party(typed: str, parties: dict[str, str]) -> str:
    """Return the id of the party meant: its id, or a part of its id or name that fits only one."""
    message = t('Det finns ingen part som heter "{typed}".', typed=typed)
    return _one(typed, list(parties.items()), message)


def area(typed: str, agreements: Iterable[Agreement]) -> str:
    """Return the id of the area meant: its id, or a part of its id or name that fits only one."""
    named = [(id_, one.name) for agreement in agreements for id_, one in agreement.areas.items()]
    return _one(typed, named, t('Det finns inget område som heter "{typed}".', typed=typed))


def _one(typed: str, named: Sequence[tuple[str, str]], unknown: str) -> str:
    """The id meant; a part must fit only one, and have two letters or more."""
    fits = _fitting(typed, named)
    if len(fits) == 1 and (len(fold(typed)) > 1 or _is_whole(typed, named)):
        return fits[0]
    if fits:
        raise SeveralError(typed, fits)
    ids = dict.fromkeys(id_ for id_, _ in named)
    near = suggest(typed, [*ids, *(name for _, name in named)])
    known = t("Det finns: {names}.", names=", ".join(ids))
    raise WrongCallError(did_you_mean(unknown, near, known))


def _fitting(typed: str, named: Sequence[tuple[str, str]]) -> list[str]:
    """The ids that can be meant: typed in full as id or name, else all with that part."""
    wanted = fold(typed)
    own = [id_ for id_, _ in named if typed == id_]
    full = [id_ for id_, name in named if wanted and wanted in (fold(id_), fold(name))]
    part = [id_ for id_, name in named if wanted and wanted in f"{fold(id_)}\n{fold(name)}"]
    return list(dict.fromkeys(own or full or part))


def _is_whole(typed: str, named: Sequence[tuple[str, str]]) -> bool:
    return any(fold(typed) in (fold(id_), fold(name)) for id_, name in named)


def numbered(typed: str, names: Sequence[str]) -> str | None:
    """Return the one with the number typed, as they were listed; None where it is no number."""
    if typed in names or not typed.isdecimal() or not names:
        return typed if typed in names else None
    number = whole(typed) or 0
    if not 0 < number <= len(names):
        raise WrongCallError(t("Numren går från 1 till {last}.", last=len(names)))
    return names[number - 1]


def choice(
    option: str, typed: str, names: Iterable[K], words_of: Callable[[K], Sequence[str]] = words
) -> K:
    """Return the one of `names` meant: itself, a word for it, or what only one of them begins with.

    Else complain about the option with the nearest of them.
    """
    keys = list(names)
    found = meant(typed, keys, words_of)
    if found is not None:
        return found
    by_word = {fold(word): key for key in keys for word in (key, *words_of(key))}
    begins = {key for word, key in by_word.items() if fold(typed) and word.startswith(fold(typed))}
    if len(begins) == 1:
        return begins.pop()
    near = suggest(typed, by_word)
    message = t(
        "{option} kan vara {names}.",
        option=option,
        names=", ".join(shown(key, words_of) for key in keys),
    )
    raise WrongCallError(did_you_mean(message, near and shown(by_word[near], words_of)))


def form(typed: str, names: Iterable[K], option: str = "--format") -> K:
    """Return the format meant, which is called the same in all languages."""
    return choice(option, typed, names, own)


def choices(option: str, typed: str | None, names: Iterable[K]) -> frozenset[K]:
    """Return the names in a list with commas."""
    if typed is None:
        return frozenset()
    parts = [one.strip() for one in typed.split(",") if one.strip()] or [""]
    known = list(names)
    return frozenset(choice(option, one, known) for one in parts)


def as_of(typed: str | None, today: date) -> date:
    """The day that `--as-of` gives, else today; it may lie ahead."""
    return days.option_day("--as-of", typed, today) if typed else today


def standpoint(typed: str | None, asked: Asked, today: date) -> Standpoint:
    """`--as-of`, never capped, is today; else as of today or the last day asked, if earlier."""
    if typed is None:
        return Standpoint(asked, min(today, asked.span.last), today)
    day = as_of(typed, today)
    return Standpoint(asked, day, day)
