"""Knows how what is due is said: what it is, how it stands, and the command that asks about it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import assert_never

from medlofte.language import n, t
from medlofte.progress.agenda import Agenda, Due, Haste, Kind, Silence
from medlofte.progress.duties import Duty
from medlofte.progress.measure import Row
from medlofte.targets.outcome import State
from medlofte.wording import agreements, dates, shell, states
from medlofte.wording.targets.kinds import amount
from medlofte.wording.targets.missing import bounded


def counted(haste: Haste, count: int) -> str:
    """How many things are to be done so soon: 2 försenade."""
    match haste:
        case Haste.OVERDUE:
            return n("{count} försenat", "{count} försenade", count)
        case Haste.SOON:
            return t("{count} denna vecka", count=count)
        case Haste.LATER:
            return t("{count} senare", count=count)
        case Haste.SILENT:
            return n("{count} tyst", "{count} tysta", count)
        case _:
            assert_never(haste)


def total(hastes: Iterable[Haste]) -> str:
    """How much there is to do, and how soon: 5 saker att göra: 2 försenade, 3 senare."""
    counts = Counter(hastes)
    parts = [counted(haste, counts[haste]) for haste in Haste if counts[haste]]
    return t(
        "{things}: {parts}",
        things=n("{count} sak att göra", "{count} saker att göra", counts.total()),
        parts=", ".join(parts),
    )


def name(due: Due, parties: dict[str, str]) -> str:
    """What is due, in a few words: the promise, the follow-up, the party."""
    match due.about:
        case Row():
            return agreements.named(due.about.pledge)
        case Duty():
            title = t("Uppföljning {period}", period=due.about.label)
            return agreements.marked(due.about.agreement, title)
        case _:
            return parties.get(due.about.party, due.about.party)


def standing(due: Due, parties: dict[str, str]) -> str:
    """How it stands, so that the sign before it is never alone in telling."""
    match due.about:
        case Duty():
            who = states.names([due.about.by], parties) if due.about.by else ""
            if due.overdue:
                return t("skulle ha skrivits av {who}", who=who) if who else t("skulle ha skrivits")
            return t("ska skrivas av {who}", who=who) if who else t("ska skrivas")
        case Silence():
            year, _, part = due.about.tertial.label.partition("-T")
            return t("inget redovisat under tertial {part}, {year}", part=part, year=year)
        case _:
            words = _promise(due, due.about)
            return words if due.kind is Kind.LATE else states.checked(words, due.about)


def _promise(due: Due, row: Row) -> str:
    state, goal = row.outcome.state, row.outcome.goal
    if due.kind is Kind.QUIET:
        if due.last is None:
            return t("inget redovisat än")
        return t("inget redovisat sedan {day}", day=dates.in_year(due.last, row.as_of.year))
    if row.pledge.promise.target.done_once:
        done = t("skulle ha varit klart") if due.overdue else t("ska vara klart")
        return states.marked(f"{done}, {t('påbörjat')}", row) if row.counted else done
    if due.kind is Kind.LATE:
        text = states.state_words(row, row.as_of)
        span = dates.window_words(row.window)
        return t("{span}: {words}", span=span, words=f"{amount(row)}, {text}")
    if state is State.NOT_REPORTED and goal and not goal.counts_units:
        return n(
            "inget redovisat, {count} borde vara gjord",
            "inget redovisat, {count} borde vara gjorda",
            row.outcome.expected or 0,
        )
    brief = due.kind is Kind.DUE and state is not State.UPCOMING
    return states.marked(f"{amount(row)}, {states.standing(row, brief=brief)}", row)


def _in_brief(due: Due, parties: dict[str, str]) -> str:
    """What is due and since when, in the fewest words: Trafikkontroller 3 efter sedan 31 okt."""
    about, what = due.about, name(due, parties)
    if isinstance(about, Silence):
        return f"{what} {standing(due, parties)}"
    year = about.as_of.year if isinstance(about, Row) else due.day.year
    day = dates.in_year(due.day, year)
    if isinstance(about, Duty):
        told = t("skulle ha skrivits {day}", day=day) if due.overdue else day
    elif due.kind is Kind.QUIET:
        told = t("sedan {day}", day=dates.in_year(due.last, year)) if due.last else ""
    elif not due.overdue:
        told = day
    elif about.pledge.promise.target.done_once:
        told = t("skulle ha varit klart {day}", day=day)
    elif about.outcome.state is State.BEHIND:
        told = states.standing(about)
    else:
        told = t("sedan {day}", day=day)
    return f"{what} {told}".rstrip()


def named_by_haste(agenda: Agenda) -> dict[Haste, list[str]]:
    """What is due in a few words each, by how soon; nothing that rests on what is invented."""
    named: dict[Haste, list[str]] = {haste: [] for haste in Haste}
    for due in agenda.real.dues:
        words = _in_brief(due, agenda.progress.book.promises.parties)
        named[agenda.haste(due)].append(words)
    return named


def due_notes(due: dict[Haste, list[str]]) -> Iterator[str]:
    """Yield what is late, what falls due within a week, and what is silent, named."""
    late, soon, silent = (
        bounded(due[haste], " · ") for haste in (Haste.OVERDUE, Haste.SOON, Haste.SILENT)
    )
    if late:
        yield t("Försenat: {names}", names=late)
    if soon:
        yield t("I veckan: {names}", names=soon)
    if silent:
        yield t("Tyst: {names}", names=silent)


def command(due: Due, agenda: Agenda) -> str:
    """Return the command that asks for what is missing.

    It holds no day and no number: what nobody has stated is asked for, not copied.
    """
    slug = agenda.progress.book.id
    match due.about:
        case Duty():
            words = ["follow-up", slug, due.about.label]
        case Silence():
            words = ["log", slug, "--by", due.about.party]
        case _:
            words = ["log", slug, due.about.pledge.promise.id]
    return shell.command("medlofte", *words)
