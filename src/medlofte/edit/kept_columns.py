"""Knows how the settings keep what the columns of a table mean."""

import re
from collections.abc import Mapping

from medlofte.disk import tree_files
from medlofte.model.settings import Column, Settings
from medlofte.reading.complaints import read
from medlofte.reading.document import parse
from medlofte.reading.scalar import scalar
from medlofte.reading.splice import line_break

_LINE = re.compile(r"(?m)^import:[ \t]*\{[^{}\r\n]*\}")


def line(columns: Mapping[str, Column]) -> str:
    """Write what the columns mean as a line of the settings."""
    pairs = (f"{scalar(heading)}: {column}" for heading, column in columns.items())
    return f"import: {{{', '.join(pairs)}}}"


def spliced(before: bytes, columns: Mapping[str, Column]) -> str | None:
    """Put that line into the settings, and move nothing else; None where a person must do it."""
    try:
        text = before.decode()
    except UnicodeDecodeError:
        return None
    end = line_break(text)
    if _LINE.search(text):
        after = _LINE.sub(lambda _: line(columns), text, count=1)
    else:
        after = (
            text + end * (not text.endswith(("\n", "\ufeff")) and bool(text)) + line(columns) + end
        )
    document, _ = parse(tree_files.SETTINGS, after.encode())
    settings = read(document, Settings)[0] if document else None
    return after if settings and settings.import_ == columns else None
