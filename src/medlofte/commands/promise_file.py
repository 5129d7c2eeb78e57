"""Knows how something new gets into a promise file: read, settled, checked, shown, written."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from medlofte import rules
from medlofte.book.book import Book, assemble_promises
from medlofte.book.load import Reading, promise_path
from medlofte.commands import personal_gate
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files
from medlofte.disk.journal import Did
from medlofte.edit.new_promise import Contract
from medlofte.finding import Finding, Level
from medlofte.interview import prompts
from medlofte.interview.interview import settle
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.reading.document import Document, parse
from medlofte.reading.encoding import encode
from medlofte.render.terminal import screen
from medlofte.rules.silencing import accept
from medlofte.stop import RefusedError
from medlofte.wording.plain_text import wrap


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A promise file as it was read, to be written again with more in it."""

    raw: bytes
    document: Document
    book: Book

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.book.promises.agreements


class NewText(NamedTuple):
    """Text to be put in place, what is new in it, what its words leave open, and what `undo` says.

    That is what was done: a promise, an agreement.
    """

    text: str
    new: Sequence[str]
    remarks: Sequence[str]
    did: Did


def settle_promises(
    workspace: Workspace,
    contract: Contract,
    parties: dict[str, str],
    typed: Mapping[str, str | None],
    *,
    asked: bool,
) -> tuple[list[str], bool]:
    """Settle the promises of a new agreement: at least one, on a terminal as many as wanted."""
    remarks: list[str] = []
    given = any(text is not None for text in typed.values())
    more = not contract.promises or given or (asked and one_more())
    while more:
        fresh = partial(_fresh, workspace, contract, parties)
        form, asked = settle(fresh, QUESTIONS, typed, asked=asked)
        contract.promises.append(form.clause.lines())
        parties |= form.used_parties()
        contract.areas |= form.used_areas()
        remarks += form.remarks()
        more, typed = asked and one_more(), {}
    return remarks, asked


def _fresh(workspace: Workspace, contract: Contract, parties: dict[str, str]) -> PromiseForm:
    taken = [lines[0].removeprefix("- id: ") for lines in contract.promises]
    return PromiseForm(dict(parties), dict(contract.areas), taken, workspace.today)


def one_more() -> bool:
    return prompts.yes(t("Ett löfte till? [j/N]:"), default=False)


def opened(workspace: Workspace, slug: str) -> OpenFile:
    path = promise_path(slug)
    if tree_files.leads_out(workspace.root, path):
        document, findings = None, tree_files.promise_files(workspace.root).findings
    else:
        raw = (workspace.root / path).read_bytes()
        document, findings = parse(path, raw)
    if document:
        book, findings = assemble_promises(slug, document)
        if book:
            return OpenFile(raw, document, book)
    workspace.complain(findings)
    raise RefusedError(t("Löftesfilen har fel och måste rättas först."))


def parsed(path: str, text: str) -> Document:
    document, findings = parse(path, text.encode())
    if document is None:
        raise RefusedError("\n".join(one.message for one in findings))
    return document


def finish(
    workspace: Workspace, file: OpenFile, make: Callable[[OpenFile], NewText], *, asked: bool
) -> bool:
    """Show what would be written and put it in place: in the file as it is by then."""
    slug = file.book.id
    if not agreed(workspace, slug, make(file), file, asked=asked):
        return False
    path = promise_path(slug)
    with workspace.writing():
        now = opened(workspace, slug)
        made = make(now)
        text = accepted(made.text, checked(workspace, slug, made.text, now))
        remembered = workspace.write({path: (now.raw, encode(text, now.raw))}, made.did)
    saved = t("Sparad: {path}", path=workspace.shown_path(path))
    prompts.say([saved, *[t("Blev det fel?  medlofte undo")] * (asked and remembered)])
    return True


def accepted(text: str, found: Sequence[Finding]) -> str:
    """Write the comments that accept what may be personal data, and was let stand."""
    return accept(text, [one for one in found if rules.is_personal(one)])


def agreed(
    workspace: Workspace, slug: str, made: NewText, file: OpenFile | None, *, asked: bool
) -> bool:
    """Check what would be written as it would be read; show it; ask, where there were questions."""
    found = checked(workspace, slug, made.text, file)
    doubtful = [one for one in found if rules.is_personal(one)]
    warnings = [one.message for one in found if one not in doubtful]
    remarks = list(dict.fromkeys([*made.remarks, *warnings]))
    if asked:
        prompts.say(["", *(f"  {line}" for line in made.new), ""])
    out = screen.of(sys.stderr)
    for remark in remarks:
        out.print(wrap(remark, out.width))
    if doubtful and not prompts.is_terminal():
        raise RefusedError("\n".join(dict.fromkeys(one.message for one in doubtful)))
    if not (
        personal_gate.may_stand(doubtful, accepted=False)
        and (not asked or prompts.yes(t("Spara? [J]a  [n]ej:"), default=True))
    ):
        prompts.tell(t("Inget sparat."))
        return False
    return True


def checked(workspace: Workspace, slug: str, text: str, file: OpenFile | None) -> list[Finding]:
    """Refuse what would have errors; return what else was not complained of before."""
    book, findings = assemble_promises(slug, parsed(promise_path(slug), text))
    if book:
        findings = rules.check(Reading(slug, book), workspace.today)
    errors = [
        one.message for one in findings if one.level is Level.ERROR and not rules.is_personal(one)
    ]
    known = rules.check(Reading(slug, file.book), workspace.today) if file else []
    before = {one.message for one in known}
    new_errors = [one for one in errors if one not in before]
    if book is None or new_errors:
        raise RefusedError("\n".join(dict.fromkeys(new_errors or errors)))
    return [one for one in findings if one.message not in before]
