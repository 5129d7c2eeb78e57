"""Knows the way from a folder to a book: which files make up a municipality, read in one go."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath

from medlofte.book.attribution import attribute
from medlofte.book.book import Book, Logged, assemble_promises, read_activity
from medlofte.disk import beside, intents, lock, state, tree_files
from medlofte.disk.file_names import is_like_data
from medlofte.disk.intents import Reversal
from medlofte.finding import Finding, Level, Place, error
from medlofte.language import t
from medlofte.reading.document import Document, parse
from medlofte.swedish import names
from medlofte.swedish.municipalities import all_municipalities, by_code, by_name

# Findings on what is not read that do not say whether a fact may be lost with it.
_ABOUT_NAMES = frozenset({"stray-file", "unsafe-name"})


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
    promises = tree_files.promise_files(root)
    slugs = {PurePosixPath(path).stem for path in promises.paths}
    activities = tree_files.activity_folders(root, slugs)
    found = promises.findings + activities.findings + lock.strangers(root)
    found += beside.copies_of_folders(root)
    return sorted(slugs.union(activities.paths)), found


def promise_path(slug: str) -> str:
    return f"{tree_files.PROMISES}/{slug}{tree_files.ENDING}"


def read_promises(root: Path, slug: str) -> Reading:
    """Read a municipality's promise file and nothing else."""
    reading = Reading(slug)
    path = promise_path(slug)
    if tree_files.leads_out(root, path):  # its finding comes with the list of promise files
        reading.unread[path] = ("link-outside",)
        return reading
    texts = _whole(root, path, tree_files.read(root, [path]))
    for document in _documents(texts, reading):
        reading.book, found = assemble_promises(slug, document)
        other = reading.book and _rightful(root, reading.book)
        if reading.book and other:
            found = [_second(reading.book, other)]
            reading.book = None
        reading.findings += found
        if reading.book is None:
            reading.leave_out(path, found)
    return reading


def _rightful(root: Path, book: Book) -> str | None:
    """The promise file that is read for a municipality in place of this one.

    That is the one with its name, else the first. A file whose name is its municipality's is read
    whatever its code.
    """
    if names.slug(book.promises.municipality) == book.id:
        return None
    code = book.promises.code
    known = by_code(code) or by_name(book.promises.municipality)
    if known is None or known.slug == book.id:
        return None
    own, right = promise_path(book.id), promise_path(known.slug)
    paths = tree_files.promise_files(root).paths
    earlier = [path for path in paths if path == right or path < own]
    for path, raw in tree_files.read(root, sorted(earlier, key=lambda path: path != right)):
        if path != right and (isinstance(raw, Finding) or code.encode() not in raw):
            continue  # most are of others: a look will do
        document = None if isinstance(raw, Finding) else parse(path, raw)[0]
        if document is None and path == right:
            return path
        if document and isinstance(document.value, dict) and document.value.get("code") == code:
            return path
    return None


def _seconds(root: Path, slug: str) -> Iterator[Finding]:
    """Tell of each promise file that this one is read in place of."""
    odd = {*beside.names_in(root, tree_files.PROMISES)} - _right_names()
    if all(map(tree_files.is_ignored, odd)):  # as nearly always, and asked once a municipality
        return
    own = promise_path(slug)
    paths = tree_files.promise_files(root).paths
    others = [one for one in paths if one != own and PurePosixPath(one).name in odd]
    for document in _documents(tree_files.read(root, others), Reading(slug)):
        book, _ = assemble_promises(PurePosixPath(document.path).stem, document)
        if book and _rightful(root, book) == own:
            yield _second(book, own)


@cache
def _right_names() -> frozenset[str]:
    """What the promise files of all municipalities are called."""
    return frozenset(f"{one.slug}{tree_files.ENDING}" for one in all_municipalities())


