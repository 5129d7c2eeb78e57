"""`medlofte schema`: what editors are told of a file, to complete and to explain its keys."""

from typing import Annotated

from medlofte.commands.options import stands
from medlofte.language import t
from medlofte.model import schema
from medlofte.render.terminal import screen
from medlofte.swedish.choice_words import shown
from medlofte.typed import lookup


def run(
    name: Annotated[
        str,
        stands(t("SLAG"), t("löften, aktivitet eller inställningar.")),
        (*map(shown, schema.FILES),),
    ],
) -> int:
    screen.machine(schema.text(lookup.choice("schema", name, schema.FILES)))
    return 0
