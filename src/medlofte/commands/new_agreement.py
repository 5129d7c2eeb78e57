"""`medlofte new agreement`: one more agreement, after those that are there."""

from collections.abc import Iterable
from typing import Annotated

from medlofte.commands import promise_file
from medlofte.commands.new_options import FirstPromiseOptions, TermOptions
from medlofte.commands.options import SomeMunicipality, takes
from medlofte.commands.promise_file import NewText, OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.edit.new_promise import Contract
from medlofte.interview import prompts
from medlofte.interview.agreement import AGREEMENT, AgreementForm
from medlofte.interview.interview import settle
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.reading import splice
from medlofte.reading.written import written
from medlofte.typed import lookup

_CARRIED = ("areas", "promises")


def run(
    municipality: SomeMunicipality = None,
    carry: Annotated[str | None, takes(",".join(_CARRIED), t("Ta över från det senaste."))] = None,
    *,
    workspace: Workspace,
    term: TermOptions,
    first: FirstPromiseOptions,
) -> int:
    """Add an agreement with at least one promise; areas and promises may come from the last one."""
    slug = workspace.asked_for(municipality)
    file = promise_file.opened(workspace, slug)
    last = len(file.agreements) - 1
    taken = [one.id for one in file.agreements]
    form, asked = settle(lambda: AgreementForm(taken, workspace.today), AGREEMENT, vars(term))
    contract = form.contract()
    carried = lookup.choices("--carry", carry, _CARRIED)
    if asked and not carried:
        carried = frozenset(_carried(file, last))
    if carried:
        # Their names alone: what the situation picture says is for the new one to say anew.
        contract.areas = _area_names(file.agreements[last])
    left = _carry_promises(file, last, contract) if "promises" in carried else []
    parties = dict(file.book.promises.parties)
    remarks, asked = promise_file.settle_promises(
        workspace, contract, parties, first.typed(), asked=asked
    )
    if left:
        names = ", ".join(left)
        remarks.append(
            t("Inte överförda, för att de har egna dagar eller avförts: {names}.", names=names)
        )

    def make(file: OpenFile) -> NewText:
        text = file.document.text
        for id_, name in parties.items():
            if id_ not in file.book.promises.parties:
                document = promise_file.parsed(file.document.path, text)
                text = splice.entry(document, ("parties",), id_, written(name))
        earlier = sum(one.from_ <= contract.first for one in file.agreements)
        document = promise_file.parsed(file.document.path, text)
        new = contract.lines()
        return NewText(splice.item(document, ("agreements",), earlier, new), new, remarks)

    promise_file.finish(workspace, file, make, asked=asked)
    return 0


def _area_names(agreement: Agreement) -> dict[str, str]:
    return {id_: area.name for id_, area in agreement.areas.items()}


def _carried(file: OpenFile, last: int) -> Iterable[str]:
    """Ask what to take over from the last agreement."""
    latest = file.agreements[last]
    if latest.areas:
        names = ", ".join(_area_names(latest).values())
        question = t("Ta med områdena från {id} ({names})? [J/n]:", id=latest.id, names=names)
        if prompts.yes(question, default=True):
            yield "areas"
            question = t("Ta med löftena också, att ändra i efteråt? [j/N]:")
            if prompts.yes(question, default=False):
                yield "promises"


def _carry_promises(file: OpenFile, last: int, contract: Contract) -> list[str]:
    """Take over the promises as they are worded; return those with days of their own."""
    left = []
    for index, one in enumerate(file.agreements[last].promises):
        if one.from_ or one.to or one.withdrawn or one.target.deadline:
            left.append(one.id)
        else:
            route = ("agreements", last, "promises", index)
            contract.promises.append(splice.item_lines(file.document, route))
    return left
