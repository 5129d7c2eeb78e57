"""Knows the comments of a draft: the document's own line, and what is to be looked at."""

from collections import defaultdict
from collections.abc import Iterable

from medlofte.book.unchecked import WORD
from medlofte.drafting.file.sound import without_persons
from medlofte.reading import splice
from medlofte.reading.document import Route, reread
from medlofte.reading.encoding import LINE_BREAK
from medlofte.reading.splice import Edit

_QUOTED = 160  # signs of the document's line; the rest is found there by its number


def own_line(line: int, source: str) -> list[str]:
    """The comment with the document's own words; none where there are none."""
    text = without_persons(source)
    if not text:
        return []
    if len(text) > _QUOTED:
        text = f"{text[:_QUOTED].rpartition(' ')[0] or text[:_QUOTED]} …"
    # A sign that begins a comment could be read as one of ours.
    return [f"# rad {line}: «{text.replace('#', '♯')}»"]


def with_marks(text: str, doubts: Iterable[tuple[Route, str]]) -> str:
    """Return the text of a file with what is unsure as a comment on the line of its key.

    The text must be one that can be read, and the routes must be there.
    """
    document = reread(text)
    told = [(document.key_place(*route).line, words) for route, words in doubts]
    at = document.comment_lines(line for line, _ in told)
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    for line, (_, words) in zip(at, told, strict=True):
        by_line[line].append(without_persons(words).replace("#", "♯"))
    ends = [found.start() for found in LINE_BREAK.finditer(text)]
    return splice.applied(
        document,
        (
            Edit(ends[line - 1], ends[line - 1], f"  # {WORD}: {' '.join(dict.fromkeys(words))}")
            for line, words in by_line.items()
        ),
    )
