"""Knows what can be typed to begin with, and by whoever wires medlofte to editors and servers."""

from collections.abc import Callable
from datetime import date
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer
from typer import Argument, Option

from medlofte.cli import options
from medlofte.cli.options import Command, Data, Lang, Municipality
from medlofte.language import t
from medlofte.stop import WrongCallError

app = options.group("")


@options.command(app, "init", t("Gör en mapp för löften, med inställningar och filer för CI."))
def init(
    folder: Annotated[
        str, Argument(metavar=t("[MAPP]"), help=t("Mappen; annars den här."), show_default=False)
    ] = ".",
    ci: Annotated[
        str | None, Option("--ci", metavar="github,gitlab", help=t("Filer för granskning i CI."))
    ] = None,
    from_: Annotated[
        str | None,
        Option(
            "--from",
            metavar=t("ADRESS"),
            help=t("Varifrån andra hämtar medlofte, med commit eller kontrollsumma."),
        ),
    ] = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.init import run

    raise typer.Exit(run(folder, ci, from_))


new = options.group(t("Skriv in en kommun, ett medborgarlöfte eller ett löfte."))
app.add_typer(new, name="new")


@new.callback(invoke_without_command=True)
def _what(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        raise WrongCallError(t("Skriv vad: medlofte new municipality, agreement eller promise."))


def _text(name: str, metavar: str, help_text: str) -> Any:
    """The annotation of an option that holds text."""
    return Annotated[str | None, Option(name, metavar=metavar, help=help_text)]


_TERM = {
    "from_": _text("--from", t("DAG"), t("Första dagen, eller ett år.")),
    "to": _text("--to", t("DAG"), t("Sista dagen, eller ett år.")),
    "title": _text("--title", t("TEXT"), t("Vad medborgarlöftet heter.")),
    "id": _text("--id", "ID", t("Medborgarlöftets id.")),
    "signed": _text("--signed", t("DAG"), t("Dagen det skrevs under.")),
}
_KINDS = "count|milestone|ongoing|increase|on_demand"
_PERIODS = "day|week|month|quarter|tertial|half_year|year|agreement"
_PROMISE = {
    "text": _text("--text", t("TEXT"), t("Löftet, i en mening.")),
    "area": _text("--area", t("OMRÅDE"), t("Området; ett nytt skrivs id=namn.")),
    "responsible": _text("--responsible", t("PART,…"), t("De ansvariga; en ny skrivs id=namn.")),
    "together": Annotated[bool, Option("--together", help=t("Räknas bara när alla var med."))],
    "kind": _text("--kind", _KINDS, t("Vad löftet begär.")),
    "at_least": _text("--at-least", t("ANTAL"), t("Minst så många.")),
    "per": _text("--per", _PERIODS, t("För vilken tid.")),
    "how": _text("--how", "each|average", t("Varje för sig, eller i snitt.")),
    "unit": _text("--unit", t("ORD"), t("Vad som räknas, i flertal.")),
    "by": _text("--by", t("DAG"), t("Klart senast.")),
    "baseline": _text("--baseline", t("ANTAL"), t("Hur många det var förut, eller none.")),
    "baseline_period": _text("--baseline-period", t("PERIOD"), t("Under vilken tid det var.")),
    "baseline_source": _text("--baseline-source", t("TEXT"), t("Var det står.")),
    "percent": _text("--percent", t("ANTAL"), t("Hur många procent mer.")),
    "when": _text("--when", t("TEXT"), t("När det ska göras.")),
    "counts": _text("--counts", t("TEXT"), t("Vad som räknas, i ord.")),
    "name": _text("--name", t("TEXT"), t("Kort namn, högst 24 tecken.")),
}


def _with(*groups: dict[str, Any]) -> Callable[[Command], Command]:
    """Give a command the options of what it settles; they reach it as `typed`."""

    def add(function: Command) -> Command:
        own = [one for one in signature(function).parameters.values() if one.name != "typed"]
        options_of = {name: one for group in groups for name, one in group.items()}
        more = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=_unset(name), annotation=one)
            for name, one in options_of.items()
        ]
        vars(function)["__signature__"] = Signature([*own, *more])
        function.__annotations__ |= options_of
        return function

    return add


def _unset(name: str) -> bool | None:
    return False if name == "together" else None


