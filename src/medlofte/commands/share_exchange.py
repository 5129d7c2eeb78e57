"""Knows how one share goes: fetched, joined, recorded, put in place, sent, and told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from medlofte.commands import share_gate
from medlofte.commands.share_conflict import Conflicts
from medlofte.commands.workspace import Workspace
from medlofte.interview import prompts
from medlofte.language import in_source, t
from medlofte.render.terminal import share as render
from medlofte.render.terminal.share import Fate, SharedFile
from medlofte.sharing import consent, exchange, merge, placing, snapshot
from medlofte.sharing.exchange import MovedError, NotTakenError
from medlofte.sharing.merge import Deciding
from medlofte.sharing.private_git import PrivateGit
from medlofte.sharing.snapshot import ChangedFile, Snapshot, Unsent
from medlofte.stop import FailedError, RefusedError
from medlofte.swedish.municipalities import by_slug

_TRIES = 5  # times that others may be quicker


@dataclass(frozen=True)
class Sharing:
    """One share of a tree."""

    workspace: Workspace
    git: PrivateGit

    @cached_property
    def _clear(self) -> set[tuple[str, str]]:
        return set()

    @cached_property
    def _conflicts(self) -> Conflicts:
        return Conflicts(self.workspace, self.git.repository)

    def look(self, theirs: str | None) -> Snapshot:
        """Look at the disk, and refuse what must not be sent."""
        here = snapshot.take(self.git, theirs)
        last = here.head if theirs else None  # else it is not known what they have
        sent = Unsent([], [])
        if last:
            sent = snapshot.unsent(self.git, last, theirs)
            snapshot.refuse_others(self.git, sent, empty=False)
        share_gate.refuse_personal(self.workspace, self.git, here, sent, self._clear)
        return here

    def outgoing(self, here: Snapshot) -> list[SharedFile]:
        """What would be sent, as far as it is known before the remote is asked."""
        known = self.git.known()
        base = self.git.base(here.head, known) if here.head and known else ""
        changes = snapshot.changes(self.git, base, here.tree) if base else here.changes
        return self.files(changes)

    def files(self, changes: Sequence[ChangedFile]) -> list[SharedFile]:
        found = []
        for one in changes:
            kind = Fate.NEW if one.added else Fate.REMOVED if one.removed else Fate.CHANGED
            found.append(SharedFile(self.git.repository.of_tree(one.path), kind))
        return found

    def exchange(
        self,
        approved: Snapshot,
        files: Sequence[SharedFile],
        more: Callable[[Sequence[SharedFile]], bool],
    ) -> int:
        """Fetch, join, record and send, and again where others were quicker.

        `files` are those that the person has seen and approved, on the disk as `approved` has it;
        `more` asks about what is found to go along with them.
        """
        came: list[ChangedFile] = []
        seen = [*files]
        for _ in range(_TRIES):
            theirs = exchange.fetch(self.git)
            here = self.look(theirs)
            _refuse_unseen(here, approved)
            commit = self._joined(here, theirs)
            if commit is None:
                consent.give(self.git.repository)
                return self._tell([], came)
            sending = self._checked(here, theirs, commit)
            if not {one.path for one in sending} <= {one.path for one in seen}:
                if not more(sending):
                    raise RefusedError(t("Inget är delat."))
                seen += sending
            with self.workspace.writing():
                if snapshot.take(self.git, theirs) != here:
                    continue  # somebody has written here meanwhile
                came += placing.place(self.git, here, commit)
            consent.give(self.git.repository)
            if commit == theirs:
                return self._tell([], came)
            try:
                exchange.send(self.git, commit)
            except MovedError:
                continue
            except NotTakenError as refused:
                return self._not_taken(str(refused), came)
            return self._tell(sending, came)
        raise FailedError(
            t(
                "Andra delar just nu hela tiden. Det som finns här är sparat och inte skickat. "
                "Försök igen om en stund: medlofte share"
            )
        )

    def _checked(self, here: Snapshot, theirs: str | None, commit: str) -> list[SharedFile]:
        """What sending a commit changes at the remote; refused where it must not be sent."""
        sent = snapshot.unsent(self.git, commit, theirs)
        snapshot.refuse_others(self.git, sent, empty=theirs is None)
        share_gate.refuse_personal(self.workspace, self.git, here, sent, self._clear)
        before = theirs or self.git.line("mktree")
        return self.files(snapshot.changes(self.git, before, commit))

    def _joined(self, here: Snapshot, theirs: str | None) -> str | None:
        """The commit that holds what is here and what others have; None where there is nothing."""
        git, ours = self.git, here.head
        if here.changes:
            ours = merge.commit(git, here.tree, [ours] if ours else [], self._message(here))
        if theirs is None or ours is None or ours == theirs:
            return (ours or theirs) if ours != theirs else None
        if git.base(ours, theirs) in {ours, theirs}:
            return theirs if git.base(ours, theirs) == ours else ours
        conflicts = self._conflicts
        tree = merge.merged(git, ours, theirs, Deciding(conflicts.may_stand, conflicts.decide))
        conflicts.refuse_unasked()
        with in_source():
            message = t("Förena med det som andra har delat")
        return merge.commit(git, tree, [ours, theirs], message)

    def _message(self, here: Snapshot) -> str:
        """What is recorded, in plain words and in the language of the data."""
        files = self.files(here.changes)
        slugs = {
            one.path.split("/")[1].removesuffix(".yaml")
            for one in files
            if one.path and "/" in one.path
        }
        known = sorted(found.name for slug in slugs if (found := by_slug(slug)))
        with in_source():
            what = render.counted(files)
            return t("{what} i {place}", what=what, place=render.joined(known)) if known else what

    def _not_taken(self, said: str, came: Sequence[ChangedFile]) -> int:
        remote = self.git.repository.remote
        message = t(
            "{remote} tog inte emot det: {reason}. Det är sparat här, och nästa medlofte share "
            "skickar det. Fråga den som sköter det gemensamma arkivet om du får skriva i grenen "
            "{branch}.",
            remote=remote.name,
            reason=said,
            branch=remote.branch,
        )
        self.workspace.say([message])
        if came:
            self._tell([], came)
        return 1

    def _tell(self, sent: Sequence[SharedFile], came: Sequence[ChangedFile]) -> int:
        """Say what was sent and what came, and complain of what came with errors."""
        fetched = self.files(came)
        remote = self.git.repository.remote
        prompts.tell(render.summary(sent, fetched, remote.name))
        links = [one.path for one in came if not one.is_plain]
        if links:
            names = ", ".join(links)
            self.workspace.say(
                [t("Bland det hämtade finns länkar, och de läses inte: {names}", names=names)]
            )
        paths = [one.path for one in fetched if one.path and one.kind is not Fate.REMOVED]
        found = share_gate.errors_in(self.workspace, paths)
        if found:
            self.workspace.say([t("Det som hämtades har fel:")])
            self.workspace.complain(found)
        return 0


def _refuse_unseen(here: Snapshot, approved: Snapshot) -> None:
    """Refuse to send what has been written since the person saw what would be sent."""
    if not {*here.changes} <= {*approved.changes}:
        raise RefusedError(
            t(
                "Något har ändrats här sedan det visades, och det är inte skickat. Kör medlofte "
                "share igen."
            )
        )
