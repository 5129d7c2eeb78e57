"""`medlofte log`: one new activity, asked for or given in a line, checked, shown, written."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from typer import Option

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.commands import save_activity
from medlofte.commands.options import AcceptPersonalData, Holds, stands, takes
from medlofte.commands.workspace import Workspace
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Typed
from medlofte.interview import prompts
from medlofte.interview.activity import Answers, ask_missing, choose, missing, tell_rules
from medlofte.language import t
from medlofte.model.activity import STATUSES
from medlofte.periods import Span
from medlofte.render.terminal import preview
from medlofte.stop import WrongCallError
from medlofte.swedish.dates import spoken
from medlofte.targets.counting import PRECISIONS
from medlofte.typed import days, lookup
from medlofte.typed.choice_words import offered
from medlofte.wording.plain_text import capital


@dataclass(frozen=True)
class LogOptions:
    promises: Annotated[
        list[str] | None,
        stands(
            t("[KOMMUN] [LÖFTE …]"), t("Kommunen, om det finns flera, och löftet eller löftena.")
        ),
        Holds.MUNICIPALITY_AND_PROMISES,
    ] = None
    day: Annotated[
        str | None, takes(t("DAG"), t("2024-03-14, 27/11, igår, i fredags, den 3:e."), "--date")
    ] = None
    period: Annotated[
        str | None,
        takes(t("PERIOD"), t("En siffra för november, T3, v47 eller 2024-T2.")),
        Holds.PERIOD,
    ] = None
    first: Annotated[str | None, takes(t("DAG"), t("En siffra från den här dagen."), "--from")] = (
        None
    )
    last: Annotated[str | None, takes(t("DAG"), t("… till och med den här dagen."), "--to")] = None
    count: Annotated[int | None, Option(metavar=t("ANTAL"), min=0, help=t("Hur många gånger."))] = (
        None
    )
    precision: Annotated[
        str | None, takes(offered(PRECISIONS), t("Exakt, minst, ungefär, eller okänt hur många."))
    ] = None
    by: Annotated[str | None, takes(t("PART,…"), t("Vem som gjorde det.")), Holds.PARTIES] = None
    place: Annotated[str | None, takes(t("PLATS"), t("Var."))] = None
    time: Annotated[str | None, takes(t("TID"), t("Klockslag."))] = None
    title: Annotated[str | None, takes(t("TEXT"), t("En rubrik."))] = None
    note: Annotated[str | None, takes(t("TEXT"), t("En intern anteckning."))] = None
    source: Annotated[str | None, takes(t("TEXT"), t("Var siffran kommer ifrån."))] = None
    links: Annotated[
        list[str] | None, takes(t("ADRESS"), t("En länk; kan upprepas."), "--link")
    ] = None
    status: Annotated[str | None, takes(offered(STATUSES), t("Gjord, inställd, obesvarad."))] = None
    completes: Annotated[bool, Option("--completes", help=t("Det som lovats blev klart."))] = False
    besides: Annotated[
        bool, Option("--besides", help=t("Siffran är utöver det som redan är loggat."))
    ] = False
    area_wide: Annotated[
        bool, Option("--area-wide", help=t("Siffran gäller hela lokalpolisområdet."))
    ] = False
    replaces: Annotated[
        list[str] | None, takes(t("FIL"), t("En tidigare uppgift som den här rättar."))
    ] = None
    internal: Annotated[
        bool, Option("--internal", help=t("Räknas, men publiceras inte för sig."))
    ] = False
    example: Annotated[
        bool, Option("--example", help=t("Påhittad, för att visa hur det fungerar."))
    ] = False
    accepts: AcceptPersonalData = False

    def typed(self) -> Typed:
        lists = ("promises", "links", "replaces")
        return Typed(**vars(self) | {key: tuple(getattr(self, key) or ()) for key in lists})


def run(options: LogOptions, workspace: Workspace) -> int:
    """Log one activity; on a terminal what is missing is asked for, elsewhere it is an error."""
    typed = _checked(options.typed(), workspace.today)
    slug, typed = _municipality(workspace, typed)
    while True:
        asked = _log_one(workspace, workspace.book(slug), typed)
        if not asked or not prompts.yes(t("En till? [j/N]:"), default=False):
            return 0
        prompts.say([""])
        typed = Typed(by=typed.by, example=typed.example)


def _checked(typed: Typed, today: date) -> Typed:
    if typed.precision:
        typed = replace(typed, precision=lookup.choice("--precision", typed.precision, PRECISIONS))
    if typed.status:
        typed = replace(typed, status=lookup.choice("--status", typed.status, STATUSES))
    if typed.time and typed.time.strip():
        typed = replace(typed, time=days.time(typed.time))
    if typed.day:
        found = days.moment(typed.day, today)
        typed = replace(typed, day=found.day.isoformat(), time=typed.time or found.time)
    return typed


def _municipality(workspace: Workspace, typed: Typed) -> tuple[str, Typed]:
    """Tell a leading municipality from the promises; without one the default is meant."""
    if typed.promises:
        try:
            # Where one is meant anyway, a part of a name is rather that of a promise.
            found = workspace.named(typed.promises[0], part=workspace.default() is None)
            return found, replace(typed, promises=typed.promises[1:])
        except WrongCallError:
            if workspace.default() is None:
                raise
    return workspace.asked_for(None), typed


def _log_one(workspace: Workspace, book: Book, typed: Typed) -> bool:
    """Log one activity; True where something was missing and asked for."""
    span = new_activity.span(typed, workspace.today)
    pledges, ids = _pledges(workspace, book, typed, span.last if span else None)
    answers = Answers(book, pledges, typed, workspace.today, span=span)
    choose(answers, ids)
    lacking = missing(answers)
    if lacking and not prompts.is_terminal():
        raise WrongCallError(t("Det saknas: {missing}.", missing="; ".join(lacking)))
    if lacking:
        name = book.promises.municipality
        prompts.tell(t("Ny aktivitet i {name}. < backar, Ctrl-C avbryter.", name=name))
        prompts.say([""])
        tell_rules(answers)
        ask_missing(answers)
    save_activity.finish(workspace, answers, asked=bool(lacking))
    return bool(lacking)


def _pledges(
    workspace: Workspace, book: Book, typed: Typed, given: date | None
) -> tuple[list[Pledge], list[str]]:
    """The promises that can be logged on a day, and those that were typed.

    A promise that something gets done can be logged after its time, where the day is given.
    """
    day = given or workspace.today
    current = [pledge for pledge in book.pledges if pledge.in_force and day in pledge.in_force]
    late = given and typed.promises
    holding = [pledge for pledge in book.pledges if pledge.holds_on(day)] if late else []
    unknown = None
    for pledges in filter(None, (current, holding)):
        try:
            return pledges, [lookup.promise(one, pledges) for one in typed.promises]
        except WrongCallError as wrong:
            unknown = wrong
    if current and unknown:
        raise _not_then(book, typed, holding or current, day) or unknown
    raise WrongCallError("\n".join(_nothing_in_force(workspace, book, typed, day)))


def _not_then(
    book: Book, typed: Typed, there: Sequence[Pledge], day: date
) -> WrongCallError | None:
    """Say of a promise that is there, but does not hold on the day, when it does."""
    holding = {pledge.promise.id for pledge in there}
    try:
        ids = [lookup.promise(one, book.pledges) for one in typed.promises]
    except WrongCallError:  # what was typed is no promise, or could be several
        return None
    only = Span(day, day)
    gone = [lookup.not_in_force(book.by_id[id_], only) for id_ in ids if id_ not in holding]
    return WrongCallError("\n".join(gone)) if gone else None


def _nothing_in_force(workspace: Workspace, book: Book, typed: Typed, day: date) -> list[str]:
    name = spoken(day)
    if day == workspace.today:
        name = t("I dag, {day},", day=name)
    command = shlex.join(["medlofte", "log", book.id, *typed.promises])
    return preview.nothing_in_force(book, day, capital(name), command)
