"""Knows the words of the command line itself: headings of help, and what was typed wrongly."""

import re
from ast import literal_eval
from typing import Any

from medlofte.language import t
from medlofte.swedish.names import did_you_mean, suggest

_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")


def swedish_help(text: str) -> str:
    """Put the headings that typer writes in the reader's language."""
    words = {
        r"^Usage:": t("Användning:"),
        r"^Arguments:$": t("Argument:"),
        r"^Options:$": t("Val:"),
        r"^Commands:$": t("Kommandon:"),
        r"Show this message and exit\.": t("Visa den här hjälpen."),
        r"\[OPTIONS\]": t("[VAL]"),
        r"COMMAND \[ARGS\]\.\.\.": t("KOMMANDO …"),
        r"  \[(required|x>=0)\]": "",
        r"\{(\w+)\}": r"\1",
        r"\[(\[.+?\])\](\.\.\.)?": r"\1",
    }
    for pattern, word in words.items():
        text = re.sub(pattern, word, text, flags=re.MULTILINE)
    # Python's name for text; what is explained beside it keeps its column.
    return re.sub(r" <(str|list\[str\])>", lambda found: " " * len(found[0]), text)


def worded(wrong: Any) -> str:
    """Say what is wrong with a command line; typer's own words are English."""
    match type(wrong).__name__:
        case "NoSuchOption":
            message = t("{option} finns inte.", option=wrong.option_name)
            message = did_you_mean(message, (wrong.possibilities or [None])[0])
        case "BadOptionUsage":
            message = t(
                "{option} används fel: ett värde saknas, eller är för mycket.",
                option=wrong.option_name,
            )
        case "MissingParameter":
            message = t("{name} saknas.", name=wrong.param.metavar)
        case "BadParameter":
            message = t("{name} har ett värde som inte går att använda.", name=wrong.param.opts[-1])
        case _:
            message = _unexpected(str(wrong.format_message()), wrong.ctx)
    return f"{message} {t('Hjälp: {command}', command=f'{_path(wrong)} --help')}"


def _unexpected(message: str, context: Any) -> str:
    """Word what typer has no class for: a command that does not exist, or words too many."""
    commands = getattr(context.command, "commands", None)
    quoted = _QUOTED.search(message)
    if quoted and commands is not None:
        typed = literal_eval(quoted[0])
        unknown = t('Det finns inget kommando som heter "{name}".', name=typed)
        return did_you_mean(unknown, suggest(typed, commands))
    return t('Det här är för mycket: "{words}".', words=message.partition(" (")[2][:-1])


def _path(wrong: Any) -> str:
    return wrong.ctx.command_path if wrong.ctx else "medlofte"
