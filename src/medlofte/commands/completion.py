"""`medlofte completion`: what a shell is told, so that Tab knows the commands and the tree."""

from pathlib import Path
from typing import Annotated

from medlofte.commands.options import stands
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.typed import lookup

_FILES = {
    "bash": "medlofte.bash",
    "zsh": "medlofte.zsh",
    "fish": "medlofte.fish",
    "powershell": "medlofte.ps1",
}


def run(
    shell: Annotated[str, stands(t("SKAL"), t("bash, zsh, fish eller powershell.")), tuple(_FILES)],
) -> int:
    name = _FILES[lookup.choice("completion", shell, _FILES)]
    text = (Path(__file__).with_name("shell_files") / name).read_text(encoding="utf-8")
    screen.machine(text)
    return 0
