"""Knows what of a table is to be written: as the options say, else as a person answers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from medlofte.importing.plan.batch import Batch
from medlofte.importing.table_file import STDIN
from medlofte.interview import prompts
from medlofte.language import n, t
from medlofte.wording import shell


class Decision(NamedTuple):
    """Whether to write, also to take away what is gone, and else the exit code."""

    write: bool
    remove: bool = False
    code: int = 0


def decide(batch: Batch, flags: Mapping[str, bool], command: Sequence[str]) -> Decision:
    """What the flags say, each of its own sort of row, else the person; off a terminal say how.

    Nothing is written where a flag is missing: a table is read whole, or not at all.
    """
    sorts = (("--yes", batch.new), ("--update", batch.updates), ("--remove", batch.removals))
    if not any(flags.values()) and prompts.is_terminal():
        prompts.say([""])
        return _answered(batch)
    if all(flags[flag] for flag, rows in sorts if rows):
        return Decision(write=True, remove=flags["--remove"])
    prompts.say([""])
    needed = [flag for flag, rows in sorts if rows or flags[flag]]
    whole = shell.command(*command, *needed)
    if STDIN in command:
        whole = f"... | {whole}"  # what was piped once more; with signs that every console has
    prompts.tell(t("Inget är skrivet. Skriv det med: {command}", command=whole))
    if batch.updates or batch.removals:
        prompts.tell(
            t(
                "Är det en annan tabell, eller en annan uppgift: läs in den under ett annat "
                "filnamn, eller skriv plats, tid eller rubrik som skiljer dem åt."
            )
        )
    return Decision(write=False, code=int(any(flags.values())))


def _answered(batch: Batch) -> Decision:
    """Ask what is to be written, and what is to be taken away."""
    changes = batch.new or batch.updates
    if changes and not prompts.yes(_question(batch), default=False):
        prompts.tell(t("Inget är skrivet."))
        return Decision(write=False)
    remove = bool(batch.removals) and prompts.yes(
        _removal_question(len(batch.removals), also=bool(changes)), default=False
    )
    if not (changes or remove):
        prompts.tell(t("Inget är ändrat."))
    return Decision(write=bool(changes or remove), remove=remove)


def _question(batch: Batch) -> str:
    new, changed = len(batch.new), len(batch.updates)
    if not changed:
        return n("Skriv {count} aktivitet? [j/N]:", "Skriv {count} aktiviteter? [j/N]:", new)
    if not new:
        return n("Ändra {count} aktivitet? [j/N]:", "Ändra {count} aktiviteter? [j/N]:", changed)
    return n(
        "Skriv {count} ny och ändra {changed}? [j/N]:",
        "Skriv {count} nya och ändra {changed}? [j/N]:",
        new,
        changed=changed,
    )


def _removal_question(count: int, *, also: bool) -> str:
    if also:
        return n("Ta bort den också? [j/N]:", "Ta bort de {count} också? [j/N]:", count)
    return n("Ta bort den som är borta? [j/N]:", "Ta bort de {count} som är borta? [j/N]:", count)
