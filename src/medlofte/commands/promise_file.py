"""Knows how something new gets into a promise file: read, settled, checked, shown, written."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from medlofte import rules
from medlofte.book import load
from medlofte.book.book import Book, assemble_promises
from medlofte.book.load import Reading, promise_path
from medlofte.book.versions import Pledge
from medlofte.commands import personal_gate
from medlofte.commands.workspace import Workspace
from medlofte.disk import tree_files
from medlofte.disk.journal import Did
from medlofte.edit.new_promise import Contract
from medlofte.finding import Finding, Level
from medlofte.interview import prompts
from medlofte.interview.promise import QUESTIONS
from medlofte.interview.promise_form import PromiseForm
from medlofte.interview.stages import Form, Stage, YesOrNo, change, walk
from medlofte.language import t
from medlofte.model.agreement import Agreement, Area
from medlofte.periods import Span
from medlofte.reading.document import Document, Route, parse
from medlofte.reading.encoding import encode
from medlofte.render.terminal import screen
from medlofte.rules.silencing import accept
from medlofte.stop import RefusedError
from medlofte.swedish.municipalities import Municipality, by_slug
from medlofte.wording.plain_text import wrap

Decision = Literal["save", "drop", "back", "change"]


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A promise file as it was read, to be written again with more in it."""

    raw: bytes
    document: Document
    book: Book

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.book.promises.agreements

    def pledge(self, route: Route) -> Pledge | None:
        """The promise that stands there; None where something else does."""
        return next((one for one in self.book.pledges if one.route == route), None)


class NewText(NamedTuple):
    """Text to be put in place, what is new in it, what its words leave open, and what `undo` says.

    That is what was done: a promise, an agreement.
    """

    text: str
    new: Sequence[str]
    remarks: Sequence[str]
    did: Did


@dataclass(slots=True)
class NewContract:
    """A new agreement while it is settled: at least one promise, on a terminal as many as wanted.

    What each promise adds (a party, an area), the next one knows.
    """

    stages: list[Stage]
    today: date
    parties: Callable[[], Mapping[str, str]]
    begun: Callable[[], Contract]  # with what is carried over

    def asked(self) -> bool:
        return any(one.asked for one in self.stages)

    def ask_for_promises(self, typed: Mapping[str, str | None]) -> None:
        """Add the stages of the promises; where some are carried over there need be no more."""
        given = any(text is not None for text in typed.values())

        def enough() -> bool:
            return bool(self.begun().promises) and not given

        more = YesOrNo(
            _one_more,
            default=False,
            wanted=lambda: enough() and self.asked(),
            unasked=lambda: not enough(),
            opens=lambda: self._next(typed),
        )
        self.stages.append(more)

    def _next(self, typed: Mapping[str, str | None]) -> list[Stage]:
        form: Form[PromiseForm] = Form(lambda: self._fresh(form), QUESTIONS, typed)
        more = YesOrNo(_one_more, default=False, wanted=self.asked, opens=lambda: self._next({}))
        return [form, more]

    def _forms(self, before: Form[PromiseForm] | None = None) -> Iterator[PromiseForm]:
        for one in self.stages:
            if one is before:
                return
            if isinstance(one, Form) and one.questions is QUESTIONS:
                yield one.form

    def _fresh(self, form: Form[PromiseForm]) -> PromiseForm:
        known = self.contract(before=form)
        taken = [lines[0].removeprefix("- id: ") for lines in known.promises]
        areas = {id_: area.name for id_, area in known.areas.items()}
        term = Span(known.first, known.last or date.max)
        return PromiseForm(self.all_parties(before=form), areas, taken, self.today, term)

    def contract(self, *, before: Form[PromiseForm] | None = None) -> Contract:
        """The agreement with its promises, or with those before one of them."""
        contract = self.begun()
        for one in self._forms(before):
            contract.promises.append(one.clause.lines())
            used = {id_: Area(name=name) for id_, name in one.used_areas().items()}
            contract.areas |= {id_: area for id_, area in used.items() if id_ not in contract.areas}
        return contract

    def all_parties(self, *, before: Form[PromiseForm] | None = None) -> dict[str, str]:
        parties = dict(self.parties())
        for one in self._forms(before):
            parties |= one.used_parties()
        return parties

    @property
    def remarks(self) -> list[str]:
        return [remark for one in self._forms() for remark in one.remarks()]


