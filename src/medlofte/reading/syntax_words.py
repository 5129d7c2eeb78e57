"""Knows what libyaml's complaints mean: where the text went wrong, and how to mend the line."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from medlofte.finding import Finding, Place, error
from medlofte.language import t
from medlofte.reading import encoding, nodes, pasted

_GLUED_KEY = re.compile(r"\s*(?:- )*[\w-]+(?=:[^\s/])")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_QUOTES = ('"', "'")


def finding(path: str, text: str, broken: Any) -> Finding:
    """Complain about a text that YAML cannot read, where it went wrong."""
    return left_over(path, text) or _pasted(path, text, broken) or _syntax(path, text, broken)


def _syntax(path: str, text: str, broken: Any) -> Finding:
    if isinstance(broken, nodes.UnreadableError):
        return encoding.control_character(path, text)
    mark, began = broken.problem_mark, broken.context_mark or broken.problem_mark
    problem, context = broken.problem, broken.context or ""
    if _is_special_sign(problem, context):
        return special(mark_place(path, text, began))
    if _begins_earlier(problem, context, same_line=began.line == mark.line):
        mark = began
    place = mark_place(path, text, mark)
    if "another document" in problem:
        message = t("Filen innehåller flera dokument (---). Gör en fil av varje.")
        return error(place, "several-documents", message)
    above = lines_of(text)[mark.line - 1] if mark.line else ""
    colon = _glued_key(problem, above)
    if colon is not None:
        return error(Place(path, mark.line, colon + 1, 1, above), "syntax", _glued())
    return error(place, "syntax", explain(problem, context, place.source, place.column - 1))


def left_over(path: str, text: str) -> Finding | None:
    """Complain about what git leaves in a file that two people changed."""
    for number, line in enumerate(lines_of(text)):
        if _is_conflict(line):
            return error(Place(path, number + 1, 1, len(line), line), "syntax", conflict(line))
    return None


def _pasted(path: str, text: str, broken: Any) -> Finding | None:
    """Complain about what was pasted or lost, near where the reading gave up."""
    if isinstance(broken, nodes.UnreadableError):
        return None
    lines = lines_of(text)
    last = broken.problem_mark.line
    hidden = pasted.hidden_indent(lines, last)
    if hidden:
        number, column = hidden
        message = pasted.hidden_sign_words(lines[number][column])
        return error(Place(path, number + 1, column + 1, 1, lines[number]), "syntax", message)
    for number in (last, last - 1):
        sign = pasted.bullet(lines[number]) if 0 <= number < len(lines) else None
        if sign:
            return error(_begin(path, lines, number), "syntax", pasted.bullet_words(sign))
    lost = pasted.lost_dash(lines, last)
    if lost:
        return error(_begin(path, lines, lost[0]), "syntax", pasted.lost_dash_words(lost[1]))
    return None


def _begin(path: str, lines: Sequence[str], number: int) -> Place:
    """Where the text of a line begins."""
    line = lines[number]
    return Place(path, number + 1, len(line) - len(line.lstrip(" ")) + 1, 1, line)


def special(place: Place) -> Finding:
    """Complain about a sign that YAML takes for one of its features."""
    sign = place.source[place.column - 1]
    return error(place, "yaml-feature", _special_sign(sign))


@lru_cache(maxsize=2)
def lines_of(text: str) -> list[str]:
    """The lines of a text; the next complaint is nearly always about the same one."""
    return encoding.LINE_BREAK.split(text)


def mark_place(path: str, text: str, mark: Any, end: Any = None) -> Place:
    """The place of a mark of libyaml's, as wide as the line goes on with it."""
    lines = lines_of(text)
    number = min(mark.line, len(lines) - 1)
    line = lines[number]
    column = min(mark.column, len(line)) if number == mark.line else len(line)
    until = end.column if end is not None and end.line == mark.line else len(line)
    width = max(1, until - column) if end is not None else 1
    return Place(path, number + 1, column + 1, width, line)


