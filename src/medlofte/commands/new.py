"""`medlofte new`: a municipality, an agreement or a promise, written into the promise file."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book, assemble_promises
from medlofte.book.load import Reading, promise_path
from medlofte.commands import personal_gate
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files, writing
from medlofte.edit import new_promise
from medlofte.edit.new_promise import Contract
from medlofte.finding import Finding, Level
from medlofte.interview import prompts
from medlofte.interview.agreement import AGREEMENT, MUNICIPALITY, AgreementForm, MunicipalityForm
from medlofte.interview.interview import settle
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.reading import splice
from medlofte.reading.document import Document, parse
from medlofte.reading.encoding import encode
from medlofte.reading.written import written
from medlofte.render.terminal import screen
from medlofte.rules.silencing import accept
from medlofte.stop import RefusedError
from medlofte.swedish.municipalities import Municipality, by_slug
from medlofte.typed import lookup
from medlofte.wording.plain_text import wrap

Typed = Mapping[str, str | None]
CARRIED = ("areas", "promises")


@dataclass(frozen=True, slots=True)
class _File:
    """A promise file as it was read, to be written again with more in it."""

    raw: bytes
    document: Document
    book: Book

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.book.promises.agreements


class _Made(NamedTuple):
    """Text to be put in place, what is new in it, and what its words leave open."""

    text: str
    new: Sequence[str]
    remarks: Sequence[str]


def promise(
    workspace: Workspace, municipality: str | None, agreement: str | None, typed: Typed
) -> int:
    """Add promises to an agreement: the one named, else the newest."""
    slug = _slug(workspace, municipality)
    asked = False
    while True:
        file = _read(workspace, slug)
        index = _agreement(file, agreement)
        chosen = file.agreements[index].id
        form, asked = _settled_promise(workspace, file, index, typed, asked=asked)
        make = partial(_with_promise, agreement=chosen, form=form)
        kept = _finish(workspace, file, make, asked=asked)
        if not (asked and kept and _one_more()):
            return 0
        typed = {}


def agreement(
    workspace: Workspace, municipality: str | None, carry: str | None, typed: Typed, first: Typed
) -> int:
    """Add an agreement with at least one promise; areas and promises may come from the last one."""
    slug = _slug(workspace, municipality)
    file = _read(workspace, slug)
    last = len(file.agreements) - 1
    taken = [one.id for one in file.agreements]
    form, asked = settle(lambda: AgreementForm(taken, workspace.today), AGREEMENT, typed)
    contract = form.contract()
    carried = lookup.choices("--carry", carry, CARRIED)
    if asked and not carried:
        carried = frozenset(_carried(file, last))
    if carried:
        contract.areas = dict(file.agreements[last].areas)
    left = _carry_promises(file, last, contract) if "promises" in carried else []
    parties = dict(file.book.promises.parties)
    remarks, asked = _promises(workspace, contract, parties, first, asked=asked)
    if left:
        names = ", ".join(left)
        remarks.append(
            t("Inte överförda, för att de har egna dagar eller avförts: {names}.", names=names)
        )

    def make(file: _File) -> _Made:
        text = file.document.text
        for id_, name in parties.items():
            if id_ not in file.book.promises.parties:
                document = _parsed(file.document.path, text)
                text = splice.entry(document, ("parties",), id_, written(name))
        earlier = sum(one.from_ <= contract.first for one in file.agreements)
        document = _parsed(file.document.path, text)
        new = contract.lines()
        return _Made(splice.item(document, ("agreements",), earlier, new), new, remarks)

    _finish(workspace, file, make, asked=asked)
    return 0


def municipality(workspace: Workspace, typed: Typed, term: Typed, first: Typed) -> int:
    """Write a municipality's promise file with its first agreement."""
    form, asked = settle(MunicipalityForm, MUNICIPALITY, typed)
    assert form.known is not None  # noqa: S101  a form is settled only with it
    known = form.known
    there, path = _there(workspace, known), promise_path(known.slug)
    if there:
        message = t(
            "{name} finns redan: {path}.", name=known.name, path=workspace.shown_path(there)
        )
        command = f"medlofte new agreement {known.slug}"
        more = t("Ett nytt medborgarlöfte läggs till med: {command}", command=command)
        raise RefusedError(f"{message} {more}")
    years, asked = settle(lambda: AgreementForm([], workspace.today), AGREEMENT, term, asked=asked)
    contract = years.contract()
    remarks, asked = _promises(workspace, contract, form.parties, first, asked=asked)
    text = new_promise.promise_file(
        known.name, known.code, form.police_area, form.parties, contract
    )
    made = _Made(text, text.splitlines(), remarks)
    if _agreed(workspace, known.slug, made, None, asked=asked):
        text = _accepted(text, _checked(workspace, known.slug, text, None))
        with workspace.writing():
            writing.create(workspace.root, path, text)
        prompts.say([t("Sparad: {path}", path=workspace.shown_path(path))])
    return 0


def _there(workspace: Workspace, known: Municipality) -> str | None:
    """The promise file that a municipality has, perhaps under another name than its own."""
    own = promise_path(known.slug)
    if (workspace.root / own).exists():
        return own
    for slug in workspace.slugs:
        if not by_slug(slug):
            book = load.read_promises(workspace.root, slug).book
            if book and book.promises.code == known.code:
                return book.document.path
    return None


def _promises(
    workspace: Workspace, contract: Contract, parties: dict[str, str], typed: Typed, *, asked: bool
) -> tuple[list[str], bool]:
    """Settle the promises of a new agreement: at least one, on a terminal as many as wanted."""
    remarks: list[str] = []
    given = any(text is not None for text in typed.values())
    more = not contract.promises or given or (asked and _one_more())
    while more:
        fresh = partial(_fresh, workspace, contract, parties)
        form, asked = settle(fresh, QUESTIONS, typed, asked=asked)
        contract.promises.append(form.clause.lines())
        parties |= form.used_parties()
        contract.areas |= form.used_areas()
        remarks += form.remarks()
        more, typed = asked and _one_more(), {}
    return remarks, asked


