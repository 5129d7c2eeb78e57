"""Knows findings as JUnit's XML, which build servers show as tests: a file is one test."""

from collections.abc import Iterable, Sequence
from html import escape

from medlofte.finding import Finding, Level, Place
from medlofte.wording.plain_text import harmless


def junit(paths: Sequence[str], findings: Iterable[Finding], *, strict: bool) -> str:
    """Return a test for each file; it fails by an error, where `strict` also by a warning."""
    by_path: dict[str, list[Finding]] = {path: [] for path in paths}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    cases, failures = [], 0
    for path, found in by_path.items():
        grave = [one for one in found if strict or one.level is Level.ERROR]
        mild = [one for one in found if one not in grave]
        failures += bool(grave)
        cases += _case(path, grave, mild)
    numbers = f'tests="{len(by_path)}" failures="{failures}" errors="0" skipped="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="medlofte" {numbers}>',
            f'<testsuite name="medlofte validate" {numbers}>',
            *cases,
            "</testsuite>",
            "</testsuites>\n",
        ]
    )


def _case(path: str, grave: Sequence[Finding], mild: Sequence[Finding]) -> list[str]:
    name = _legal(harmless(path))
    lines = [f'<testcase classname="medlofte" name="{name}" file="{name}">']
    if grave:
        first = grave[0]
        about = f'type="{_legal(first.rule)}" message="{_legal(first.message)}"'
        lines.append(f"<failure {about}>{_listed(grave)}</failure>")
    if mild:
        lines.append(f"<system-out>{_listed(mild)}</system-out>")
    return [*lines, "</testcase>"]


def _listed(findings: Iterable[Finding]) -> str:
    return "\n".join(
        _legal(f"{_where(one.place)} {one.level}[{one.rule}]: {one.message}") for one in findings
    )


def _where(place: Place) -> str:
    return f"{harmless(place.path)}:{place.line}:{place.column}:"


def _legal(text: str) -> str:
    return escape("\n".join(map(harmless, text.split("\n"))))
