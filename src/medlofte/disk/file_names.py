"""Knows what a file's name says: that it is a copy, or that not every computer can hold it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from medlofte.disk import marks
from medlofte.finding import Finding, Place, error
from medlofte.language import t
from medlofte.swedish import names

_LONGEST = 200  # signs of a path in the tree; Windows has 260 for it and the folders above
_UNFIT = r'[<>:"|?*\\\x00-\x1f\x7f-\x9f]'
_DEVICE = r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³])"
_LOOSE_ENDING = r"(?i)(?:\.(?:ya?ml|yalm|ymal|yam|txt))+$"


class Judged(NamedTuple):
    """What the names of paths say: the copies, those that some computers take for another."""

    copies: frozenset[str]
    doubles: frozenset[str]
    findings: list[Finding]


def judge(given: Collection[str], awaited: Iterable[str] = ()) -> Judged:
    """Return which paths are copies of others among them, and what is wrong with any name.

    An awaited path has its place whether it is there or not.
    """
    paths = [*dict.fromkeys([*awaited, *given])]
    odd = marks.odd(paths, _LONGEST)
    if not odd:
        return Judged(frozenset(), frozenset(), [])
    originals, there = _originals(paths, odd), frozenset(paths)
    copies = frozenset(path for path, original in originals.items() if original in there)
    doubles = dict(_doubles([path for path in paths if path not in copies], odd))
    alone = there.difference(given)
    findings = [
        _copy(path, _name(original) if original in alone else original)
        for path, original in originals.items()
    ]
    findings += (_double(path, other) for path, other in doubles.items())
    unfit = ((path, _unfit(path)) for path in paths if path in odd)
    findings += (error(Place(path), "unsafe-name", message) for path, message in unfit if message)
    told = [one for one in findings if one.place.path not in alone]
    return Judged(copies - alone, frozenset(doubles) - alone, told)


def is_free(path: str, there: Sequence[str]) -> bool:
    """Whether a file can lie there and be taken for no copy, nor make one of another."""
    before, after = judge(there), judge([*there, path])
    same = before.copies == after.copies and before.doubles == after.doubles
    return same and path not in there


def is_hidden_data(name: str) -> bool:
    """Whether a file that no command reads may hold what somebody takes for reported.

    What systems and editors hide beside a file (`._x`, `.#x`, `.x.swp`) does not.
    """
    return name.startswith(".") and bool(re.fullmatch(marks.HIDDEN, name))


def is_like_data(name: str) -> bool:
    """Whether a file that is not read may hold what is meant to be counted."""
    return bool(re.search(r"\.ya?ml(?![a-z])", name, re.IGNORECASE))


def resembles(name: str, right: str) -> bool:
    """Whether a file was meant to be the one with the name `right`, and is not."""
    if name == right or (name.startswith(".") and not is_hidden_data(name)):
        return False
    original, base = _original(name.rstrip(". "), {_key(right): right}, name)
    stem, _, end = right.partition(".")
    if original is not None or re.match(rf"(?i)[\W_]*{stem}[\W_]*{'+'.join(end)}", base):
        return True
    ending = re.search(_LOOSE_ENDING, base)
    stems = [one.lower().partition(".")[0] for one in (base.lstrip("."), right)]
    return (
        ending is not None
        and ending[0].lower() != ".txt"
        and _is_near(*(names.slug(stem).replace("-", "") for stem in stems))
    )


def _is_near(one: str, other: str) -> bool:
    """Whether one sign more, less, other or moved makes one text of the other."""
    alike = 0
    while one[alike : alike + 1] == other[alike : alike + 1] != "":
        alike += 1
    a, b = one[alike:], other[alike:]
    return b in (a[1:], b[:1] + a[1:], a[:2][::-1] + a[2:]) or a == b[1:]


def _originals(paths: Sequence[str], odd: Collection[str]) -> dict[str, str]:
    """What each copy was made of: a path, else, for one that is alone, the name it should have."""
    names_of = ((path, _name(path)) for path in paths if path in odd)
    there = {_key(name): path for path, name in names_of if _is_proper(name)}
    there |= {_name(path): path for path in paths if path not in odd}
    found: dict[str, str] = {}
    alone: dict[str, str] = {}
    for path in (path for path in paths if path in odd):
        name = _name(path)
        original, base = _original(name, there, path)
        if original is not None:
            found[path] = original
        elif base != marks.plain(name) and _may_be_read(name):
            first = alone.setdefault(_key(base), path)
            found[path] = _proper(base) if first == path else first
    for path in (path for path in paths if path in odd and path not in found and alone):
        keys = (_key(one) for one in marks.perhaps(marks.plain(_name(path))))
        first = next((alone[key] for key in keys if key in alone), path)
        if first != path:
            found[path] = first
    return found


def _may_be_read(name: str) -> bool:
    """Whether a name is one of a file that is counted, or of a folder."""
    ends_so = name.endswith(".yaml") or not is_like_data(name)
    return ends_so and not name.startswith((".", "~$"))


def _original(name: str, there: Mapping[str, str], own: str) -> tuple[str | None, str]:
    """Return what is there of the names without marks, and the name without any."""
    base = marks.plain(name)
    # Under the key of a name as it should be stands the file itself, or its double.
    other = None if _is_proper(base) else there.get(_key(base))
    while other in (None, own):
        perhaps = (there.get(_key(one)) for one in marks.perhaps(base))
        other = next((one for one in perhaps if one not in (None, own)), None)
        rest = marks.unmarked(base)
        if other is not None or rest is None:
            break
        base, other = rest, there.get(_key(rest), there.get(f"{_key(rest)}.yaml"))
    return (other if other != own else None), base


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _key(name: str) -> str:
    """The name as two are compared: whatever the case, the form of å and the kind of ending."""
    return folded(_proper(name))


def _is_proper(name: str) -> bool:
    """Whether a name ends as a file of data or a folder does."""
    return marks.split(name)[1] in {".yaml", ""}


def _proper(name: str) -> str:
    stem, ending = marks.split(marks.plain(name))
    return f"{stem}.yaml" if ending else stem


def _copy(path: str, original: str) -> Finding:
    if "/" in original:
        here = original.rpartition("/")[0] == path.rpartition("/")[0]
        message = t(
            "Det här ser ut att vara en kopia av {original} och räknas inte. Jämför dem, för över "
            "det som ska vara kvar dit, och ta bort kopian. Är det något annat, ge det ett eget "
            "namn.",
            original=_name(original) if here else original,
        )
    else:
        message = t(
            "Namnet säger att det här är en kopia av {original}, men den finns inte här. Är det "
            "den enda, byt namn till {original}.",
            original=original,
        )
    return error(Place(path), "copy", message)


def _doubles(paths: Iterable[str], odd: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each path that differs from another only in case or in Unicode form, and that one."""
    first = {path: path for path in paths if path not in odd}
    others = (path for path in paths if path in odd)
    for path in sorted(others, key=lambda path: (path != folded(path), path)):
        other = first.setdefault(folded(path), path)
        if other != path:
            yield path, other


