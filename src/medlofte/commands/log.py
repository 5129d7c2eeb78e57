"""`medlofte log`: one new activity, asked for or given in a line, checked, shown, written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Annotated

from typer import Option

from medlofte.book.book import Book
from medlofte.book.versions import Pledge
from medlofte.commands import latest
from medlofte.commands.options import AcceptPersonalData, Holds, stands, takes
from medlofte.commands.save_activity import finish
from medlofte.commands.workspace import Workspace
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Typed
from medlofte.interview import prompts, when
from medlofte.interview.activity import ask_again, ask_missing, missing, tell_rules
from medlofte.interview.answers import Answers, used_places
from medlofte.language import t
from medlofte.model.activity import STATUSES
from medlofte.render.terminal import preview
from medlofte.stop import WrongCallError
from medlofte.swedish.choice_words import offered
from medlofte.swedish.dates import spoken
from medlofte.swedish.names import did_you_mean, suggest
from medlofte.targets.counting import PRECISIONS
from medlofte.typed import days, lookup, one_line, places
from medlofte.typed.days import Leading
from medlofte.wording import dates, shell
from medlofte.wording.plain_text import capital


@dataclass(frozen=True)
class LogOptions:
    promises: Annotated[
        list[str] | None,
        stands(
            t("[KOMMUN] [LÖFTE …] [DAG] [PLATS]"),
            t("Kommunen, om det finns flera, löftena, dagen, klockslaget och platsen."),
        ),
        Holds.MUNICIPALITY_AND_PROMISES,
    ] = None
    day: Annotated[
        str | None,
        takes(t("DAG"), t("2024-03-14, 27/11, igår, i fredags, den 3:e."), "--date"),
        Holds.DAY,
    ] = None
    period: Annotated[
        str | None,
        takes(t("PERIOD"), t("En siffra för november, T3, v47 eller 2024-T2.")),
        Holds.PERIOD,
    ] = None
    first: Annotated[
        str | None, takes(t("DAG"), t("En siffra från den här dagen."), "--from"), Holds.DAY
    ] = None
    last: Annotated[
        str | None, takes(t("DAG"), t("… till och med den här dagen."), "--to"), Holds.DAY
    ] = None
    count: Annotated[int | None, Option(metavar=t("ANTAL"), min=0, help=t("Hur många gånger."))] = (
        None
    )
    precision: Annotated[
        str | None, takes(offered(PRECISIONS), t("Exakt, minst, ungefär, eller okänt hur många."))
    ] = None
    by: Annotated[str | None, takes(t("PART,…"), t("Vem som gjorde det.")), Holds.PARTIES] = None
    place: Annotated[str | None, takes(t("PLATS"), t("Var.")), Holds.PLACE] = None
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
    again: Annotated[
        bool, Option("--again", help=t("Som sist, men en annan dag: löften, vem, plats och antal."))
    ] = False
    accepts: AcceptPersonalData = False

    def typed(self) -> Typed:
        lists = ("promises", "links", "replaces")
        given = {key: text for key, text in vars(self).items() if key != "again"}
        return Typed(**given | {key: tuple(getattr(self, key) or ()) for key in lists})


def run(options: LogOptions, workspace: Workspace) -> int:
    """Log one activity; on a terminal what is missing is asked for, elsewhere it is an error."""
    typed = _checked(options.typed(), workspace.today)
    slug, typed = _municipality(workspace, typed, again=options.again)
    book = workspace.book(slug)
    terminal = prompts.is_terminal()
    asks = terminal or options.again
    last = latest.activity(workspace, book, example=typed.example) if asks else None
    words = typed.promises
    if words and not (typed.day or typed.is_span):
        typed = _of_line(typed, book, workspace.today)
    if options.again:
        typed = latest.repeated(typed, last)
    answers = Answers(book, typed, workspace.today, new_activity.span(typed, workspace.today), last)
    _look_up(workspace, answers)
    lacking = missing(answers)
    if lacking and not terminal:
        raise WrongCallError(t("Det saknas: {missing}.", missing="; ".join(lacking)))
    if lacking:
        _ask(answers)
    # What is not said by options alone is shown before it is saved.
    free = terminal and (options.again or typed.promises != words)
    if free and not lacking and not typed.completes:
        ask_again(answers, "completed")
    finish(workspace, answers, asked=bool(lacking) or free)
    return 0


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


def _municipality(workspace: Workspace, typed: Typed, *, again: bool) -> tuple[str, Typed]:
    """Tell a leading municipality from the promises; without one the default is meant."""
    of_last = latest.municipality(workspace) if again else None
    if typed.promises:
        try:
            # Where one is meant anyway, a part of a name is rather that of a promise.
            found = workspace.named(typed.promises[0], part=workspace.default() is None)
            return found, replace(typed, promises=typed.promises[1:])
        except WrongCallError as unknown:
            if workspace.default() is None and of_last is None:
                _see_that_it_is_no_municipality(workspace, unknown)
    return of_last or workspace.asked_for(None), typed


def _see_that_it_is_no_municipality(workspace: Workspace, unknown: WrongCallError) -> None:
    """Let a line begin with its promises where the municipality can be asked for."""
    if not isinstance(unknown, lookup.NoMunicipalityError):
        raise unknown
    if workspace.slugs and not prompts.is_terminal():
        begin = t("Börja raden med kommunen, och skriv löftet sedan.")
        raise WrongCallError(f"{unknown} {begin}")


def _is_promise(book: Book, typed: str, found: Leading) -> bool:
    """Whether a word that reads as a day is a part of a promise's name all the same."""
    ids = lookup.fitting(typed, book.pledges)
    if not ids:
        return False
    day = dates.days(found.span) if found.span else found.time or ""
    names = [day, *(book.by_id[id_][-1].promise.title for id_ in ids)]
    if not prompts.is_terminal():
        message = t('"{typed}" kan vara {names}.', typed=typed, names=", ".join(names))
        raise WrongCallError(f"{message} {t('Skriv dagen med --date.')}")
    return prompts.pick(t('"{typed}" kan vara:', typed=typed), [False, *[True] * len(ids)], names)


