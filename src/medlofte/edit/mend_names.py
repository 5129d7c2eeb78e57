"""Knows how `validate --fix` mends names and folders, where what a file says is right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from medlofte.book.book import Book, Logged
from medlofte.book.load import Reading, promise_path
from medlofte.disk import tree_files
from medlofte.disk.file_names import is_free, judge
from medlofte.edit import new_activity
from medlofte.edit.moves import Moves, is_one
from medlofte.finding import Finding, Level
from medlofte.swedish.municipalities import by_code, by_name

_ABOUT_PLACE = frozenset({"file-name", "wrong-folder", "promise-file-name"})
_COPY = {"copy"}
_DAY = re.compile(r"^\d{4}-?\d{2}-?\d{2}-?")


def mend(moves: Moves, reading: Reading, findings: Iterable[Finding]) -> None:
    """Decide to move what lies wrong and is otherwise without errors.

    Nothing is ever overwritten, and a file that another one names in `replaces` keeps its name.
    """
    rules: dict[str, set[str]] = {}
    for finding in findings:
        if finding.level is Level.ERROR:
            rules.setdefault(finding.place.path, set()).add(finding.rule)
    copies = [path for path in reading.unread if rules.get(path) == _COPY]
    finished = [*_finish(moves.root, reading, copies)]
    for old, new in finished:
        moves.add(old, new)
    book = reading.book
    if book is None:
        return
    there = [*(logged.path for logged in book.logged), *book.unread]
    named = {old for logged in book.logged for old in logged.activity.replaces}
    for logged in book.logged:
        if any(logged.path == old for old, _ in finished):
            continue
        broken = rules.get(logged.path, set())
        new = _right_path(logged)
        if new != logged.path and _keeps(logged, new) and moves.exists(new):
            continue  # two of one name: a person has to compare them
        if broken and broken <= _ABOUT_PLACE and (logged.stem not in named or _keeps(logged, new)):
            there.remove(logged.path)
            free = _free_path(moves, new, there)
            there.append(free)
            moves.add(logged.path, free)
    marked = judge([book.document.path]).findings
    if rules.get(book.document.path) == {"promise-file-name"} and not marked:
        _rename_municipality(moves, book)


def _finish(root: Path, reading: Reading, copies: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Finish moves that were interrupted: of two names of one file the right one stays."""
    counted = reading.book.logged if reading.book else ()
    pairs = [(copy, one.path, _right_path(one)) for one in counted for copy in copies]
    own = promise_path(reading.slug)
    if own in copies:
        pairs += [(own, one, one) for one in tree_files.promise_files(root).paths if one != own]
    for copy, path, right in pairs:
        if is_one(root, copy, path):
            yield (path, copy) if copy == right else (copy, path)


def _right_path(logged: Logged) -> str:
    day = logged.span.last.isoformat()
    words = logged.stem if logged.stem.startswith(f"{day}-") else _DAY.sub("", logged.stem)
    name = words if words.startswith(f"{day}-") else f"{day}-{words}"
    if name in (day, f"{day}-"):
        name = f"{day}-{logged.activity.promises[0]}"
    folder = PurePosixPath(logged.path).parents[1] / f"{logged.span.last.year:04}"
    return f"{folder}/{name}{tree_files.ENDING}"


def _keeps(logged: Logged, new: str) -> bool:
    return new.endswith(f"/{logged.stem}{tree_files.ENDING}")


def _free_path(moves: Moves, path: str, there: Sequence[str]) -> str:
    """The path itself, else, where some computer has no room for it, with a tail as of `log`."""
    free = path
    while moves.exists(free) or not is_free(free, there):
        free = (
            f"{path.removesuffix(tree_files.ENDING)}-{new_activity.new_tail()}{tree_files.ENDING}"
        )
    return free


def _rename_municipality(moves: Moves, book: Book) -> None:
    """Give a municipality's file and its folder of activities the name that both should have."""
    known = by_name(book.promises.municipality) or by_code(book.promises.code)
    assert known is not None  # noqa: S101  else the rule would not have been broken
    old, new = (f"{tree_files.ACTIVITIES}/{slug}" for slug in (book.id, known.slug))
    there, target = (moves.root / old).is_dir(), promise_path(known.slug)
    # A folder of that name without one of the old is what an interrupted move has left.
    if (there and moves.exists(new)) or moves.exists(target):
        return
    if there:
        moves.add(old, new)
    moves.add(book.document.path, target)
