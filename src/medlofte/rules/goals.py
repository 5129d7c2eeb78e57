"""Rules on what a promise asks for: its last day, its number, what it is held against."""

from collections.abc import Iterator
from datetime import date

from medlofte.book.book import Book
from medlofte.book.versions import Versions, Window
from medlofte.finding import Level
from medlofte.language import n, t
from medlofte.model.agreement import Agreement
from medlofte.rules.rule import Complaints, rule
from medlofte.targets.outcome import Case, Goal, Scope

_SHOWN = 3  # short promise years told of; the others are of the same kind


@rule("done-before-start", Level.ERROR)
def done_before_start(book: Book, _today: date) -> Complaints:
    """Det som ska bli klart kan inte ha en sista dag före löftets första.

    Varför: Då är löftet brutet innan det börjar gälla.

    Fel:
        target: {kind: milestone, by: 2022-12-31}   (löftet gäller från 2023-01-01)
    Rätt:
        target: {kind: milestone, by: 2023-12-31}
    """
    for pledge in book.pledges:
        by = pledge.promise.target.deadline
        if by and pledge.in_force and by < pledge.in_force.first:
            message = t(
                "Sista dagen ligger före löftets första dag, {first}. Rätta den.",
                first=pledge.in_force.first.isoformat(),
            )
            yield book.document.place(*pledge.route, "target", "by"), message


@rule("no-baseline", Level.WARNING)
def no_baseline(book: Book, _today: date) -> Complaints:
    """Ett löfte om mer än förut bör säga hur mycket det var förut.

    Varför: Utan jämförelsetal går det aldrig att säga om löftet hölls. Skriv baseline: none om
    inget finns: då är det ett beslut, och varningen försvinner.

    Fel:
        target: {kind: increase}
    Rätt:
        target:
          kind: increase
          baseline: {count: 12, from: 2022-01-01, to: 2022-12-31, source: Årsrapport}
    """
    for pledge in book.pledges:
        if pledge.promise.target.undecided:
            message = t(
                "Jämförelsetal saknas, så löftet går inte att bedöma. Lägg till baseline med "
                "count, from, to och source, eller skriv baseline: none."
            )
            yield book.document.place(*pledge.route, "target"), message


@rule("short-baseline", Level.WARNING)
def short_baseline(book: Book, today: date) -> Complaints:
    """Det som jämförs med bör vara minst halva den tid som jämförs.

    Varför: Ett kort mått ger en osäker takt: tre på en månad är inte säkert 36 på ett år.

    Fel:
        baseline: {count: 3, from: 2023-06-01, to: 2023-06-30, source: Diariet}   (löftet är per år)
    Rätt:
        baseline: {count: 31, from: 2023-01-01, to: 2023-12-31, source: Diariet}
    """
    for versions in _every(book):
        measured = versions.latest.promise.target.measured
        if measured is None:
            continue
        windows = versions.windows(None, _until(versions.latest.agreement, today))
        longest = max(window.span.days for window in windows)
        if 2 * measured.days < longest:
            message = n(
                "Jämförelsetalet gäller {count} dag, och löftet bedöms på {longest}. Takten under "
                "så kort tid säger lite: skriv ett tal för en längre tid om det finns.",
                "Jämförelsetalet gäller {count} dagar, och löftet bedöms på {longest}. Takten "
                "under så kort tid säger lite: skriv ett tal för en längre tid om det finns.",
                measured.days,
                longest=longest,
            )
            yield book.document.place(*versions.latest.route, "target", "baseline"), message


@rule("no-source", Level.WARNING)
def no_source(book: Book, _today: date) -> Complaints:
    """Ett jämförelsetal bör säga var det står.

    Varför: Den som läser ska kunna kontrollera vad ökningen räknas från.

    Fel:
        baseline: {count: 12, from: 2022-01-01, to: 2022-12-31}
    Rätt:
        baseline: {count: 12, from: 2022-01-01, to: 2022-12-31, source: Årsrapport}
    """
    for pledge in book.pledges:
        if pledge.promise.target.without_source:
            message = t("Källa saknas: skriv med source var jämförelsetalet står.")
            yield book.document.place(*pledge.route, "target", "baseline"), message