def folded(path: str) -> str:
    """A path as systems compare two that take no notice of case and of how å is stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _double(path: str, other: str) -> Finding:
    message = t(
        "Namnet skiljer sig från {other} bara i stora och små bokstäver, eller i hur å, ä och ö "
        "är lagrade. På Windows och Mac får bara en av dem plats. Ge den ena ett annat namn.",
        other=_name(other),
    )
    return error(Place(path), "unsafe-name", message)


def is_plain(name: str) -> bool:
    """Whether a text names a file in a folder, on every computer, and leads nowhere else."""
    return name == name.strip() and not re.search(r"[/\\]", name) and not _unfit(name)


def _unfit(path: str) -> str | None:
    """Say why not every computer can hold a path."""
    name = _name(path)
    sign = re.search(_UNFIT, name)
    kinds = {unicodedata.category(one): one for one in name}
    if "Cs" in kinds:
        return t("Namnet är inte skrivet som UTF-8, så andra datorer kan inte läsa det. Byt namn.")
    if "Cf" in kinds:
        return t(
            "I namnet finns ett tecken som inte syns ({sign}). Skriv namnet på nytt utan det.",
            sign=f"U+{ord(kinds['Cf']):04X}",
        )
    if sign:
        shown = sign[0] if sign[0].isprintable() else f"U+{ord(sign[0]):04X}"
        return t(
            "Windows kan inte ha {sign} i ett namn, och då kan ingen där hämta uppgifterna. Ge "
            "det ett namn utan {sign}.",
            sign=shown,
        )
    if len(path) > _LONGEST:
        return t(
            "Namnet med sina mappar är {count} tecken långt, och Windows klarar inte alltid mer "
            "än {most}. Ge det ett kortare namn.",
            count=len(path),
            most=_LONGEST,
        )
    return _reserved(name)


def _reserved(name: str) -> str | None:
    if name.endswith((".", " ")):
        return t(
            "Windows kan inte ha en punkt eller ett blanksteg sist i ett namn. Ta bort det sista "
            "tecknet."
        )
    if re.fullmatch(_DEVICE, name.partition(".")[0].rstrip(" ")):
        return t(
            "Windows kan inte ha en fil eller mapp som heter {name}. Ge den ett annat namn.",
            name=name,
        )
    return None
