"""Rules on comments that accept what is complained of where it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from medlofte.finding import MOST, Finding, Level, warning
from medlofte.language import t
from medlofte.reading.document import AcceptingComment, Document, parse
from medlofte.rules.rule import Rule, found_elsewhere
from medlofte.swedish.names import did_you_mean, suggest

UNUSED_OK = found_elsewhere(
    "unused-ok",
    """
    En kommentar som godtar något ska stå på raden där det är.

    Varför: En kommentar som inte längre behövs döljer nästa fel. Varningar kan godtas, och det som
    liknar personuppgifter. För en text över flera rader står kommentaren efter tecknet | eller >,
    annars efter textens slut.

    Fel:
        place: Laisvall  # medlofte: ok registration-plate
    Rätt:
        place: Laisvall
    """,
    Level.WARNING,
)


class _Sorted(NamedTuple):
    """The findings that no comment accepts, and the comments that accept nothing."""

    kept: list[Finding]
    idle: list[AcceptingComment]


def silence(
    findings: Sequence[Finding], documents: Iterable[Document], rules: Mapping[str, Rule]
) -> list[Finding]:
    """Drop what a comment accepts; complain about idle comments. `rules` are all there are."""
    kept, idle = _sorted(findings, documents, rules)
    told: Counter[str] = Counter()
    for one in idle:
        if told[one.place.path] < MOST:
            told[one.place.path] += 1
            kept.append(warning(one.place, UNUSED_OK.name, _idle(one.rule, rules)))
    return kept


def unaccepted(
    findings: Sequence[Finding], documents: Iterable[Document], rules: Mapping[str, Rule]
) -> list[Finding]:
    """Return what no comment accepts."""
    return _sorted(findings, documents, rules).kept


def accept(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with comments that accept what was found in it, each where it can stand."""
    findings = sorted(findings)
    document = parse("", text.encode())[0] if findings else None
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    there = [finding.place.line for finding in findings]
    at = document.comment_lines(there) if document else there
    for line, finding in zip(at, findings, strict=True):
        by_line[line].append(finding.rule)
    lines = text.split("\n")
    for number, names in by_line.items():
        told = lines[number - 1].removesuffix("\r")
        ending = lines[number - 1][len(told) :]
        comment = f"  # medlofte: ok {', '.join(dict.fromkeys(names))}"
        lines[number - 1] = f"{told}{comment}{ending}"
    return "\n".join(lines)


def _sorted(
    findings: Sequence[Finding], documents: Iterable[Document], rules: Mapping[str, Rule]
) -> _Sorted:
    comments = [comment for document in documents for comment in document.silences()]
    accepting = {
        (comment.place.path, line, comment.rule): comment
        for comment in comments
        for line in comment.lines
        if comment.rule in rules and rules[comment.rule].acceptable
    }
    kept: list[Finding] = []
    used: set[AcceptingComment] = set()
    for finding in findings:
        comment = accepting.get((finding.place.path, finding.place.line, finding.rule))
        if comment and finding.level is rules[finding.rule].level:
            used.add(comment)
        else:
            kept.append(finding)
    return _Sorted(kept, [one for one in comments if one not in used])


def _idle(name: str, rules: Mapping[str, Rule]) -> str:
    rule = rules.get(name)
    if rule and rule.level is Level.WARNING and not rule.acceptable:
        return t("Varningen {rule} kan inte godtas. Ta bort kommentaren.", rule=name)
    if rule and not rule.acceptable:
        return t("{rule} är ett fel och kan inte godtas. Ta bort kommentaren.", rule=name)
    near = None if rule else suggest(name, rules)
    if rule and rule.level is Level.ERROR:
        message = t("Här finns inget fel {rule} att godta.", rule=name)
    else:
        message = t("Här finns ingen varning {rule} att godta.", rule=name)
    return did_you_mean(message, near, t("Ta bort kommentaren."))