def _second(book: Book, other: str) -> Finding:
    message = t(
        "Kommunen har redan löftesfilen {other}, så den här räknas inte. Jämför dem, för över det "
        "som ska vara kvar dit, och ta bort den här.",
        other=other,
    )
    return error(book.document.place("municipality"), "copy", message)


def load(root: Path, slug: str) -> Reading:
    """Read a municipality whole: its promise file and all its activities."""
    if (root / promise_path(slug)).exists():
        reading = read_promises(root, slug)
    else:
        reading = Reading(slug)
        message = t(
            "Aktiviteterna hör till ingen kommun: {path} saknas. Flytta dem till mappen för rätt "
            "kommun, eller skriv löftesfilen.",
            path=promise_path(slug),
        )
        place = Place(f"{tree_files.ACTIVITIES}/{slug}")
        reading.findings.append(error(place, "no-promise-file", message))
    listing = tree_files.activity_files(root, slug)
    reading.findings += listing.findings
    read = frozenset(listing.paths)
    for stray in listing.findings:
        path = stray.place.path
        if path in read:  # its name alone is wrong
            continue
        about = stray.rule in _ABOUT_NAMES and not is_like_data(path)
        if not about or tree_files.holds_data(root, path):
            reading.leave_out(path, [stray])
    seconds = _seconds(root, slug) if reading.book else ()
    for copy in (*beside.copies_of(root, slug), *beside.copies_of_folders(root), *seconds):
        reading.findings.append(copy)
        reading.leave_out(copy.place.path, [copy])
    folder = f"{tree_files.ACTIVITIES}/{slug}/"
    texts = _whole(root, folder, tree_files.read(root, listing.paths))
    documents = _documents(texts, reading)
    logged = list(_attributed(reading, _originals(reading, documents)))
    if reading.book:
        reading.book = replace(reading.book, logged=tuple(logged), unread=reading.unread)
    return reading


def _whole(
    root: Path, where: str, texts: Iterable[tuple[str, bytes | Finding]]
) -> Iterator[tuple[str, bytes | Finding]]:
    """See what an interrupted command wrote of many files as it was before: all count, or none.

    `where` begins the paths of the texts: a file that it removed there is seen as well.
    """
    begun = intents.begun(root)
    if not isinstance(begun, Reversal):
        yield from texts
        return
    noted, before = begun.noted, begun.noted.before(root)
    seen = set()
    for path, raw in texts:
        seen.add(path)
        hashes = noted.files.get(path)
        if hashes is None or isinstance(raw, Finding) or state.digest(raw) != hashes.after:
            yield path, raw
        elif path in before:
            yield path, before[path]
    for path in (one for one in before if one.startswith(where) and one not in seen):
        if not os.path.lexists(root / path):
            yield path, before[path]


def of_texts(slug: str, texts: Mapping[str, bytes]) -> Reading:
    """Make of a municipality's texts, its promises first, what `load` makes of its files."""
    reading = Reading(slug)
    own, *others = texts.items()
    for document in _documents([own], reading):
        reading.book, reading.findings = assemble_promises(slug, document)
    logged = tuple(_attributed(reading, _originals(reading, _documents(others, reading))))
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


def letters(text: str) -> str:
    """The text of a file without what saving it elsewhere changes: line ends and blanks there."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()


def _originals(reading: Reading, documents: Iterable[Document]) -> Iterator[Document]:
    """Leave out each file that says to the letter what one before it says."""
    first: dict[str, str] = {}
    for document in documents:
        other = first.setdefault(letters(document.text), document.path)
        if other == document.path:
            yield document
            continue
        message = t(
            "Filen säger till sista tecknet detsamma som {other} och räknas inte. Ta bort den ena. "
            "Var det två, skriv plats, tid eller anteckning som skiljer dem åt.",
            other=PurePosixPath(other).stem,
        )
        copy = error(Place(document.path), "copy", message)
        reading.findings.append(copy)
        reading.leave_out(document.path, [copy])


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
