"""Knows the marks that programs and people put on the name of a copy."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Patterns are texts: most trees need hardly any of them, and compiling all costs 2 ms.
_WORD = r"(?:(?:säkerhets|sakerhets)?kopi(?:a|an|en|or|o)?|copy|backup)"
_CONFLICT = r"(?:conflict|konflikt|motstridig)"
_OTHER = r"(?:dubblett|duplicate|gammalt?|old|orig(?:inal)?)"
_NOTED = rf"(?:{_WORD}|{_CONFLICT}|{_OTHER}|utkast|draft|ny|new|genväg|alias|v\d+)"
_NUMBER = r"(?: ?\(\d{1,3}\)| ?\d{1,3})?"
# In a plain name: parts of the words here, and how the names begin that Windows keeps.
_TELLING = (
    *("kopi", "copy", "backup", "conflict", "konflikt", "motstridig"),
    *("dubblett", "duplicate", "gammal", "-old", "-orig"),
    *("-pc", "-mbp", "-mac", "imac", "ipad", "iphone", "laptop", "desktop", "dator", "surface"),
    *("/con", "/prn", "/aux", "/nul", "/com", "/lpt"),
)
_ENDING = r"(?i)(?:\.ya?ml)+(?:\.txt)?$"
HIDDEN = r"(?i)\.(?![._#~])(?P<rest>.*\.ya?ml(?:\.txt)?)(?:\.icloud)?"
# What programs leave beside a file: editors and git behind its ending, Office before its name.
_LEFT = (
    r"(?i)(?P<rest>.+\.ya?ml)(?:~.*|\.~\d+~|[._-](?:orig|bak|rej|sw[a-p]|old|tmp|new|save?|backup"
    r"|mine|theirs|part|r\d+)\d*)|#(?P<marked>.+)#|~\$(?P<locked>.+)"
)
_BEFORE = rf"(?i){_WORD}(?: ?\(\d{{1,3}}\))?[ _-](?:av|of|fra|från)[ _-](?P<rest>.+)"
# Windows, macOS and Linux; browsers; Dropbox, Nextcloud and Seafile; Syncthing; Synology and
# ownCloud; git's tools for merging; old habits.
_AFTER = (
    r"(?i)(?P<rest>.+?)(?:"
    r" ?\(\d{1,3}\)"
    rf"| (?:-{{1,2}} )?{_WORD}{_NUMBER}"
    rf"| ?[(\[][^()]*(?:{_WORD}|{_CONFLICT})[^()]*[)\]]"
    r"|[ ._~-]sync-conflict-\d{8}-\d{6}(?:-\w+)?"
    rf"|_(?:.*_)?{_CONFLICT}(?:[-_ ].*)?"
    r"|[._](?:backup|base|local|remote)[._]\d+"
    r"|\.(?:orig|bak|old))"
)
# What may be an honest name: a copy only where the name without it is there too. Anything in
# brackets (Office, Windows' file history, other services), behind a dot or ~ (editors, versions),
# a lone number (iCloud, OneDrive), what people write, and blanks and signs that nobody sees.
_PERHAPS = (
    r"(?P<rest>.+?)[\s_.-]*[(\[{].*[)\]}]",
    r"(?P<rest>[^.~]+)[.~].*",
    r"(?P<rest>.+) \d{1,3}",
    rf"(?i)(?P<rest>.+?)(?:[ _]| - ){_NOTED}(?![a-zåäö]).*",
    rf"(?i)(?P<rest>.+)[-_.](?:{_WORD}|{_OTHER})(?:[-_ ]?\(?\d{{1,3}}\)?)?",
    r"(?P<rest>.+?)[\W_]+",
    rf"(?i)(?:{_WORD}[ _-]+|genväg till |shortcut to |[\W_]+)(?P<rest>.+)",
)
# OneDrive adds the computer's name: in capitals, or with what such a thing is called.
_COMPUTER = (
    r"(?=.*[A-Z])[A-Z0-9][A-Z0-9_-]{3,}|(?i:(?:.*[^a-zåäö0-9])?(?:pc|mbp|mac|macbook|imac|ipad"
    r"|iphone|laptop|desktop|surface|dator|datorn)\d*(?:[^a-zåäö0-9].*)?)"
)
_DASHES = {ord(one): "-" for one in "‐‑‒–—―−"}


def odd(paths: Sequence[str], longest: int) -> frozenset[str]:
    """Return the paths that may have a mark; fast, for nearly all have none."""
    shape = rf"(?:[a-z0-9/-]{{1,{longest - 10}}}(?:\.yaml)?\n)*"
    text = "".join(f"{path}\n" for path in paths)
    if re.fullmatch(shape, text):
        told = [part for part in _TELLING if part in _without_towns(text)]
        return frozenset(p for p in paths if any(part in _without_towns(p) for part in told))
    one, telling = re.compile(shape), re.compile("|".join(_TELLING))
    return frozenset(
        path
        for path in paths
        if not one.fullmatch(f"{path}\n") or telling.search(_without_towns(path))
    )


def _without_towns(text: str) -> str:
    """Falköping and eight more towns hold "kopi", and copy nothing."""
    return text.replace("koping", "")


def plain(name: str) -> str:
    """The name with one kind of dash, blank and bracket, and with å, ä and ö whole."""
    return unicodedata.normalize("NFKC", name).translate(_DASHES)


def split(name: str) -> tuple[str, str]:
    """Take the ending of a file of data off, whatever kind of it."""
    ending = re.search(_ENDING, name)
    return (name[: ending.start()], name[ending.start() :]) if ending else (name, "")


def unmarked(name: str) -> str | None:
    """Take one mark away that no person writes."""
    hidden = re.fullmatch(HIDDEN, name)
    found = hidden or re.fullmatch(_BEFORE, name)
    if found:
        return found["rest"]
    left = re.fullmatch(_LEFT, name)
    if left:
        return left["rest"] or left["marked"] or left["locked"]
    stem, ending = split(name)
    marked = re.fullmatch(_AFTER, stem)
    return marked["rest"] + ending if marked else None


def perhaps(name: str) -> Iterator[str]:
    """Yield what a name is without the marks that it may have."""
    stem, ending = split(name)
    for pattern in _PERHAPS:
        found = re.fullmatch(pattern, stem)
        if found:
            yield found["rest"] + ending
    parts = stem.split("-")
    for index in range(1, len(parts)):
        rest, mark = "-".join(parts[:index]), "-".join(parts[index:])
        if rest == rest.lower() and re.fullmatch(_COMPUTER, mark):
            yield rest + ending
