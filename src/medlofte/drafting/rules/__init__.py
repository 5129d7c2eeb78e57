"""Knows all rules by which a document is read; a new file of rules is a line in SUBJECTS."""

from medlofte.drafting.rules import columns, kinds, page, purposes, sections, telling, who
from medlofte.drafting.rules.rule import rules_of

# By the title of their chapter in docs/reading.md.
SUBJECTS = {
    "Vad en rubrik säger": sections,
    "Vad som hör till sidan eller läsaren": page,
    "Vad som bara berättar": telling,
    "Vad det är till för": purposes,
    "Vem som ska göra det": who,
    "Vad en kolumn i en tabell säger": columns,
    "Hur mycket löftet begär": kinds,
}
BY_SUBJECT = {title: rules_of(subject) for title, subject in SUBJECTS.items()}
ALL = tuple(rule for rules in BY_SUBJECT.values() for rule in rules)
