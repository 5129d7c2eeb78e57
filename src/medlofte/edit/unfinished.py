"""Knows what an interrupted command left half done, how that is told, and how it is settled."""

from datetime import date
from pathlib import Path

from medlofte.book import load
from medlofte.disk import intents, journal, state
from medlofte.disk.intents import Renaming, Reversal
from medlofte.edit import rename_promise, taking_back
from medlofte.language import t
from medlofte.stop import FailedError, RefusedError, WrongCallError


def told(intent: Renaming | Reversal) -> str:
    """What a command says that reads, and changes nothing."""
    if isinstance(intent, Renaming):
        return t(
            "Ett namnbyte avbröts: {old} ska heta {new}. Slutför det med: {command}",
            old=intent.old,
            new=intent.new,
            command=f"medlofte rename {intent.slug} {intent.old} {intent.new}",
        )
    what = taking_back.called(intent.noted.did)
    if intent.undo:
        return t(
            "Ett undo avbröts: {what}. Det som är kvar räknas inte, och tas tillbaka av nästa "
            "kommando som skriver.",
            what=what,
        )
    return t(
        "Avbröts: {what}. Det som hann skrivas räknas inte, och tas tillbaka av nästa kommando som "
        "skriver. Gör sedan om det.",
        what=what,
    )


def settle(root: Path, today: date) -> list[str]:
    """Finish what was begun, or take it back, and return what is to be said of it.

    The lock must be held. Raises what `rename` itself would raise, and says how to go on.
    """
    journal.tidy(root)
    intents.tidy(root)
    journal.take_over(root)
    intent = intents.begun(root)
    said: list[str] = []
    if isinstance(intent, Renaming):
        said = _finish_renaming(root, intent, today)
    elif intent:
        said = _finish_reversal(root, intent)
    state.tidy_texts(root, today)  # last: what is unfinished may need them
    return said


def _finish_renaming(root: Path, intent: Renaming, today: date) -> list[str]:
    if not (root / load.promise_path(intent.slug)).exists():  # gone with all its promises
        intents.finished(root)
        return []
    try:
        rename_promise.complete(root, intent, today)
    except (RefusedError, FailedError, WrongCallError) as stopped:
        message = t(
            "Ett namnbyte, från {old} till {new}, avbröts och måste slutföras först. Ska det inte "
            "göras: ta bort {path} och rätta filerna för hand.",
            old=intent.old,
            new=intent.new,
            path=state.folder_of(root),
        )
        raise type(stopped)(f"{message}\n{stopped}") from stopped
    message = t(
        "Ett namnbyte som avbröts är nu slutfört: {old} heter {new}.",
        old=intent.old,
        new=intent.new,
    )
    return [message]


def _finish_reversal(root: Path, intent: Reversal) -> list[str]:
    kept = taking_back.put_back(root, intent.noted)
    intents.finished(root)
    what = taking_back.called(intent.noted.did)
    if intent.undo:
        message = t("Ett undo som avbröts är nu slutfört. Tillbakataget: {what}.", what=what)
    else:
        message = t("Avbröts och är tillbakataget: {what}. Gör om det.", what=what)
    left = [t("{path} har ändrats sedan dess och är kvar.", path=path) for path in kept]
    return [message, *left]
