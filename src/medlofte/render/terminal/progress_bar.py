"""Knows how a long piece of work is followed on a terminal: a bar, and nothing elsewhere."""

import sys
from collections.abc import Generator
from contextlib import ExitStack, closing
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from medlofte.render.terminal.screen import of

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
_SOON = 1.0  # seconds for which nobody needs a bar
_OFTEN = 0.1  # seconds between two drawings of it


def tracked(items: Generator[T, None, None], total: int, title: str) -> Generator[T, None, None]:
    """Yield the items, with a bar on standard error where that is a terminal and it takes long.

    It is drawn between two items and not by a thread: what makes the items may fork. They are
    closed at once where it is interrupted meanwhile, so that nothing goes on making them.
    """
    if not of(sys.stderr).terminal:
        yield from items
        return
    bar, drawn, pause = None, monotonic(), _SOON
    with closing(items), ExitStack() as stack:
        for done, item in enumerate(items, 1):
            yield item
            if done == total or monotonic() - drawn < pause:
                continue
            bar = bar or stack.enter_context(_bar(title, total))
            bar.update(bar.task_ids[0], completed=done)
            bar.refresh()
            drawn, pause = monotonic(), _OFTEN


def _bar(title: str, total: int) -> "Progress":
    # Most work is done before this is needed.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415

    bar = Progress(
        "{task.description}",
        BarColumn(20),
        MofNCompleteColumn(),
        console=Console(file=sys.stderr, markup=False),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(title, total=total)
    return bar
