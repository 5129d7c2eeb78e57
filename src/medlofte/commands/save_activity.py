"""Knows how a new activity is saved: checked, shown, told apart from what is there, written."""

import sys
from dataclasses import dataclass, field, replace

from medlofte.book import load
from medlofte.book.book import Logged
from medlofte.commands import personal_gate, share
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Draft
from medlofte.edit.what_if import Proposal, UnfitError, keys_at, propose
from medlofte.interview import activity, prompts
from medlofte.interview.answers import Answers
from medlofte.language import n, t
from medlofte.render.terminal import preview, screen
from medlofte.stop import RefusedError
from medlofte.wording import states
from medlofte.wording.plain_text import wrap


def finish(workspace: Workspace, answers: Answers, *, asked: bool) -> None:
    """Check, show, and save; `asked`: only where the person agrees, who can change any answer."""
    saving = _Saving(workspace, answers, new_activity.new_tail(), confirm=asked)
    while True:
        try:
            proposal = propose(answers.book, _draft(answers, saving.tail), workspace.today)
            decision = saving.decision(proposal)
        except UnfitError as unfit:
            if not (asked and activity.ask_again(answers, *unfit.keys, because=str(unfit))):
                raise
        except prompts.BackError:
            activity.ask_back(answers)
        else:
            if decision == "save":
                return _save(workspace, proposal, _draft(answers, saving.tail), hints=asked)
            if decision == "drop":
                return prompts.tell(t("Inget sparat."))
            if decision == "same":
                figures = preview.figures(proposal, workspace.today)
                return prompts.tell(" ".join([t("Inget sparat."), *figures]))


@dataclass(slots=True)
class _Saving:
    """An activity on its way to be saved: what it is called, what need not be asked again."""

    workspace: Workspace
    answers: Answers
    tail: str
    confirm: bool
    settled: set[str] = field(default_factory=set)

    def decision(self, proposal: Proposal) -> str:
        """Ask what is to be asked (save, drop, same, again); again: it was changed, or may be."""
        there = [one for one in proposal.there() if one.stem not in self.settled]
        if there:
            self.confirm = self.confirm or prompts.is_terminal()
            same = _same(proposal, there, self.answers)
            self.settled |= {one.stem for one in there}
            return "same" if same else "again"
        doubtful = [one for one in proposal.doubtful if one.message not in self.settled]
        if not personal_gate.may_stand(doubtful, accepted=self.answers.typed.accepts):
            keys = keys_at(proposal.text, doubtful)
            asked = self.confirm and activity.ask_again(self.answers, *keys)
            return "again" if asked else "drop"
        self.settled |= {one.message for one in doubtful}
        decision = _decided(proposal.accepted(), self.workspace, confirm=self.confirm)
        if decision in {"save", "drop"}:
            return decision
        self.confirm = True
        if decision == "apart":
            activity.ask_again(self.answers, "place", "time", "count", "note")
        else:
            activity.change(self.answers)
        return "again"


def _draft(answers: Answers, tail: str) -> Draft:
    milestones = answers.milestones if answers.typed.completes or answers.completed else ()
    assert answers.span is not None  # noqa: S101  asked for where it was not typed
    return Draft(
        answers.span,
        answers.typed.is_span,
        tuple(id_ for id_ in answers.ids if id_ not in milestones),
        milestones,
        answers.by,
        answers.typed,
        answers.today,
        tail,
    )


def _same(proposal: Proposal, there: list[Logged], answers: Answers) -> bool:
    """Show what may be the same, and ask; off a terminal it is only said."""
    terminal = prompts.is_terminal()
    out = screen.of(sys.stdout if terminal else sys.stderr)
    out.print([*[""] * terminal, *preview.existing(proposal, there, out)])
    if not terminal:
        return False
    if not proposal.logged.is_tally:
        question = t("Är det samma? [J]a, spara inget  [n]ej, det var en till:")
        return prompts.yes(question, default=True, back=True)
    question = n(
        "Ingår den i de {number}? [J]a  [n]ej, {number} är utöver den:",
        "Ingår de i de {number}? [J]a  [n]ej, {number} är utöver dem:",
        len(there),
        number=t("nya")
        if proposal.logged.precision == "unknown"
        else states.number(proposal.logged),
    )
    if not prompts.yes(question, default=True, back=True):
        answers.typed = replace(answers.typed, besides=True)
    return False


def _decided(proposal: Proposal, workspace: Workspace, *, confirm: bool) -> str:
    """Show it and decide (save, drop, change); a copy does not count, so it is told apart first."""
    same = proposal.same()
    if same is None:
        return _decision(proposal, workspace, confirm=confirm)
    message = t(
        "{name} säger till sista tecknet detsamma, och då räknas bara den ena. Ange plats, tid, "
        "antal eller anteckning som skiljer dem åt.",
        name=same.stem,
    )
    if not prompts.is_terminal():
        raise RefusedError(f"{message} {t('Inget sparat.')}")
    prompts.tell(message)
    return "apart"


def _show(proposal: Proposal, workspace: Workspace, *, apart: bool) -> None:
    """Show what would be saved; `apart`: with air around it, where questions are asked."""
    out = screen.of(sys.stdout)
    air, indent = [""] * apart, 2 * apart
    sentence = preview.sentence(proposal.after, proposal.logged)
    lines = [" " * indent + line for line in wrap(sentence, out.width - indent)]
    out.print([*air, *lines, *preview.effects(proposal, out, workspace.today), *air])
    warnings = [one.message for one in proposal.findings if one.rule != "looks-alike"]
    errors = screen.of(sys.stderr)
    for warning in dict.fromkeys(warnings):
        errors.print(wrap(warning, errors.width))


def _decision(proposal: Proposal, workspace: Workspace, *, confirm: bool) -> str:
    """Show it, and ask whether to save (save, drop, change); the file can be shown first."""
    _show(proposal, workspace, apart=confirm)
    if not confirm:
        return "save"
    question = t("Spara? [J]a  [n]ej  [ä]ndra  [v]isa filen:")
    decisions = {t("j"): "save", t("n"): "drop", t("ä"): "change", t("v"): "show"}
    while (decision := prompts.choose(question, decisions, back=True)) == "show":
        prompts.say(["", *proposal.text.splitlines(), ""])
    return decision


def _current(workspace: Workspace, proposal: Proposal, draft: Draft) -> Proposal:
    """Propose it anew where the promises were changed while it was worded."""
    slug, known = proposal.before.id, proposal.before.document.text
    read = load.read_promises(workspace.root, slug).book
    if read and read.document.text == known:
        return proposal
    return propose(workspace.book(slug), draft, workspace.today)


def _save(workspace: Workspace, proposal: Proposal, draft: Draft, *, hints: bool) -> None:
    with workspace.writing():
        current = _current(workspace, proposal, draft).accepted()
        changes = {current.path: (None, current.text.encode())}
        remembered = workspace.write(changes, Did(Deed.LOG))
        prompts.say([t("Sparad: {path}", path=workspace.shown_path(current.path))])
    share.after_saving(workspace)
    if hints:
        prompts.say([t("Blev det fel?  medlofte undo")] * remembered + [""])
