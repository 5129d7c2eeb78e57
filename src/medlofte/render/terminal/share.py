"""Knows how sharing looks: what would be sent, what each wrote, what became of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import NamedTuple, assert_never

from medlofte.language import n, t
from medlofte.render.terminal.screen import Screen
from medlofte.swedish.dates import long
from medlofte.wording.plain_text import cell_len, pad, shorten, wrap

_MOST = 12  # lines that one side is shown with
_FEW = 5  # names in a sentence


class Fate(Enum):
    """What became of a file."""

    NEW = auto()
    CHANGED = auto()
    REMOVED = auto()


class SharedFile(NamedTuple):
    """A file that is sent or fetched: its path in the tree, and what becomes of it there.

    The path is None for one that is not the tree's own.
    """

    path: str | None
    kind: Fate

    @property
    def is_activity(self) -> bool:
        return bool(self.path and self.path.startswith("activities/"))

    @property
    def is_promises(self) -> bool:
        return bool(self.path and self.path.startswith("promises/"))


def _word(kind: Fate) -> str:
    match kind:
        case Fate.NEW:
            return t("ny")
        case Fate.CHANGED:
            return t("ändrad")
        case Fate.REMOVED:
            return t("borttagen")
        case _:
            assert_never(kind)


def listing(
    heading: str, files: Iterable[SharedFile], shown: Callable[[str], str], screen: Screen
) -> Iterator[str]:
    """Yield whom it goes to, and each file."""
    yield from wrap(heading, screen.width)
    rows = [(_word(one.kind), shown(one.path)) for one in files if one.path]
    width = max((cell_len(word) for word, _ in rows), default=0)
    for word, path in rows:
        yield f"  {pad(word, width)}  {path}"


def left_out(names: Sequence[str]) -> str:
    more = t(" … och {count} till", count=len(names) - _FEW) if len(names) > _FEW else ""
    return t(
        "Delas inte, för medlofte delar bara löften, aktiviteter och inställningar: {names}",
        names=", ".join(names[:_FEW]) + more,
    )


def summary(sent: Sequence[SharedFile], fetched: Sequence[SharedFile], remote: str) -> str:
    """Delad: 2 nya aktiviteter skickade, 3 hämtade."""
    if not sent and not fetched:
        return t("Inget nytt: här är det som i {remote}.", remote=remote)
    parts = []
    if sent:
        parts.append(n("{what} skickad", "{what} skickade", len(sent), what=counted(sent)))
    if fetched:
        new = all(one.is_activity and one.kind is Fate.NEW for one in [*sent, *fetched])
        what = str(len(fetched)) if new and sent else counted(fetched)
        parts.append(n("{what} hämtad", "{what} hämtade", len(fetched), what=what))
    return t("Delad: {what}.", what=", ".join(parts)) if sent else f"{', '.join(parts)}."


def counted(files: Sequence[SharedFile]) -> str:
    """2 nya aktiviteter, 1 borttagen aktivitet och 1 löftesfil."""
    told = []
    kinds = [one.kind for one in files if one.is_activity]
    if new := kinds.count(Fate.NEW):
        told.append(n("{count} ny aktivitet", "{count} nya aktiviteter", new))
    if changed := kinds.count(Fate.CHANGED):
        told.append(n("{count} ändrad aktivitet", "{count} ändrade aktiviteter", changed))
    if removed := kinds.count(Fate.REMOVED):
        told.append(n("{count} borttagen aktivitet", "{count} borttagna aktiviteter", removed))
    if promises := sum(one.is_promises for one in files):
        told.append(n("{count} löftesfil", "{count} löftesfiler", promises))
    if any(one.path == "medlofte.yaml" for one in files):
        told.append(t("inställningarna"))
    if others := sum(one.path is None for one in files):
        told.append(n("{count} annan fil", "{count} andra filer", others))
    return joined(told)


def joined(words: Sequence[str]) -> str:
    *first, last = words
    return t("{first} och {last}", first=", ".join(first), last=last) if first else last


class Sides(NamedTuple):
    """What stood in a file that two have written in; None where one has removed it."""

    ours: str | None
    theirs: str | None
    who: str
    day: date | None


def conflict(path: str, sides: Sides, screen: Screen) -> Iterator[str]:
    """Yield which file it is, who else wrote in it, and what each of them wrote."""
    yield from wrap(_met(path, sides), screen.width)
    mine, other = t("du"), t("andra")
    width = max(cell_len(mine), cell_len(other))
    ours, theirs = _differing(sides.ours or "", sides.theirs or "")
    for name, text, lines in ((mine, sides.ours, ours), (other, sides.theirs, theirs)):
        told = lines if text is not None else [t("(filen är borttagen)")]
        for line in told[:_MOST] or [t("(ingenting här)")]:
            yield shorten(f"  {pad(name, width)}  {line}", screen.width)
        if len(told) > _MOST:
            rest = n("… {count} rad till", "… {count} rader till", len(told) - _MOST)
            yield f"  {pad(name, width)}  {rest}"


def _met(path: str, sides: Sides) -> str:
    told = {
        "path": path,
        "who": sides.who or t("någon annan"),
        "day": long(sides.day) if sides.day else t("okänd dag"),
    }
    if sides.ours is None:
        return t("{path}: du har tagit bort filen, och {who} ändrade den ({day}).", **told)
    if sides.theirs is None:
        return t("{path}: du har ändrat filen, och {who} tog bort den ({day}).", **told)
    return t("{path}: du och {who} ({day}) har skrivit olika.", **told)


def _differing(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    """The lines of each that the other has not."""
    mine, other = ours.splitlines(), theirs.splitlines()
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    spots = [spot for spot in matcher.get_opcodes() if spot[0] != "equal"]
    return (
        [line for _, start, end, _, _ in spots for line in mine[start:end]],
        [line for _, _, _, start, end in spots for line in other[start:end]],
    )
