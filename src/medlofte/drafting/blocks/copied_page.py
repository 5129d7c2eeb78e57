"""Knows what stands around the text on a web page, and comes along when a page is copied."""

import re
from collections.abc import Iterable, Sequence

# Whole lines, in small letters and without their last sign.
_ON_BUTTONS = frozenset(
    """hoppa till innehåll|hoppa till innehållet|hoppa till huvudinnehåll|hoppa till huvudinnehållet
    |till innehåll på sidan|gå till innehåll|gå direkt till innehållet|till huvudinnehållet
    |till startsidan|till toppen|till sidans topp|tillbaka till toppen|upp|sök|meny|stäng|stäng meny
    |öppna meny|huvudmeny|visa meny|sök på webbplatsen|sök på polisen.se|sök på sidan|lyssna
    |lyssna på sidan|languages|language|other languages|teckenspråk|lättläst|english|logga in
    |mina sidor|e-tjänster|anpassa|anpassa webbplatsen|translate|dela|dela sidan|dela sida
    |dela på facebook|dela på linkedin|dela på x|dela på twitter|facebook|linkedin|twitter
    |instagram|youtube|e-post|mejla|kopiera länk|skriv ut|skriv ut sidan|tipsa en vän|ja|nej
    |ja nej|skicka|acceptera|acceptera alla|godkänn|godkänn alla|avböj|avböj alla|endast nödvändiga
    |bara nödvändiga|neka|inställningar|jag förstår|ok|okej|spara|spara val|visa mer|visa mindre
    |läs mer om kakor|om kakor|kakor på webbplatsen|om webbplatsen|om cookies|cookies
    |tillgänglighetsredogörelse|behandling av personuppgifter|visa alla|expandera alla|öppna alla
    |fäll ut alla|stäng alla|du är här|hjälpte informationen på sidan dig
    |hjälpte informationen dig|hade du nytta av den här informationen|hittade du det du sökte
    |hittade du vad du sökte|hittade du det du letade efter|var informationen till hjälp
    |hjälpte den här informationen dig""".replace("\n", "")
    .replace("    |", "|")
    .split("|")
)
_SENTENCES = re.compile(
    r"(?:vi|webbplatsen|den här webbplatsen|denna webbplats|sidan|polisen\.se|\w+\.se) använder "
    r"(?:kakor|cookies)\b|\bgenom att surfa vidare\b|\bjavascript\b"
    r"|\b(?:hjälpte|nytta av|hittade du) [^.?]{0,60}(?:informationen|sidan|sökte)[^.?]{0,30}\?",
    re.IGNORECASE,
)
_TO_ITSELF = re.compile(r"(?:på den här sidan|innehåll på sidan|på sidan|innehåll)", re.IGNORECASE)
_BETWEEN = ("/", ">", "›", "»", "|", "\u203a", "→")
_TRAIL = re.compile(r"\S \s*[/>›»→] \S[^/>›»→]*\s[/>›»→] \S")
_HOME = re.compile(r"(?:\d[.)]\s*)?(?:start|startsida|startsidan|hem|förstasidan)", re.IGNORECASE)
_LEADERS = re.compile(r"\.{4,}\s*\d{1,3}$|(?:\. ){3,}\.?\s*\d{1,3}$")
_PAGE = re.compile(
    r"(?:^|\s)(?:sida|sid\.?|s\.) ?\d{1,3}(?: ?(?:av|/) ?\d{1,3}| ?\(\d{1,3}\))?$"
    r"|^\d{1,3} ?\(\d{1,3}\)$|^-? ?\d{1,3} ?-?$|\s{3,}\d{1,3} ?\(\d{1,3}\)$",
    re.IGNORECASE,
)
_END = 60  # signs: where the number of a page stands
_LONG = 300  # signs: a longer line is text
_WHOSE = re.compile(r"[A-ZÅÄÖ]\S+(?: [A-ZÅÄÖ]\S+)? (?:kommun|stad)|Polisen|Polismyndigheten")


def without_surroundings(lines: Sequence[str]) -> list[str]:
    """The lines, each in its place, with nothing where only the page's surroundings stood."""
    gone = {*_trails(lines), *_contents(lines), *_menus(lines)}
    return ["" if at in gone or is_button(line) else bare(line) for at, line in enumerate(lines)]


def is_button(text: str) -> bool:
    """Whether it is what stands on a button or in a notice of cookies, and nothing else."""
    text = text.strip()
    return _is_pressed(text) or (len(text) < _LONG and bool(_SENTENCES.search(text)))


def bare(line: str) -> str:
    """The line without the number of its page, and nothing of a line of contents."""
    text = line.rstrip()
    rest, end = text[:-_END], text[-_END:]
    return "" if _LEADERS.search(end) else rest + _PAGE.sub("", end)


def _is_pressed(text: str) -> bool:
    return text.lower().rstrip(".?!: ") in _ON_BUTTONS


def _trails(lines: Sequence[str]) -> Iterable[int]:
    """The lines that tell where on the web site the page lies."""
    last = max((at for at, one in enumerate(lines) if one.strip() in _BETWEEN), default=-2)
    inside = False
    for at, line in enumerate(lines):
        text = line.strip()
        is_home = bool(_HOME.fullmatch(text))
        inside = bool(text) and (inside or is_home)
        follows = at > 0 and lines[at - 1].strip() in _BETWEEN
        if text in _BETWEEN or (follows and at <= last + 1) or inside or _is_trail(line):
            yield at


def _is_trail(line: str) -> bool:
    return len(line) < _LONG and bool(_TRAIL.search(line))


def _contents(lines: Sequence[str]) -> Iterable[int]:
    """A page's list of its own headings."""
    inside = False
    for at, line in enumerate(lines):
        text = line.strip()
        inside = bool(text) and (inside or bool(_TO_ITSELF.fullmatch(text.rstrip(":"))))
        if inside:
            yield at


def _menus(lines: Sequence[str]) -> Iterable[int]:
    """Short lines beside what stands on buttons, with no line between them that says more."""
    start = 0
    for end in (*(at for at, one in enumerate(lines) if not one.strip()), len(lines)):
        group = range(start, end)
        start = end + 1
        pressed = sum(_is_pressed(lines[at].strip()) for at in group)
        if pressed and all(_is_in_menu(lines[at].strip()) for at in group):
            yield from (at for at in group if not _WHOSE.fullmatch(lines[at].strip()))


def _is_in_menu(text: str) -> bool:
    return is_button(text) or (len(text) <= 50 and not text.endswith("."))  # noqa: PLR2004  signs that a menu has room for
