"""`medlofte schema`: what editors are told of a file, to complete and to explain its keys."""

from typing import Annotated

from typer import Argument

from medlofte.language import t
from medlofte.model import schema
from medlofte.render.terminal import screen
from medlofte.typed import lookup


def run(
    name: Annotated[
        str,
        Argument(metavar=t("SLAG"), help=t("promises, activity eller settings.")),
        tuple(schema.FILES),
    ],
) -> int:
    """Print the JSON Schema of a file."""
    screen.machine(schema.text(lookup.choice("schema", name, schema.FILES)))
    return 0
