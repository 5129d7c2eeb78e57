"""Knows how work is shared among processes of ours, one for each core that this one may use."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar

from medlofte import language
from medlofte.language import t
from medlofte.stop import FailedError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_MOST = 60  # Windows waits for no more at once
# Files from which it pays: a process that is forked is there at once, any other begins anew.
_WORTH = {"fork": 1_000, "spawn": 20_000}
_LINUX = sys.platform == "linux"


def each(
    work: Callable[[Task], Answer], tasks: Sequence[Task], sizes: Iterable[int]
) -> Generator[Answer, None, None]:
    """Yield what `work` makes of each task, in the order of the tasks; closed, it ends all others.

    `sizes` are the numbers of files that the tasks read; where they are many, several processes
    work. Then `work` and what it makes are pickled, and a task that failed is done once more here:
    it fails in the same words, so that nobody can tell how many processes there were.
    """
    count = min(_cores(), len(tasks), _MOST)
    # Another thread may hold a lock that would never be let go in a fork.
    method = "fork" if _LINUX and threading.active_count() == 1 else "spawn"
    if count > 1 and any(size >= _WORTH[method] for size in accumulate(sizes)):
        yield from shared(work, tasks, count, method)
    else:
        yield from map(work, tasks)


def _cores() -> int:
    """How many processes of ours can run at a time."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def shared(
    work: Callable[[Task], Answer], tasks: Sequence[Task], count: int, method: str
) -> Iterator[Answer]:
    """Do as `each` does in that many processes; raises FailedError where one of them dies."""
    from multiprocessing.connection import wait  # noqa: PLC0415  only where much is to be done

    ahead = iter(range(len(tasks)))
    there: dict[int, Any] = {}
    with _begun(partial(serve, work, tasks, language.chosen()), count, method) as pipes:
        try:
            for pipe, number in zip(pipes, ahead, strict=False):
                pipe.send(number)
            for number, task in enumerate(tasks):
                while number not in there:
                    ready: list[Any] = wait(pipes)
                    for pipe in ready:
                        answered, *answer = pipe.recv()
                        there[answered] = answer
                        following = next(ahead, None)
                        if following is not None:
                            pipe.send(following)
                answer = there.pop(number)
                yield answer[0] if answer else work(task)
        except (EOFError, ConnectionError):
            message = t(
                "En process som läste en del av uppgifterna avbröts, kanske för att minnet tog "
                "slut. Försök igen."
            )
            raise FailedError(message) from None


@contextmanager
def _begun(target: Callable[..., None], count: int, method: str) -> Iterator[list[Any]]:
    """Begin processes and give the pipe to each; they end with the block, at once if it fails."""
    from multiprocessing import get_context  # noqa: PLC0415  likewise

    context: Any = get_context(method)
    processes: list[Any] = []
    pipes: list[Any] = []
    try:
        # Ctrl-C is for this process, which ends the others.
        with _undisturbed() if hasattr(signal, "pthread_sigmask") else nullcontext():
            for _ in range(count):
                ours, theirs = context.Pipe()
                pipes.append(ours)
                processes.append(context.Process(target=target, args=(ours, theirs), daemon=True))
                processes[-1].start()
                theirs.close()
        yield pipes
    except BaseException:
        for process in processes:
            process.kill()
        raise
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(
    work: Callable[[Task], object],
    tasks: Sequence[Task],
    spoken: language.Language,
    ours: "Connection[Any, Any]",
    theirs: "Connection[Any, Any]",
) -> None:
    """Answer with what `work` makes of each task asked for, until nobody asks any more."""
    ours.close()  # a fork has it as well, and would wait for itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    language.use(spoken)
    with suppress(EOFError, OSError):
        while True:
            number = theirs.recv()
            try:
                theirs.send((number, work(tasks[number])))
            except Exception:  # noqa: BLE001  done once more where it can be told
                theirs.send((number,))
