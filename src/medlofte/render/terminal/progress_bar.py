"""Knows how a long piece of work is followed on a terminal: a bar, and nothing elsewhere."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from medlofte.render.terminal.screen import of

T = TypeVar("T")


def tracked(items: Sequence[T], title: str) -> Iterable[T]:
    """Yield the items, with a bar on standard error where that is a terminal."""
    if not of(sys.stderr).terminal:
        return items
    return track(items, title, console=Console(file=sys.stderr, markup=False), transient=True)
