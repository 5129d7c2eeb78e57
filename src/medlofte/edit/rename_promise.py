"""Knows how a promise gets another id: every place where it stands, and that no figure changes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from medlofte import rules
from medlofte.book import load, row_check
from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.disk import intents, journal, tree_files, writing
from medlofte.disk.intents import Renaming
from medlofte.disk.journal import Deed, Did
from medlofte.finding import Finding, Level
from medlofte.language import t
from medlofte.model.activity import Activity
from medlofte.model.agreement import PromiseFile
from medlofte.progress.measure import Standpoint, measure, of_year
from medlofte.reading import splice
from medlofte.reading.complaints import bad_id
from medlofte.reading.document import parse
from medlofte.reading.encoding import encode
from medlofte.reading.keys import routes
from medlofte.reading.values import ID, Named
from medlofte.stop import FailedError, RefusedError, WrongCallError

_LONGEST = 64
_SHOWN = 5


class FileRewrite(NamedTuple):
    """A file as it is, and as it will be."""

    path: str
    before: bytes
    after: bytes


def propose(root: Path, slug: str, old: str, new: str, today: date) -> list[FileRewrite]:
    """Return what changes where a promise gets a new id; what would change more is refused."""
    raw = _read(root, slug)
    return _checked(slug, raw, raw, (old, new), today)


def carry_out(root: Path, changes: Sequence[FileRewrite], intent: Renaming) -> None:
    """Write everything beside its place, note it, and switch; where that is refused, do nothing.

    The lock must be held. A file that somebody changes in this very moment is left as it is, to be
    changed anew.
    """
    staged: dict[str, Path] = {}
    try:
        for change in changes:
            staged[change.path] = writing.stage(root, change.path, change.after)
        _compare(root, changes)
        intents.begin(root, intent)
    except BaseException:
        for hidden in staged.values():
            hidden.unlink(missing_ok=True)
        raise
    with suppress(FailedError):  # no room to note it: then it is not taken back with undo
        texts = {change.path: (change.before, change.after) for change in changes}
        journal.remember(root, texts, Did(Deed.RENAME, intent.old, intent.new), intent.key)
    # The promises come last: until then an activity with the new id is known by its name.
    for change in sorted(changes, key=lambda one: one.path.startswith(tree_files.PROMISES)):
        if (root / change.path).read_bytes() == change.before:
            writing.switch(root, change.path, staged[change.path])
        else:
            staged[change.path].unlink()


def complete(root: Path, intent: Renaming, today: date) -> None:
    """Go on with a renaming that was begun until the old id stands nowhere.

    It is asked again what `propose` asks: files may have been changed or gone since.
    """
    while left := changes(raw := _read(root, intent.slug), intent.old, intent.new):
        was = raw | {one.path: one.after for one in changes(raw, intent.new, intent.old)}
        _checked(intent.slug, raw, was, (intent.old, intent.new), today)
        carry_out(root, left, intent)
    intents.finished(root)


def _checked(
    slug: str, raw: Mapping[str, bytes], was: Mapping[str, bytes], ids: tuple[str, str], today: date
) -> list[FileRewrite]:
    """Check what is there, and that no figure changes from what was before the renaming."""
    old, new = ids
    book = load.of_texts(slug, raw).book
    if book is None:
        raise RefusedError(t("Löftesfilen har fel och måste rättas först."))
    _check_new(book, old, new)
    changed = changes(was, old, new)
    before = load.of_texts(slug, was)
    after = load.of_texts(slug, {**was, **{change.path: change.after for change in changed}})
    worse = _worse(_errors(before, today), _errors(after, today))
    same = before.book and after.book and _figures(before.book) == _figures(after.book)
    if worse or not same:
        message = t("Med id:t {new} skulle siffrorna ändras, så inget är ändrat.", new=new)
        raise RefusedError("\n".join([message, *worse[:_SHOWN]]))
    return changed


def _compare(root: Path, changes: Sequence[FileRewrite]) -> None:
    for change in changes:
        if (root / change.path).read_bytes() != change.before:
            message = t(
                "{path} ändrades av någon annan under tiden. Inget är bytt; kör kommandot igen.",
                path=change.path,
            )
            raise RefusedError(message)


def _check_new(book: Book, old: str, new: str) -> None:
    if not re.fullmatch(ID, new) or len(new) > _LONGEST:
        raise WrongCallError(bad_id(new))
    if new == old:
        raise WrongCallError(t("Löftet heter redan {id}.", id=new))
    for agreement in book.promises.agreements:
        ids = {promise.id for promise in agreement.promises}
        if {old, new} <= ids:
            message = t(
                'Det finns redan ett löfte som heter "{id}" i medborgarlöftet {agreement}.',
                id=new,
                agreement=agreement.id,
            )
            raise WrongCallError(message)


def _read(root: Path, slug: str) -> dict[str, bytes]:
    """Read a municipality's files, its promises first; one that the disk refuses is an obstacle."""
    raw: dict[str, bytes] = {}
    paths = [load.promise_path(slug), *tree_files.activity_files(root, slug).paths]
    for path, text in tree_files.read(root, paths):
        if isinstance(text, Finding):
            raise RefusedError(f"{path}: {text.message}")
        raw[path] = text
    return raw


def changes(raw: Mapping[str, bytes], old: str, new: str) -> list[FileRewrite]:
    """Splice the new id into every text that has the old one; nothing else in a file moves.

    A file that cannot be read as YAML is in the way only where it holds the old id.
    """
    changed = []
    for path, before in raw.items():
        document, findings = parse(path, before)
        if document is None:
            if old.encode() in before:
                raise RefusedError(_broken(path, findings[0]))
            continue
        model = PromiseFile if path.startswith(tree_files.PROMISES) else Activity
        named = document.at(routes(model, Named.PROMISE))
        there = [route for route, value in named if value == old]
        if there:
            text = splice.replaced(document, there, old, new)
            if text is None:
                message = t(
                    '{path}: id:t "{id}" står så att det inte går att byta. Skriv om det för hand.',
                    path=path,
                    id=old,
                )
                raise RefusedError(message)
            text = row_check.renewed(document.text, text)
            changed.append(FileRewrite(path, before, encode(text, before)))
    return changed


def _broken(path: str, finding: Finding) -> str:
    place = f"{path}:{finding.place.line}:{finding.place.column}"
    return t("{place} måste rättas först: {message}", place=place, message=finding.message)


def _errors(reading: Reading, today: date) -> list[Finding]:
    return [one for one in rules.check(reading, today) if one.level is Level.ERROR]


def _worse(before: Sequence[Finding], after: Sequence[Finding]) -> list[str]:
    """What would be complained of that is not complained of now; sentences may hold the id."""
    known, new = (Counter((one.place.path, one.rule) for one in some) for some in (before, after))
    more = new - known
    return [
        f"{one.place.path}: {one.message}" for one in after if (one.place.path, one.rule) in more
    ]


def _figures(book: Book) -> list[Any]:
    """Which promises each report answers to, and all that counts in each year that has reports."""
    years = sorted({logged.span.last.year for logged in book.logged})
    return [
        *((logged.stem, [pledge.route for pledge in logged.pledges]) for logged in book.logged),
        *(
            (
                row.window,
                row.outcome._replace(left={}),
                [one.stem for one in row.counted],
                [(one.logged.stem, one.reason) for one in row.uncounted],
            )
            for number in years
            for row in measure(book, Standpoint(of_year(number), date.max, date.max)).rows
        ),
    ]
