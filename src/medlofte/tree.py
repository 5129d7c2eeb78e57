"""Knows the way from a folder to a book: which files make up a municipality, read in one go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from medlofte.attribution import attribute
from medlofte.book import Book, Logged, assemble_promises, read_activity
from medlofte.disk import files, journal, lock
from medlofte.disk.journal import Removal, Renaming
from medlofte.document import Document, parse
from medlofte.finding import Finding, Level, Place, error
from medlofte.language import t

# Strays that would have been read under another name or in another place.
_LIKE_DATA = (".yaml", ".yml", ".yaml.txt")


@dataclass(slots=True)
class Reading:
    """One municipality as read: its book, if the promise file could be read, and all complaints."""

    slug: str
    book: Book | None = None
    findings: list[Finding] = field(default_factory=list)
    unread: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)

    def leave_out(self, path: str, findings: list[Finding]) -> None:
        rules = {finding.rule for finding in findings if finding.level is Level.ERROR}
        self.unread[path] = tuple(sorted(rules))


def municipalities(root: Path) -> tuple[list[str], list[Finding]]:
    """The slugs of all that have a promise file or a folder of activities; strays as findings."""
    promises, activities = files.promise_files(root), files.activity_folders(root)
    slugs = {PurePosixPath(path).stem for path in promises.paths} | set(activities.paths)
    return sorted(slugs), promises.findings + activities.findings + lock.strangers(root)


def promise_path(slug: str) -> str:
    return f"{files.PROMISES}/{slug}{files.ENDING}"


def read_promises(root: Path, slug: str) -> Reading:
    """Read a municipality's promise file and nothing else."""
    reading = Reading(slug)
    path = promise_path(slug)
    if files.leads_out(root, path):  # its finding comes with the list of promise files
        reading.unread[path] = ("link-outside",)
        return reading
    for document in _documents(files.read(root, [path]), reading):
        reading.book, found = assemble_promises(slug, document)
        reading.findings += found
        if reading.book is None:
            reading.leave_out(path, found)
    return reading


def load(root: Path, slug: str) -> Reading:
    """Read a municipality whole: its promise file and all its activities."""
    if (root / promise_path(slug)).exists():
        reading = read_promises(root, slug)
    else:
        reading = Reading(slug)
        message = t(
            "Aktiviteterna hör till ingen kommun: {path} saknas. Byt namn på mappen, "
            "eller skriv löftesfilen.",
            path=promise_path(slug),
        )
        place = Place(f"{files.ACTIVITIES}/{slug}")
        reading.findings.append(error(place, "no-promise-file", message))
    listing = files.activity_files(root, slug)
    reading.findings += listing.findings
    for stray in listing.findings:
        path = stray.place.path
        if (
            stray.rule != "stray-file"
            or path.lower().endswith(_LIKE_DATA)
            or files.holds_data(root, path)
        ):
            reading.leave_out(path, [stray])
    texts = _whole(journal.begun(root), files.read(root, listing.paths))
    logged = list(_attributed(reading, _documents(texts, reading)))
    if reading.book:
        reading.book = replace(reading.book, logged=tuple(logged), unread=reading.unread)
    return reading


def _whole(
    begun: Renaming | Removal | None, texts: Iterable[tuple[str, bytes | Finding]]
) -> Iterator[tuple[str, bytes | Finding]]:
    """Pass over what an interrupted command wrote of many files: all of them count, or none."""
    digests = begun.digests if isinstance(begun, Removal) else {}
    for path, raw in texts:
        noted = digests.get(path)
        if noted is None or isinstance(raw, Finding) or journal.digest(raw) != noted:
            yield path, raw


def of_texts(slug: str, texts: Mapping[str, bytes]) -> Reading:
    """Make of a municipality's texts, its promises first, what `load` makes of its files."""
    reading = Reading(slug)
    own, *others = texts.items()
    for document in _documents([own], reading):
        reading.book, reading.findings = assemble_promises(slug, document)
    logged = tuple(_attributed(reading, _documents(others, reading)))
    reading.book = reading.book and replace(reading.book, logged=logged, unread=reading.unread)
    return reading


def with_new(book: Book, documents: Iterable[Document]) -> tuple[Book, list[Finding]]:
    """Return the book as it would be with more activity files, and what those files draw.

    A file that cannot be attributed is not in that book.
    """
    reading = Reading(book.id, book)
    logged = tuple(_attributed(reading, documents))
    return replace(book, logged=(*book.logged, *logged)), reading.findings


def _documents(
    texts: Iterable[tuple[str, bytes | Finding]], reading: Reading
) -> Iterator[Document]:
    for path, raw in texts:
        reading.paths.append(path)
        if isinstance(raw, Finding):
            document, findings = None, [raw]
        else:
            document, findings = parse(path, raw)
        if document is None:
            reading.findings += findings
            reading.leave_out(path, findings)
        else:
            yield document


def _attributed(reading: Reading, documents: Iterable[Document]) -> Iterator[Logged]:
    for document in documents:
        logged, findings = read_activity(document)
        if logged is not None and reading.book is not None:
            logged, more = attribute(reading.book, logged)
            findings += more
        if findings:
            reading.findings += findings
        if logged is not None:
            yield logged
        else:
            reading.leave_out(document.path, findings)
