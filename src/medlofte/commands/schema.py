"""`medlofte schema`: what editors are told of a file, and programs of an output, by its name."""

from typing import Annotated

from medlofte.commands.options import stands
from medlofte.language import t
from medlofte.model import schema
from medlofte.render import schemas
from medlofte.render.terminal import screen
from medlofte.swedish.choice_words import shown
from medlofte.typed import lookup

_NAMES = (*schema.FILES, *schemas.OUTPUTS)


def run(
    name: Annotated[
        str,
        stands(
            t("SLAG"),
            t(
                "löften, aktivitet eller inställningar; eller det som skrivs ut som JSON: status, "
                "list, next, validate, export-activities, export-status, site (allt.json), "
                "site-all (alla.json) eller history (historik/KOMMUN.json)."
            ),
        ),
        (*map(shown, _NAMES),),
    ],
) -> int:
    asked = lookup.choice("schema", name, _NAMES)
    told = schema.text(asked) if asked in schema.FILES else schemas.text(asked)
    screen.machine(told)
    return 0
