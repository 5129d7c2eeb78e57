"""Knows all rules by which a document is read; a new file of rules is a line in SUBJECTS."""

from medlofte.drafting.rules import acting, columns, kinds, purposes, sections, who
from medlofte.drafting.rules.rule import rules_of
from medlofte.drafting.rules.telling import own_words, page, reports

# By the title of their chapter in docs/reading.md.
SUBJECTS = {
    "Vad en rubrik säger": sections,
    "Vad som hör till sidan eller läsaren": page,
    "Vad dokumentet säger om sig självt": own_words,
    "Vad som bara berättar": reports,
    "Vad det är till för": purposes,
    "Vem som ska göra det": who,
    "Vem som är någon": acting,
    "Vad en kolumn i en tabell säger": columns,
    "Hur mycket löftet begär": kinds,
}
BY_SUBJECT = {title: rules_of(subject) for title, subject in SUBJECTS.items()}
ALL = tuple(rule for rules in BY_SUBJECT.values() for rule in rules)
