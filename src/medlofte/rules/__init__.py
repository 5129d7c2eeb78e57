"""Knows all rules; a new subject is a new file here and a line in SUBJECTS."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from medlofte.finding import MOST, Finding
from medlofte.rules import (
    activities,
    agreements,
    doubles,
    filing,
    follow_ups,
    form,
    parties,
    personal_data,
    reading,
    silencing,
    time,
)
from medlofte.rules.rule import Rule
from medlofte.rules.silencing import silence
from medlofte.tree import Reading

SUBJECTS = (
    reading,
    form,
    time,
    filing,
    agreements,
    parties,
    activities,
    doubles,
    follow_ups,
    personal_data,
    silencing,
)
ALL: tuple[Rule, ...] = tuple(rule for subject in SUBJECTS for rule in subject.RULES)
LEVELS = {rule.name: rule.level for rule in ALL}


def check(reading: Reading, today: date) -> list[Finding]:
    """Return all findings of a municipality in order: those of reading, and those of each rule."""
    book = reading.book
    if book is None:
        return sorted(reading.findings)
    findings = list(reading.findings)
    for rule in ALL:
        findings += rule.findings(book, today)
    documents = [book.document, *(logged.document for logged in book.logged)]
    return _most(sorted(silence(findings, documents, LEVELS)))


def _most(findings: Sequence[Finding]) -> list[Finding]:
    """Keep the first of each kind about a file: a page of them is as much as anybody reads."""
    if len(findings) <= MOST:
        return list(findings)
    told: Counter[tuple[str, str]] = Counter()
    kept = []
    for finding in findings:
        told[finding.place.path, finding.rule] += 1
        if told[finding.place.path, finding.rule] <= MOST:
            kept.append(finding)
    return kept
