"""Knows the files that can be gone through: promise files of a tree, or a draft beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from medlofte.book import load
from medlofte.book.book import assemble_promises
from medlofte.book.unchecked import WORD
from medlofte.commands import promise_file
from medlofte.commands.options import Where
from medlofte.commands.promise_file import OpenFile
from medlofte.commands.workspace import Workspace, opened, workspace_of
from medlofte.disk import output, tree_files
from medlofte.disk.journal import Deed, Did
from medlofte.finding import Finding
from medlofte.language import t
from medlofte.reading.document import Route, parse
from medlofte.reading.encoding import encode
from medlofte.stop import RefusedError, WrongCallError


@dataclass(frozen=True)
class ReviewedFile:
    """A promise file that has marks; `loose` is the path of one that lies in no tree."""

    workspace: Workspace
    slug: str
    loose: Path | None = None

    @property
    def shown(self) -> str:
        """Where it is, as a person would type it."""
        if self.loose:
            return str(self.loose)
        return self.workspace.shown_path(load.promise_path(self.slug))

    @property
    def asked_for(self) -> str:
        """What it is called where it is asked for."""
        return str(self.loose) if self.loose else self.slug

    def read(self) -> OpenFile:
        """Read it; refused where it has errors, which are told."""
        if self.loose is None:
            return promise_file.opened(self.workspace, self.slug)
        ((path, raw),) = tree_files.read(self.loose.absolute().parent, [self.loose.name])
        document, findings = (None, [raw]) if isinstance(raw, Finding) else parse(path, raw)
        if document and isinstance(raw, bytes):
            book, findings = assemble_promises(self.slug, document)
            if book:
                return OpenFile(raw, document, book)
        self.workspace.complain(findings)
        raise RefusedError(t("Löftesfilen har fel och måste rättas först."))

    def write(self, file: OpenFile, text: str) -> bool:
        """Put a text in the place of what was read; whether `undo` can take it back."""
        new = encode(text, file.raw)
        if self.loose is None:
            path, did = load.promise_path(self.slug), Did(Deed.REVIEW, self.slug)
            with self.workspace.writing():
                return self.workspace.write({path: (file.raw, new)}, did)
        if self.loose.read_bytes() != file.raw:
            message = t("{path} har ändrats under tiden. Inget är skrivet.", path=self.loose)
            raise RefusedError(message)
        output.save(self.loose, new, overwrite=True)
        return False

    def reports(self, promise: Route) -> int:
        """How many activities answer to a promise."""
        book = None if self.loose else load.load(self.workspace.root, self.slug).book
        logged = book.logged if book else ()
        return sum(any(one.route == promise for one in report.pledges) for report in logged)


def files(typed: str | None, where: Where, today: date) -> Iterator[ReviewedFile]:
    """Yield what was asked for: a file, a municipality, or all that have marks."""
    path = Path(typed or "")
    if path.is_file():
        yield _of_path(path, today)
        return
    if typed and path.suffix:
        raise WrongCallError(t("{path} finns inte.", path=typed))
    workspace = workspace_of(where.data, today, writes=True)
    slugs = [workspace.named(typed)] if typed else workspace.slugs
    for slug, (_, raw) in zip(
        slugs, tree_files.read(workspace.root, map(load.promise_path, slugs)), strict=True
    ):
        if typed or (isinstance(raw, bytes) and WORD.encode() in raw.lower()):
            yield ReviewedFile(workspace, slug)


def _of_path(path: Path, today: date) -> ReviewedFile:
    """A file by its path: that of a municipality where it lies in a tree."""
    full = path.absolute()
    folder = full.parent
    if folder.name == tree_files.PROMISES and path.suffix == tree_files.ENDING:
        return ReviewedFile(opened(folder.parent, today, writes=True), path.stem)
    return ReviewedFile(Workspace(folder, today), path.stem, path)
