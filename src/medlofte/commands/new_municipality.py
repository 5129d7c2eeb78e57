"""`medlofte new municipality`: a promise file with its first agreement."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from medlofte.book.load import promise_path
from medlofte.commands import promise_file
from medlofte.commands.new_options import FirstPromiseOptions, TermOptions
from medlofte.commands.options import Holds, stands, takes
from medlofte.commands.promise_file import Decision, NewContract, NewText
from medlofte.commands.workspace import Workspace
from medlofte.disk.journal import Deed, Did
from medlofte.edit import new_promise
from medlofte.interview import prompts
from medlofte.interview.agreement import AGREEMENT, MUNICIPALITY, AgreementForm, MunicipalityForm
from medlofte.interview.stages import Form
from medlofte.language import t
from medlofte.swedish.municipalities import Municipality


@dataclass(frozen=True)
class MunicipalityOptions:
    police_area: Annotated[str | None, takes(t("NAMN"), t("Lokalpolisområdet."))] = None
    parties: Annotated[str | None, takes(t("PART,…"), t("Parternas namn, eller id=namn."))] = None


def run(
    municipality: Annotated[
        str | None, stands(t("[KOMMUN]"), t("Namn eller kod.")), Holds.ANY_MUNICIPALITY
    ] = None,
    *,
    workspace: Workspace,
    about: MunicipalityOptions,
    term: TermOptions,
    first: FirstPromiseOptions,
) -> int:
    """Write a municipality's promise file with its first agreement."""
    typed = {"municipality": municipality, **vars(about)}
    place = Form(lambda: MunicipalityForm(taken=partial(_taken, workspace)), MUNICIPALITY, typed)
    years = Form(lambda: AgreementForm([], workspace.today), AGREEMENT, vars(term))
    new = NewContract(
        [place, years],
        workspace.today,
        parties=lambda: place.form.parties,
        begun=lambda: years.form.contract(),  # noqa: PLW0108  there is no form yet
    )
    new.ask_for_promises(first.typed())

    def write(asked: bool) -> Decision:  # noqa: FBT001  as it is called
        return _write(workspace, place.form, new, asked=asked)

    promise_file.settled(new.stages, write)
    return 0


def _write(
    workspace: Workspace, place: MunicipalityForm, new: NewContract, *, asked: bool
) -> Decision:
    assert place.known is not None  # noqa: S101  a form is settled only with it
    known = place.known
    path = promise_path(known.slug)
    text = new_promise.promise_file(
        known.name, known.code, place.police_area, new.all_parties(), new.contract()
    )
    did = Did(Deed.MUNICIPALITY, known.name)
    made = NewText(text, text.splitlines(), new.remarks, did)
    decision = promise_file.agreed(workspace, known.slug, made, None, asked=asked)
    if decision == "save":
        text = promise_file.accepted(text, promise_file.checked(workspace, known.slug, text, None))
        with workspace.writing():
            workspace.write({path: (None, text.encode())}, did)
        prompts.say([t("Sparad: {path}", path=workspace.shown_path(path))])
    return decision


def _taken(workspace: Workspace, known: Municipality) -> str:
    """That a municipality is here already; empty where it is not."""
    there = promise_file.slug_of(workspace, known)
    if not there:
        return ""
    path = workspace.shown_path(promise_path(there))
    message = t("{name} finns redan: {path}.", name=known.name, path=path)
    command = f"medlofte new agreement {known.slug}"
    more = t("Ett nytt medborgarlöfte läggs till med: {command}", command=command)
    return f"{message} {more}"
