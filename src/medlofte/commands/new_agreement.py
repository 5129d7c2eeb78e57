"""`medlofte new agreement`: one more agreement, after those that are there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

from medlofte.commands import promise_file
from medlofte.commands.new_options import FirstPromiseOptions, TermOptions
from medlofte.commands.options import SomeMunicipality, takes
from medlofte.commands.promise_file import Decision, NewContract, NewText, OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.edit import carried_over
from medlofte.edit.carried_over import Carried
from medlofte.edit.new_promise import Contract
from medlofte.interview.agreement import AGREEMENT, AgreementForm
from medlofte.interview.stages import Form, YesOrNo
from medlofte.language import n, t
from medlofte.reading import splice
from medlofte.reading.written import written
from medlofte.swedish.choice_words import offered
from medlofte.typed import lookup
from medlofte.wording import states

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
    years = Form(lambda: AgreementForm(taken, workspace.today), AGREEMENT, vars(term))
    carrying = _Carrying(file, years, lookup.choices("--carry", carry, _CARRIED))
    new = NewContract(
        [years, carrying.areas, carrying.promises],
        workspace.today,
        parties=lambda: file.book.promises.parties,
        begun=carrying.contract,
    )
    new.ask_for_promises(first.typed())

    def write(asked: bool) -> Decision:  # noqa: FBT001  as it is called
        make = partial(_with_agreement, new=new, told=carrying.told())
        return promise_file.finish(workspace, file, make, asked=asked)

    promise_file.settled(new.stages, write)
    return 0


def _with_agreement(file: OpenFile, new: NewContract, told: Sequence[str]) -> NewText:
    """Put the agreement in its place among the others, and the parties that are new."""
    text, path, contract = file.document.text, file.document.path, new.contract()
    for id_, name in new.all_parties().items():
        if id_ not in file.book.promises.parties:
            document = promise_file.parsed(path, text)
            text = splice.entry(document, ("parties",), id_, written(name))
    before = sum(one.from_ <= contract.first for one in file.agreements)
    lines = contract.lines()
    document = promise_file.parsed(path, text)
    added = splice.item(document, ("agreements",), lines, before)
    text = splice.applied(document, [added])
    return NewText(text, lines, [*told, *new.remarks], Did(Deed.AGREEMENT, contract.id))


@dataclass(slots=True)
class _Carrying:
    """What is taken over from the agreements before: as typed, on a terminal as answered."""

    file: OpenFile
    years: Form[AgreementForm]
    typed: frozenset[str]
    areas: YesOrNo = field(init=False)
    promises: YesOrNo = field(init=False)

    def __post_init__(self) -> None:
        self.areas = YesOrNo(
            self._asked_areas,
            default=True,
            wanted=lambda: self._asks() and bool(self._carried().areas),
            unasked=lambda: bool(self.typed) or not self._carried().areas,
        )
        self.promises = YesOrNo(
            self._asked_promises,
            default=False,
            wanted=lambda: self._asks() and self.areas.answer and bool(self._carried().promises),
            unasked=lambda: "promises" in self.typed,
        )

    def _asks(self) -> bool:
        return self.years.asked and not self.typed

    def _carried(self) -> Carried:
        form = self.years.form
        assert form.first is not None  # noqa: S101  a form is settled only with a first day
        return carried_over.carried(self.file.document, self.file.agreements, form.kind, form.first)

    def _asked_areas(self) -> str:
        found = self._carried()
        names = ", ".join(area.name for area in found.areas.values())
        sources = ", ".join(one.id for one in found.sources)
        return t("Ta med områdena från {id} ({names})?", id=sources, names=names)

    def _asked_promises(self) -> str:
        count = len(self._carried().promises)
        return n(
            "Ta med det löfte som gäller också, att ändra i efteråt?",
            "Ta med de {count} löften som gäller också, att ändra i efteråt?",
            count,
        )

    def contract(self) -> Contract:
        """The agreement with what is taken over."""
        contract, found = self.years.form.contract(), self._carried()
        if self.areas.answer:
            contract.areas = dict(found.areas)
        if self.promises.answer:
            contract.promises = list(found.promises)
        return contract

    def told(self) -> list[str]:
        """Say from where something is taken over, and which promises are not."""
        found = self._carried()
        if self.typed and not found.sources:
            return [t("Inget överfört: det som finns är påhittat.")]
        told = []
        taken = self.promises.answer or (self.areas.answer and found.areas)
        if taken and found.sources != (self.file.agreements[-1],):
            names = states.listed([f"{one.title} ({one.id})" for one in found.sources])
            told.append(t("Överfört från {names}.", names=names))
        if self.promises.answer and found.left:
            names = ", ".join(found.left)
            told.append(
                t(
                    "Inte överförda, för att de har slutat gälla eller avförts: {names}.",
                    names=names,
                )
            )
        return told
