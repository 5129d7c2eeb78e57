"""Knows how findings look: for a person, for a pipe, as JSON, and as GitHub's annotations."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypedDict

from rich.text import Text

from medlofte.finding import Finding, Level
from medlofte.language import n, t
from medlofte.render.terminal.screen import Screen
from medlofte.wording.plain_text import cell_len, harmless, shorten, wrap


class FindingRow(TypedDict):
    """A complaint; `line` and `column` from 1."""

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: str


class FindingsDocument(TypedDict):
    """The document of `validate --format json`."""

    schema_version: Literal[1]
    files: int
    findings: list[FindingRow]


_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow"}


def located(findings: Iterable[Finding], shown: Callable[[str], str]) -> list[Finding]:
    """Put each path as it is shown to the reader."""
    return [
        finding._replace(place=finding.place._replace(path=shown(finding.place.path)))
        for finding in findings
    ]


def text_lines(findings: Iterable[Finding], screen: Screen) -> Iterator[Text | str]:
    """Yield `path:line:col: error[rule]: sentence`; on a terminal wrapped, with the true line."""
    for finding in findings:
        place = finding.place
        where = f"{place.path}:{place.line}:{place.column}:"
        what = f"{finding.level}[{finding.rule}]: {finding.message}"
        if not screen.terminal:
            yield f"{where} {what}"
            continue
        yield Text(where, style="bold")
        for index, line in enumerate(wrap(what, screen.width)):
            text = Text(line)
            if index == 0:
                text.stylize(_STYLES[finding.level], 0, len(finding.level))
            yield text
        if place.source.strip():
            yield from _excerpt(finding, screen)
        yield ""


def _excerpt(finding: Finding, screen: Screen) -> Iterator[Text]:
    """The true line with the spot marked; of a long line the part around the spot."""
    place = finding.place
    gutter = f"  {place.line} | "
    room = screen.width - len(gutter)
    start = max(0, place.column - 1 - room // 2) if place.column + 10 > room else 0
    source = shorten(place.source[start : start + room * 2], room)
    yield Text(gutter + source, style="dim")
    spot = place.column - 1 - start
    marks = "^" * max(1, cell_len(source[spot : spot + place.width]))
    line = Text(" " * (len(gutter) - 2) + "| " + " " * cell_len(source[:spot]) + marks)
    line.stylize(_STYLES[finding.level], len(gutter))
    yield line


def summary(files: int, findings: Sequence[Finding]) -> str:
    """45 filer: 1 fel, 1 varning; and how much of a draft is left to check."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    warnings = len(findings) - errors
    head = n("{count} fil", "{count} filer", files)
    if not findings:
        return t("{files}: inga fel.", files=head)
    told = t(
        "{files}: {errors}, {warnings}. Vad en regel vill: medlofte rule {rule}",
        files=head,
        errors=n("{count} fel", "{count} fel", errors),
        warnings=n("{count} varning", "{count} varningar", warnings),
        rule=findings[0].rule,
    )
    marks = sum(finding.rule == "unchecked" for finding in findings)
    if not marks:
        return told
    left = n(
        "{count} sak är inte kontrollerad. Gå igenom den: {command}",
        "{count} saker är inte kontrollerade. Gå igenom dem: {command}",
        marks,
        command="medlofte read --review",
    )
    return f"{told}\n{left}"


def as_json(files: int, findings: Iterable[Finding]) -> str:
    """Return the contract of `validate --format json`."""
    document: FindingsDocument = {
        "schema_version": 1,
        "files": files,
        "findings": [
            {
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "level": finding.level,
                "rule": finding.rule,
                "message": finding.message,
            }
            for finding in findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield workflow commands; data can neither end one nor begin another."""
    for finding in findings:
        place = finding.place
        yield (
            f"::{finding.level} file={_property(place.path)},line={place.line},"
            f"col={place.column},title={_property(finding.rule)}::{_data(finding.message)}"
        )


def _data(text: str) -> str:
    return harmless(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
