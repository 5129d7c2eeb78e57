"""`medlofte new promise`: promises into an agreement that is there."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from medlofte.commands import promise_file
from medlofte.commands.new_options import PromiseOptions
from medlofte.commands.options import Holds, SomeMunicipality, takes
from medlofte.commands.promise_file import Decision, NewText, OpenFile
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.interview.promise import ADDED
from medlofte.interview.promise_form import PromiseForm
from medlofte.interview.stages import Form
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.reading import splice
from medlofte.reading.written import written
from medlofte.swedish.choice_words import own
from medlofte.typed import lookup


@dataclass(frozen=True)
class OwnPromiseOptions(PromiseOptions):
    """What can be told of a promise in an agreement that is there."""

    id: Annotated[str | None, takes("ID", t("Löftets id."))] = None
    from_: Annotated[
        str | None, takes(t("DAG"), t("Första dagen, om löftet läggs till under tiden."), "--from")
    ] = None
    to: Annotated[str | None, takes(t("DAG"), t("Sista dagen, om löftet slutar tidigare."))] = None


def run(
    municipality: SomeMunicipality = None,
    agreement: Annotated[
        str | None, takes("ID", t("Medborgarlöftets id; annars det senaste.")), Holds.AGREEMENT
    ] = None,
    *,
    workspace: Workspace,
    promise: OwnPromiseOptions,
) -> int:
    """Add promises to an agreement: the one named, else the newest that is not invented."""
    slug = workspace.asked_for(municipality)
    typed, asked = promise.typed(), False
    while True:
        file = promise_file.opened(workspace, slug)
        chosen = file.agreements[_agreement(file, agreement)]
        form = Form(partial(_fresh, workspace, file, chosen), ADDED, typed, begun=asked)
        write = partial(_write, workspace, file, chosen.id, form)
        decision = promise_file.settled([form], write)
        asked = form.asked
        if not (asked and decision == "save" and promise_file.one_more()):
            return 0
        typed = {}


def _write(
    workspace: Workspace,
    file: OpenFile,
    agreement: str,
    form: Form[PromiseForm],
    asked: bool,  # noqa: FBT001  as it is called
) -> Decision:
    make = partial(_with_promise, agreement=agreement, form=form.form)
    return promise_file.finish(workspace, file, make, asked=asked)


def _agreement(file: OpenFile, typed: str | None) -> int:
    ids = [one.id for one in file.agreements]
    if typed is None:
        return file.agreements.index(file.book.promises.latest)
    return ids.index(lookup.choice("--agreement", typed, ids, own))


def _fresh(workspace: Workspace, file: OpenFile, chosen: Agreement) -> PromiseForm:
    taken = [one.id for one in chosen.promises]
    areas = {id_: one.name for id_, one in chosen.areas.items()}
    parties = dict(file.book.promises.parties)
    return PromiseForm(parties, areas, taken, workspace.today, chosen.span, added=True)


def _with_promise(file: OpenFile, agreement: str, form: PromiseForm) -> NewText:
    """Put the promise at the end of its agreement."""
    index = _agreement(file, agreement)
    new = form.clause.lines()
    document = promise_file.parsed(file.document.path, with_names(file, index, form))
    route = ("agreements", index, "promises")
    text = splice.applied(document, [splice.item(document, route, new)])
    return NewText(text, new, form.remarks(), Did(Deed.PROMISE, form.clause.id))


def with_names(file: OpenFile, index: int, form: PromiseForm) -> str:
    """Put in the party and the area that are new."""
    path, text = file.document.path, file.document.text
    for route, known, now in (
        (("parties",), file.book.promises.parties, form.used_parties()),
        (("agreements", index, "areas"), file.agreements[index].areas, form.used_areas()),
    ):
        for id_, name in now.items():
            if id_ not in known:
                document = promise_file.parsed(path, text)
                text = splice.entry(document, route, id_, written(name))
    return text
