"""Knows the signs in an imported file that fit only as long as nobody has changed its text."""

import base64
import hashlib
import re

from medlofte.book import load

_SIGNS = 8  # letters and a few digits: never a number of anybody's
_OURS = re.compile(r"(?m)^from_row:.*\n?|[ \t]+# medlofte: ok [a-z, -]+$")
_CHECK = re.compile(r"(?m)^(from_row: \{.*\bcheck: )([a-z2-7]{8})(?=\})")


def of_text(text: str) -> str:
    """The signs of a text.

    Line ends, comments that accept what stands there, and the row it came from do not count.
    """
    said = load.letters(_OURS.sub("", load.letters(text)))
    return base64.b32encode(hashlib.sha256(said.encode()).digest()).decode().lower()[:_SIGNS]


def fits(text: str) -> bool:
    """Whether a text holds its own signs; one that was not imported holds none."""
    found = _CHECK.search(text)
    return found is not None and found[2] == of_text(text)


def renewed(before: str, after: str) -> str:
    """The text that a command of ours makes of another, with its own signs where that had them."""
    return _CHECK.sub(rf"\g<1>{of_text(after)}", after, count=1) if fits(before) else after
