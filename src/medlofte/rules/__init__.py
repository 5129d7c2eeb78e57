"""Knows all rules; a new subject is a new file here and a line in SUBJECTS."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from medlofte.book.book import Book
from medlofte.book.load import Reading
from medlofte.finding import MOST, Finding
from medlofte.reading.document import Document
from medlofte.rules import (
    activities,
    agreements,
    doubles,
    filing,
    follow_ups,
    form,
    goals,
    parties,
    personal_data,
    reading,
    silencing,
    time,
)
from medlofte.rules.rule import rules_of
from medlofte.rules.silencing import silence, unaccepted

SUBJECTS = (
    reading,
    form,
    time,
    filing,
    agreements,
    goals,
    parties,
    activities,
    doubles,
    follow_ups,
    personal_data,
    silencing,
)
_PERSONAL = rules_of(personal_data)
ALL = tuple(rule for subject in SUBJECTS for rule in rules_of(subject))
BY_NAME = {rule.name: rule for rule in ALL}


def check(reading: Reading, today: date) -> list[Finding]:
    """Return all findings of a municipality in order, of reading, of searching, of each rule."""
    book = reading.book
    if book is None:
        return sorted(reading.findings)
    findings = [*reading.findings, *personal_data.in_book(book)]
    for rule in ALL:
        findings += rule.findings(book, today)
    return _most(sorted(silence(findings, _documents(book), BY_NAME)))


def check_settings(document: Document) -> list[Finding]:
    """Return the personal data in the settings that is not accepted, and comments that are idle."""
    found = silence(personal_data.in_settings(document), [document], BY_NAME)
    meant = personal_data.to_be_contacted(document)
    return [one for one in found if one not in meant]


def personal(book: Book) -> list[Finding]:
    """Return the personal data in a book that no comment accepts, in order."""
    return sorted(unaccepted(personal_data.in_book(book), _documents(book), BY_NAME))


def personal_in(document: Document, name: str) -> list[Finding]:
    """Return the same of one file, whatever it is, and of its name."""
    return sorted(unaccepted(personal_data.in_document(document, name), [document], BY_NAME))


def is_personal(finding: Finding) -> bool:
    """Whether it complains of what may be personal data, but may be right as it stands."""
    rule = BY_NAME[finding.rule]
    return rule in _PERSONAL and rule.acceptable


def suspicion(finding: Finding) -> str:
    """What is found, without what could be done about it in a file that is there."""
    return finding.message.removesuffix(personal_data.remedy(finding.rule)).rstrip()


def _documents(book: Book) -> list[Document]:
    return [book.document, *(logged.document for logged in book.logged)]


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
