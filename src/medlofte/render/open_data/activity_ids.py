"""Knows what an activity is called in the open data: by a name that tells nothing of it.

It follows from the name of its file alone, so it survives whatever changes in it. Where days are
hidden the name of a file must not be found by trying all days, so there it takes a key.
"""

import base64
import hashlib

from medlofte.model.settings import Publish

_SIGNS = 16  # of 32 kinds: among a million activities no two are the same


def stable(publish: Publish) -> bool:
    """Whether activities keep their ids from one site to the next."""
    return publish.dates == "day" or publish.id_key is not None


def activity_id(code: str, stem: str, nth: int, publish: Publish) -> str:
    """The id of an activity; its number among those listed where it can have no lasting one."""
    if not stable(publish):
        return str(nth)
    key = hashlib.sha256((publish.id_key or "").encode()).digest()
    made = hashlib.blake2b(f"{code}/{stem}".encode(), key=key, digest_size=10).digest()
    return base64.b32encode(made).decode().lower()[:_SIGNS]
