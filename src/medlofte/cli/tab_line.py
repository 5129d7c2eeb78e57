"""Knows a command line as far as it is typed, for a shell that wants to fill in the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from medlofte.cli import app


def joined(words: Sequence[str]) -> list[str]:
    """Put together what bash takes apart: `--format`, `=`, `js`."""
    found: list[str] = []
    for word in words:
        option = found[-1] if found and found[-1].startswith("--") else ""
        if option and (word.startswith("=") or option.endswith("=")):
            found[-1] += word
        else:
            found.append(word)
    return found or [""]


@dataclass(slots=True)
class TabLine:
    """What is typed so far: the command, its arguments and options, and the word at the end."""

    command: Any
    current: str
    arguments: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    open: Any = None  # the option that the word at the end belongs to


def read(words: list[str]) -> TabLine:
    """Read a line as the command would, but never complain."""
    *typed, current = words
    current = current.strip().lstrip("\"'")
    line = TabLine(app.built(typed), current)
    for word in typed:
        name, equals, value = word.partition("=")
        if line.open is not None:
            line.options[line.open.name] = word
            line.open = None
        elif word.startswith("-"):
            option = option_of(line.command, name)
            if option is not None and equals:
                line.options[option.name] = value
            elif option is not None and not option.is_flag:
                line.open = option
        elif word in getattr(line.command, "commands", {}):
            line.command = line.command.commands[word]
        else:
            line.arguments.append(word)
    return line


def option_of(command: Any, name: str) -> Any:
    return next((one for one in command.params if name in one.opts), None)