def _split(typed: dict[str, Any], *groups: dict[str, Any]) -> list[dict[str, str | None]]:
    """What was typed, group by group; a promise's kind may follow from another option."""
    from medlofte.targets import implied

    found = [{name.removeprefix("promise_"): typed[name] for name in group} for group in groups]
    promise = found[-1]
    promise["together"] = t("jn")[0] if promise["together"] else None
    if promise["kind"] is None:
        promise["kind"] = implied([key for key, value in promise.items() if value])
    return found


_FIRST = _PROMISE | {"promise_id": _text("--promise-id", "ID", t("Löftets id."))}
_OWN = _PROMISE | {
    "id": _text("--id", "ID", t("Löftets id.")),
    "from_": _text("--from", t("DAG"), t("Första dagen, om löftet läggs till under tiden.")),
    "to": _text("--to", t("DAG"), t("Sista dagen, om löftet slutar tidigare.")),
}
_MUNICIPALITY = {
    "police_area": _text("--police-area", t("NAMN"), t("Lokalpolisområdet.")),
    "parties": _text("--parties", t("PART,…"), t("Parternas namn, eller id=namn.")),
}


@options.command(new, "municipality", t("Skriv in en kommun med dess första medborgarlöfte."))
@_with(_MUNICIPALITY, _TERM, _FIRST)
def new_municipality(
    municipality: Municipality = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
    **typed: Any,
) -> None:
    from medlofte.commands import new as work
    from medlofte.commands.workspace import start

    about, term, promise = _split(typed, _MUNICIPALITY, _TERM, _FIRST)
    about["municipality"] = municipality
    begun = start(data, date.today(), writes=True)
    raise typer.Exit(work.municipality(begun, about, term, promise))


@options.command(new, "agreement", t("Lägg till ett medborgarlöfte efter de som finns."))
@_with(_TERM, _FIRST)
def new_agreement(
    municipality: Municipality = None,
    carry: Annotated[
        str | None, Option("--carry", metavar="areas,promises", help=t("Ta över från det senaste."))
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
    **typed: Any,
) -> None:
    from medlofte.commands import new as work
    from medlofte.commands.workspace import start

    term, promise = _split(typed, _TERM, _FIRST)
    begun = start(data, date.today(), writes=True)
    raise typer.Exit(work.agreement(begun, municipality, carry, term, promise))


@options.command(new, "promise", t("Lägg till ett löfte i ett medborgarlöfte."))
@_with(_OWN)
def new_promise(
    municipality: Municipality = None,
    agreement: Annotated[
        str | None,
        Option("--agreement", metavar="ID", help=t("Medborgarlöftets id; annars det senaste.")),
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
    **typed: Any,
) -> None:
    from medlofte.commands import new as work
    from medlofte.commands.workspace import start

    (promise,) = _split(typed, _OWN)
    begun = start(data, date.today(), writes=True)
    raise typer.Exit(work.promise(begun, municipality, agreement, promise))


@options.command(app, "schema", t("Visa ett JSON Schema: hjälp åt den som skriver i en editor."))
def schema(
    file: Annotated[str, Argument(metavar=t("SLAG"), help=t("promises, activity eller settings."))],
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.schema import run

    raise typer.Exit(run(file))


@options.command(app, "completion", t("Visa raderna som gör att Tab fyller i, i ett skal."))
def completion(
    shell: Annotated[str, Argument(metavar=t("SKAL"), help=t("bash, zsh, fish eller powershell."))],
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.completion import run

    raise typer.Exit(run(shell))


@options.command(app, "config", t("Visa inställningarna, och varifrån var och en kommer."))
def config(data: Data = None, lang: Lang = None) -> None:
    from medlofte.commands.config import run
    from medlofte.commands.workspace import start

    raise typer.Exit(run(start(data, date.today()), data, lang))


@options.command(app, "edit", t("Öppna en fil i din redigerare, och granska den efteråt."))
def edit(
    municipality: Municipality = None,
    what: Annotated[
        str | None,
        Argument(
            metavar=t("[VAD]"),
            help=t("Ett löfte, eller en aktivitets filnamn; annars löftesfilen."),
            show_default=False,
        ),
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.edit import run
    from medlofte.commands.workspace import start

    today = date.today()
    raise typer.Exit(run(start(data, today), municipality, what, today))
