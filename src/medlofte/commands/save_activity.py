"""Knows how a new activity is saved: checked, shown, told apart from what is there, written."""

import sys
from dataclasses import replace

from medlofte.book import load
from medlofte.book.book import Logged
from medlofte.commands import personal_gate, share
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.edit import new_activity
from medlofte.edit.new_activity import Draft
from medlofte.edit.what_if import Proposal, propose
from medlofte.interview import prompts
from medlofte.interview.activity import Answers, ask_missing, change
from medlofte.language import n, t
from medlofte.render.terminal import preview, screen
from medlofte.stop import RefusedError
from medlofte.wording import states
from medlofte.wording.plain_text import wrap


def finish(workspace: Workspace, answers: Answers, *, asked: bool) -> None:
    """Check, show, and save, unless the person decides otherwise."""
    tail, confirm = new_activity.new_tail(), asked
    settled: set[str] = set()
    while True:
        try:
            proposal = propose(answers.book, _draft(answers, tail), workspace.today)
            there = [one for one in proposal.there() if one.stem not in settled]
            if there:
                confirm = confirm or prompts.is_terminal()
                if _same(proposal, there, answers):
                    figures = preview.figures(proposal, workspace.today)
                    return prompts.tell(" ".join([t("Inget sparat."), *figures]))
                settled |= {one.stem for one in there}
                continue
            may_stand = _may_stand(proposal, answers, settled)
            proposal = proposal.accepted()
            decision = _decided(proposal, workspace, confirm=confirm) if may_stand else "drop"
        except RefusedError as refused:
            if not answers.texts or answers.typed.is_span:
                raise
            prompts.tell(str(refused))
            ask_missing(answers, back=True)
        except prompts.BackError:
            ask_missing(answers, back=True)
        else:
            if decision == "save":
                return _save(workspace, proposal, _draft(answers, tail), hints=asked)
            if decision == "drop":
                return prompts.tell(t("Inget sparat."))
            change(answers, "place" if decision == "apart" else "count")
            confirm = True


def _may_stand(proposal: Proposal, answers: Answers, settled: set[str]) -> bool:
    """Ask about what may be personal data; no goes back to the last question there was."""
    new = [one for one in proposal.doubtful if one.message not in settled]
    if personal_gate.may_stand(new, accepted=answers.typed.accepts):
        settled |= {one.message for one in new}
        return True
    if answers.texts:
        raise prompts.BackError
    return False


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
    air = [""] * apart
    sentence = wrap(preview.sentence(proposal.after, proposal.logged), out.width)
    out.print([*air, *sentence, *air, *preview.effects(proposal, out, workspace.today), *air])
    warnings = [one.message for one in proposal.findings if one.rule != "looks-alike"]
    errors = screen.of(sys.stderr)
    for warning in dict.fromkeys(warnings):
        errors.print(wrap(warning, errors.width))


def _decision(proposal: Proposal, workspace: Workspace, *, confirm: bool) -> str:
    """Show it, and ask whether to save (save, drop, change); the file can be shown first."""
    _show(proposal, workspace, apart=confirm)
    if not confirm:
        return "save"
    question = t("Spara? [J]a  [n]ej  [ä]ndra antal, vem, tid, anteckning  [v]isa filen:")
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
    return propose(workspace.book(slug), draft, workspace.today).accepted()


def _save(workspace: Workspace, proposal: Proposal, draft: Draft, *, hints: bool) -> None:
    with workspace.writing():
        current = _current(workspace, proposal, draft)
        changes = {current.path: (None, current.text.encode())}
        remembered = workspace.write(changes, Did(Deed.LOG))
        prompts.say([t("Sparad: {path}", path=workspace.shown_path(current.path))])
    share.after_saving(workspace)
    if hints:
        prompts.say([t("Blev det fel?  medlofte undo")] * remembered + [""])
