"""Rules on comments that accept a warning where it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from medlofte.document import Document, Silence
from medlofte.finding import MOST, Finding, Level, warning
from medlofte.language import t
from medlofte.names import suggest
from medlofte.rules.rule import while_reading

UNUSED_OK = while_reading(
    "unused-ok",
    """
    En kommentar som godtar en varning ska stå på raden där varningen är.

    Varför: En kommentar som inte längre behövs döljer nästa fel. Bara varningar kan godtas. För en
    text över flera rader står kommentaren efter tecknet | eller >, annars efter textens slut.

    Fel:
        place: Laisvall  # medlofte: ok registration-plate
    Rätt:
        place: Laisvall
    """,
    Level.WARNING,
)

RULES = (UNUSED_OK,)


def silence(
    findings: Sequence[Finding], documents: Iterable[Document], levels: Mapping[str, Level]
) -> list[Finding]:
    """Drop the warnings that a comment by them accepts; complain about idle comments.

    `levels` tells the level of every rule there is.
    """
    comments = [comment for document in documents for comment in document.silences()]
    if not comments:
        return list(findings)
    accepting = {
        (comment.place.path, line, comment.rule): comment
        for comment in comments
        for line in comment.lines
        if levels.get(comment.rule) is Level.WARNING
    }
    kept: list[Finding] = []
    used: set[Silence] = set()
    for finding in findings:
        comment = accepting.get((finding.place.path, finding.place.line, finding.rule))
        if comment:
            used.add(comment)
        else:
            kept.append(finding)
    told: Counter[str] = Counter()
    for one in comments:
        if one not in used and told[one.place.path] < MOST:
            told[one.place.path] += 1
            kept.append(warning(one.place, UNUSED_OK.name, _idle(one.rule, levels)))
    return kept


def _idle(name: str, levels: Mapping[str, Level]) -> str:
    level = levels.get(name)
    if level is Level.ERROR:
        return t("{rule} är ett fel och kan inte godtas. Ta bort kommentaren.", rule=name)
    near = None if level else suggest(name, levels)
    message = t("Här finns ingen varning {rule} att godta.", rule=name)
    return f"{message} {t('Menade du {name}?', name=near) if near else t('Ta bort kommentaren.')}"
