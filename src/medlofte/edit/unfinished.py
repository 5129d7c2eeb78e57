"""Knows what an interrupted command left half done, how that is told, and how it is settled."""

from datetime import date
from pathlib import Path

from medlofte.book import load
from medlofte.disk import journal
from medlofte.disk.journal import Removal, Renaming
from medlofte.edit import rename_promise
from medlofte.language import t
from medlofte.stop import FailedError, RefusedError, WrongCallError


def told(intent: Renaming | Removal) -> str:
    """What a command says that reads, and changes nothing."""
    if isinstance(intent, Renaming):
        return t(
            "Ett namnbyte avbröts: {old} ska heta {new}. Slutför det med: {command}",
            old=intent.old,
            new=intent.new,
            command=f"medlofte rename {intent.slug} {intent.old} {intent.new}",
        )
    if intent.undo:
        return t(
            "Ett undo av importen av {name} avbröts. Det som är kvar av den räknas inte, och tas "
            "bort av nästa kommando som skriver.",
            name=intent.name,
        )
    return t(
        "Importen av {name} avbröts. Det som hann skrivas räknas inte, och tas bort av nästa "
        "kommando som skriver. Importera tabellen igen.",
        name=intent.name,
    )


def settle(root: Path, today: date) -> list[str]:
    """Finish what was begun, or take it back, and return what is to be said of it.

    The lock must be held. Raises what `rename` itself would raise, and says how to go on.
    """
    journal.tidy(root)
    journal.take_over(root)
    intent = journal.begun(root)
    if isinstance(intent, Renaming):
        return _finish_renaming(root, intent, today)
    return _finish_removal(root, intent) if intent else []


def _finish_renaming(root: Path, intent: Renaming, today: date) -> list[str]:
    if not (root / load.promise_path(intent.slug)).exists():  # gone with all its promises
        journal.finished(root)
        return []
    try:
        rename_promise.complete(root, intent, today)
    except (RefusedError, FailedError, WrongCallError) as stopped:
        message = t(
            "Ett namnbyte, från {old} till {new}, avbröts och måste slutföras först. Ska det inte "
            "göras: ta bort {path} och rätta filerna för hand.",
            old=intent.old,
            new=intent.new,
            path=journal.folder_of(root),
        )
        raise type(stopped)(f"{message}\n{stopped}") from stopped
    message = t(
        "Ett namnbyte som avbröts är nu slutfört: {old} heter {new}.",
        old=intent.old,
        new=intent.new,
    )
    return [message]


def _finish_removal(root: Path, intent: Removal) -> list[str]:
    kept = journal.withdraw(root, intent.digests)
    journal.finished(root)
    if intent.undo:
        message = t(
            "Ett undo som avbröts är nu slutfört: importen av {name} är borttagen.",
            name=intent.name,
        )
    else:
        message = t(
            "Importen av {name} avbröts och är tillbakatagen. Importera tabellen igen.",
            name=intent.name,
        )
    left = [t("{path} har ändrats sedan dess och är kvar.", path=path) for path in kept]
    return [message, *left]
