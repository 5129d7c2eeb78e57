"""`medlofte` alone: what one can do, with examples."""

import sys

from medlofte.language import t
from medlofte.render.terminal import screen


def run() -> int:
    steps = (
        ("medlofte log", t("skriv upp något som är gjort")),
        ("medlofte status arjeplog 2024", t("hur långt löftena har kommit")),
        ("medlofte next", t("vad som behöver göras, och när")),
        ("medlofte status --all", t("alla kommuner")),
        ("medlofte explain arjeplog trafikkontroller", t("varför siffran är som den är")),
        ("medlofte list arjeplog 2024", t("alla aktiviteter")),
        ("medlofte undo", t("ta tillbaka det senaste")),
        ("medlofte validate", t("granska filerna")),
        ("medlofte rule", t("vad reglerna vill")),
    )
    width = max(len(command) for command, _ in steps) + 3
    lines = [
        t("medlofte följer upp medborgarlöften: vad som lovats, gjorts och återstår."),
        "",
        *(f"  {command.ljust(width)}{text}" for command, text in steps),
        "",
        t("Mer om ett kommando: medlofte log --help"),
    ]
    screen.of(sys.stdout).print(lines)
    return 0