@rule("scaled-goal", Level.WARNING)
def scaled_goal(book: Book, today: date) -> Complaints:
    """Ett mål blir mindre än det är skrivet, eller inget alls, för att löftet gäller kort tid.

    Varför: 8 per år som gäller från oktober blir 2 det första året. Det är kanske inte det som
    lovades: år kan räknas från löftets första dag (years: term), eller antalet gälla hela
    löftestiden (per: agreement). Är det rätt som det är, godta varningen.

    Fel:
        from: 2026-10-01
        to: 2028-09-30
        years: calendar   (och ett löfte om minst 8 per år)
    Rätt:
        from: 2026-10-01
        to: 2028-09-30
        years: term
    """
    for versions in _every(book):
        short = [] if versions.withdrawn else [*_short(book, versions, today)]
        if short:
            agreement = versions.latest.agreement
            told = [_becomes(window, goal) for window, goal in short[:_SHOWN]]
            sentence = t("Löftet gäller inte hela år: {what}.", what="; ".join(dict.fromkeys(told)))
            ways = [*_ways(book, versions, agreement, today)]
            way = t("Ändra med {way}.", way=ways[0]) if ways else ""
            if len(ways) > 1:
                way = t("Ändra med {first} eller {second}.", first=ways[0], second=ways[1])
            place = book.document.place(*versions.asking[0].route, "target")
            yield place, f"{sentence} {way}".rstrip()


def _every(book: Book) -> Iterator[Versions]:
    """All promises, in the versions that are judged as one when all of them have begun."""
    for agreement in book.promises.agreements:
        yield from book.versions(agreement, date.max)


def _until(agreement: Agreement, today: date) -> date:
    return agreement.to or max(today, agreement.from_)


def _short(book: Book, versions: Versions, today: date) -> Iterator[tuple[Window, Goal | None]]:
    """Yield the promise years in which less is asked than is worded, with what is asked."""
    if versions.scope is not Scope.YEAR or not versions.latest.promise.target.by_time:
        return
    for window in versions.windows(None, _until(versions.latest.agreement, today)):
        goal = goal_in(versions, window)
        less = goal is None or (goal.in_part and goal.number < (goal.at_least or 0))
        if less and not _continued(book, versions, window):
            yield window, goal


def goal_in(versions: Versions, window: Window) -> Goal | None:
    """What is asked in a window, whatever is reported; None where so short a time asks nothing."""
    case = Case(window.span, window.whole, versions.in_force, date.min, over=False, reports=())
    return versions.latest.promise.target.judge(case).goal


def _continued(book: Book, versions: Versions, window: Window) -> bool:
    """Whether other versions of the promise hold on the rest of a promise year."""
    own = {pledge.route for pledge in versions.asking}
    spans = [
        part
        for one in book.same_id(versions.latest)
        if one.route not in own and one.in_force and (part := one.in_force & window.whole)
    ]
    return window.span.days + sum(part.days for part in spans) >= window.whole.days


def _becomes(window: Window, goal: Goal | None) -> str:
    days = f"{window.span.first}–{window.span.last}"
    if goal is None:
        return t("{days} ger inget mål", days=days)
    return t(
        "{days} ger {number} i stället för {at_least}",
        days=days,
        number=goal.number,
        at_least=goal.at_least,
    )


def _ways(book: Book, versions: Versions, agreement: Agreement, today: date) -> Iterator[str]:
    """Yield the ways of writing that would ask the whole number."""
    other = "calendar" if agreement.counted_years == "term" else "term"
    changed = agreement.model_copy(update={"years": other})
    latest = versions.latest._replace(agreement=changed)
    if not [*_short(book, versions._replace(latest=latest), today)]:
        yield f"years: {other}"
    (window, _), *_ = _short(book, versions, today)
    target = versions.latest.promise.target
    by_units = target.named_places or target.asked_units(window.span, versions.in_force) is not None
    if not by_units:
        yield "per: agreement"
