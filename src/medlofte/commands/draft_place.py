"""Knows where in the tree a draft is written: a file of its own, or the one that is there."""

from dataclasses import dataclass
from typing import Literal

from medlofte.book.load import promise_path
from medlofte.commands import promise_file
from medlofte.commands.promise_file import OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did, Texts
from medlofte.drafting.draft import DocumentDraft, DraftSource
from medlofte.drafting.file import written
from medlofte.language import t
from medlofte.reading.encoding import encode

Wanted = Literal["write", "leave", "through"]


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The promise file of a draft's municipality, perhaps one that is to be made."""

    workspace: Workspace
    slug: str
    file: OpenFile | None

    @property
    def path(self) -> str:
        return promise_path(self.slug)

    def taken(self, draft: DocumentDraft) -> str:
        """That the agreement stands there already; empty where it does not."""
        if self.file is None:
            return ""
        same = written.same(self.file.book.promises, draft)
        if same is None:
            return ""
        return t(
            "{title} finns redan i {path}, med id {id}. Inget är skrivet. Är dokumentet rättat: "
            "ändra i filen, eller skriv utkastet bredvid med -o FIL och jämför.",
            title=same.title,
            path=self.workspace.shown_path(self.path),
            id=same.id,
        )

    def question(self) -> str:
        """What a person is asked before anything is written."""
        path = self.workspace.shown_path(self.path)
        if self.file is None:
            return t("Skriv {path}? [J]a  [n]ej  [g]å igenom löftena ett i taget:", path=path)
        return t("Lägg till i {path}? [J]a  [n]ej  [g]å igenom löftena:", path=path)

    def write(self, draft: DocumentDraft, source: DraftSource, name: str) -> list[str]:
        """Put the draft in place, in the file as it is by then; what is told of it.

        `name` is what the document is called where what was written is taken back.
        """
        with self.workspace.writing():
            before, text, known = None, "", None
            if self.file is None:
                text = written.new_file(draft, source)
            else:
                known = promise_file.opened(self.workspace, self.slug)
                before = known.raw
                text = written.added(known.document, known.book.promises, draft, source)
            promise_file.checked(self.workspace, self.slug, text, known)
            after = text.encode() if before is None else encode(text, before)
            texts: Texts = (before, after)
            remembered = self.workspace.write({self.path: texts}, Did(Deed.READ, name))
        path = self.workspace.shown_path(self.path)
        undo = [t("Blev det fel?  medlofte undo")] * remembered
        return [t("Sparad: {path}", path=path), *undo]


def place_of(workspace: Workspace, draft: DocumentDraft) -> DraftPlace:
    """The file that the draft's municipality has, perhaps under another name than its own."""
    told = draft.agreement.municipality
    assert told is not None  # noqa: S101  it is settled before it is written
    there = promise_file.slug_of(workspace, told.value)
    file = promise_file.opened(workspace, there) if there else None
    return DraftPlace(workspace, there or told.value.slug, file)
