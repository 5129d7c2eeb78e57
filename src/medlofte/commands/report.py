"""`medlofte report`: the written follow-up of a municipality and a period, as a document."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple

from typer import Option

from medlofte.book.book import Book
from medlofte.commands import public_gate
from medlofte.commands.options import AsOf, Holds, OneMunicipality, Output, Overwrite, Period, takes
from medlofte.commands.workspace import Workspace
from medlofte.disk import output
from medlofte.disk.tree_files import SETTINGS
from medlofte.disk.writing import failing
from medlofte.language import t
from medlofte.progress.measure import Progress
from medlofte.render.document.document import Paper
from medlofte.render.document.follow_up import Wanted, report
from medlofte.render.terminal import screen
from medlofte.stop import WrongCallError
from medlofte.typed import lookup


def _markdown(paper: Paper, _: str | None) -> bytes:
    from medlofte.render.document.markdown import markdown

    return markdown(paper).encode()


def _html(paper: Paper, _: str | None) -> bytes:
    from medlofte.render.document.html import html

    return html(paper).encode()


def _docx(paper: Paper, template: str | None) -> bytes:
    from medlofte.render.document.word import docx
    from medlofte.render.word.template import MAX_BYTES

    return docx(paper, _template(template, MAX_BYTES))


def _pdf(paper: Paper, _: str | None) -> bytes:
    from medlofte.render.document.pdf import pdf

    return pdf(paper)


class _DocumentForm(NamedTuple):
    """What makes bytes of a document and a template, and whether they can be printed."""

    make: Callable[[Paper, str | None], bytes]
    printed: bool


FORMATS: Mapping[str, _DocumentForm] = {
    "md": _DocumentForm(_markdown, printed=True),
    "html": _DocumentForm(_html, printed=True),
    "docx": _DocumentForm(_docx, printed=False),
    "pdf": _DocumentForm(_pdf, printed=False),
}


@dataclass(frozen=True)
class ReportOptions:
    """What was asked for, as typed."""

    municipality: OneMunicipality
    period: Period = None
    form: Annotated[
        str | None,
        takes("|".join(FORMATS), t("Dokumentets form; annars efter filens namn."), "--format"),
    ] = None
    output: Output = None
    overwrite: Overwrite = False
    as_of: AsOf = None
    by_party: Annotated[
        bool, Option("--by-party", help=t("Varje parts del för sig, i stället för områden."))
    ] = False
    internal: Annotated[
        bool,
        Option("--internal", help=t("Med anteckningar och interna uppgifter; får inte spridas.")),
    ] = False
    promise: Annotated[str | None, takes(t("LÖFTE"), t("Bara det här löftet.")), Holds.PROMISE] = (
        None
    )
    deviations: Annotated[
        bool, Option("--deviations", help=t("Bara det som avviker, med orsak och åtgärd."))
    ] = False
    template: Annotated[
        str | None, takes(t("FIL.docx"), t("Word-dokument vars format ska användas.")), Holds.FILE
    ] = None


def run(options: ReportOptions, workspace: Workspace) -> int:
    """Write the follow-up; 1 where files were left out of its figures."""
    form = _form(options)
    if options.output:
        output.check(Path(options.output), overwrite=options.overwrite)
    today = lookup.as_of(options.as_of, workspace.today)
    audience = public_gate.audience(workspace, today, internal=options.internal)
    reading = workspace.reading(workspace.named(options.municipality))
    if reading.book is None:
        return int(workspace.warn_left_out([reading]))
    otherwise = t(", eller lägg till --internal")
    progress = public_gate.progress(workspace, audience, reading.book, options, otherwise)
    wanted = Wanted(_promise(options, reading.book, progress), options.deviations, options.by_party)
    promises = reading.book.promises
    names = (reading.book.id, promises.municipality)
    letters = workspace.settings.report
    letter = letters.of(names, progress.asked.label)
    paper = report(progress, audience, wanted, letter)
    data = FORMATS[form].make(paper, options.template)
    if options.output:
        output.save(Path(options.output), data, overwrite=options.overwrite)
        screen.of(sys.stderr).print([t("Skriven: {path}", path=options.output)])
    else:
        screen.machine(data.decode())
    if letters.lacks(letter):
        message = t(
            "Dnr är inte ifyllt: {path} har inget under report: letters för {municipality} "
            "{period}.",
            path=SETTINGS,
            municipality=promises.municipality,
            period=progress.asked.label,
        )
        screen.of(sys.stderr).print([message])
    return int(workspace.warn_left_out([reading]))


def _promise(options: ReportOptions, book: Book, progress: Progress) -> str | None:
    """The id of the promise that was asked for, if one was."""
    if options.promise is None:
        return None
    pledges = [row.pledge for row in progress.rows]
    span = progress.asked.span
    public_gate.refuse_unchecked(options.promise, pledges, book.unchecked)
    return lookup.promise_in_force(options.promise, pledges, progress.book, span)


def _form(options: ReportOptions) -> str:
    """The format: what was asked for, else what the file's name says, else Markdown."""
    suffix = Path(options.output or "").suffix.lower().removeprefix(".")
    form = lookup.form(options.form or suffix or "md", FORMATS)
    if not FORMATS[form].printed and not options.output:
        message = t("Ange var dokumentet ska sparas: -o uppfoljning.{form}", form=form)
        raise WrongCallError(message)
    if options.template and form != "docx":
        raise WrongCallError(t("--template gäller bara för --format docx."))
    return form


def _template(typed: str | None, most: int) -> bytes | None:
    """What the template holds; of one that is too large enough to see that it is."""
    if typed is None:
        return None
    path = Path(typed)
    if path.exists() and not path.is_file():
        raise WrongCallError(t("{path} är ingen fil.", path=path))
    with failing(t("Det går inte att läsa mallen {path}", path=path)), path.open("rb") as file:
        return file.read(most + 1)
