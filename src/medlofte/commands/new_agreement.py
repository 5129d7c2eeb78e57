"""`medlofte new agreement`: one more agreement, after those that are there."""

from collections.abc import Iterable
from typing import Annotated

from medlofte.commands import promise_file
from medlofte.commands.new_options import FirstPromiseOptions, TermOptions
from medlofte.commands.options import SomeMunicipality, takes
from medlofte.commands.promise_file import NewText, OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.edit.new_promise import Contract
from medlofte.interview import prompts
from medlofte.interview.agreement import AGREEMENT, AgreementForm
from medlofte.interview.interview import settle
from medlofte.language import t
from medlofte.model.agreement import Agreement, AgreementKind
from medlofte.reading import splice
from medlofte.reading.written import written
from medlofte.typed import lookup
from medlofte.typed.choice_words import offered

_CARRIED = ("areas", "promises")


def run(
    municipality: SomeMunicipality = None,
    carry: Annotated[
        str | None, takes(offered(_CARRIED).replace("|", ","), t("Ta över från det senaste."))
    ] = None,
    *,
    workspace: Workspace,
    term: TermOptions,
    first: FirstPromiseOptions,
) -> int:
    """Add an agreement with at least one promise; areas and promises may come from the last one."""
    slug = workspace.asked_for(municipality)
    file = promise_file.opened(workspace, slug)
    taken = [one.id for one in file.agreements]
    form, asked = settle(lambda: AgreementForm(taken, workspace.today), AGREEMENT, vars(term))
    contract = form.contract()
    carried = lookup.choices("--carry", carry, _CARRIED)
    earlier = _earlier(file, form.kind)
    if asked and not carried:
        carried = frozenset(_carried(earlier)) if earlier else frozenset()
    told = []
    if carried and earlier:
        # Their names alone: what the situation picture says is for the new one to say anew.
        contract.areas = _area_names(earlier)
        if earlier is not file.agreements[-1]:
            told.append(t("Överfört från {title} ({id}).", title=earlier.title, id=earlier.id))
        if "promises" in carried:
            told += _carry_promises(file, earlier, contract)
    elif carried:
        told.append(t("Inget överfört: det som finns är påhittat."))
    parties = dict(file.book.promises.parties)
    remarks, asked = promise_file.settle_promises(
        workspace, contract, parties, first.typed(), asked=asked
    )
    remarks = [*told, *remarks]

    def make(file: OpenFile) -> NewText:
        text = file.document.text
        for id_, name in parties.items():
            if id_ not in file.book.promises.parties:
                document = promise_file.parsed(file.document.path, text)
                text = splice.entry(document, ("parties",), id_, written(name))
        before = sum(one.from_ <= contract.first for one in file.agreements)
        document = promise_file.parsed(file.document.path, text)
        new = contract.lines()
        text = splice.item(document, ("agreements",), before, new)
        return NewText(text, new, remarks, Did(Deed.AGREEMENT, contract.id))

    promise_file.finish(workspace, file, make, asked=asked)
    return 0


def _area_names(agreement: Agreement) -> dict[str, str]:
    return {id_: area.name for id_, area in agreement.areas.items()}


def _earlier(file: OpenFile, kind: AgreementKind) -> Agreement | None:
    """The last agreement to take over from, of the same kind where there is one; none invented."""
    real = [one for one in file.agreements if not one.example]
    alike = [one for one in real if one.kind == kind]
    return next(reversed(alike or real), None)


def _carried(latest: Agreement) -> Iterable[str]:
    """Ask what to take over from the last agreement."""
    if latest.areas:
        names = ", ".join(_area_names(latest).values())
        question = t("Ta med områdena från {id} ({names})? [J/n]:", id=latest.id, names=names)
        if prompts.yes(question, default=True):
            yield "areas"
            question = t("Ta med löftena också, att ändra i efteråt? [j/N]:")
            if prompts.yes(question, default=False):
                yield "promises"


def _carry_promises(file: OpenFile, earlier: Agreement, contract: Contract) -> list[str]:
    """Take over the promises as they are worded; tell of those with days of their own."""
    left = []
    for index, one in enumerate(earlier.promises):
        if one.from_ or one.to or one.withdrawn or one.target.deadline:
            left.append(one.id)
        else:
            route = ("agreements", file.agreements.index(earlier), "promises", index)
            contract.promises.append(splice.item_lines(file.document, route))
    names = ", ".join(left)
    untaken = t("Inte överförda, för att de har egna dagar eller avförts: {names}.", names=names)
    return [untaken] if left else []
