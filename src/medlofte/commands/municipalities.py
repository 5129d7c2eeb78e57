"""Knows how many municipalities are looked at: one at a time, in as many processes as pay."""

import sys
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from medlofte.book import load
from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.commands.workspace import Workspace
from medlofte.disk import processes, tree_files
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.render.terminal.progress_bar import tracked
from medlofte.stop import WrongCallError
from medlofte.swedish.names import did_you_mean, fold, suggest, swedish
from medlofte.wording.plain_text import wrap
from medlofte.wording.targets.missing import bounded

T = TypeVar("T")


class Format(NamedTuple):
    """How an answer is given: what it makes of each municipality, and what it prints of all.

    The first may work in another process: it is a function of a module, and prints nothing.
    """

    each: Callable[..., Any]
    whole: Callable[..., None]


class Chosen(NamedTuple):
    """The municipalities that are asked for; a `single` one was, or is the only one meant."""

    slugs: Sequence[str]
    single: bool


def choose(workspace: Workspace, named: str | None, area: str | None, *, all_: bool) -> Chosen:
    """Settle whom a question is about: the one that is named, those of a police area, or all.

    Where nothing is typed it is the default one, if there is one.
    """
    option = "--all" if all_ else "--police-area" if area is not None else None
    if named and option:
        raise WrongCallError(t("Ange antingen en kommun eller {option}.", option=option))
    one = workspace.named(named) if named else None if option else workspace.default()
    if one:
        return Chosen([one], single=True)
    slugs = workspace.slugs if area is None else _of_area(workspace, area)
    return Chosen(slugs, single=False)


def _of_area(workspace: Workspace, area: str) -> list[str]:
    """Those of a police area; one whose file is broken may be in any."""
    areas: dict[str, str | None] = dict.fromkeys(workspace.slugs)
    areas |= {book.id: book.promises.police_area or "" for book in workspace.books}
    if any(own and fold(own) == fold(area) for own in areas.values()):
        return [slug for slug, own in areas.items() if own is None or fold(own) == fold(area)]
    known = sorted({own for own in areas.values() if own}, key=swedish)
    message = t('Det finns inget lokalpolisområde som heter "{typed}" här.', typed=area)
    there = t("Det finns: {names}.", names=", ".join(known) or "–")
    raise WrongCallError(did_you_mean(message, suggest(area, known), there))


def each(
    root: Path, slugs: Sequence[str], tell: Callable[[Reading], T], title: str | None = None
) -> Generator[T, None, None]:
    """Yield what `tell` makes of each municipality, in order.

    It may be called in another process, so it prints nothing, and what it makes is small: no book
    outlives its turn.
    """
    sizes = (tree_files.size(root, slug) for slug in slugs)
    made = processes.each(partial(_loaded, root, tell), slugs, sizes)
    return tracked(made, len(slugs), title or t("Läser kommunerna"))


def _loaded(root: Path, tell: Callable[[Reading], T], slug: str) -> T:
    return tell(load.load(root, slug))


class ToldMunicipality(NamedTuple):
    """What is told of one municipality: of what was left out of it, and `shown`, if there is any.

    `refused` says why there is none though its promises can be read.
    """

    reading: Reading
    name: str = ""
    shown: Any = None
    refused: str = ""


def of_book(show: Callable[[Book], Any], reading: Reading) -> ToldMunicipality:
    """Tell what `show` makes of a book, or the wrong call that it was, and let the book go."""
    book, left_out = reading.book, reduced(reading)
    if book is None:
        return ToldMunicipality(left_out)
    try:
        return ToldMunicipality(left_out, book.promises.municipality, show(book))
    except WrongCallError as wrong:
        return ToldMunicipality(left_out, book.promises.municipality, refused=str(wrong))


def reduced(reading: Reading) -> Reading:
    """What is kept of a municipality: what was left out, and why there is no book, if so."""
    findings = [] if reading.book else reading.findings
    return Reading(reading.slug, None, findings, reading.unread)


def unread(told: Sequence[ToldMunicipality]) -> dict[str, Sequence[str]]:
    """The files that were left out of all of them, each with the rules that it breaks."""
    return {path: broken for one in told for path, broken in one.reading.unread.items()}


def settle(workspace: Workspace, told: Sequence[ToldMunicipality], *, single: bool) -> None:
    """Complain of the promise files that cannot be read.

    It was a wrong call where what was refused is the only one asked for, or nothing is left.
    """
    for one in told:
        workspace.complain(one.reading.findings)
    refused = [one.refused for one in told if one.refused]
    if refused and (single or all(one.shown is None for one in told)):
        raise WrongCallError(refused[-1])


def tell_refused(told: Sequence[ToldMunicipality]) -> None:
    """Say on standard error which municipalities could not answer, and why."""
    refused = [one for one in told if one.refused]
    if refused:
        out = screen.of(sys.stderr)
        names = bounded(sorted((one.name for one in refused), key=swedish))
        message = t("Inte med: {names}. {reason}", names=names, reason=refused[0].refused)
        out.print(wrap(message, out.width))