def _of_line(typed: Typed, book: Book, today: date) -> Typed:
    """Put what stood in the line where its options would; nothing is given twice."""
    line = one_line.read(typed.promises, today, partial(_is_promise, book))
    amount = line.amount
    twice = (
        ("--time", typed.time and line.time),
        ("--place", typed.place and line.place),
        ("--count", typed.count is not None and amount),
        ("--precision", typed.precision and amount),
    )
    for option, both in twice:
        if both:
            raise WrongCallError(t("{option} står redan bland orden.", option=option))
    first, last = map(str, line.days) if line.days else (None, None)
    return replace(
        typed,
        promises=line.promises,
        day=None if line.tally else last,
        first=first if line.tally else None,
        last=last if line.tally else None,
        time=line.time or typed.time,
        count=amount.number if amount else typed.count,
        precision=amount.precision if amount and amount.precision != "exact" else typed.precision,
        place=places.spelled(line.place, used_places(book)) if line.place else typed.place,
    )


def _look_up(workspace: Workspace, answers: Answers) -> None:
    """Look up what was typed on its day; where that is asked for, see that it is there at all."""
    book, typed, day = answers.book, answers.typed, answers.day
    there = answers.in_force_on(day)
    if there or answers.span is None:
        _see_that_there_are(typed.promises, there or book.pledges, book, workspace.slugs)
    to_be_asked = answers.span is None and (there or prompts.is_terminal())
    if to_be_asked and day >= book.first_day:
        return
    try:
        when.look_up(answers)
    except WrongCallError:
        if there:
            raise
        message = "\n".join(_nothing_in_force(workspace, book, typed, day))
        raise WrongCallError(message) from None


def _see_that_there_are(
    words: Sequence[str], there: Sequence[Pledge], book: Book, slugs: Sequence[str]
) -> None:
    """Refuse a word that is no promise at any time, but may mean a municipality or a place."""
    for index, word in enumerate(words):
        if lookup.fitting(word, book.pledges):
            continue
        try:
            lookup.promise(word, there)
        except WrongCallError as unknown:
            if index:
                place = t("En plats skrivs efter dagen.")
                raise WrongCallError(f"{unknown} {place}") from None
            near = suggest(word, slugs)
            kind = t("Det finns inget löfte och ingen kommun här som heter {name}.", name=word)
            raise WrongCallError(did_you_mean(kind, near) if near else str(unknown)) from None


def _ask(answers: Answers) -> None:
    name = answers.book.promises.municipality
    title = t("Ny aktivitet i {name}", name=name)
    prompts.head(title, t("< backar, ? löftena, - tomt, Ctrl-C avbryter"))
    if answers.usual_day is None and answers.span is None:
        today = t("I dag, {day},", day=spoken(answers.today))
        prompts.tell(" ".join(preview.no_agreement(answers.book, answers.today, today)))
    tell_rules(answers)
    ask_missing(answers)


def _nothing_in_force(workspace: Workspace, book: Book, typed: Typed, day: date) -> list[str]:
    name = spoken(day)
    if day == workspace.today:
        name = t("I dag, {day},", day=name)
    command = shell.command("medlofte", "log", book.id, *typed.promises)
    return preview.nothing_in_force(book, day, capital(name), command)