def _fresh(workspace: Workspace, contract: Contract, parties: dict[str, str]) -> PromiseForm:
    taken = [lines[0].removeprefix("- id: ") for lines in contract.promises]
    return PromiseForm(dict(parties), dict(contract.areas), taken, workspace.today)


def _one_more() -> bool:
    return prompts.yes(t("Ett löfte till? [j/N]:"), default=False)


def _slug(workspace: Workspace, typed: str | None) -> str:
    if typed is None and workspace.slugs and workspace.default() is None and prompts.is_terminal():
        prompts.tell(t("Kommuner: {names}", names=", ".join(workspace.slugs)))
        return prompts.until(t("Vilken kommun?"), workspace.named)
    return workspace.required(typed)


def _read(workspace: Workspace, slug: str) -> _File:
    path = promise_path(slug)
    if tree_files.leads_out(workspace.root, path):
        document, findings = None, tree_files.promise_files(workspace.root).findings
    else:
        raw = (workspace.root / path).read_bytes()
        document, findings = parse(path, raw)
    if document:
        book, findings = assemble_promises(slug, document)
        if book:
            return _File(raw, document, book)
    workspace.complain(findings)
    raise RefusedError(t("Löftesfilen har fel och måste rättas först."))


def _parsed(path: str, text: str) -> Document:
    document, findings = parse(path, text.encode())
    if document is None:
        raise RefusedError("\n".join(one.message for one in findings))
    return document


def _agreement(file: _File, typed: str | None) -> int:
    ids = [one.id for one in file.agreements]
    if typed is None:
        return max(range(len(ids)), key=lambda index: file.agreements[index].to)
    return ids.index(lookup.choice("--agreement", typed, ids))


def _settled_promise(
    workspace: Workspace, file: _File, index: int, typed: Typed, *, asked: bool
) -> tuple[PromiseForm, bool]:
    chosen = file.agreements[index]

    def make() -> PromiseForm:
        taken = [one.id for one in chosen.promises]
        parties, areas = dict(file.book.promises.parties), dict(chosen.areas)
        return PromiseForm(parties, areas, taken, workspace.today)

    return settle(make, QUESTIONS, typed, asked=asked)


def _with_promise(file: _File, agreement: str, form: PromiseForm) -> _Made:
    """Put the promise at the end of its agreement."""
    index = _agreement(file, agreement)
    new = form.clause.lines()
    document = _parsed(file.document.path, _with_names(file, index, form))
    route = ("agreements", index, "promises")
    text = splice.item(document, route, len(file.agreements[index].promises), new)
    return _Made(text, new, form.remarks())


def _with_names(file: _File, index: int, form: PromiseForm) -> str:
    """Put in the party and the area that are new."""
    path, text = file.document.path, file.document.text
    for route, known, now in (
        (("parties",), file.book.promises.parties, form.used_parties()),
        (("agreements", index, "areas"), file.agreements[index].areas, form.used_areas()),
    ):
        for id_, name in now.items():
            if id_ not in known:
                document = _parsed(path, text)
                text = splice.entry(document, route, id_, written(name))
    return text


def _carried(file: _File, last: int) -> Iterable[str]:
    """Ask what to take over from the last agreement."""
    latest = file.agreements[last]
    if latest.areas:
        names = ", ".join(latest.areas.values())
        question = t("Ta med områdena från {id} ({names})? [J/n]:", id=latest.id, names=names)
        if prompts.yes(question, default=True):
            yield "areas"
            question = t("Ta med löftena också, att ändra i efteråt? [j/N]:")
            if prompts.yes(question, default=False):
                yield "promises"


def _carry_promises(file: _File, last: int, contract: Contract) -> list[str]:
    """Take over the promises as they are worded; return those with days of their own."""
    left = []
    for index, one in enumerate(file.agreements[last].promises):
        if one.from_ or one.to or one.withdrawn or one.target.deadline:
            left.append(one.id)
        else:
            route = ("agreements", last, "promises", index)
            contract.promises.append(splice.item_lines(file.document, route))
    return left


def _finish(
    workspace: Workspace, file: _File, make: Callable[[_File], _Made], *, asked: bool
) -> bool:
    """Show what would be written and put it in place: in the file as it is by then."""
    slug = file.book.id
    if not _agreed(workspace, slug, make(file), file, asked=asked):
        return False
    path = promise_path(slug)
    with workspace.writing():
        now = _read(workspace, slug)
        made = make(now)
        text = _accepted(made.text, _checked(workspace, slug, made.text, now))
        writing.replace(workspace.root, path, now.raw, encode(text, now.raw))
    prompts.say([t("Sparad: {path}", path=workspace.shown_path(path))])
    return True


def _accepted(text: str, found: Sequence[Finding]) -> str:
    """Write the comments that accept what may be personal data, and was let stand."""
    return accept(text, [one for one in found if rules.is_personal(one)])


def _agreed(
    workspace: Workspace, slug: str, made: _Made, file: _File | None, *, asked: bool
) -> bool:
    """Check what would be written as it would be read; show it; ask, where there were questions."""
    found = _checked(workspace, slug, made.text, file)
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


def _checked(workspace: Workspace, slug: str, text: str, file: _File | None) -> list[Finding]:
    """Refuse what would have errors; return what else was not complained of before."""
    book, findings = assemble_promises(slug, _parsed(promise_path(slug), text))
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
