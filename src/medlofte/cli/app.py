"""Knows what can be typed: commands, options, the clock, exit codes."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

import typer
from typer import Argument, Option

from medlofte.cli import options
from medlofte.cli.options import AcceptPersonalData, AsOf, Command, Data, Lang, Municipality, Period
from medlofte.cli.usage import worded
from medlofte.language import t
from medlofte.stop import WrongCallError

app = options.group(
    t("Följ upp medborgarlöften: vad som lovats, vad som gjorts och vad som återstår.")
)


def _version(value: bool) -> None:  # noqa: FBT001  typer's signature for a callback
    if value:
        from importlib.metadata import version

        typer.echo(f"medlofte {version('medlofte')}")
        raise typer.Exit


def _command(name: str, help_text: str) -> Callable[[Command], Command]:
    return options.command(app, name, help_text)


@app.callback(invoke_without_command=True)
def _main(
    context: typer.Context,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
    version: Annotated[  # noqa: ARG001  its callback answers
        bool | None,
        Option("--version", callback=_version, is_eager=True, help=t("Visa versionen.")),
    ] = None,
) -> None:
    if context.invoked_subcommand is None:
        from medlofte.commands import welcome

        raise typer.Exit(welcome.run())


@_command("status", t("Visa hur långt löftena har kommit."))
def status(
    municipality: Municipality = None,
    period: Period = None,
    everyone: Annotated[bool, Option("--all", help=t("Alla kommuner."))] = False,
    police_area: Annotated[
        str | None,
        Option("--police-area", metavar=t("NAMN"), help=t("Ett lokalpolisområdes kommuner.")),
    ] = None,
    form: Annotated[
        str,
        Option(
            "--format", metavar="table|json|csv|md", help=t("Svarets form."), show_default=False
        ),
    ] = "table",
    as_of: AsOf = None,
    state: Annotated[
        str | None,
        Option(metavar=t("LÄGE,…"), help=t("Bara löften i de här lägena, till exempel behind.")),
    ] = None,
    fail_on: Annotated[
        str | None,
        Option(metavar=t("LÄGE,…"), help=t("Avsluta med 1 om något löfte är i de här lägena.")),
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.status import Options, run
    from medlofte.commands.workspace import start

    options = Options(municipality, period, everyone, police_area, form, as_of, state, fail_on)
    raise typer.Exit(run(start(data, date.today()), options))


@_command("explain", t("Visa var en siffra kommer ifrån, uppgift för uppgift."))
def explain(
    municipality: Annotated[str, Argument(metavar=t("KOMMUN"), help=t("Namn eller kod."))],
    promise: Annotated[
        str, Argument(metavar=t("LÖFTE"), help=t("Löftets id, eller en del av namnet."))
    ],
    period: Period = None,
    as_of: AsOf = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.explain import run
    from medlofte.commands.workspace import start

    raise typer.Exit(run(start(data, date.today()), municipality, promise, period, as_of))


@_command("log", t("Skriv upp en aktivitet, eller en siffra för en hel period."))
def log(
    words: Annotated[
        list[str] | None,
        Argument(
            metavar=t("[KOMMUN] [LÖFTE …]"),
            help=t("Kommunen, om det finns flera, och löftet eller löftena."),
            show_default=False,
        ),
    ] = None,
    day: Annotated[
        str | None,
        Option("--date", metavar=t("DAG"), help=t("2024-03-14, 14 mars, igår, i fredags.")),
    ] = None,
    period: Annotated[
        str | None, Option(metavar=t("PERIOD"), help=t("En siffra för 2024-03, 2024-T2 eller v11."))
    ] = None,
    first: Annotated[
        str | None, Option("--from", metavar=t("DAG"), help=t("En siffra från den här dagen."))
    ] = None,
    last: Annotated[
        str | None, Option("--to", metavar=t("DAG"), help=t("… till och med den här dagen."))
    ] = None,
    count: Annotated[
        int | None, Option(metavar=t("ANTAL"), min=0, help=t("Hur många gånger."))
    ] = None,
    precision: Annotated[
        str | None,
        Option(
            metavar="exact|at_least|about|unknown",
            help=t("Exakt, minst, ungefär, eller okänt hur många."),
        ),
    ] = None,
    by: Annotated[str | None, Option(metavar=t("PART,…"), help=t("Vem som gjorde det."))] = None,
    place: Annotated[str | None, Option(metavar=t("PLATS"), help=t("Var."))] = None,
    time: Annotated[str | None, Option(metavar=t("TID"), help=t("Klockslag."))] = None,
    title: Annotated[str | None, Option(metavar=t("TEXT"), help=t("En rubrik."))] = None,
    note: Annotated[str | None, Option(metavar=t("TEXT"), help=t("En intern anteckning."))] = None,
    source: Annotated[
        str | None, Option(metavar=t("TEXT"), help=t("Var siffran kommer ifrån."))
    ] = None,
    link: Annotated[
        list[str] | None, Option(metavar=t("ADRESS"), help=t("En länk; kan upprepas."))
    ] = None,
    status: Annotated[
        str | None,
        Option(metavar="done|cancelled|unanswered", help=t("Gjord, inställd, obesvarad.")),
    ] = None,
    completes: Annotated[bool, Option("--completes", help=t("Det som lovats blev klart."))] = False,
    besides: Annotated[
        bool, Option("--besides", help=t("Siffran är utöver det som redan är loggat."))
    ] = False,
    replaces: Annotated[
        list[str] | None,
        Option(metavar=t("FIL"), help=t("En tidigare uppgift som den här rättar.")),
    ] = None,
    internal: Annotated[
        bool, Option("--internal", help=t("Räknas, men publiceras inte för sig."))
    ] = False,
    example: Annotated[
        bool, Option("--example", help=t("Påhittad, för att visa hur det fungerar."))
    ] = False,
    accept: AcceptPersonalData = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.log import run
    from medlofte.commands.workspace import start
    from medlofte.edit.new_activity import Typed

    typed = Typed(
        promises=tuple(words or ()),
        day=day,
        period=period,
        first=first,
        last=last,
        count=count,
        precision=precision,
        by=by,
        place=place,
        time=time,
        title=title,
        note=note,
        source=source,
        links=tuple(link or ()),
        status=status,
        completes=completes,
        besides=besides,
        replaces=tuple(replaces or ()),
        internal=internal,
        example=example,
        accepts=accept,
    )
    raise typer.Exit(run(start(data, date.today(), writes=True), typed))


@_command("list", t("Visa aktiviteterna."))
def list_(
    municipality: Municipality = None,
    period: Period = None,
    promise: Annotated[
        str | None, Option(metavar=t("LÖFTE"), help=t("Bara det här löftets."))
    ] = None,
    by: Annotated[str | None, Option(metavar=t("PART"), help=t("Bara den här partens."))] = None,
    place: Annotated[
        str | None, Option(metavar=t("PLATS"), help=t("Bara på den här platsen."))
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.list import Filters, run
    from medlofte.commands.workspace import start

    filters = Filters(promise, by, place)
    raise typer.Exit(run(start(data, date.today()), municipality, period, filters))


@_command("next", t("Visa vad som behöver göras, och när."))
def next_(
    municipality: Municipality = None,
    days: Annotated[
        int,
        Option(metavar=t("ANTAL"), min=0, help=t("Dagar framåt, annars 30."), show_default=False),
    ] = 30,
    form: Annotated[
        str,
        Option("--format", metavar="table|json|ics", help=t("Svarets form."), show_default=False),
    ] = "table",
    as_of: AsOf = None,
    overdue: Annotated[
        str | None,
        Option("--fail-on", metavar="overdue", help=t("Avsluta med 1 om något är försenat.")),
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.next import Options, run
    from medlofte.commands.workspace import start

    options = Options(municipality, days, form, as_of, overdue)
    raise typer.Exit(run(start(data, date.today()), options))


@_command("undo", t("Ta tillbaka det som loggades eller importerades senast här."))
def undo(
    yes: Annotated[bool, Option("--yes", "-y", help=t("Fråga inte."))] = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.undo import run
    from medlofte.commands.workspace import start

    raise typer.Exit(run(start(data, date.today(), writes=True), yes=yes))


@_command("rename", t("Byt id på ett löfte, överallt där det står."))
def rename(
    municipality: Annotated[str, Argument(metavar=t("KOMMUN"), help=t("Namn eller kod."))],
    old: Annotated[str, Argument(metavar=t("LÖFTE"), help=t("Löftets id som det är nu."))],
    new: Annotated[str, Argument(metavar=t("NYTT"), help=t("Det nya id:t."))],
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.rename import run
    from medlofte.commands.workspace import start

    raise typer.Exit(run(start(data, date.today(), writes=True), municipality, old, new))


@_command("validate", t("Granska alla filer, eller de som anges."))
def validate(
    paths: Annotated[
        list[str] | None,
        Argument(metavar=t("[SÖKVÄG …]"), help=t("Filer eller mappar."), show_default=False),
    ] = None,
    form: Annotated[
        str,
        Option(
            "--format",
            metavar="text|json|github|sarif|junit",
            help=t("Svarets form."),
            show_default=False,
        ),
    ] = "text",
    strict: Annotated[
        bool, Option("--strict", help=t("Avsluta med 1 också vid varningar."))
    ] = False,
    fix: Annotated[
        bool, Option("--fix", help=t("Rätta filnamn och mapp där innehållet är rätt."))
    ] = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.validate import Options, run

    raise typer.Exit(run(data, paths or (), Options(form, strict, fix), date.today()))


@_command("rule", t("Visa vad en regel vill, med ett dåligt och ett bra exempel."))
def rule(
    name: Annotated[
        str | None, Argument(metavar=t("[NAMN]"), help=t("Regelns namn."), show_default=False)
    ] = None,
    data: Data = None,  # noqa: ARG001  where the language may be set
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.rule import run

    raise typer.Exit(run(name))


_COMMANDS = tuple(app.registered_commands)


def call(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; wrong usage is worded in Swedish."""
    named = [command for command in _COMMANDS if command.name in arguments[:1]]
    if named:  # typer builds all that it is given
        app.registered_commands, app.registered_groups = named, []
    else:
        whole()
        named = [one for one in app.registered_commands if one.name in arguments[:1]]
        if named:
            app.registered_commands, app.registered_groups = named, []
    try:
        code = app(arguments, prog_name="medlofte", standalone_mode=False)
    except typer.TyperException as wrong:
        raise WrongCallError(worded(wrong)) from None
    return int(code or 0)


def built(name: str) -> Any:
    """The program as typer builds it, with that command alone where it is one of the usual."""
    named = [command for command in _COMMANDS if command.name == name]
    whole()
    app.registered_commands = named or app.registered_commands
    return typer.main.get_command(app)


def whole() -> typer.Typer:
    """The program with all its commands, also those that are rarely called."""
    from medlofte.cli import exchange, setup

    rare = (exchange.app, setup.app)
    app.registered_commands = [
        *_COMMANDS,
        *(one for group in rare for one in group.registered_commands),
    ]
    app.registered_groups = [*setup.app.registered_groups]
    return app
