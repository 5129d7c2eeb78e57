"""Knows how a command is called: its options, the tree and the day it works on, the exit code."""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from inspect import Parameter, Signature, signature
from typing import Any

from medlofte.commands.options import Lang, Where


def callback(run: Callable[..., int], *, writes: bool) -> Callable[..., int]:
    """Return what typer calls for a command.

    Each parameter of `run` is an argument or an option, or a class of several; a workspace is
    opened where `--data` says, and a date is today.
    """
    from medlofte.commands.workspace import Workspace, workspace_of  # not for `--help` alone

    wanted = signature(run).parameters
    spread: dict[str, Parameter] = {}
    for parameter in wanted.values():
        kind = Where if parameter.annotation is Workspace else parameter.annotation
        spread |= {one.name: one for one in _spread(parameter.replace(annotation=kind))}
    spread.setdefault("lang", _keyword("lang", Lang, None))  # read before anything is worded

    def call(**typed: Any) -> int:
        now = today()

        def given(parameter: Parameter) -> Any:
            kind = parameter.annotation
            if kind is Workspace:
                return workspace_of(typed["data"], now, writes=writes)
            if kind is date:
                return now
            if isinstance(kind, type) and is_dataclass(kind):
                return kind(**{one.name: typed[one.name] for one in fields(kind)})
            return typed[parameter.name]

        return run(**{name: given(parameter) for name, parameter in wanted.items()})

    vars(call)["__signature__"] = Signature([*spread.values()])
    call.__annotations__ = {name: one.annotation for name, one in spread.items()}
    return call


def today() -> date:
    """The day on which the program is called."""
    return date.today()


def _spread(parameter: Parameter) -> list[Parameter]:
    """What can be typed for a parameter, in order."""
    kind = parameter.annotation
    if kind is date:
        return []
    if not is_dataclass(kind):
        return [_keyword(parameter.name, kind, parameter.default)]
    return [
        _keyword(one.name, one.type, Parameter.empty if one.default is MISSING else one.default)
        for one in fields(kind)
    ]


def _keyword(name: str, annotation: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
