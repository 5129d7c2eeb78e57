"""Knows what can be typed to hand things over: documents, pages, and tables both ways."""

from datetime import date
from typing import Annotated

import typer
from typer import Argument, Option

from medlofte.cli import options
from medlofte.cli.options import (
    AcceptPersonalData,
    AsOf,
    Data,
    Lang,
    Municipality,
    Output,
    Overwrite,
    Period,
)
from medlofte.language import t

app = options.group("")


@options.command(
    app, "report", t("Skriv uppföljningen som dokument: Markdown, webbsida, Word eller PDF.")
)
def report(
    municipality: Annotated[str, Argument(metavar=t("KOMMUN"), help=t("Namn eller kod."))],
    period: Period = None,
    form: Annotated[
        str | None,
        Option(
            "--format",
            metavar="md|html|docx|pdf",
            help=t("Dokumentets form; annars efter filens namn."),
        ),
    ] = None,
    output: Output = None,
    overwrite: Overwrite = False,
    as_of: AsOf = None,
    by_party: Annotated[
        bool, Option("--by-party", help=t("Varje parts del för sig, i stället för områden."))
    ] = False,
    internal: Annotated[
        bool,
        Option("--internal", help=t("Med anteckningar och interna uppgifter; får inte spridas.")),
    ] = False,
    template: Annotated[
        str | None, Option(metavar=t("FIL.docx"), help=t("Word-dokument vars format ska användas."))
    ] = None,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.report import Options, run
    from medlofte.commands.workspace import start

    options = Options(
        municipality, period, form, output, overwrite, as_of, by_party, internal, template
    )
    raise typer.Exit(run(start(data, date.today()), options))


@options.command(app, "site", t("Skriv webbplatsen: alla löften, för alla att läsa."))
def site(
    out: Annotated[str, Argument(metavar=t("MAPP"), help=t("Mappen som sidorna skrivs till."))],
    base_url: Annotated[
        str | None, Option("--base-url", metavar=t("ADRESS"), help=t("Där webbplatsen ska ligga."))
    ] = None,
    as_of: AsOf = None,
    show: Annotated[bool, Option("--open", help=t("Visa den i webbläsaren."))] = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.site import Options, run
    from medlofte.commands.workspace import start

    options = Options(out, base_url, as_of, show)
    raise typer.Exit(run(start(data, date.today()), options))


@options.command(app, "template", t("Skriv en arbetsbok att fylla i, för dem som rapporterar."))
def template(
    municipality: Annotated[str, Argument(metavar=t("KOMMUN"), help=t("Namn eller kod."))],
    period: Annotated[
        str, Argument(metavar="PERIOD", help=t("2024, 2024-T1 eller medborgarlöftets id."))
    ],
    output: Annotated[str, options.OUTPUT],
    overwrite: Overwrite = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.template import run
    from medlofte.commands.workspace import start

    raise typer.Exit(
        run(start(data, date.today()), municipality, period, output, overwrite=overwrite)
    )


@options.command(
    app, "export", t("Skriv aktiviteterna eller läget som en tabell, för Excel och program.")
)
def export(
    table: Annotated[
        str,
        Argument(metavar=t("TABELL"), help=t("activities (aktiviteterna) eller status (läget).")),
    ],
    municipality: Municipality = None,
    period: Period = None,
    form: Annotated[
        str | None,
        Option("--format", metavar="csv|xlsx|json", help=t("Svarets form."), show_default=False),
    ] = None,
    output: Output = None,
    overwrite: Overwrite = False,
    notes: Annotated[bool, Option("--notes", help=t("Ta med de interna anteckningarna."))] = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.export import Options, run
    from medlofte.commands.workspace import start

    options = Options(table, municipality, period, form, output, overwrite, notes)
    raise typer.Exit(run(start(data, date.today()), options))


@options.command(app, "import", t("Läs in aktiviteter från Excel, LibreOffice eller CSV."))
def import_(
    municipality: Annotated[str, Argument(metavar=t("KOMMUN"), help=t("Namn eller kod."))],
    table_file: Annotated[
        str, Argument(metavar=t("FIL"), help=t("En fil som slutar på .xlsx, .ods, .csv."))
    ],
    mapped: Annotated[
        str | None,
        Option(
            "--map",
            metavar=t("RUBRIK=NYCKEL,…"),
            help=t("Vad kolumnerna betyder; sparas till nästa gång."),
        ),
    ] = None,
    yes: Annotated[bool, Option("--yes", "-y", help=t("Fråga inte."))] = False,
    accept: AcceptPersonalData = False,
    data: Data = None,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.import_ import Options, run
    from medlofte.commands.workspace import start

    options = Options(municipality, table_file, mapped, yes, accept)
    raise typer.Exit(run(start(data, date.today(), writes=True), options))
