"""Knows what libyaml's complaints mean, in words that tell how to mend the line."""

import re

from medlofte.language import t

_GLUED_KEY = re.compile(r"\s*(?:- )*[\w-]+(?=:[^\s/])")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_QUOTES = ('"', "'")


def is_special_sign(problem: str, context: str) -> bool:
    """Whether a text begins with a sign (*, &, !) that YAML takes for one of its features."""
    return any(word in f"{problem} {context}" for word in ("alias", "anchor", "tag"))


def begins_earlier(problem: str, context: str, *, same_line: bool) -> bool:
    """Whether the mistake stands where the parser began, not where it gave up."""
    if "quoted scalar" in context:
        return "end of stream" in problem
    return "simple key" in context or ("parsing a flow" in context and not same_line)


def glued_key(problem: str, above: str) -> int | None:
    """Return where the line above lacks the blank after its colon (`date:2024-03-14`)."""
    found = _GLUED_KEY.match(above) if "mapping values" in problem else None
    return found.end() if found and ": " not in above else None


def is_conflict(line: str) -> bool:
    """Whether a line is one of those that git puts around what two people wrote."""
    return bool(_CONFLICT.fullmatch(line))


def conflict(line: str) -> str:
    return t(
        "Här står rester av en krock i git ({sign}). Välj en av delarna och ta bort markeringarna.",
        sign=line[:7],
    )


def glued() -> str:
    return t("Det saknas ett blanksteg efter kolonet. Skriv nyckel: värde.")


def special_sign(sign: str) -> str:
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
