"""Knows how a command line is taken: the program with the command that is typed, no other one."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer import Option
from typer.core import TyperCommand, TyperGroup

from medlofte.cli.command import callback
from medlofte.cli.contents import COMMANDS, Command
from medlofte.cli.usage import swedish_help, worded
from medlofte.commands.options import Lang
from medlofte.language import t
from medlofte.stop import WrongCallError

_CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return swedish_help(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return swedish_help(super().get_help(ctx))


def call(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; wrong usage is worded in Swedish."""
    try:
        code = _program(arguments)(arguments, prog_name="medlofte", standalone_mode=False)
    except typer.TyperException as wrong:
        raise WrongCallError(worded(wrong)) from None
    return int(code or 0)


def built(arguments: Sequence[str] | None = None) -> Any:
    """The program as typer builds it: with what these words may call, or with everything."""
    return typer.main.get_command(_program(arguments))


def _program(arguments: Sequence[str] | None) -> typer.Typer:
    program = _holding(
        t("Följ upp medborgarlöften: vad som lovats, vad som gjorts och vad som återstår."),
        COMMANDS,
        arguments,
    )
    program.callback(invoke_without_command=True)(_main)
    return program


def _holding(about: str, commands: Sequence[Command], words: Sequence[str] | None) -> typer.Typer:
    """Make a command that holds others: loaded are those that the words may call."""
    holder = typer.Typer(
        cls=_Group,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_CONTEXT,
        help=about,
    )
    typed = [one for one in commands if words is not None and one.name in words[:1]]
    for one in typed or commands:  # typer builds all that it is given
        if one.inner:
            inner = _holding(one.about, one.inner, words and words[1:])
            inner.callback(invoke_without_command=True)(_what)
            holder.add_typer(inner, name=one.name)
            continue
        known = words is None or one.name in words
        run = callback(one.run(), writes=one.writes) if known else _unloaded
        holder.command(one.name, cls=_Command, help=one.about, context_settings=_CONTEXT)(run)
    return holder


def _unloaded() -> None:
    """Stand for a command that is only listed."""


def _version(value: bool) -> None:  # noqa: FBT001  typer's signature for a callback
    if value:
        from importlib.metadata import version

        typer.echo(f"medlofte {version('medlofte')}")
        raise typer.Exit


def _main(
    context: typer.Context,
    lang: Lang = None,  # noqa: ARG001  read before anything is worded
    version: Annotated[  # noqa: ARG001  its callback answers
        bool | None,
        Option("--version", callback=_version, is_eager=True, help=t("Visa versionen.")),
    ] = None,
) -> int:
    if context.invoked_subcommand is not None:
        return 0
    from medlofte.commands import welcome

    return welcome.run()


def _what(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        raise WrongCallError(t("Skriv vad: medlofte new municipality, agreement eller promise."))
