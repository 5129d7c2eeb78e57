"""Knows which commands there are, in the order in which the help lists them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from medlofte.language import t


class Listed(NamedTuple):
    """A command: its name, the line that tells of it, and where its options and its work are.

    The line stands here, for `medlofte --help` shows all of them and loads no command.
    """

    name: str
    about: str
    writes: bool = False  # it may change the tree, so it settles what was left half done there
    module: str = ""  # in commands/, where its name is not that of the command
    inner: tuple["Listed", ...] = ()  # the commands of a command that only holds others

    def run(self) -> Callable[..., int]:
        """Load what the command does; its parameters are what can be typed."""
        run: Any = import_module(f"medlofte.commands.{self.module or self.name}").run
        return run  # type: ignore[no-any-return]


_NEW = (
    Listed(
        "municipality",
        t("Skriv in en kommun med dess första medborgarlöfte."),
        writes=True,
        module="new_municipality",
    ),
    Listed(
        "agreement",
        t("Lägg till ett medborgarlöfte efter de som finns."),
        writes=True,
        module="new_agreement",
    ),
    Listed(
        "promise", t("Lägg till ett löfte i ett medborgarlöfte."), writes=True, module="new_promise"
    ),
)
COMMANDS = (
    Listed("status", t("Visa hur långt löftena har kommit.")),
    Listed("explain", t("Visa var en siffra kommer ifrån, uppgift för uppgift.")),
    Listed("log", t("Skriv upp en aktivitet, eller en siffra för en hel period."), writes=True),
    Listed("list", t("Visa aktiviteterna.")),
    Listed("next", t("Visa vad som behöver göras, och när.")),
    Listed("undo", t("Ta tillbaka det som loggades eller importerades senast här."), writes=True),
    Listed("rename", t("Byt id på ett löfte, överallt där det står."), writes=True),
    Listed("validate", t("Granska alla filer, eller de som anges.")),
    Listed("rule", t("Visa vad en regel vill, med ett dåligt och ett bra exempel.")),
    Listed("report", t("Skriv uppföljningen som dokument: Markdown, webbsida, Word eller PDF.")),
    Listed("site", t("Skriv webbplatsen: alla löften, för alla att läsa.")),
    Listed("template", t("Skriv en arbetsbok att fylla i, för dem som rapporterar.")),
    Listed("export", t("Skriv aktiviteterna eller läget som en tabell, för Excel och program.")),
    Listed(
        "import",
        t("Läs in aktiviteter från Excel, LibreOffice eller CSV."),
        writes=True,
        module="import_",
    ),
    Listed("init", t("Gör en mapp för löften, med inställningar och filer för CI.")),
    Listed("schema", t("Visa ett JSON Schema: hjälp åt den som skriver i en editor.")),
    Listed("completion", t("Visa raderna som gör att Tab fyller i, i ett skal.")),
    Listed("config", t("Visa inställningarna, och varifrån var och en kommer.")),
    Listed("edit", t("Öppna en fil i din redigerare, och granska den efteråt.")),
    Listed("new", t("Skriv in en kommun, ett medborgarlöfte eller ett löfte."), inner=_NEW),
)
