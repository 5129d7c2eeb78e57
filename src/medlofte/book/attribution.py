"""Knows which promise a report answers to: the one in force on its last day."""

from collections.abc import Iterator
from datetime import date

from medlofte.book.book import Book, Logged
from medlofte.book.versions import Pledge, Versions, joined_versions
from medlofte.finding import MOST, Finding, Level, error, warning
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.periods import DAY, Span, year
from medlofte.swedish.names import did_you_mean, suggest
from medlofte.targets.outcome import Scope

# Rules whose errors leave a file out of the figures; no other finding ever lowers a figure.
_LEAVES_OUT = frozenset({"unknown-promise", "before-agreement", "crossing-tally"})


def attribute(book: Book, logged: Logged) -> tuple[Logged | None, list[Finding]]:
    """Find the pledges that a report answers to; None where it cannot be attributed.

    An id is looked up in the agreement in force on the last day; after that agreement's end in
    the latest one, where only a milestone can still count. A milestone of an earlier agreement
    can be finished late under a later one (docs/decisions.md).
    """
    if logged.span.last < book.first_day:
        message = t(
            "Dagen ligger före det första medborgarlöftet, som gäller från {first}. "
            "Rätta dagen, eller ta bort filen.",
            first=book.first_day.isoformat(),
        )
        return None, [error(logged.place(logged.day_key), "before-agreement", message)]
    pledges: list[Pledge] = []
    findings: list[Finding] = []
    for id_ in logged.activity.promises:
        if len(findings) == MOST:
            break
        pledge = _look_up(book, logged, id_)
        if pledge is None:
            findings.append(_unknown(book, logged, id_))
        else:
            pledges.append(pledge)
            findings += _crossing(book, logged, pledge) or _time(logged, pledge)
    if any(one.rule in _LEAVES_OUT and one.level is Level.ERROR for one in findings):
        return None, findings
    answers = tuple(pledges)
    return Logged(logged.document, logged.activity, logged.stem, logged.span, answers), findings


def _look_up(book: Book, logged: Logged, id_: str) -> Pledge | None:
    known = book.by_id.get(id_)
    if not known:
        return None
    last = logged.span.last
    if len(known) == 1 and known[0].in_force and last in known[0].in_force:
        return known[0]
    now = [pledge for pledge in known if last in pledge.agreement.span]
    if now:
        return next((p for p in now if p.in_force and last in p.in_force), _nearest(now, logged))
    ended = [pledge for pledge in known if pledge.agreement.last < last]
    latest = _latest(book, logged)
    if latest is not None:
        ended = [p for p in ended if p.agreement.last == latest.last or _is_milestone(p)]
    else:
        ended = [p for p in ended if _is_milestone(p)]
    last_to = max((p.agreement.last for p in ended), default=None)
    return _nearest([p for p in ended if p.agreement.last == last_to], logged) if ended else None


def _nearest(pledges: list[Pledge], logged: Logged) -> Pledge:
    """The version that ended last before the day, else the first one."""
    before = {
        p.in_force.last: p for p in pledges if p.in_force and p.in_force.last < logged.span.last
    }
    return before[max(before)] if before else pledges[0]


def _latest(book: Book, logged: Logged) -> Agreement | None:
    """The agreement that ended last, where none is in force on the day."""
    agreements = book.promises.agreements
    if any(logged.span.last in agreement.span for agreement in agreements):
        return None
    ended = [agreement for agreement in agreements if agreement.last < logged.span.last]
    return max(ended, key=lambda agreement: agreement.last)


def _is_milestone(pledge: Pledge) -> bool:
    return pledge.promise.target.scope is Scope.UNTIL_DONE


def _named_for(book: Book, logged: Logged) -> str | None:
    """The promise that the words of a file's name tell of: what it counted for when it was made."""
    words = logged.stem[len("2024-03-14-") :]
    return next((id_ for id_ in book.by_id if words == id_ or words.startswith(f"{id_}-")), None)