def _is_special_sign(problem: str, context: str) -> bool:
    """Whether a text begins with a sign (*, &, !) that YAML takes for one of its features."""
    return any(word in f"{problem} {context}" for word in ("alias", "anchor", "tag"))


def _begins_earlier(problem: str, context: str, *, same_line: bool) -> bool:
    """Whether the mistake stands where the parser began, not where it gave up."""
    if "quoted scalar" in context:
        return "end of stream" in problem
    return "simple key" in context or ("parsing a flow" in context and not same_line)


def _glued_key(problem: str, above: str) -> int | None:
    """Return where the line above lacks the blank after its colon (`date:2024-03-14`)."""
    found = _GLUED_KEY.match(above) if "mapping values" in problem else None
    return found.end() if found and ": " not in above else None


def _is_conflict(line: str) -> bool:
    """Whether a line is one of those that git puts around what two people wrote."""
    return bool(_CONFLICT.fullmatch(line))


def conflict(line: str) -> str:
    return t(
        "Här står rester av en krock i git ({sign}). Välj en av delarna och ta bort markeringarna.",
        sign=line[:7],
    )


def _glued() -> str:
    return t("Det saknas ett blanksteg efter kolonet. Skriv nyckel: värde.")


def _special_sign(sign: str) -> str:
    return t(
        "Texten börjar med {sign}, som är ett specialtecken i YAML. Sätt texten inom citattecken.",
        sign=sign,
    )


def explain(problem: str, context: str, line: str, column: int) -> str:  # noqa: C901, PLR0911  one answer a complaint
    """Return a sentence for the parser's `problem` at a place in a line."""
    before, sign = line[:column].rstrip(), line[column : column + 1]
    if "mapping values are not allowed" in problem:
        return t(
            "Här står ett kolon som inte går att tolka. Sätt texten inom citattecken om den "
            "innehåller kolon, och kontrollera indraget."
        )
    if "parsing a flow" in context and ("expected ','" in problem or not sign):
        return t("En lista eller grupp är inte avslutad: det saknas komma, ] eller }} efter den.")
    if "unexpected end of stream" in problem:
        return t("Citattecknet här har inget som avslutar texten. Skriv ett där texten slutar.")
    if "cannot start any token" in problem or "tab character" in problem:
        return _unfit(sign)
    if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
        return t(
            "Ett omvänt snedstreck (\\) går inte att tolka här. "
            "Använd enkla citattecken (') runt texten."
        )
    if "block sequence entries" in problem or before.endswith((" -", ":-")):
        return t(
            "Ett bindestreck här läses som en lista. Börja listan på en ny rad, eller sätt texten "
            "inom citattecken."
        )
    if "':'" in problem:
        return _no_colon(line)
    if sign and sign in "]}":
        return t("Här står ett {sign} för mycket. Ta bort det.", sign=sign)
    if before.endswith(_QUOTES):
        return t("Texten fortsätter efter citattecknet. Sätt hela texten inom ett par citattecken.")
    if sign == ",":
        return t("Här saknas ett värde före kommat. Skriv det, eller ta bort kommat.")
    if "expected" in problem and not before:
        return t("Raden har fel indrag. Rader som hör ihop ska börja lika långt in, med blanksteg.")
    return t("Raden går inte att läsa som YAML. Kontrollera indrag, kolon och citattecken.")


def _unfit(sign: str) -> str:
    if sign == "\t":
        return t("Här står en tabb. Använd blanksteg som indrag.")
    return t("Text får inte börja med {sign}. Sätt texten inom citattecken.", sign=sign)


def _no_colon(line: str) -> str:
    if re.match(r"\s*-\S", line):
        return t("Det saknas ett blanksteg efter bindestrecket. Skriv - och sedan värdet.")
    return t(
        "Det saknas ett kolon efter nyckelordet. Skriv nyckel: värde, eller gör ett indrag om "
        "raden hör till texten ovanför."
    )
