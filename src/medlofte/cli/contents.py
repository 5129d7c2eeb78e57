"""Knows which commands there are, in the order in which the help lists them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from medlofte.language import t


class Command(NamedTuple):
    """A command: its name, the line that tells of it, and where its options and its work are.

    The line stands here, for `medlofte --help` shows all of them and loads no command.
    """

    name: str
    about: str
    writes: bool = False  # it may change the tree, so it settles what was left half done there
    module: str = ""  # in commands/, where its name is not that of the command
    inner: tuple["Command", ...] = ()  # the commands of a command that only holds others

    def run(self) -> Callable[..., int]:
        """Load what the command does; its parameters are what can be typed."""
        run: Any = import_module(f"medlofte.commands.{self.module or self.name}").run
        return run  # type: ignore[no-any-return]


_NEW = (
    Command(
        "municipality",
        t("Skriv in en kommun med dess första medborgarlöfte."),
        writes=True,
        module="new_municipality",
    ),
    Command(
        "agreement",
        t("Lägg till ett medborgarlöfte efter de som finns."),
        writes=True,
        module="new_agreement",
    ),
    Command(
        "promise", t("Lägg till ett löfte i ett medborgarlöfte."), writes=True, module="new_promise"
    ),
)
COMMANDS = (
    Command("status", t("Visa hur långt löftena har kommit.")),
    Command("explain", t("Visa var en siffra kommer ifrån, uppgift för uppgift.")),
    Command("log", t("Skriv upp en aktivitet, eller en siffra för en hel period."), writes=True),
    Command("list", t("Visa aktiviteterna.")),
    Command("next", t("Visa vad som behöver göras, och när.")),
    Command("undo", t("Ta tillbaka det som det senaste kommandot skrev här."), writes=True),
    Command("share", t("Dela det som skrivits här, och hämta det andra har delat."), writes=True),
    Command("rename", t("Byt id på ett löfte, överallt där det står."), writes=True),
    Command("validate", t("Granska alla filer, eller de som anges.")),
    Command("rule", t("Visa vad en regel vill, med ett dåligt och ett bra exempel.")),
    Command(
        "follow-up",
        t("Skriv uppföljningen av en period, löfte för löfte."),
        writes=True,
        module="follow_up",
    ),
    Command("report", t("Skriv uppföljningen som dokument: Markdown, webbsida, Word eller PDF.")),
    Command("poster", t("Skriv en affisch: ett år på en sida, med QR-kod till webbplatsen.")),
    Command("site", t("Skriv webbplatsen: alla löften, för alla att läsa.")),
    Command("template", t("Skriv en arbetsbok att fylla i, för dem som rapporterar.")),
    Command("export", t("Skriv aktiviteterna eller läget som en tabell, för Excel och program.")),
    Command(
        "import",
        t("Läs in aktiviteter från Excel, LibreOffice eller CSV."),
        writes=True,
        module="import_",
    ),
    Command(
        "read",
        t("Läs ett publicerat medborgarlöfte, och skriv ett utkast till löftesfil."),
        writes=True,
    ),
    Command("init", t("Gör en mapp för löften, med inställningar och filer för CI.")),
    Command("schema", t("Visa ett JSON Schema: av en fil för editorer, av utdata för program.")),
    Command("completion", t("Visa raderna som gör att Tab fyller i, i ett skal.")),
    Command("config", t("Visa inställningarna, och varifrån var och en kommer.")),
    Command("edit", t("Öppna en fil i din redigerare, och granska den efteråt.")),
    Command("new", t("Skriv in en kommun, ett medborgarlöfte eller ett löfte."), inner=_NEW),
)
