"""Knows how a command is written so that it can be pasted into any shell, of Windows too."""

import re
import shlex

_BARE = re.compile(r"[\w.,:=/+][\w.,:=/+@-]*|-[\w-]*")
# What means nothing within double quotes to cmd, PowerShell or a Unix shell.
_QUOTED = re.compile(r'(?:[^\\"`$!\x00-\x1f]|\\(?=[^\\"`$!]))*')


def command(*words: str) -> str:
    """Write a command line, each word in quotes where it needs them.

    cmd knows double quotes only; a Unix shell replaces more within those, so what it would replace
    is written as that shell takes it.
    """
    return " ".join(map(_word, words))


def _word(word: str) -> str:
    if _BARE.fullmatch(word):
        return word
    return f'"{word}"' if _QUOTED.fullmatch(word) else shlex.quote(word)
