"""Knows how the program begins and ends: its language, and the one gate to the exit codes."""

import gc
import os
import sys
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, TextIO

from medlofte import language
from medlofte.disk.writing import changed, reason
from medlofte.stop import FailedError, RefusedError, WrongCallError


def main() -> None:
    """Run the program and leave with its exit code."""
    # A short run over data without cycles: collecting costs time at every start and frees nothing.
    gc.disable()
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    streams = [one for one in (sys.stdout, sys.stderr) if isinstance(one, TextIOWrapper)]
    for stream in streams:
        stream.reconfigure(errors="replace")  # a console that lacks a letter shows "?"
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; every way to fail ends here, as a sentence and an exit code."""
    changed.clear()
    language.use(_language(arguments))
    if arguments[:1] == ["__complete"]:
        from medlofte.cli import completion  # noqa: PLC0415  only for a shell

        return completion.run(arguments[1:])
    try:
        from medlofte.cli import app  # noqa: PLC0415  its help is worded in the language chosen above

        code = app.call(arguments)
    except (WrongCallError, RefusedError, FailedError) as stopped:
        _say(str(stopped))
        return stopped.exit_code
    except (SystemExit, OSError) as stopped:
        from medlofte.render.terminal import screen  # noqa: PLC0415  as in _say

        if isinstance(stopped, OSError) and not screen.is_unread(sys.stdout, stopped):
            _say(language.t("Det gick inte: {reason}.", reason=reason(stopped)))
            screen.mute_failing(sys.stdout)
            return FailedError.exit_code
        # Who read the help has seen enough (`medlofte --help | head`): typer leaves.
        screen.mute(sys.stdout)
        return 0
    except Exception as bug:  # noqa: BLE001  the last gate: a bug has a code of its own
        last = traceback.extract_tb(bug.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        _say(
            language.t(
                "medlofte har ett fel: {kind} i {where} ({text}). {files} "
                "Anmäl felet, och berätta vad du skrev.",
                kind=type(bug).__name__,
                where=where,
                text=bug,
                files=_touched(),
            )
        )
        return FailedError.exit_code
    return code


def _touched() -> str:
    """What became of the person's files, as far as it is known."""
    if not changed:
        return language.t("Dina filer är orörda.")
    names = ", ".join(dict.fromkeys(map(str, changed)))
    return language.t("Ändrat innan dess: {names}.", names=names)


def _nowhere(mode: Literal["r", "w"] = "w") -> TextIO:
    """A stream for one that was closed before the program began (`>&-`, `<&-`)."""
    return Path(os.devnull).open(mode, encoding="utf-8")


def _say(message: str) -> None:
    # Only where something went wrong.
    from medlofte.render.terminal import screen  # noqa: PLC0415
    from medlofte.wording.plain_text import folded  # noqa: PLC0415

    with suppress(OSError):  # nowhere to say it; the exit code still tells
        # A name with a line break in it may begin a line: a build server would obey `::`.
        lines = [line.replace("::", ": :") for line in message.split("\n")]
        out = screen.of(sys.stderr)
        if out.terminal:
            lines = [part for line in lines for part in folded(line, out.width)]
        out.print(lines)


def _language(arguments: list[str]) -> language.Language:
    """`--lang`, MEDLOFTE_LANG, or the tree's setting; an unknown one is Swedish."""
    typed = _value(arguments, "--lang") or os.environ.get("MEDLOFTE_LANG") or _of_tree(arguments)
    return language.known(typed) or language.SOURCE


def _value(arguments: list[str], option: str) -> str | None:
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
    return None


def _of_tree(arguments: list[str]) -> str | None:
    from medlofte.disk import tree_files  # noqa: PLC0415  light, but not needed where a language is named

    given = _value(arguments, "--data") or os.environ.get("MEDLOFTE_DATA")
    try:
        root = tree_files.find_root(given, Path.cwd())
    except (WrongCallError, OSError):
        return None
    if not (root / tree_files.SETTINGS).exists():
        return None
    from medlofte.model import settings  # noqa: PLC0415  reads YAML: only where there is a file to read

    return settings.load(root)[0].language


if __name__ == "__main__":
    main()
