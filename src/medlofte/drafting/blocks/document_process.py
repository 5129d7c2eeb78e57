"""Knows how to read a document; a program of its own, so that what a file does stays outside.

A file of a few kilobytes can unfold into gigabytes, or lie ten thousand levels deep. Here that ends
a process with limits, and `opened.py` says in words what happened.
"""

import io
import json
import sys

from medlofte.disk import limits

_MEMORY = 190 * 1024 * 1024
_SECONDS = 1.3


def main() -> None:
    """Read a document of the kind that the argument says from standard input; write it as JSON.

    That is its blocks, its title and its address, or instead of the blocks why there are none.
    """
    limits.limit(_MEMORY, _SECONDS)
    raw = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(_READ[sys.argv[1]](raw)))


def _web(raw: bytes) -> list[object]:
    from medlofte.drafting.blocks.web import page  # noqa: PLC0415  each reader loads its library

    read = page.read(raw.decode())
    said = any(one.kind != "heading" for one in read.blocks)
    return [list(read.blocks) if said else "menu", read.title, read.address]


def _word(raw: bytes) -> list[object]:
    from medlofte.drafting.blocks.word import document  # noqa: PLC0415  as above

    return [[*document.blocks(io.BytesIO(raw))] or "empty", "", ""]


def _pdf(raw: bytes) -> list[object]:
    from medlofte.drafting.blocks.pdf import document  # noqa: PLC0415  as above

    return [document.read(io.BytesIO(raw)), "", ""]


_READ = {"html": _web, "docx": _word, "pdf": _pdf}

if __name__ == "__main__":
    main()
