"""`medlofte import`: the rows of a table as activities, shown first, and written all or none."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Option

from medlofte.book import load
from medlofte.book.book import Book
from medlofte.commands import personal_gate
from medlofte.commands.import_decision import decide
from medlofte.commands.options import AcceptPersonalData, Holds, OneMunicipality, Yes, stands, takes
from medlofte.commands.workspace import Workspace
from medlofte.disk import beside, tree_files
from medlofte.disk.journal import Deed, Did, Texts
from medlofte.edit import kept_columns
from medlofte.finding import Level
from medlofte.importing import column_words, headings, table_file
from medlofte.importing.ours import whose
from medlofte.importing.plan.batch import Batch, FileChange
from medlofte.importing.plan.lay_out import lay_out
from medlofte.importing.read_table import Intake, TableHints, take_in
from medlofte.importing.table_file import TableFile
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.model.settings import Column
from medlofte.periods import read as read_period
from medlofte.reading.encoding import decode, encode
from medlofte.render.terminal import import_plan, screen
from medlofte.stop import RefusedError, WrongCallError
from medlofte.swedish.names import fold
from medlofte.typed import lookup
from medlofte.wording import shell

_MAPPED = re.compile(r'(?:"([^"]*)"|([^=]*?))\s*=([^,]*)')


@dataclass(frozen=True)
class ImportOptions:
    municipality: OneMunicipality
    file: Annotated[str, stands(t("FIL"), t("En fil som slutar på .xlsx, .ods, .csv.")), Holds.FILE]
    mapped: Annotated[
        list[str] | None,
        takes(
            t("RUBRIK=NYCKEL,…"),
            t("Vad kolumnerna betyder; kan upprepas, sparas till nästa gång."),
            "--map",
        ),
    ] = None
    sheet: Annotated[str | None, takes(t("BLAD"), t("Läs bara det här bladet."), "--sheet")] = None
    year: Annotated[
        str | None, takes(t("ÅR"), t("Året för det som inte har något eget."), "--year")
    ] = None
    yes: Yes = False
    update: Annotated[
        bool, Option("--update", help=t("Ändra filerna till de rader som är ändrade i tabellen."))
    ] = False
    remove: Annotated[
        bool, Option("--remove", help=t("Ta bort filerna till de rader som är borta ur tabellen."))
    ] = False
    accepts: AcceptPersonalData = False

    @property
    def flags(self) -> dict[str, bool]:
        """What is written without a question."""
        return {"--yes": self.yes, "--update": self.update, "--remove": self.remove}

    def command(self, slug: str) -> list[str]:
        """The same command, without its flags."""
        mapped = [word for one in self.mapped or () for word in ("--map", one)]
        sheet = ["--sheet", self.sheet] if self.sheet else []
        year = ["--year", self.year] if self.year else []
        accepts = ["--accept-personal-data"] * self.accepts
        return ["medlofte", "import", slug, self.file, *mapped, *sheet, *year, *accepts]


def run(options: ImportOptions, workspace: Workspace) -> int:
    """Import a table; 1 where a row has an error, and then nothing is written."""
    slug = workspace.named(options.municipality)
    given = {heading: key for one in options.mapped or () for heading, key in _columns(one)}
    book = workspace.book(slug)
    columns = workspace.settings.import_ | given
    table = table_file.read(
        Path(options.file), lambda lines: headings.known_headings(lines, columns)
    )
    _check_municipality(table, book, slug, workspace)
    wanted = TableHints(columns, options.sheet, _year(options.year))
    intake = take_in(table, book, wanted, workspace.today)
    _check_headings(intake, given)
    # In a file a pasted table is called the same in every language.
    name = options.file if options.file == table_file.STDIN else table.name
    batch = lay_out(book, name, intake, workspace.today)
    _show(workspace, table, intake, batch)
    if batch.refused:
        return 1
    if not (batch.new or batch.updates or batch.removals):
        prompts.tell(t("Inget nytt att skriva."))
        if options.yes:
            _write(workspace, table, batch, given, remove=False)
        return 0
    if not _may_stand(batch, options):
        return 0
    decided = decide(batch, options.flags, options.command(slug))
    if decided.write:
        _write(workspace, table, batch, given, remove=decided.remove)
    return decided.code


def _columns(mapped: str) -> Iterator[tuple[str, Column]]:
    """Read `Datum=date,"Dag, tid"=dag`: what a column is called, and what it means.

    A comma within quotes, or before a part without a meaning of its own, belongs to the heading.
    """
    rest = mapped.strip(" ,")
    while rest:
        found = _MAPPED.match(rest)
        name = " ".join((found[1] or found[2]).split()) if found else ""
        if not found or not name:
            example = '"Dag=datum,St=antal"'
            raise WrongCallError(t("--map skrivs så här: {example}", example=example))
        meaning = found[3].strip()
        yield name, lookup.choice("--map", meaning, column_words.FIELDS, column_words.words)
        rest = rest[found.end() :].strip(" ,")


def _year(typed: str | None) -> int | None:
    if typed is None:
        return None
    asked = read_period(typed)
    if asked is None or not asked.whole_year:
        raise WrongCallError(t("--year ska vara ett år, till exempel 2024."))
    return asked.year


def _check_municipality(table: TableFile, book: Book, slug: str, workspace: Workspace) -> None:
    """Refuse a template or an export of another municipality."""
    other = whose.other_municipality(table, book.promises)
    if other is None:
        return
    message = t(
        "{file} gäller {other}, inte {here}. Inget är skrivet.",
        file=table.name,
        other=other,
        here=book.promises.municipality,
    )
    with suppress(WrongCallError):  # not in this tree
        named = workspace.named(other)
        if named != slug:
            message += " " + t(
                "Läs in den med: {command}",
                command=shell.command("medlofte", "import", named, table.name),
            )
    raise RefusedError(message)


def _check_headings(intake: Intake, given: Iterable[str]) -> None:
    """Refuse a heading that was pointed out and is nowhere."""
    there = {fold(heading) for heading in intake.headings}
    for heading in given:
        if intake.headings and fold(heading) not in there:
            names = ", ".join(filter(None, intake.headings))
            raise WrongCallError(
                t('Kolumnen "{name}" finns inte. Det finns: {names}.', name=heading, names=names)
            )


def _show(workspace: Workspace, table: TableFile, intake: Intake, batch: Batch) -> None:
    out, errors = screen.of(sys.stdout), screen.of(sys.stderr)
    out.print(import_plan.head(table.name, intake, batch))
    errors.print(import_plan.problems(table.name, batch.problems, errors))
    if not batch.refused or batch.changed or batch.gone:
        out.print(import_plan.plan(batch, out, workspace.today))
    if not batch.refused:
        return
    count = sum(problem.level is Level.ERROR for problem in batch.problems)
    errors.print(
        [
            n(
                "Inget är skrivet. Rätta felet i tabellen och importera den igen.",
                "Inget är skrivet. Rätta de {count} felen i tabellen och importera den igen.",
                count,
            )
        ]
    )


def _may_stand(batch: Batch, options: ImportOptions) -> bool:
    """Ask about what may be personal data; refused where nobody is to be asked."""
    if options.accepts or not batch.doubtful:
        return True
    if any(options.flags.values()) or not prompts.is_terminal():
        raise RefusedError(personal_gate.refusal())
    prompts.say([""])
    stands = personal_gate.ask(len(batch.doubtful))
    if not stands:
        prompts.tell(t("Inget är skrivet."))
    return stands


def _write(
    workspace: Workspace, table: TableFile, batch: Batch, given: dict[str, Column], *, remove: bool
) -> None:
    """Write the activities, and what the columns mean for the next time: all of it or nothing."""
    book = batch.before
    with workspace.writing():
        now = load.read_promises(workspace.root, book.id).book
        if now is None or now.document.text != book.document.text:
            message = t("Löftena har ändrats under tiden. Inget är skrivet: importera filen igen.")
            raise RefusedError(message)
        changes = {one.path: _texts(workspace, one) for one in batch.file_changes(remove=remove)}
        kept = _settings(workspace, given)
        whole = changes | kept
        remembered = bool(whole) and workspace.write(whole, Did(Deed.IMPORT, table.name))
    if changes:
        folder = workspace.shown_path(f"{tree_files.ACTIVITIES}/{book.id}")
        told = import_plan.written(batch, folder, remove=remove)
        prompts.say([*told, *[t("Blev det fel?  medlofte undo")] * remembered])
    _tell_kept(workspace, given, there=bool(kept))


def _texts(workspace: Workspace, change: FileChange) -> Texts:
    """The bytes of a file before and after; refused where it holds something else by now."""
    if change.before is None:
        return None, (change.after or "").encode()
    with suppress(OSError):
        raw = (workspace.root / change.path).read_bytes()
        if decode(change.path, raw)[0] == change.before:
            return raw, None if change.after is None else encode(change.after, raw)
    path = workspace.shown_path(change.path)
    raise RefusedError(t("{path} har ändrats under tiden. Inget är skrivet.", path=path))


def _settings(workspace: Workspace, given: dict[str, Column]) -> dict[str, Texts]:
    """What keeping the columns changes; nothing where they are known, or cannot be put there."""
    path = workspace.root / tree_files.SETTINGS
    known = workspace.settings.import_
    # Beside a file that was meant to be the settings a new one would hide what stands in it.
    meant = bool(beside.settings_file(workspace.root).findings)
    meant |= os.path.lexists(path) and not path.is_file()
    if meant or _are_known(workspace, given):
        return {}
    before = path.read_bytes() if path.exists() else None
    after = kept_columns.spliced(before or b"", {**known, **given})
    return {tree_files.SETTINGS: (before, after.encode())} if after else {}


def _are_known(workspace: Workspace, given: dict[str, Column]) -> bool:
    known = workspace.settings.import_
    return {heading: known.get(heading) for heading in given} == given


def _tell_kept(workspace: Workspace, given: dict[str, Column], *, there: bool) -> None:
    shown = workspace.shown_path(tree_files.SETTINGS)
    if there:
        prompts.tell(t("Kolumnerna är sparade i {path}.", path=shown))
    elif not _are_known(workspace, given):
        prompts.tell(t("Kolumnerna är inte sparade. Skriv i {path}:", path=shown))
        prompts.say([f"  {kept_columns.line({**workspace.settings.import_, **given})}"])
