"""Knows what several commands can be told: the data folder, the language, whom and when."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from typer import Argument, Option, Typer
from typer.core import TyperCommand, TyperGroup

from medlofte import language
from medlofte.cli.usage import swedish_help
from medlofte.language import t
from medlofte.stop import WrongCallError

Command = TypeVar("Command", bound=Callable[..., None])

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return swedish_help(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return swedish_help(super().get_help(ctx))


def group(help_text: str) -> Typer:
    """Make a command that only holds others."""
    return Typer(
        cls=_Group,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=CONTEXT,
        help=help_text,
    )


def command(app: Typer, name: str, help_text: str) -> Callable[[Command], Command]:
    """Make a function a command of `app`."""
    return app.command(name, cls=_Command, help=help_text, context_settings=CONTEXT)


def _known_language(value: str | None) -> str | None:
    if value is not None and language.known(value) is None:
        names = ", ".join(language.LANGUAGES)
        raise WrongCallError(t("--lang kan vara {names}.", names=names))
    return value


Data = Annotated[
    str | None, Option("--data", metavar=t("MAPP"), help=t("Mappen med löften och aktiviteter."))
]
Lang = Annotated[
    str | None,
    Option(
        "--lang",
        metavar="|".join(language.LANGUAGES),
        help=t("Svarets språk."),
        callback=_known_language,
    ),
]
Municipality = Annotated[
    str | None, Argument(metavar=t("[KOMMUN]"), help=t("Namn eller kod."), show_default=False)
]
Period = Annotated[
    str | None,
    Argument(
        metavar=t("[PERIOD]"),
        help=t("2024, 2024-T1, 2024-Q2, 2024-H1, 2024-05 eller medborgarlöftets id."),
        show_default=False,
    ),
]
AcceptPersonalData = Annotated[
    bool, Option("--accept-personal-data", help=t("Det som liknar personuppgifter får stå kvar."))
]
AsOf = Annotated[
    str | None,
    Option("--as-of", metavar=t("DAG"), help=t("Räkna som om det vore den här dagens slut.")),
]
OUTPUT = Option("--output", "-o", metavar=t("FIL"), help=t("Filen som skrivs."))
Output = Annotated[str | None, OUTPUT]
Overwrite = Annotated[bool, Option("--overwrite", help=t("Skriv över filen om den redan finns."))]
