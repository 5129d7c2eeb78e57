"""Knows what must not be sent: personal data in any version, commit message or name; and errors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import read_activity
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files
from medlofte.finding import Finding, Level, Place, error
from medlofte.language import n, t
from medlofte.model import settings
from medlofte.reading.document import parse
from medlofte.sharing.private_git import PrivateGit
from medlofte.sharing.snapshot import ChangedFile, Snapshot, Unsent
from medlofte.stop import RefusedError
from medlofte.swedish.personal_data import search

_COMMIT = "git log"  # where a commit's message stands
# A name begins with the activity's day, which with what follows is nobody's number.
_DAY = re.compile(r"(?<=/)\d{4}-\d\d-\d\d(?=-)", re.ASCII)


def refuse_personal(
    workspace: Workspace, git: PrivateGit, here: Snapshot, sent: Unsent, clear: set[tuple[str, str]]
) -> None:
    """Refuse to send what holds personal data that no comment accepts: all places are named.

    `clear` are the versions that have been looked at, by path and id; what is found clear is added.
    """
    current = {one.path: one.id for one in here.changes}
    found: list[Finding] = []
    earlier = False
    versions = [
        one
        for one in {*sent.versions, *here.changes}
        if not one.removed and (one.path, one.id) not in clear
    ]
    texts = git.blobs(one.id for one in versions if one.is_plain)
    for one in versions:
        path = git.repository.of_tree(one.path)
        told = [*_personal(path, texts[one.id])] if path and one.id in texts else []
        found += told
        if told and (current.get(one.path) or _id_on_disk(git, one)) != one.id:
            earlier = True
    found += _in_messages(sent)
    found = [*dict.fromkeys(found)]
    if not found:
        clear.update((one.path, one.id) for one in versions)
        return
    workspace.complain(found)
    raise RefusedError(_refusal(git, found, earlier=earlier))


def _refusal(git: PrivateGit, found: Sequence[Finding], *, earlier: bool) -> str:
    """How much was found, and what to do where it stands in commits that are not sent."""
    message = n(
        "Inget är delat: {count} personuppgift är inte godtagen. Ta bort den, eller godta den "
        "där den får stå.",
        "Inget är delat: {count} personuppgifter är inte godtagna. Ta bort dem, eller godta dem "
        "som får stå.",
        len(found),
    )
    if earlier or any(one.place.path == _COMMIT for one in found):
        message += " " + t(
            "Något av det står i en commit som inte är skickad, och skulle följa med fast filen "
            "är rättad. Gör om dem till en enda: git reset --soft {remote}/{branch}, och sedan "
            "medlofte share.",
            remote=git.repository.remote.name,
            branch=git.repository.remote.branch,
        )
    return message


def _id_on_disk(git: PrivateGit, one: ChangedFile) -> str:
    listed = git.run("ls-tree", "-z", "HEAD", "--", one.path).out.decode(errors="surrogateescape")
    return listed.partition("\t")[0].rpartition(" ")[2]


def _personal(path: str, data: bytes) -> Iterator[Finding]:
    """What is found in a file as it would be sent, also where it cannot be read as data."""
    for hit in search(_DAY.sub("", path)):
        yield error(Place(path), hit.kind, t('Filens namn innehåller "{words}".', words=hit.text))
    document, _ = parse(path, data)
    if document is None:
        for hit in search(data.decode(errors="replace")):
            message = t('Filen innehåller "{words}", och går inte att läsa.', words=hit.text)
            yield error(Place(path), hit.kind, message)
    elif path == tree_files.SETTINGS:
        yield from (one for one in rules.check_settings(document) if one.level is Level.ERROR)
    else:
        yield from rules.personal_in(document, "")


def _in_messages(sent: Unsent) -> Iterator[Finding]:
    for message in sent.messages:
        for hit in search(message):
            words = t('Ett meddelande till en commit innehåller "{words}".', words=hit.text)
            yield error(Place(_COMMIT), hit.kind, words)


def errors_in(workspace: Workspace, paths: Iterable[str]) -> list[Finding]:
    """The errors of files of the tree as they lie on the disk: what leaves them out of figures."""
    meant = {*paths}
    told_of = meant.union(str(one) for path in meant for one in PurePosixPath(path).parents)
    slugs = {path.split("/")[1].removesuffix(tree_files.ENDING) for path in meant if "/" in path}
    there, found = load.municipalities(workspace.root)
    for slug in sorted(slugs.intersection(there)):
        found += rules.check(load.load(workspace.root, slug), workspace.today)
    if tree_files.SETTINGS in meant:
        document, more = settings.load_document(workspace.root)
        found += more + settings.of_document(document)[1]
    return [
        one
        for one in dict.fromkeys(found)
        if one.level is Level.ERROR and one.place.path in told_of
    ]


def may_stand(workspace: Workspace, path: str, versions: Sequence[bytes], both: bytes) -> bool:
    """Whether the text of two writers is as sound as what each of them wrote."""
    known = {rule for one in versions for rule in _wrong(workspace, path, one)}
    return _wrong(workspace, path, both) <= known


def _wrong(workspace: Workspace, path: str, data: bytes) -> set[str]:
    """The rules that a file breaks, looked at on its own."""
    if path.startswith(f"{tree_files.PROMISES}/"):
        slug = path.rpartition("/")[2].removesuffix(tree_files.ENDING)
        found = rules.check(load.of_texts(slug, {path: data}), workspace.today)
    else:
        document, found = parse(path, data)
        if document and path == tree_files.SETTINGS:
            found += settings.of_document(document)[1]
        elif document:
            found += read_activity(document)[1]
    return {one.rule for one in found if one.level is Level.ERROR}
