"""How names are folded, compared and put in Swedish order."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from medlofte.language import t

# Letters that Unicode does not take apart into a plain letter and an accent; the Sami languages
# and our neighbours write them.
_WHOLE = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ð": "d", "ŧ": "t", "ŋ": "n", "ł": "l"})
# Private-use signs sort after every letter; ø and æ stand with ö and ä, as in Swedish dictionaries.
_LAST = str.maketrans({"å": "\ue000", "ä": "\ue001", "æ": "\ue001", "ö": "\ue002", "ø": "\ue002"})
_OTHER = re.compile(r"[^a-z0-9]+")
_GAP = re.compile(r"[\s_-]+")
_DASH = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NEAR = 0.6
_LOOKED_AT = 500  # names; more would take longer than a guess is worth


def slug(name: str) -> str:
    """Give the name as it stands in a path: `Malung-Sälen` is `malung-salen`."""
    return _OTHER.sub("-", plain(name)).strip("-")


@lru_cache(maxsize=4096)  # the same names and places are compared again and again
def fold(text: str) -> str:
    """Give the text as it is compared when somebody types it, without case, accents and hyphens."""
    return _GAP.sub(" ", plain(text)).strip()


def inside(text: str) -> str:
    """The text as it goes on inside a sentence; what begins with capitals is left as it is."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def suggest(typed: str, known: Iterable[str]) -> str | None:
    """Find the known name that was most likely meant, as it is written, or None.

    The same name in other letters comes first, then the only one that begins so, then the most
    alike. Of two names that fold alike the first one is given.
    """
    wanted = fold(typed)
    if not wanted:
        return None
    written: dict[str, str] = {}
    for name in islice(known, _LOOKED_AT):
        written.setdefault(fold(name), name)
    if wanted in written:
        return written[wanted]
    begins = [folded for folded in written if folded.startswith(wanted)]
    near = begins if len(begins) == 1 else difflib.get_close_matches(wanted, written, 1, _NEAR)
    return written[near[0]] if near else None


def did_you_mean(message: str, near: str | None, otherwise: str = "") -> str:
    """Add to a complaint the name that was most likely meant, else what could be done."""
    more = t("Menade du {name}?", name=near) if near else otherwise
    return f"{message} {more}" if more else message


def swedish(text: str) -> tuple[str, str]:
    """Give a key that sorts as Swedish does: å, ä and ö last, é as e, capitals as small letters.

    The text itself breaks ties, so that the order never depends on the order before.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return fold(composed.translate(_LAST)), text


def plain(text: str) -> str:
    """Give the text in small letters without accents, with one kind of dash.

    Signs that nobody sees, such as a soft hyphen or a zero-width space, come with a pasted text
    and are passed over.
    """
    parts = unicodedata.normalize("NFKD", text)
    seen = "".join(c for c in parts if not unicodedata.combining(c) and _is_seen(c))
    return seen.casefold().translate(_WHOLE).translate(_DASH)


def _is_seen(sign: str) -> bool:
    return sign.isascii() or unicodedata.category(sign) != "Cf"
