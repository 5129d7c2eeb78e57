"""`medlofte` alone: what one can do, with examples."""

import sys

from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.wording.plain_text import cell_len, wrap


def run() -> int:
    steps = (
        ("medlofte log", t("skriv upp något som är gjort")),
        ("medlofte status arjeplog 2024", t("hur långt löftena har kommit")),
        ("medlofte next", t("vad som behöver göras, och när")),
        ("medlofte status --all", t("alla kommuner")),
        ("medlofte explain arjeplog trafikkontroller", t("varför siffran är som den är")),
        ("medlofte list arjeplog 2024", t("alla aktiviteter")),
        ("medlofte follow-up", t("skriv uppföljningen av en period")),
        ("medlofte share", t("dela det som är nytt")),
        ("medlofte undo", t("ta tillbaka det senaste")),
        ("medlofte validate", t("granska filerna")),
        ("medlofte rule", t("vad reglerna vill")),
    )
    out = screen.of(sys.stdout)
    widest = max(len(command) for command, _ in steps) + 3
    beside = [f"  {command.ljust(widest)}{text}" for command, text in steps]
    below = [line for command, text in steps for line in (f"  {command}", f"    {text}")]
    lines = [
        *wrap(
            t("medlofte följer upp medborgarlöften: vad som lovats, gjorts och återstår."),
            out.width,
        ),
        "",
        *(beside if max(map(cell_len, beside)) <= out.width else below),
        "",
        t("Mer om ett kommando: medlofte log --help"),
    ]
    out.print(lines)
    return 0