def _one_more() -> str:
    return t("Ett löfte till?")


def settled(stages: list[Stage], write: Callable[[bool], Decision]) -> Decision:
    """Settle all, and write it: until that is decided, all of it can be changed.

    `write` is told whether anybody was asked.
    """
    asked = walk(stages)
    while True:
        try:
            decision = write(asked)
        except RefusedError as refused:
            if not asked:
                raise
            prompts.tell(str(refused))
            decision = "change"
        if decision == "change":
            change(stages)
        elif decision == "back":
            walk(stages, back=True)
        else:
            return decision


def one_more() -> bool:
    return prompts.yes(f"{_one_more()} {t('[j/N]:')}", default=False)


def slug_of(workspace: Workspace, known: Municipality) -> str | None:
    """What the promise file of a municipality is called, perhaps not as the municipality."""
    if (workspace.root / promise_path(known.slug)).exists():
        return known.slug
    for slug in workspace.slugs:
        if not by_slug(slug):
            book = load.read_promises(workspace.root, slug).book
            if book and book.promises.code == known.code:
                return slug
    return None


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


def finish(  # noqa: PLR0913  what is written, where, and what was said of it
    workspace: Workspace,
    file: OpenFile,
    make: Callable[[OpenFile], NewText],
    *,
    asked: bool,
    accepts: bool | None = None,
    saved: str = "",
) -> Decision:
    """Show what would be written and put it in place: in the file as it is by then.

    `saved` is what is said then, instead of where it is.
    """
    slug = file.book.id
    decision = agreed(workspace, slug, make(file), file, asked=asked, accepts=accepts)
    if decision != "save":
        return decision
    path = promise_path(slug)
    with workspace.writing():
        now = opened(workspace, slug)
        made = make(now)
        text = accepted(made.text, checked(workspace, slug, made.text, now))
        remembered = workspace.write({path: (now.raw, encode(text, now.raw))}, made.did)
    saved = saved or t("Sparad: {path}", path=workspace.shown_path(path))
    prompts.say([saved, *[t("Blev det fel?  medlofte undo")] * (asked and remembered)])
    return "save"


def accepted(text: str, found: Sequence[Finding]) -> str:
    """Write the comments that accept what may be personal data, and was let stand."""
    return accept(text, [one for one in found if rules.is_personal(one)])


def agreed(  # noqa: PLR0913  likewise
    workspace: Workspace,
    slug: str,
    made: NewText,
    file: OpenFile | None,
    *,
    asked: bool,
    accepts: bool | None = None,
) -> Decision:
    """Check what would be written as it would be read; show it; ask, where there were questions.

    `accepts`: what may be personal data may stand; None where no option says so.
    """
    found = checked(workspace, slug, made.text, file)
    doubtful = [one for one in found if rules.is_personal(one)]
    warnings = [one.message for one in found if one not in doubtful]
    remarks = list(dict.fromkeys([*made.remarks, *warnings]))
    if asked:
        prompts.say(["", *(f"  {line}" for line in made.new), ""])
    out = screen.of(sys.stderr)
    for remark in remarks:
        out.print(wrap(remark, out.width))
    if doubtful and not accepts and not prompts.is_terminal():
        how = [] if accepts is None else [personal_gate.refusal()]
        raise RefusedError("\n".join([*dict.fromkeys(one.message for one in doubtful), *how]))
    if not personal_gate.may_stand(doubtful, accepted=bool(accepts)):
        decision: Decision = "back" if asked else "drop"
    elif asked:
        decision = _decided()
    else:
        decision = "save"
    if decision == "drop":
        prompts.tell(t("Inget sparat."))
    return decision


def _decided() -> Decision:
    decisions: dict[str, Decision] = {t("j"): "save", t("n"): "drop", t("ä"): "change"}
    try:
        return prompts.choose(t("Spara? [J]a  [n]ej  [ä]ndra:"), decisions, back=True)
    except prompts.BackError:
        return "back"


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
