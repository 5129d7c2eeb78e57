"""Knows how a process of ours takes no more memory and time than it may, where that can be said."""

import signal
from contextlib import suppress


def limit(memory: int, seconds: float) -> None:
    """Let this process take so many bytes and so much of a processor; more ends it.

    On Windows neither can be said: who starts the process waits no longer than it wants to.
    """
    with suppress(ImportError):
        import resource  # noqa: PLC0415  not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.setitimer(signal.ITIMER_PROF, seconds)
