"""Knows what can be typed to begin with, and by whoever wires medlofte to editors and servers."""

from typing import Annotated

import typer
from typer import Argument

from medlofte import options
from medlofte.language import t
from medlofte.options import Lang

app = options.group("")


@options.command(app, "schema", t("Visa ett JSON Schema, som hjälper den som skriver i en editor."))
def schema(
    name: Annotated[
        str, Argument(metavar="promises|activity|settings", help=t("Vilken fil det gäller."))
    ],
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
) -> None:
    from medlofte.commands.schema import run

    raise typer.Exit(run(name))
