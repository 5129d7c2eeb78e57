"""Knows how one is asked which of two versions is to hold, where both have written in a file."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from medlofte.commands import share_gate
from medlofte.commands.workspace import Workspace
from medlofte.interview import prompts
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.render.terminal import share as render
from medlofte.render.terminal.share import Sides
from medlofte.sharing.merge import Choice, Conflict
from medlofte.sharing.repository import Repository
from medlofte.stop import RefusedError


class Conflicts:
    """What the person has answered during one share, and what they could not be asked."""

    def __init__(self, workspace: Workspace, repository: Repository) -> None:
        self._workspace = workspace
        self._repository = repository
        self._answers: dict[tuple[str, str, str], Choice] = {}
        self._unasked: list[Conflict] = []

    def may_stand(self, path: str, ours: bytes, theirs: bytes, both: bytes) -> bool:
        """Whether what both wrote can stand in one file."""
        inside = self._repository.of_tree(path)
        return inside is None or share_gate.may_stand(self._workspace, inside, (ours, theirs), both)

    def decide(self, one: Conflict) -> Choice:
        """Show what each wrote and ask; off a terminal it is kept, to be told of."""
        ids = (one.path, one.ours.id if one.ours else "", one.theirs.id if one.theirs else "")
        if ids in self._answers:
            return self._answers[ids]
        if not prompts.is_terminal():
            self._unasked.append(one)
            return "theirs"
        out = screen.of(sys.stdout)
        out.print(["", *self._shown(one, out)])
        question = t("Vad ska gälla? [m]itt  [a]ndras  [L]åt vara, och dela inget nu:")
        choices: dict[str, Choice | None] = {t("l"): None, t("m"): "ours", t("a"): "theirs"}
        chosen = prompts.choose(question, choices)
        if chosen is None:
            raise RefusedError(
                t("Inget är delat och inget är ändrat. Det du skrivit ligger kvar här.")
            )
        self._answers[ids] = chosen
        return chosen

    def refuse_unasked(self) -> None:
        """Refuse, and name each file, where there was nobody to ask."""
        if not self._unasked:
            return
        out = screen.of(sys.stderr)
        for one in self._unasked:
            out.print(self._shown(one, out))
        raise RefusedError(
            t(
                "Inget är delat och inget är ändrat: någon måste välja vad som ska gälla. Kör "
                "medlofte share i en terminal."
            )
        )

    def _shown(self, one: Conflict, out: screen.Screen) -> Iterator[str]:
        texts = [
            side.data.decode(errors="replace") if side else None for side in (one.ours, one.theirs)
        ]
        day = None
        with suppress(ValueError):
            day = date.fromisoformat(one.day)
        path = self._repository.of_tree(one.path)
        sides = Sides(texts[0], texts[1], one.who, day)
        return render.conflict(self._workspace.shown_path(path or one.path), sides, out)