def _unknown(book: Book, logged: Logged, id_: str) -> Finding:
    in_force = [a for a in book.promises.agreements if logged.span.last in a.span]
    agreement = in_force[0] if in_force else _latest(book, logged)
    assert agreement is not None  # noqa: S101  the day is not before the first agreement
    near = suggest(id_, [promise.id for promise in agreement.promises])
    elsewhere = book.by_id.get(id_)
    message = t(
        'Löftet "{id}" finns inte i medborgarlöftet {agreement}.', id=id_, agreement=agreement.id
    )
    known = _named_for(book, logged)
    if known and known != near:  # else it is a slip of the pen
        message += " " + t(
            "Filen heter efter löftet {known}: här blandas {known} och {id}, kanske av ett "
            "namnbyte som avbröts. Då slutförs det där det började, med medlofte rename.",
            known=known,
            id=id_,
        )
    elif near:
        message = did_you_mean(message, near)
    elif elsewhere:
        message += " " + t(
            "Det finns i {other}: kontrollera dagen.", other=elsewhere[0].agreement.id
        )
    else:
        message += " " + t("Löftena står i {path}.", path=book.document.path)
    key = "counts_for" if id_ in logged.activity.counts_for else "completes"
    index = getattr(logged.activity, key).index(id_)
    return error(logged.place(key, index), "unknown-promise", message)


def _crossing(book: Book, logged: Logged, pledge: Pledge) -> list[Finding]:
    """Complain about a tally of more than one window: how much is of which is not known."""
    span, agreement = logged.span, pledge.agreement.span
    if not logged.is_tally or not span & agreement:
        return []
    over = span.last > agreement.last and not _is_milestone(pledge)
    if span.first < agreement.first or over:
        border = agreement.last if over else agreement.first
        message = t(
            "Den summerade uppgiften går över gränsen {border} för medborgarlöftet {agreement}, så "
            "den går inte att räkna. Dela upp den i en uppgift för tiden före och en för tiden "
            "efter.",
            border=border.isoformat(),
            agreement=pledge.agreement.id,
        )
        return [error(logged.place("from"), "crossing-tally", message)]
    versions = joined_versions(book.same_id(pledge), span.last)
    borders = [border for one in versions for border in _borders(one, span)]
    if not borders or _is_milestone(pledge):
        return []
    message = t(
        "Uppgiften går över gränsen {border} för {promise}. Hur mycket som hör till vilken sida är "
        "inte känt, så på var sida räknas den som 0 eller fler. Dela upp den i en uppgift "
        "för tiden före och en för tiden efter.",
        border=min(borders).isoformat(),
        promise=pledge.promise.id,
    )
    return [warning(logged.place("from"), "crossing-tally", message)]


def _borders(versions: Versions, span: Span) -> Iterator[date]:
    """Yield the last days before the borders that a span crosses, of the windows it touches."""
    years = map(year, range(span.first.year, span.last.year + 1))
    windows = {window.span for asked in years for window in versions.windows(asked, span.last)}
    touched = [window for window in windows if window & span]
    target = versions.latest.promise.target
    units = (target.asked_units(window, versions.in_force) or () for window in touched)
    if not any(span in unit for own in (touched, *units) for unit in own):
        for window in touched:
            yield window.last if window.last < span.last else window.first - DAY


def _time(logged: Logged, pledge: Pledge) -> list[Finding]:
    """Complain about a day on which the promise does not hold, though its agreement is known."""
    last, in_force = logged.span.last, pledge.in_force
    if in_force is None or last in in_force:
        return []
    deadline = pledge.promise.target.deadline
    if deadline and in_force.first <= last <= deadline:
        return []
    place = logged.place(logged.day_key)
    if last > pledge.agreement.last:
        message = t(
            "Medborgarlöftet {agreement} gällde till och med {last}. Bara ett löfte om att något "
            "blir klart kan räknas efter det. Kontrollera dagen.",
            agreement=pledge.agreement.id,
            last=pledge.agreement.last_words,
        )
        return [warning(place, "after-agreement", message)]
    if _is_milestone(pledge) and last > in_force.last and not pledge.promise.withdrawn:
        return []
    message = t(
        "Löftet {promise} gäller {first}–{last}, så aktiviteten räknas inte. Kontrollera dagen.",
        promise=pledge.promise.id,
        first=in_force.first.isoformat(),
        last=in_force.last.isoformat(),
    )
    return [error(place, "outside-promise", message)]
